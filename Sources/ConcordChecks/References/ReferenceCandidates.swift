/// Passes over text until a byte at which a reference may begin. This is what the references cost: most bytes are looked at
/// here, in a table, and nowhere else.
struct ReferenceCandidates {
    /// What a byte may begin.
    private enum Start {
        static let word: UInt8 = 1
        static let capital: UInt8 = 2
        static let digit: UInt8 = 4
        static let parenthesis: UInt8 = 8
        static let sign: UInt8 = 16
        /// A letter or digit, so that no word begins behind it.
        static let inside: UInt8 = 32
    }

    private let starts: [UInt8]
    /// By two letters, five bits of each: whether a word of the table begins with them.
    private let pairs: [Bool]

    static let table = ReferenceCandidates()

    private init() {
        var starts = [UInt8](repeating: 0, count: 256)
        var pairs = [Bool](repeating: false, count: 1024)
        for first in UInt8(ascii: "a")...UInt8(ascii: "z") {
            starts[Int(first)] |= Start.inside
            starts[Int(first & 0xDF)] |= Start.inside | Start.capital
            for second in UInt8(ascii: "a")...UInt8(ascii: "z") where ReferenceWords.table.mayBegin(first, second) {
                starts[Int(first)] |= Start.word
                starts[Int(first & 0xDF)] |= Start.word
                pairs[Self.pair(first, second)] = true
            }
        }
        for digit in UInt8(ascii: "0")...UInt8(ascii: "9") { starts[Int(digit)] = Start.inside | Start.digit }
        starts[Int(UInt8(ascii: "("))] = Start.parenthesis
        starts[0xA7] = Start.sign
        self.starts = starts
        self.pairs = pairs
    }

    @inline(__always)
    private static func pair(_ first: UInt8, _ second: UInt8) -> Int { Int(first & 31) << 5 | Int(second & 31) }

    /// The next candidate from `cursor` on, or `end`.
    func next(in bytes: [UInt8], from cursor: Int, start: Int, end: Int) -> Int {
        bytes.withUnsafeBufferPointer { bytes in
            starts.withUnsafeBufferPointer { starts in
                pairs.withUnsafeBufferPointer { pairs in
                    var index = cursor
                    while index < end {
                        let kind = starts[Int(bytes[index])]
                        if kind & ~Start.inside != 0, mayBegin(kind, bytes, index, start, end, starts, pairs) {
                            return index
                        }
                        index += 1
                    }
                    return end
                }
            }
        }
    }

    @inline(__always)
    private func mayBegin(
        _ kind: UInt8, _ bytes: UnsafeBufferPointer<UInt8>, _ index: Int, _ start: Int, _ end: Int,
        _ starts: UnsafeBufferPointer<UInt8>, _ pairs: UnsafeBufferPointer<Bool>
    ) -> Bool {
        if kind & Start.parenthesis != 0 { return index > start && isDirected(bytes, index, end) }
        if kind & Start.sign != 0 { return index > start && bytes[index - 1] == 0xC2 }
        if index > start, starts[Int(bytes[index - 1])] & Start.inside != 0 { return false }
        guard index + 1 < end else { return false }
        if kind & Start.digit != 0 {
            // 12.1: a point among the next bytes.
            return bytes[index + 1] == UInt8(ascii: ".") || index + 2 < end && bytes[index + 2] == UInt8(ascii: ".")
                || index + 3 < end && bytes[index + 3] == UInt8(ascii: ".")
        }
        let next = bytes[index + 1]
        if kind & Start.word != 0, Bytes.isLetter(next), pairs[Self.pair(bytes[index], next)] { return true }
        // “C above”.
        return kind & Start.capital != 0 && next == 0x20 && index + 2 < end
            && (bytes[index + 2] == UInt8(ascii: "a") || bytes[index + 2] == UInt8(ascii: "b"))
    }

    /// Whether an enclosed number is followed by what leads to “above” or “below”, and is not that of “eight (8) hours”.
    private func isDirected(_ bytes: UnsafeBufferPointer<UInt8>, _ index: Int, _ end: Int) -> Bool {
        var cursor = index + 1
        while cursor < end, cursor - index < 6, Bytes.isAlphanumeric(bytes[cursor]) { cursor += 1 }
        guard cursor > index + 1, cursor + 2 < end, bytes[cursor] == UInt8(ascii: ")") else { return false }
        cursor += 1
        while cursor + 1 < end, Bytes.isSpace(bytes[cursor]) { cursor += 1 }
        guard cursor + 1 < end else { return false }
        switch (bytes[cursor], bytes[cursor + 1]) {
        case (UInt8(ascii: "a"), UInt8(ascii: "b")), (UInt8(ascii: "a"), UInt8(ascii: "n")),
            (UInt8(ascii: "b"), UInt8(ascii: "e")), (UInt8(ascii: "o"), UInt8(ascii: "r")),
            (UInt8(ascii: "t"), UInt8(ascii: "h")), (UInt8(ascii: "t"), UInt8(ascii: "o")),
            (UInt8(ascii: "h"), UInt8(ascii: "e")), (UInt8(ascii: ","), _), (UInt8(ascii: "-"), _), (0xE2, _),
            (UInt8(ascii: "("), _):
            return true
        default: return false
        }
    }
}
