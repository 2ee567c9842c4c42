import ConcordModel

/// Finds what carries a number twice, `ten (10)`, `fifty percent (50%)`, `one and one-half (1-1/2)`, dates, `July 1, 2025`
/// and `1 July 2025`, and sums of money and numbers with spaces in them, `1 500 €`, `CHF 2'500`, `7 1/2 %`: several words
/// that must never be compared apart.
struct NumberPhrase {
    /// What a word can be in such a phrase.
    enum Kind: UInt8 {
        case other, number, unit, month, figure, currency
        /// `%` or a fraction of one character, apart from its number.
        case suffix

        init(of word: UnsafeBufferPointer<UInt8>) {
            guard word.contains(where: { $0 >= 0x80 }) else {
                self.init(ofPlain: word)
                return
            }
            // How the letters are set makes no difference.
            let plain = PlainSign.folded(word)
            self = plain.withUnsafeBufferPointer { Kind(ofPlain: $0) }
        }

        private init(ofPlain word: UnsafeBufferPointer<UInt8>) {
            if NumberPhrase.contains(NumberPhrase.months, word[...]) {
                self = .month
            } else if NumberPhrase.contains(NumberPhrase.units, word[...]) {
                self = .unit
            } else if NumberPhrase.isFigure(word) {
                self = .figure
            } else if Currency.isName(word) {
                self = .currency
            } else if NumberPhrase.isSuffix(word) {
                self = .suffix
            } else if word.count <= 24, NumberPhrase.areNumbers(word) {
                self = .number
            } else {
                self = .other
            }
        }
    }

    let tokens: UnsafeBufferPointer<Token>
    let text: UnsafeBufferPointer<UInt8>
    let table: WordTable

    /// One past the last token of the phrase that begins at `index`; nil where none begins.
    func end(from index: Int) -> Int? {
        switch kind(index) {
        case .other, .unit, .suffix: return nil
        case .month: return dateEnd(index)
        case .figure, .currency:
            let end = dayAndMonthEnd(index) ?? amountEnd(index)
            return end > index + 1 ? end : nil
        case .number: break
        }
        var cursor = index + 1
        var words = 1
        while words < 9 {
            let next = spacesEnd(cursor)
            guard next < tokens.count, next > cursor || isByte(next, UInt8(ascii: "(")) else { return nil }
            if isByte(next, UInt8(ascii: "(")) { return figureEnd(next + 1) }
            switch kind(next) {
            case .number, .unit: break
            case .other, .month, .figure, .currency, .suffix: return nil
            }
            cursor = next + 1
            words += 1
        }
        return nil
    }

    /// `10)`, `50%)`, `$500.00)`, `€ 1 500)`, `1-1/2)` behind the opening parenthesis.
    private func figureEnd(_ index: Int) -> Int? {
        guard index + 1 < tokens.count else { return nil }
        let isAmount = kind(index) == .figure || kind(index) == .currency
        guard isAmount || text[tokens[index].bytes].contains(where: WordShape.isDigit) else { return nil }
        let end = isAmount ? amountEnd(index) : index + 1
        return isByte(end, UInt8(ascii: ")")) ? end + 1 : nil
    }

    // MARK: Sums and figures

    /// One past a figure with what belongs to it: the sign or name of money before or behind it, thousands parted by spaces,
    /// a fraction, `%`.
    private func amountEnd(_ index: Int) -> Int {
        var start = index
        var isMoney = kind(index) == .currency
        if isMoney {
            // `Fr. 20`
            if isByte(index + 1, UInt8(ascii: ".")) { start += 1 }
            start = spacesEnd(start + 1)
            guard start < tokens.count, kind(start) == .figure else { return index + 1 }
        } else {
            isMoney = Currency.sign(text, Int(tokens[index].start), Int(tokens[index].start + tokens[index].length)) > 0
        }
        var end = figuresEnd(start)
        let next = spacesEnd(end)
        if next < tokens.count {
            switch kind(next) {
            case .currency where !isMoney && !startsSum(next):
                isMoney = true
                end = next + 1
            case .suffix: end = next + 1
            case .other, .number, .unit, .month, .figure, .currency: break
            }
        }
        // `$2.5 million`
        let scale = spacesEnd(end)
        if isMoney, scale > end, scale < tokens.count, Self.contains(Self.scales, text[tokens[scale].bytes]) {
            end = scale + 1
        }
        // `2'500.–`
        if isMoney, isByte(end, UInt8(ascii: ".")), end + 1 < tokens.count, isDash(end + 1) { end += 2 }
        return end
    }

    /// Whether a sign or name of money has its figure behind it: `20 CHF 30`.
    private func startsSum(_ index: Int) -> Bool {
        let next = spacesEnd(index + 1)
        return next < tokens.count && kind(next) == .figure
    }

    /// One past `1 500 000`, `7 1/2`, `7 ½`.
    private func figuresEnd(_ index: Int) -> Int {
        var end = index + 1
        if isGroup(index, first: true) {
            while case let next = spacesEnd(end), next > end, isGroup(next, first: false) { end = next + 1 }
        }
        let next = spacesEnd(end)
        guard next > end, next < tokens.count else { return end }
        if kind(next) == .suffix { return next + 1 }
        let word = text[tokens[next].bytes]
        let isFraction =
            word.count <= 5 && word.first.map(WordShape.isDigit) ?? false
            && word.contains(UInt8(ascii: "/")) && word.allSatisfy { WordShape.isDigit($0) || $0 == UInt8(ascii: "/") }
        return isFraction ? next + 1 : end
    }

