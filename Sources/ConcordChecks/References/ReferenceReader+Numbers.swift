import ConcordModel

/// The small pieces of references: numbers, enclosed numbers, separators and titles.
extension ReferenceReader {
    /// `12`, `12.1`, `17.3G,H,I`, `XIXA`, `Twelve`, `A`, `"A"`, `(a)`, `B-1`, `#4`.
    mutating func readNumber(_ word: ReferenceWord, isFirst: Bool) -> Reference.Step? {
        let before = cursor
        if let step = readEnclosed() {
            guard word != .article else {
                cursor = before
                return nil
            }
            return Reference.Step(word: word, number: step.number, isEnclosed: true, place: step.place)
        }
        if let quoted = readQuotedLetter() {
            return Reference.Step(word: word, number: string(quoted), isEnclosed: false, place: quoted)
        }
        if cursor < end, bytes[cursor] == UInt8(ascii: "#") { cursor += 1 }
        let first = cursor
        guard first < end else { return nil }
        if Bytes.isDigit(bytes[first]) {
            readDigits(word)
        } else if Bytes.isLetter(bytes[first]) {
            while cursor < end, Bytes.isLetter(bytes[cursor]) { cursor += 1 }
            if cursor < end, bytes[cursor] == UInt8(ascii: "-"), cursor + 1 < end {
                if Bytes.isDigit(bytes[cursor + 1]),
                    word.isTop && word != .article || word.rank <= 1 && isPrefix(first..<cursor)
                {
                    cursor += 1
                    readDigits(word)
                } else if word == .article, isNumberWord(first..<cursor) {
                    let hyphen = cursor
                    cursor += 1
                    while cursor < end, Bytes.isLetter(bytes[cursor]) { cursor += 1 }
                    if !isNumberWord(hyphen + 1..<cursor) { cursor = hyphen }
                }
            } else if cursor - first == 1, cursor < end, Bytes.isDigit(bytes[cursor]), word.isTop, word != .article {
                readDigits(word)
            } else if cursor + 1 < end, bytes[cursor] == UInt8(ascii: "."), Bytes.isDigit(bytes[cursor + 1]),
                word != .none, word != .article, isPrefix(first..<cursor)
            {
                // Section S.07.2
                cursor += 1
                readDigits(word)
            }
            guard isNumber(first..<cursor, word, isFirst: isFirst) else {
                cursor = before
                return nil
            }
        }
        if cursor > first, cursor < end, let suffix = NumberSuffix.latin(in: bytes, from: cursor, to: end) {
            // 4 bis
            cursor = suffix.end
        }
        guard cursor > first, cursor == end || !Bytes.isAlphanumeric(bytes[cursor]) else {
            cursor = before
            return nil
        }
        let number = String(decoding: bytes[first..<cursor].filter { $0 != 0x20 }, as: UTF8.self)
        return Reference.Step(word: word, number: number, isEnclosed: false, place: first..<cursor)
    }

    /// Whether letters stand before figures in one number: the II of II-1, the S of S.07.
    private func isPrefix(_ range: Range<Int>) -> Bool {
        let letters = bytes[range]
        return letters.allSatisfy(Bytes.isUpper) && (letters.count == 1 || letters.allSatisfy(Self.isUpperRoman))
    }

