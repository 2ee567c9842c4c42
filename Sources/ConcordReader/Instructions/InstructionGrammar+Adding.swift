import ConcordModel

/// New provisions. What is added and where it goes may come in either order: `Add item (c) to Section 1`, `Add to Section 1 a
/// new item (c)`, `Insert after Section 4 the following new Section 5`.
extension InstructionGrammar {
    private static let readingAs = [
        "to read in its entirety as follows", "to read as follows", "to read", "as follows",
        "which shall read as follows", "which shall read", "which reads", "reading as follows", "reading", "that reads",
        "with the text below", "with the following text", "with the following",
    ]

    /// What `add` is said of.
    struct NewProvision {
        var isNamed = false
        /// Whether its kind was said: `a new paragraph`.
        var isProvision = false
        /// Its number; nil where the text alone says it.
        var citation: CitationText?
        /// `Section 5. Eves`: the number and the title, as they are written in the instruction itself.
        var head: Clause.Head?
    }

    mutating func readAdd() -> [Clause]? {
        _ = acceptAny(["thereto", "therein"])
        // Add: with the text below it.
        if text() == ":" { return finishAdd(NewProvision()) }
        let start = at
        if let outer = readProvisionPlace()?.within(front.target) ?? readPlaceWithin() {
            let place = readProvisionPlace(within: outer)
            let behind = at
            accept(",")
            let noun = readNewProvision()
            if !noun.isNamed { at = behind }
            // In running text “add to Section 1” alone may be anything.
            let announces = noun.isNamed || isHead || text() == ":" || isFollowing
            return announces ? finishAdd(noun, at: place) : nil
        }
        at = start
        let noun = readNewProvision()
        guard noun.isNamed else { return nil }
        return finishAdd(noun)
    }

    /// `the following new Section 5`, `a new item (d)`, `Article 14A`, `the following`, `Section 5. Eves`.
    mutating func readNewProvision() -> NewProvision {
        var isNamed = false
        _ = acceptAny(["a", "an", "the"])
        _ = acceptAny(["two", "three", "four", "five", "six", "several", "additional", "another"])
        if accept("following") { isNamed = true }
        if accept("new") { isNamed = true }
        if accept("following") { isNamed = true }
        let start = at
        if let citation = readCitation() {
            if InstructionGrammar.isAmount(citation.text) { return NewProvision() }
            // Add Sections 5 and 6: their text has the numbers.
            if SeveralCitations.split(citation).count > 1 { return NewProvision(isNamed: true) }
            // Section 5 of Article 12: what is new, and where.
            if let end = numberEnd(start..<at, before: { ["of", "in", "into"].contains($0.text) }) {
                at = end
                return NewProvision(isNamed: true, citation: CitationText(written(start..<end), at: position(start)))
            }
            if let noun = readTitle(behind: start..<at) { return noun }
            if !Citation(citation.text).steps.isEmpty { return NewProvision(isNamed: true, citation: citation) }
            let kinds = InstructionGrammar.citing.union([
                "language", "text", "provision", "provisions", "table", "appendices", "clauses",
            ])
            if let kind = citation.text.lowercased().split(separator: " ").last, kinds.contains(String(kind)) {
                return NewProvision(isNamed: true, isProvision: kind != "text" && kind != "language")
            }
            if let noun = readNumberAndTitle(start..<at) { return noun }
            // A new piece with a title and no number: Add Appendix “Uniforms”.
            at = start
        }
        for word in [
            "text", "language", "provision", "provisions", "paragraph", "paragraphs", "sections", "section", "items",
            "item",
        ] where accept(word) {
            return NewProvision(isNamed: true, isProvision: word != "text" && word != "language")
        }
        return NewProvision(isNamed: isNamed)
    }

    /// Where a number ends that has something of its own behind it. No number has more words than these.
    private func numberEnd(_ range: Range<Int>, before isEnd: (InstructionWord) -> Bool) -> Int? {
        range.prefix(64).dropFirst().first { index in
            isEnd(words[index]) && !Citation(written(range.lowerBound..<index)).steps.isEmpty
        }
    }

