import ConcordModel

/// Changes of provisions: amend, add, delete, renumber, move, retitle.
extension InstructionGrammar {
    private static let readingAs = [
        "to read in its entirety as follows", "to read in full as follows", "to read as follows",
        "to now read as follows",
        "to read", "to state as follows", "to state", "to provide as follows", "to provide",
        "in its entirety to read as follows",
        "in its entirety to read", "and restated to read as follows", "and restated in its entirety to read as follows",
        "and restated to read", "and restated in its entirety as follows", "and restated as follows",
        "so that it reads",
        "so as to read",
    ]

    // MARK: Amend

    mutating func readAmend() -> [Clause]? {
        var target = InstructionTarget()
        guard readTarget(&target) else { return nil }
        return finishAmend(withFront(target))
    }

    /// A place, the title of something, or a citation, with all that belongs to it.
    mutating func readTarget(_ target: inout InstructionTarget) -> Bool {
        let start = at
        guard readWhere(&target) else { return false }
        while acceptAny(["of", "in", "under", ","]) || (target.isIntroduction || target.isTitle) && accept("to") {
            let behind = at
            if target.citation == nil, readWhere(&target) { continue }
            at = behind - 1
            break
        }
        if target.isEmpty { at = start } else { skipAsAmended() }
        return !target.isEmpty
    }

    /// Behind `amend Section 2` and `Section 2 is amended`.
    mutating func finishAmend(_ target: InstructionTarget) -> [Clause]? {
        if acceptAny(InstructionGrammar.readingAs) { return [rewriting(target)] }
        if acceptAny([
            "as follows", "in the following manner", "in the following way", "in the following respects",
            "as set out below",
        ]) {
            var found = Clause(action: .rewrite(target, body: .none, showsSome: true), range: 0..<0)
            found.want = .either
            found.opens = target
            takeInlineBody(&found)
            return [found]
        }
        accept(",")
        // Amend Section 1 to add item (c)
        if text() == "to", at + 1 < words.count, words[at + 1].kind == .word, DraftingVerb.active(text(1)) != nil {
            at += 1
        }
        skipEnumerator()
        if accept("by") || isAtVerb {
            let before = front
            front.target = target
            defer { front = before }
            var clauses: [Clause] = [Clause(action: nil, range: 0..<0, opens: target)]
            while true {
                accept(":")
                skipEnumerator()
                accept("by")
                guard isAtVerb, let verb = DraftingVerb.active(text()) else { return nil }
                at += 1
                accept("out")
                guard let found = readOrder(verb) else { return nil }
                clauses += found
                let mark = at
                while [",", ";", "and", "then", "further"].contains(text()) { at += 1 }
                skipEnumerator()
                accept("by")
                guard isAtVerb else {
                    at = mark
                    return clauses
                }
            }
        }
        guard isAtJoint else { return nil }
        return [Clause(action: nil, range: 0..<0, opens: target)]
    }

    /// `(1) by striking`
    private mutating func skipEnumerator() {
        let start = at
        if text() == "(", at + 2 < words.count, words[at + 2].text == ")" { at += 3 }
        let behind = at
        accept("by")
        if isAtVerb { at = behind } else { at = start }
    }

    // MARK: Delete

    mutating func readDelete() -> [Clause]? {
        guard let citation = readCitation() else { return nil }
        guard isHead && knowsForm || InstructionGrammar.looksLikeCitation(citation.text) else { return nil }
        return finishDelete(SeveralCitations.split(citation).map { InstructionTarget($0) })
    }

    /// Behind `delete Section 3` and `Section 3 is deleted`.
    mutating func finishDelete(_ targets: [InstructionTarget]) -> [Clause]? {
        _ = acceptAny(["in its entirety", "in their entirety"])
        let behind = at
        accept(",")
        accept("and")
        if acceptAny([
            "reserve the numbers", "reserve the number", "reserve its number", "reserve it", "the number reserved",
            "mark it reserved",
            "mark it as reserved", "the number is reserved", "its number is reserved", "the numbers are reserved",
            "reserved", "is reserved", "reserving the number", "( reserved )", "[ reserved ]",
        ]) {
            return targets.map { clause(.delete(withFront($0), keepsNumber: true)) }
        }
        at = behind
        accept(",")
        accept("and")
        if targets.count == 1,
            acceptAny([
                "replace it with the following", "replaced with the following", "replaced by the following",
                "replace it with", "replaced with", "replaced by", "replace with the following",
                "insert the following in its place", "insert in its place the following", "insert the following",
                "insert in lieu thereof the following", "substitute in lieu thereof the following",
                "substitute the following", "substitute in its place the following", "insert in lieu thereof",
            ])
        {
            return [rewriting(withFront(targets[0]))]
        }
        at = behind
        return targets.map { clause(.delete(withFront($0), keepsNumber: false)) }
    }

