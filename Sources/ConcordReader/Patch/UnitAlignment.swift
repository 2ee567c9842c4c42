/// Pairs two lists in order so that the sum of the pairs' scores is greatest (Needleman and Wunsch, 1970).
enum UnitAlignment {
    /// Beyond so many cells the pairs are looked for near the diagonal only; nobody rewrites that much line by line.
    private static let mostCells = 250_000

    /// Pairs of indices, ascending in both. `score` is nil for what cannot be a pair.
    static func align(_ n: Int, _ m: Int, score: (Int, Int) -> Double?) -> [(Int, Int)] {
        guard n > 0, m > 0 else { return [] }
        // A band around the diagonal of n times m, wide enough for all of a small table.
        let band = n * m <= mostCells ? m : max(8, mostCells / n / 2)
        func columns(_ row: Int) -> Range<Int> {
            let middle = row * m / n
            return max(0, middle - band)..<min(m, middle + band + 1)
        }
        var scores: [[Double?]] = []
        scores.reserveCapacity(n)
        for row in 0..<n { scores.append(columns(row).map { score(row, $0) }) }
        // best[row][column]: the greatest sum from there on.
        var best = [[Double]](repeating: [], count: n + 1)
        func value(_ row: Int, _ column: Int) -> Double {
            guard row < n, column < m else { return 0 }
            let range = columns(row)
            if column < range.lowerBound { return best[row].first ?? 0 }
            return column < range.upperBound ? best[row][column - range.lowerBound] : 0
        }
        for row in stride(from: n - 1, through: 0, by: -1) {
            let range = columns(row)
            var sums = [Double](repeating: 0, count: range.count)
            for column in range.reversed() {
                let place = column - range.lowerBound
                var sum = max(value(row + 1, column), place + 1 < sums.count ? sums[place + 1] : 0)
                if let score = scores[row][place] { sum = max(sum, score + value(row + 1, column + 1)) }
                sums[place] = sum
            }
            best[row] = sums
        }
        var pairs: [(Int, Int)] = []
        var (row, column) = (0, 0)
        while row < n, column < m {
            let range = columns(row)
            if column < range.lowerBound {
                column += 1
            } else if column >= range.upperBound {
                row += 1
            } else if let score = scores[row][column - range.lowerBound],
                value(row, column) == score + value(row + 1, column + 1)
            {
                pairs.append((row, column))
                (row, column) = (row + 1, column + 1)
            } else if value(row, column) == value(row + 1, column) {
                row += 1
            } else {
                column += 1
            }
        }
        return pairs
    }
}