    /// Whether a word is the first group of a number whose thousands are parted by spaces, or a further one: three digits, the
    /// last with decimals and the sign of money or `%`, if it has any.
    private func isGroup(_ index: Int, first: Bool) -> Bool {
        guard index < tokens.count, kind(index) == .figure else { return false }
        var digits = text[tokens[index].bytes]
        if first {
            digits = digits.drop { !WordShape.isDigit($0) }
            return 1...3 ~= digits.count && digits.allSatisfy(WordShape.isDigit)
        }
        let rest = digits.dropFirst(3)
        guard digits.count >= 3, digits.prefix(3).allSatisfy(WordShape.isDigit) else { return false }
        guard let sign = rest.first else { return true }
        return !WordShape.isAlphanumeric(sign) && sign != UInt8(ascii: "-") && sign != UInt8(ascii: "/")
            && sign != UInt8(ascii: ":")
    }

    // MARK: Dates

    private func dateEnd(_ index: Int) -> Int? {
        let day = spacesEnd(index + 1)
        guard day > index + 1, isDay(day) else { return nil }
        return yearEnd(behind: day + 1)
    }

    /// `1 July 2025`, `1st July`.
    private func dayAndMonthEnd(_ index: Int) -> Int? {
        guard isDay(index) else { return nil }
        let month = spacesEnd(index + 1)
        guard month > index + 1, month < tokens.count, kind(month) == .month else { return nil }
        // “may” is a word too.
        guard text[Int(tokens[month].start)] & 0x20 == 0 else { return nil }
        return yearEnd(behind: month + 1)
    }

    /// One past the year behind a day or a month, or the place itself.
    private func yearEnd(behind end: Int) -> Int {
        var cursor = end
        if isByte(cursor, UInt8(ascii: ",")) { cursor += 1 }
        let year = spacesEnd(cursor)
        guard year > cursor, isNumber(year, digits: 4...4) else { return end }
        return year + 1
    }

    /// `1`, `31`, `1st`.
    private func isDay(_ index: Int) -> Bool {
        guard index < tokens.count else { return false }
        let word = text[tokens[index].bytes]
        let digits = word.prefix(while: WordShape.isDigit)
        guard 1...2 ~= digits.count else { return false }
        let ending = word.dropFirst(digits.count)
        return ending.isEmpty
            || ending.count == 2 && ["st", "nd", "rd", "th"].contains { $0.utf8.elementsEqual(ending) }
    }

    // MARK: Words

    private func kind(_ index: Int) -> Kind { table.kind(of: tokens[index].exact) }

    /// One past the spaces from `index` on.
    private func spacesEnd(_ index: Int) -> Int {
        var cursor = index
        while cursor < tokens.count, tokens[cursor].isSpace { cursor += 1 }
        return cursor
    }

    private func isByte(_ index: Int, _ byte: UInt8) -> Bool {
        index < tokens.count && tokens[index].length == 1 && text[Int(tokens[index].start)] == byte
    }

    private func isDash(_ index: Int) -> Bool {
        let plain = PlainSign.folded(text[tokens[index].bytes])
        return !plain.isEmpty && plain.allSatisfy { $0 == UInt8(ascii: "-") }
    }

    private func isNumber(_ index: Int, digits: ClosedRange<Int>) -> Bool {
        index < tokens.count && digits.contains(Int(tokens[index].length))
            && text[tokens[index].bytes].allSatisfy(WordShape.isDigit)
    }

    /// A word that begins with a digit, or with a sign of money and a digit.
    private static func isFigure(_ word: UnsafeBufferPointer<UInt8>) -> Bool {
        let start = Currency.sign(word, 0, word.count)
        return start < word.count && WordShape.isDigit(word[start])
    }

    private static func isSuffix(_ word: UnsafeBufferPointer<UInt8>) -> Bool {
        switch word.count {
        case 1: word[0] == UInt8(ascii: "%")
        case 2: word[0] == 0xC2 && 0xBC...0xBE ~= word[1]
        case 3: word[0] == 0xE2 && word[1] == 0x85 && 0x90...0x9E ~= word[2]
        default: false
        }
    }

    /// Whether a word is a number, or several that hyphens join: `twenty-five`, `one-half`.
    private static func areNumbers(_ word: UnsafeBufferPointer<UInt8>) -> Bool {
        var start = 0
        for end in 0...word.count where end == word.count || word[end] == UInt8(ascii: "-") {
            guard let key = LetterKey(UnsafeBufferPointer(rebasing: word[start..<end])),
                NumberWord(key)?.joinsFigures == true
            else { return false }
            start = end + 1
        }
        return true
    }

    private static func contains(_ words: [[UInt8]], _ word: Slice<UnsafeBufferPointer<UInt8>>) -> Bool {
        words.contains { known in
            known.count == word.count && known.elementsEqual(word.lazy.map { $0 | 0x20 })
        }
    }

    private static func list(_ text: StaticString) -> [[UInt8]] {
        text.withUTF8Buffer { $0.split(separator: 0x20).map { Array($0) } }
    }

    private static let units = list(
        "and percent dollars dollar cents point per cent euros euro pounds pound pence francs franc kronor kroner yen pesos rupees"
    )
    private static let scales = list("thousand million billion")
    private static let months = list(
        "january february march april may june july august september october november december")
}
