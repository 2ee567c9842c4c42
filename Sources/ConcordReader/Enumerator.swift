import ConcordModel

/// An enumerator at the start of a line, in every way it can be read: `(i)` is the ninth letter and the first Roman
/// numeral, and only its siblings can tell which.
struct Enumerator {
    /// Readings in order of likelihood, never empty.
    var readings: [Label]
    /// The enumerator with its marks, without the space behind it.
    var bytes: Range<Int>
    /// Where the text behind it begins.
    var textStart: Int

    /// Reads an enumerator at `start`; `end` is the end of the line. Sixteen styles: `1.` `a.` `A.` `i.` `I.`, the same
    /// with `)`, in `( )`, and in `[ ]`. Behind it must stand a space, the end of the line or another enumerator in
    /// parentheses. Nil for anything else, so that `1.5`, `U.S.` and `(see below)` stay text.
    static func read(_ bytes: [UInt8], from start: Int, to end: Int) -> Enumerator? {
        guard start < end else { return nil }
        let opener = bytes[start]
        let isOpened = opener == UInt8(ascii: "(") || opener == UInt8(ascii: "[")
        let numberStart = isOpened ? start + 1 : start
        var cursor = numberStart
        while cursor < end, cursor - numberStart < 8, isNumberByte(bytes[cursor]) { cursor += 1 }
        guard cursor > numberStart, cursor < end else { return nil }
        let enclosure: Enclosure
        switch (opener, bytes[cursor]) {
        case (UInt8(ascii: "("), UInt8(ascii: ")")): enclosure = .parentheses
        case (UInt8(ascii: "["), UInt8(ascii: "]")): enclosure = .brackets
        case (_, UInt8(ascii: ")")) where !isOpened: enclosure = .parenthesis
        case (_, UInt8(ascii: ".")) where !isOpened: enclosure = .period
        default: return nil
        }
        var textStart = cursor + 1
        let labelEnd = textStart
        if textStart < end {
            let next = bytes[textStart]
            let joins = isOpened && next == UInt8(ascii: "(")
            guard next == 0x20 || next == 0x09 || joins else { return nil }
        }
        while textStart < end, bytes[textStart] == 0x20 || bytes[textStart] == 0x09 { textStart += 1 }
        let readings = Enumerator.readings(of: bytes[numberStart..<cursor], enclosure: enclosure)
        guard !readings.isEmpty else { return nil }
        return Enumerator(readings: readings, bytes: start..<labelEnd, textStart: textStart)
    }

    private static func isNumberByte(_ byte: UInt8) -> Bool { Numerals.isDigit(byte) || Numerals.isLetter(byte) }

    /// What a number can mean. A single letter is a letter first; several are a Roman numeral first, then a doubled
    /// letter (`bb`).
    static func readings(of number: ArraySlice<UInt8>, enclosure: Enclosure) -> [Label] {
        let printed = String(decoding: number, as: UTF8.self)
        func label(_ numeral: Numeral, _ value: Int) -> Label {
            Label(number: printed, numeral: numeral, enclosure: enclosure, value: value)
        }
        if let value = Numerals.arabic(number) {
            return number.count <= 3 ? [label(.arabic, value)] : []
        }
        let isUpper = number.allSatisfy(Numerals.isUpper)
        guard isUpper || number.allSatisfy(Numerals.isLower) else { return [] }
        var readings: [Label] = []
        if let value = Numerals.letters(number) { readings.append(label(isUpper ? .upperLetter : .lowerLetter, value)) }
        if let value = Numerals.roman(number) {
            let roman = label(isUpper ? .upperRoman : .lowerRoman, value)
            readings.insert(roman, at: number.count == 1 ? readings.count : 0)
        }
        return readings
    }
}
