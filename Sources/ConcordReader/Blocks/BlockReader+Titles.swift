import ConcordModel

/// Titles that run into text.
extension BlockReader {
    /// Words that titles write small; any other small word makes a sentence.
    static func isSmallWord(_ word: ArraySlice<UInt8>) -> Bool {
        guard word.count <= 8 else { return false }
        let letters = word.filter { Numerals.isLetter($0) }
        return smallWords.contains { small in
            small.utf8CodeUnitCount == letters.count && small.withUTF8Buffer { $0.elementsEqual(letters) }
        }
    }

    private static let smallWords: [StaticString] = [
        "a", "an", "and", "as", "at", "but", "by", "due", "during", "for", "from", "in", "into", "not", "of", "off",
        "on", "or", "out", "over", "per", "than", "the", "their", "to", "under", "up", "upon", "versus", "via", "vs",
        "while", "with", "within", "without", "s",
    ]

    /// The end of a title that runs into text: a few words, each of them a name, closed by a period or a colon.
    func titleEnd(from start: Int, to end: Int) -> Int? {
        var cursor = start
        var words = 0
        guard start < end, Numerals.isUpper(bytes[start]) else { return nil }
        while cursor < end {
            let wordStart = cursor
            while cursor < end, bytes[cursor] != 0x20, bytes[cursor] != 0x09 { cursor += 1 }
            words += 1
            guard words <= 10 else { return nil }
            let word = bytes[wordStart..<cursor]
            let letters = word.count { Numerals.isLetter($0) || $0 >= 0x80 }
            if let first = word.first(where: Numerals.isLetter), Numerals.isLower(first), !Self.isSmallWord(word) {
                return nil
            }
            let last = word.last ?? 0
            let behind = trimmed(cursor..<end)
            if last == UInt8(ascii: ".") || last == UInt8(ascii: ":"), letters > 2 || words > 1 || behind.isEmpty {
                return cursor
            }
            cursor = behind.lowerBound
            if behind.isEmpty { return words <= 8 ? end : nil }
        }
        return nil
    }
}
