import ConcordModel

/// Whether a reference is to a statute, a policy, or another document than this agreement: seen by what stands before it
/// (`ORS Section 3`, `the Act, Section 7`) and behind it (`Section 125 of the Internal Revenue Code`).
extension ReferenceScanner {
    func isForeign(before place: Int) -> Bool {
        var last = place
        while last > start, isSeparator(bytes[last - 1]) { last -= 1 }
        var first = last
        while first > start, !isBreak(bytes[first - 1]), last - first < 24 { first -= 1 }
        guard first < last else { return false }
        let hasOnlySpaces = bytes[last..<place].allSatisfy { Bytes.isSpace($0) || $0 >= 0x80 }
        if let key = LetterKey(bytes, in: first..<last), Self.laws.contains(key) { return Bytes.isUpper(bytes[first]) }
        var letters = 0
        var capitals = 0
        var isPlain = true
        for byte in bytes[first..<last] {
            if Bytes.isLetter(byte) { letters += 1 }
            if Bytes.isUpper(byte) { capitals += 1 }
            if !Bytes.isAlphanumeric(byte), byte != UInt8(ascii: ".") { isPlain = false }
        }
        // An acronym that is no word of a line in capitals, nor one of the parties.
        if letters >= 2, letters <= 6, capitals == letters {
            let word = String(decoding: bytes[first..<last], as: UTF8.self)
            if last - first == word.utf8.count, !Self.ownAcronyms.contains(word), place + 1 < end,
                !Bytes.isUpper(bytes[place + 1]),
                hasOnlySpaces || bytes[last] == UInt8(ascii: ")") || Self.lawAcronyms.contains(word)
            {
                return Self.lawAcronyms.contains(word) || hasOnlySpaces && bytes[place] &- 0x61 < 26
                    || bytes[last] == UInt8(ascii: ")")
            }
        }
        // “Chapter 3, Section 35”, “Title VII, Section 703”; not “the policy in Article 5”.
        if isPlain, Bytes.isDigit(bytes[first]) || letters < 5 && capitals == letters, let before = wordBefore(first),
            let key = LetterKey(bytes, in: before), Self.parts.contains(key)
        {
            return true
        }
        return false
    }

    /// What follows “of” (or “to”, “in”): this agreement, or somebody else's text.
    func isForeign(after place: Int, of word: ReferenceWord) -> Bool {
        var cursor = place
        func skip() {
            while cursor < end,
                Bytes.isSpace(bytes[cursor]) || bytes[cursor] == UInt8(ascii: ",") && cursor == place
            {
                cursor += 1
            }
        }
        func readWord() -> String {
            let first = cursor
            while cursor < end,
                Bytes.isAlphanumeric(bytes[cursor]) || bytes[cursor] >= 0x80 || bytes[cursor] == UInt8(ascii: "'")
            {
                cursor += 1
            }
            return String(decoding: bytes[first..<cursor], as: UTF8.self)
        }
        skip()
        // “of”, “to”, “under”, “in”.
        guard cursor < end, [0x6F, 0x74, 0x75, 0x69].contains(bytes[cursor]) else { return false }
        let preposition = readWord()
        guard preposition == "of" || preposition == "to" && word.isTop || preposition == "under" || preposition == "in"
        else { return false }
        skip()
        var next = readWord()
        var hasArticle = false
        while ["the", "said", "its", "their", "any", "a", "an", "that"].contains(next) {
            hasArticle = true
            skip()
            next = readWord()
        }
        if Self.ownDocuments.contains(next.lowercased()) { return false }
        guard let first = next.utf8.first else { return false }
        if Self.lawAcronyms.contains(next) { return true }
        guard preposition == "of" || preposition == "to" else { return false }
        // The words up to the next sign: a law, code, plan or policy among them says so.
        var words = [next]
        while cursor < end, Bytes.isSpace(bytes[cursor]), words.count < 9 {
            skip()
            let word = readWord()
            if word.isEmpty { break }
            words.append(word)
        }
        for (index, word) in words.enumerated() {
            let lower = word.lowercased()
            if Self.ownDocuments.contains(lower) { return false }
            if let key = LetterKey(lower.utf8), Self.laws.contains(key) {
                return index < 4 || Bytes.isUpper(word.utf8.first ?? 0)
            }
            let isSmall = ["and", "of", "for", "the", "on"].contains(lower)
            if index > 2, !Bytes.isUpper(word.utf8.first ?? 0), !isSmall { break }
        }
        return hasArticle && Self.otherDocuments.contains(next.lowercased())
            || Bytes.isDigit(first) && hasArticle == false
                && preposition == "of" && word == .section
    }

    private func isSeparator(_ byte: UInt8) -> Bool {
        Bytes.isSpace(byte) || byte == UInt8(ascii: ",") || byte == UInt8(ascii: "(") || byte == UInt8(ascii: ")")
    }
    private func isBreak(_ byte: UInt8) -> Bool {
        isSeparator(byte) || byte == UInt8(ascii: ";") || byte == UInt8(ascii: ":")
    }

    private static let laws = LetterKey.set(
        "act code law laws statute statutes rule rules regulation regulations constitution charter ordinance policy policies "
            + "manual handbook plan title chapter order standards guidelines bylaws")
    /// What the parts of a law are called, in front of the number of a part.
    private static let parts: LetterSet = ["chapter", "title", "ors", "oar", "c", "usc", "cfr", "policy"]
    private static let lawAcronyms: Set<String> = [
        "ORS", "OAR", "USC", "U.S.C.", "U.S.C", "CFR", "C.F.R.", "C.F.R", "IRC", "FLSA", "FMLA", "OFLA", "ADA", "NLRA",
        "PECBA", "ERISA", "HIPAA", "APM", "IRS", "PPM", "SAIF", "USERRA", "OSHA", "PERS",
    ]
    private static let ownAcronyms: Set<String> = [
        "CBA", "AND", "OR", "OF", "SEE", "THE", "IN", "PER", "UNDER", "BY", "TO", "WITH", "LOA", "MOU", "MOA", "SEIU",
        "AFSCME",
        "AFL-CIO", "UNION", "CITY",
    ]
    private static let ownDocuments: Set<String> = [
        "agreement", "contract", "article", "section", "cba", "this", "parties", "collective", "master", "appendix",
        "schedule", "articles", "sections", "paragraph", "subsection",
    ]
    private static let otherDocuments: Set<String> = [
        "prior", "previous", "former", "expired", "old", "earlier", "predecessor", "memorandum", "letter",
        "application",
        "form",
    ]
}
