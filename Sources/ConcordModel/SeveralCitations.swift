/// Several provisions in one citation, one by one: `Sections 3 and 4`, `Section 1(a) and (b)`, `Sections 4 through 6`,
/// `Sections 2 and 3 of Article 12`, `Article 4, Section 2 and Article 7, Section 1`.
package struct SeveralCitations {
    /// `Section 2` and ` of Article 12`.
    private struct Piece {
        var head: String
        var tail: String
    }

    private var found: [Piece] = []

    package static func split(_ citation: CitationText) -> [CitationText] {
        var splitter = SeveralCitations()
        splitter.read(citation.text)
        splitter.shareTails()
        return splitter.found.map { CitationText($0.head + $0.tail, at: citation.position) }
    }

    private mutating func read(_ text: String) {
        // A comma or an `and` parts provisions where a number follows it at once.
        var pieces: [(joint: String, text: String)] = []
        var current: [Substring] = []
        var joint = ""
        func close(_ pieces: inout [(joint: String, text: String)]) {
            var text = current.joined(separator: " ")
            while text.hasSuffix(",") { text.removeLast() }
            if !text.isEmpty { pieces.append((joint, text)) }
            current = []
        }
        let words = text.split(separator: " ")
        var index = 0
        while index < words.count {
            let word = words[index]
            let next = index + 1 < words.count ? words[index + 1] : ""
            if ["and", "&", "or"].contains(word), !current.isEmpty,
                SeveralCitations.isNumber(next) || SeveralCitations.names(next)
            {
                close(&pieces)
                joint = "and"
            } else if ["through", "thru", "to", "–", "-"].contains(word), let last = current.last,
                SeveralCitations.isNumber(last),
                SeveralCitations.isNumber(next) || word.utf8.count > 3 && SeveralCitations.names(next)
            {
                close(&pieces)
                joint = "through"
            } else if word.hasSuffix(","), !current.isEmpty,
                SeveralCitations.opensAnother(words[(index + 1)...], after: word, current)
            {
                current.append(word)
                close(&pieces)
                joint = "and"
            } else {
                current.append(word)
            }
            index += 1
        }
        close(&pieces)
        for piece in pieces { add(piece.text, piece.joint) }
    }

    /// Whether what follows a comma stands beside what is in front of it, and not inside: `2, 3`, `Section 2, Section 3`, but
    /// `Section 2, (b)` and `Section 9.1, Section 9.1.1`.
    private static func opensAnother(
        _ following: ArraySlice<Substring>, after word: Substring, _ current: [Substring]
    ) -> Bool {
        guard let next = following.first else { return false }
        if names(next) {
            let number = word.dropLast()
            if isNumber(number), let inner = following.dropFirst().first, inner.hasPrefix(number),
                [".", "("].contains(inner.dropFirst(number.count).prefix(1))
            {
                return inner.dropFirst(number.count + 1).isEmpty
            }
            let kind = singular(next.lowercased())
            return current.contains { singular($0.lowercased()) == kind }
        }
        return isNumber(next) && isNumber(word.dropLast()) && next.hasPrefix("(") == word.dropLast().hasSuffix(")")
    }

    private mutating func add(_ text: String, _ joint: String) {
        let piece = SeveralCitations.cut(SeveralCitations.singular(text))
        guard let last = found.last, !joint.isEmpty else { return found.append(piece) }
        let whole: String
        if SeveralCitations.isNumber(piece.head[...]) {
            whole = SeveralCitations.replacingLastStep(of: last.head, with: piece.head)
        } else if let word = piece.head.split(separator: " ").first?.lowercased(),
            let place = last.head.split(separator: " ").firstIndex(where: { $0.lowercased() == word }), place > 0
        {
            // Article 3, Section 1 and Section 2: both in Article 3.
            whole = (last.head.split(separator: " ")[..<place] + [piece.head[...]]).joined(separator: " ")
        } else {
            whole = piece.head
        }
        if joint == "through" {
            for between in SeveralCitations.between(
                Citation(last.head).steps.last?.number ?? "", Citation(whole).steps.last?.number ?? "")
            {
                let isEnclosed = last.head.hasSuffix(")")
                let step = isEnclosed ? "(\(between))" : between
                found.append(
                    Piece(head: SeveralCitations.replacingLastStep(of: last.head, with: step), tail: piece.tail))
            }
        }
        found.append(Piece(head: whole, tail: piece.tail))
    }

    /// In `Sections 2 and 3 of Article 12` both are in Article 12.
    private mutating func shareTails() {
        for index in found.indices.dropLast().reversed() where found[index].tail.isEmpty {
            switch Citation(found[index].head).steps.first?.word {
            case .section, .some(.none), .step: found[index].tail = found[index + 1].tail
            case .article, .appendix, .letter, .exhibit, .schedule, .attachment, .addendum, .annex, .memorandum, .part,
                nil:
                break
            }
        }
    }

    private static func cut(_ text: String) -> Piece {
        let words = text.split(separator: " ")
        for (index, word) in words.enumerated().dropFirst() where ["of", "in", "under"].contains(word.lowercased()) {
            let isName = ["letter", "memorandum"].contains(words[index - 1].lowercased())
            if isName || index + 1 == words.count { continue }
            return Piece(
                head: words[..<index].joined(separator: " "), tail: " " + words[index...].joined(separator: " "))
        }
        return Piece(head: text, tail: "")
    }

    /// The numbers or letters between two, at most two hundred.
    package static func between(_ first: String, _ last: String) -> [String] {
        if let low = Int(first), let high = Int(last), low < high, high - low <= 200 {
            return (low + 1..<high).map(String.init)
        }
        if let numerals = numeralsBetween(first, last) { return numerals }
        let (low, high) = (Array(first.utf8), Array(last.utf8))
        guard low.count == 1, high.count == 1, isLetter(low[0]), low[0] < high[0] else { return [] }
        return (low[0] + 1..<high[0]).map { String(decoding: [$0], as: UTF8.self) }
    }

    /// `VIII` through `X`. Of single letters only I, V and X are taken for numerals: no list runs from its (v) to its (x) in
    /// letters.
    private static func numeralsBetween(_ first: String, _ last: String) -> [String]? {
        let isSure = first.utf8.count > 1 || last.utf8.count > 1
        let numerals = [first, last].filter { isSure || ["I", "V", "X", "i", "v", "x"].contains($0) }
        guard numerals.count == 2, let low = RomanNumeral.value(of: Array(first.utf8)[...]),
            let high = RomanNumeral.value(of: Array(last.utf8)[...]), low < high, high - low <= 200
        else { return nil }
        let isUpper = first.utf8.allSatisfy { $0 & 0x20 == 0 }
        return (low + 1..<high).map { isUpper ? RomanNumeral.form(of: $0).uppercased() : RomanNumeral.form(of: $0) }
    }

    /// `Section 1(a)` and `(b)` are `Section 1(b)`.
    private static func replacingLastStep(of citation: String, with step: String) -> String {
        if step.hasPrefix("("), let open = citation.lastIndex(of: "(") { return citation[..<open] + step }
        var end = citation.endIndex
        while end > citation.startIndex, citation[citation.index(before: end)] != " " {
            end = citation.index(before: end)
        }
        return citation[..<end] + step
    }

    private static func isNumber(_ text: some StringProtocol) -> Bool {
        let bytes = Array(text.utf8).filter { $0 != UInt8(ascii: ",") }
        guard let first = bytes.first, !bytes.contains(0x20) else { return false }
        if first == UInt8(ascii: "(") || first &- 0x30 < 10 { return true }
        return bytes.count == 1 && isLetter(first) || RomanNumeral.value(of: bytes[...]) != nil
    }

    private static func isLetter(_ byte: UInt8) -> Bool { (byte | 0x20) &- 0x61 < 26 }

    private static func names(_ text: some StringProtocol) -> Bool { kinds.contains(text.lowercased()) }

    /// Words that name a kind of provision in front of its number.
    package static let kinds: Set<String> = [
        "article", "articles", "art", "section", "sections", "subsection", "subsections", "paragraph", "paragraphs",
        "subparagraph", "subparagraphs", "item", "items", "appendix", "exhibit", "schedule", "attachment", "addendum",
        "annex", "part", "clause", "letter", "memorandum", "step", "§", "sec",
    ]

    /// `Sections 3` is Section 3.
    private static func singular(_ text: String) -> String {
        guard let space = text.firstIndex(of: " ") else {
            return text.hasSuffix("s") && names(text) ? String(text.dropLast()) : text
        }
        let word = text[..<space]
        guard word.lowercased().hasSuffix("s"), names(word) else { return text }
        return String(word.dropLast() + text[space...])
    }
}
