import ConcordModel

/// Finds what a paper asks to change, by comparing its body with the text it was drafted on: the pass that turns every
/// form of paper into operations.
///
/// Nothing is guessed: what the paper shows and the text does not have is a finding, and what belongs to it is refused.
struct PaperAnchor {
    /// Words of a paper that differ from its base without a mark. Whether another paper brought them is known only when
    /// all are woven in, so the finding is finished later.
    struct UnmarkedWords {
        var place: Weave.Place
        var words: [UInt32]
        var finding: Finding
    }

    let manuscript: PaperManuscript
    /// The version the paper was drafted on.
    let base: Version
    let presence: [Bool]
    /// What is woven in so far. It is only looked at, since other papers are anchored on it at the same time; but a paper of
    /// instructions writes the text that it brings into the tree, and is anchored alone.
    var weave: Weave
    var tokenizer: Tokenizer
    /// The articles of the base by name.
    let articles: NamedProvisions
    let citations: CitationPrinter
    /// What citations were looked up by so far.
    let citationIndex = CitationIndex()
    var operations: [Operation] = []
    /// The words of parts that no paper touched yet and this one changes: the weave need not part them again.
    private(set) var baseWords: [Weave.Place: [Token]] = [:]
    /// What the paper shows and is no text of the contract, to be taken out of its tree.
    var strays: [ProvisionID] = []
    /// How the paper shall read where it shows provisions of the contract.
    var restated: [ProvisionID: ProvisionID] = [:]
    var findings: [Finding] = []
    var unmarked: [UnmarkedWords] = []
    var restatement = Restatement()
    /// What a paper that stands beside the contract sets aside, and what it says holds instead.
    var setAside: [(provision: ProvisionID, instead: String?)] = []
    let marks: SourceMarks
    private let firstByteOfPaper: UInt32
    /// Signatures that were computed, since every level of a comparison asks for those below it.
    var signatures: [ProvisionID: ProvisionSignature] = [:]
    /// The words of the base that were looked at. Papers anchored one after the other on the same text hand them on.
    var baseMemory: BaseMemory
    var tokenCache: [TokenKey: [Token]] = [:]
    /// The columns of the paper's tables, beside those of the tables that they amend.
    var columns: [ProvisionID: TableColumns] = [:]
    /// The article that a patch brought last behind a file of the contract.
    var lastOfNewFiles: [PatchPlaces.Home: ProvisionID] = [:]
    /// For what a patch takes from its place, how the file without the patch reads there: it may come again elsewhere.
    var struckReadings: [ProvisionID: ProvisionID] = [:]
    /// Provisions of a full text that say of one of the base that it stays or goes, and which one.
    var standsFor: [ProvisionID: ProvisionID] = [:]
    /// Whether the paper says aloud that something stays as it is.
    var saysStays = false
    /// What a full text leaves out and does not mention.
    var vanished: [Vanished] = []
    /// What the instructions of a paper in the drafter's words have asked for so far.
    var asked = InstructionRecord()

    init(
        _ manuscript: PaperManuscript, on base: Version, weave: consuming Weave, articles: NamedProvisions,
        tokenizer: consuming Tokenizer, memory: consuming BaseMemory = BaseMemory()
    ) {
        baseMemory = memory
        self.manuscript = manuscript
        self.base = base
        self.articles = articles
        self.tokenizer = tokenizer
        presence = weave.presence(in: base)
        firstByteOfPaper = PaperAnchor.firstByte(below: manuscript.before ?? manuscript.after, in: weave.tree)
        self.weave = weave
        citations = CitationPrinter()
        marks = SourceMarks(manuscript.marks)
    }

    var tree: Tree {
        _read { yield weave.tree }
    }
    var file: FileID { manuscript.paper.position.file }

    mutating func run() {
        if manuscript.paper.form == .beside {
            anchorBeside(manuscript.after)
        } else if let instructions = manuscript.instructions {
            anchorInstructions(instructions)
        } else if isPatch {
            anchorPatch()
        } else if let before = manuscript.before {
            anchorMarked(before: before, after: manuscript.after)
        } else {
            anchorFullText(manuscript.after)
        }
        strikeEmptied()
        findMoves()
        reportVanished()
        // A paper that comes after others may say that a provision shall read as they leave it.
        let restates = !manuscript.paper.after.isEmpty && !restatement.isEmpty
        if operations.isEmpty, findings.isEmpty, unmarked.isEmpty, !restates, !saysStays, !manuscript.hasUnread,
            !manuscript.marks.contains(where: \.isBroken), !manuscript.patch.isRefused
        {
            reportNoChange()
        }
    }

    mutating func ask(_ operation: Operation) { operations.append(operation) }

    mutating func report(
        _ rule: Rule, severity: Severity? = nil, at position: SourcePosition, _ message: String, cure: String?,
        provision: ProvisionID = .none, related: [Finding.Related] = []
    ) {
        findings.append(
            Finding(
                rule, severity: severity, at: position, message, cure: cure, papers: [manuscript.paper.id],
                provision: provision.exists ? citations.citation(of: provision, in: weave, version: self.base) : nil,
                related: related))
    }

    // MARK: What the base has

    func baseChildren(of id: ProvisionID) -> [ProvisionID] { weave.children(of: id, presence) }

    func baseLabel(of id: ProvisionID) -> Label? { weave.label(of: id, in: base) }

    mutating func baseTokens(_ part: Part, of id: ProvisionID) -> [Token] {
        let key = TokenKey(provision: id, part: part)
        if let known = baseMemory.tokens[key] { return known }
        let tokens = weave.tokens(part, of: id, presence, by: &tokenizer)
        baseMemory.tokens[key] = tokens
        return tokens
    }

