import ConcordModel

/// Changes of words: strike, insert, replace.
extension InstructionGrammar {
    private static let nouns: Set<String> = [
        "the", "a", "an", "all", "each", "every", "any", "both", "new", "following", "word", "words", "phrase",
        "phrases",
        "sentence", "sentences", "term", "terms", "language", "text", "figure", "figures", "number", "numbers",
        "amount",
        "amounts", "date", "dates", "sum", "rate", "clause", "reference", "references", "occurrence", "occurrences",
        "instance", "instances", "of", "to", "reading", "existing", "current", "additional", "punctuation", "letter",
        "heading", "title", "value", "wording",
    ]

    /// Quoted words with the nouns in front of them: `the words "…"`, `all occurrences of "…"`, `the second "…"`.
    mutating func readNamedPhrase() -> (phrase: ProvisionID, occurrence: InstructionTarget.Occurrence)? {
        let start = at
        var occurrence = InstructionTarget.Occurrence.only
        accept(":")
        while at < words.count, words[at].kind == .word, at - start < 10 {
            if let number = readOrdinal() {
                occurrence = .number(number)
            } else if InstructionGrammar.nouns.contains(text()) {
                if ["all", "each", "every"].contains(text()) { occurrence = .all }
                at += 1
            } else {
                break
            }
        }
        if let phrase = readPhrase() { return (phrase, occurrence) }
        at = start
        return nil
    }

    /// `, and insert "…"`, `and substitute "…"`, `in lieu thereof "…"`: the words that come in the place of struck ones.
    private mutating func readSubstituteWords() -> (phrase: ProvisionID?, wantsBody: Bool)? {
        let start = at
        accept(",")
        accept(";")
        _ = acceptAny(["and", "then"])
        _ = acceptAny([
            "in lieu thereof", "in its place", "in their place", "in place thereof", "in their stead", "instead",
        ])
        accept(",")
        guard
            acceptAny([
                "replace it with", "replace them with", "replacing it with", "replacing them with", "replace with",
                "replaced with", "replaced by", "replacing with", "replace by", "insert", "inserting", "substitute",
                "substituting", "inserted", "add", "adding",
            ])
        else {
            at = start
            return nil
        }
        skipInLieu()
        if let named = readNamedPhrase() {
            skipInLieu()
            return (named.phrase, false)
        }
        if accept("the following") {
            _ = acceptAny(["words", "language", "text", "sentence", "phrase"])
            skipInLieu()
            return (nil, true)
        }
        at = start
        return nil
    }

    private mutating func skipInLieu() {
        let start = at
        accept(",")
        let phrases = [
            "in lieu thereof", "in its place", "in their place", "in place thereof", "in their stead", "in its stead",
            "instead", "therefor", "in lieu of it",
        ]
        guard acceptAny(phrases) else {
            at = start
            return
        }
        if text() == ",", at + 1 < words.count, words[at + 1].kind == .phrase || text(1) == "the" { at += 1 }
    }

    mutating func readStrike() -> [Clause]? {
        let start = at
        if let named = readNamedPhrase() {
            var target = InstructionTarget()
            target.occurrence = named.occurrence
            var phrases = [named.phrase]
            while true {
                let mark = at
                accept(",")
                _ = acceptAny(["and", "or"])
                guard let another = readNamedPhrase() else {
                    at = mark
                    break
                }
                phrases.append(another.phrase)
            }
            readPins(&target)
            return finishStrike(phrases, target)
        }
        at = start
        var target = InstructionTarget()
        if readPlace(&target) {
            readPins(&target)
            return strikePlace(target)
        }
        if readTablePlace(&target) {
            readPins(&target)
            target = withFront(target)
            return [clause(target.row == nil ? .deleteColumn(target) : .deleteRow(target))]
        }
        return readDelete()
    }

    /// Behind struck words: what comes in their place, or words that are inserted elsewhere.
    private mutating func finishStrike(_ phrases: [ProvisionID], _ own: InstructionTarget) -> [Clause] {
        var target = own
        let behind = at
        if let instead = readSubstituteWords() {
            // `and insert "y" after "z"` is an instruction of its own.
            var copy = self
            let isElsewhere = !instead.wantsBody && copy.readPoint() != nil
            if isElsewhere {
                at = behind
            } else {
                readPins(&target)
                target = withFront(target)
                if let phrase = instead.phrase {
                    return phrases.enumerated().map { index, struck in
                        clause(.words(.replace(struck, with: index == 0 ? phrase : nil), in: target))
                    }
                }
                var found = clause(.words(.replace(phrases[0], with: ProvisionID.none), in: target))
                found.want = .words
                takeInlineBody(&found)
                return [found]
            }
        }
        target = withFront(target)
        return phrases.map { clause(.words(.replace($0, with: nil), in: target)) }
    }

