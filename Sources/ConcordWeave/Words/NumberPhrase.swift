import ConcordModel

/// Finds what carries a number twice, `ten (10)`, `fifty percent (50%)`, `one and one-half (1-1/2)`, and dates, `July 1,
/// 2025`: several words that must never be compared apart.
enum NumberPhrase {
    /// What a word can be in such a phrase.
    enum Kind: UInt8 {
        case other, number, unit, month

        init(of word: UnsafeBufferPointer<UInt8>) {
            if NumberPhrase.contains(NumberPhrase.months, word[...]) {
                self = .month
            } else if NumberPhrase.contains(NumberPhrase.units, word[...]) {
                self = .unit
            } else if word.count <= 24, NumberPhrase.areNumbers(word) {
                self = .number
            } else {
                self = .other
            }
        }
    }

    /// One past the last token of the phrase that begins at `index`; nil where none begins.
    static func end(
        of tokens: [Token], from index: Int, in text: UnsafeBufferPointer<UInt8>, _ table: WordTable
    ) -> Int? {
        switch table.kind(of: tokens[index].exact) {
        case .other, .unit: return nil
        case .month: return dateEnd(tokens, index, text)
        case .number: break
        }
        var cursor = index + 1
        var words = 1
        while cursor + 1 < tokens.count, tokens[cursor].isSpace, words < 9 {
            let next = tokens[cursor + 1]
            if next.length == 1, text[Int(next.start)] == UInt8(ascii: "(") {
                return figureEnd(tokens, cursor + 2, text)
            }
            switch table.kind(of: next.exact) {
            case .number, .unit: break
            case .other, .month: return nil
            }
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
        guard index + 2 < tokens.count, tokens[index + 1].isSpace, isNumber(tokens[index + 2], text, digits: 1...2)
        else {
            return nil
        }
        var cursor = index + 3
        if cursor < tokens.count, text[Int(tokens[cursor].start)] == UInt8(ascii: ",") { cursor += 1 }
        guard cursor + 1 < tokens.count, tokens[cursor].isSpace, isNumber(tokens[cursor + 1], text, digits: 4...4)
        else {
            return index + 3
        }
        return cursor + 2
    }

    private static func isNumber(_ token: Token, _ text: UnsafeBufferPointer<UInt8>, digits: ClosedRange<Int>) -> Bool {
        digits.contains(Int(token.length)) && text[token.bytes].allSatisfy(WordShape.isDigit)
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

    private static let units = list("and percent dollars dollar cents point per cent")
    private static let months = list(
        "january february march april may june july august september october november december")
}
