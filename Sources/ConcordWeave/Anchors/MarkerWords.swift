/// The words by which a paper says that something stays as it is, `CCL`, `[no change]`, `The remainder of this Article:
/// current contract language`, `…`, or that it goes, `[deleted]`.
enum MarkerWords {
    /// Bytes of the longest of them; longer text is none, and need not be looked at.
    static let longest = 96

    static func sayStays(_ bytes: ArraySlice<UInt8>) -> Bool {
        MarkerWords.mayBegin(bytes) && sayStays(String(decoding: bytes, as: UTF8.self))
    }

    private static func sayStays(_ text: String) -> Bool {
        if isEllipsis(text) { return true }
        var words = words(text)[...]
        guard !words.isEmpty, words.count <= 16 else { return false }
        if takePhrase(&words) { return words.isEmpty || takeReach(&words) }
        let hadScope = takeScope(&words)
        guard hadScope else { return false }
        while let first = words.first, verbs.contains(first) { words = words.dropFirst() }
        return takePhrase(&words) && (words.isEmpty || takeReach(&words))
    }

    /// In brackets or parentheses, since a dead number of a contract reads `Deleted` without.
    static func sayGoes(_ bytes: ArraySlice<UInt8>) -> Bool {
        let first = bytes.first { $0 != UInt8(ascii: " ") && $0 != UInt8(ascii: "*") }
        guard first == UInt8(ascii: "[") || first == UInt8(ascii: "(") else { return false }
        return sayGoes(String(decoding: bytes, as: UTF8.self))
    }

    private static func sayGoes(_ text: String) -> Bool {
        let trimmed = text.drop { $0 == " " || $0 == "*" }
        guard let first = trimmed.first, first == "[" || first == "(",
            let last = trimmed.last(where: { $0 != "." && $0 != " " && $0 != "*" }), last == "]" || last == ")"
        else { return false }
        var words = words(text)[...]
        while let first = words.first, scopes.contains(first) || verbs.contains(first) { words = words.dropFirst() }
        guard let first = words.first, goings.contains(first) else { return false }
        words = words.dropFirst()
        return words.isEmpty || words.elementsEqual(["in", "its", "entirety"]) || words.elementsEqual(["entirely"])
    }

    /// Where a marker at the end of a title begins, in bytes, and what it says: `Scheduling [no change]`, `Scheduling – CCL`,
    /// or a title that is nothing else.
    static func tail(of title: String) -> (start: Int, says: FullTextSaying)? {
        let bytes = Array(title.utf8)
        for start in (max(0, bytes.count - longest)..<max(1, bytes.count)).reversed() {
            guard start == 0 || opensTail(bytes, at: start) else { continue }
            if sayGoes(bytes[start...]) { return (start, .goes) }
            if sayStays(bytes[start...]) { return (start, .stays) }
        }
        return nil
    }

    /// A bracket, a parenthesis, a dash, a colon or a period.
    private static func opensTail(_ bytes: [UInt8], at index: Int) -> Bool {
        switch bytes[index] {
        case UInt8(ascii: "["), UInt8(ascii: "("), UInt8(ascii: "-"), UInt8(ascii: ":"), UInt8(ascii: "."): true
        case 0xE2: index + 2 < bytes.count && bytes[index + 1] == 0x80 && 0x92...0x95 ~= bytes[index + 2]
        default: false
        }
    }

    /// The text of an item that goes on to another number, and says that all of them stay: `through (d) [no change]`.
    static func continueSpan(_ bytes: ArraySlice<UInt8>) -> Bool {
        guard let first = bytes.first, first >= 0x80 || "tTaA-& ".utf8.contains(first) else { return false }
        let pieces = String(decoding: bytes, as: UTF8.self).split(separator: " ", maxSplits: 2)
        guard pieces.count == 3, ["through", "thru", "to", "-", "–", "—", "and", "&"].contains(pieces[0].lowercased()),
            pieces[1].count <= 6, pieces[1].contains(where: { $0.isLetter || $0.isNumber }),
            pieces[1].contains(where: { "().]:".contains($0) }) || pieces[1].count <= 2
        else { return false }
        return sayStays(Array(pieces[2].utf8)[...])
    }

    // MARK: The grammar

