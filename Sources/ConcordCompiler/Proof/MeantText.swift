import ConcordModel

/// The words that one side of a redline has, in the order in which plain text prints them, moving along with what is read.
///
/// Cells that are wrapped stand line by line beside each other, so that the letters of a table come in another order than
/// they have in the redline: of these each must come as often as it was meant, and as many in all, before what follows the
/// table. Everything else comes letter by letter.
struct MeantText {
    private let text: UnsafeBufferPointer<UInt8>
    private let runs: UnsafeBufferPointer<RedlineRun>
    private let side: RedlineSide
    /// The stretches of runs that are tables.
    private let tables: [Range<Int>]
    private var nextTable = 0
    /// The words up to the next table.
    private var place: MeantPlace
    /// The letters of the table that is being read, and how often each is still to come.
    private var left = 0
    private var counts = [Int](repeating: 0, count: 256)

    init(
        _ text: UnsafeBufferPointer<UInt8>, _ runs: UnsafeBufferPointer<RedlineRun>, _ side: RedlineSide,
        tables: [Range<Int>]
    ) {
        self.text = text
        self.runs = runs
        self.side = side
        self.tables = tables
        place = MeantText.words(text, runs, side, 0..<(tables.first?.lowerBound ?? runs.count))
    }

    /// Whether this letter may come next; it is then passed.
    @inline(__always)
    mutating func takes(_ letter: UInt8) -> Bool {
        while left == 0 {
            if let next = place.nextLetter() { return next == letter }
            guard beginTable() else { return false }
        }
        counts[Int(letter)] -= 1
        left -= 1
        guard counts[Int(letter)] >= 0 else { return false }
        if left == 0 { leaveTable() }
        return true
    }

    /// Passes bytes that are the same here and in `printed` from `index` on; gives the new index.
    @inline(__always)
    mutating func passSame(_ printed: UnsafeBufferPointer<UInt8>, from index: Int) -> Int {
        left > 0 ? index : place.passSame(printed, from: index, stopAt: UInt8(ascii: "["), UInt8(ascii: "{"))
    }

    /// Whether no letter is left.
    mutating func isAtEnd() -> Bool {
        while left == 0, place.isAtEnd() {
            guard beginTable() else { return true }
        }
        return false
    }

    /// Counts the letters of the next table, if any is left. One without letters is passed at once.
    private mutating func beginTable() -> Bool {
        guard nextTable < tables.count else { return false }
        var words = MeantText.words(text, runs, side, tables[nextTable])
        while let letter = words.nextLetter() {
            counts[Int(letter)] += 1
            left += 1
        }
        if left == 0 { leaveTable() }
        return true
    }

    private mutating func leaveTable() {
        let start = tables[nextTable].upperBound
        nextTable += 1
        let end = nextTable < tables.count ? tables[nextTable].lowerBound : runs.count
        place = MeantText.words(text, runs, side, start..<end)
    }

    private static func words(
        _ text: UnsafeBufferPointer<UInt8>, _ runs: UnsafeBufferPointer<RedlineRun>, _ side: RedlineSide,
        _ range: Range<Int>
    ) -> MeantPlace {
        MeantPlace(text, UnsafeBufferPointer(rebasing: runs[range]), side)
    }

    /// The stretches of runs that belong to rows standing together.
    static func tables(of redline: Redline) -> [Range<Int>] {
        var tables: [Range<Int>] = []
        var index = 0
        while index < redline.provisions.count {
            guard redline.provisions[index].kind == .row else {
                index += 1
                continue
            }
            var end = index
            while end < redline.provisions.count, redline.provisions[end].kind == .row {
                end = max(end + 1, Int(redline.provisions[end].end))
            }
            var range: Range<Int>?
            for provision in redline.provisions[index..<end] {
                for part in Part.allCases where !provision.runs(of: part).isEmpty {
                    let runs = provision.runs(of: part)
                    range = (range?.lowerBound ?? Int(runs.lowerBound))..<Int(runs.upperBound)
                }
            }
            if let range { tables.append(range) }
            index = end
        }
        return tables
    }
}
