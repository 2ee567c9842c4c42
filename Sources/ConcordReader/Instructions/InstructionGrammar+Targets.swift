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
            if acceptAny(["of the table", "in the table", "of its table", "in its table", "from the table"]) {
                continue
            }
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
        accept("the")
        if acceptAny(InstructionGrammar.introductions),
            isAtJoint || ["of", "to", "in", "from"].contains(text()) || isPredicate
        {
            target.isIntroduction = true
            return true
        }
        at = start
        return false
    }

    /// What the words in front of a list are called.
    private static let introductions =
        ["introductory", "lead-in", "opening", "prefatory"].flatMap { word in
            [
                "text", "language", "words", "paragraph", "sentence", "clause", "phrase", "provision", "portion",
                "matter",
            ]
            .map { "\(word) \($0)" }
        } + ["introduction", "lead-in", "preamble"]

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

    /// A target of its own, as far as it has one, in what the sentence said in front.
    func withFront(_ target: InstructionTarget) -> InstructionTarget {
        InstructionGrammar.filled(target, from: front.target)
    }

    static func filled(_ own: InstructionTarget, from outer: InstructionTarget) -> InstructionTarget {
        guard !own.isWholeAgreement else { return own }
        guard own.citation == nil else { return own.within(outer) }
        var filled = own
        filled.citation = outer.citation
        filled.isWholeAgreement = outer.isWholeAgreement
        filled.paragraph = own.paragraph ?? outer.paragraph
        filled.sentence = own.sentence ?? outer.sentence
        filled.isTitle = own.isTitle || outer.isTitle
        filled.isIntroduction = own.isIntroduction || outer.isIntroduction
        filled.row = own.row ?? outer.row
        filled.column = own.column ?? outer.column
        return filled
    }
}