    private mutating func strikePlace(_ own: InstructionTarget) -> [Clause] {
        let target = withFront(own)
        if let instead = readSubstituteWords() { return [replacePlace(target, instead.phrase)] }
        if target.sentence == nil, target.paragraph != nil {
            return [clause(.delete(target, keepsNumber: false))]
        }
        return [clause(.words(.replacePlace(with: nil), in: target))]
    }

    func replacePlaceAction(_ target: InstructionTarget, _ phrase: ProvisionID?) -> InstructionAction {
        target.isTitle && target.sentence == nil && target.paragraph == nil
            ? .retitle(target, as: phrase ?? .none)
            : .words(.replacePlace(with: phrase ?? ProvisionID.none), in: target)
    }

    mutating func replacePlace(_ target: InstructionTarget, _ phrase: ProvisionID?) -> Clause {
        var found = clause(replacePlaceAction(target, phrase))
        if phrase == nil {
            found.want = .words
            takeInlineBody(&found)
        }
        return found
    }

    mutating func readReplace() -> [Clause]? {
        let start = at
        if acceptAny(["the title of", "the heading of"]) {
            at = start
        } else if let named = readNamedPhrase() {
            var target = InstructionTarget()
            target.occurrence = named.occurrence
            readPins(&target)
            accept(",")
            guard acceptAny(["with", "by", "to read", "to"]) else { return nil }
            if let new = readNamedPhrase() {
                readPins(&target)
                return [clause(.words(.replace(named.phrase, with: new.phrase), in: withFront(target)))]
            }
            guard accept("the following") else { return nil }
            _ = acceptAny(["words", "language", "text", "sentence", "phrase"])
            var found = clause(.words(.replace(named.phrase, with: ProvisionID.none), in: withFront(target)))
            found.want = .words
            takeInlineBody(&found)
            return [found]
        }
        var target = InstructionTarget()
        if readPlace(&target) || readTablePlace(&target) {
            readPins(&target)
            target = withFront(target)
            guard acceptAny(["with the following", "by the following", "with", "by", "to read", "to"]) else {
                return nil
            }
            _ = acceptAny(["sentence", "words", "paragraph", "title"])
            let new = readNamedPhrase()?.phrase
            if target.row != nil, let new { return [clause(.setCell(target, to: new))] }
            return [replacePlace(target, new)]
        }
        guard readCitation(&target) else { return nil }
        _ = acceptAny(["in its entirety", "in their entirety"])
        guard acceptAny(["with", "by", "to read"]) else { return nil }
        _ = acceptAny(["the following", "new"])
        _ = acceptAny(["text", "language", "section", "article", "paragraph", "item"])
        return [rewriting(withFront(target))]
    }

    /// `Substitute "new" for "old"`, `Substitute the following for Section 2:`
    mutating func readSubstitute() -> [Clause]? {
        let start = at
        if accept("the following"), accept("for") {
            var target = InstructionTarget()
            if readTarget(&target) { return [rewriting(withFront(target))] }
        }
        at = start
        guard let new = readNamedPhrase(), accept("for"), let old = readNamedPhrase() else { return nil }
        var target = InstructionTarget()
        target.occurrence = old.occurrence
        readPins(&target)
        return [clause(.words(.replace(old.phrase, with: new.phrase), in: withFront(target)))]
    }

    // MARK: Insert

    /// Where words go: `after "…"`, `immediately before the word "…"`, `at the end of Section 3`.
    mutating func readPoint() -> (point: Point, target: InstructionTarget)? {
        let start = at
        var target = InstructionTarget()
        accept(",")
        readPins(&target)
        accept(",")
        if let point = acceptEnd() {
            readPins(&target)
            return (point, target)
        }
        let isAfter = acceptAny([
            "immediately after", "directly after", "right after", "after", "following", "immediately following",
            "behind",
        ])
        guard
            isAfter
                || acceptAny([
                    "immediately before", "directly before", "before", "preceding", "immediately preceding",
                    "in front of", "prior to",
                ]),
            let named = readNamedPhrase()
        else {
            at = start
            // After the second sentence of Section 2: its end.
            if let place = readProvisionPlace(), let edge = InstructionGrammar.edge(of: place) {
                return (edge.point, withFront(edge.target))
            }
            at = start
            return nil
        }
        if named.occurrence != .only { target.occurrence = named.occurrence }
        readPins(&target)
        return (isAfter ? .after(named.phrase) : .before(named.phrase), target)
    }

