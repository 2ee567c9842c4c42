import ConcordModel

/// Where a citation begins and ends among the words of an instruction.
extension InstructionGrammar {
    /// Words that end a citation where they follow it.
    private static let ends: Set<String> = [
        "is", "are", "shall", "will", "must", "to", "by", "after", "before", "following", "preceding", "immediately",
        "as", "with", "throughout", "where", "wherever", "reads", "read", "hereby", "everywhere", "each", "every",
        "now", "be", "currently", "presently", "previously",
    ]

    static var citing: Set<String> { SeveralCitations.kinds }

    /// Whether a number or a letter of a label comes next, or one in parentheses.
    func isNumber(_ index: Int) -> Bool {
        guard index < words.count else { return false }
        let word = words[index]
        if word.kind == .sign { return word.text == "(" || word.text == "[" || word.text == "§" }
        guard word.kind == .word else { return false }
        if word.text.utf8.contains(where: Numerals.isDigit) { return true }
        return word.text.utf8.count == 1 && word.text != "a"
            || RomanNumeral.value(of: Array(word.text.utf8)[...]) != nil
    }

    /// One past the citation that begins at `start`; `start` itself where none does.
    private func citationEnd(from start: Int) -> Int {
        var cursor = start
        while cursor < words.count {
            let word = words[cursor]
            if word.kind == .phrase {
                // A title in quotation marks: Article 9, “Holidays”, or Article 10, “Accrual”(ii).
                guard cursor > start, words[cursor - 1].text == "," else { break }
                if cursor + 1 < words.count, words[cursor + 1].text == "(" {
                    cursor += 1
                    continue
                }
                guard cursor + 1 == words.count || isHead else { break }
                return cursor + 1
            }
            if word.kind == .openQuote || cursor - start > 60 { break }
            let next = cursor + 1 < words.count ? words[cursor + 1] : nil
            if word.kind == .word {
                if InstructionGrammar.ends.contains(word.text) { break }
                if cursor > start, opensNewProvision(cursor) { break }
                // In item (a) of Section 2 strike out "…"
                if cursor > start, DraftingVerb.isOrder(word.text),
                    next?.kind == .phrase || ["out", "the"].contains(next?.text)
                {
                    break
                }
                if word.text == "in" || word.text == "at" || word.text == "the" || word.text == "and",
                    cursor > start || word.text == "and"
                {
                    let following = next?.text ?? ""
                    let parts: Set<String> = [
                        "its", "their", "lieu", "place", "each", "all", "every", "the", "it", "is", "are", "end",
                        "reserve",
                        "mark", "shall", "number", "row", "column", "in", "at", "by", "then",
                    ]
                    if word.text != "the", parts.contains(following) { break }
                    if word.text == "and", DraftingVerb.any(following) != nil || next?.kind == .phrase { break }
                    if word.text == "the" {
                        var copy = self
                        copy.at = cursor + 1
                        if copy.readOrdinal() != nil || following == "following" || following == "number"
                            || following == "row" || following == "column"
                        {
                            break
                        }
                    }
                }
                if cursor > start, DraftingVerb.active(word.text) != nil,
                    words[cursor - 1].text == "," || words[cursor - 1].text == ";"
                {
                    return cursor - 1
                }
            } else {
                switch word.text {
                case ":", ";": return cursor
                case ".":
                    if next == nil { return cursor }
                    if let end = titleEnd(behind: cursor, from: start) { return end }
                    if !isHead, !["art", "sec", "no"].contains(words[max(start, cursor - 1)].text) { return cursor }
                case ",":
                    guard let next else { return cursor }
                    let goesOn =
                        InstructionGrammar.citing.contains(next.text) || isNumber(cursor + 1) || isHead
                        || next.text == "and" && isNumber(cursor + 2)
                        || next.kind == .word && startsTitle(cursor + 1)
                        || next.kind == .phrase && cursor + 2 < words.count && words[cursor + 2].text == "("
                    if !goesOn || DraftingVerb.active(next.text) != nil { return cursor }
                default: break
                }
            }
            cursor += 1
        }
        while cursor > start, [",", "the", "-"].contains(words[cursor - 1].text) { cursor -= 1 }
        return cursor
    }

    /// Whether a citation ends where something new is named, or a place that is said of new things alone: `to Section 1 a new
    /// item (c)`, `Section 3A between Sections 3 and 4`.
    private func opensNewProvision(_ index: Int) -> Bool {
        func isKind(_ offset: Int) -> Bool {
            index + offset < words.count && InstructionGrammar.citing.contains(words[index + offset].text)
        }
        let next = index + 1 < words.count ? words[index + 1].text : ""
        switch words[index].text {
        case "a", "an", "the":
            return next == "new" && isKind(2) || next == "following" || words[index].text != "the" && isKind(1)
        case "new": return isKind(1)
        case "between", "into": return isKind(1) && isNumber(index + 2) || isNumber(index + 1)
        default: return false
        }
    }