    /// In a head, a number with its title behind it: `Section 5. Eves`, `Section 5, Eves, after Section 4`.
    private mutating func readNumberAndTitle(_ range: Range<Int>) -> NewProvision? {
        let found = numberEnd(range) { $0.kind == .sign && ".,:-–—".contains($0.text) }
        guard let end = found, !isNumber(end + 1), !InstructionGrammar.citing.contains(text(at: end + 1)) else {
            return nil
        }
        let citation = CitationText(written(range.lowerBound..<end), at: position(range.lowerBound))
        guard isHead, knowsForm, let step = Citation(citation.text).steps.last, !step.isEnclosed, step.word.mayHaveTitle
        else { return nil }
        var place = words.indices.first { index in
            index > end && ["after", "before", "following", "between"].contains(words[index].text)
                && InstructionGrammar.citing.contains(text(at: index + 1)) && isNumber(index + 2)
        }
        // What stands behind a colon may be the text itself.
        if words[end].text == ":", words.count - end > 9 || words.last?.text == "." { place = end }
        let titleEnd = place.map { $0 > end + 1 && words[$0 - 1].text == "," ? $0 - 1 : $0 } ?? words.count
        at = place ?? words.count
        var noun = NewProvision(isNamed: true, citation: citation)
        if titleEnd > end + 1 {
            noun.head = Clause.Head(
                isArticle: step.word != .section,
                number: words[range.lowerBound].range.lowerBound..<words[end - 1].range.upperBound,
                title: words[end + 1].range.lowerBound..<words[titleEnd - 1].range.upperBound)
        }
        return noun
    }

    /// In a head, the title behind a whole number: `Section 5: Eves`, `Section 5 “Eves”`.
    private mutating func readTitle(behind range: Range<Int>) -> NewProvision? {
        guard isHead, at < words.count else { return nil }
        if text() == ":" { return readNumberAndTitle(range.lowerBound..<words.count) }
        guard words[at].kind == .phrase, at + 1 == words.count, knowsForm, bytes[words[at].inner].last != 0x2E,
            words[at].inner.count <= 80, let step = Citation(written(range)).steps.last, step.word.mayHaveTitle
        else { return nil }
        at += 1
        var noun = NewProvision(
            isNamed: true, citation: CitationText(written(range), at: position(range.lowerBound)))
        noun.head = Clause.Head(
            isArticle: step.word != .section,
            number: words[range.lowerBound].range.lowerBound..<words[range.upperBound - 1].range.upperBound,
            title: words[at - 1].inner)
        return noun
    }

    private func text(at index: Int) -> String { index < words.count ? words[index].text : "" }

    /// Behind `add Section 5` and `A new Section 5 is added`.
    mutating func finishAdd(_ noun: NewProvision, at known: InstructionPlace? = nil) -> [Clause]? {
        var noun = noun
        readName(of: &noun)
        var place = InstructionPlace.byNumber
        if let known {
            place = known
        } else if let found = readProvisionPlace() {
            place = found.within(front.target)
        } else if text(0) + text(1) != "toread", let within = readPlaceWithin() {
            place = readProvisionPlace(within: within)
        } else if case .atEnd? = front.point {
            place = .atEnd(front.target)
        } else if case .atBeginning? = front.point {
            place = .atBeginning(front.target)
        } else if let around = front.place {
            place = around
        } else if !front.target.isEmpty {
            place = .atEnd(front.target)
        }
        readName(of: &noun)
        accept(",")
        // Amended by adding at the end the following:
        _ = acceptAny(["the following text", "the following language", "the following"])
        let isAnnounced = acceptAny(InstructionGrammar.readingAs)
        if text() == ".", at + 1 == words.count { at += 1 }
        // What stands behind it on the line is text only where something says so.
        guard isAnnounced || at == words.count || text() == ":" || words[at].kind == .phrase || isOnNextLine else {
            return nil
        }
        // What stands behind a sentence are words, and no provision.
        if InstructionGrammar.edge(of: place) != nil { return nil }
        var found = clause(.add(noun.citation, place, body: .none))
        found.want = .provisions
        found.head = noun.head
        takeInlineBody(&found)
        if let body = found.body, let words = sentence(body, added: noun, at: place) { return [clause(words)] }
        return [found]
    }

