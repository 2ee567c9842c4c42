import ConcordModel

extension BlockReader {
    /// Front matter of an article file is for tools and no text of the contract, but for the title of a file that has no head
    /// of its own, as those of a web site: `title: "Article 3: Mayor"`.
    mutating func readFrontMatter() {
        guard let end = FrontMatter.lastLine(of: lines, in: bytes) else { return }
        // Notes in it are about no provision.
        while nextNote < source.notes.count, source.notes[nextNote].offset <= lines[end].end { nextNote += 1 }
        let title = lines[1..<end].lazy.compactMap(title).first
        next = end + 1
        if let title, !hasHead { openTopLevel(title.words, title.line) }
        afterBlank = true
    }

    /// The words of a `title:`, without quotation marks and remarks.
    private func title(_ line: Line) -> (words: Range<Int>, line: Line)? {
        guard line.indent == 0, let start = HeadLabel.match("title:", bytes, line.start, line.end) else { return nil }
        var words = trimmed(start..<line.end)
        guard let first = bytes[words].first, first != UInt8(ascii: "|"), first != UInt8(ascii: ">") else { return nil }
        if first == UInt8(ascii: "\"") || first == UInt8(ascii: "'") {
            guard let close = bytes[words].dropFirst().firstIndex(of: first) else { return nil }
            words = trimmed(words.lowerBound + 1..<close)
        } else if let remark = words.dropFirst().first(where: {
            bytes[$0] == UInt8(ascii: "#") && bytes[$0 - 1] == 0x20
        }) {
            words = trimmed(words.lowerBound..<remark)
        }
        return words.isEmpty ? nil : (words, line)
    }

    /// Whether a head of the first rank stands anywhere, or the text begins with the head of an article.
    private var hasHead: Bool {
        var isFirst = true
        for line in lines[next...] where !line.isBlank {
            if bytes[line.start] == UInt8(ascii: "#"), line.indent < 4 {
                let rest = bytes[line.start..<line.end].drop { $0 == UInt8(ascii: "#") }
                if rest.startIndex == line.start + 1, endsHeadMarks(rest.startIndex, line) { return true }
                if isHeadOfArticle(trimmed(rest.startIndex..<line.end)) { return true }
            } else if isFirst, let head = wordedHead(trimmed(line.start..<line.end)),
                head.label.word == .article
            {
                return true
            }
            isFirst = false
        }
        return false
    }
}
