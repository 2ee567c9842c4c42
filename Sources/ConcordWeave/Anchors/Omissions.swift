import ConcordModel

/// A restated list that leaves out a sibling: the text stays, and the writer is told.
extension PaperAnchor {
    mutating func reportOmissions(
        _ siblings: BaseSiblings, _ shown: [ProvisionID], _ homes: [ProvisionID], under target: ProvisionID
    ) {
        guard target != weave.base else { return }
        let restated = shown.indices.filter { homes[$0].exists && isListed(homes[$0]) }
        // One item alone points at its place; two or more restate the list.
        guard restated.count >= 2 else { return }
        let base = siblings.ids
        let shownPlaces = homes.map(siblings.index)
        let places = restated.compactMap { shownPlaces[$0] }
        guard let first = places.min(), let last = places.max() else { return }
        let styles = Set(restated.compactMap { tree.label(of: homes[$0])?.listStyle })
        let beginsList = base[..<first].allSatisfy { !isListed($0) }
        let homesShown = Set(homes)
        let hasMarkers = shown.contains(where: isMarker)
        for (index, id) in base.enumerated() where isListed(id) && !homesShown.contains(id) {
            let isInside = index > first && index < last
            let isAtEnd = index > last && beginsList
            guard isInside || isAtEnd else { continue }
            if let label = tree.label(of: id), !styles.contains(label.listStyle) { continue }
            if hasMarkers, hasMarker(shown, shownPlaces, around: index) { continue }
            let name = citations.citation(of: id, in: weave, version: self.base)
            let place = placeOfOmission(shown, shownPlaces, index)
            report(
                .omittedProvision, at: tree[place].position,
                "The paper restates this list and leaves out \(name); it stays in the contract as it is.",
                cure:
                    "Strike it with {-- --} to delete it, or write “\(tree.string(.label, of: id)) [no change]” to say that it stays.",
                provision: id, related: [Finding.Related(tree[id].position, "It stands here.")])
        }
    }

    private func isListed(_ id: ProvisionID) -> Bool { tree[id].kind == .item || tree[id].kind == .bullet }

    /// Whether a marker stands in the paper between the neighbours of a provision that is left out. `places` says where
    /// each shown one stands in the base.
    private func hasMarker(_ shown: [ProvisionID], _ places: [Int?], around index: Int) -> Bool {
        let previous = places.compactMap { $0 }.filter { $0 < index }.max()
        var isBehindPrevious = previous == nil
        for (place, id) in zip(places, shown) {
            if let place {
                if place > index { return false }
                isBehindPrevious = place == previous
            } else if isBehindPrevious, isMarker(id) {
                return true
            }
        }
        return false
    }

    /// The last provision the paper shows before the gap, else the first one.
    private func placeOfOmission(_ shown: [ProvisionID], _ places: [Int?], _ index: Int) -> ProvisionID {
        shown.indices.last { (places[$0] ?? index) < index }.map { shown[$0] } ?? shown[0]
    }

    /// Says that the paper shows something the contract does not have, and what it has instead.
    mutating func reportUnknown(_ id: ProvisionID, among base: [ProvisionID], under target: ProvisionID) {
        let isStruck = marks.plainOffset(of: id, in: tree) == nil
        let shownName = name(of: id)
        let place =
            target == weave.base ? "The agreement" : citations.citation(of: target, in: weave, version: self.base)
        if tree[id].kind == .paragraph || tree[id].kind == .row || tree[id].kind == .bullet {
            let cells = tree.children(of: id).map { tree.string(.text, of: $0) }
            let text = tree[id].kind == .row ? cells.joined(separator: " | ") : tree.string(.text, of: id)
            let excerpt = text.quotedInPart()
            report(
                isStruck ? .staleText : .unmarkedChange, at: tree[id].position,
                "\(place) has no such \(tree[id].kind == .row ? "row" : "paragraph")\(excerpt.isEmpty ? "" : ": “\(excerpt)”").",
                cure: isStruck
                    ? "Strike the words as the contract has them."
                    : "Restate the words as the contract has them, or mark them as new: {++…++}.", provision: target,
                related: [Finding.Related(tree[target].position, "\(place) stands here.")])
            return
        }
        if tree[id].kind == .front, tree[id].label.isEmpty, tree[id].heading.isEmpty { return reportHeadless(id) }
        let near = base.filter { tree[$0].kind == tree[id].kind }
        let list = near.prefix(12).map { citations.citation(of: $0, in: weave, version: self.base) }.joined(
            separator: "; ")
        report(
            .unknownTarget, at: tree[id].position, "\(place) has no \(shownName).",
            cure: near.isEmpty
                ? "Name a provision that the contract has, or mark the whole provision as new: {++…++}."
                : "It has \(list)\(near.count > 12 ? " and more" : ""). Name one of these, or mark the whole provision as new: {++…++}.",
            provision: target)
    }

    /// Says that words stand below no head, so that nobody can tell of which article they are.
    private mutating func reportHeadless(_ id: ProvisionID) {
        let first = tree[id].firstChild
        guard first.exists else { return }
        if tree[first].kind == .section || tree[first].kind == .item {
            return report(
                .unknownTarget, at: tree[first].position,
                "\(name(of: first)) stands below no article here, so it is not known which one is meant.",
                cure: "Set the head of its article above it, for instance “# Article 12. Vacation”.")
        }
        let excerpt = tree.string(.text, of: first).quotedInPart()
        guard !manuscript.marks.isEmpty else {
            return report(
                .unknownTarget, at: tree[first].position,
                "This paper marks no words, and it is not known which provision its words are of, so none is taken\(excerpt.isEmpty ? "" : ": “\(excerpt)”").",
                cure:
                    "If the paper says in words what changes, write `form: instructions` in its front matter. If it holds beside the contract, as most memoranda do, write `form: beside`. If it restates an article, set the head of the article above the words and mark what changes."
            )
        }
        report(
            .unknownTarget, at: tree[first].position,
            "These words stand below no head, so they belong to no provision\(excerpt.isEmpty ? "" : ": “\(excerpt)”").",
            cure:
                "Set the head of their article above them. What is said about the paper and is no text of the contract goes into an internal note: {>> … <<}."
        )
    }

    func name(of id: ProvisionID) -> String {
        let label = tree.string(.label, of: id)
        let heading = tree.string(.heading, of: id)
        let name = [label, heading].filter { !$0.isEmpty }.joined(separator: " ")
        return name.isEmpty ? "such provision" : "“\(name)”"
    }
}
