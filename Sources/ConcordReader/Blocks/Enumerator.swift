import ConcordModel

/// An enumerator at the start of a line, in every way it can be read: `(i)` is the ninth letter and the first Roman
/// numeral, and only its siblings can tell which.
struct Enumerator {
    /// A word in front of the number (`Step 2:`, `Option (1)`): lists with a word count by themselves.
    enum Word: Hashable { case none, step, option, phase, stage, tier }

    /// What two enumerators must share to count in one list.
    struct Kind: Hashable {
        var style: Label.ListStyle
        var word: Word
    }

    /// Readings in order of likelihood, never empty.
    var readings: [Label]
    var word: Word = .none
    /// The enumerator with its marks, without the space behind it.
    var bytes: Range<Int>
    /// Where the text behind it begins.
    var textStart: Int
    /// The text begins without a space (`2.Alcohol`): an enumerator only where just this number is due.
    var isJoined = false
    /// A bullet stands in front of it: `- (a)`.
    var isBulleted = false

    func kind(_ reading: Label) -> Kind { Kind(style: reading.listStyle, word: word) }

    /// The reading that counts in lists of `kind`.
    func reading(as kind: Kind) -> Label? {
        word == kind.word ? readings.first { $0.listStyle == kind.style } : nil
    }

    /// Whether it can begin a list, `(aa)` being the first of the doubled letters.
    var mayBegin: Bool { readings.contains(where: \.isFirst) || firstOfDoubled != nil }

    /// Whether it is a number that was put in later: `(1A)`, `(c.1)`, `(iiia)`, `2bis.`
    var isSuffixed: Bool { readings[0].suffix > 0 }

    /// Whether another can be the second of the list that this one begins.
    func isFollowed(by next: Enumerator) -> Bool {
        readings.contains { $0.isFirst && next.reading(as: kind($0)).map { $0.value == 2 && $0.suffix == 0 } ?? false }
    }

    /// `(aa)` where it begins a list of its own and does not follow `(z)`.
    var firstOfDoubled: Label? { readings.first { $0.value == 27 && $0.isDoubledLetter } }

    /// Reads an enumerator at `start`; `end` is the end of the line. Sixteen styles: `1.` `a.` `A.` `i.` `I.`, the same
    /// with `)`, in `( )`, and in `[ ]`; and `Step 1:`. Behind it must stand a space, the end of the line or another
    /// enumerator in parentheses. Nil for anything else, so that `1.5`, `U.S.` and `(see below)` stay text.
    static func read(_ bytes: [UInt8], from start: Int, to end: Int, mayJoin: Bool = false) -> Enumerator? {
        guard start < end else { return nil }
        let opener = bytes[start]
        let isOpened = opener == UInt8(ascii: "(") || opener == UInt8(ascii: "[")
        let numberStart = isOpened ? start + 1 : start
        var cursor = numberStart
        while cursor < end, cursor - numberStart < 8, isNumberByte(bytes[cursor]) { cursor += 1 }
        guard cursor > numberStart, cursor < end else { return nil }
        cursor = suffixEnd(bytes, from: numberStart, to: cursor, before: end, isOpened: isOpened) ?? cursor
        guard cursor < end else { return nil }
        let enclosure: Enclosure
        switch (opener, bytes[cursor]) {
        case (UInt8(ascii: "("), UInt8(ascii: ")")): enclosure = .parentheses
        case (UInt8(ascii: "["), UInt8(ascii: "]")): enclosure = .brackets
        case (_, UInt8(ascii: ")")) where !isOpened: enclosure = .parenthesis
        case (_, UInt8(ascii: ".")) where !isOpened: enclosure = .period
        case (UInt8(ascii: "O")...UInt8(ascii: "T"), 0x20):
            return readWorded(bytes, from: start, wordEnd: cursor, to: end)
        default: return nil
        }
        var textStart = cursor + 1
        let labelEnd = textStart
        var isJoined = false
        if textStart < end {
            let next = bytes[textStart]
            let follows = isOpened && next == UInt8(ascii: "(")
            if !follows, HeadLabel.spaceWidth(bytes, textStart, end) == 0 {
                // A capitalised word run into the number; "U.S" and "e.g" are none.
                guard mayJoin, Numerals.isUpper(next), textStart + 1 < end, Numerals.isLower(bytes[textStart + 1])
                else {
                    return nil
                }
                isJoined = true
            }
        }
        while case let width = HeadLabel.spaceWidth(bytes, textStart, end), width > 0 { textStart += width }
        let readings = Enumerator.readings(of: bytes[numberStart..<cursor], enclosure: enclosure)
        guard !readings.isEmpty else { return nil }
        return Enumerator(readings: readings, bytes: start..<labelEnd, textStart: textStart, isJoined: isJoined)
    }

