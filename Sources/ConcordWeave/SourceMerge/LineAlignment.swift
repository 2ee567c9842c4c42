/// Which lines of two files are the same line: the shortest way from one to the other by Myers' algorithm in linear space.
///
/// Often there are several shortest ways. The search goes over the diagonals from the topmost down and leaves lines out
/// beforehand as git's does, so that of these it takes the one git takes. `MyersAlignment` is for words, where another
/// one reads better.
struct LineAlignment {
    /// Which lines of the base have none in the side, and which of the side none in the base.
    private(set) var struck: [Bool]
    private(set) var added: [Bool]

    /// A way longer than this is not searched; what is left between two ends counts as replaced.
    private static let longest = 3000

    /// The lines that take part, by their numbers, and where they stand.
    private var (base, side): ([UInt32], [UInt32]) = ([], [])
    private var (places, otherPlaces): ([Int], [Int]) = ([], [])
    /// How far each diagonal was followed from the start and from the end; the first entry is that of `lowest`.
    private var (forward, backward): ([Int], [Int]) = ([], [])
    private var lowest = 0

    init(_ lines: [UInt32], _ others: [UInt32]) {
        struck = Array(repeating: true, count: lines.count)
        added = Array(repeating: true, count: others.count)
        var start = 0
        while start < lines.count, start < others.count, lines[start] == others[start] {
            (struck[start], added[start]) = (false, false)
            start += 1
        }
        var (end, otherEnd) = (lines.count, others.count)
        while end > start, otherEnd > start, lines[end - 1] == others[otherEnd - 1] {
            (end, otherEnd) = (end - 1, otherEnd - 1)
            (struck[end], added[otherEnd]) = (false, false)
        }
        places = Self.telling(lines, start..<end, beside: others)
        otherPlaces = Self.telling(others, start..<otherEnd, beside: lines)
        base = places.map { lines[$0] }
        side = otherPlaces.map { others[$0] }
        lowest = -side.count - 1
        forward = Array(repeating: 0, count: base.count + side.count + 3)
        backward = forward
        align(0..<base.count, 0..<side.count)
    }

    // MARK: Lines that take part

    private enum Matches { case none, some, many }

    /// Leaves out lines that the other file does not have, and of those it has often the ones that stand among such.
    private static func telling(_ lines: [UInt32], _ range: Range<Int>, beside others: [UInt32]) -> [Int] {
        var counts: [UInt32: Int] = [:]
        for line in others { counts[line, default: 0] += 1 }
        // About the square root of the number of lines.
        var many = 1
        var rest = lines.count
        while rest > 0 { (many, rest) = (many * 2, rest / 4) }
        many = min(many, 1024)
        let matches = range.map { index -> Matches in
            let count = counts[lines[index]] ?? 0
            return count == 0 ? .none : count >= many ? .many : .some
        }
        return matches.indices.filter { index in
            switch matches[index] {
            case .none: false
            case .some: true
            case .many: !standsAmongUnmatched(index, matches)
            }
        }.map { range.lowerBound + $0 }
    }

    /// Whether more than three of four lines around have no match, counted on both sides to the next telling line.
    private static func standsAmongUnmatched(_ index: Int, _ matches: [Matches]) -> Bool {
        func count(_ step: Int) -> (unmatched: Int, frequent: Int) {
            var (unmatched, frequent) = (0, 1)
            var place = index + step
            scan: while matches.indices.contains(place), abs(place - index) <= 100 {
                switch matches[place] {
                case .none: unmatched += 1
                case .many: frequent += 1
                case .some: break scan
                }
                place += step
            }
            return (unmatched, frequent)
        }
        let (before, behind) = (count(-1), count(1))
        guard before.unmatched > 0, behind.unmatched > 0 else { return false }
        let frequent = before.frequent + behind.frequent
        return frequent * 4 < frequent + before.unmatched + behind.unmatched
    }

    // MARK: The shortest way

    private mutating func align(_ a: Range<Int>, _ b: Range<Int>) {
        var (aLow, aHigh, bLow, bHigh) = (a.lowerBound, a.upperBound, b.lowerBound, b.upperBound)
        while aLow < aHigh, bLow < bHigh, base[aLow] == side[bLow] {
            keep(aLow, bLow)
            (aLow, bLow) = (aLow + 1, bLow + 1)
        }
        while aLow < aHigh, bLow < bHigh, base[aHigh - 1] == side[bHigh - 1] {
            (aHigh, bHigh) = (aHigh - 1, bHigh - 1)
            keep(aHigh, bHigh)
        }
        guard aLow < aHigh, bLow < bHigh, let (x, y) = middle(aLow..<aHigh, bLow..<bHigh),
            aLow...aHigh ~= x, bLow...bHigh ~= y, x > aLow || y > bLow, x < aHigh || y < bHigh
        else { return }
        align(aLow..<x, bLow..<y)
        align(x..<aHigh, y..<bHigh)
    }

    private mutating func keep(_ a: Int, _ b: Int) {
        struck[places[a]] = false
        added[otherPlaces[b]] = false
    }

    /// Where a way from the start and one from the end meet, both as short as can be. A diagonal is named by the line of
    /// the base less that of the side.
    private mutating func middle(_ a: Range<Int>, _ b: Range<Int>) -> (Int, Int)? {
        let (least, most) = (a.lowerBound - b.upperBound, a.upperBound - b.lowerBound)
        let (start, end) = (a.lowerBound - b.lowerBound, a.upperBound - b.upperBound)
        let isOdd = (start - end) & 1 != 0
        var (ahead, back) = (start...start, end...end)
        forward[start - lowest] = a.lowerBound
        backward[end - lowest] = a.upperBound
        for _ in 0..<Self.longest {
            ahead = Self.widened(ahead, least...most, &forward, from: lowest, outside: -1)
            for diagonal in stride(from: ahead.upperBound, through: ahead.lowerBound, by: -2) {
                let place = diagonal - lowest
                var x = forward[place - 1] >= forward[place + 1] ? forward[place - 1] + 1 : forward[place + 1]
                while x < a.upperBound, x - diagonal < b.upperBound, base[x] == side[x - diagonal] { x += 1 }
                forward[place] = x
                if isOdd, back.contains(diagonal), backward[place] <= x { return (x, x - diagonal) }
            }
            back = Self.widened(back, least...most, &backward, from: lowest, outside: Int.max)
            for diagonal in stride(from: back.upperBound, through: back.lowerBound, by: -2) {
                let place = diagonal - lowest
                var x = backward[place - 1] < backward[place + 1] ? backward[place - 1] : backward[place + 1] - 1
                while x > a.lowerBound, x - diagonal > b.lowerBound, base[x - 1] == side[x - 1 - diagonal] { x -= 1 }
                backward[place] = x
                if !isOdd, ahead.contains(diagonal), x <= forward[place] { return (x, x - diagonal) }
            }
        }
        return nil
    }

    /// One diagonal more at each end, or one fewer where there is none; beyond them nothing was followed.
    private static func widened(
        _ diagonals: ClosedRange<Int>, _ all: ClosedRange<Int>, _ reached: inout [Int], from lowest: Int, outside: Int
    ) -> ClosedRange<Int> {
        var (low, high) = (diagonals.lowerBound, diagonals.upperBound)
        if low > all.lowerBound {
            low -= 1
            reached[low - 1 - lowest] = outside
        } else {
            low += 1
        }
        if high < all.upperBound {
            high += 1
            reached[high + 1 - lowest] = outside
        } else {
            high -= 1
        }
        return low...max(low, high)
    }
}