    /// A word with a capital behind a comma belongs to a title: `Article 12, Vacation`.
    private func startsTitle(_ index: Int) -> Bool {
        Numerals.isUpper(bytes[words[index].range.lowerBound]) && DraftingVerb.any(words[index].text) == nil
    }

    /// In running text, where the title behind a number ends: `Section 2. Scheduling is amended to read`. Something must
    /// follow that only follows a citation, else the period ends the sentence.
    private func titleEnd(behind stop: Int, from start: Int) -> Int? {
        guard !isHead, stop > start, isNumber(stop - 1) || words[stop - 1].text == ")", stop + 1 < words.count,
            words[stop + 1].kind == .word, Numerals.isUpper(bytes[words[stop + 1].range.lowerBound]),
            DraftingVerb.active(words[stop + 1].text) == nil
        else { return nil }
        for index in (stop + 1)..<min(words.count, stop + 14) {
            let word = words[index]
            let next = index + 1 < words.count ? words[index + 1].text : ""
            if word.kind == .phrase || word.kind == .openQuote { return nil }
            if word.kind == .sign, word.text != ",", word.text != "-", word.text != "–", word.text != "&" { return nil }
            if [",", "to", "by"].contains(word.text), index > stop + 1,
                DraftingVerb.active(next) != nil || next == "read"
            {
                return index
            }
            if ["is", "are", "shall", "will", "hereby"].contains(word.text) {
                let isAmended = words[index...].prefix(6).contains { DraftingVerb.passive($0.text) != nil }
                guard index > stop + 1, isAmended || word.text == "shall" && next == "read" else { return nil }
                return words[index - 1].text == "," ? index - 1 : index
            }
        }
        return nil
    }

    /// The citation that comes next, as it is written.
    mutating func readCitation() -> CitationText? {
        _ = acceptAny(["both", "each of"])
        accept("the")
        let end = citationEnd(from: at)
        guard end > at else { return nil }
        let start = at
        at = end
        return CitationText(written(start..<end), at: position(start))
    }

    /// Reads what looks like a citation, and any other words where `isTitle` holds behind them.
    mutating func readCitation(
        _ target: inout InstructionTarget, isTitle: (Self) -> Bool = { $0.mayBeTitle }
    ) -> Bool {
        let start = at
        guard let citation = readCitation() else { return false }
        guard InstructionGrammar.looksLikeCitation(citation.text) || isTitle(self) else {
            at = start
            return false
        }
        if InstructionGrammar.isAgreement(citation.text) {
            target.isWholeAgreement = true
        } else {
            target.citation = citation
        }
        return true
    }

    var mayBeTitle: Bool { isHead && knowsForm }

    /// Words of the paper on one line.
    func written(_ range: Range<Int>) -> String {
        guard let first = words[safely: range.lowerBound], let last = words[safely: range.upperBound - 1] else {
            return ""
        }
        return written(bytes: first.range.lowerBound..<last.range.upperBound)
    }

    /// A stretch of the paper on one line.
    func written(bytes range: Range<Int>) -> String {
        String(decoding: bytes[range], as: UTF8.self)
            .split(whereSeparator: \.isWhitespace).joined(separator: " ")
    }

    /// `the agreement`, `this contract`, `the 2025-2028 Collective Bargaining Agreement`: all of it.
    static func isAgreement(_ text: String) -> Bool {
        let words = text.lowercased().split { !$0.isLetter && !$0.isNumber }
        guard let last = words.last, ["agreement", "contract", "cba"].contains(last) else { return false }
        return !words.contains { ["letter", "memorandum"].contains($0) || citing.contains(String($0)) }
    }

    /// Whether words of a sentence can be a citation: they name a kind of provision, or begin with a number.
    static func looksLikeCitation(_ text: String) -> Bool {
        if isAgreement(text) { return true }
        if isAmount(text) { return false }
        if !Citation(text).steps.isEmpty { return true }
        return text.lowercased().split { !$0.isLetter && $0 != "§" }.contains { citing.contains(String($0)) }
            && text.contains { $0.isNumber || $0 == "(" || $0.isUppercase }
    }

    /// `eight (8)`: words of the contract whose quotation marks were forgotten.
    static func isAmount(_ text: String) -> Bool {
        guard let open = text.firstIndex(of: "("), let first = text[open...].dropFirst().utf8.first,
            Numerals.isDigit(first)
        else { return false }
        let words = text[..<open].lowercased().filter { $0 != " " }
        return WordNumeral.value(of: Array(words.utf8)[...]) != nil
    }
}

extension Array {
    fileprivate subscript(safely index: Int) -> Element? { indices.contains(index) ? self[index] : nil }
}
