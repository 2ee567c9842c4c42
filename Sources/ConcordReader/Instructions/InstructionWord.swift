/// A piece of an instruction: a word, a quoted phrase or a sign.
struct InstructionWord {
    enum Kind {
        case word, phrase, sign
        /// A quotation mark that nothing in the paragraph closes.
        case openQuote
    }

    var kind: Kind
    /// Bytes of the file, with the quotation marks of a phrase.
    var range: Range<Int>
    /// A phrase without its quotation marks.
    var inner: Range<Int>
    /// Words in lower case, signs as they are; nothing for phrases.
    var text: String
    /// Whether it begins with a capital: May is a month, and may is leave.
    var isCapital = false

    /// Parts a paragraph of a paper. The marks of emphasis are left out; quoted words stay whole, wrapped over lines or not.
    static func read(_ bytes: [UInt8], _ range: Range<Int>) -> [InstructionWord] {
        var words: [InstructionWord] = []
        var quotes = QuotedPhrase(bytes: bytes, end: range.upperBound)
        var cursor = range.lowerBound
        var spaceBefore = true
        while cursor < range.upperBound {
            let byte = bytes[cursor]
            let space = spaceLength(bytes, cursor, range.upperBound)
            if space > 0 {
                cursor += space
                spaceBefore = true
                continue
            }
            if byte == UInt8(ascii: "*") || byte == UInt8(ascii: "_") || byte == UInt8(ascii: "\\") {
                cursor += 1
                continue
            }
            if isWordByte(byte), !isAngle(bytes, cursor, range.upperBound) {
                let end = wordEnd(bytes, cursor, range.upperBound)
                words.append(word(.word, bytes, cursor..<end))
                cursor = end
            } else if let mark = quotes.opening(at: cursor, spaceBefore: spaceBefore) {
                if let close = quotes.closing(mark, from: cursor + mark.length) {
                    let inner = cursor + mark.length..<close.lowerBound
                    words.append(
                        InstructionWord(kind: .phrase, range: cursor..<close.upperBound, inner: inner, text: ""))
                    cursor = close.upperBound
                } else {
                    words.append(
                        InstructionWord(
                            kind: .openQuote, range: cursor..<cursor + mark.length,
                            inner: cursor + mark.length..<range.upperBound, text: ""))
                    cursor += mark.length
                }
            } else {
                let end = min(range.upperBound, cursor + scalarLength(byte))
                words.append(word(.sign, bytes, cursor..<end))
                cursor = end
            }
            spaceBefore = false
        }
        return words
    }

    /// Bytes of the space at an offset, also of one that does not break a line; none where there is no space.
    private static func spaceLength(_ bytes: [UInt8], _ offset: Int, _ end: Int) -> Int {
        switch bytes[offset] {
        case 0x20, 0x09, 0x0A, 0x0D: return 1
        case 0xC2: return offset + 1 < end && bytes[offset + 1] == 0xA0 ? 2 : 0
        case 0xE2:
            guard offset + 2 < end, bytes[offset + 1] == 0x80 else { return 0 }
            return (0x80...0x8B).contains(bytes[offset + 2]) || bytes[offset + 2] == 0xAF ? 3 : 0
        default: return 0
        }
    }

    /// `«` and `»` begin as letters do.
    private static func isAngle(_ bytes: [UInt8], _ offset: Int, _ end: Int) -> Bool {
        bytes[offset] == 0xC2 && offset + 1 < end && (bytes[offset + 1] == 0xAB || bytes[offset + 1] == 0xBB)
    }

    private static func word(_ kind: Kind, _ bytes: [UInt8], _ range: Range<Int>) -> InstructionWord {
        let lowered = bytes[range].map { Numerals.isUpper($0) ? $0 | 0x20 : $0 }
        return InstructionWord(
            kind: kind, range: range, inner: range, text: String(decoding: lowered, as: UTF8.self),
            isCapital: Numerals.isUpper(bytes[range.lowerBound]))
    }

    /// Letters, digits and what joins them: `12.1`, `14A`, `90.1C-25-494`, `parties'`.
    private static func wordEnd(_ bytes: [UInt8], _ start: Int, _ end: Int) -> Int {
        var cursor = start
        while cursor < end, !isAngle(bytes, cursor, end), spaceLength(bytes, cursor, end) == 0 {
            if isWordByte(bytes[cursor]) {
                cursor += bytes[cursor] < 0x80 ? 1 : min(end - cursor, scalarLength(bytes[cursor]))
            } else if cursor + 1 < end, ".-/,'".utf8.contains(bytes[cursor]),
                Numerals.isDigit(bytes[cursor + 1]) || Numerals.isLetter(bytes[cursor + 1]),
                bytes[cursor] != UInt8(ascii: ",") || Numerals.isDigit(bytes[cursor - 1])
            {
                cursor += 1
            } else {
                break
            }
        }
        return cursor
    }

    private static func isWordByte(_ byte: UInt8) -> Bool {
        Numerals.isDigit(byte) || Numerals.isLetter(byte) || byte == UInt8(ascii: "#") || byte == UInt8(ascii: "$")
            || (0xC3...0xDF).contains(byte) || byte == 0xC2
    }

    static func scalarLength(_ byte: UInt8) -> Int { byte < 0xC0 ? 1 : byte < 0xE0 ? 2 : byte < 0xF0 ? 3 : 4 }
}
