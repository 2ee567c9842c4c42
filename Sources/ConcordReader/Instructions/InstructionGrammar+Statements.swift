import ConcordModel

/// Instructions in the form of statements: `Section 2 is amended to read`, `The words "…" in Section 1(a) are struck`, `A new
/// Section 5 is added after Section 4`.
extension InstructionGrammar {
    private static let auxiliaries: Set<String> = [
        "is", "are", "shall", "will", "must", "be", "being", "hereby", "now", "also", "further", "to", "has", "have",
        "been",
        "therefore", "accordingly",
    ]

    /// Whether a predicate comes next.
    var isPredicate: Bool { ["is", "are", "shall", "will", "must", "reads", "read", "hereby"].contains(text()) }

    /// Takes `shall be hereby amended`, and gives its verb.
    private mutating func readPredicate() -> DraftingVerb? {
        let start = at
        if accept("reads") { return .read }
        guard isPredicate else { return nil }
        while InstructionGrammar.auxiliaries.contains(text()), at - start < 8 { at += 1 }
        if let verb = DraftingVerb.passive(text()) {
            at += 1
            if verb == .strike { accept("out") }
            return verb
        }
        at = start
        return nil
    }

    mutating func readStatement() -> [Clause]? {
        let start = at
        if let named = readNamedPhrase() { return readPhraseStatement(named.phrase, named.occurrence) }
        at = start
        if let found = readAddStatement() { return found }
        at = start
        // There shall be added to Section 1 a new item (c)
        if accept("there"), let verb = readPredicate(), verb == .insert { return readAdd() }
        at = start
        // New Section 5, as the head of a text.
        if isHead, knowsForm, text() == "new", InstructionGrammar.citing.contains(text(1)) {
            let noun = readNewProvision()
            return noun.citation == nil ? nil : finishAdd(noun)
        }
        var target = InstructionTarget()
        guard readPlace(&target) || readTablePlace(&target) || readSubject(&target) else { return nil }
        readPins(&target)
        let list = target
        skipAsAmended()
        accept(",")
        guard let verb = readPredicate() else { return nil }
        target = withFront(target)
        switch verb {
        case .amend: return finishAmend(target)
        case .read:
            _ = acceptAny([
                "in its entirety as follows", "in full as follows", "in full", "as follows", "in its entirety",
            ])
            return [rewriting(target)]
        case .strike:
            if list.citation != nil, list.sentence == nil, list.row == nil, list.column == nil, !list.isTitle,
                list.paragraph == nil, let citation = list.citation
            {
                return finishDelete(SeveralCitations.split(citation).map { InstructionTarget($0) })
            }
            if target.row != nil || target.column != nil {
                return [clause(target.row == nil ? .deleteColumn(target) : .deleteRow(target))]
            }
            if target.sentence == nil { return finishDelete([target]) }
            _ = acceptAny(["in its entirety", "in their entirety"])
            if let phrase = readInstead() { return [replacePlace(target, phrase)] }
            return [clause(.words(.replacePlace(with: nil), in: target))]
        case .reserve: return [clause(.delete(target, keepsNumber: true))]
        case .renumber:
            _ = acceptAny(["as", "to be", "to"])
            guard let from = target.citation, let to = readCitation() else { return nil }
            return renumbering(SeveralCitations.split(from), SeveralCitations.split(to))
        case .move: return finishMove(target)
        case .retitle: return finishRetitle(target)
        case .change:
            if target.isTitle || target.sentence != nil || target.row != nil {
                _ = acceptAny(["to read", "to"])
                guard let phrase = readNamedPhrase()?.phrase else { return nil }
                if target.row != nil { return [clause(.setCell(target, to: phrase))] }
                return [replacePlace(target, phrase)]
            }
            return finishAmend(target)
        case .set:
            accept("to")
            guard target.row != nil, let phrase = readNamedPhrase()?.phrase else { return nil }
            return [clause(.setCell(target, to: phrase))]
        case .replace, .substitute:
            _ = acceptAny(["in its entirety", "in their entirety"])
            guard acceptAny(["with", "by"]) else { return nil }
            _ = acceptAny(["the following"])
            _ = acceptAny(["text", "language", "sentence", "words"])
            return [rewriting(target)]
        case .insert: return nil
        }
    }

    /// `and replaced with "…"`
    private mutating func readInstead() -> ProvisionID? {
        let start = at
        accept(",")
        if accept("and"), acceptAny(["replaced with", "replaced by"]), let named = readNamedPhrase() {
            return named.phrase
        }
        at = start
        return nil
    }

    /// The subject of a statement in running text must look like a citation; in a head any title may be one.
    private mutating func readSubject(_ target: inout InstructionTarget) -> Bool {
        readCitation(&target) { $0.mayBeTitle && $0.isPredicate }
    }

    /// `The words "…" in Section 1(a) are struck and replaced with "…"`.
    private mutating func readPhraseStatement(
        _ phrase: ProvisionID, _ occurrence: InstructionTarget.Occurrence
    ) -> [Clause]? {
        var target = InstructionTarget()
        target.occurrence = occurrence
        readPins(&target)
        accept(",")
        guard let verb = readPredicate() else { return nil }
        switch verb {
        case .strike:
            readPins(&target)
            let mark = at
            accept(",")
            if accept("and") {
                let isSubstituted = acceptAny([
                    "replaced with", "replaced by", "substituted with", "substituted by", "replaced",
                ])
                if isSubstituted, let new = readNamedPhrase() {
                    readPins(&target)
                    return [clause(.words(.replace(phrase, with: new.phrase), in: withFront(target)))]
                }
                if let new = readNamedPhrase(), let verb = readPredicate(), verb == .insert || verb == .substitute {
                    _ = acceptAny(["in lieu thereof", "in its place", "in their place", "instead"])
                    return [clause(.words(.replace(phrase, with: new.phrase), in: withFront(target)))]
                }
            }
            at = mark
            return [clause(.words(.replace(phrase, with: nil), in: withFront(target)))]
        case .replace, .change, .substitute, .amend:
            readPins(&target)
            guard acceptAny(["with", "by", "to read", "to"]), let new = readNamedPhrase() else { return nil }
            readPins(&target)
            return [clause(.words(.replace(phrase, with: new.phrase), in: withFront(target)))]
        case .insert:
            guard let (point, own) = readPoint() ?? front.point.map({ ($0, InstructionTarget()) }) else { return nil }
            if own.citation != nil || own.occurrence != .only || own.sentence != nil { target = own }
            return [clause(.words(InstructionGrammar.edit(phrase, at: point), in: withFront(target)))]
        case .renumber, .move, .retitle, .set, .reserve, .read: return nil
        }
    }

    /// `A new Section 5 is added after Section 4`, `The following new section shall be added at the end of Article 3`.
    private mutating func readAddStatement() -> [Clause]? {
        let noun = readNewProvision()
        guard noun.isNamed, let verb = readPredicate(), verb == .insert else { return nil }
        return finishAdd(noun)
    }
}
