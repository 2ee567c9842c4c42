import ConcordModel

/// Where a word, a sign or a space ends.
enum WordShape {
    /// The end of the token at `start`. A word is letters, digits and what joins them inside (`don't`, `full-time`, `1.5`,
    /// `2,500`, `1-1/2`, `7/1/2025`, `7:30`), with a sign of money before and `%` or a sign of money behind; everything else
    /// is a sign of one character. How a sign is set makes no difference (`PlainSign`).
    static func end(of text: UnsafeBufferPointer<UInt8>, from start: Int, to end: Int) -> Int {
        let first = text[start]
        if first == 0x20 || first == 0x0A { return start + 1 }
        var cursor = start
        let money = Currency.sign(text, start, end)
        if money > 0, isDigit(text, start + money, end) { cursor += money }
        let wordStart = cursor
        var last = Last.none
        while cursor < end {
            let step = step(text, cursor, end, behind: last)
            guard step.length > 0 else { break }
            cursor = min(end, cursor + step.length)
            last = step.last
        }
        guard last != .none else { return endOfSign(text, start, end) }
        if last == .digit {
            if cursor < end, text[cursor] == UInt8(ascii: "%") { return cursor + 1 }
            let money = Currency.sign(text, cursor, end)
            // `500€` is a sum; `5$10` is none.
            if money > 0, !isDigit(text, cursor + money, end) { return cursor + money }
        } else if cursor - wordStart <= 3, text[wordStart..<cursor].allSatisfy({ $0 &- 0x41 < 26 }) {
            // `US$2,500`
            let money = Currency.sign(text, cursor, end)
            if money > 0, isDigit(text, cursor + money, end) { return self.end(of: text, from: cursor, to: end) }
        }
        return cursor
    }

    /// What the character before was.
    private enum Last { case none, letter, digit }

    /// How many bytes from `cursor` on belong to the word, and what they end in.
    private static func step(
        _ text: UnsafeBufferPointer<UInt8>, _ cursor: Int, _ end: Int, behind last: Last
    ) -> (length: Int, last: Last) {
        let byte = text[cursor]
        if isAlphanumeric(byte) { return (1, isDigit(byte) ? .digit : .letter) }
        let (sign, length) = sign(text, cursor, end)
        let next = cursor + length
        switch sign {
        case .letters: return (length, .letter)
        case .unseen:
            // It hides in the word that it touches.
            if last != .none { return (length, last) }
            return startsWord(text, next, end) ? (length, .letter) : (0, .none)
        case .apostrophe, .hyphen:
            return last != .none && isLetter(text, next, end) ? (length, last) : (0, last)
        case .signs, .quote, .dash, .space: return (0, last)
        case .itself: break
        }
        if byte >= 0x80 {
            if isFraction(text, cursor, end) { return last == .digit ? (length, .digit) : (0, last) }
            return isLetterBeyondASCII(byte) ? (length, .letter) : (0, last)
        }
        let joins =
            switch byte {
            case UInt8(ascii: "'"), UInt8(ascii: "-"), UInt8(ascii: "_"), UInt8(ascii: "/"):
                last != .none && isLetter(text, next, end)
            case UInt8(ascii: "."), UInt8(ascii: ","), UInt8(ascii: ":"):
                last == .digit && isDigit(text, next, end)
            default: false
            }
        return (joins ? 1 : 0, last)
    }

    /// The end of what is no word: a row of dashes or periods, or one character.
    private static func endOfSign(_ text: UnsafeBufferPointer<UInt8>, _ start: Int, _ end: Int) -> Int {
        let first = text[start]
        // Two or three hyphens are a dash, as typewriters have it; a longer row of them is a line.
        // Three periods are an ellipsis.
        if first == UInt8(ascii: "-") || first == UInt8(ascii: "."), start == 0 || text[start - 1] != first {
            var last = start + 1
            while last < end, text[last] == first { last += 1 }
            if last - start == 3 || last - start == 2 && first == UInt8(ascii: "-") { return last }
        }
        return min(end, start + scalarLength(first))
    }

