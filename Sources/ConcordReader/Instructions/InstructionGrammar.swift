import ConcordModel

/// Understands the sentences of a paper in the drafter's words, one paragraph at a time: `Strike "eight (8)" and insert
/// "ten (10)".`, `Section 2 is amended to read:`. The files beside this one hold the kinds of instruction.
///
/// It reads by words and never guesses: a sentence that is not understood to its end is left to the caller, who reports
/// it. Quoted words become provisions of the tree as they are read, once each.
struct InstructionGrammar {
    /// What an instruction that has been read still wants from the text behind it.
    enum Want {
        case nothing
        /// Provisions, as an article file has them.
        case provisions
        /// Words to be inserted.
        case words
        /// Rows of a table.
        case rows
        /// Either instructions on what was named or provisions that shall read so.
        case either
    }

    struct Clause {
        var action: InstructionAction?
        /// The bytes of the sentence.
        var range: Range<Int>
        var want = Want.nothing
        /// What the sentence names for those behind it: `Amend Section 2:`
        var opens: InstructionTarget?
        /// The head of a new provision, where the instruction itself has its title.
        var head: Head?
        /// Body text that stands in quotation marks in the sentence itself.
        var body: Range<Int>?
        /// The day of `Effective June 7, 2025, …`
        var effective: CivilDate?

        /// `Section 5. Eves`
        struct Head {
            var isArticle: Bool
            var number: Range<Int>
            var title: Range<Int>
        }
    }

    let source: SourceText
    var tree: Tree
    var inline = InlineReader()
    var words: [InstructionWord] = []
    var at = 0
    /// Whether a head is read: a period then parts a number from its title and ends no sentence.
    var isHead = false
    /// Whether a title alone may name a provision in a head. A paper that does not say its form is not taken for
    /// instructions because a head reads “Strike Pay”.
    var knowsForm = true
    /// What the sentence said in front: `In Section 1(a), …`, `After "x", …`.
    var front = Front()
    var effective: CivilDate?
    private var phrases: [Int: ProvisionID] = [:]
    /// Where the reading began.
    var start = 0
    /// Quoted words whose last sign may be the instruction's own, as printers set it: `insert “ten (10).”`
    private(set) var withForeignSign: Set<ProvisionID> = []
    /// Papers that a citation names: `Section 2, as amended by TA-1`.
    var papersNamed: [CitationText] = []
    /// The stretch whose words stand in `words`.
    private var parted: Range<Int>?

    struct Front {
        var target = InstructionTarget()
        var point: Point?
        /// `After Section 4, insert the following new Section 5:`
        var place: InstructionPlace?
    }

    /// Where words are inserted.
    enum Point {
        case after(ProvisionID)
        case before(ProvisionID)
        case atEnd, atBeginning
    }

    init(source: SourceText, tree: consuming Tree) {
        self.source = source
        self.tree = tree
    }

    var bytes: [UInt8] { source.bytes }

    /// The clauses at the start of a paragraph that are understood, and where the rest begins, if anything is left.
    mutating func read(_ range: Range<Int>, isHead: Bool) -> (clauses: [Clause], rest: Range<Int>?) {
        prepare(range, isHead: isHead)
        var clauses: [Clause] = []
        var carried: InstructionTarget?
        front = Front()
        while true {
            skipJoints()
            guard at < words.count else { return (clauses, nil) }
            let start = at
            // What a sentence names in front holds for the rest of it.
            let before = front
            guard let found = readClause(), isAtJoint || found.contains(where: { $0.want != .nothing }) else {
                front = before
                return (clauses, words[start].range.lowerBound..<range.upperBound)
            }
            for var clause in found {
                if clause.range.isEmpty {
                    clause.range = words[start].range.lowerBound..<words[at - 1].range.upperBound
                }
                clause.effective = effective
                if let carried, case .some(let action) = clause.action {
                    clause.action = InstructionGrammar.filled(action, with: carried)
                }
                if let opened = clause.opens { carried = opened }
                clauses.append(clause)
            }
            if let last = clauses.last, last.want != .nothing, last.body == nil {
                // What stands behind it on the line is what it wants.
                return (clauses, at < words.count ? restOfParagraph(range) : nil)
            }
            if at < words.count, words[at].text == "." { front = Front() }
            carryPlace(of: clauses.last)
        }
    }

