import ConcordModel

/// The label at the start of a head: `ARTICLE 10--`, `Section 2 –`, `17.3`, `Appendix A`, `III.`, `Letter of Agreement
/// 90.1C-25-494:`. The separator is part of what is printed and not of the number.
struct HeadLabel {
    var label: Label
    /// The label with its separator, without the spaces around it.
    var bytes: Range<Int>
    /// Where the title begins.
    var titleStart: Int

    /// Words that open a label, longest first where one begins another. Those without `needsNumber` may stand alone
    /// ("LETTER OF AGREEMENT – TELEWORK").
    private static let words: [(text: StaticString, word: LabelWord, needsNumber: Bool)] = [
        ("article", .article, true), ("section", .section, true), ("sec.", .section, true),
        ("appendix", .appendix, false), ("exhibit", .exhibit, false), ("schedule", .schedule, true),
        ("attachment", .attachment, false), ("addendum", .addendum, false), ("annex", .annex, true),
        ("letter of agreement", .letter, false), ("letter of understanding", .letter, false),
        ("side letter of agreement", .letter, false), ("side letter", .letter, false), ("loa", .letter, true),
        ("letter", .letter, true), ("memorandum of understanding", .memorandum, false),
        ("memorandum of agreement", .memorandum, false), ("memorandum", .memorandum, true),
        ("mou", .memorandum, true), ("moa", .memorandum, true), ("part", .part, true), ("step", .step, true),
    ]

    /// Reads a label that begins with a word. `mustSeparate` asks for a separator behind the number, as in running text,
    /// where "Section 3 of this Article" opens a sentence and not a section.
    static func readWorded(_ bytes: [UInt8], from start: Int, to end: Int, mustSeparate: Bool) -> HeadLabel? {
        guard start < end, Numerals.isLetter(bytes[start]) else { return nil }
        for (text, word, needsNumber) in words {
            guard let wordEnd = match(text, bytes, start, end) else { continue }
            // A word must end here: "Parties" is not Part, "Stepped" is not Step; but "ARTICLE14" is an article.
            if wordEnd < end, Numerals.isLetter(bytes[wordEnd]) { continue }
            var numberStart = wordEnd
            while numberStart < end, isSpace(bytes[numberStart]) { numberStart += 1 }
            if let mark = match("no.", bytes, numberStart, end) ?? match("#", bytes, numberStart, end) {
                numberStart = mark
                while numberStart < end, isSpace(bytes[numberStart]) { numberStart += 1 }
            }
            if let number = readNumber(bytes, from: numberStart, to: end) {
                let separatorEnd = separator(bytes, from: number.end, to: end)
                let hasSeparator = separatorEnd.printed > number.end || separatorEnd.textStart >= end
                if mustSeparate, !hasSeparator { return nil }
                var label = number.label
                label.word = word
                return HeadLabel(
                    label: label, bytes: start..<max(number.end, separatorEnd.printed),
                    titleStart: separatorEnd.textStart)
            }
            if needsNumber || mustSeparate { return nil }
            let separatorEnd = separator(bytes, from: wordEnd, to: end)
            guard separatorEnd.printed > wordEnd || separatorEnd.textStart >= end else { return nil }
            return HeadLabel(
                label: Label(word: word, number: "", numeral: .none), bytes: start..<max(wordEnd, separatorEnd.printed),
                titleStart: separatorEnd.textStart)
        }
        return nil
    }

    /// Reads a decimal label, `5.2`, `18.3.1`, `17.8a`, with or without a separator.
    static func readDecimal(_ bytes: [UInt8], from start: Int, to end: Int) -> HeadLabel? {
        guard start < end, Numerals.isDigit(bytes[start]), let number = readNumber(bytes, from: start, to: end),
            number.label.numeral == .decimal
        else { return nil }
        let separatorEnd = separator(bytes, from: number.end, to: end)
        guard separatorEnd.textStart > number.end || separatorEnd.textStart >= end else { return nil }
        return HeadLabel(
            label: number.label, bytes: start..<max(number.end, separatorEnd.printed),
            titleStart: separatorEnd.textStart)
    }

