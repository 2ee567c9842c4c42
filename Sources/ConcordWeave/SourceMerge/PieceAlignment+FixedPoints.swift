import ConcordModel

/// What stands once in both files and in one order: the frame into which the rest is paired.
extension PieceAlignment {
    /// Pieces that stand once in both stretches: the longest chain of them that keeps its order.
    func fixedPoints(_ bases: Range<Int>, _ sides: Range<Int>) -> [(Int, Int)] {
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
                areEqual(index, place.side), isTelling(base.pieces[index])
            else { continue }
            candidates.append((index, place.side))
        }
        return heaviestChain(of: candidates, bases, sides)
    }

    /// The chain of candidates, ascending in both files, with the most lines: of two stretches that changed places the
    /// shorter one was moved, as a line comparison sees it too. Rows and other pieces that say too little to be candidates
    /// count with the one that they stand behind in both files. The best chain that ends at or before each piece of the
    /// side is kept in a Fenwick tree.
    func heaviestChain(
        of candidates: [(Int, Int)], _ bases: Range<Int>, _ sides: Range<Int>
    ) -> [(Int, Int)] {
        var tree = [(weight: Int, candidate: Int)](repeating: (0, -1), count: sides.count + 1)
        var before = [Int](repeating: -1, count: candidates.count)
        var best = (weight: 0, candidate: -1)
        for (index, candidate) in candidates.enumerated() {
            var longest = (weight: 0, candidate: -1)
            var place = candidate.1 - sides.lowerBound
            while place > 0 {
                if tree[place].weight > longest.weight { longest = tree[place] }
                place -= place & -place
            }
            before[index] = longest.candidate
            let next = index + 1 < candidates.count ? candidates[index + 1].0 : bases.upperBound
            let own = (weight: longest.weight + lines(from: candidate, to: (next, sides.upperBound)), candidate: index)
            if own.weight > best.weight { best = own }
            place = candidate.1 - sides.lowerBound + 1
            while place < tree.count {
                if own.weight > tree[place].weight { tree[place] = own }
                place += place & -place
            }
        }
        var chain: [(Int, Int)] = []
        var current = best.candidate
        while current >= 0 {
            chain.append(candidates[current])
            current = before[current]
        }
        return chain.reversed()
    }

    /// The lines of a pair, and of what stands equal behind it in both files.
    private func lines(from pair: (Int, Int), to end: (Int, Int)) -> Int {
        var (a, b) = pair
        var lines = 0
        repeat {
            lines += side.lines(of: b)
            (a, b) = (a + 1, b + 1)
        } while a < end.0 && b < end.1 && areEqual(a, b)
        return lines
    }
}
