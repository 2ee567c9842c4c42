import ConcordModel

/// The numbers of labels, in every way in which heads print them.
extension HeadLabel {
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
                } else if let group = lettersOfCode(bytes, from: cursor, to: end) {
                    cursor = group
                } else if Numerals.isLetter(byte) {
                    // A suffix letter (22T, 17.3G,H,I), not a word that follows at once.
                    guard !Numerals.isLetter(next) else { break }
                    cursor += 1
                } else if byte == UInt8(ascii: "."), Numerals.isDigit(next) {
                    cursor += 1
                } else if byte == UInt8(ascii: "-"), Numerals.isDigit(next), !runsIntoWord(bytes, cursor + 1, end) {
                    cursor += 1
                } else if byte == UInt8(ascii: "-"), LetterNumeral.standsAlone(at: cursor + 1, in: bytes[..<end]) {
                    // 14-A, but not the hyphen of "14-Hours".
                    cursor += 2
                } else if byte == UInt8(ascii: ","), Numerals.isLetter(next),
                    cursor + 2 >= end || !Numerals.isLetter(bytes[cursor + 2])
                {
                    cursor += 1
                } else {
                    break
                }
            }
            guard !isOrdinal(bytes, cursor, end) else { return nil }
            let last = bytes[cursor - 1]
            if Numerals.isDigit(last), let suffix = NumberSuffix.latin(in: bytes, from: cursor, to: end) {
                cursor = suffix.end
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
        return readLetters(bytes, from: start, to: end)
    }

    /// The end of capitals in the middle of a code: the QV of 101.5QV-21-409.
    private static func lettersOfCode(_ bytes: [UInt8], from start: Int, to end: Int) -> Int? {
        var cursor = start
        while cursor < end, Numerals.isUpper(bytes[cursor]), cursor - start < 4 { cursor += 1 }
        guard cursor - start > 1, cursor + 1 < end, bytes[cursor] == UInt8(ascii: "-"),
            Numerals.isDigit(bytes[cursor + 1]), !runsIntoWord(bytes, cursor + 1, end)
        else { return nil }
        return cursor
    }

    /// A number that begins with a letter: words, Roman numerals, letters, and these with a suffix.
    private static func readLetters(_ bytes: [UInt8], from start: Int, to end: Int) -> (label: Label, end: Int)? {
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
            let all = wordsEnd(bytes, from: start, firstEnd: cursor, to: end)
            let number = String(decoding: bytes[start..<all], as: UTF8.self)
            return (
                Label(number: number, numeral: .word, value: WordNumeral.value(of: bytes[start..<all]) ?? value), all
            )
        }
        // "SEVENTEEN-HOURS": the words before the last hyphen.
        if let hyphen = word.lastIndex(of: UInt8(ascii: "-")), let value = WordNumeral.value(of: bytes[start..<hyphen])
        {
            return (
                Label(number: String(decoding: bytes[start..<hyphen], as: UTF8.self), numeral: .word, value: value),
                hyphen
            )
        }
        if let suffixed = readSuffixed(word, bytes, from: cursor, to: end) { return suffixed }
        if word.allSatisfy(Numerals.isUpper) {
            if let value = RomanNumeral.value(of: word) {
                let numeral: Numeral = word.count == 1 && value > 10 ? .upperLetter : .upperRoman
                let letter = LetterNumeral.value(of: word) ?? value
                return (
                    Label(number: printed, numeral: numeral, value: numeral == .upperLetter ? letter : value), cursor
                )
            }
            if word.count >= 2, let value = RomanNumeral.value(of: word.dropLast()) {
                return (Label(number: printed, numeral: .other, value: value), cursor)
            }
            if word.count <= 2, let value = LetterNumeral.value(of: word) {
                return (Label(number: printed, numeral: .upperLetter, value: value), cursor)
            }
        }
        if word.count == 1, let value = LetterNumeral.value(of: word) {
            return (Label(number: printed, numeral: .lowerLetter, value: value), cursor)
        }
        if word.allSatisfy(Numerals.isLower), let value = RomanNumeral.value(of: word) {
            return (Label(number: printed, numeral: .lowerRoman, value: value), cursor)
        }
        return nil
    }

    /// `A1`, `A-1`, `B.2`, `S.07.2`, `II-1`, `XIV-A`, `C-II`, `IV bis`: a letter or Roman numeral with figures, a letter, a
    /// numeral or a Latin suffix after it.
    private static func readSuffixed(
        _ word: ArraySlice<UInt8>, _ bytes: [UInt8], from wordEnd: Int, to end: Int
    ) -> (label: Label, end: Int)? {
        guard wordEnd < end, word.allSatisfy(Numerals.isUpper),
            let value = RomanNumeral.value(of: word) ?? (word.count <= 2 ? LetterNumeral.value(of: word) : nil)
        else { return nil }
        var cursor = wordEnd
        if let suffix = NumberSuffix.latin(in: bytes, from: wordEnd, to: end) {
            let number = String(decoding: bytes[word.startIndex..<suffix.end], as: UTF8.self)
            return (Label(number: number, numeral: .other, value: value), suffix.end)
        }
        if bytes[cursor] == UInt8(ascii: "-") {
            var letters = cursor + 1
            while letters < end, Numerals.isUpper(bytes[letters]) { letters += 1 }
            if LetterNumeral.standsAlone(at: cursor + 1, in: bytes[..<end])
                || RomanNumeral.value(of: bytes[cursor + 1..<letters]) != nil
            {
                let number = String(decoding: bytes[word.startIndex..<letters], as: UTF8.self)
                return (Label(number: number, numeral: .other, value: value), letters)
            }
        }
        // Groups of figures, the first of which may follow at once.
        var groups = 0
        var group = cursor
        while cursor < end {
            let isSigned = bytes[cursor] == UInt8(ascii: "-") || bytes[cursor] == UInt8(ascii: ".")
            let digits = cursor + (isSigned ? 1 : 0)
            guard isSigned || groups == 0, digits < end, Numerals.isDigit(bytes[digits]),
                !isSigned || !runsIntoWord(bytes, digits, end)
            else { break }
            group = digits
            cursor = digits
            while cursor < end, Numerals.isDigit(bytes[cursor]) { cursor += 1 }
            groups += 1
        }
        guard groups > 0, cursor == end || !Numerals.isLetter(bytes[cursor]) else { return nil }
        let number = bytes[word.startIndex..<cursor]
        let isDecimal = number.contains(UInt8(ascii: "."))
        let isJoined = group == wordEnd
        return (
            Label(
                number: String(decoding: number, as: UTF8.self), numeral: isDecimal ? .decimal : .other,
                value: isJoined
                    ? word.count == 1 ? LetterNumeral.value(of: word) ?? value : value
                    : Numerals.arabic(bytes[group..<cursor])), cursor
        )
    }

    /// `"C"`, `“C”`: writers quote the letter of an appendix. The quotes are printed and are no part of the number.
    static func readQuotedNumber(_ bytes: [UInt8], from start: Int, to end: Int) -> (label: Label, end: Int)? {
        guard start < end else { return nil }
        let isTypographic = match("“", bytes, start, end) != nil
        guard isTypographic || bytes[start] == UInt8(ascii: "\"") else { return nil }
        guard let number = readNumber(bytes, from: start + (isTypographic ? 3 : 1), to: end),
            let close = match(isTypographic ? "”" : "\"", bytes, number.end, end)
        else { return nil }
        return (number.label, close)
    }

    /// The end of a number in several words: `TWENTY FOUR`, `ONE HUNDRED AND TWO`.
    private static func wordsEnd(_ bytes: [UInt8], from start: Int, firstEnd: Int, to end: Int) -> Int {
        var known = firstEnd
        var cursor = firstEnd
        while cursor < end, bytes[cursor] == 0x20, cursor - start <= 40 {
            var wordEnd = cursor + 1
            while wordEnd < end, Numerals.isLetter(bytes[wordEnd]) || bytes[wordEnd] == UInt8(ascii: "-") {
                wordEnd += 1
            }
            guard wordEnd > cursor + 1, Numerals.isLetter(bytes[cursor + 1]), bytes[wordEnd - 1] != UInt8(ascii: "-"),
                WordNumeral.value(of: bytes[start..<wordEnd]) != nil
            else { break }
            cursor = wordEnd
            // "AND" belongs to the number when another word of it follows.
            if match("and", bytes, wordEnd - 3, wordEnd) == nil || wordEnd - 3 < known { known = wordEnd }
        }
        return known
    }

    /// Whether what stands behind digits makes them an ordinal: the `th` of 14th.
    private static func isOrdinal(_ bytes: [UInt8], _ start: Int, _ end: Int) -> Bool {
        guard start + 1 < end, start + 2 >= end || !Numerals.isLetter(bytes[start + 2]) else { return false }
        return ["st", "nd", "rd", "th"].contains { match($0, bytes, start, end) != nil }
    }

    /// Whether digits run straight into a word, so that the hyphen before them parts a number from a title: `11-2ND`.
    private static func runsIntoWord(_ bytes: [UInt8], _ start: Int, _ end: Int) -> Bool {
        var cursor = start
        while cursor < end, Numerals.isDigit(bytes[cursor]) { cursor += 1 }
        return cursor + 1 < end && Numerals.isLetter(bytes[cursor]) && Numerals.isLetter(bytes[cursor + 1])
    }
}