    private mutating func readDigits(_ word: ReferenceWord) {
        let first = cursor
        while cursor < end {
            let byte = bytes[cursor]
            let next = cursor + 1 < end ? bytes[cursor + 1] : 0
            let afterNext = cursor + 2 < end ? bytes[cursor + 2] : 0
            if Bytes.isDigit(byte) {
                cursor += 1
            } else if Bytes.isLetter(byte) {
                // A suffix: 14A, 3B. Not the “th” of 12th.
                guard !Bytes.isLetter(next) else {
                    guard word.isTop, word != .article, let group = lettersOfCode() else { return }
                    cursor = group
                    continue
                }
                cursor += 1
            } else if byte == UInt8(ascii: "."), Bytes.isDigit(next) {
                cursor += 1
            } else if byte == 0x20, next == UInt8(ascii: "."), Bytes.isDigit(afterNext) {
                // “19 .3”, as scans have it.
                cursor += 2
            } else if byte == UInt8(ascii: "-"), Bytes.isDigit(next), word.isTop, word != .article {
                cursor += 1
            } else if byte == UInt8(ascii: "-"), Bytes.isUpper(next), !Bytes.isAlphanumeric(afterNext), afterNext < 0x80
            {
                // 14-A
                cursor += 2
            } else if byte == UInt8(ascii: ","), Bytes.isUpper(next), Bytes.isLetter(bytes[cursor - 1]), cursor > first,
                !Bytes.isAlphanumeric(afterNext)
            {
                cursor += 1
            } else {
                return
            }
        }
    }

    /// The end of the QV of 101.5QV-21-409.
    private func lettersOfCode() -> Int? {
        var last = cursor
        while last < end, Bytes.isUpper(bytes[last]), last - cursor < 4 { last += 1 }
        return last + 1 < end && bytes[last] == UInt8(ascii: "-") && Bytes.isDigit(bytes[last + 1]) ? last : nil
    }

    /// Whether letters are a number: a Roman numeral, a number in words, or one letter.
    private func isNumber(_ range: Range<Int>, _ word: ReferenceWord, isFirst: Bool) -> Bool {
        let letters = bytes[range]
        if letters.contains(where: Bytes.isDigit) { return true }
        let isUpper = letters.allSatisfy(Bytes.isUpper)
        if letters.count == 1, let letter = letters.first {
            if word == .article { return isUpper && Self.isUpperRoman(letter) }
            if isUpper { return word != .none || !isFirst }
            // “paragraph b”, “section a”: not “section a person”.
            guard !word.isTop, letter != UInt8(ascii: "a") else {
                return !word.isTop && (range.upperBound == end || !Bytes.isSpace(bytes[range.upperBound]))
            }
            return true
        }
        if isUpper, letters.count <= 7, letters.allSatisfy(Self.isUpperRoman) { return true }
        if isUpper, letters.count <= 7, letters.dropLast().allSatisfy(Self.isUpperRoman), letters.count > 2 {
            return word == .article
        }
        if word.rank >= 2, letters.count <= 4, letters.allSatisfy(Self.isLowerRoman) { return true }
        guard word.rank <= 1, letters.count > 2 else { return false }
        guard letters.contains(UInt8(ascii: "-")) else { return isNumberWord(range) }
        return letters.split(separator: UInt8(ascii: "-")).allSatisfy { isNumberWord($0.startIndex..<$0.endIndex) }
    }

