import ConcordModel

/// A number as a list would print it: messages name what is missing in the contract's own numerals.
enum LabelNumber {
    /// The number `value` behind `prefix`, in the numerals of the label `like`, without marks, filled up with zeros to
    /// `padding` figures.
    static func printed(
        _ value: Int, prefix: [Int], like: Label, as reading: LabelOrdinal.Reading, padding: Int = 0
    ) -> String {
        if prefix.isEmpty { return numeral(value, like: like, as: reading) }
        let figures = "\(value)"
        let last = String(repeating: "0", count: max(0, padding - figures.count)) + figures
        // What stands in front is printed as it was: the S.07. of S.07.2, the II- of II-1.
        if let group = lastGroup(of: like.number), LabelOrdinal(like, as: reading)?.path.dropLast() == prefix[...] {
            return like.number[..<group.startIndex] + last
        }
        return prefix.map { "\($0)." }.joined() + last
    }

    /// The figures that a number of several parts ends in, suffixes aside.
    static func lastGroup(of number: String) -> Substring? {
        guard let sign = number.lastIndex(where: { $0 == "." || $0 == "-" }) else { return nil }
        let group = number[number.index(after: sign)...].prefix { $0.isASCII && $0.isNumber }
        return group.isEmpty ? nil : group
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
        case .none, .arabic, .decimal: return "\(value)"
        case .word: return worded(value, like: like)
        case .lowerLetter, .upperLetter: return cased(LetterNumeral.form(of: value))
        case .lowerRoman, .upperRoman:
            return cased(reading == .letters ? LetterNumeral.form(of: value) : RomanNumeral.form(of: value))
        case .other:
            let isNumber = like.number.utf8.first.map { $0 &- 0x30 < 10 } ?? false
            return isNumber ? "\(value)" : cased(LetterNumeral.form(of: value))
        }
    }

    /// `TWENTY-ONE`, `Twenty-one` or `twenty-one`; figures for what labels do not count to.
    private static func worded(_ value: Int, like: Label) -> String {
        guard let word = WordNumeral.form(of: value) else { return "\(value)" }
        let letters = like.number.utf8.prefix(2).map { $0 &- 0x41 < 26 }
        if letters == [true, true] { return word.uppercased() }
        return letters.first == true ? word.prefix(1).uppercased() + word.dropFirst() : word
    }

    /// The number of a whole ordinal in the form of the label `like`: `12.4`, `15A`, `XVI`, `27-29`.
    static func printed(
        _ ordinal: LabelOrdinal, like: Label, as reading: LabelOrdinal.Reading, padding: Int = 0
    ) -> String {
        let value = ordinal.path[ordinal.path.count - 1]
        if let span = like.span {
            var one = like
            one.numeral = span.numeral
            return span.beginning(with: value) { printed($0, prefix: [], like: one, as: .roman) }
        }
        var text = printed(value, prefix: ordinal.path.dropLast(), like: like, as: reading, padding: padding)
        if ordinal.last > value { return text + "-\(ordinal.last)" }
        // A suffix is printed as it was, with its commas and in its case.
        if ordinal.suffix.upperBound > 0 {
            let bytes = Array(like.number.utf8)
            // A number that had none gets the letter.
            if bytes.last.map({ $0 &- 0x30 < 10 }) ?? false, NumberSuffix.split(bytes[...]) == nil {
                return text + LetterNumeral.form(of: ordinal.suffix.lowerBound).uppercased()
            }
            let isFigure = bytes.first.map { $0 &- 0x30 < 10 } ?? false
            if !like.number.contains(","), let (base, _) = NumberSuffix.split(bytes[...]) {
                text += String(decoding: bytes[base.upperBound...], as: UTF8.self)
            } else {
                let isHyphened = like.number.dropLast().last == "-"
                text +=
                    isFigure
                    ? like.number.drop { $0.isNumber || $0 == "." } : like.number.suffix(isHyphened ? 2 : 1)
            }
        }
        return text
    }
}
