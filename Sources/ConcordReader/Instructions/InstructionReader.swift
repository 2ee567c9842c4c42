import ConcordModel

/// Reads the body of a paper in the drafter's words: heads and paragraphs that are instructions, and the text that some of
/// them bring.
///
/// Nothing is dropped. What stands before the first instruction are recitals, and signature lines are signature lines;
/// everything else that is no instruction and no text of one is a finding that quotes it.
struct InstructionReader {
    let source: SourceText
    /// The day on which the paper takes effect, to hold `Effective July 1, 2025, …` against.
    let effective: CivilDate?
    let root: ProvisionID
    /// The footnotes of the contract and of this paper, whose marks new text may hold.
    var footnotes: Set<String> = []
    var grammar: InstructionGrammar
    var lines: [Line]
    var next = 0
    private(set) var instructions: [Instruction] = []
    var findings: [Finding] = []
    private var article: CitationText?
    private var scope: InstructionTarget?
    /// The head that opened the scope, until an instruction makes use of it.
    private var unusedScope: Range<Int>?
    /// Lines that quotations without an end may still be searched for one, so that no paper costs more than its length.
    var searchesLeft: Int
    private var hasBegun = false
    private var isClosing = false

    var bytes: [UInt8] { source.bytes }

    /// Reads the body that begins at `start`. The root holds nothing; what the instructions bring stands in the tree
    /// behind it.
    static func read(
        _ bytes: [UInt8], from start: Int, file: FileID, effective: CivilDate?, footnotes: Set<String> = [],
        into tree: inout Tree
    ) -> (root: ProvisionID, instructions: [Instruction], findings: [Finding]) {
        let root = tree.add(Provision(kind: .agreement, position: SourcePosition(file, start)), under: .none)
        var reader = InstructionReader(
            source: SourceText(file: file, bytes: bytes), from: start, effective: effective, root: root, tree: tree)
        reader.footnotes = footnotes
        reader.grammar.inline.footnotes = footnotes
        tree = Tree()
        reader.readBlocks()
        reader.findings += reader.grammar.inline.findingsOnFootnotes(in: reader.source)
        tree = reader.grammar.tree
        return (root, reader.instructions, reader.findings)
    }

