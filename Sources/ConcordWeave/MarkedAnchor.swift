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
        let base = baseChildren(of: target)
        let shown = Array(tree.children(of: before))
        let wanted = Array(tree.children(of: after))
        if target != weave.base, !shown.isEmpty, !isPatch { restatement.add(target) }
        let homes = homesOf(shown, among: base, under: target)
        let siblings = BaseSiblings(base)
        var byPlainOffset: [PlainKey: Int] = [:]
        for (index, id) in shown.enumerated() {
            if let key = plainKey(of: id) { byPlainOffset[key] = index }
        }
        var pairs: [(shown: Int?, wanted: ProvisionID)] = wanted.map { id in
            (plainKey(of: id).flatMap { byPlainOffset[$0] }, id)
        }
        pairHeads(&pairs, shown)
        if tree[target].kind == .row { pairCells(&pairs, shown) } else { pairReplaced(&pairs, shown) }
        let kept = Set(pairs.compactMap(\.shown))
        // The lines around a change show what stands there, and say nothing of it.
        if isPatch, kept.count < max(shown.count, wanted.count) { restatement.add(target) }

        // Walk the later reading; struck provisions are taken away where they stood.
        var last: ProvisionID = .none
        var nextShown = 0
        func lastBaseBefore(_ index: Int) -> ProvisionID {
            // A marker stands for everything up to the next provision that is shown.
            let following = shown[(index + 1)...].indices.first { homes[$0].exists }
            guard let following, let place = siblings.index(of: homes[following]) else { return base.last ?? .none }
            return place > 0 ? base[place - 1] : .none
        }
        // For each pair the next provision behind it that the base has.
        var followingHomes = [ProvisionID?](repeating: nil, count: pairs.count + 1)
        for index in pairs.indices.reversed() {
            let home = pairs[index].shown.map { homes[$0] }.flatMap { $0.exists ? $0 : nil }
            followingHomes[index] = home ?? followingHomes[index + 1]
        }
        for (index, (shownIndex, id)) in pairs.enumerated() {
            if let shownIndex {
                while nextShown <= shownIndex {
                    if !kept.contains(nextShown), homes[nextShown].exists { last = homes[nextShown] }
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
        for (index, id) in shown.enumerated() where !kept.contains(index) && homes[index].exists {
            if checkStruck(homes[index], shown: id) {
                ask(.delete(homes[index], under: target, at: tree[id].position))
            }
        }
        if !isPatch { reportOmissions(siblings, shown, homes, under: target) }
    }

    private struct PlainKey: Hashable {
        var offset: Int
        var kind: ProvisionKind
    }

    private func plainKey(of id: ProvisionID) -> PlainKey? {
        marks.plainOffset(of: id, in: tree).map { PlainKey(offset: $0, kind: tree[id].kind) }
    }

    /// A head all of whose words are replaced in one line, its number among them, is still the head of what stands below:
    /// `## {~~Section 1. Days~>Section 1A. Shifts~~}`.
    private func pairHeads(_ pairs: inout [(shown: Int?, wanted: ProvisionID)], _ shown: [ProvisionID]) {
        guard !isPatch else { return }
        let taken = Set(pairs.compactMap(\.shown))
        var places: [SourcePosition: Int] = [:]
        for (index, id) in shown.enumerated() where !taken.contains(index) && tree[id].kind == .section {
            if marks.isPlain(at: tree[id].position) { places[tree[id].position] = index }
        }
        if places.isEmpty { return }
        for index in pairs.indices where pairs[index].shown == nil && tree[pairs[index].wanted].kind == .section {
            pairs[index].shown = places[tree[pairs[index].wanted].position]
        }
    }

    /// Cells have no numbers: those that are left over are paired by their words, in order.
    private mutating func pairCells(_ pairs: inout [(shown: Int?, wanted: ProvisionID)], _ shown: [ProvisionID]) {
        let taken = Set(pairs.compactMap(\.shown))
        let left = shown.indices.filter { !taken.contains($0) }
        let free = pairs.indices.filter { pairs[$0].shown == nil }
        // A cell goes or comes only where the row gets shorter or longer; else each stands for the one in its place.
        let aligned =
            left.count == free.count
            ? zip(left.indices, free.indices).map { ($0, $1) }
            : SiblingAlignment.align(
                left.map { signature(of: shown[$0], inBase: false) },
                free.map { signature(of: pairs[$0].wanted, inBase: false) })
        for (a, b) in aligned { pairs[free[b]].shown = left[a] }
    }

    /// A provision that is wholly struck and one that is wholly inserted right behind it, with the same label or of the same
    /// kind without one, are one provision replaced.
    private mutating func pairReplaced(_ pairs: inout [(shown: Int?, wanted: ProvisionID)], _ shown: [ProvisionID]) {
        var taken = Set(pairs.compactMap(\.shown))
        var previous = -1
        /// Behind the last of several that were paired by their words.
        var end = 0
        for index in pairs.indices {
            if let shownIndex = pairs[index].shown {
                previous = shownIndex
                continue
            }
            let candidate = previous + 1
            guard index >= end, candidate < shown.count, !taken.contains(candidate) else { continue }
            let (old, new) = (shown[candidate], pairs[index].wanted)
            let key = TargetSearch.key(new, in: tree)
            guard tree[old].kind == tree[new].kind, TargetSearch.key(old, in: tree) == key else { continue }
            if key.isEmpty {
                // Of several the words say which became which.
                let olds = shown[candidate...].indices.prefix {
                    !taken.contains($0) && isUnnamed(shown[$0], like: new)
                }
                let news = pairs[index...].indices.prefix {
                    pairs[$0].shown == nil && isUnnamed(pairs[$0].wanted, like: new)
                }
                if max(olds.count, news.count) > 1 {
                    let aligned = SiblingAlignment.align(
                        olds.map { signature(of: shown[$0], inBase: false) },
                        news.map { signature(of: pairs[$0].wanted, inBase: false) })
                    for (a, b) in aligned {
                        pairs[news.lowerBound + b].shown = olds.lowerBound + a
                        taken.insert(olds.lowerBound + a)
                    }
                    (previous, end) = (olds.upperBound - 1, news.upperBound)
                    continue
                }
            }
            pairs[index].shown = candidate
            taken.insert(candidate)
            previous = candidate
        }
    }

    private func isUnnamed(_ id: ProvisionID, like other: ProvisionID) -> Bool {
        tree[id].kind == tree[other].kind && TargetSearch.key(id, in: tree).isEmpty
    }

    // MARK: One provision

    private mutating func amend(_ target: ProvisionID, before: ProvisionID, after: ProvisionID) {
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

    // MARK: Markers

    /// `CCL`, `[current contract language]`, `[no change]` or `…` in a provision's place: what it stands for is untouched.
    func isMarker(_ id: ProvisionID) -> Bool {
        guard tree[id].firstChild == .none else { return false }
        // “[CCL]” alone reads as an item without words, numbered 250.
        if tree[id].kind == .item, tree[id].text.isEmpty { return PaperAnchor.isMarker(tree.string(.label, of: id)) }
        return tree[id].kind == .paragraph && isMarkerText(of: id)
    }

    /// Whether the text of a provision is a marker.
    func isMarkerText(of id: ProvisionID) -> Bool {
        let runs = tree[id].text
        guard !runs.isEmpty, runs.reduce(0, { $0 + tree.runs[Int($1)].length }) <= Self.longestMarker else {
            return false
        }
        return PaperAnchor.isMarker(tree.string(.text, of: id))
    }

    /// A marker that stands behind an inserted provision was read as part of it, and is no contract text.
    private mutating func takeOutMarkers(below id: ProvisionID) {
        for child in Array(tree.children(of: id)) {
            if isMarker(child) { strays.append(child) } else { takeOutMarkers(below: child) }
        }
    }

    /// Bytes of the longest marker with signs around it; longer text is none, and need not be looked at.
    private static let longestMarker = 48

    static func isMarker(_ text: String) -> Bool {
        guard text.utf8.count <= longestMarker else { return false }
        let bare = text.lowercased().filter { $0.isLetter || $0 == " " || $0 == "…" || $0 == "." }
        let words = bare.split(separator: " ").joined(separator: " ")
        return markers.contains(words)
    }

    private static let markers: Set<String> = [
        "ccl", "current contract language", "no change", "no changes", "…", "...", ". . .", "unchanged", "ccl.",
        "no change.", "current contract language.", "remainder unchanged", "balance unchanged",
    ]
}
