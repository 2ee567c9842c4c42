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
        var progress = PaperProgress()
        var nextShown = 0
        func lastBaseBefore(_ index: Int) -> Int? {
            // A marker stands for everything up to the next provision that is shown.
            let following = shown[(index + 1)...].indices.first { homes[$0].exists }
            guard let following, let place = siblings.index(of: homes[following]) else { return base.indices.last }
            return place > 0 ? place - 1 : nil
        }
        // For each one shown, itself or the next after it that the base has.
        var followingHomes = [ProvisionID?](repeating: nil, count: shown.count + 1)
        for index in shown.indices.reversed() {
            let isThere = homes[index].exists && (!isPatch || pairs.isPaired(index))
            followingHomes[index] = isThere ? homes[index] : followingHomes[index + 1]
        }
        /// Passes what is struck up to a place in the paper.
        func passStruck(_ isBefore: (Int) -> Bool) {
            while nextShown < shown.count, isBefore(nextShown) {
                if !pairs.isPaired(nextShown), homes[nextShown].exists {
                    progress.pass(homes[nextShown], at: siblings.index(of: homes[nextShown]), isStruck: true)
                }
                nextShown += 1
            }
        }
        for (index, id) in wanted.enumerated() {
            if let shownIndex = pairs.shown(for: index) {
                passStruck { $0 < shownIndex }
                nextShown = max(nextShown, shownIndex + 1)
                if isMarker(id) {
                    let place = lastBaseBefore(shownIndex)
                    progress.pass(place.map { base[$0] } ?? .none, at: place)
                } else if homes[shownIndex].exists {
                    amend(homes[shownIndex], before: shown[shownIndex], after: id)
                    progress.pass(homes[shownIndex], at: siblings.index(of: homes[shownIndex]))
                } else if isSignOff(shown[shownIndex]) || holdsSignOffsAlone(shown[shownIndex]) {
                    strays += [shown[shownIndex], id]
                }
                continue
            }
            if isMarker(id) { continue }
            if !isPatch {
                passStruck { !pairs.isPaired($0) && tree[shown[$0]].position < tree[id].position }
            }
            let place = place(
                of: id, siblings, progress, before: followingHomes[nextShown],
                isBeforeMarker: nextShown < shown.count && isMarker(shown[nextShown]))
            takeOutMarkers(below: id)
            switch place {
            case .after(let sibling):
                ask(.insert(id, under: target, after: sibling))
                progress.passInserted(id, after: siblings.index(of: sibling))
            case .unclear(let places): reportUnclear(id, places, under: target)
            }
        }
        for (index, id) in shown.enumerated() where !pairs.isPaired(index) {
            // Signatures below an inserted article stand below no head before it.
            if holdsSignOffsAlone(id) { strays.append(id) }
            guard homes[index].exists else { continue }
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

    // MARK: One provision

    private mutating func amend(_ target: ProvisionID, before: ProvisionID, after: ProvisionID) {
        restated[target] = after
        joinTextBelowHead(target, before: before, after: after)
        for part in Part.allCases { amendWords(part, of: target, before: before, after: after) }
        amendChildren(of: target, before: before, after: after)
    }
}