    /// The end of a suffix that is set off from its number: `(c.1)`, `(a-1)`, `2 bis.`, `c.1)`.
    private static func suffixEnd(
        _ bytes: [UInt8], from start: Int, to numberEnd: Int, before end: Int, isOpened: Bool
    ) -> Int? {
        let sign = bytes[numberEnd]
        switch sign {
        case 0x20, 0xC2:
            guard Numerals.isDigit(bytes[start]) || isOpened else { return nil }
            return NumberSuffix.latin(in: bytes, from: numberEnd, to: end)?.end
        case UInt8(ascii: "."), UInt8(ascii: "-"):
            if sign == UInt8(ascii: "-"), let latin = NumberSuffix.latin(in: bytes, from: numberEnd, to: end) {
                return latin.end
            }
            var cursor = numberEnd + 1
            while cursor < end, cursor - numberEnd < 4, Numerals.isDigit(bytes[cursor]) { cursor += 1 }
            if cursor == numberEnd + 1, sign == UInt8(ascii: "-"), isOpened,
                LetterNumeral.standsAlone(at: cursor, in: bytes[..<end])
            {
                cursor += 1
            }
            let isClosed = isOpened || cursor < end && bytes[cursor] == UInt8(ascii: ")")
            return cursor > numberEnd + 1 && isClosed ? cursor : nil
        default: return nil
        }
    }

    private static func isNumberByte(_ byte: UInt8) -> Bool { Numerals.isDigit(byte) || Numerals.isLetter(byte) }

    /// `Step 1: Text`, `STEP 2`, `Option (3) Text`. A number without parentheses needs a separator or the line's end behind
    /// it, since "Step 3 of the schedule" opens a sentence.
    private static func readWorded(_ bytes: [UInt8], from start: Int, wordEnd: Int, to end: Int) -> Enumerator? {
        guard let word = word(bytes[start..<wordEnd]) else { return nil }
        var cursor = wordEnd
        while cursor < end, bytes[cursor] == 0x20 || bytes[cursor] == 0x09 { cursor += 1 }
        let isOpened = cursor < end && bytes[cursor] == UInt8(ascii: "(")
        if isOpened { cursor += 1 }
        guard var (label, numberEnd) = HeadLabel.readNumber(bytes, from: cursor, to: end), label.value != nil else {
            return nil
        }
        switch label.numeral {
        case .arabic, .upperRoman, .upperLetter, .lowerLetter, .word: break
        case .none, .lowerRoman, .decimal, .other: return nil
        }
        if isOpened {
            guard numberEnd < end, bytes[numberEnd] == UInt8(ascii: ")") else { return nil }
            numberEnd += 1
        }
        let separator = HeadLabel.separator(bytes, from: numberEnd, to: end)
        let labelEnd = max(numberEnd, separator.printed)
        if separator.textStart < end {
            guard separator.textStart > labelEnd, isOpened || separator.printed > numberEnd else { return nil }
        }
        label.enclosure = isOpened ? .parentheses : .none
        label.word = word == .step ? .step : .none
        return Enumerator(
            readings: [label], word: word, bytes: start..<labelEnd, textStart: separator.textStart)
    }

    private static func word(_ bytes: ArraySlice<UInt8>) -> Word? {
        let isCapitals = bytes.allSatisfy(Numerals.isUpper)
        guard isCapitals || bytes.dropFirst().allSatisfy(Numerals.isLower) else { return nil }
        for (text, word) in words where text.utf8CodeUnitCount == bytes.count {
            let isSame = text.withUTF8Buffer { wanted in
                bytes.enumerated().allSatisfy { wanted[$0.offset] == $0.element | 0x20 }
            }
            if isSame { return word }
        }
        return nil
    }

    private static let words: [(StaticString, Word)] = [
        ("step", .step), ("option", .option), ("phase", .phase), ("stage", .stage), ("tier", .tier),
    ]

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
        guard isUpper || number.allSatisfy(Numerals.isLower) else { return suffixed(number, enclosure) }
        var readings: [Label] = []
        if let value = LetterNumeral.value(of: number) {
            readings.append(label(isUpper ? .upperLetter : .lowerLetter, value))
        }
        if let value = RomanNumeral.value(of: number) {
            let roman = label(isUpper ? .upperRoman : .lowerRoman, value)
            readings.insert(roman, at: number.count == 1 ? readings.count : 0)
        }
        return readings.isEmpty ? suffixed(number, enclosure) : readings
    }

    /// What is put in after one number; a scan's `1v` is none.
    private static let mostSuffixes = 12

    /// `1A`, `c.1`, `iiia`, `2bis`: what the number in front of the suffix can mean.
    private static func suffixed(_ number: ArraySlice<UInt8>, _ enclosure: Enclosure) -> [Label] {
        // A retirement plan is no item: (401k), (457b).
        guard let (base, place) = NumberSuffix.split(number), number.first != UInt8(ascii: "0"),
            base.count < 3 || !Numerals.isDigit(number[base.lowerBound]), place <= mostSuffixes
        else { return [] }
        return readings(of: number[base], enclosure: enclosure).map { label in
            var label = label
            label.number = String(decoding: number, as: UTF8.self)
            label.suffix = Int16(clamping: place)
            return label
        }
    }
}

extension Label {
    /// `aa`, `bb` and so on, which follow `z` or make up lists of their own.
    var isDoubledLetter: Bool {
        (numeral == .lowerLetter || numeral == .upperLetter) && number.utf8.count > 1
    }
}
