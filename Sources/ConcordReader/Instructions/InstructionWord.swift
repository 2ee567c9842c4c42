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

    /// Parts a paragraph of a paper. Internal notes, and the marks of emphasis, are left out; quoted words stay whole,
    /// wrapped over lines or not.
    static func read(_ bytes: [UInt8], _ range: Range<Int>) -> [InstructionWord] {
        var words: [InstructionWord] = []
        var quotes = QuotedPhrase(bytes: bytes, end: range.upperBound)
        var cursor = range.lowerBound
        var spaceBefore = true
        var hasClosedNotes = true
        while cursor < range.upperBound {
            let byte = bytes[cursor]
            if byte == 0x20 || byte == 0x09 || byte == 0x0A || byte == 0x0D {
                cursor += 1
                spaceBefore = true
                continue
            }
            if hasClosedNotes, opensNote(bytes, cursor, range.upperBound) {
                if let end = noteEnd(bytes, cursor, range.upperBound) {
                    cursor = end
                    continue
                }
                hasClosedNotes = false
            }
            if byte == UInt8(ascii: "*") || byte == UInt8(ascii: "_") || byte == UInt8(ascii: "\\") {
                cursor += 1
                continue
            }
            if isWordByte(byte) {
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

    private static func word(_ kind: Kind, _ bytes: [UInt8], _ range: Range<Int>) -> InstructionWord {
        let lowered = bytes[range].map { Numerals.isUpper($0) ? $0 | 0x20 : $0 }
        return InstructionWord(kind: kind, range: range, inner: range, text: String(decoding: lowered, as: UTF8.self))
    }

    /// Letters, digits and what joins them: `12.1`, `14A`, `90.1C-25-494`, `parties'`.
    private static func wordEnd(_ bytes: [UInt8], _ start: Int, _ end: Int) -> Int {
        var cursor = start
        while cursor < end {
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

    static func opensNote(_ bytes: [UInt8], _ start: Int, _ end: Int) -> Bool {
        HeadLabel.match("{>>", bytes, start, end) != nil || HeadLabel.match("<!--", bytes, start, end) != nil
    }

    /// A stretch without the internal notes in it.
    static func withoutNotes(_ bytes: [UInt8], _ range: Range<Int>) -> [UInt8] {
        var kept: [UInt8] = []
        kept.reserveCapacity(range.count)
        var hasClosedNotes = true
        var cursor = range.lowerBound
        while cursor < range.upperBound {
            if hasClosedNotes, opensNote(bytes, cursor, range.upperBound) {
                if let end = noteEnd(bytes, cursor, range.upperBound) {
                    cursor = end
                    continue
                }
                hasClosedNotes = false
            }
            kept.append(bytes[cursor])
            cursor += 1
        }
        return kept
    }

    /// One past the internal note at `start`, as far as there is one that is closed.
    static func noteEnd(_ bytes: [UInt8], _ start: Int, _ end: Int) -> Int? {
        for (opener, closer) in [("{>>" as StaticString, "<<}" as StaticString), ("<!--", "-->")] {
            guard let from = HeadLabel.match(opener, bytes, start, end) else { continue }
            var cursor = from
            while cursor < end {
                if let close = HeadLabel.match(closer, bytes, cursor, end) { return close }
                cursor += 1
            }
        }
        return nil
    }
}
