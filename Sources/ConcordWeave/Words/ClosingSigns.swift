import ConcordModel

/// Signs that stand close to the word in front of them, and those that the next word stands close to.
struct ClosingSigns {
    /// The text of the tree that the tokens are of.
    var text: [UInt8]

    /// A period, a comma, a closing parenthesis.
    func leansLeft(_ token: Token) -> Bool {
        token.length == 1 && ".,;:!?)]%".utf8.contains(text[Int(token.start)])
    }

    /// A single sign that is neither a letter nor a digit.
    func isSign(_ token: Token) -> Bool {
        guard token.length == 1 else { return false }
        let byte = text[Int(token.start)]
        return byte < 0x80 && (byte | 0x20) &- 0x61 >= 26 && byte &- 0x30 >= 10
    }

    /// An opening parenthesis or bracket.
    func opens(_ token: Token) -> Bool {
        token.length == 1 && "([".utf8.contains(text[Int(token.start)])
    }

    /// Whether a word of the base that follows on another than it did there takes no space in front of it: a sign that
    /// closes, and had none, or any word behind a parenthesis that was followed by none.
    func standsClose(_ base: [Token], _ index: Int, behind last: Int?) -> Bool {
        if index > 0, !base[index - 1].isSpace, leansLeft(base[index]) || closesQuotation(base, index) { return true }
        guard let last, last + 1 < base.count else { return false }
        return opens(base[last]) && !base[last + 1].isSpace
    }

    /// A quotation mark right behind a word, and in front of none.
    private func closesQuotation(_ base: [Token], _ index: Int) -> Bool {
        let isQuote =
            switch base[index].length {
            case 1: "\"'".utf8.contains(text[Int(base[index].start)])
            case 3: ["”", "’"].contains { text[base[index].bytes].elementsEqual($0.utf8) }
            default: false
            }
        guard isQuote, !opens(base[index - 1]) else { return false }
        return index + 1 >= base.count || base[index + 1].isSpace || leansLeft(base[index + 1])
    }
}
