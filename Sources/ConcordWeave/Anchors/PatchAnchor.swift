import ConcordModel

/// Patch form: each file as it reads without the patch and with it. What differs is the change, in the lines that the patch
/// shows and in what these make of others; all else is untouched.
extension PaperAnchor {
    var isPatch: Bool { manuscript.paper.form == .patch }

    mutating func anchorPatch() {
        for part in manuscript.patch.stale { reportStale(part) }
        for part in manuscript.patch.parts {
            amendChildren(of: weave.base, provisions(of: part), before: part.before, after: part.after, in: part.home)
        }
    }

    /// The provisions of the base that stand in a file.
    func provisions(of part: PatchPlaces.Part) -> [ProvisionID] {
        if let provisions = part.provisions { return provisions }
        guard case .contract(let file) = part.home else { return [] }
        return articles.ids.filter { tree[$0].position.file == file }
    }

    mutating func amendPatched(_ target: ProvisionID, before: ProvisionID, after: ProvisionID) {
        if SameText.holds(below: before, and: after, in: tree) {
            return reportColumnsBelow(target, before: before, after: after)
        }
        reportColumns(of: target, before: before, after: after)
        for part in Part.allCases where !SameText.holds(part, of: before, and: after, in: tree) {
            restatement.add(target)
            let earlier = baseTokens(part, of: target)
            let shown = paperTokens(part, of: before)
            let patch = manuscript.patch
            var later = paperTokens(part, of: after)
            if part != .label, !tree[target].kind.keepsLines {
                // Other quotes, dashes and spaces are no change.
                later = KeptTypography(of: earlier, in: later).tokens
            }
            change(part, of: target, from: earlier, to: later, near: after) { index in
                guard shown.count == earlier.count, !patch.isHidden(shown[index].source) else { return nil }
                return shown[index].source
            }
        }
        if tree[after].kind == .table { pairColumns(of: before, and: after, inBase: false) }
        amendChildren(of: target, baseChildren(of: target), before: before, after: after, in: nil)
    }

    /// - Parameters:
    ///   - base: what stands below `target` in the base; of articles those of the file.
    ///   - home: the file, for articles.
    private mutating func amendChildren(
        of target: ProvisionID, _ base: [ProvisionID], before: ProvisionID, after: ProvisionID,
        in home: PatchPlaces.Home?
    ) {
        let shown = paperChildren(of: before)
        let wanted = paperChildren(of: after)
        let homes = homesOfPatched(shown, among: base)
        let pairs = pairPatched(shown, wanted)
        if pairs.count < max(shown.count, wanted.count) { restatement.add(target) }
        var last: ProvisionID = .none
        var (i, j) = (0, 0)
        for (a, b) in pairs + [(shown.count, wanted.count)] {
            while i < a {
                if let id = homes[i] {
                    ask(.delete(id, under: target, at: tree[shown[i]].position))
                    struckReadings[id] = shown[i]
                    last = id
                }
                i += 1
            }
            while j < b {
                let following = homes[a...].lazy.compactMap { $0 }.first
                let place = home.map { placeOfPatchedArticle(in: $0, last, before: following) } ?? last
                ask(.insert(wanted[j], under: target, after: place))
                last = wanted[j]
                if let home { lastOfNewFiles[home] = last }
                j += 1
            }
            guard a < shown.count, b < wanted.count else { break }
            if let id = homes[a] {
                amendPatched(id, before: shown[a], after: wanted[b])
                last = id
            }
            (i, j) = (a + 1, b + 1)
        }
    }

    /// The provision of the base that each one is that was read from its file: nearly always they are the same, one for one.
    private mutating func homesOfPatched(_ shown: [ProvisionID], among base: [ProvisionID]) -> [ProvisionID?] {
        if shown.elementsEqual(base, by: { tree[$0].kind == tree[$1].kind }) { return base }
        var homes = [ProvisionID?](repeating: nil, count: shown.count)
        let pairs = SiblingAlignment.align(
            base.map { signature(of: $0, inBase: true) }, shown.map { signature(of: $0, inBase: false) })
        for (a, b) in pairs { homes[b] = base[a] }
        return homes
    }

    /// Pairs the siblings of both readings, in order: those that begin with the same word are the same, and what stands between
    /// them is paired by likeness. Cells keep their columns.
    private mutating func pairPatched(_ shown: [ProvisionID], _ wanted: [ProvisionID]) -> [(Int, Int)] {
        if let first = wanted.first, tree[first].kind == .cell { return pairCells(shown, wanted, inBase: false) }
        var places: [Int: Int] = [:]
        for (place, id) in shown.enumerated() {
            if let offset = marks.plainOffset(of: id, in: tree), places[offset] == nil { places[offset] = place }
        }
        let values = wanted.map { id -> Int? in
            guard let place = marks.plainOffset(of: id, in: tree).flatMap({ places[$0] }) else { return nil }
            let other = tree[shown[place]]
            return other.kind == tree[id].kind && other.isHead == tree[id].isHead ? place : nil
        }
        let same = AscendingChain.places(of: values).map { (values[$0] ?? 0, $0) }
        var pairs: [(Int, Int)] = []
        var (i, j) = (0, 0)
        for (a, b) in same + [(shown.count, wanted.count)] {
            if i < a, j < b {
                let gap = SiblingAlignment.align(
                    shown[i..<a].map { signature(of: $0, inBase: false) },
                    wanted[j..<b].map { signature(of: $0, inBase: false) })
                pairs += gap.map { ($0.0 + i, $0.1 + j) }
            }
            if a < shown.count { pairs.append((a, b)) }
            (i, j) = (a + 1, b + 1)
        }
        return pairs
    }

    /// Where an article that the patch inserts goes: where its file says.
    private func placeOfPatchedArticle(
        in home: PatchPlaces.Home, _ last: ProvisionID, before following: ProvisionID?
    ) -> ProvisionID {
        if last.exists { return last }
        let base = articles.ids
        func behindFile(_ file: FileID) -> ProvisionID? { base.last { tree[$0].position.file == file } }
        func inFront(of index: Int) -> ProvisionID { index > 0 ? base[index - 1] : .none }
        switch home {
        case .contract(let file):
            if let index = following.flatMap(base.firstIndex) { return inFront(of: index) }
            return behindFile(file) ?? base.last ?? .none
        case .new(let predecessor):
            // Several new files behind one another come in their order.
            if let other = lastOfNewFiles[home] { return other }
            if let predecessor { return behindFile(predecessor) ?? base.last ?? .none }
            // Before all files, and behind the title and the cover.
            return inFront(of: base.firstIndex { tree[$0].kind.isTopLevel || tree[$0].kind == .division } ?? base.count)
        }
    }
}