    /// The number of a label: digits with suffixes, a Roman numeral with a suffix, a single letter, a word.
    static func readNumber(_ bytes: [UInt8], from start: Int, to end: Int) -> (label: Label, end: Int)? {
        guard start < end else { return nil }
        if Numerals.isDigit(bytes[start]) {
            var cursor = start
            while cursor < end {
                let byte = bytes[cursor]
                let next = cursor + 1 < end ? bytes[cursor + 1] : 0
                if Numerals.isDigit(byte) {
                    cursor += 1
                } else if Numerals.isLetter(byte) {
                    // A suffix letter (22T, 17.3G,H,I), not a word that follows at once.
                    guard !Numerals.isLetter(next) else { break }
                    cursor += 1
                } else if byte == UInt8(ascii: "."), Numerals.isDigit(next) {
                    cursor += 1
                } else if byte == UInt8(ascii: "-"), Numerals.isDigit(next), !runsIntoWord(bytes, cursor + 1, end) {
                    cursor += 1
                } else if byte == UInt8(ascii: ","), Numerals.isLetter(next),
                    cursor + 2 >= end || !Numerals.isLetter(bytes[cursor + 2])
                {
                    cursor += 1
                } else {
                    break
                }
            }
            let printed = bytes[start..<cursor]
            let digits = printed.prefix(while: Numerals.isDigit)
            let isDecimal = printed.contains(UInt8(ascii: "."))
            let lastDigits = printed.split(separator: UInt8(ascii: ".")).last?.prefix(while: Numerals.isDigit) ?? digits
            return (
                Label(
                    number: String(decoding: printed, as: UTF8.self),
                    numeral: isDecimal ? .decimal : digits.count == printed.count ? .arabic : .other,
                    value: Numerals.arabic(isDecimal ? lastDigits : digits)), cursor
            )
        }
        var cursor = start
        while cursor < end, Numerals.isLetter(bytes[cursor]) || bytes[cursor] == UInt8(ascii: "-") && cursor > start {
            // The hyphen of TWENTY-ONE belongs to the number, that of "VII-Hours" does not.
            if bytes[cursor] == UInt8(ascii: "-"), WordNumeral.value(of: bytes[start..<cursor]) == nil { break }
            cursor += 1
        }
        while cursor > start, bytes[cursor - 1] == UInt8(ascii: "-") { cursor -= 1 }
        guard cursor > start else { return nil }
        let word = bytes[start..<cursor]
        let printed = String(decoding: word, as: UTF8.self)
        if let value = WordNumeral.value(of: word) {
            return (Label(number: printed, numeral: .word, value: value), cursor)
        }
        // "SEVENTEEN-HOURS": the words before the last hyphen.
        if let hyphen = word.lastIndex(of: UInt8(ascii: "-")), let value = WordNumeral.value(of: bytes[start..<hyphen])
        {
            return (
                Label(number: String(decoding: bytes[start..<hyphen], as: UTF8.self), numeral: .word, value: value),
                hyphen
            )
        }
        if word.allSatisfy(Numerals.isUpper) {
            if let value = RomanNumeral.value(of: word) {
                let numeral: Numeral = word.count == 1 && value > 10 ? .upperLetter : .upperRoman
                let letter = LetterNumeral.value(of: word) ?? value
                return (
                    Label(number: printed, numeral: numeral, value: numeral == .upperLetter ? letter : value), cursor
                )
            }
            if word.count >= 2, let value = RomanNumeral.value(of: word.dropLast()) {
                return (Label(number: printed, numeral: .upperRoman, value: value), cursor)
            }
            if word.count <= 2, let value = LetterNumeral.value(of: word) {
                return (Label(number: printed, numeral: .upperLetter, value: value), cursor)
            }
        }
        if word.count == 1, let value = LetterNumeral.value(of: word) {
            return (Label(number: printed, numeral: .lowerLetter, value: value), cursor)
        }
        return nil
    }

    /// Whether digits run straight into a word, so that the hyphen before them parts a number from a title: `11-2ND`.
    private static func runsIntoWord(_ bytes: [UInt8], _ start: Int, _ end: Int) -> Bool {
        var cursor = start
        while cursor < end, Numerals.isDigit(bytes[cursor]) { cursor += 1 }
        return cursor + 1 < end && Numerals.isLetter(bytes[cursor]) && Numerals.isLetter(bytes[cursor + 1])
    }

    /// The separator between a number and a title: `.` `:` `-` `--` `–` `—` `)`, spaces and `<br>`. `printed` ends the
    /// separator's visible part.
    static func separator(_ bytes: [UInt8], from start: Int, to end: Int) -> (printed: Int, textStart: Int) {
        var cursor = start
        var printed = start
        while cursor < end {
            switch bytes[cursor] {
            case 0x20, 0x09:
                cursor += 1
            case UInt8(ascii: "."), UInt8(ascii: ":"), UInt8(ascii: "-"), UInt8(ascii: ")"):
                cursor += 1
                printed = cursor
            case 0xE2 where cursor + 2 < end && bytes[cursor + 1] == 0x80 && (0x92...0x95).contains(bytes[cursor + 2]):
                cursor += 3
                printed = cursor
            case UInt8(ascii: "<"):
                guard let after = breakEnd(bytes, from: cursor, to: end) else { return (printed, cursor) }
                cursor = after
            default:
                return (printed, cursor)
            }
        }
        return (printed, cursor)
    }

    /// The end of a `<br>` at `start`.
    static func breakEnd(_ bytes: [UInt8], from start: Int, to end: Int) -> Int? {
        guard var cursor = match("<br", bytes, start, end) else { return nil }
        while cursor < end, bytes[cursor] == 0x20 || bytes[cursor] == UInt8(ascii: "/") { cursor += 1 }
        guard cursor < end, bytes[cursor] == UInt8(ascii: ">") else { return nil }
        return cursor + 1
    }

    /// The end of `text` (lower case ASCII) at `start`, in any case.
    static func match(_ text: StaticString, _ bytes: [UInt8], _ start: Int, _ end: Int) -> Int? {
        guard start >= 0, end - start >= text.utf8CodeUnitCount else { return nil }
        let matches = text.withUTF8Buffer { wanted in
            for index in 0..<wanted.count {
                let byte = bytes[start + index]
                if (Numerals.isUpper(byte) ? byte | 0x20 : byte) != wanted[index] { return false }
            }
            return true
        }
        return matches ? start + text.utf8CodeUnitCount : nil
    }

    private static func isSpace(_ byte: UInt8) -> Bool { byte == 0x20 || byte == 0x09 }
}
