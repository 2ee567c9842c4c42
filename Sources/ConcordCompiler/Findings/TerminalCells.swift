/// How text stands on a terminal: the cells a character takes, and a harmless picture of what must not be sent there.
///
/// A contract may hold anything. Control characters, which could move the cursor or colour the screen, and the marks
/// that turn the direction of writing, which could make a line read otherwise than it is, are shown as signs.
enum TerminalCells {
    /// What to print for a character; tabs are for the caller to spread.
    static func visible(_ scalar: Unicode.Scalar) -> Unicode.Scalar {
        switch scalar.value {
        case 0x00..<0x20: Unicode.Scalar(0x2400 + scalar.value) ?? "\u{FFFD}"
        case 0x7F: "\u{2421}"
        case 0x80..<0xA0, 0x2028, 0x2029, 0x200E, 0x200F, 0x061C, 0x202A...0x202E, 0x2066...0x2069, 0xFEFF: "\u{FFFD}"
        default: scalar
        }
    }

    /// Cells that a visible character takes: none for marks that sit on the character before, two for the wide signs
    /// of East Asian writing and for emoji.
    static func width(of scalar: Unicode.Scalar) -> Int {
        let value = scalar.value
        if value < 0x300 { return value == 0xAD ? 0 : 1 }
        switch value {
        case 0x200B...0x200D, 0x2060, 0xFE00...0xFE0F: return 0
        case 0x1100...0x115F, 0x231A...0x231B, 0x2329...0x232A, 0x23E9...0x23EC, 0x2614...0x2615, 0x26A1, 0x2705,
            0x274C, 0x2753...0x2755, 0x2757, 0x2795...0x2797, 0x2B1B...0x2B1C, 0x2B50, 0x2E80...0x303E, 0x3041...0x33FF,
            0x3400...0x4DBF, 0x4E00...0x9FFF, 0xA000...0xA4CF, 0xA960...0xA97F, 0xAC00...0xD7A3, 0xF900...0xFAFF,
            0xFE30...0xFE6F, 0xFF00...0xFF60, 0xFFE0...0xFFE6, 0x1F300...0x1F64F, 0x1F680...0x1F6FF, 0x1F900...0x1F9FF,
            0x1FA70...0x1FAFF, 0x20000...0x3FFFD:
            return 2
        default:
            switch scalar.properties.generalCategory {
            case .nonspacingMark, .enclosingMark: return 0
            default: return 1
            }
        }
    }

    /// Cells that visible text takes.
    static func width(of text: some StringProtocol) -> Int {
        if text.utf8.allSatisfy({ $0 < 0x80 }) { return text.utf8.count }
        return text.unicodeScalars.reduce(0) { $0 + width(of: $1) }
    }

    /// Whether every character of a text is shown as it is: found by bytes, since nearly every text is such a one.
    static func isHarmless(_ text: String, but allowed: UInt8 = 0xFF) -> Bool {
        var (previous, last): (UInt8, UInt8) = (0, 0)
        for byte in text.utf8 {
            if byte < 0x20 && byte != allowed || byte == 0x7F { return false }
            if byte >= 0x80 {
                switch (previous, last) {
                case (_, 0xC2): if byte < 0xA0 { return false }
                case (_, 0xD8): if byte == 0x9C { return false }
                case (0xE2, 0x80): if byte == 0x8E || byte == 0x8F || 0xA8...0xAE ~= byte { return false }
                case (0xE2, 0x81): if 0xA6...0xA9 ~= byte { return false }
                case (0xEF, 0xBB): if byte == 0xBF { return false }
                default: break
                }
            }
            (previous, last) = (last, byte)
        }
        return true
    }

    /// A message on one line: line ends become spaces and nothing in it can act upon the terminal.
    static func oneLine(_ text: String) -> String {
        // Nearly every message.
        if isHarmless(text) { return text }
        var result = ""
        result.reserveCapacity(text.utf8.count)
        for scalar in text.unicodeScalars {
            let isBreak = scalar == "\n" || scalar == "\r" || scalar == "\t"
            result.unicodeScalars.append(isBreak ? " " : visible(scalar))
        }
        return result
    }

    /// Lines of text: what stands between their ends as `oneLine` has it.
    static func lines(_ text: String) -> String {
        if isHarmless(text, but: 0x0A) { return text }
        return text.split(separator: "\n", omittingEmptySubsequences: false).map { oneLine(String($0)) }
            .joined(separator: "\n")
    }
}

/// Lines for people that may hold words of an agreement, a path or an argument: nothing in them can act upon a terminal.
public struct TerminalText {
    private let text: String

    public init(_ text: String) { self.text = TerminalCells.lines(text) }

    public var bytes: [UInt8] { Array(text.utf8) }
}
