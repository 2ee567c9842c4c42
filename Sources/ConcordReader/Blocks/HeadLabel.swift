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
        ("article", .article, true), ("section", .section, true), ("sec.", .section, true), ("§", .section, true),
        ("appendix", .appendix, false), ("exhibit", .exhibit, false), ("schedule", .schedule, true),
        ("attachment", .attachment, false), ("addendum", .addendum, false), ("annex", .annex, true),
        ("letter of agreement", .letter, false), ("letter of understanding", .letter, false),
        ("side letter of agreement", .letter, false), ("side letter", .letter, false), ("loa", .letter, true),
        ("letter", .letter, true), ("memorandum of understanding", .memorandum, false),
        ("memorandum of agreement", .memorandum, false), ("memorandum", .memorandum, true),
        ("mou", .memorandum, true), ("moa", .memorandum, true), ("part", .part, true), ("step", .step, true),
    ]

    /// The words that may open a label in the plural.
    private static let plurals: [(text: StaticString, word: LabelWord)] = [
        ("articles", .article), ("sections", .section),
    ]

    /// `Articles 16-18`, `ARTICLES 4, 5 AND 6 –`: one head for several numbers.
    private static func readPlural(_ bytes: [UInt8], from start: Int, to end: Int) -> HeadLabel? {
        for (text, word) in plurals {
            guard let wordEnd = match(text, bytes, start, end), spaceWidth(bytes, wordEnd, end) > 0,
                let (span, numberEnd) = NumberSpan.read(bytes, from: skipSpaces(bytes, from: wordEnd, to: end), to: end)
            else { continue }
            let separator = separator(bytes, from: numberEnd, to: end)
            var label = Label(word: word, number: span.text, numeral: .other, value: span.first)
            label.isPlural = true
            return HeadLabel(
                label: label, bytes: start..<max(numberEnd, separator.printed), titleStart: separator.textStart)
        }
        return nil
    }

    /// Reads a label that begins with a word. `mustSeparate` asks for a separator behind the number, as in running text,
    /// where "Section 3 of this Article" opens a sentence and not a section.
    static func readWorded(_ bytes: [UInt8], from start: Int, to end: Int, mustSeparate: Bool) -> HeadLabel? {
        guard start < end, Numerals.isLetter(bytes[start]) || bytes[start] == 0xC2 else { return nil }
        if !mustSeparate, let plural = readPlural(bytes, from: start, to: end) { return plural }
        for (text, word, needsNumber) in words {
            guard let wordEnd = match(text, bytes, start, end) else { continue }
            // A word must end here: "Parties" is not Part, "Stepped" is not Step; but "ARTICLE14" is an article.
            if wordEnd < end, Numerals.isLetter(bytes[wordEnd]) { continue }
            var numberStart = skipSpaces(bytes, from: wordEnd, to: end)
            if let mark = match("no.", bytes, numberStart, end) ?? match("#", bytes, numberStart, end) {
                numberStart = skipSpaces(bytes, from: mark, to: end)
            }
            if let number = readQuotedNumber(bytes, from: numberStart, to: end)
                ?? readNumber(bytes, from: numberStart, to: end)
            {
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

    /// Whether a decimal number may begin at a place: with a figure, or with a letter or two before a point and a figure.
    static func mayBeDecimal(_ bytes: [UInt8], from start: Int, to end: Int) -> Bool {
        if Numerals.isDigit(bytes[start]) { return true }
        guard Numerals.isUpper(bytes[start]), start + 2 < end else { return false }
        let point = Numerals.isUpper(bytes[start + 1]) ? start + 2 : start + 1
        return bytes[point] == UInt8(ascii: ".") && point + 1 < end && Numerals.isDigit(bytes[point + 1])
    }

    /// Reads a decimal label, `5.2`, `18.3.1`, `17.8a`, `S.07.2`, with or without a separator.
    static func readDecimal(_ bytes: [UInt8], from start: Int, to end: Int) -> HeadLabel? {
        guard start < end, mayBeDecimal(bytes, from: start, to: end),
            let number = readNumber(bytes, from: start, to: end),
            number.label.numeral == .decimal
        else { return nil }
        let separatorEnd = separator(bytes, from: number.end, to: end)
        guard separatorEnd.textStart > number.end || separatorEnd.textStart >= end else { return nil }
        return HeadLabel(
            label: number.label, bytes: start..<max(number.end, separatorEnd.printed),
            titleStart: separatorEnd.textStart)
    }

    /// A number that stands alone for an article's, with a separator and a space behind it: `12. Vacation`, `IV – Hours`, or
    /// nothing else. A letter would be an initial, and a year no number.
    static func readNumbered(_ bytes: [UInt8], from start: Int, to end: Int) -> HeadLabel? {
        guard let number = readNumber(bytes, from: start, to: end), let value = number.label.value, value < 1000
        else { return nil }
        switch number.label.numeral {
        case .arabic, .upperRoman, .decimal, .other: break
        case .none, .lowerLetter, .upperLetter, .lowerRoman, .word: return nil
        }
        let separator = separator(bytes, from: number.end, to: end)
        guard separator.textStart >= end || separator.printed > number.end && separator.textStart > separator.printed
        else { return nil }
        return HeadLabel(
            label: number.label, bytes: start..<max(number.end, separator.printed), titleStart: separator.textStart)
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
            case 0x80... where spaceWidth(bytes, cursor, end) > 0:
                cursor += spaceWidth(bytes, cursor, end)
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

    /// Spaces of any kind, and tabs, which word processors set between a word and its number.
    private static func skipSpaces(_ bytes: [UInt8], from start: Int, to end: Int) -> Int {
        var cursor = start
        while case let width = spaceWidth(bytes, cursor, end), width > 0 { cursor += width }
        return cursor
    }

    /// The bytes of the space of any kind, or of the tab, at `offset`.
    static func spaceWidth(_ bytes: [UInt8], _ offset: Int, _ end: Int) -> Int {
        guard offset < end else { return 0 }
        if bytes[offset] == 0x20 || bytes[offset] == 0x09 { return 1 }
        guard bytes[offset] >= 0x80 else { return 0 }
        let (sign, length) = PlainSign.read(
            bytes[offset], offset + 1 < end ? bytes[offset + 1] : 0, offset + 2 < end ? bytes[offset + 2] : 0)
        if case .space = sign { return length }
        return 0
    }
}
