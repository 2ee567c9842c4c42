import ConcordModel

/// A patch whose lines are not those of the contract: where its words and the contract's differ, and whose they are.
extension PaperAnchor {
    static let cureOfStalePatch =
        "Make the patch again on the words as they stand now; if it was drafted on another paper, write that in the front matter, for instance `after: [TA-01]`, and show more lines around the change (git diff -U10)."

    /// The same where the other paper is known.
    static let otherCureOfStalePatch = "Otherwise make the patch again on the words as they stand now."

    /// Says that words of the patch and of the contract differ where the patch has no change of its own.
    func finding(
        ofPatch paper: String, contract: String, in citation: String, at place: SourcePosition,
        _ home: Finding.Related
    ) -> Finding {
        let message: String
        if paper.isEmpty {
            message = "\(citation) reads “\(contract)” here, and the lines of the patch do not have these words."
        } else if contract.isEmpty {
            message = "The lines of the patch read “\(paper)” here, and \(citation) does not have these words."
        } else {
            message = "The lines of the patch read “\(paper)” here, and \(citation) reads “\(contract)”."
        }
        return Finding(
            .staleText, at: place, message, cure: PaperAnchor.cureOfStalePatch, papers: [manuscript.paper.id],
            provision: citation, related: [home])
    }

    /// Says that the patch shows a provision that is not there.
    private mutating func reportUnknownOfPatch(_ id: ProvisionID, under target: ProvisionID) {
        let place =
            target == weave.base ? "The agreement" : citations.citation(of: target, in: weave, version: self.base)
        let isNamed = tree.label(of: id) != nil || !tree[id].heading.isEmpty
        let excerpt = tree.string(.text, of: id).quotedInPart()
        report(
            isNamed ? .unknownTarget : .staleText, at: tree[id].position,
            isNamed
                ? "\(place) has no \(name(of: id))."
                : "\(place) has no such \(tree[id].kind == .row ? "row" : "paragraph")\(excerpt.isEmpty ? "" : ": “\(excerpt)”").",
            cure: PaperAnchor.cureOfStalePatch, provision: target,
            related: [Finding.Related(tree[target].position, "\(place) stands here.")])
    }

    // MARK: Finding the differences

    /// Reports where the patch's lines, set in the place of those that are most like them, read otherwise than the contract.
    mutating func reportStale(_ part: PatchPlaces.Part) {
        let known = findings.count + unmarked.count
        reportStale(below: weave.base, provisions(of: part), paperChildren(of: part.before))
        if findings.count + unmarked.count > known { return }
        // The words are there, and rows, lists or notes are not set as the patch has them.
        report(
            .staleText, at: tree[part.before].position,
            "The lines of this part of the patch are set otherwise where it was drafted: in other rows, or with other signs between the words.",
            cure:
                "Make the patch again on the files that `concord adopt` writes of the papers it comes after, or say the change in a marked paper."
        )
    }

    private mutating func reportStale(below target: ProvisionID, _ base: [ProvisionID], _ shown: [ProvisionID]) {
        let pairs = pair(base, shown)
        var (i, j) = (0, 0)
        for (a, b) in pairs + [(base.count, shown.count)] {
            for id in base[i..<a] where !tree.string(.text, of: id).isEmpty || !tree[id].heading.isEmpty {
                let words = tree.string(tree[id].text.isEmpty ? .heading : .text, of: id).quotedInPart()
                let citation = citations.citation(of: target, in: weave, version: self.base)
                findings.append(
                    finding(
                        ofPatch: "", contract: words, in: citation, at: manuscript.paper.position,
                        Finding.Related(tree[id].position, "The contract's words stand here.")))
            }
            for id in shown[j..<b] { reportUnknownOfPatch(id, under: target) }
            guard a < base.count, b < shown.count else { break }
            reportStale(base[a], shown[b])
            (i, j) = (a + 1, b + 1)
        }
    }

    private mutating func reportStale(_ target: ProvisionID, _ shown: ProvisionID) {
        if isSame(target, shown) { return }
        for part in Part.allCases {
            let (base, words) = (baseTokens(part, of: target), paperTokens(part, of: shown))
            let comparison = ReadingComparison(
                base: base, shown: words, marks: SourceMarks([]), ellipsis: tokenizer.ellipsis)
            for difference in comparison.differences { reportStale(difference, part, target, base, words) }
        }
        reportStale(below: target, baseChildren(of: target), paperChildren(of: shown))
    }

    private mutating func reportStale(
        _ difference: ReadingComparison.Difference, _ part: Part, _ target: ProvisionID, _ base: [Token],
        _ shown: [Token]
    ) {
        let token = difference.shown.first.map { shown[$0] } ?? shown[safely: difference.shown.lowerBound] ?? shown.last
        let isShown = token.map { !manuscript.patch.isHidden($0.source) } ?? false
        unmarked.append(
            UnmarkedWords(
                place: Weave.Place(provision: target, part: part),
                words: difference.shown.map { shown[$0].exact }.filter { $0 != 0 },
                finding: finding(
                    ofPatch: excerpt(shown, difference.shown), contract: excerpt(base, difference.base),
                    in: citations.citation(of: target, in: weave, version: self.base),
                    at: isShown ? SourcePosition(file, Int(token?.source ?? 0)) : manuscript.paper.position,
                    Finding.Related(tree[target].position, "The contract's words stand here."))))
    }
}
