import ConcordModel

/// Finds what carries a number twice, `ten (10)`, `fifty percent (50%)`, `one and one-half (1-1/2)`, and dates, `July 1,
/// 2025`: several words that must never be compared apart.
enum NumberPhrase {
    /// One past the last token of the phrase that begins at `index`; nil where none begins.
    static func end(of tokens: [Token], from index: Int, in text: UnsafeBufferPointer<UInt8>) -> Int? {
        let first = text[Int(tokens[index].start)] | 0x20
        // Cheap refusal first: the words of numbers and months begin with few letters.
        guard first >= UInt8(ascii: "a"), first <= UInt8(ascii: "z"), !tokens[index].isSpace else { return nil }
        if let end = dateEnd(tokens, index, text) { return end }
        guard isNumberWord(tokens[index], text) else { return nil }
        var cursor = index + 1
        var words = 1
        while cursor + 1 < tokens.count, tokens[cursor].isSpace, words < 9 {
            let next = tokens[cursor + 1]
            if text[Int(next.start)] == UInt8(ascii: "("), next.length == 1 {
                return figureEnd(tokens, cursor + 2, text)
            }
            guard isNumberWord(next, text) || isUnit(next, text) else { return nil }
            cursor += 2
            words += 1
        }
        return nil
    }

    /// `10)`, `50%)`, `$500.00)`, `1-1/2)` behind the opening parenthesis.
    private static func figureEnd(_ tokens: [Token], _ index: Int, _ text: UnsafeBufferPointer<UInt8>) -> Int? {
        guard index + 1 < tokens.count else { return nil }
        let figure = text[tokens[index].bytes]
        guard figure.contains(where: WordShape.isDigit), text[Int(tokens[index + 1].start)] == UInt8(ascii: ")") else {
            return nil
        }
        return index + 2
    }

    private static func dateEnd(_ tokens: [Token], _ index: Int, _ text: UnsafeBufferPointer<UInt8>) -> Int? {
        guard index + 2 < tokens.count, matches(tokens[index], text, months), tokens[index + 1].isSpace,
            isNumber(tokens[index + 2], text, digits: 1...2)
        else { return nil }
        var cursor = index + 3
        if cursor < tokens.count, text[Int(tokens[cursor].start)] == UInt8(ascii: ",") { cursor += 1 }
        guard cursor + 1 < tokens.count, tokens[cursor].isSpace, isNumber(tokens[cursor + 1], text, digits: 4...4) else {
            return index + 3
        }
        return cursor + 2
    }

    private static func isNumber(_ token: Token, _ text: UnsafeBufferPointer<UInt8>, digits: ClosedRange<Int>) -> Bool {
        digits.contains(Int(token.length)) && text[token.bytes].allSatisfy(WordShape.isDigit)
    }

    /// A number word, or several joined by hyphens (`twenty-five`, `one-half`).
    private static func isNumberWord(_ token: Token, _ text: UnsafeBufferPointer<UInt8>) -> Bool {
        guard !token.isSpace, token.length <= 24 else { return false }
        var start = Int(token.start)
        let end = Int(token.start + token.length)
        while start < end {
            var stop = start
            while stop < end, text[stop] != UInt8(ascii: "-") { stop += 1 }
            guard contains(numberWords, text, start, stop) else { return false }
            start = stop + 1
        }
        return true
    }

    private static func isUnit(_ token: Token, _ text: UnsafeBufferPointer<UInt8>) -> Bool { matches(token, text, units) }

    private static func matches(_ token: Token, _ text: UnsafeBufferPointer<UInt8>, _ words: [[UInt8]]) -> Bool {
        contains(words, text, Int(token.start), Int(token.start + token.length))
    }

    private static func contains(_ words: [[UInt8]], _ text: UnsafeBufferPointer<UInt8>, _ start: Int, _ end: Int) -> Bool {
        words.contains { word in
            guard word.count == end - start else { return false }
            for offset in 0..<word.count where text[start + offset] | 0x20 != word[offset] { return false }
            return true
        }
    }

    private static func list(_ text: StaticString) -> [[UInt8]] {
        text.withUTF8Buffer { $0.split(separator: 0x20).map { Array($0) } }
    }

    private static let numberWords = list(
        """
        one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen \
        eighteen nineteen twenty thirty forty fifty sixty seventy eighty ninety hundred thousand million half quarter \
        third thirds fourths tenth tenths hundredths
        """)
    private static let units = list("and percent dollars dollar cents point per cent")
    private static let months = list(
        "january february march april may june july august september october november december")
}