    // MARK: Renumber, move, retitle

    mutating func readRenumber() -> [Clause]? {
        var clauses: [Clause] = []
        guard let from = readCitation() else { return nil }
        var old = SeveralCitations.split(from)
        while true {
            guard acceptAny(["as", "to be", "to read", "to", "becomes"]), let to = readCitation() else { return nil }
            // In `4 as 5 and 5 as 6` the second 5 is the beginning of the next pair.
            let listed = SeveralCitations.split(to)
            guard listed.count >= old.count, let found = renumbering(old, Array(listed.prefix(old.count))) else {
                return nil
            }
            clauses += found
            old = Array(listed.dropFirst(old.count))
            if !old.isEmpty { continue }
            let mark = at
            accept(",")
            accept(";")
            accept("and")
            guard InstructionGrammar.citing.contains(text()) || isNumber(at), let next = readCitation() else {
                at = mark
                return clauses
            }
            old = SeveralCitations.split(next)
        }
    }

    func renumbering(_ old: [CitationText], _ new: [CitationText]) -> [Clause]? {
        guard old.count == new.count else { return nil }
        var clauses: [Clause] = []
        for (old, new) in zip(old, new) {
            guard let number = InstructionGrammar.number(in: new) else { return nil }
            clauses.append(
                clause(.renumber(withFront(InstructionTarget(old)), as: number)))
        }
        return clauses
    }

    /// The last number of a citation, as a label.
    static func number(in citation: CitationText) -> NewNumber? {
        guard let text = Citation(citation.text).steps.last?.number else { return nil }
        let bytes = Array(text.utf8)
        var readings: [Label] = []
        if let head = HeadLabel.readNumber(bytes, from: 0, to: bytes.count), head.end == bytes.count {
            readings.append(head.label)
        }
        let enclosed = Array("(\(text))".utf8)
        if let mark = Enumerator.read(enclosed, from: 0, to: enclosed.count) { readings += mark.readings }
        return readings.isEmpty ? nil : NewNumber(text, readings: readings, at: citation.position)
    }

    mutating func readMove() -> [Clause]? {
        var target = InstructionTarget()
        guard readTarget(&target), let found = finishMove(withFront(target)) else { return nil }
        return found
    }

    mutating func finishMove(_ target: InstructionTarget) -> [Clause]? {
        if target.row != nil || target.column != nil { return finishMoveInTable(target) }
        guard let place = readProvisionPlace() ?? readPlaceTo() else { return nil }
        let mark = at
        accept(",")
        if acceptAny([
            "and renumber it as", "and renumber it to be", "and renumber it", "and renumbered as", "renumbered as",
            "as", "and renumber as", "and redesignate it as", "and is renumbered as", "renumbering it as",
        ]) {
            guard let to = readCitation(), let number = InstructionGrammar.number(in: to) else { return nil }
            return [clause(.move(target, place.within(front.target), renumber: number))]
        }
        at = mark
        return [clause(.move(target, place.within(front.target), renumber: nil))]
    }

    /// `to Article 9`, `to follow Section 2`, `to precede Section 2`
    private mutating func readPlaceTo() -> InstructionPlace? {
        var target = InstructionTarget()
        if accept("to follow"), readTarget(&target) { return .after(target) }
        if accept("to precede"), readTarget(&target) { return .before(target) }
        if acceptAny(["to", "into"]), readTarget(&target) { return .atEnd(target) }
        return nil
    }

    mutating func readRetitle() -> [Clause]? {
        var target = InstructionTarget()
        guard readTarget(&target) else { return nil }
        return finishRetitle(withFront(target))
    }

    mutating func finishRetitle(_ target: InstructionTarget) -> [Clause]? {
        accept(",")
        _ = acceptAny(["as", "to read", "to be", "to"])
        guard let phrase = readPhrase() else { return nil }
        return [clause(.retitle(target, as: phrase))]
    }
}
