import ConcordModel

/// Papers that show words: those in marked form and those in full text. Each article that a paper shows is proved for itself.
extension PaperProof {
    /// With its marks taken, each article must be an ordered part of the version of the paper alone; with its marks refused,
    /// of what the paper was drafted on. What it does not show must be as it was, and as much as the marks add and take away
    /// must come and go.
    func marked() -> [Finding] {
        guard let root = manuscript.before else { return [] }
        let paper = ProvedReading(paper: weave.tree)
        let (shown, wanted) = (paper.children(of: root), paper.children(of: manuscript.after))
        var findings: [Finding] = []
        for id in wanted {
            let homes = laterHomes(of: id)
            findings += firstProof(of: id, homes, in: later, isWhole: false)
        }
        // A paper that settles a conflict restates one side of what both sides read there.
        if isDraftedOnConflict { return Array(findings.prefix(1)) }
        for id in shown {
            findings += firstProof(of: id, earlierHomes(of: id), in: earlier, isWhole: false)
        }
        if findings.isEmpty { findings += amounts(shown, wanted) }
        if findings.isEmpty, manuscript.paper.form == .marked { findings += outsideMarks() }
        return Array(findings.prefix(1))
    }

    /// The version of the paper alone must read as the paper does, but for what the paper says stays.
    func fullText() -> [Finding] {
        let paper = ProvedReading(paper: weave.tree)
        return Array(
            paper.children(of: manuscript.after).flatMap {
                firstProof(of: $0, laterHomes(of: $0), in: later, isWhole: true)
            }
            .prefix(1))
    }

    /// Proves one article of the paper on the first of its homes that fits.
    private func firstProof(
        of id: ProvisionID, _ homes: [ProvisionID], in reading: ProvedReading, isWhole: Bool
    ) -> [Finding] {
        if PaperAnchor.marker(id, in: weave.tree) != nil { return [] }
        if isWhole, FullTextSaying.isGoing(id, in: weave.tree) || FullTextSaying.isOfSeveral(id, in: weave.tree) {
            return []
        }
        var first: [Finding]?
        for home in homes {
            guard let finding = proof(of: id, on: home, in: reading, isWhole: isWhole) else { return [] }
            if first == nil { first = [finding] }
        }
        let line = ReadingLines.Line(id: id, kind: weave.tree[id].kind)
        return first
            ?? [
                unproved(
                    at: weave.tree[id].position, says: words(of: line, in: ProvedReading(paper: weave.tree)), .none,
                    reads: "no such article")
            ]
    }

    private func proof(
        of id: ProvisionID, on home: ProvisionID, in reading: ProvedReading, isWhole: Bool
    ) -> Finding? {
        var paper = ProvedReading(paper: weave.tree)
        var reading = reading
        paper.isFullText = isWhole
        reading.isFullText = isWhole
        var tokenizer: Tokenizer?
        func lines() -> (ReadingLines, ReadingLines) {
            (ReadingLines([id], of: paper, by: &tokenizer), ReadingLines([home], of: reading, by: &tokenizer))
        }
        func difference(_ shown: ReadingLines, _ printed: ReadingLines) -> (LineMatching, LineMatching.Difference)? {
            let matching = LineMatching(
                paper: shown, version: printed, mayLeaveOut: { !isChanged($0.id) }, isWhole: isWhole,
                ellipsis: tokenizer?.ellipsis ?? 0)
            return matching.difference().map { (matching, $0) }
        }
        var (shown, printed) = lines()
        if difference(shown, printed) == nil { return nil }
        // Bytes differ; words may not. Only those between equal lines at both ends are looked at again.
        tokenizer = weave.tokenizer
        let (start, end) = shown.equalEnds(with: printed)
        if start + end > 0 {
            shown.readWords(of: start..<shown.lines.count - end, in: paper, by: &tokenizer)
            printed.readWords(of: start..<printed.lines.count - end, in: reading, by: &tokenizer)
            if difference(shown, printed) == nil { return nil }
        }
        (shown, printed) = lines()
        guard let (matching, difference) = difference(shown, printed) else { return nil }
        let line = difference.ofPaper.map { matching.paper.lines[$0] }
        let other = difference.ofVersion.flatMap { place in
            matching.version.lines.indices.contains(place) ? matching.version.lines[place] : nil
        }
        return unproved(
            at: weave.tree[line?.id ?? id].position, says: words(of: line, in: paper), other?.id ?? home,
            reads: words(of: other, in: reading))
    }

    /// Whether in each article as much comes and goes as the paper marks.
    private func amounts(_ shown: [ProvisionID], _ wanted: [ProvisionID]) -> [Finding] {
        for home in Set(shown.flatMap { earlierHomes(of: $0).prefix(1) }).sorted() {
            let old = shown.filter { earlierHomes(of: $0).first == home }
            let new = wanted.filter { laterHomes(of: $0).first == home }
            if new.isEmpty { continue }
            var tokenizer: Tokenizer?
            func difference() -> Int {
                let paper = ProvedReading(paper: weave.tree)
                let marked =
                    ReadingLines(new, of: paper, by: &tokenizer).size
                    - ReadingLines(old, of: paper, by: &tokenizer).size
                let changed =
                    ReadingLines([home], of: later, by: &tokenizer).size
                    - ReadingLines([home], of: earlier, by: &tokenizer).size
                return marked - changed
            }
            if difference() == 0 { continue }
            tokenizer = weave.tokenizer
            let rest = difference()
            if rest == 0 { continue }
            return [
                unproved(
                    at: weave.tree[new[0]].position,
                    says:
                        "its marks leave \(abs(rest)) \(abs(rest) == 1 ? "word" : "words") \(rest > 0 ? "more" : "fewer")",
                    home,
                    reads: "more words than are marked \(rest > 0 ? "went" : "stayed")")
            ]
        }
        return []
    }
}