    /// The children of a provision of the paper that are text of the contract.
    func paperChildren(of id: ProvisionID) -> [ProvisionID] {
        let children = Array(tree.children(of: id))
        return strays.isEmpty ? children : children.filter { !strays.contains($0) }
    }

    /// The words of a part as the paper has them. They are asked for when provisions are matched and again when they are
    /// compared.
    mutating func paperTokens(_ part: Part, of id: ProvisionID) -> [Token] {
        let key = TokenKey(provision: id, part: part)
        if let known = tokenCache[key] { return known }
        let tokens = tokenizer.tokens(of: tree[id].runs(of: part), in: tree)
        tokenCache[key] = tokens
        return tokens
    }

    /// The same where the paper is thought to restate a provision of the base to the letter: its words need not be parted
    /// again then.
    mutating func paperTokens(_ part: Part, of id: ProvisionID, restating target: ProvisionID) -> [Token] {
        let key = TokenKey(provision: id, part: part)
        guard tokenCache[key] == nil, !weave.isTouched(target, Weave.bit(part)), !tree[id].runs(of: part).isEmpty,
            SameText.holds(part, of: target, and: id, in: tree),
            let moved = Restated.tokens(baseTokens(part, of: target)[...], from: target, to: id, part, in: tree)
        else { return paperTokens(part, of: id) }
        tokenCache[key] = moved
        return moved
    }

    struct TokenKey: Hashable {
        var provision: ProvisionID
        var part: Part

        /// In one step, as for `Weave.Place`.
        func hash(into hasher: inout Hasher) { hasher.combine(Int(provision.index) << 2 | Int(part.rawValue)) }
    }

    /// What was found out about the text that papers were drafted on.
    struct BaseMemory {
        var tokens: [TokenKey: [Token]] = [:]
        /// The words of provisions that those of papers were held against, with their heads or without.
        var words: [Int32: ProvisionSignature] = [:]
        /// The provisions below one, by their names.
        var names: [ProvisionID: NamedProvisions] = [:]
        /// The same by what they and all below them read.
        var alike: [ProvisionID: [UInt64: [ProvisionID]]] = [:]
    }

    /// Asks for the changes that lead from what the base has to `later`, as far as there are any. `struckAt` gives the place
    /// in the paper of a word of the base; words that are only struck stand nowhere else.
    mutating func change(
        _ part: Part, of id: ProvisionID, from earlier: [Token], to later: [Token], near: ProvisionID,
        struckAt: (Int) -> UInt32? = { _ in nil }
    ) {
        let position = position(in: later, near: near)
        if part == .label {
            // A label changes as a whole: nobody reads ([-b-]{+c+}).
            guard !earlier.elementsEqual(later, by: { $0.exact == $1.exact }) else { return }
            keep(earlier, part, id)
            ask(
                .relabel(
                    id, as: tree[near].labelValue,
                    WordChange(struck: 0..<earlier.count, inserted: later, position: position(0))))
            return
        }
        ask(
            WordComparison.changes(from: earlier, to: later, position: position), part, of: id, from: earlier,
            struckAt: struckAt)
    }

    /// The same for words of a marked paper, where the marks say which words change.
    mutating func changeMarked(
        _ part: Part, of id: ProvisionID, from earlier: [Token], to later: LaterReading, near: ProvisionID,
        struckAt: @escaping (Int) -> UInt32?
    ) {
        guard part != .label else {
            return change(part, of: id, from: earlier, to: later.tokens, near: near, struckAt: struckAt)
        }
        let comparison = MarkedComparison(
            earlier: earlier, later: later, marks: marks, signs: ClosingSigns(text: tree.text), struckAt: struckAt)
        ask(
            comparison.changes(position: position(in: later.tokens, near: near)), part, of: id, from: earlier,
            struckAt: struckAt)
    }

    /// Where the paper says each of these words.
    private func position(in later: [Token], near: ProvisionID) -> (Int) -> SourcePosition {
        // Without the anchor itself, which a function that names it would copy.
        let (file, firstByte, patch, fallback) = (file, firstByteOfPaper, manuscript.patch, tree[near].position)
        return { index in
            guard index < later.count, later[index].start >= firstByte, !patch.isHidden(later[index].source) else {
                return fallback
            }
            return SourcePosition(file, Int(later[index].source))
        }
    }

    private mutating func ask(
        _ changes: [WordChange], _ part: Part, of id: ProvisionID, from earlier: [Token], struckAt: (Int) -> UInt32?
    ) {
        if !changes.isEmpty { keep(earlier, part, id) }
        for var change in changes {
            if change.inserted.isEmpty, let source = struckAt(change.struck.lowerBound) {
                change.position = SourcePosition(file, Int(source))
            }
            ask(.replaceWords(id, part, change))
        }
    }

    private mutating func keep(_ words: [Token], _ part: Part, _ id: ProvisionID) {
        if !weave.isTouched(id, Weave.bit(part)) { baseWords[Weave.Place(provision: id, part: part)] = words }
    }

    /// Tokens that were taken over from the base keep their own place in their own file.
    func isOfThisPaper(_ token: Token) -> Bool { token.start >= firstByteOfPaper }

    /// Where the words of the paper begin in the tree's text; what stands before is the contract's or another paper's.
    static func firstByte(below root: ProvisionID, in tree: Tree) -> UInt32 {
        for index in Int(root.index)..<tree.provisions.count {
            for part in Part.allCases {
                if let run = tree.provisions[index].runs(of: part).first { return tree.runs[Int(run)].start }
            }
        }
        return 0
    }
}
