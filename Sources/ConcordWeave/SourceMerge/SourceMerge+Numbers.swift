import ConcordModel

/// What no comparison of words can see: two provisions that get one number, and rows that no longer fit their table.
extension SourceMerge {
    /// Turns into conflicts what the merged file, read again, shows to be wrong though each side was right.
    ///
    /// - Parameter result: the merged file with both sides of every conflict.
    package mutating func contest(_ result: PieceList, starts: [(offset: Int, entry: Int)]) {
        var entryOf = [Int](repeating: -1, count: result.pieces.count)
        var next = 0
        for (index, piece) in result.pieces.enumerated() {
            while next + 1 < starts.count, starts[next + 1].offset <= piece.bytes.upperBound,
                starts[next + 1].offset <= max(piece.bytes.lowerBound, starts[next].offset)
            {
                next += 1
            }
            if !starts.isEmpty { entryOf[index] = starts[next].entry }
        }
        var contested = duplicates(in: result, entryOf)
        contested.formUnion(misfits(in: result, entryOf))
        guard !contested.isEmpty else { return }
        var updated: [Entry] = []
        var index = 0
        while index < entries.count {
            guard contested.contains(index), case .piece(let piece) = entries[index] else {
                updated.append(entries[index])
                index += 1
                continue
            }
            var conflict = Conflict(
                base: piece.base.map { [$0] } ?? [], ours: piece.ours.map { [$0] } ?? [],
                theirs: piece.theirs.map { [$0] } ?? [])
            index += 1
            // An inserted provision is contested with all that was inserted below it.
            while piece.base == nil, index < entries.count, case .piece(let below) = entries[index], below.base == nil,
                isBelow(below, piece)
            {
                conflict.ours += below.ours.map { [$0] } ?? []
                conflict.theirs += below.theirs.map { [$0] } ?? []
                index += 1
            }
            updated.append(.conflict(conflict))
        }
        entries = updated
    }

    private func isBelow(_ piece: Piece, _ head: Piece) -> Bool {
        if let mine = piece.ours, let above = head.ours { return ours.stands(mine, below: above) }
        if let other = piece.theirs, let above = head.theirs { return theirs.stands(other, below: above) }
        return false
    }

    // MARK: Numbers

    /// Entries of numbers that stand oftener in the result than in either side.
    private func duplicates(in result: PieceList, _ entryOf: [Int]) -> Set<Int> {
        let (mine, other) = (Self.counts(ours), Self.counts(theirs))
        var places: [String: [Int]] = [:]
        for (index, piece) in result.pieces.enumerated() {
            for path in piece.paths { places[path, default: []].append(index) }
        }
        var contested: Set<Int> = []
        for (path, pieces) in places where pieces.count > 1 {
            let involved = Set(pieces.map { entryOf[$0] }.filter { $0 >= 0 && !isOpenChange($0) })
            guard involved.count > max(1, mine[path] ?? 0, other[path] ?? 0) else { continue }
            // Each side must have given the number; one that is given twice by one side is that side's wish.
            let byOurs = involved.filter { isNewNumber($0, by: .ours) }
            let byTheirs = involved.filter { isNewNumber($0, by: .theirs) }
            guard !byOurs.isEmpty, !byTheirs.isEmpty, byOurs.union(byTheirs).count > 1 else { continue }
            contested.formUnion(byOurs.union(byTheirs))
        }
        return contested
    }

    /// Whether it is a conflict over what the base has, which may end with either side's number or none.
    private func isOpenChange(_ entry: Int) -> Bool {
        switch entries[entry] {
        case .piece: false
        case .conflict(let conflict): !conflict.base.isEmpty
        }
    }

    private static func counts(_ list: PieceList) -> [String: Int] {
        var counts: [String: Int] = [:]
        for piece in list.pieces { for path in piece.paths { counts[path, default: 0] += 1 } }
        return counts
    }

    private enum Side { case ours, theirs }

    /// Whether a side gave the provision its number or its place.
    private func isNewNumber(_ entry: Int, by side: Side) -> Bool {
        let piece: Piece
        switch entries[entry] {
        case .piece(let clear): piece = clear
        // Insertions that compete for a place; each side's may be the one that stays.
        case .conflict(let conflict):
            switch side {
            case .ours: return !conflict.ours.isEmpty
            case .theirs: return !conflict.theirs.isEmpty
            }
        }
        let (list, index, alignment) =
            switch side {
            case .ours: (ours, piece.ours, left)
            case .theirs: (theirs, piece.theirs, right)
            }
        guard let index else { return false }
        guard let before = piece.base else { return true }
        return list.pieces[index].label != base.pieces[before].label || alignment.isMoved[before]
    }

    // MARK: Tables

    /// Rows that one side added to a table to which the other gave a column or took one.
    private func misfits(in result: PieceList, _ entryOf: [Int]) -> Set<Int> {
        var contested: Set<Int> = []
        var head = -1
        for (index, piece) in result.pieces.enumerated() {
            guard piece.kind == .row || piece.kind == .table, piece.columns > 0 else {
                head = -1
                continue
            }
            // The head row begins where its table does, and is the table's own piece.
            if piece.kind == .table || head < 0 {
                head = index
                continue
            }
            guard piece.columns != result.pieces[head].columns, entryOf[index] >= 0, entryOf[head] >= 0,
                case .piece(let row) = entries[entryOf[index]], case .piece(let top) = entries[entryOf[head]]
            else { continue }
            let fitsOurs = row.ours.flatMap { r in top.ours.map { ours.pieces[r].columns == ours.pieces[$0].columns } }
            let fitsTheirs = row.theirs.flatMap { r in
                top.theirs.map { theirs.pieces[r].columns == theirs.pieces[$0].columns }
            }
            if fitsOurs ?? true, fitsTheirs ?? true { contested.insert(entryOf[index]) }
        }
        return contested
    }
}
