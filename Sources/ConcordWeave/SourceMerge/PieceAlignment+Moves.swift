import ConcordModel

/// Pieces that stand at another place than they did, known by their words.
extension PieceAlignment {
    /// Fewer bytes of words say nothing about where they came from.
    private static let leastWeight = 24

    /// Pairs that cross one another are not all at their places: all but the heaviest chain of them were moved. A note has no parent
    /// among the provisions, so it may have been paired across what it stood behind.
    mutating func keepOrder() {
        var pairs: [(Int, Int)] = []
        var isInOrder = true
        for index in base.pieces.indices where partner[index] >= 0 {
            if let last = pairs.last, last.1 >= partner[index] { isInOrder = false }
            pairs.append((index, partner[index]))
        }
        if isInOrder { return }
        for (index, _) in pairs { isMoved[index] = true }
        for (index, _) in heaviestChain(of: pairs, base.pieces.indices, side.pieces.indices) { isMoved[index] = false }
    }

    mutating func findMoves(_ tokenizer: inout Tokenizer) {
        var places: [UInt64: (base: Int, side: Int)] = [:]
        func note(_ digest: UInt64, _ index: Int, _ path: WritableKeyPath<(base: Int, side: Int), Int>) {
            let known = places[digest, default: (-1, -1)][keyPath: path]
            places[digest, default: (-1, -1)][keyPath: path] = known == -1 ? index : -2
        }
        let lost = base.pieces.indices.filter { partner[$0] < 0 }
        guard !lost.isEmpty, !base.isPlain else { return }
        for index in lost where isTelling(base.pieces[index]) { note(base.pieces[index].bodyDigest, index, \.base) }
        for index in side.pieces.indices where origin[index] < 0 && isTelling(side.pieces[index]) {
            note(side.pieces[index].bodyDigest, index, \.side)
        }
        for index in lost {
            guard let place = places[base.pieces[index].bodyDigest], place.base == index, place.side >= 0,
                side.pieces[place.side].kind == base.pieces[index].kind
            else { continue }
            pair(index, place.side, moved: true)
        }
        // What stood beside a piece that was moved went with it.
        for index in lost { follow(from: index, step: 1, &tokenizer) }
        for index in lost.reversed() { follow(from: index, step: -1, &tokenizer) }
    }

    /// Finds what moved pieces passed: before it stand other moved pieces in the base than in the side. Two sets of pieces
    /// are held to be the same when the sums of their numbers, well mixed, are.
    mutating func findPassed() {
        func mixed(_ piece: Int) -> UInt64 {
            var bits = UInt64(piece + 1) &* 0x9E37_79B9_7F4A_7C15
            bits = (bits ^ (bits >> 29)) &* 0xBF58_476D_1CE4_E5B9
            return bits ^ (bits >> 32)
        }
        var sums = [UInt64](repeating: 0, count: side.pieces.count)
        var sum: UInt64 = 0
        for index in side.pieces.indices {
            if origin[index] >= 0, isMoved[origin[index]] { sum &+= mixed(origin[index]) }
            sums[index] = sum
        }
        sum = 0
        var (movedLines, passedLines) = (0, 0)
        for index in base.pieces.indices where partner[index] >= 0 {
            if isMoved[index] {
                sum &+= mixed(index)
                movedLines += base.lines(of: index)
            } else if sums[partner[index]] != sum {
                isPassed[index] = true
                passedLines += base.lines(of: index)
            }
        }
        // What passed a much longer stretch is what was moved.
        if passedLines * 2 > movedLines * 3 { isPassed = Array(repeating: false, count: base.pieces.count) }
    }

    /// Whether a piece has enough to say to be known wherever it stands. Rows look alike in every table.
    func isTelling(_ piece: SourcePiece) -> Bool {
        if base.isPlain { return true }
        return piece.weight >= Self.leastWeight && !piece.isLineByLine && piece.kind != .row && piece.kind != .table
            || (piece.kind == .section || piece.kind.isTopLevel) && !piece.title.isEmpty
    }

    mutating func follow(from index: Int, step: Int, _ tokenizer: inout Tokenizer) {
        let next = index + step
        guard partner[index] >= 0, isMoved[index], base.pieces.indices.contains(next), partner[next] < 0 else { return }
        let other = partner[index] + step
        guard side.pieces.indices.contains(other), origin[other] < 0,
            base.pieces[next].kind == side.pieces[other].kind
        else { return }
        let isSame = base.pieces[next].bodyDigest == side.pieces[other].bodyDigest
        if isSame
            || signature(next, base, &tokenizer).likeness(to: signature(other, side, &tokenizer)) > 0.4
        {
            pair(next, other, moved: true)
        }
    }
}