    /// Whether the token is a space: one of any width, or what nobody sees, alone.
    static func isSpace(_ text: UnsafeBufferPointer<UInt8>, _ start: Int, _ end: Int) -> Bool {
        switch sign(text, start, end) {
        case (.space, _): true
        case (.unseen, let length): start + length >= end
        default: false
        }
    }

    private static func sign(
        _ text: UnsafeBufferPointer<UInt8>, _ index: Int, _ end: Int
    ) -> (sign: PlainSign, length: Int) {
        PlainSign.read(
            text[index], index + 1 < end ? text[index + 1] : 0, index + 2 < end ? text[index + 2] : 0)
    }

    private static func isDigit(_ text: UnsafeBufferPointer<UInt8>, _ index: Int, _ end: Int) -> Bool {
        index < end && isDigit(text[index])
    }

    /// Whether a letter or a digit stands at `index`, hidden characters in front of it aside.
    private static func startsWord(_ text: UnsafeBufferPointer<UInt8>, _ index: Int, _ end: Int) -> Bool {
        var cursor = index
        while cursor < end, case (.unseen, let length) = sign(text, cursor, end) { cursor += length }
        return isLetter(text, cursor, end)
    }

    private static func isLetter(_ text: UnsafeBufferPointer<UInt8>, _ index: Int, _ end: Int) -> Bool {
        guard index < end else { return false }
        if text[index] < 0x80 { return isAlphanumeric(text[index]) }
        switch sign(text, index, end).sign {
        case .letters: return true
        case .itself: return isLetterBeyondASCII(text[index])
        case .space, .unseen, .quote, .apostrophe, .hyphen, .dash, .signs: return false
        }
    }

    /// Beyond ASCII everything is a letter but general punctuation, symbols, and Latin-1 signs.
    private static func isLetterBeyondASCII(_ first: UInt8) -> Bool {
        switch first {
        case 0x80...0xC2, 0xE2, 0xEF: false
        default: true
        }
    }

    /// `½` and the other fractions of one character, which a number takes on: `7½`.
    private static func isFraction(_ text: UnsafeBufferPointer<UInt8>, _ index: Int, _ end: Int) -> Bool {
        guard index + 1 < end else { return false }
        if text[index] == 0xC2 { return 0xBC...0xBE ~= text[index + 1] }
        return text[index] == 0xE2 && index + 2 < end && text[index + 1] == 0x85 && 0x90...0x9E ~= text[index + 2]
    }

    /// The end of the ASCII letters and digits from `start` on.
    @inline(__always)
    static func endOfAlphanumerics(_ text: UnsafeBufferPointer<UInt8>, from start: Int, to end: Int) -> Int {
        var cursor = start
        if start + 8 <= end {
            // Eight at a time: with the top bits set aside no sum carries from one byte into the next, and the top bit of
            // each sum says whether the byte is at least as great as the first letter or digit, or greater than the last.
            let eight = UInt64(
                littleEndian: UnsafeRawBufferPointer(text).loadUnaligned(fromByteOffset: start, as: UInt64.self))
            let low = eight & 0x7F7F_7F7F_7F7F_7F7F
            let folded = low | 0x2020_2020_2020_2020
            let letters = (folded &+ 0x1F1F_1F1F_1F1F_1F1F) & ~(folded &+ 0x0505_0505_0505_0505)
            let digits = (low &+ 0x5050_5050_5050_5050) & ~(low &+ 0x4646_4646_4646_4646)
            let others = ~((letters | digits) & ~eight) & 0x8080_8080_8080_8080
            if others != 0 { return start + others.trailingZeroBitCount / 8 }
            cursor += 8
        }
        while cursor < end, isAlphanumeric(text[cursor]) { cursor += 1 }
        return cursor
    }

    static func scalarLength(_ byte: UInt8) -> Int { byte < 0x80 ? 1 : byte < 0xE0 ? 2 : byte < 0xF0 ? 3 : 4 }
    static func isDigit(_ byte: UInt8) -> Bool { byte &- 0x30 < 10 }
    static func isAlphanumeric(_ byte: UInt8) -> Bool { byte &- 0x30 < 10 || (byte | 0x20) &- 0x61 < 26 }
}
