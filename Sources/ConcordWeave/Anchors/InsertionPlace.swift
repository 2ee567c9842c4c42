import ConcordModel

/// Where a marked paper has come to among the provisions of the contract while it is read from its first line to its last.
struct PaperProgress {
    /// What stands right before, as the paper's own result has it.
    private(set) var last: ProvisionID = .none
    /// The place among the base's siblings after everything that was passed.
    private(set) var next = 0
    /// Whether what was passed last is struck.
    private(set) var isAfterStruck = false

    mutating func pass(_ id: ProvisionID, at place: Int?, isStruck: Bool = false) {
        last = id
        isAfterStruck = isStruck
        if let place { next = place + 1 }
    }

    /// Passes a provision that the paper inserted after this one of the base, or after what it inserted before.
    mutating func passInserted(_ id: ProvisionID, after place: Int?) {
        last = id
        isAfterStruck = false
        if let place { next = max(next, place + 1) }
    }
}

/// Where an inserted provision goes: where the paper shows it, and where that leaves a choice, after the number before its
/// own.
extension PaperAnchor {
    enum InsertionPlace {
        case after(ProvisionID)
        /// It could be in any of several lists.
        case unclear([ProvisionID])
    }

    /// `following` is the next provision of the base that the paper shows; `isBeforeMarker` says that it first writes that
    /// something stays, so that what it leaves out stands after this one.
    func place(
        of id: ProvisionID, _ siblings: BaseSiblings, _ progress: PaperProgress, before following: ProvisionID?,
        isBeforeMarker: Bool
    ) -> InsertionPlace {
        let (base, last) = (siblings.ids, progress.last)
        let end = following.flatMap(siblings.index) ?? base.count
        let isPlaced = progress.isAfterStruck || isBeforeMarker && last.exists || comesNext(id, after: last)
        if !isPlaced, progress.next < end, let label = tree.label(of: id), let value = label.value {
            func isInList(_ other: ProvisionID, _ its: Label) -> Bool {
                tree[other].kind == tree[id].kind
                    && (tree[id].kind != .item || its.listStyle == label.listStyle)
                    && (!tree[id].kind.isTopLevel || its.word == label.word)
            }
            let places = siblings.places(ofValue: value - 1, label: baseLabel).filter { place in
                progress.next..<end ~= place && baseLabel(of: base[place]).map { isInList(base[place], $0) } ?? false
            }
            // A list that has the number already is not the one that wants it.
            let free = places.filter { !isTaken(value, in: siblings, after: $0, isInList) }
            let best = free.isEmpty ? places : free
            if best.count > 1, !last.exists { return .unclear(best.map { base[$0] }) }
            if let place = best.first { return .after(base[place]) }
            if let place = lastSmaller(value, in: siblings, progress.next..<end, isInList) {
                return .after(base[place])
            }
        }
        if last.exists { return .after(last) }
        if isBeforeMarker { return .after(.none) }
        if following != nil { return .after(end > 0 ? base[end - 1] : .none) }
        if tree[id].kind.isTopLevel { return .after(placeOfNewArticle(id, base, .none)) }
        return .after(base.last ?? .none)
    }

    /// Whether a provision has the number after that of the one before it.
    private func comesNext(_ id: ProvisionID, after last: ProvisionID) -> Bool {
        guard last.exists, tree[last].kind == tree[id].kind, let label = tree.label(of: id), let value = label.value,
            let before = baseLabel(of: last)
        else { return false }
        return before.value == value - 1 && (before.listStyle == label.listStyle || tree[id].kind != .item)
    }

    /// Whether the next of the list has this number.
    private func isTaken(
        _ value: Int, in siblings: BaseSiblings, after place: Int, _ isInList: (ProvisionID, Label) -> Bool
    ) -> Bool {
        for id in siblings.ids[(place + 1)...].prefix(Self.farthest) {
            if let label = baseLabel(of: id), isInList(id, label) { return label.value == value }
        }
        return false
    }

    /// The last provision with a smaller number before the first with a larger one, or before another list begins.
    private func lastSmaller(
        _ value: Int, in siblings: BaseSiblings, _ range: Range<Int>, _ isInList: (ProvisionID, Label) -> Bool
    ) -> Int? {
        var found: (place: Int, value: Int)?
        for place in range.prefix(Self.farthest) {
            guard let label = baseLabel(of: siblings.ids[place]), isInList(siblings.ids[place], label),
                let its = label.value
            else { continue }
            if its >= value || its <= found?.value ?? Int.min { break }
            found = (place, its)
        }
        return found?.place
    }

    /// Farther than this no list is followed.
    private static let farthest = 500

    mutating func reportUnclear(_ id: ProvisionID, _ places: [ProvisionID], under target: ProvisionID) {
        report(
            .ambiguousTarget, at: tree[id].position,
            "There are \(places.count) lists in \(citations.citation(of: target, in: weave, version: self.base)) to which “\(tree.string(.label, of: id))” could be added, and the paper does not show which.",
            cure: "Restate the item before it, or the words above the list.", provision: target,
            related: places.prefix(20).map {
                Finding.Related(
                    tree[$0].position, "\(citations.citation(of: $0, in: weave, version: self.base)) stands here.")
            })
    }
}
