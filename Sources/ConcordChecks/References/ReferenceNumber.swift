import ConcordModel

/// The number of a reference and that of a label, in the forms that may stand for one another: `XII`, `12` and `Twelve`.
enum ReferenceNumber {
    /// Roman numerals in the standard form and numbers in words, as figures; nil for what is neither.
    static func figures(of number: String) -> String? {
        let lower = Array(number.lowercased().utf8)
        guard let first = lower.first, Bytes.isLetter(first) else { return nil }
        if let value = RomanNumeral.value(of: lower[...]) { return String(value) }
        // XIXA: a Roman numeral with a suffix.
        if lower.count > 2, let last = lower.last, let value = RomanNumeral.value(of: lower.dropLast()) {
            return String(value) + String(decoding: [last], as: UTF8.self)
        }
        return WordNumeral.value(of: lower[...]).map { String($0) }
    }

    /// Whether a label has this number; exactly, or letters of another case and numerals of another kind.
    static func fits(_ label: Label, _ number: String, exactly: Bool) -> Bool {
        if label.number == number { return true }
        if exactly { return false }
        if label.number.utf8.count == number.utf8.count, label.key == Label.key(of: number) { return true }
        // 4 bis, however it is set.
        if label.number.utf8.count != number.utf8.count, label.number.utf8.count > 3, number.utf8.count > 3,
            label.number.utf8.last == number.utf8.last, label.key == Label.key(of: number)
        {
            return true
        }
        guard label.numeral == .upperRoman || label.numeral == .word || !isFigure(number),
            let value = figures(of: number) ?? (isFigure(number) ? number : nil)
        else {
            return false
        }
        // `(c)` is no hundred: letters stand for figures only where both are long or the label says so.
        if label.numeral == .upperRoman || label.numeral == .word {
            return figures(of: label.number) == value
        }
        return label.numeral == .arabic && number.utf8.count > 1 && label.number == value
    }

    static func isFigure(_ number: String) -> Bool { number.utf8.first.map(Bytes.isDigit) ?? false }
}
