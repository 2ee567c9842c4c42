import ConcordModel

/// Several provisions in one citation, one by one: `Sections 3 and 4`, `Section 1(a) and (b)`, `Sections 4 through 6`.
struct InstructionCitations {
    private var found: [String] = []

    static func split(_ citation: CitationText) -> [CitationText] {
        var splitter = InstructionCitations()
        splitter.read(citation.text)
        return splitter.found.map { CitationText($0, at: citation.position) }
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
            if ["and", "through", "thru", "to", "–", "-"].contains(word), !current.isEmpty,
                InstructionCitations.isNumber(next) || InstructionCitations.names(next)
            {
                close(&pieces)
                joint = word == "and" ? "and" : "through"
            } else if word.hasSuffix(","), InstructionCitations.isNumber(next), !current.isEmpty,
                InstructionCitations.isNumber(word.dropLast())
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

    private mutating func add(_ text: String, _ joint: String) {
        let text = InstructionCitations.singular(text)
        guard let last = found.last, !joint.isEmpty else { return found.append(text) }
        let whole: String
        if InstructionCitations.isNumber(text[...]) {
            whole = InstructionCitations.replacingLastStep(of: last, with: text)
        } else if let word = text.split(separator: " ").first?.lowercased(),
            let place = last.split(separator: " ").firstIndex(where: { $0.lowercased() == word }), place > 0
        {
            // Article 3, Section 1 and Section 2: both in Article 3.
            whole = (last.split(separator: " ")[..<place] + [text[...]]).joined(separator: " ")
        } else {
            whole = text
        }
        if joint == "through" {
            for between in InstructionCitations.between(
                Citation(last).steps.last?.number ?? "", Citation(whole).steps.last?.number ?? "")
            {
                let isEnclosed = last.hasSuffix(")")
                found.append(
                    InstructionCitations.replacingLastStep(of: last, with: isEnclosed ? "(\(between))" : between))
            }
        }
        found.append(whole)
    }

    /// The numbers or letters between two, at most two hundred.
    static func between(_ first: String, _ last: String) -> [String] {
        if let low = Int(first), let high = Int(last), low < high, high - low <= 200 {
            return (low + 1..<high).map(String.init)
        }
        if let numerals = numeralsBetween(first, last) { return numerals }
        let (low, high) = (Array(first.utf8), Array(last.utf8))
        guard low.count == 1, high.count == 1, Numerals.isLetter(low[0]), low[0] < high[0] else { return [] }
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
    static func replacingLastStep(of citation: String, with step: String) -> String {
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
        if first == UInt8(ascii: "(") || Numerals.isDigit(first) { return true }
        return bytes.count == 1 && Numerals.isLetter(first) || RomanNumeral.value(of: bytes[...]) != nil
    }

    private static func names(_ text: some StringProtocol) -> Bool {
        InstructionGrammar.citing.contains(text.lowercased())
    }

    /// `Sections 3` is Section 3.
    private static func singular(_ text: String) -> String {
        guard let space = text.firstIndex(of: " ") else { return text }
        let word = text[..<space]
        guard word.lowercased().hasSuffix("s"), names(word) else { return text }
        return String(word.dropLast() + text[space...])
    }
}
