import ConcordModel

/// Papers that change nothing, and sentences of papers that ask for nothing.
extension PaperAnchor {
    /// That every party signed a paper without effect is more than a note, unless it says aloud that something stays.
    mutating func reportNoChange() {
        let saysSo = manuscript.saysThatSomethingStays || hasMarker(below: manuscript.after)
        if saysSo { return }
        let what =
            isPatch
            ? "make the patch again with the change in it"
            : manuscript.instructions != nil
                ? "write what shall change, for instance ## Amend Section 1, and below it Strike \"old words\" and insert \"new words\""
                : manuscript.before == nil
                    ? "write the article as it shall read"
                    : "mark what shall change with {++new++}, {--old--} or {~~old~>new~~}"
        report(
            .noChange, severity: manuscript.isSigned ? .warning : nil, at: manuscript.paper.position,
            "This paper changes no words of the contract.",
            cure: isPatch
                ? "Nothing need be done if that is meant. Else \(what)."
                : "If something shall change, \(what). If it is meant that the contract stays as it is, say so below its head: [no change]."
        )
    }

    private func hasMarker(below id: ProvisionID) -> Bool {
        tree.children(of: id).contains { isMarker($0) || hasMarker(below: $0) }
    }

    /// Below a head that is the title of a provision nothing is a recital.
    mutating func judgeRecitals() {
        for recital in manuscript.recitals {
            var homes: [Spot] = []
            for head in recital.heads.reversed() where homes.isEmpty { homes = candidates(head.text, near: []) }
            guard let home = homes.first else { continue }
            report(
                .unclearInstruction, severity: manuscript.isSigned ? .error : .warning, at: recital.position,
                "It is not known what these words change in \(name(home.id)): “\(recital.text.prefix(160))”",
                cure:
                    "Say which words change: Strike \"old words\" and insert \"new words\". If they only tell something, set them above the head that names \(name(home.id)).",
                provision: home.id, related: [Finding.Related(tree[home.id].position, "It stands here.")])
        }
    }
}