    init(source: SourceText, from start: Int, effective: CivilDate?, root: ProvisionID, tree: consuming Tree) {
        self.source = source
        self.effective = effective
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
            } else if InstructionWord.opensNote(bytes, line.start, line.end) {
                skipNote()
            } else if let depth = headDepth(line) {
                next += 1
                readHead(headContent(line), depth)
            } else {
                let range = withoutEnumerator(takeParagraph())
                let (clauses, rest) = grammar.read(range, isHead: false)
                take(clauses, rest)
            }
        }
        closeScope()
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
        return grammar.trimmed(content)
    }

    private mutating func readHead(_ content: Range<Int>, _ depth: Int) {
        closeScope()
        scope = nil
        guard !content.isEmpty else { return }
        let (clauses, rest) = grammar.read(content, isHead: true)
        if let last = clauses.last, rest == nil || last.want != .nothing {
            take(clauses, rest, isHead: true)
            return
        }
        let text = grammar.written(bytes: content)
        let firstWord = InstructionWord.read(bytes, content).first?.text ?? ""
        if isLikeInstruction(content) || DraftingVerb.active(firstWord) != nil {
            reportUnclear(content)
        } else if isSignature(text) {
            isClosing = true
        } else if depth == 1 {
            article = CitationText(text, at: position(content.lowerBound))
        } else if InstructionGrammar.looksLikeCitation(text) {
            scope = InstructionTarget(CitationText(text, at: position(content.lowerBound)))
        } else if hasBegun {
            reportIdle(content)
        }
    }

    /// Whether a head or a paragraph is an instruction from its first word to its last.
    mutating func isInstruction(_ content: Range<Int>, isHead: Bool) -> Bool {
        let (clauses, rest) = grammar.read(content, isHead: isHead)
        guard let last = clauses.last else { return false }
        return rest == nil || last.want != .nothing
    }

    // MARK: Clauses

    /// Takes what was understood of a paragraph. `rest` is what was not, or the text that the last clause wants.
    private mutating func take(_ clauses: [InstructionGrammar.Clause], _ rest: Range<Int>?, isHead: Bool = false) {
        guard !clauses.isEmpty else {
            if let rest { judge(rest) }
            return
        }
        hasBegun = true
        isClosing = false
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
                return
            }
        }
        if let rest {
            // Half of a sentence is no sentence.
            var before = rest.lowerBound
            while before > 0, bytes[before - 1] <= 0x20 { before -= 1 }
            let isHalf = before > 0 && bytes[before - 1] != UInt8(ascii: ".")
            if isHalf, let last = clauses.last {
                let start = position(last.range.lowerBound)
                instructions.removeAll { $0.position == start }
                reportUnclear(last.range.lowerBound..<rest.upperBound)
            } else if InstructionWord.read(bytes, rest).contains(where: { $0.kind != .word && $0.kind != .sign }) {
                reportUnclear(rest)
            } else {
                judge(rest)
            }
        }
    }

    mutating func open(_ target: InstructionTarget, _ range: Range<Int>) {
        closeScope()
        scope = target
        unusedScope = range
    }

    mutating func takeClauses(_ range: Range<Int>) -> Bool {
        let (clauses, rest) = grammar.read(range, isHead: false)
        guard !clauses.isEmpty else { return false }
        take(clauses, rest)
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

    // MARK: What is no instruction

    /// A paragraph, or the rest of one, that is not understood.
    private mutating func judge(_ range: Range<Int>) {
        if isLikeInstruction(range) || unusedScope != nil {
            unusedScope = nil
            return reportUnclear(range)
        }
        guard hasBegun else { return }
        if isClosing || isSignature(grammar.written(bytes: range)) {
            isClosing = true
            return
        }
        reportIdle(range)
    }

    /// Whether words speak as instructions do: a drafter's verb in front, or a provision that `is amended`.
    private func isLikeInstruction(_ range: Range<Int>) -> Bool {
        let words = InstructionWord.read(bytes, range)
        guard let first = words.first else { return false }
        let names = words.contains {
            $0.kind == .phrase || $0.kind == .openQuote || InstructionGrammar.citing.contains($0.text)
        }
        guard names else { return false }
        if DraftingVerb.active(first.text) != nil { return true }
        // In Section 1(a), strike …
        if ["in", "within", "under", "after", "before", "at"].contains(first.text)
            || InstructionGrammar.citing.contains(first.text)
        {
            for (sign, word) in zip(words, words.dropFirst())
            where [",", ":"].contains(sign.text) && DraftingVerb.active(word.text) != nil { return true }
        }
        for (index, word) in words.enumerated() where DraftingVerb.active(word.text) != nil {
            if words[(index + 1)...].prefix(4).contains(where: { $0.kind == .phrase || $0.kind == .openQuote }) {
                return true
            }
        }
        for (index, word) in words.enumerated() where ["is", "are", "shall", "will"].contains(word.text) {
            for following in words[(index + 1)...].prefix(3) where following.kind == .word {
                if following.text == "not" { break }
                if DraftingVerb.passive(following.text) != nil { return true }
            }
        }
        return false
    }

    func isSignature(_ text: String) -> Bool {
        let lowered = text.lowercased()
        if lowered.contains("_____") { return true }
        for start in ["signature", "signed", "in witness", "dated", "/s/", "agreed to by", "agreed:"]
        where lowered.hasPrefix(start) { return true }
        return lowered.hasPrefix("for the ") && lowered.prefix(60).contains(":")
    }

    func unclear(_ range: Range<Int>, _ reason: String = "This instruction is not understood") -> Finding {
        let text = grammar.written(bytes: range)
        return Finding(
            .unclearInstruction, at: position(range.lowerBound), "\(reason): “\(excerpt(range))”",
            cure: "Write it in a form that is understood: \(InstructionForms.nearest(to: text))")
    }

    private mutating func reportUnclear(_ range: Range<Int>) {
        hasBegun = true
        findings.append(unclear(range))
    }

    private mutating func reportIdle(_ range: Range<Int>) {
        findings.append(
            Finding(
                .unclearInstruction, severity: .warning, at: position(range.lowerBound),
                "These words give no instruction and change nothing in the contract: “\(excerpt(range))”",
                cure:
                    "If they are text of the contract, set > in front of every line of the text they belong to. If they are a note, put them inside {>> and <<}, or above the first instruction."
            ))
    }

    private mutating func reportEffective(_ range: Range<Int>, _ day: CivilDate) {
        findings.append(
            Finding(
                .unclearInstruction, at: position(range.lowerBound),
                effective.map { "This instruction takes effect on \(day), and its paper on \($0)." }
                    ?? "This instruction says that it takes effect on \(day), and its paper says nothing of it.",
                cure:
                    "Write `effective: \(day)` in the front matter, or put what takes effect on another day in a paper of its own."
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

    private func beginsPoint(_ line: Line) -> Bool { withoutEnumerator(line.start..<line.end).lowerBound > line.start }

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

    /// A note for the drafting team, which is no part of what is asked.
    private mutating func skipNote() {
        let start = lines[next].start
        guard let end = InstructionWord.noteEnd(bytes, start, bytes.count) else {
            findings.append(
                Finding(
                    .unclosedNote, at: position(start), "This internal note is never closed.",
                    cure: "Close it with <<} or -->."))
            next = lines.count
            return
        }
        grammar.tree.notes.append(
            InternalNote(
                provision: root, text: grammar.written(bytes: start..<end), position: position(start)))
        while next < lines.count, lines[next].end < end { next += 1 }
        guard next < lines.count else { return }
        let rest = grammar.trimmed(end..<max(end, lines[next].end))
        if rest.isEmpty { next += 1 } else { lines[next].start = rest.lowerBound }
    }
}
