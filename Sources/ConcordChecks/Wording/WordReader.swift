import ConcordModel

/// Reads one provision's words forwards and backwards from a place in them: how every check of wording looks around once a
/// trigger has told it where.
///
/// A word is a run of letters or a run of digits. Between words stand spaces, line ends and hyphens, in any number, since
/// scans and line ends put them anywhere; every other sign ends a phrase.
struct WordReader {
    let bytes: [UInt8]
    /// The words of the provision; nothing outside is read.
    let bounds: Range<Int>

    struct Word {
        var range: Range<Int>
        /// Nil for digits, and for longer words than any vocabulary has.
        var key: LetterKey?
        /// Whether a hyphen or a dash stands between it and where the reading came from.
        var isJoined = false
    }

    static func isLetter(_ byte: UInt8) -> Bool { (byte | 0x20) &- 0x61 < 26 }
    static func isDigit(_ byte: UInt8) -> Bool { byte &- 0x30 < 10 }
    static func isUpper(_ byte: UInt8) -> Bool { byte &- 0x41 < 26 }

    /// The byte at a place; 0 outside.
    func byte(_ at: Int) -> UInt8 { bounds.contains(at) ? bytes[at] : 0 }

    /// Whether a quote of either kind begins here, and how long it is.
    func matches(_ sign: StaticString, at place: Int) -> Bool {
        guard place >= bounds.lowerBound, place + sign.utf8CodeUnitCount <= bounds.upperBound else { return false }
        return sign.withUTF8Buffer { wanted in
            for index in wanted.indices where bytes[place + index] != wanted[index] { return false }
            return true
        }
    }

    /// One past the spaces, and hyphens if they may be passed, from `place` on.
    func skip(from place: Int, hyphens: Bool = true) -> (end: Int, isJoined: Bool) {
        var cursor = place
        var isJoined = false
        while cursor < bounds.upperBound {
            let byte = bytes[cursor]
            if byte == 0x20 || byte == 0x0A || byte == 0x09 {
                cursor += 1
            } else if byte == 0xC2, self.byte(cursor + 1) == 0xA0 {
                cursor += 2
            } else if hyphens, byte == UInt8(ascii: "-") {
                cursor += 1
                isJoined = true
            } else if hyphens, byte == 0xE2, self.byte(cursor + 1) == 0x80,
                (0x90...0x95).contains(self.byte(cursor + 2))
            {
                cursor += 3
                isJoined = true
            } else {
                break
            }
        }
        return (cursor, isJoined)
    }

    /// Where the spaces and hyphens in front of `place` begin.
    func skip(backFrom place: Int, hyphens: Bool = true) -> (start: Int, isJoined: Bool) {
        var cursor = place
        var isJoined = false
        while cursor > bounds.lowerBound {
            let byte = bytes[cursor - 1]
            if byte == 0x20 || byte == 0x0A || byte == 0x09 {
                cursor -= 1
            } else if byte == 0xA0, self.byte(cursor - 2) == 0xC2 {
                cursor -= 2
            } else if hyphens, byte == UInt8(ascii: "-") {
                cursor -= 1
                isJoined = true
            } else if hyphens, (0x90...0x95).contains(byte), self.byte(cursor - 2) == 0x80,
                self.byte(cursor - 3) == 0xE2
            {
                cursor -= 3
                isJoined = true
            } else {
                break
            }
        }
        return (cursor, isJoined)
    }

    /// The word that ends at `place`, spaces and hyphens aside; nil where something else stands there.
    func word(before place: Int, hyphens: Bool = true) -> Word? {
        let (end, isJoined) = skip(backFrom: place, hyphens: hyphens)
        var start = end
        guard start > bounds.lowerBound else { return nil }
        if Self.isLetter(bytes[start - 1]) {
            while start > bounds.lowerBound, Self.isLetter(bytes[start - 1]) { start -= 1 }
        } else {
            while start > bounds.lowerBound, Self.isDigit(bytes[start - 1]) { start -= 1 }
        }
        guard start < end else { return nil }
        return Word(range: start..<end, key: LetterKey(bytes, in: start..<end), isJoined: isJoined)
    }

    /// The word that begins at `place`, spaces and hyphens aside; nil where something else stands there.
    func word(after place: Int, hyphens: Bool = true) -> Word? {
        let (start, isJoined) = skip(from: place, hyphens: hyphens)
        var end = start
        guard end < bounds.upperBound else { return nil }
        if Self.isLetter(bytes[end]) {
            while end < bounds.upperBound, Self.isLetter(bytes[end]) { end += 1 }
        } else {
            while end < bounds.upperBound, Self.isDigit(bytes[end]) { end += 1 }
        }
        guard start < end else { return nil }
        return Word(range: start..<end, key: LetterKey(bytes, in: start..<end), isJoined: isJoined)
    }

    /// The number that a word of digits is; nil for letters and for what is too long to mean a count.
    func value(_ word: Word) -> Int? { value(word.range) }

    func value(_ range: Range<Int>) -> Int? {
        guard !range.isEmpty, range.count <= 9 else { return nil }
        var value = 0
        for place in range {
            guard Self.isDigit(bytes[place]) else { return nil }
            value = value * 10 + Int(bytes[place] - 0x30)
        }
        return value
    }

    func string(_ range: Range<Int>) -> String { String(decoding: bytes[range], as: UTF8.self) }

    /// Words as they are shown to people: line ends and doubled spaces become one space.
    func oneLine(_ range: Range<Int>) -> String {
        var shown: [UInt8] = []
        for byte in bytes[range] {
            let isSpace = byte == 0x20 || byte == 0x0A || byte == 0x09
            if isSpace, shown.last == 0x20 || shown.isEmpty { continue }
            shown.append(isSpace ? 0x20 : byte)
        }
        while shown.last == 0x20 { shown.removeLast() }
        return String(decoding: shown, as: UTF8.self)
    }
}
