import ConcordModel

/// Reads the body of a paper in the drafter's words: heads and paragraphs that are instructions, and the text that some of
/// them bring.
///
/// Nothing is dropped: each sentence is an instruction, the text of one, a recital that is kept, a signature line, or a
/// finding that quotes it.
struct InstructionReader {
    let source: SourceText
    /// The day on which the paper takes effect, to hold `Effective July 1, 2025, …` against.
    let effective: CivilDate?
    /// Whether every party has signed: what is not understood then is more than a warning.
    let isSigned: Bool
    let root: ProvisionID
    /// The footnotes of the contract and of this paper, whose marks new text may hold.
    var footnotes: Set<String> = []
    var grammar: InstructionGrammar
    var lines: [Line]
    var next = 0
    var instructions: [Instruction] = []
    var recitals: [Recital] = []
    var saysThatSomethingStays = false
    var findings: [Finding] = []
    private var article: CitationText?
    private var scope: InstructionTarget?
    /// The head that opened the scope, until an instruction makes use of it.
    var unusedScope: Range<Int>?
    var heads = HeadsAbove()
    /// Lines that quotations without an end may still be searched for one, so that no paper costs more than its length.
    var searchesLeft: Int
    var hasBegun = false
    var isClosing = false
    /// Whether the last paragraph was a recital that announces words, such as those that stand today.
    var announcesWords = false
    /// Words that may change something, to be told of together.
    var doubtful: [Range<Int>] = []

    var bytes: [UInt8] { source.bytes }

    /// Reads the body that begins at `start`. The root holds nothing; what the instructions bring stands in the tree
    /// behind it.
    static func read(
        _ source: SourceText, from start: Int, effective: CivilDate?, isSigned: Bool = false,
        footnotes: Set<String> = [], into tree: inout Tree
    ) -> Reading {
        let root = tree.add(Provision(kind: .agreement, position: SourcePosition(source.file, start)), under: .none)
        var reader = InstructionReader(
            source: source, from: start, effective: effective, isSigned: isSigned,
            root: root, tree: tree)
        reader.footnotes = footnotes
        reader.grammar.inline.footnotes = footnotes
        tree = Tree()
        reader.readBlocks()
        reader.takeNotes(from: start)
        reader.findings += reader.grammar.inline.findingsOnFootnotes(in: reader.source)
        tree = reader.grammar.tree
        return Reading(
            root: root, instructions: reader.instructions, recitals: reader.recitals,
            saysThatSomethingStays: reader.saysThatSomethingStays, papersNamed: reader.grammar.papersNamed,
            withForeignSign: reader.grammar.withForeignSign, findings: reader.findings)
    }

    /// What the body of a paper was read as.
    struct Reading {
        var root: ProvisionID
        var instructions: [Instruction]
        var recitals: [Recital]
        var saysThatSomethingStays: Bool
        /// Papers on top of which it says to speak.
        var papersNamed: [CitationText]
        var withForeignSign: Set<ProvisionID>
        var findings: [Finding]
    }

    init(
        source: SourceText, from start: Int, effective: CivilDate?, isSigned: Bool = false, root: ProvisionID,
        tree: consuming Tree
    ) {
        self.source = source
        self.effective = effective
        self.isSigned = isSigned
        self.root = root
        grammar = InstructionGrammar(source: source, tree: tree)
        lines = Line.split(source.bytes).filter { $0.lineStart >= start }
        searchesLeft = 4 * lines.count
    }

    private mutating func readBlocks() {
        while next < lines.count {
            let line = lines[next]
            if line.isBlank {
                next += 1
            } else if let depth = headDepth(line) {
                next += 1
                readHead(headContent(line), depth)
            } else {
                readParagraph(withoutEnumerator(takeParagraph()))
            }
        }
        closeScope()
        tellDoubtful()
    }

    // MARK: Heads

    func headDepth(_ line: Line) -> Int? {
        guard line.indent < 4 else { return nil }
        let depth = bytes[line.start..<line.end].prefix { $0 == UInt8(ascii: "#") }.count
        guard depth > 0, depth <= 6, line.start + depth == line.end || bytes[line.start + depth] == 0x20 else {
            return nil
        }
        return depth
    }

