/// Myers' algorithm in linear space: the longest common subsequence of two lists of numbers, by the middle snake.
///
/// The work is bounded: where two texts differ by more than `bound` edits, the stretch counts as replaced as a whole.
/// Nobody reads such a redline word by word.
package enum MyersAlignment {
    package static let bound = 3000

    /// Pairs of indices (of the slices' own index space) of equal elements, ascending in both.
    package static func align(_ a: ArraySlice<UInt32>, _ b: ArraySlice<UInt32>) -> [(Int, Int)] {
        var pairs: [(Int, Int)] = []
        a.withUnsafeBufferPointer { aBuffer in
            b.withUnsafeBufferPointer { bBuffer in
                var search = Search(a: aBuffer, b: bBuffer)
                search.run(0, aBuffer.count, 0, bBuffer.count)
                pairs = search.pairs
            }
        }
        return pairs.map { ($0.0 + a.startIndex, $0.1 + b.startIndex) }
    }

    private struct Search {
        let a: UnsafeBufferPointer<UInt32>
        let b: UnsafeBufferPointer<UInt32>
        var pairs: [(Int, Int)] = []
        var forward: [Int] = []
        var backward: [Int] = []

        init(a: UnsafeBufferPointer<UInt32>, b: UnsafeBufferPointer<UInt32>) {
            self.a = a
            self.b = b
        }

        mutating func run(_ aStart: Int, _ aEnd: Int, _ bStart: Int, _ bEnd: Int) {
            var (aLow, aHigh, bLow, bHigh) = (aStart, aEnd, bStart, bEnd)
            while aLow < aHigh, bLow < bHigh, a[aLow] == b[bLow] {
                pairs.append((aLow, bLow))
                aLow += 1
                bLow += 1
            }
            var tail: [(Int, Int)] = []
            while aLow < aHigh, bLow < bHigh, a[aHigh - 1] == b[bHigh - 1] {
                aHigh -= 1
                bHigh -= 1
                tail.append((aHigh, bHigh))
            }
            if aLow < aHigh, bLow < bHigh, let (x, y) = middle(aLow, aHigh, bLow, bHigh),
                x > aLow || y > bLow, x < aHigh || y < bHigh
            {
                run(aLow, x, bLow, y)
                run(x, aHigh, y, bHigh)
            }
            pairs.append(contentsOf: tail.reversed())
        }

        /// A point on an optimal path about half way; nil beyond the bound.
        mutating func middle(_ aLow: Int, _ aHigh: Int, _ bLow: Int, _ bHigh: Int) -> (Int, Int)? {
            let n = aHigh - aLow
            let m = bHigh - bLow
            let limit = min((n + m + 1) / 2, MyersAlignment.bound)
            let size = 2 * limit + 3
            if forward.count < size {
                forward = Array(repeating: 0, count: size)
                backward = Array(repeating: 0, count: size)
            }
            let (left, right) = (
                UnsafeBufferPointer(rebasing: a[aLow..<aHigh]), UnsafeBufferPointer(rebasing: b[bLow..<bHigh])
            )
            let point = forward.withUnsafeMutableBufferPointer { forward in
                backward.withUnsafeMutableBufferPointer { backward in
                    Search.middle(left, right, limit, forward, backward)
                }
            }
            return point.map { (aLow + $0.0, bLow + $0.1) }
        }

        /// The same within two whole lists. Both arrays have room for every diagonal up to `limit` and for one beyond.
        private static func middle(
            _ a: UnsafeBufferPointer<UInt32>, _ b: UnsafeBufferPointer<UInt32>, _ limit: Int,
            _ forward: UnsafeMutableBufferPointer<Int>, _ backward: UnsafeMutableBufferPointer<Int>
        ) -> (Int, Int)? {
            let (n, m) = (a.count, b.count)
            let offset = limit + 1
            forward[offset + 1] = 0
            backward[offset + 1] = 0
            let delta = n - m
            let isOdd = delta & 1 != 0
            for d in 0...limit {
                for k in stride(from: -d, through: d, by: 2) {
                    var x =
                        k == -d || (k != d && forward[offset + k - 1] < forward[offset + k + 1])
                        ? forward[offset + k + 1] : forward[offset + k - 1] + 1
                    var y = x - k
                    if x > n || y > m || y < 0 {
                        forward[offset + k] = x
                        continue
                    }
                    while x < n, y < m, a[x] == b[y] {
                        x += 1
                        y += 1
                    }
                    forward[offset + k] = x
                    let reverse = delta - k
                    if isOdd, abs(reverse) <= d - 1, meets(x, backward[offset + reverse], reverse, n, m) {
                        return (x, y)
                    }
                }
                for k in stride(from: -d, through: d, by: 2) {
                    var x =
                        k == -d || (k != d && backward[offset + k - 1] < backward[offset + k + 1])
                        ? backward[offset + k + 1] : backward[offset + k - 1] + 1
                    var y = x - k
                    if x > n || y > m || y < 0 {
                        backward[offset + k] = x
                        continue
                    }
                    while x < n, y < m, a[n - 1 - x] == b[m - 1 - y] {
                        x += 1
                        y += 1
                    }
                    backward[offset + k] = x
                    let reverse = delta - k
                    if !isOdd, abs(reverse) <= d, meets(x, forward[offset + reverse], reverse, n, m) {
                        return (n - x, m - y)
                    }
                }
            }
            return nil
        }

        /// Whether a path that came `x` far meets one that came `other` far from the far end on diagonal `k`; a path that
        /// left the grid meets nothing.
        private static func meets(_ x: Int, _ other: Int, _ k: Int, _ n: Int, _ m: Int) -> Bool {
            other <= n && other - k >= 0 && other - k <= m && x + other >= n
        }
    }
}
