/// Titles behind the number of a reference: `Article 20 – No Strikes`, `Article 20 (No Strikes)`.
extension ReferenceReader {
    /// Reads a title and leaves the cursor behind it; nil, with the cursor where it was, when there is none.
    mutating func readTitle() -> (range: Range<Int>, isSetApart: Bool)? {
        let before = cursor
        skipSpaces()
        guard cursor < end else {
            cursor = before
            return nil
        }
        var isSetApart = false
        var closer: UInt8?
        switch bytes[cursor] {
        case UInt8(ascii: "("):
            closer = UInt8(ascii: ")")
            isSetApart = true
            cursor += 1
        case UInt8(ascii: "-"):
            isSetApart = cursor > before
            while cursor < end, bytes[cursor] == UInt8(ascii: "-") { cursor += 1 }
        case 0xE2 where cursor + 2 < end && bytes[cursor + 1] == 0x80 && (0x92...0x95).contains(bytes[cursor + 2]):
            isSetApart = true
            cursor += 3
        case UInt8(ascii: ":"), UInt8(ascii: ","):
            cursor += 1
        default:
            break
        }
        skipSpaces()
        skipQuote()
        let first = cursor
        guard first < end, Bytes.isUpper(bytes[first]) else {
            cursor = before
            return nil
        }
        if let closer {
            while cursor < end, bytes[cursor] != closer, cursor - first < 90 { cursor += 1 }
            guard cursor < end, bytes[cursor] == closer else {
                cursor = before
                return nil
            }
            var last = cursor
            while last > first, !Bytes.isAlphanumeric(bytes[last - 1]) { last -= 1 }
            cursor += 1
            // “(Step 1)”, “(ORS 243)”: a title is words.
            guard !bytes[first..<last].contains(where: Bytes.isDigit) else {
                cursor = before
                return nil
            }
            return (first..<last, true)
        }
        readTitleWords()
        guard cursor > first, !isReference(first..<cursor) else {
            cursor = before
            return nil
        }
        let range = first..<cursor
        skipQuote()
        return (range, isSetApart)
    }

    /// Whether words with capitals are another reference: `Article IX` behind `Article II,`.
    private func isReference(_ words: Range<Int>) -> Bool {
        guard let (entry, wordEnd) = ReferenceWords.table.word(in: bytes, at: words.lowerBound, before: end) else {
            return false
        }
        guard wordEnd < words.upperBound else { return true }
        var behind = self
        behind.cursor = wordEnd
        behind.skipSpaces()
        return behind.readNumber(entry.word, isFirst: true) != nil
    }

    private mutating func skipQuote() {
        guard cursor < end else { return }
        if bytes[cursor] == UInt8(ascii: "\"") {
            cursor += 1
        } else if bytes[cursor] == 0xE2, cursor + 2 < end, bytes[cursor + 1] == 0x80,
            (0x9C...0x9D).contains(bytes[cursor + 2])
        {
            cursor += 3
        }
    }

    /// Words with a capital, and small words that another capital follows.
    private mutating func readTitleWords() {
        var last = cursor
        // No title is longer; a line in capitals may be.
        let end = min(end, cursor + 160)
        while cursor < end {
            let word = cursor
            while cursor < end, isTitleByte(bytes[cursor]) { cursor += 1 }
            guard cursor > word else { break }
            let isSmall = Self.smallWords.contains(string(word..<cursor))
            if Bytes.isUpper(bytes[word]) || bytes[word] == UInt8(ascii: "&") || bytes[word] == UInt8(ascii: "/") {
                last = cursor
            } else if !isSmall {
                break
            }
            guard cursor < end, bytes[cursor] == 0x20 else { break }
            cursor += 1
        }
        cursor = last
    }

    private func isTitleByte(_ byte: UInt8) -> Bool {
        Bytes.isAlphanumeric(byte) || byte == UInt8(ascii: "/") || byte == UInt8(ascii: "-")
            || byte == UInt8(ascii: "&")
            || byte == UInt8(ascii: "'") || byte >= 0x80
    }

    private static let smallWords: Set<String> = ["of", "and", "or", "the", "for", "to", "in", "on", "with", "a", "by"]
}
