import ConcordModel

/// The words of one provision in a marked paper: what stands outside the marks must be the text it amends.
extension PaperAnchor {
    mutating func amendWords(_ part: Part, of target: ProvisionID, before: ProvisionID, after: ProvisionID) {
        if amendByMarks(part, of: target, before: before, after: after) { return }
        let shown = paperTokens(part, of: before, restating: target)
        let wanted = paperTokens(part, of: after)
        // A mark inside a word (`post{++ed++}`) may lie beyond the bytes that the word seems to take.
        let isMarked =
            shown.contains { !marks.isPlain($0) } || wanted.contains { !marks.isPlain($0) }
            || !shown.elementsEqual(wanted) { $0.exact == $1.exact }
        // What is not shown is untouched; a head that only points ("Section 2") shows no title.
        if shown.isEmpty, wanted.isEmpty { return }
        if part == .label {
            // Separators of a head are not retyped; a label changes only where a mark touches it.
            if isMarked { change(part, of: target, from: baseTokens(part, of: target), to: wanted, near: after) }
            return
        }
        // `## Section 2. CCL` says that the section stays.
        if part == .heading, PaperAnchor.isMarker(.heading, of: before, in: tree) { return }
        // Heads are retyped in capitals or without them; that is typography.
        if part == .heading, !isMarked, TargetSearch.title(before, in: tree) == baseTitle(of: target) { return }
        if part == .text, isMarkerText(of: before) { return }
        let home = homeOfText(part, target, shown)
        let base = baseTokens(part, of: home)
        if isMarked, isDoubtful(shown, home, base) { return }
        var comparison = ReadingComparison(base: base, shown: shown, marks: marks, ellipsis: tokenizer.ellipsis)
        var reading = base
        if !comparison.differences.isEmpty {
            // Where papers before this one disagree, it may restate the words of either side, or those before both.
            for other in sidesOfConflict(Weave.Place(provision: home, part: part)) {
                let tokens = weave.tokens(part, of: home, other, by: &tokenizer)
                let candidate = ReadingComparison(
                    base: tokens, shown: shown, marks: marks, ellipsis: tokenizer.ellipsis)
                if candidate.differences.isEmpty {
                    (comparison, reading) = (candidate, tokens)
                    break
                }
            }
        }
        guard comparison.differences.isEmpty else {
            // A mark that is never closed makes all that follows look different; it has a finding of its own.
            if marks.hasBroken(in: before, of: tree) { return }
            for difference in comparison.differences { report(difference, part, home, base, shown) }
            return
        }
        restatement.add(home)
        guard isMarked || reading.map(\.exact) != base.map(\.exact) else { return }
        let isOfBase = reading.map(\.exact) == base.map(\.exact)
        let later = comparison.laterReading(wanted, base: reading, marks: marks, signs: ClosingSigns(text: tree.text))
        // Where papers before this one disagree, the words it restates need not be those that stand there.
        guard isOfBase else { return change(part, of: home, from: base, to: later.tokens, near: after) }
        changeMarked(part, of: home, from: base, to: later, near: after) { index in
            comparison.source(ofBase: index)
        }
    }

    /// The readings of a place when several papers that this one comes after changed it: without all of them, and with
    /// each alone.
    private func sidesOfConflict(_ place: Weave.Place) -> [[Bool]] {
        let papers = Set((weave.recordsByPlace[place] ?? []).flatMap { weave.records[$0].papers }).filter(base.contains)
        guard papers.count > 1 else { return [] }
        return [weave.presence(in: base.removing(papers))]
            + papers.sorted().map { paper in weave.presence(in: base.removing(papers.filter { $0 != paper })) }
    }

    private mutating func baseTitle(of target: ProvisionID) -> String {
        let words = baseTokens(.heading, of: target)
        return TargetSearch.letters(of: words.lazy.map(\.bytes), in: tree)
    }

    /// A section's text may run into its head in the paper and stand below it in the contract: the words are the same.
    private mutating func homeOfText(_ part: Part, _ target: ProvisionID, _ shown: [Token]) -> ProvisionID {
        guard part == .text, !shown.isEmpty, tree[target].kind == .section, baseTokens(.text, of: target).isEmpty,
            let first = baseChildren(of: target).first, tree[first].kind == .paragraph
        else { return target }
        return first
    }

