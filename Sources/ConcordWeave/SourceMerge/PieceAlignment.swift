import ConcordModel

/// Which piece of a side is which piece of the base.
///
/// Pieces that stand once in both files are the fixed points (the idea of Bram Cohen's patience diff); what stands between
/// two of them is paired by likeness. What is left over on both sides with the same words was moved.
struct PieceAlignment {
    /// For each piece of the base the side's, -1 for none.
    private(set) var partner: [Int]
    /// For each piece of the side the base's, -1 for none.
    private(set) var origin: [Int]
    /// For each piece of the base, whether the side has it at another place.
    private(set) var isMoved: [Bool]

    private let base: PieceList
    private let side: PieceList

    init(_ base: PieceList, _ side: PieceList, _ tokenizer: inout Tokenizer) {
        (self.base, self.side) = (base, side)
        partner = Array(repeating: -1, count: base.pieces.count)
        origin = Array(repeating: -1, count: side.pieces.count)
        isMoved = Array(repeating: false, count: base.pieces.count)
        alignInOrder(&tokenizer)
        findMoves(&tokenizer)
    }

    private mutating func pair(_ a: Int, _ b: Int, moved: Bool = false) {
        partner[a] = b
        origin[b] = a
        isMoved[a] = moved
    }

    private func areEqual(_ a: Int, _ b: Int) -> Bool {
        base.pieces[a].digest == side.pieces[b].digest && base.pieces[a].kind == side.pieces[b].kind
    }

    // MARK: In order

    private mutating func alignInOrder(_ tokenizer: inout Tokenizer) {
        var (low, baseEnd, sideEnd) = (0, base.pieces.count, side.pieces.count)
        while low < baseEnd, low < sideEnd, areEqual(low, low) {
            pair(low, low)
            low += 1
        }
        while baseEnd > low, sideEnd > low, areEqual(baseEnd - 1, sideEnd - 1) {
            baseEnd -= 1
            sideEnd -= 1
            pair(baseEnd, sideEnd)
        }
        var (i, j) = (low, low)
        for (a, b) in fixedPoints(low..<baseEnd, low..<sideEnd) + [(baseEnd, sideEnd)] {
            alignGap(i..<a, j..<b, &tokenizer)
            if a < baseEnd { pair(a, b) }
            (i, j) = (a + 1, b + 1)
        }
    }

    /// Pieces that stand once in both stretches: the longest chain of them that keeps its order.
    private func fixedPoints(_ bases: Range<Int>, _ sides: Range<Int>) -> [(Int, Int)] {
        guard !bases.isEmpty, !sides.isEmpty else { return [] }
        var places: [UInt64: (base: Int, side: Int)] = [:]
        for index in bases { places[base.pieces[index].digest, default: (-1, -1)].base = index }
        for index in bases where places[base.pieces[index].digest]?.base != index {
            places[base.pieces[index].digest]?.base = -2
        }
        for index in sides {
            guard let place = places[side.pieces[index].digest] else { continue }
            places[side.pieces[index].digest]?.side = place.side == -1 ? index : -2
        }
        var candidates: [(Int, Int)] = []
        for index in bases {
            guard let place = places[base.pieces[index].digest], place.base == index, place.side >= 0,
                areEqual(index, place.side)
            else { continue }
            candidates.append((index, place.side))
        }
        // The last candidate of the best chain of each length.
        var tails: [Int] = []
        var before = [Int](repeating: -1, count: candidates.count)
        for (index, candidate) in candidates.enumerated() {
            var (from, to) = (0, tails.count)
            while from < to {
                let middle = (from + to) / 2
                if candidates[tails[middle]].1 < candidate.1 { from = middle + 1 } else { to = middle }
            }
            if from > 0 { before[index] = tails[from - 1] }
            if from == tails.count { tails.append(index) } else { tails[from] = index }
        }
        var chain: [(Int, Int)] = []
        var current = tails.last ?? -1
        while current >= 0 {
            chain.append(candidates[current])
            current = before[current]
        }
        return chain.reversed()
    }

    private mutating func alignGap(_ bases: Range<Int>, _ sides: Range<Int>, _ tokenizer: inout Tokenizer) {
        guard !bases.isEmpty, !sides.isEmpty else { return }
        let found = SiblingAlignment.align(
            bases.map { signature($0, base, &tokenizer) }, sides.map { signature($0, side, &tokenizer) })
        var (i, j) = (bases.lowerBound, sides.lowerBound)
        for (a, b) in found.map({ ($0.0 + bases.lowerBound, $0.1 + sides.lowerBound) })
            + [(bases.upperBound, sides.upperBound)]
        {
            pairByName(i..<a, j..<b)
            if a < bases.upperBound { pair(a, b) }
            (i, j) = (a + 1, b + 1)
        }
    }

    /// Rows of one name and provisions of one number and title are the same, whatever else of them changed.
    private mutating func pairByName(_ bases: Range<Int>, _ sides: Range<Int>) {
        var next = sides.lowerBound
        for a in bases where !base.pieces[a].label.isEmpty {
            let piece = base.pieces[a]
            for b in next..<max(next, sides.upperBound)
            where side.pieces[b].label == piece.label && side.pieces[b].kind == piece.kind
                && (piece.kind == .row || !piece.title.isEmpty && side.pieces[b].title == piece.title)
            {
                pair(a, b)
                next = b + 1
                break
            }
        }
    }

    private func signature(_ index: Int, _ list: PieceList, _ tokenizer: inout Tokenizer) -> ProvisionSignature {
        let piece = list.pieces[index]
        var signature = ProvisionSignature(kind: piece.kind)
        signature.digest = piece.digest
        signature.label = piece.label
        if !piece.title.isEmpty { signature.heading = [tokenizer.number(of: Array(piece.title.utf8)[...])] }
        // Whole lines are alike or not.
        guard !piece.isLineByLine || piece.kind == .verbatim else {
            signature.add(UInt32(truncatingIfNeeded: piece.digest))
            return signature
        }
        for word in SourceWords(index, of: list, &tokenizer).words { signature.add(word.number) }
        return signature
    }

    // MARK: Moves

    /// Fewer bytes of words say nothing about where they came from.
    private static let leastWeight = 24

    private mutating func findMoves(_ tokenizer: inout Tokenizer) {
        var places: [UInt64: (base: Int, side: Int)] = [:]
        func note(_ digest: UInt64, _ index: Int, _ path: WritableKeyPath<(base: Int, side: Int), Int>) {
            let known = places[digest, default: (-1, -1)][keyPath: path]
            places[digest, default: (-1, -1)][keyPath: path] = known == -1 ? index : -2
        }
        let lost = base.pieces.indices.filter { partner[$0] < 0 }
        guard !lost.isEmpty else { return }
        for index in lost where canMove(base.pieces[index]) { note(base.pieces[index].bodyDigest, index, \.base) }
        for index in side.pieces.indices where origin[index] < 0 && canMove(side.pieces[index]) {
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

    private func canMove(_ piece: SourcePiece) -> Bool {
        piece.weight >= Self.leastWeight && !piece.isLineByLine
            || (piece.kind == .section || piece.kind.isTopLevel) && !piece.title.isEmpty
    }

    private mutating func follow(from index: Int, step: Int, _ tokenizer: inout Tokenizer) {
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
