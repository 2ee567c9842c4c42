import ConcordModel

/// What occurs in a line, found while its end is sought: whoever reads the line later need not look at each byte again.
///
/// Nearly every line of a contract is plain, so one question, asked of sixteen bytes at a time, saves four passes. The
/// answers may say too much (a caret counts as markup, spaces before the content count), never too little.
struct LineBytes: OptionSet, Sendable {
    let rawValue: UInt8

    /// A byte that may begin or end markup, a tab or another control character.
    static let markup = LineBytes(rawValue: 1)
    static let pipe = LineBytes(rawValue: 2)
    /// Two spaces in a row.
    static let looseSpace = LineBytes(rawValue: 4)
    /// Part of a character beyond ASCII.
    static let high = LineBytes(rawValue: 8)
    /// A byte that is not part of any character.
    static let malformed = LineBytes(rawValue: 16)

    /// Whether the words of the line read as they stand, but for a space at either end.
    var isPlain: Bool { isDisjoint(with: [.markup, .looseSpace, .malformed]) }

    /// The end of the line that begins at `start`, which is a line feed, a carriage return or the end of the text, and
    /// what stands before it.
    static func survey(_ bytes: UnsafeBufferPointer<UInt8>, from start: Int) -> (end: Int, seen: LineBytes) {
        var index = start
        var marks = Sixteen.none
        var pipes = Sixteen.none
        var spaces = Sixteen.none
        var high = Sixteen.all(0)
        while index + 17 <= bytes.count {
            let here = Sixteen.load(bytes, at: index)
            let controls = here .< Sixteen.all(0x20)
            if Sixteen.any(controls), Sixteen.any((here .== Sixteen.all(0x0A)) .| (here .== Sixteen.all(0x0D))) {
                break
            }
            let next = Sixteen.load(bytes, at: index + 1)
            spaces .|= (here .== Sixteen.all(0x20)) .& (here .== next)
            pipes .|= (here .== Sixteen.all(0x7C))
            marks .|= controls .| (here .== Sixteen.all(0x26)) .| (here .== Sixteen.all(0x2A))
            marks .|= (here .== Sixteen.all(0x3C))
            // The brackets, the backslash, the low line and the backtick stand in a row, with the caret.
            marks .|= ((here &- Sixteen.all(0x5B)) .< Sixteen.all(6))
            high |= here
            index += 16
        }
        var seen: LineBytes = []
        if Sixteen.any(marks) { seen.insert(.markup) }
        if Sixteen.any(pipes) { seen.insert(.pipe) }
        if Sixteen.any(spaces) { seen.insert(.looseSpace) }
        if Sixteen.any(high .> Sixteen.all(0x7F)) { seen.insert(.high) }
        var wasSpace = false
        while index < bytes.count, bytes[index] != 0x0A, bytes[index] != 0x0D {
            let byte = bytes[index]
            switch byte {
            case 0x20: if wasSpace { seen.insert(.looseSpace) }
            case 0x00..<0x20, 0x26, 0x2A, 0x3C, 0x5B...0x60: seen.insert(.markup)
            case 0x7C: seen.insert(.pipe)
            case 0x80...: seen.insert(.high)
            default: break
            }
            wasSpace = byte == 0x20
            index += 1
        }
        return (index, seen)
    }
}
