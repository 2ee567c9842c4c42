/// Where a word, a sign or a space ends.
enum WordShape {
    /// The end of the token at `start`. A word is letters, digits and what joins them inside (`don't`, `full-time`, `1.5`,
    /// `2,500`, `1-1/2`, `7/1/2025`), with `$` before and `%` behind; everything else is a sign of one character.
    static func end(of text: UnsafeBufferPointer<UInt8>, from start: Int, to end: Int) -> Int {
        var cursor = start
        let first = text[start]
        if first == 0x20 || first == 0x0A { return start + 1 }
        if first == UInt8(ascii: "$"), start + 1 < end, isDigit(text[start + 1]) { cursor += 1 }
        let wordStart = cursor
        while cursor < end {
            let byte = text[cursor]
            if isAlphanumeric(byte) {
                cursor += 1
            } else if byte >= 0x80 {
                guard let length = letterLength(text, cursor, end) else {
                    if cursor > wordStart, joinsAsHyphen(text, cursor, end) {
                        cursor += 3
                        continue
                    }
                    // A typographic apostrophe joins as the plain one does.
                    guard cursor > wordStart, isApostrophe(text, cursor, end), cursor + 3 < end,
                        isAlphanumeric(text[cursor + 3])
                    else { break }
                    cursor += 3
                    continue
                }
                cursor += length
            } else if cursor > wordStart, cursor + 1 < end, joins(byte, text[cursor - 1], text[cursor + 1]) {
                cursor += 1
            } else {
                break
            }
        }
        if cursor > wordStart {
            if cursor < end, text[cursor] == UInt8(ascii: "%"), isDigit(text[cursor - 1]) { cursor += 1 }
            return cursor
        }
        // Two or three hyphens are a dash, as typewriters have it; a longer row of them is a line.
        // Three periods are an ellipsis.
        if first == UInt8(ascii: "-") || first == UInt8(ascii: "."), start == 0 || text[start - 1] != first {
            var last = start + 1
            while last < end, text[last] == first { last += 1 }
            if last - start == 3 || last - start == 2 && first == UInt8(ascii: "-") { return last }
        }
        // A sign: one character.
        return min(end, start + scalarLength(first))
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

    private static func joins(_ byte: UInt8, _ before: UInt8, _ after: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "'"), UInt8(ascii: "-"), UInt8(ascii: "_"):
            isWordByte(before) && isWordByte(after)
        case UInt8(ascii: "."), UInt8(ascii: ","):
            isDigit(before) && isDigit(after)
        case UInt8(ascii: "/"):
            isWordByte(before) && isWordByte(after)
        default:
            false
        }
    }

    /// A typographic hyphen inside a word, or an en dash between digits, stands for the plain hyphen.
    private static func joinsAsHyphen(_ text: UnsafeBufferPointer<UInt8>, _ index: Int, _ end: Int) -> Bool {
        guard index + 3 < end, text[index] == 0xE2, text[index + 1] == 0x80 else { return false }
        let (before, after) = (text[index - 1], text[index + 3])
        switch text[index + 2] {
        case 0x90, 0x91: return isAlphanumeric(before) && isAlphanumeric(after)
        case 0x92, 0x93: return isDigit(before) && isDigit(after)
        default: return false
        }
    }

    private static func isApostrophe(_ text: UnsafeBufferPointer<UInt8>, _ index: Int, _ end: Int) -> Bool {
        index + 2 < end && text[index] == 0xE2 && text[index + 1] == 0x80 && text[index + 2] == 0x99
    }

    /// The length of a letter beyond ASCII: everything but general punctuation, symbols, and Latin-1 signs.
    private static func letterLength(_ text: UnsafeBufferPointer<UInt8>, _ index: Int, _ end: Int) -> Int? {
        let byte = text[index]
        let length = scalarLength(byte)
        guard index + length <= end else { return max(1, end - index) }
        switch byte {
        case 0xC2: return nil
        case 0xC3...0xE1, 0xE3...0xEE: return length
        default: return byte == 0xE2 || byte == 0xEF ? nil : length
        }
    }

    static func scalarLength(_ byte: UInt8) -> Int { byte < 0x80 ? 1 : byte < 0xE0 ? 2 : byte < 0xF0 ? 3 : 4 }
    static func isDigit(_ byte: UInt8) -> Bool { byte &- 0x30 < 10 }
    static func isAlphanumeric(_ byte: UInt8) -> Bool { byte &- 0x30 < 10 || (byte | 0x20) &- 0x61 < 26 }
    private static func isWordByte(_ byte: UInt8) -> Bool { isAlphanumeric(byte) || byte >= 0x80 }
}