    /// `Strike "a" in Section 1 and insert "b" after "c"`: all of it is said of Section 1, wherever else "c" may stand.
    private mutating func carryPlace(of clause: Clause?) {
        guard front.target.isEmpty, at < words.count, words[at].text != ".", !endsInQuotation else { return }
        switch clause?.action {
        case .words(_, let target), .setCell(let target, _), .deleteRow(let target), .deleteColumn(let target):
            front.target = InstructionTarget(target.citation)
        case .rewrite, .add, .delete, .renumber, .move, .retitle, .addRows, .moveRow, .addColumn, .moveColumn, nil:
            break
        }
    }

    /// The first sentence of a stretch, to its period: one before a word in capitals ends it.
    mutating func firstSentence(of range: Range<Int>) -> Range<Int> {
        prepare(range, isHead: false)
        var index = at
        while index + 1 < words.count {
            let isEnd =
                words[index].kind == .sign && [".", "?", "!"].contains(words[index].text)
                || words[index].kind == .phrase && [0x2E, 0x3F, 0x21].contains(bytes[words[index].inner].last)
            let next = words[index + 1]
            if isEnd, next.kind == .phrase || Numerals.isUpper(bytes[next.range.lowerBound]) { break }
            index += 1
        }
        return range.lowerBound..<(index + 1 < words.count ? words[index].range.upperBound : range.upperBound)
    }

    /// Parts a stretch into words; what follows in a paragraph that was parted already is not parted again.
    private mutating func prepare(_ range: Range<Int>, isHead: Bool) {
        if let known = parted, known.upperBound == range.upperBound, known.lowerBound <= range.lowerBound,
            let place = firstWord(from: range.lowerBound)
        {
            at = place
        } else {
            words = InstructionWord.read(bytes, range)
            parted = range
            at = 0
        }
        start = at
        self.isHead = isHead
    }

    /// The first word that begins at an offset or behind it.
    private func firstWord(from offset: Int) -> Int? {
        var (low, high) = (0, words.count)
        while low < high {
            let middle = (low + high) / 2
            if words[middle].range.lowerBound < offset { low = middle + 1 } else { high = middle }
        }
        return low < words.count ? low : nil
    }

    private func restOfParagraph(_ range: Range<Int>) -> Range<Int> { words[at].range.lowerBound..<range.upperBound }

    /// An instruction without a whole citation of its own takes the one that the sentence began with.
    private static func filled(_ action: InstructionAction, with target: InstructionTarget) -> InstructionAction {
        switch action {
        case .words(_, let own), .delete(let own, _), .setCell(let own, _), .deleteRow(let own), .deleteColumn(let own):
            action.with(filled(own, from: target))
        case .renumber(let own, _), .retitle(let own, _): action.with(own.within(target))
        case .move(let own, let place, let number): .move(own.within(target), place.within(target), renumber: number)
        case .moveRow(let own, let place): .moveRow(filled(own, from: target), place.filled(from: target))
        case .moveColumn(let own, let place): .moveColumn(filled(own, from: target), place.filled(from: target))
        case .add(let citation, let place, let body): .add(citation, place.within(target), body: body)
        case .rewrite, .addRows, .addColumn: action
        }
    }

    // MARK: One clause

    private mutating func readClause() -> [Clause]? {
        guard readFront() else { return nil }
        if at < words.count, words[at].kind == .word, let verb = DraftingVerb.active(words[at].text) {
            at += 1
            accept("out")
            if let found = readOrder(verb) { return found }
            return nil
        }
        // Increase "five (5)" to "six (6)".
        if InstructionGrammar.raising.contains(text()), at + 1 < words.count, words[at + 1].kind == .phrase {
            at += 1
            return readReplace()
        }
        return readStatement()
    }

    private static let raising: Set<String> = ["increase", "decrease", "raise", "lower", "reduce", "extend", "shorten"]

    mutating func readOrder(_ verb: DraftingVerb) -> [Clause]? {
        switch verb {
        case .strike: readStrike()
        case .insert: readInsert()
        case .replace, .change: readReplace()
        case .substitute: readSubstitute()
        case .amend: readAmend()
        case .renumber: readRenumber()
        case .move: readMove()
        case .retitle: readRetitle()
        case .set: readSet()
        case .reserve, .read: nil
        }
    }

