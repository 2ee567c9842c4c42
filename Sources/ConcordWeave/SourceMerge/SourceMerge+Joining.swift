import ConcordModel

/// Puts together what each side did between two anchors.
extension SourceMerge {
    /// A piece of one side that wants a place in a gap.
    fileprivate struct Item {
        /// The piece of the base it is; -1 for an inserted one.
        var base: Int
        var piece: Int
        /// Whether the other side deleted what it belongs to, or moved it elsewhere too.
        var isContested: Bool
    }

    /// What one side made of the base, with an eye on what the other did.
    fileprivate struct View {
        let list: PieceList
        let mine: PieceAlignment
        let other: PieceAlignment
        /// Whether the other side deleted what the piece belongs to.
        var isContested: [Bool]
        /// For an inserted piece the piece of the base behind which it stays wherever the other side moved that.
        var follows: [Int]
        /// Between which anchors each piece stands.
        var gaps: [Int]
    }

    mutating func join() {
        let anchors = base.pieces.indices.filter {
            left.partner[$0] >= 0 && right.partner[$0] >= 0 && !left.isMoved[$0] && !right.isMoved[$0]
        }
        let our = view(of: ours, left, right, anchors)
        let their = view(of: theirs, right, left, anchors)
        var followers: [Int: [Int]] = [:]
        for view in [our, their] {
            for (piece, base) in view.follows.enumerated() where base >= 0 {
                followers[base, default: []].append(piece)
            }
        }
        var (i, j, k) = (0, 0, 0)
        for anchor in anchors + [base.pieces.count] {
            let isEnd = anchor == base.pieces.count
            let ourEnd = isEnd ? ours.pieces.count : left.partner[anchor]
            let theirEnd = isEnd ? theirs.pieces.count : right.partner[anchor]
            combine(
                items(of: our, i..<ourEnd, against: their), items(of: their, j..<theirEnd, against: our),
                bases: k..<anchor, followers)
            if !isEnd { entries.append(merged(anchor)) }
            (i, j, k) = (ourEnd + 1, theirEnd + 1, anchor + 1)
        }
    }

    // MARK: What a side did

    private func view(
        of list: PieceList, _ mine: PieceAlignment, _ other: PieceAlignment, _ anchors: [Int]
    ) -> View {
        var gaps: [Int] = []
        var gap = 0
        var isAnchor = [Bool](repeating: false, count: list.pieces.count)
        for anchor in anchors { isAnchor[mine.partner[anchor]] = true }
        for piece in list.pieces.indices {
            gaps.append(gap)
            if isAnchor[piece] { gap += 1 }
        }
        var view = View(
            list: list, mine: mine, other: other,
            isContested: contested(list, mine, other), follows: Array(repeating: -1, count: list.pieces.count),
            gaps: gaps)
        for piece in list.pieces.indices where mine.origin[piece] < 0 && !view.isContested[piece] && piece > 0 {
            view.follows[piece] = followed(by: piece, in: view)
        }
        return view
    }

    /// The piece of the base behind which an inserted piece goes, when the other side moved both of its neighbours or what
    /// it stands in.
    private func followed(by piece: Int, in view: View) -> Int {
        let before = view.mine.origin[piece - 1]
        guard before >= 0 else { return view.follows[piece - 1] }
        guard view.other.isMoved[before], !view.mine.isMoved[before] else { return -1 }
        let parent = view.list.pieces[piece].parent
        let above = parent >= 0 ? view.mine.origin[parent] : -1
        let next = view.mine.origin[piece...].first { $0 >= 0 } ?? -1
        return above >= 0 && view.other.isMoved[above] || next >= 0 && view.other.isMoved[next] ? before : -1
    }

