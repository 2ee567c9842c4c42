import ConcordModel

/// Marked form: the paper restates the words and marks the change. Both of its readings are laid beside the base: the
/// struck reading must be the text it amends, the other says how it shall read. Provisions the paper does not show are
/// untouched.
extension PaperAnchor {
    mutating func anchorMarked(before: ProvisionID, after: ProvisionID) {
        amendChildren(of: weave.base, before: before, after: after)
    }

    /// The two readings of one level, side by side: `amend` for what both show, deletions and insertions for the rest.
    mutating func amendChildren(of target: ProvisionID, before: ProvisionID, after: ProvisionID) {
        // The articles were looked up for all papers already.
        let base = target == weave.base ? articles.ids : baseChildren(of: target)
        let shown = Array(tree.children(of: before))
        let wanted = Array(tree.children(of: after))
        if target != weave.base, !shown.isEmpty, !isPatch { restatement.add(target) }
        let homes = homesOf(shown, among: base, under: target)
        let siblings = BaseSiblings(base)
        var pairs = MarkedPairs(shown, wanted, marks, in: tree)
        if !isPatch { pairs.pairHeads(marks, in: tree) }
        if tree[target].kind == .row { pairCells(&pairs) } else { pairReplaced(&pairs) }
        // The lines around a change show what stands there, and say nothing of it.
        if isPatch, pairs.count < max(shown.count, wanted.count) { restatement.add(target) }

        // Walk the later reading; struck provisions are taken away where they stood.
        var last: ProvisionID = .none
        var nextShown = 0
        func lastBaseBefore(_ index: Int) -> ProvisionID {
            // A marker stands for everything up to the next provision that is shown.
            let following = shown[(index + 1)...].indices.first { homes[$0].exists }
            guard let following, let place = siblings.index(of: homes[following]) else { return base.last ?? .none }
            return place > 0 ? base[place - 1] : .none
        }
        // For each one wanted the next provision behind it that the base has.
        var followingHomes = [ProvisionID?](repeating: nil, count: wanted.count + 1)
        for index in wanted.indices.reversed() {
            let home = pairs.shown(for: index).map { homes[$0] }.flatMap { $0.exists ? $0 : nil }
            followingHomes[index] = home ?? followingHomes[index + 1]
        }
        for (index, id) in wanted.enumerated() {
            if let shownIndex = pairs.shown(for: index) {
                while nextShown <= shownIndex {
                    if !pairs.isPaired(nextShown), homes[nextShown].exists { last = homes[nextShown] }
                    nextShown += 1
                }
                if isMarker(id) {
                    last = lastBaseBefore(shownIndex)
                } else if homes[shownIndex].exists {
                    amend(homes[shownIndex], before: shown[shownIndex], after: id)
                    last = homes[shownIndex]
                }
                continue
            }
            if isMarker(id) { continue }
            let place = placeOfInsertion(id, siblings, last, before: followingHomes[index + 1])
            takeOutMarkers(below: id)
            ask(.insert(id, under: target, after: place))
            last = id
        }
        for (index, id) in shown.enumerated() where !pairs.isPaired(index) && homes[index].exists {
            if checkStruck(homes[index], shown: id) {
                ask(.delete(homes[index], under: target, at: tree[id].position))
            }
        }
        if !isPatch { reportOmissions(siblings, shown, homes, under: target) }
    }

    /// Cells have no numbers: those that are left over are paired by their words, in order.
    private mutating func pairCells(_ pairs: inout MarkedPairs) {
        let (left, free) = pairs.unpaired
        if left.isEmpty || free.isEmpty { return }
        // A cell goes or comes only where the row gets shorter or longer; else each stands for the one in its place.
        guard left.count != free.count else {
            for (old, new) in zip(left, free) { pairs.pair(old, new) }
            return
        }
        let aligned = SiblingAlignment.align(
            left.map { signature(of: pairs.shown[$0], inBase: false) },
            free.map { signature(of: pairs.wanted[$0], inBase: false) })
        for (a, b) in aligned { pairs.pair(left[a], free[b]) }
    }

    /// What was struck and what was inserted in its place are one provision replaced; of several without a number the words
    /// say which became which.
    private mutating func pairReplaced(_ pairs: inout MarkedPairs) {
        for (olds, news) in pairs.pairReplaced(in: tree) {
            let aligned = SiblingAlignment.align(
                olds.map { signature(of: pairs.shown[$0], inBase: false) },
                news.map { signature(of: pairs.wanted[$0], inBase: false) })
            for (a, b) in aligned { pairs.pair(olds.lowerBound + a, news.lowerBound + b) }
        }
    }

    // MARK: One provision

    private mutating func amend(_ target: ProvisionID, before: ProvisionID, after: ProvisionID) {
        joinTextBelowHead(target, before: before, after: after)
        for part in Part.allCases { amendWords(part, of: target, before: before, after: after) }
        amendChildren(of: target, before: before, after: after)
    }

    /// Where an inserted provision goes when the paper does not show its neighbour: behind the number before its own.
    private func placeOfInsertion(
        _ id: ProvisionID, _ siblings: BaseSiblings, _ last: ProvisionID, before following: ProvisionID?
    ) -> ProvisionID {
        let base = siblings.ids
        if isPatch {
            if tree[id].kind.isTopLevel { return placeOfPatchedArticle(id, base, last, before: following) }
            // The lines around it say where it stands.
            if last.exists { return last }
        }
        let start = siblings.index(of: last).map { $0 + 1 } ?? 0
        let end = following.flatMap(siblings.index) ?? base.count
        if let label = tree.label(of: id), let value = label.value, start <= end {
            for place in siblings.places(ofValue: value - 1, label: baseLabel) where start..<end ~= place {
                guard tree[base[place]].kind == tree[id].kind, let other = baseLabel(of: base[place]),
                    other.listStyle == label.listStyle || tree[id].kind != .item
                else { continue }
                return base[place]
            }
        }
        if !last.exists {
            if let following, let place = siblings.index(of: following) { return place > 0 ? base[place - 1] : .none }
            if tree[id].kind.isTopLevel { return placeOfNewArticle(id, base, .none) }
            return base.last ?? .none
        }
        return last
    }
}
