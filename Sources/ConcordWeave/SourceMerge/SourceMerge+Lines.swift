import ConcordModel

/// Where a merge of the lines is clean too and reads otherwise.
extension SourceMerge {
    /// Turns into conflicts the places at which the clean merge of the lines has other words or has them elsewhere.
    ///
    /// - Parameters:
    ///   - lines: the merge of the lines, read.
    ///   - result: this merge, which is clean, read, and where in it each entry begins.
    package mutating func contest(_ lines: PieceList, _ result: PieceList, starts: [(offset: Int, entry: Int)]) {
        let entryOf = Self.entries(of: result, starts)
        var contested = Array(repeating: false, count: entries.count)
        for piece in Self.differences(of: result, from: lines) where entryOf[piece] >= 0 {
            contested[entryOf[piece]] = true
        }
        // A conflict takes in all that was changed around it, or nobody could see what the question is.
        for index in entries.indices.dropFirst() where contested[index - 1] && isChanged(index) {
            contested[index] = true
        }
        for index in entries.indices.dropLast().reversed() where contested[index + 1] && isChanged(index) {
            contested[index] = true
        }
        replace(contested)
    }

    /// Whether a text reads the same, other spaces aside.
    package static func haveSameWords(_ a: [UInt8], _ b: [UInt8]) -> Bool {
        var (i, j) = (0, 0)
        while true {
            let (iStart, jStart) = (i, j)
            while i < a.count, PieceList.isSpace(a[i]) { i += 1 }
            while j < b.count, PieceList.isSpace(b[j]) { j += 1 }
            if i == a.count || j == b.count { return i == a.count && j == b.count }
            // A word ends in both or in neither.
            if i > 0, j > 0, (i > iStart) != (j > jStart) { return false }
            if a[i] != b[j] { return false }
            (i, j) = (i + 1, j + 1)
        }
    }

    /// The pieces of one reading that the other does not have at their place, and those beside which it has more.
    private static func differences(of result: PieceList, from other: PieceList) -> Set<Int> {
        var numbers: [UInt64: UInt32] = [:]
        func number(_ piece: SourcePiece) -> UInt32 {
            let number = numbers[piece.digest] ?? UInt32(numbers.count)
            numbers[piece.digest] = number
            return number
        }
        let (mine, others) = (result.pieces.map(number), other.pieces.map(number))
        let pairs = MyersAlignment.align(mine[...], others[...])
        var found = Set(result.pieces.indices)
        for pair in pairs { found.remove(pair.0) }
        let elsewhere = Set(found.map { mine[$0] })
        let places = Dictionary(grouping: mine.indices) { mine[$0] }
        var (i, j) = (-1, -1)
        for (a, b) in pairs + [(mine.count, others.count)] {
            for piece in j + 1..<b where !elsewhere.contains(others[piece]) {
                if let twins = places[others[piece]], let nearest = Self.nearest(to: i, among: twins) {
                    // It stands there twice.
                    found.insert(nearest)
                } else {
                    found.formUnion([i, a].filter(mine.indices.contains))
                }
            }
            (i, j) = (a, b)
        }
        return found
    }

    /// The number nearest to a place, among ascending ones.
    private static func nearest(to place: Int, among numbers: [Int]) -> Int? {
        var (low, high) = (0, numbers.count)
        while low < high {
            let middle = (low + high) / 2
            if numbers[middle] < place { low = middle + 1 } else { high = middle }
        }
        guard low < numbers.count else { return numbers.last }
        return low > 0 && place - numbers[low - 1] < numbers[low] - place ? numbers[low - 1] : numbers[low]
    }

    // MARK: Conflicts of what is contested

    private func isChanged(_ index: Int) -> Bool {
        guard case .piece(let piece) = entries[index], let before = piece.base, let mine = piece.ours,
            let other = piece.theirs
        else { return true }
        let digest = base.pieces[before].digest
        return ours.pieces[mine].digest != digest || theirs.pieces[other].digest != digest
    }

    /// Whether all three files have the piece of an entry at its place and in the same words.
    private func isUntouched(_ index: Int) -> Bool {
        guard !isChanged(index), case .piece(let piece) = entries[index], let before = piece.base else { return false }
        return !left.isMoved[before] && !right.isMoved[before]
    }

    /// Makes one conflict of each run of contested entries, with what was deleted among them.
    private mutating func replace(_ contested: [Bool]) {
        var placed: (base: Set<Int>, ours: Set<Int>, theirs: Set<Int>) = ([], [], [])
        for case .piece(let piece) in entries {
            if let index = piece.base { placed.base.insert(index) }
            if let index = piece.ours { placed.ours.insert(index) }
            if let index = piece.theirs { placed.theirs.insert(index) }
        }
        var updated: [Entry] = []
        var index = 0
        while index < entries.count {
            guard contested[index] else {
                updated.append(entries[index])
                index += 1
                continue
            }
            let start = index
            while index < entries.count, contested[index] { index += 1 }
            let run = entries[start..<index].compactMap { if case .piece(let piece) = $0 { piece } else { nil } }
            var conflict = Conflict(
                base: run.compactMap(\.base), ours: run.compactMap(\.ours), theirs: run.compactMap(\.theirs))
            // From one file to the next what stands between the same two pieces belongs together.
            if let ends = untouchedEnds(around: start..<index) {
                conflict.base += ends.base.filter { !placed.base.contains($0) }
                conflict.ours += ends.ours.filter { !placed.ours.contains($0) }
                conflict.theirs += ends.theirs.filter { !placed.theirs.contains($0) }
            }
            conflict.base.sort()
            conflict.ours.sort()
            conflict.theirs.sort()
            updated.append(.conflict(conflict))
        }
        entries = updated
    }

    /// What each file has between the entries before and behind a run, when these stand in all of them.
    private func untouchedEnds(around run: Range<Int>) -> (base: Range<Int>, ours: Range<Int>, theirs: Range<Int>)? {
        func place(_ index: Int) -> (base: Int, ours: Int, theirs: Int)? {
            if index < 0 { return (-1, -1, -1) }
            if index == entries.count { return (base.pieces.count, ours.pieces.count, theirs.pieces.count) }
            guard isUntouched(index), case .piece(let piece) = entries[index], let before = piece.base,
                let mine = piece.ours, let other = piece.theirs
            else { return nil }
            return (before, mine, other)
        }
        guard let low = place(run.lowerBound - 1), let high = place(run.upperBound) else { return nil }
        return (low.base + 1..<high.base, low.ours + 1..<high.ours, low.theirs + 1..<high.theirs)
    }
}