    /// Which pieces of a side stand in what the other side deleted although this side changed it: all of the outermost
    /// provision that was deleted, since nobody takes back an item without its section.
    private func contested(_ list: PieceList, _ mine: PieceAlignment, _ other: PieceAlignment) -> [Bool] {
        var isRoot = [Bool](repeating: false, count: base.pieces.count)
        func isDeleted(_ piece: Int) -> Bool { piece >= 0 && mine.partner[piece] >= 0 && other.partner[piece] < 0 }
        func markRoot(of piece: Int) {
            var root = piece
            while isDeleted(base.pieces[root].parent) { root = base.pieces[root].parent }
            isRoot[root] = true
        }
        for piece in base.pieces.indices where isDeleted(piece) {
            let isChanged = base.pieces[piece].digest != list.pieces[mine.partner[piece]].digest
            if isChanged || mine.isMoved[piece] || mine.isPassed[piece] { markRoot(of: piece) }
        }
        var result = [Bool](repeating: false, count: list.pieces.count)
        // Inserted below what is deleted, or between two pieces that are.
        var before = -1
        var after = [Int](repeating: -1, count: list.pieces.count + 1)
        for piece in list.pieces.indices.reversed() {
            after[piece] = mine.origin[piece] >= 0 ? mine.origin[piece] : after[piece + 1]
        }
        for piece in list.pieces.indices {
            guard mine.origin[piece] < 0 else {
                before = mine.origin[piece]
                continue
            }
            let parent = list.pieces[piece].parent
            if before >= 0, after[piece] >= 0,
                other.isMoved[before] && other.isPassed[after[piece]]
                    || other.isPassed[before] && other.isMoved[after[piece]]
            {
                // The neighbours were parted, and nobody can tell which of them went away.
                result[piece] = true
            } else if parent >= 0, isDeleted(mine.origin[parent]), isDeleted(before) {
                markRoot(of: mine.origin[parent])
                result[piece] = true
            } else if isDeleted(before), isDeleted(after[piece]) || parent >= 0 && result[parent] {
                result[piece] = true
            }
        }
        var isBelowRoot = isRoot
        for piece in base.pieces.indices {
            let parent = base.pieces[piece].parent
            if parent >= 0, isBelowRoot[parent] { isBelowRoot[piece] = true }
            if isBelowRoot[piece], isDeleted(piece) { result[mine.partner[piece]] = true }
        }
        return result
    }

    /// What of a stretch of one side has its place here.
    private func items(of view: View, _ range: Range<Int>, against other: View) -> [Item] {
        var items: [Item] = []
        for piece in range {
            let origin = view.mine.origin[piece]
            if origin < 0 {
                if view.follows[piece] < 0 {
                    items.append(Item(base: -1, piece: piece, isContested: view.isContested[piece]))
                }
            } else if view.other.partner[origin] < 0 {
                // Deleted by the other side; gone, unless it was changed here.
                if view.isContested[piece] { items.append(Item(base: origin, piece: piece, isContested: true)) }
            } else if view.mine.isMoved[origin] {
                let isElsewhere =
                    view.other.isPassed[origin]
                    || view.other.isMoved[origin] && other.gaps[view.other.partner[origin]] != view.gaps[piece]
                items.append(Item(base: origin, piece: piece, isContested: isElsewhere))
            } else if view.other.isMoved[origin], view.mine.isPassed[origin] {
                items.append(Item(base: origin, piece: piece, isContested: true))
            }
        }
        return items
    }

    // MARK: Both together

    private mutating func combine(
        _ our: [Item], _ their: [Item], bases: Range<Int>, _ followers: [Int: [Int]]
    ) {
        if our.isEmpty, their.isEmpty { return }
        var start = 0
        while start < our.count, start < their.count, areSame(our[start], their[start]) { start += 1 }
        var (ourEnd, theirEnd) = (our.count, their.count)
        while ourEnd > start, theirEnd > start, areSame(our[ourEnd - 1], their[theirEnd - 1]) {
            ourEnd -= 1
            theirEnd -= 1
        }
        for index in 0..<start { append(our[index], same: their[index], followers) }
        let (mine, other) = (our[start..<ourEnd], their[start..<theirEnd])
        let lost = bases.filter { left.partner[$0] < 0 || right.partner[$0] < 0 }
        if !mine.isEmpty && !other.isEmpty || replacesWhatTheOtherDeletes(mine + other, bases) {
            let conflict = conflict(of: lost, ours: mine, theirs: other, followers)
            entries.append(conflict)
        } else {
            append(mine, areOurs: true, followers)
            append(other, areOurs: false, followers)
        }
        for index in 0..<our.count - ourEnd { append(our[ourEnd + index], same: their[theirEnd + index], followers) }
    }