    /// Words behind a sentence stand at its end.
    static func edge(of place: InstructionPlace) -> (point: Point, target: InstructionTarget)? {
        switch place {
        case .after(let target) where target.sentence != nil: (.atEnd, target)
        case .before(let target) where target.sentence != nil: (.atBeginning, target)
        case .after, .before, .atEnd, .atBeginning, .byNumber: nil
        }
    }

    static func edit(_ words: ProvisionID, at point: Point) -> InstructionAction.WordEdit {
        switch point {
        case .after(let phrase): .insertAfter(words, phrase)
        case .before(let phrase): .insertBefore(words, phrase)
        case .atEnd: .insertAtEnd(words)
        case .atBeginning: .insertAtBeginning(words)
        }
    }

    mutating func readInsert() -> [Clause]? {
        let start = at
        if let found = readTableInsert() { return found }
        at = start
        if let named = readNamedPhrase(), !beginsWithNumber(words[at - 1].inner) || !isAtJoint {
            guard let (point, target) = readPoint() ?? front.point.map({ ($0, InstructionTarget()) }) ?? readWhole()
            else { return nil }
            return [clause(.words(InstructionGrammar.edit(named.phrase, at: point), in: withFront(target)))]
        }
        at = start
        if let found = readFollowingWords() { return found }
        at = start
        // Add to Section 2 the following sentence: … Insert after the first sentence the following: …
        if let whole = readWhole() ?? readPoint() {
            accept(",")
            if let found = readFollowingWords(at: whole) { return found }
            // A quoted item is more than words.
            if let named = readNamedPhrase(), !beginsWithNumber(words[at - 1].inner) {
                return [
                    clause(.words(InstructionGrammar.edit(named.phrase, at: whole.point), in: withFront(whole.target)))
                ]
            }
        }
        at = start
        return readAdd()
    }

    /// `to Section 2`: words that are added to a provision stand at its end.
    private mutating func readWhole() -> (point: Point, target: InstructionTarget)? {
        let start = at
        var target = InstructionTarget()
        if acceptEnd() == nil, accept("to"), readTarget(&target) { return (.atEnd, target) }
        at = start
        return nil
    }

    /// `Add the following sentence at the end of Section 2:` with the words behind it.
    private mutating func readFollowingWords(at known: (point: Point, target: InstructionTarget)? = nil) -> [Clause]? {
        guard acceptAny(["the following", "a", "this", "the"]) else { return nil }
        accept("new")
        guard acceptAny(["sentences", "sentence", "words", "word", "phrase", "language", "text"]) else { return nil }
        // “Add the following language to Section 1” may bring whole items.
        let isAnything = ["language", "text"].contains(text(-1))
        guard
            let (point, target) = isAnything && known != nil
                ? nil
                : known ?? readPoint() ?? front.point.map({ ($0, InstructionTarget()) })
                    ?? (isAnything ? nil : readWhole())
        else { return nil }
        var found = clause(.words(InstructionGrammar.edit(.none, at: point), in: withFront(target)))
        _ = acceptAny(["to read as follows", "to read", "as follows", "which shall read", "which reads", "reading"])
        found.want = .words
        takeInlineBody(&found)
        return [found]
    }

    // MARK: What clauses are made of

    func clause(_ action: InstructionAction) -> Clause { Clause(action: action, range: 0..<0) }

    /// What shall stand there may follow in quotation marks on the same line.
    mutating func takeInlineBody(_ clause: inout Clause) {
        let start = at
        accept(":")
        if at < words.count, words[at].kind == .phrase {
            clause.body = words[at].inner
            at += 1
        } else if at < words.count {
            at = start
            // What follows the colon is taken by the caller.
            accept(":")
        }
    }

    /// `… shall read:` with text behind it.
    mutating func rewriting(_ target: InstructionTarget, showsSome: Bool = false) -> Clause {
        if target.sentence != nil || target.isTitle || target.row != nil {
            return replacePlace(target, readNamedPhrase()?.phrase)
        }
        var found = clause(.rewrite(target, body: .none, showsSome: showsSome))
        found.want = .provisions
        takeInlineBody(&found)
        return found
    }
}
