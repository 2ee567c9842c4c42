import ConcordModel

/// What a full text brings, and what it says of provisions that the contract has not.
extension PaperAnchor {
    /// Asks for a provision that is new. What only says that another stays or goes, and names none that the contract has,
    /// is told of and never printed. Gives whether it was asked for, or stands there already.
    mutating func insertFully(_ new: ProvisionID, under parent: ProvisionID, after sibling: ProvisionID) -> Bool {
        if let home = standsFor[new] {
            if goes(new, beside: home) { return false }
            ask(.move(home, from: parent, under: parent, after: sibling, at: tree[new].position))
            amendFully(home, to: new)
            return true
        }
        if let speaker = firstSpeaker(from: new) {
            reportNamesNone(speaker, under: parent)
            return false
        }
        takeOutMarkers(below: new)
        ask(.insert(new, under: parent, after: sibling))
        return true
    }

    /// Provisions of the base that stay and change places, and those of which the paper says that they go.
    func spokenOf(
        _ later: [ProvisionID], _ pairs: [(Int, Int)]
    ) -> (moved: Set<ProvisionID>, going: Set<ProvisionID>) {
        if standsFor.isEmpty { return ([], []) }
        let paired = Set(pairs.map(\.1))
        var (moved, going): (Set<ProvisionID>, Set<ProvisionID>) = ([], [])
        for (index, id) in later.enumerated() {
            guard let home = standsFor[id] else { continue }
            if goes(id, beside: home) {
                going.insert(home)
            } else if !paired.contains(index) {
                moved.insert(home)
            }
        }
        return (moved, going)
    }

    private mutating func firstSpeaker(from id: ProvisionID) -> ProvisionID? {
        if tree[id].kind != .table, tree[id].kind != .row, speaksOfAnother(id) { return id }
        for child in paperChildren(of: id) where FullTextSaying.ofNeighbors(child, in: tree) == nil {
            if let found = firstSpeaker(from: child) { return found }
        }
        return nil
    }

    private mutating func reportNamesNone(_ id: ProvisionID, under parent: ProvisionID) {
        let name = [tree.string(.label, of: id), tree.string(.heading, of: id)].filter { !$0.isEmpty }
            .joined(separator: " ")
        let what = name.isEmpty ? "this" : "“\(name)”"
        let place = parent == weave.base ? "the agreement" : citations.citation(of: parent, in: weave)
        let verb = goes(id) ? "is deleted" : "stays as it is"
        report(
            .unknownTarget, at: tree[id].position,
            "The paper says that \(what) \(verb), and \(place) has nothing of this name.",
            cure: "Name it as the contract does, or write out its words.", provision: parent)
    }

    /// The first place where words and an ellipsis together stand for words of the base, so that nobody can tell which of them
    /// it stands for.
    static func unclearEllipsis(_ comparison: ReadingComparison, _ later: [Token], _ ellipsis: UInt32) -> Token? {
        for difference in comparison.differences {
            if let token = later[difference.shown].first(where: { $0.loose == ellipsis }) { return token }
        }
        return nil
    }

    mutating func reportUnclear(ellipsis: Token, in target: ProvisionID) {
        let citation = citations.citation(of: target, in: weave)
        report(
            .ambiguousTarget, at: SourcePosition(file, Int(ellipsis.source)),
            "It is not clear which words of \(citation) the “…” stands for, since the words beside it are new.",
            cure: "Write the sentence out.", provision: target,
            related: [Finding.Related(tree[target].position, "The contract's words stand here.")])
    }
}
