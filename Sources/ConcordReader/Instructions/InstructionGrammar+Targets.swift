import ConcordModel

/// Where an instruction applies: citations, and pinpoints such as `in the second sentence`, `throughout`, `in the row "Clerk
/// II", column "Step 3"`.
extension InstructionGrammar {
    /// Takes everything that says where, as far as it goes.
    mutating func readPins(_ target: inout InstructionTarget) {
        while at < words.count {
            let start = at
            accept(",")
            // To the end of Section 2: where words go in, and no part of it.
            var copy = self
            if copy.acceptEnd() != nil {
                at = start
                return
            }
            if readOccurrence(&target) { continue }
            if acceptAny(["in", "within", "of", "from", "under", "to"]), readWhere(&target) { continue }
            if text() == "the" || text() == "row" || text() == "column", readTablePlace(&target) { continue }
            at = start
            return
        }
    }

    /// `throughout`, `wherever it appears`, `the first time it appears`, `in its second occurrence`.
    private mutating func readOccurrence(_ target: inout InstructionTarget) -> Bool {
        let start = at
        if accept("throughout") {
            target.occurrence = .all
            let behind = at
            if !isAtJoint, !readWhere(&target) { at = behind }
            return true
        }
        let times = ["it appears", "they appear", "it occurs", "they occur", "it is used", "that it appears", "found"]
        if acceptAny([
            "wherever", "everywhere", "each time", "every time", "in each place", "in every place", "each place",
            "every place", "in each place where", "in all places where",
        ]) {
            _ = acceptAny(["where", "that"])
            guard acceptAny(times) || isAtJoint else {
                at = start
                return false
            }
            target.occurrence = .all
            return true
        }
        if acceptAny([
            "at each occurrence", "in each occurrence", "in each instance", "in all instances", "in all places",
        ]) {
            target.occurrence = .all
            return true
        }
        if accept("where it"), let number = readOrdinal(), acceptAny(["appears", "occurs"]) {
            target.occurrence = .number(number)
            return true
        }
        at = start
        _ = acceptAny(["in", "at"])
        _ = acceptAny(["the", "its", "their"])
        if let number = readOrdinal() {
            if acceptAny(["time", "place", "occurrence", "instance", "appearance"]) {
                _ = acceptAny(["that", "where"])
                if acceptAny(times) || at == words.count || text(-1) != "time" {
                    target.occurrence = .number(number)
                    return true
                }
            }
        }
        at = start
        return false
    }

    /// `first`, `2nd`, `last`, as a number from 1; the last is -1.
    mutating func readOrdinal() -> Int? {
        let names = [
            "first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth", "eleventh",
            "twelfth",
        ]
        let word = text()
        if let index = names.firstIndex(of: word) {
            at += 1
            return index + 1
        }
        if word == "last" || word == "final" {
            at += 1
            return -1
        }
        let digits = word.prefix { $0.isNumber }
        if ["st", "nd", "rd", "th"].contains(String(word.dropFirst(digits.count))), let number = Int(digits),
            number > 0
        {
            at += 1
            return number
        }
        return nil
    }

    /// What stands behind `in` or `of`: a sentence, a paragraph, the title, a cell, or a citation. Several may follow.
    mutating func readWhere(_ target: inout InstructionTarget) -> Bool {
        let start = at
        guard readPlace(&target) || readTablePlace(&target) || readCitation(&target) else {
            at = start
            return false
        }
        return true
    }

    /// `the second sentence`, `sentence 2`, `the last paragraph`, `the title`.
    mutating func readPlace(_ target: inout InstructionTarget) -> Bool {
        let start = at
        accept("the")
        if let number = readOrdinal() {
            _ = acceptAny(["unnumbered", "full"])
            if accept("sentence") {
                target.sentence = number
                return true
            }
            if accept("paragraph") {
                target.paragraph = number
                return true
            }
        }
        at = start
        if accept("sentence"), let number = Int(text()), number > 0 {
            at += 1
            target.sentence = number
            return true
        }
        at = start
        accept("the")
        if acceptAny(["title", "heading", "head", "caption"]),
            isAtJoint || ["of", "to", "in", "from"].contains(text()) || isPredicate
        {
            target.isTitle = true
            return true
        }
        at = start
        return false
    }

    /// `the row "Clerk II"`, `column "Step 3"`, `the row "Clerk II", column "Step 3"`, `the cell in row …`
    mutating func readTablePlace(_ target: inout InstructionTarget) -> Bool {
        let start = at
        accept("the")
        if acceptAny(["cell in", "cell"]) { accept("the") }
        if acceptAny(["row for", "row of", "row"]), let phrase = readPhrase() {
            target.row = phrase
        } else if acceptAny(["column for", "column"]), let phrase = readPhrase() {
            target.column = phrase
        } else {
            at = start
            return false
        }
        let behind = at
        _ = acceptAny([",", "and", ", in", "and in", "in"])
        var other = target
        if readTablePlace(&other), target.row == nil || target.column == nil {
            target = other
        } else {
            at = behind
        }
        return true
    }

    /// Words that end a citation where they follow it.
    private static let ends: Set<String> = [
        "is", "are", "shall", "will", "must", "to", "by", "after", "before", "following", "preceding", "immediately",
        "as", "with", "throughout", "where", "wherever", "reads", "read", "hereby", "everywhere", "each", "every",
        "now", "be",
    ]

    static let citing: Set<String> = [
        "article", "articles", "art", "section", "sections", "subsection", "subsections", "paragraph", "paragraphs",
        "subparagraph", "subparagraphs", "item", "items", "appendix", "exhibit", "schedule", "attachment", "addendum",
        "annex", "part", "clause", "letter", "memorandum", "step", "§", "sec",
    ]

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

    /// The citation that comes next, as it is written.
    mutating func readCitation() -> CitationText? {
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

    /// A stretch of the paper on one line, without the internal notes in it.
    func written(bytes range: Range<Int>) -> String {
        String(decoding: InstructionWord.withoutNotes(bytes, range), as: UTF8.self)
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

    /// `at the end`, `at the beginning`.
    mutating func acceptEnd() -> Point? {
        if acceptAny(["at the end", "to the end", "at the very end", "as the last sentence", "as a new last sentence"])
        {
            return .atEnd
        }
        if acceptAny([
            "at the beginning", "to the beginning", "at the start", "as the first sentence", "at the head",
        ]) {
            return .atBeginning
        }
        return nil
    }

    /// A target of its own, or else what the sentence said in front.
    func withFront(_ target: InstructionTarget) -> InstructionTarget {
        guard target.citation == nil, !target.isWholeAgreement else { return target }
        var filled = target
        filled.citation = front.target.citation
        filled.isWholeAgreement = front.target.isWholeAgreement
        filled.paragraph = target.paragraph ?? front.target.paragraph
        filled.sentence = target.sentence ?? front.target.sentence
        filled.isTitle = target.isTitle || front.target.isTitle
        filled.row = target.row ?? front.target.row
        filled.column = target.column ?? front.target.column
        return filled
    }
}

extension Array {
    fileprivate subscript(safely index: Int) -> Element? { indices.contains(index) ? self[index] : nil }
}