    private func areSame(_ a: Item, _ b: Item) -> Bool {
        if a.base >= 0 || b.base >= 0 { return a.base == b.base }
        let (mine, other) = (ours.pieces[a.piece], theirs.pieces[b.piece])
        return mine.digest == other.digest && mine.kind == other.kind
    }

    /// Whether new pieces stand here where both sides took others away: one replaced what the other deleted.
    private func replacesWhatTheOtherDeletes(_ items: ArraySlice<Item>, _ bases: Range<Int>) -> Bool {
        items.contains { $0.base < 0 && !$0.isContested }
            && bases.contains { left.partner[$0] < 0 && right.partner[$0] < 0 }
    }

    /// Pieces of one side alone; stretches that the other side contests are conflicts.
    private mutating func append(_ items: ArraySlice<Item>, areOurs: Bool, _ followers: [Int: [Int]]) {
        var contested: [Item] = []
        func close(_ merge: inout Self) {
            guard !contested.isEmpty else { return }
            let conflict = merge.conflict(
                of: contested.map(\.base).filter { $0 >= 0 }, ours: areOurs ? contested[...] : [],
                theirs: areOurs ? [] : contested[...], followers)
            merge.entries.append(conflict)
            contested = []
        }
        for item in items {
            if item.isContested {
                contested.append(item)
                continue
            }
            close(&self)
            if item.base >= 0 {
                appendMoved(item.base, followers)
            } else {
                let text = areOurs ? ours.text(item.piece) : theirs.text(item.piece)
                entries.append(
                    .piece(
                        Piece(
                            base: nil, ours: areOurs ? item.piece : nil, theirs: areOurs ? nil : item.piece,
                            text: Array(text))))
            }
        }
        close(&self)
    }

    /// A conflict of these items. Beside one that was moved stands also what the other side made of it, and put behind it, where
    /// it was before.
    private func conflict(
        of bases: [Int], ours: ArraySlice<Item>, theirs: ArraySlice<Item>, _ followers: [Int: [Int]]
    ) -> Entry {
        var (mine, other) = (Set(ours.map(\.piece)), Set(theirs.map(\.piece)))
        for base in (ours + theirs).map(\.base) where base >= 0 {
            if left.isMoved[base] {
                other.formUnion(followers[base] ?? [])
                if let changed = changed(base, in: self.theirs, right) { other.insert(changed) }
            } else if right.isMoved[base] {
                mine.formUnion(followers[base] ?? [])
                if let changed = changed(base, in: self.ours, left) { mine.insert(changed) }
            }
        }
        return .conflict(Conflict(base: bases, ours: mine.sorted(), theirs: other.sorted()))
    }

    /// The piece that a side made of one of the base and left at its place, if its words are others.
    private func changed(_ base: Int, in side: PieceList, _ alignment: PieceAlignment) -> Int? {
        let piece = alignment.partner[base]
        guard piece >= 0, !alignment.isMoved[base], !alignment.isPassed[base] else { return nil }
        return side.text(piece) == self.base.text(base) ? nil : piece
    }

    /// What both sides put here.
    private mutating func append(_ our: Item, same their: Item, _ followers: [Int: [Int]]) {
        if our.base >= 0 { return appendMoved(our.base, followers) }
        entries.append(
            .piece(Piece(base: nil, ours: our.piece, theirs: their.piece, text: Array(ours.text(our.piece)))))
    }

    private mutating func appendMoved(_ piece: Int, _ followers: [Int: [Int]]) {
        entries.append(merged(piece))
        // What the side that did not move it put behind it.
        let areOurs = !left.isMoved[piece]
        for follower in followers[piece] ?? [] {
            let text = areOurs ? ours.text(follower) : theirs.text(follower)
            entries.append(
                .piece(
                    Piece(
                        base: nil, ours: areOurs ? follower : nil, theirs: areOurs ? nil : follower, text: Array(text)))
            )
        }
    }
}