    /// Whether a provision that is struck as a whole is the one the contract has; what differs is reported.
    mutating func checkStruck(_ target: ProvisionID, shown: ProvisionID) -> Bool {
        var isSame = true
        for part in [Part.heading, .text] {
            let struck = paperTokens(part, of: shown)
            guard !struck.isEmpty else { continue }
            let base = baseTokens(part, of: target)
            let comparison = ReadingComparison(
                base: base, shown: struck, marks: marks, ellipsis: tokenizer.ellipsis)
            for difference in comparison.differences {
                report(difference, part, target, base, struck)
                isSame = false
            }
        }
        // What is shown of what stands below it must be there too; what is not shown goes with it.
        let below = tree.children(of: shown).filter { !isMarker($0) }
        if below.isEmpty { return isSame }
        for (child, home) in zip(below, homesOf(below, among: baseChildren(of: target), under: target)) {
            if !home.exists || !checkStruck(home, shown: child) { isSame = false }
        }
        return isSame
    }

    private mutating func report(
        _ difference: ReadingComparison.Difference, _ part: Part, _ target: ProvisionID, _ base: [Token],
        _ shown: [Token]
    ) {
        let contract = excerpt(base, difference.base)
        let paper = excerpt(shown, difference.shown)
        let place: SourcePosition
        if let token = difference.shown.first.map({ shown[$0] }) ?? shown[safely: difference.shown.lowerBound]
            ?? shown.last
        {
            place = SourcePosition(file, Int(token.source))
        } else {
            place = manuscript.paper.position
        }
        let home = Finding.Related(tree[target].position, "The contract's words stand here.")
        let citation = citations.citation(of: target, in: weave, version: self.base)
        if difference.isStruck {
            report(
                .staleText, at: place,
                "The struck words “\(paper)” are not in \(citation)\(contract.isEmpty ? "" : "; it reads “\(contract)”").",
                cure: "Strike the words as the contract has them.", provision: target, related: [home])
            return
        }
        let message: String
        let cure: String
        if let sign = ["++}", "--}", "~~}"].first(where: paper.contains), !contract.contains(sign) {
            message = "“\(sign)” closes a mark that was never opened."
            cure = "Write {\(sign.prefix(2)) where the marked words begin, or take “\(sign)” out."
        } else if let sign = PaperAnchor.remains.first(where: { paper.contains($0) && !contract.contains($0) }) {
            message = "“\(sign)” looks like part of a mark that is not whole: “\(paper)”."
            cure = "Write {--old--}, {++new++} or {~~old~>new~~}, each closed in its own paragraph."
        } else if difference.shown.isEmpty {
            message = "\(citation) reads “\(contract)” here; the paper leaves these words out without a mark."
            cure = "Restate them, or strike them: {--\(contract)--}."
        } else if difference.base.isEmpty {
            message = "The paper has “\(paper)” here, which \(citation) has not, without a mark."
            cure = "Take the words out, or insert them with a mark: {++\(paper)++}."
        } else {
            message = "The paper reads “\(paper)” here and \(citation) reads “\(contract)”, without a mark."
            cure = "Restate the contract's words, or mark the change: {~~\(contract)~>\(paper)~~}."
        }
        unmarked.append(
            UnmarkedWords(
                place: Weave.Place(provision: target, part: part),
                words: difference.shown.map { shown[$0].exact }.filter { $0 != 0 },
                finding: Finding(
                    .unmarkedChange, at: place, message, cure: cure, papers: [manuscript.paper.id], provision: citation,
                    related: [home])))
    }

    /// Signs of marks as people type them, which are read where both ends are there.
    private static let remains = [
        "{–", "{—", "–}", "—}", "{--", "{++", "{~~", "~~", "{+", "+}", "[-", "-]", "{-", "-}",
    ]

    /// Words for a message, with a few around a single sign so that the place can be recognised.
    func excerpt(_ tokens: [Token], _ range: Range<Int>) -> String {
        var bytes: [UInt8] = []
        for token in tokens[range] { bytes.append(contentsOf: tree.text[token.bytes]) }
        let text = String(decoding: bytes, as: UTF8.self)
        return text.count <= 120 ? text : text.prefix(80) + " … " + text.suffix(30)
    }
}

extension Array {
    subscript(safely index: Int) -> Element? { indices.contains(index) ? self[index] : nil }
}