    func headContent(_ line: Line) -> Range<Int> {
        var content = grammar.trimmed(line.start..<line.end)
        while content.count > 0, bytes[content.lowerBound] == UInt8(ascii: "#") {
            content = content.lowerBound + 1..<content.upperBound
        }
        while content.count > 0, bytes[content.upperBound - 1] == UInt8(ascii: "#") {
            content = content.lowerBound..<content.upperBound - 1
        }
        content = grammar.trimmed(content)
        return withoutCount(content)
    }

    /// `1. Amend Article 13, Section 1`: the number counts the instructions.
    private func withoutCount(_ content: Range<Int>) -> Range<Int> {
        let bare = withoutEnumerator(content)
        guard bare.lowerBound > content.lowerBound, let first = InstructionWord.read(bytes, bare).first else {
            return content
        }
        let isInstruction =
            DraftingVerb.active(first.text) != nil || ["new", "in"].contains(first.text)
            || InstructionGrammar.citing.contains(first.text)
        return isInstruction ? bare : content
    }

    private mutating func readHead(_ content: Range<Int>, _ depth: Int) {
        closeScope()
        tellDoubtful()
        scope = nil
        guard !content.isEmpty else { return }
        let words = InstructionWord.read(bytes, content)
        let text = grammar.written(bytes: content)
        heads.enter(words, CitationText(text, at: position(content.lowerBound)), depth: depth)
        let (clauses, rest) = grammar.read(content, isHead: true)
        if let last = clauses.last, rest == nil || last.want != .nothing {
            take(clauses, rest, isHead: true)
            return
        }
        if SentenceSense.of(words) == .stays { saysThatSomethingStays = true }
        if isLikeInstruction(words) || DraftingVerb.active(words.first?.text ?? "") != nil {
            reportUnclear(content)
        } else if isSignature(content) {
            isClosing = true
        } else if depth == 1 {
            article = CitationText(text, at: position(content.lowerBound))
        } else if InstructionGrammar.looksLikeCitation(text) {
            scope = InstructionTarget(CitationText(text, at: position(content.lowerBound)))
        } else if SentenceSense.of(words) == .doubtful {
            reportDoubtful(content)
        }
    }

    /// Whether a head or a paragraph is an instruction from its first word to its last.
    mutating func isInstruction(_ content: Range<Int>, isHead: Bool) -> Bool {
        let (clauses, rest) = grammar.read(content, isHead: isHead)
        guard let last = clauses.last else { return false }
        return rest == nil || last.want != .nothing
    }

    // MARK: Clauses

    /// Takes what was understood of a paragraph. `rest` is what was not, or the text that the last clause wants. Gives back
    /// what follows the understood sentences.
    @discardableResult
    private mutating func take(
        _ clauses: [InstructionGrammar.Clause], _ rest: Range<Int>?, isHead: Bool = false
    ) -> Range<Int>? {
        hasBegun = true
        isClosing = false
        tellDoubtful()
        for (index, clause) in clauses.enumerated() {
            if let day = clause.effective, day != effective { reportEffective(clause.range, day) }
            if clause.action == nil, let opened = clause.opens {
                // `Section 2 is amended by striking …` opens nothing for the sentences behind it; a bare one does.
                if index == clauses.count - 1 { open(opened, clause.range) }
                continue
            }
            guard let action = clause.action else { continue }
            if clause.want == .nothing {
                add(action, clause.range)
            } else if let body = clause.body {
                fill(clause, with: bodyRanges(of: body))
            } else {
                takeText(clause, rest)
                if clause.want != .either, isHead, case .rewrite(let target, _, _) = action { scope = target }
                return nil
            }
        }
        guard let rest else { return nil }
        // Half of a sentence is no sentence.
        var before = rest.lowerBound
        while before > 0, bytes[before - 1] <= 0x20 { before -= 1 }
        let isHalf = before > 0 && bytes[before - 1] != UInt8(ascii: ".")
        guard isHalf, let last = clauses.last else { return rest }
        let start = position(last.range.lowerBound)
        instructions.removeAll { $0.position == start }
        reportUnclear(last.range.lowerBound..<rest.upperBound)
        return nil
    }