    // MARK: Words

    var isAtVerb: Bool { at < words.count && words[at].kind == .word && DraftingVerb.active(words[at].text) != nil }

    /// Whether a clause may end here.
    var isAtJoint: Bool {
        guard at < words.count else { return true }
        if words[at].kind == .sign, [".", ";", ",", ":"].contains(words[at].text) { return true }
        return ["and", "then"].contains(words[at].text) || endsInQuotation
    }

    /// Whether the period of the sentence stands inside the quotation marks: `insert "The Mate decides." Strike …`
    private var endsInQuotation: Bool {
        guard at > 0, words[at - 1].kind == .phrase, let last = bytes[words[at - 1].inner].last,
            isAtVerb || text() == "in"
        else {
            return false
        }
        return last == UInt8(ascii: ".") && Numerals.isUpper(bytes[words[at].range.lowerBound])
    }

    private mutating func skipJoints() {
        while at < words.count, [".", ";", ",", ":", "and", "then", "also", "further"].contains(words[at].text) {
            if words[at].text == "." { front = Front() }
            at += 1
        }
    }

    func text(_ offset: Int = 0) -> String { at + offset < words.count ? words[at + offset].text : "" }

    /// Takes the words if they come next.
    @discardableResult
    mutating func accept(_ wanted: String) -> Bool {
        var cursor = at
        var rest = wanted.utf8[...]
        while true {
            guard cursor < words.count, words[cursor].kind != .phrase else { return false }
            let word = words[cursor].text.utf8
            guard !word.isEmpty, word.first == rest.first, rest.starts(with: word) else { return false }
            rest = rest.dropFirst(word.count)
            cursor += 1
            if rest.isEmpty { break }
            guard rest.removeFirst() == 0x20 else { return false }
        }
        at = cursor
        return true
    }

    mutating func acceptAny(_ wanted: [String]) -> Bool { wanted.contains { accept($0) } }

    /// The quoted words that come next.
    mutating func readPhrase() -> ProvisionID? {
        let start = at
        accept(":")
        guard at < words.count, words[at].kind == .phrase else {
            at = start
            return nil
        }
        at += 1
        let found = phrase(words[at - 1].inner)
        // “ten (10).” at the end of the sentence, with no period of the sentence's own.
        if let sign = bytes[words[at - 1].inner].last, [0x2E, 0x2C, 0x3B].contains(sign),
            ![".", ",", ";"].contains(text())
        {
            withForeignSign.insert(found)
        }
        return found
    }

    /// Quoted words as a provision, made once however often they are looked at.
    mutating func phrase(_ range: Range<Int>) -> ProvisionID {
        if let known = phrases[range.lowerBound] { return known }
        let position = SourcePosition(source.file, source.origin(of: range.lowerBound))
        let id = tree.add(Provision(kind: .paragraph, position: position), under: .none)
        var pieces: [Range<Int>] = []
        var start = range.lowerBound
        for offset in range where bytes[offset] == 0x0A || bytes[offset] == 0x0D {
            pieces.append(trimmed(start..<offset))
            start = offset + 1
        }
        pieces.append(trimmed(start..<range.upperBound))
        pieces.removeAll(where: \.isEmpty)
        tree[id].text = inline.read(pieces, of: source, into: &tree)
        for note in source.notes(in: range, from: 0) {
            tree.notes.append(
                InternalNote(provision: id, text: note.text, position: SourcePosition(source.file, note.place)))
        }
        phrases[range.lowerBound] = id
        return id
    }

    func trimmed(_ range: Range<Int>) -> Range<Int> {
        var (lower, upper) = (range.lowerBound, range.upperBound)
        while upper > lower, bytes[upper - 1] <= 0x20 { upper -= 1 }
        while lower < upper, bytes[lower] <= 0x20 { lower += 1 }
        return lower..<upper
    }

    func position(_ index: Int) -> SourcePosition {
        let offset = index < words.count ? words[index].range.lowerBound : words.last?.range.upperBound ?? 0
        return SourcePosition(source.file, source.origin(of: offset))
    }
}
