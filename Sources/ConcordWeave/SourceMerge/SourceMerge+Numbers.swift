import ConcordModel

/// What no comparison of words can see: two provisions that get one number, and rows that no longer fit their table.
extension SourceMerge {
    /// Turns into conflicts what the merged file, read again, shows to be wrong though each side was right.
    ///
    /// - Parameter readings: the merged file with both sides of every conflict, read, and where in it each entry begins;
    ///   once with ours first and once with theirs, so that what is found does not depend on which side is ours.
    package mutating func contest(_ readings: [(result: PieceList, starts: [(offset: Int, entry: Int)])]) {
        var contested: Set<Int> = []
        for (result, starts) in readings {
            let entryOf = Self.entries(of: result, starts)
            contested.formUnion(duplicates(in: result, entryOf))
            contested.formUnion(misfits(in: result, entryOf))
        }
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

    /// The entry that each piece of the merged file is of, -1 for none.
    static func entries(of result: PieceList, _ starts: [(offset: Int, entry: Int)]) -> [Int] {
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
        return entryOf
    }

    private func isBelow(_ piece: Piece, _ head: Piece) -> Bool {
        if let mine = piece.ours, let above = head.ours { return ours.stands(mine, below: above) }
        if let other = piece.theirs, let above = head.theirs { return theirs.stands(other, below: above) }
        return false
    }

    // MARK: Numbers

    /// Entries of numbers that stand oftener in the result than either side gave them to the same provisions. Which
    /// list a number is of may change when an item goes, so that the provisions are counted and not the numbers.
    private func duplicates(in result: PieceList, _ entryOf: [Int]) -> Set<Int> {
        var places: [String: [Int]] = [:]
        for (index, piece) in result.pieces.enumerated() {
            for path in piece.paths { places[path, default: []].append(index) }
        }
        var contested: Set<Int> = []
        for pieces in places.values where pieces.count > 1 {
            let involved = Set(pieces.map { entryOf[$0] }.filter { $0 >= 0 && !isOpenChange($0) })
            guard involved.count > max(1, mostAlike(involved, by: .ours), mostAlike(involved, by: .theirs)) else {
                continue
            }
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

    /// How many of the entries have one number in a side.
    private func mostAlike(_ entries: Set<Int>, by side: Side) -> Int {
        var counts: [String: Int] = [:]
        for entry in entries {
            var paths: Set<String> = []
            for piece in pieces(of: entry, in: side) { paths.formUnion(list(of: side).pieces[piece].paths) }
            for path in paths { counts[path, default: 0] += 1 }
        }
        return counts.values.max() ?? 0
    }

    private func list(of side: Side) -> PieceList {
        switch side {
        case .ours: ours
        case .theirs: theirs
        }
    }

    /// The pieces of a side in an entry.
    private func pieces(of entry: Int, in side: Side) -> [Int] {
        switch (entries[entry], side) {
        case (.piece(let piece), .ours): piece.ours.map { [$0] } ?? []
        case (.piece(let piece), .theirs): piece.theirs.map { [$0] } ?? []
        case (.conflict(let conflict), .ours): conflict.ours
        case (.conflict(let conflict), .theirs): conflict.theirs
        }
    }

    private enum Side { case ours, theirs }

    /// Whether a side gave the provision its number or its place.
    private func isNewNumber(_ entry: Int, by side: Side) -> Bool {
        guard case .piece(let piece) = entries[entry] else {
            // Insertions that compete for a place; each side's may be the one that stays.
            return !pieces(of: entry, in: side).isEmpty
        }
        guard let index = pieces(of: entry, in: side).first else { return false }
        guard let before = piece.base else { return true }
        let alignment =
            switch side {
            case .ours: left
            case .theirs: right
            }
        return list(of: side).pieces[index].number != base.pieces[before].number || alignment.isMoved[before]
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
