import ConcordModel

/// Part of a paragraph with `…` for the rest, in a marked paper: words that stand twice in the paragraph are not found by
/// taking the first.
extension PaperAnchor {
    /// Says so where it is not known which words are marked.
    mutating func isDoubtful(_ shown: [Token], _ target: ProvisionID, _ base: [Token]) -> Bool {
        let ellipsis = tokenizer.ellipsis
        let dots = shown.filter { $0.loose == ellipsis }
        if dots.isEmpty { return false }
        let words = shown.filter { !$0.isSpace }.map(\.loose)
        let others = base.filter { !$0.isSpace }
        let doubtful = ElidedWords(words, ellipsis: ellipsis).doubtful(in: others.map(\.loose)).first { doubt in
            let start = doubt.piece > 0 ? Int(dots[doubt.piece - 1].source) : Int(shown[0].source)
            let end = doubt.piece < dots.count ? Int(dots[doubt.piece].source) : Int.max
            return marks.mark(over: start..<end) != nil
        }
        guard let doubtful else { return false }
        let pieces = shown.split { $0.loose == ellipsis }
        let excerpt = pieces.first { piece in piece.contains { !marks.isPlain($0) } } ?? pieces[0]
        let text = excerpt.map { String(decoding: tree.text[$0.bytes], as: UTF8.self) }.joined()
            .split(separator: " ").joined(separator: " ")
        let places = [doubtful.first, doubtful.last].map { place in
            SourcePosition(tree[target].position.file, Int(others[place].source))
        }
        let citation = citations.citation(of: target, in: weave, version: self.base)
        report(
            .ambiguousTarget, at: SourcePosition(file, Int(excerpt.first?.source ?? shown[0].source)),
            "“\(text.quotedInPart())” stands more than once in \(citation), so it is not known which is meant.",
            cure: "Restate more of the words before or after it.", provision: target,
            related: places.map { Finding.Related($0, "It stands here.") })
        return true
    }
}