    private static func isUpperRoman(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "I"), UInt8(ascii: "V"), UInt8(ascii: "X"), UInt8(ascii: "L"), UInt8(ascii: "C"): true
        default: false
        }
    }

    private static func isLowerRoman(_ byte: UInt8) -> Bool {
        byte == UInt8(ascii: "i") || byte == UInt8(ascii: "v") || byte == UInt8(ascii: "x")
    }

    private func isNumberWord(_ range: Range<Int>) -> Bool {
        LetterKey(bytes, in: range).map(Self.numberWords.contains) ?? false
    }

    /// Whether a number begins with a number in words: `Twenty-one`.
    private static func isInWords(_ number: String) -> Bool {
        guard number.utf8.count >= 3, Bytes.isLetter(number.utf8.first ?? 0) else { return false }
        return LetterKey(number.utf8.prefix { $0 != UInt8(ascii: "-") }).map(numberWords.contains) ?? false
    }

    private static let numberWords = LetterKey.set(
        "one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen "
            + "nineteen twenty thirty forty fifty")

    /// `(a)`, `[2]`, `(iv)`.
    mutating func readEnclosed() -> Reference.Step? {
        guard cursor < end, bytes[cursor] == UInt8(ascii: "(") || bytes[cursor] == UInt8(ascii: "[") else { return nil }
        let closer = bytes[cursor] == UInt8(ascii: "(") ? UInt8(ascii: ")") : UInt8(ascii: "]")
        var last = cursor + 1
        while last < end, Bytes.isAlphanumeric(bytes[last]) || bytes[last] == UInt8(ascii: "."), last - cursor < 6 {
            last += 1
        }
        let inside = cursor + 1..<last
        guard last < end, bytes[last] == closer, !inside.isEmpty else { return nil }
        let number = bytes[inside]
        let isItem =
            number.allSatisfy(Bytes.isDigit) && number.count <= 2 || number.count == 1
            || (number.count <= 5 && number.allSatisfy({ Self.isLowerRoman($0 | 0x20) }))
            || number.count == 2 && number.first == number.last && number.allSatisfy(Bytes.isLetter)
            || Self.isSuffixed(number)
        // “Article(s)”.
        guard isItem, !(number.elementsEqual("s".utf8) && cursor > start && Bytes.isLetter(bytes[cursor - 1])) else {
            return nil
        }
        cursor = last + 1
        return Reference.Step(word: .none, number: string(inside), isEnclosed: true, place: inside)
    }

    /// `1A`, `c.1`, `iiia`; but a figure with a point is an amount, and `401k` no item.
    private static func isSuffixed(_ number: ArraySlice<UInt8>) -> Bool {
        guard let (base, _) = NumberSuffix.split(number), let first = number.first else { return false }
        if number.allSatisfy(Bytes.isLetter) { return number.allSatisfy { !Bytes.isUpper($0) } }
        return Bytes.isDigit(first) ? base.count < 3 && !number.contains(UInt8(ascii: ".")) : base.count <= 3
    }

    /// `.A`, `.2`, `.a.` behind a number.
    mutating func readDotted() -> Reference.Step? {
        let first = cursor + 1
        var last = first
        while last < end, Bytes.isAlphanumeric(bytes[last]), last - first < 4 { last += 1 }
        let number = bytes[first..<last]
        guard !number.isEmpty, last == end || !Bytes.isAlphanumeric(bytes[last]),
            number.allSatisfy(Bytes.isDigit) && number.count <= 2 || number.count == 1
                || (number.count <= 4 && number.allSatisfy(Self.isLowerRoman))
        else { return nil }
        cursor = last
        return Reference.Step(word: .none, number: string(first..<last), isEnclosed: false, place: first..<last)
    }

    /// The `E` of `Section 20.2.6 E`, the `d.` of `Section 8 d. below`.
    mutating func readLooseLetter(behind target: Reference.Target) -> Reference.Step? {
        guard let previous = target.steps.last, !previous.isEnclosed, previous.word != .none, cursor < end,
            Bytes.isDigit(previous.number.utf8.first ?? 0), Bytes.isLetter(bytes[cursor])
        else { return nil }
        let letter = cursor
        let next = letter + 1 < end ? bytes[letter + 1] : UInt8(ascii: ".")
        let isUpper = Bytes.isUpper(bytes[letter])
        guard !Bytes.isAlphanumeric(next), next != UInt8(ascii: "'"), next < 0x80, next != UInt8(ascii: "-") else {
            return nil
        }
        if !isUpper || bytes[letter] == UInt8(ascii: "A") || bytes[letter] == UInt8(ascii: "I") {
            guard !Bytes.isSpace(next) else { return nil }
        }
        cursor = letter + 1
        return Reference.Step(
            word: .none, number: string(letter..<letter + 1), isEnclosed: false, place: letter..<letter + 1)
    }

    /// Whether an enclosed number behind a space belongs to the path: `Section 3 (C)`, not `twelve (12)` or `(1) day`.
    func isItem(_ step: Reference.Step, behind previous: Reference.Step?) -> Bool {
        guard let previous else { return false }
        if !Bytes.isDigit(step.number.utf8.first ?? 0) { return true }
        if previous.isEnclosed { return true }
        if step.number == previous.number { return false }
        if let key = LetterKey(previous.number.utf8), Self.numberWords.contains(key) { return false }
        guard cursor < end else { return true }
        return !Bytes.isSpace(bytes[cursor])
            || cursor + 5 < end && ["abov", "belo", "of t", "here"].contains(string(cursor + 1..<cursor + 5))
    }

    /// The `(12)` of `Article Twelve (12)`.
    mutating func skipTwin(of step: Reference.Step) {
        guard Self.isInWords(step.number) else { return }
        let before = cursor
        skipSpaces()
        guard let twin = readEnclosed(), Bytes.isDigit(twin.number.utf8.first ?? 0) else {
            cursor = before
            return
        }
    }

    private mutating func readQuotedLetter() -> Range<Int>? {
        var first = cursor
        guard first + 2 < end else { return nil }
        if bytes[first] == UInt8(ascii: "\"") || bytes[first] == UInt8(ascii: "'") {
            first += 1
        } else if bytes[first] == 0xE2, bytes[first + 1] == 0x80, (0x98...0x9D).contains(bytes[first + 2]) {
            first += 3
        } else {
            return nil
        }
        var last = first
        while last < end, Bytes.isAlphanumeric(bytes[last]) || bytes[last] == UInt8(ascii: "-"), last - first < 5 {
            last += 1
        }
        guard last > first, last < end, last - first <= 3 else { return nil }
        if bytes[last] == UInt8(ascii: "\"") || bytes[last] == UInt8(ascii: "'") {
            cursor = last + 1
        } else if bytes[last] == 0xE2, last + 2 < end {
            cursor = last + 3
        } else {
            return nil
        }
        return first..<last
    }

    private static let numberSigns = ["no.", "nos.", "number", "#"].map { Array($0.utf8) }

    /// `No.`, `#`, `number`.
    mutating func skipNumberWord() -> Bool {
        guard cursor < end, bytes[cursor] == UInt8(ascii: "#") || bytes[cursor] | 0x20 == UInt8(ascii: "n") else {
            return false
        }
        for wanted in Self.numberSigns {
            guard cursor + wanted.count < end else { continue }
            let isThere = (0..<wanted.count).allSatisfy {
                let byte = bytes[cursor + $0]
                return (Bytes.isUpper(byte) ? byte | 0x20 : byte) == wanted[$0]
            }
            if isThere {
                cursor += wanted.count
                return true
            }
        }
        return false
    }

    /// `, and`, `or`, `through`, `-` between the numbers of a list.
    mutating func readSeparator() -> (isWord: Bool, isComma: Bool, isRange: Bool)? {
        var isComma = false
        skipSpaces()
        guard cursor < end else { return nil }
        if bytes[cursor] == UInt8(ascii: ",") || bytes[cursor] == UInt8(ascii: ";") {
            isComma = true
            cursor += 1
            skipSpaces()
        } else if bytes[cursor] == UInt8(ascii: "-") {
            cursor += 1
            skipSpaces()
            return (false, false, true)
        } else if bytes[cursor] == 0xE2, cursor + 2 < end, bytes[cursor + 1] == 0x80,
            (0x92...0x94).contains(bytes[cursor + 2])
        {
            cursor += 3
            skipSpaces()
            return (false, false, true)
        } else if bytes[cursor] == UInt8(ascii: "&") {
            cursor += 1
            skipSpaces()
            return (true, false, false)
        }
        let first = cursor
        while cursor < end, Bytes.isLetter(bytes[cursor]) || bytes[cursor] == UInt8(ascii: "/"), cursor - first < 8 {
            cursor += 1
        }
        switch string(first..<cursor) {
        case "and", "or", "and/or", "AND", "OR":
            skipSpaces()
            return (true, isComma, false)
        case "through", "thru", "to", "THROUGH":
            skipSpaces()
            return (true, isComma, true)
        default:
            cursor = first
            return isComma ? (false, true, false) : nil
        }
    }

    func string(_ range: Range<Int>) -> String { String(decoding: bytes[range], as: UTF8.self) }
}