    /// Whether the first word of a text is the first of a marker, or no plain word comes first. Every short line of a
    /// contract is asked, and only markers and a few others are read as characters.
    private static func mayBegin(_ bytes: ArraySlice<UInt8>) -> Bool {
        guard let start = bytes.firstIndex(where: { $0 >= 0x80 || WordShape.isAlphanumeric($0) }), bytes[start] < 0x80
        else { return true }
        var word: UInt64 = 0
        for byte in bytes[start...].prefix(8) {
            if byte >= 0x80 { return true }
            guard WordShape.isAlphanumeric(byte) else { break }
            word = word << 8 | UInt64(byte | 0x20)
        }
        return openings.contains(word)
    }

    /// The first eight letters of each word that a marker begins with, in lower case.
    private static let openings: Set<UInt64> = {
        let words = phrases.map { $0[0] } + remainders + ["the", "all", "this", "entire"]
        return Set(words.map { $0.utf8.prefix(8).reduce(0) { $0 << 8 | UInt64($1) } })
    }()

    /// `…`, `...`, `. . .`, `[…]`, `* * *`.
    private static func isEllipsis(_ text: String) -> Bool {
        var periods = 0
        var stars = 0
        for character in text {
            switch character {
            case "…": periods += 3
            case ".": periods += 1
            case "*": stars += 1
            case " ", "\u{A0}", "[", "]", "(", ")", "-", "–", "—": break
            default: return false
            }
        }
        return periods >= 3 && stars == 0 || stars >= 3 && periods == 0 && text.contains("* *")
    }

    /// The words in lower case, without what stands around them.
    private static func words(_ text: String) -> [Substring] {
        let text = text.lowercased()
        // In plain text each byte is a character.
        if text.utf8.allSatisfy({ $0 < 0x80 }) {
            return text.utf8.split { !WordShape.isAlphanumeric($0) && $0 != UInt8(ascii: "'") }.map(Substring.init)
        }
        return text.split { !($0.isLetter || $0.isNumber || $0 == "'" || $0 == "’") }
    }

    /// `CCL`, `no change`, `current contract language`, at the front of the words.
    private static func takePhrase(_ words: inout ArraySlice<Substring>) -> Bool {
        for phrase in phrases where words.starts(with: phrase) {
            words = words.dropFirst(phrase.count)
            // “Current contract language remains unchanged.”
            while let first = words.first, verbs.contains(first) { words = words.dropFirst() }
            for again in phrases where words.starts(with: again) { words = words.dropFirst(again.count) }
            return true
        }
        return false
    }

    /// `the remainder of this Article`, `all other sections`.
    private static func takeScope(_ words: inout ArraySlice<Substring>) -> Bool {
        var rest = words
        if rest.first == "the" { rest = rest.dropFirst() }
        if rest.first == "all" { rest = rest.dropFirst() }
        guard let first = rest.first, remainders.contains(first) || first == "this" || first == "entire" else {
            return false
        }
        rest = rest.dropFirst()
        while let first = rest.first, scopes.contains(first) { rest = rest.dropFirst() }
        words = rest
        return true
    }

    /// `… to the rest of this Article`.
    private static func takeReach(_ words: inout ArraySlice<Substring>) -> Bool {
        guard let first = words.first, ["to", "in", "for", "of"].contains(first) else { return false }
        words = words.dropFirst()
        while let first = words.first, scopes.contains(first) || remainders.contains(first) {
            words = words.dropFirst()
        }
        return words.isEmpty
    }

    private static let phrases: [[Substring]] = [
        ["ccl"], ["current", "contract", "language"], ["current", "language"], ["current", "contract"],
        ["existing", "contract", "language"], ["existing", "language"], ["no", "changes"], ["no", "change"],
        ["unchanged"],
        ["not", "changed"], ["the", "same"], ["status", "quo"], ["as", "is"], ["stet"],
    ]
    private static let remainders: Set<Substring> = ["remainder", "rest", "balance", "remaining", "other"]
    private static let verbs: Set<Substring> = [
        "is", "are", "to", "be", "shall", "will", "remain", "remains", "stay", "stays", "continue", "continues",
    ]
    private static let scopes: Set<Substring> = [
        "of", "the", "this", "all", "article", "articles", "section", "sections", "subsection", "subsections",
        "paragraph",
        "paragraphs", "provision", "provisions", "item", "items", "language", "text", "table", "appendix", "schedule",
        "rows", "row", "list", "terms", "agreement", "contract", "letter",
    ]
    private static let goings: Set<Substring> = [
        "deleted", "delete", "struck", "stricken", "strike", "repealed", "removed",
    ]
}
