import ConcordModel

/// A number as a list would print it: messages name what is missing in the contract's own numerals.
enum LabelNumber {
    /// The number `value` behind `prefix`, in the numerals of the label `like`, without marks.
    static func printed(_ value: Int, prefix: [Int], like: Label, as reading: LabelOrdinal.Reading) -> String {
        prefix.map { "\($0)." }.joined() + numeral(value, like: like, as: reading)
    }

    /// A number with the marks of the label `like`.
    static func enclosed(_ number: String, like: Label) -> String {
        switch like.enclosure {
        case .parentheses: "(\(number))"
        case .brackets: "[\(number)]"
        case .parenthesis: number + ")"
        case .period, .none: number + "."
        }
    }

    private static func numeral(_ value: Int, like: Label, as reading: LabelOrdinal.Reading) -> String {
        let isUpper = like.number.utf8.first.map { $0 &- 0x41 < 26 } ?? false
        func cased(_ text: String) -> String { isUpper ? text.uppercased() : text }
        switch like.numeral {
        case .none, .arabic, .decimal, .word: return "\(value)"
        case .lowerLetter, .upperLetter: return cased(letters(value))
        case .lowerRoman, .upperRoman:
            return cased(reading == .letters ? letters(value) : RomanNumeral.form(of: value))
        case .other:
            let isNumber = like.number.utf8.first.map { $0 &- 0x30 < 10 } ?? false
            return isNumber ? "\(value)" : cased(letters(value))
        }
    }

    /// `a` for 1, `aa` for 27.
    static func letters(_ value: Int) -> String {
        guard value > 0, value <= 26 * 3 else { return "\(value)" }
        let letter = Character(UnicodeScalar(UInt8(ascii: "a") + UInt8((value - 1) % 26)))
        return String(repeating: letter, count: (value - 1) / 26 + 1)
    }
}