    /// A quoted sentence without a number that is added in passing goes on where the words of the provision end: `by adding
    /// at the end the following: "A refusal is explained."`
    private mutating func sentence(
        _ body: Range<Int>, added noun: NewProvision, at place: InstructionPlace
    ) -> InstructionAction? {
        guard noun.citation == nil, noun.head == nil, !isHead, !bytes[body].contains(0x0A), !body.isEmpty,
            !beginsWithNumber(body)
        else { return nil }
        switch place {
        case .atEnd(let target) where !noun.isProvision: return .words(.insertAtEnd(phrase(body)), in: target)
        case .atBeginning(let target) where !noun.isProvision:
            return .words(.insertAtBeginning(phrase(body)), in: target)
        case .atEnd, .atBeginning, .after, .before, .byNumber: return nil
        }
    }

    /// Whether quoted text is a provision with a number of its own: `(c) five minutes`, but not `B.`
    func beginsWithNumber(_ body: Range<Int>) -> Bool {
        if HeadLabel.readWorded(bytes, from: body.lowerBound, to: body.upperBound, mustSeparate: false) != nil {
            return true
        }
        guard let mark = Enumerator.read(bytes, from: body.lowerBound, to: body.upperBound) else { return false }
        return !trimmed(mark.textStart..<body.upperBound).isEmpty
    }

    /// `as a new Section 5`
    private mutating func readName(of noun: inout NewProvision) {
        let start = at
        accept(",")
        guard noun.citation == nil, accept("as"), text() != "follows" else {
            at = start
            return
        }
        let named = readNewProvision()
        if named.citation != nil { noun = named } else { at = start }
    }

    private var isFollowing: Bool {
        var copy = self
        return copy.accept("the following") || copy.acceptAny(InstructionGrammar.readingAs)
    }

    /// Whether a line of its own follows.
    private var isOnNextLine: Bool {
        at > 0 && at < words.count
            && bytes[words[at - 1].range.upperBound..<words[at].range.lowerBound].contains(0x0A)
    }

    /// `to Section 1`, `in Article 12`.
    private mutating func readPlaceWithin() -> InstructionPlace? {
        let start = at
        var target = InstructionTarget()
        guard acceptAny(["to", "into", "in", "within", "under", "of"]), readTarget(&target) else {
            at = start
            return nil
        }
        return .atEnd(target)
    }

    /// A place in the one that stands before it, else that one.
    private mutating func readProvisionPlace(within outer: InstructionPlace) -> InstructionPlace {
        guard let place = readProvisionPlace() else { return outer }
        guard case .atEnd(let target) = outer else { return place }
        return place.within(target)
    }

    /// `after Section 4`, `before item (b)`, `between Sections 3 and 4`, `at the end of Section 3`.
    mutating func readProvisionPlace() -> InstructionPlace? {
        let start = at
        accept(",")
        accept("immediately")
        if acceptAny(["after", "following", "behind"]) {
            var target = InstructionTarget()
            if readTarget(&target) { return .after(target) }
        } else if acceptAny(["before", "preceding", "in front of"]) {
            var target = InstructionTarget()
            if readTarget(&target) { return .before(target) }
        } else if accept("between") {
            if let citation = readCitation(), case let both = SeveralCitations.split(citation), both.count == 2 {
                return .after(InstructionTarget(both[0]))
            }
        } else if let point = acceptEnd() {
            var target = InstructionTarget()
            if acceptAny(["of", "in", "to"]) {
                guard readTarget(&target) else {
                    at = start
                    return nil
                }
            }
            target = withFront(target)
            if case .atBeginning = point { return .atBeginning(target) }
            return .atEnd(target)
        }
        at = start
        return nil
    }
}

extension LabelWord {
    /// Whether what has such a number is headed by it, and by a title.
    fileprivate var mayHaveTitle: Bool {
        switch self {
        case .none, .step: false
        case .article, .section, .appendix, .letter, .exhibit, .schedule, .attachment, .addendum, .annex, .memorandum,
            .part:
            true
        }
    }
}