    /// A paragraph, sentence by sentence: what is understood is taken, and the others are judged.
    private mutating func readParagraph(_ range: Range<Int>) {
        if takeClosingLine(range) { return }
        var rest = range
        var unread: [Range<Int>] = []
        var isBehindInstruction = false
        while !rest.isEmpty {
            let (clauses, left) = grammar.read(rest, isHead: false)
            if !clauses.isEmpty {
                judge(unread, in: range, isBehindInstruction: isBehindInstruction)
                unread = []
                guard let left = take(clauses, left) else { return }
                isBehindInstruction = true
                rest = left
            }
            let sentence = grammar.firstSentence(of: rest)
            unread.append(sentence)
            rest = grammar.trimmed(sentence.upperBound..<rest.upperBound)
        }
        judge(unread, in: range, isBehindInstruction: isBehindInstruction)
    }

    mutating func open(_ target: InstructionTarget, _ range: Range<Int>) {
        closeScope()
        scope = target
        unusedScope = range
    }

    mutating func takeClauses(_ range: Range<Int>) -> Bool {
        let (clauses, rest) = grammar.read(range, isHead: false)
        guard !clauses.isEmpty else { return false }
        if let left = take(clauses, rest) { readParagraph(left) }
        return true
    }

    mutating func add(_ action: InstructionAction, _ range: Range<Int>) {
        var instruction = Instruction(
            action, at: position(range.lowerBound), sentence: grammar.written(bytes: range))
        instruction.article = article
        instruction.scope = scope
        instructions.append(instruction)
        unusedScope = nil
    }

    private mutating func closeScope() {
        guard let range = unusedScope else { return }
        unusedScope = nil
        findings.append(
            Finding(
                .unclearInstruction, at: position(range.lowerBound),
                "“\(excerpt(range))” says what is amended, and nothing behind it says how.",
                cure:
                    "Write below it, for instance, Strike \"old words\" and insert \"new words\". Or let the head end in “to read” and write the text below it."
            ))
    }

    func excerpt(_ range: Range<Int>) -> String {
        let text = grammar.written(bytes: range)
        return text.count <= 160 ? text : text.prefix(110) + " … " + text.suffix(40)
    }

    func position(_ offset: Int) -> SourcePosition { SourcePosition(source.file, source.origin(of: offset)) }

    // MARK: Paragraphs

    /// The lines of a paragraph. Each point of a list is one of its own, unless a quotation runs on.
    mutating func takeParagraph() -> Range<Int> {
        let start = lines[next].start
        var end = lines[next].end
        let isQuote = bytes[start] == UInt8(ascii: ">")
        var hasOpenQuote = false
        next += 1
        while next < lines.count, !lines[next].isBlank, headDepth(lines[next]) == nil {
            let line = lines[next]
            if !hasOpenQuote {
                if !isQuote, bytes[line.start] == UInt8(ascii: ">") || bytes[line.start] == UInt8(ascii: "|") { break }
                if beginsPoint(line) {
                    hasOpenQuote = InstructionWord.read(bytes, start..<end).contains { $0.kind == .openQuote }
                    if !hasOpenQuote { break }
                }
            }
            end = line.end
            next += 1
        }
        return start..<end
    }

    func beginsPoint(_ line: Line) -> Bool { withoutEnumerator(line.start..<line.end).lowerBound > line.start }

    /// `1. Strike …`, `(a) Strike …`, `- Strike …`, `• Strike …`: points of a list of instructions.
    func withoutEnumerator(_ range: Range<Int>) -> Range<Int> {
        var start = range.lowerBound
        if let mark = Enumerator.read(bytes, from: start, to: range.upperBound) {
            start = mark.textStart
        } else if start + 1 < range.upperBound, "-*+".utf8.contains(bytes[start]), bytes[start + 1] == 0x20 {
            start += 2
        } else if start + 3 < range.upperBound, bytes[start] == 0xE2, bytes[start + 1] == 0x80, bytes[start + 2] == 0xA2
        {
            start += 3
        }
        while start < range.upperBound, bytes[start] <= 0x20 { start += 1 }
        return start..<range.upperBound
    }

    /// Internal notes outside of what the instructions bring are about the paper.
    private mutating func takeNotes(from start: Int) {
        let known = Set(grammar.tree.notes.map(\.position))
        for note in source.notes where note.offset >= start {
            let position = SourcePosition(source.file, note.place)
            if known.contains(position) { continue }
            grammar.tree.notes.append(InternalNote(provision: root, text: note.text, position: position))
        }
    }
}
