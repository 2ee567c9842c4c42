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
        func lines(_ tokenizer: inout Tokenizer?) -> (paper: ReadingLines, version: ReadingLines) {
            (
                ReadingLines([id], of: paper, by: &tokenizer, from: memory),
                ReadingLines([home], of: reading, by: &tokenizer, from: memory)
            )
        }
        func matching(_ lines: (paper: ReadingLines, version: ReadingLines), _ ellipsis: UInt32 = 0) -> LineMatching {
            LineMatching(
                paper: lines.paper, version: lines.version, mayLeaveOut: { !self.isChanged($0.id) }, isWhole: isWhole,
                ellipsis: ellipsis)
        }
        var bytes: Tokenizer?
        var read = lines(&bytes)
        if matching(read).difference() == nil { return nil }
        // Bytes differ; words may not. Only those between equal lines at both ends are looked at again.
        return memory.withTokenizer { tokenizer in
            let ellipsis = tokenizer?.ellipsis ?? 0
            let (start, end) = read.paper.equalEnds(with: read.version)
            if start + end > 0 {
                read.paper.readWords(of: start..<read.paper.lines.count - end, in: paper, by: &tokenizer)
                read.version.readWords(of: start..<read.version.lines.count - end, in: reading, by: &tokenizer)
                if matching(read, ellipsis).difference() == nil { return nil }
            }
            read = lines(&tokenizer)
            guard let difference = matching(read, ellipsis).difference() else { return nil }
            let shown = difference.ofPaper.map { read.paper.lines[$0] }
            let printed = difference.ofVersion.flatMap { place in
                read.version.lines.indices.contains(place) ? read.version.lines[place] : nil
            }
            return unproved(
                at: weave.tree[shown?.id ?? id].position, says: words(of: shown, in: paper), printed?.id ?? home,
                reads: words(of: printed, in: reading))
        }
    }

    /// Whether in each article as much comes and goes as the paper marks.
    private func amounts(_ shown: [ProvisionID], _ wanted: [ProvisionID]) -> [Finding] {
        for home in Set(shown.flatMap { earlierHomes(of: $0).prefix(1) }).sorted() {
            let old = shown.filter { earlierHomes(of: $0).first == home }
            let new = wanted.filter { laterHomes(of: $0).first == home }
            if new.isEmpty { continue }
            func rest(_ tokenizer: inout Tokenizer?) -> Int {
                func size(_ roots: [ProvisionID], _ reading: ProvedReading) -> Int {
                    ReadingLines(roots, of: reading, by: &tokenizer, from: memory).size
                }
                let paper = ProvedReading(paper: weave.tree)
                return size(new, paper) - size(old, paper) - size([home], later) + size([home], earlier)
            }
            var bytes: Tokenizer?
            if rest(&bytes) == 0 { continue }
            let rest = memory.withTokenizer { rest(&$0) }
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
