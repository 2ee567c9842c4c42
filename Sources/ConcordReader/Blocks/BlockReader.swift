import ConcordModel

/// Reads the blocks of an article file: heads, sections, items, text, tables, notes. The contract's own structure rules
/// where it disagrees with Markdown, because the numbers of a contract are law.
///
/// Reading never fails and drops nothing: what is odd becomes a paragraph, and a finding where a writer should know.
/// One pass over the lines; every search for an end remembers when there is none, so that no input costs more than
/// its length. The files beside this one (`BlockReader+…`) hold the kinds of block.
struct BlockReader {
    let source: SourceText
    /// What a head without a telling word is: pieces in `letters/` are letters.
    let defaultKind: ProvisionKind
    var tree: Tree
    var inline: InlineReader
    var findings: [Finding] = []

    let bytes: [UInt8]
    var lines: [Line]
    var next = 0
    /// Whether a blank line, a head or the start of the text stands right before the current line.
    var afterBlank = true

    var root: ProvisionID
    /// The open article, appendix, letter or front piece.
    var topLevel: ProvisionID = .none
    /// The label of that one. Before the first head nothing is open.
    var topLabel: Label? { topLevel.exists ? tree.label(of: topLevel) : nil }
    /// Open sections, outermost first.
    var sections: [OpenSection] = []
    var items = OpenItems()
    /// The line of the last run-in head without text of its own behind it.
    var headLine = -1
    /// Whether an item that is set in went on at the margin, as where only first lines are set in.
    var wrapsToMargin = false
    /// Inside a quote: blocks go here and no section or article can open.
    var quote: ProvisionID = .none
    /// The footnote just read, which takes indented paragraphs that follow.
    var openFootnote: ProvisionID = .none
    /// The next `</table>` that was searched for.
    var nextTableEnd: (offset: Int, line: Int)?
    /// The first internal note of the source that has no provision yet.
    var nextNote = 0
    /// What another reading of the same paper found.
    let other: OtherReading?
    /// Closing signs that no longer come in this text, so that a search for them is made once.
    var exhausted: Set<String> = []

    struct OpenSection {
        var id: ProvisionID
        var level: Int
        /// The number when it is decimal, for nesting 18.3.1 under 18.3.
        var decimal: String?
    }

    /// Reads `source` into `tree`, under `root`. A text of more than twice `pieceLength` bytes is read in pieces.
    /// `footnotes` are those that other files define and this one may cite; `other` is the struck reading of the same paper.
    static func read(
        _ source: SourceText, defaultKind: ProvisionKind, footnotes: Set<String> = [],
        beside other: OtherReading? = nil,
        under root: ProvisionID,
        into tree: inout Tree, findings: inout [Finding], pieceLength: Int = pieceLength
    ) {
        let lines = Line.split(source.bytes)
        var reader = BlockReader(
            source: source, defaultKind: defaultKind, footnotes: footnotes, beside: other, tree: tree, root: root,
            lines: lines)
        // One owner of the arrays: copying them for every file would cost the text times the files.
        tree = Tree()
        reader.readFrontMatter()
        reader.readToTheEnd(pieceLength: pieceLength)
        reader.takeNotesAtEnd()
        tree = reader.tree
        findings += reader.findings
    }

    private init(
        source: SourceText, defaultKind: ProvisionKind, footnotes: Set<String>, beside other: OtherReading?,
        tree: consuming Tree, root: ProvisionID, lines: [Line]
    ) {
        self.other = other
        self.source = source
        self.defaultKind = defaultKind
        self.tree = tree
        self.root = root
        self.lines = lines
        bytes = source.bytes
        let definitions = Definitions(in: source.bytes, lines)
        inline = InlineReader(footnotes: definitions.footnotes.union(footnotes), references: definitions.references)
    }

    /// Reads the blocks that begin before a line.
    mutating func readBlocks(upTo end: Int) {
        while next < end {
            let line = lines[next]
            if line.isBlank {
                next += 1
                afterBlank = true
                continue
            }
            if nextNote < source.notes.count { takeNotesBetweenBlocks(through: line.start) }
            readBlock(line)
        }
    }

    /// One block, by its first line. The order of the questions is the order of precedence.
    private mutating func readBlock(_ line: Line) {
        let first = bytes[line.start]
        switch first {
        case UInt8(ascii: "#"):
            if readHeading(line) { return }
        case UInt8(ascii: "`"), UInt8(ascii: "~"):
            if readFence(line) { return }
        case UInt8(ascii: ">"):
            readQuote(line)
            return
        case UInt8(ascii: "<"):
            if readHTMLTable(line) { return }
        case UInt8(ascii: "["):
            if readFootnote(line) || readReferenceDefinition(line) { return }
        default:
            break
        }
        if readPipeTable(line) || readRule(line) || readUnderlinedHead(line) || readBareArticle(line)
            || readSectionHead(line)
            || readRomanHead(line) || readItem(line) || readBullet(line)
        {
            return
        }
        readParagraph(line, from: line.start, in: nil)
    }

    // MARK: Places

    func position(_ offset: Int) -> SourcePosition { SourcePosition(source.file, source.origin(of: offset)) }

    /// The innermost open provision above the level of items.
    mutating func container() -> ProvisionID {
        if quote.exists { return quote }
        if let section = sections.last { return section.id }
        if !topLevel.exists {
            // Text before any head: a piece without a name.
            topLevel = tree.add(
                Provision(kind: defaultKind == .letter ? .letter : .front, position: position(lineOffset)), under: root)
        }
        return topLevel
    }

    private var lineOffset: Int { next < lines.count ? lines[next].start : bytes.count }

    /// Where unnumbered matter at `indent` goes; lists that it stands outside of are closed.
    mutating func parentForText(indent: Int) -> ProvisionID {
        if openFootnote.exists {
            if indent >= 2 { return openFootnote }
            openFootnote = .none
        }
        guard let last = items.levels.last else { return container() }
        // Text set flush right below an enumerator that has none of its own is what it numbers.
        if indent >= last.indent, !last.isBullet, ownsFlushText(last) { return last.item }
        let level = items.levelForText(indent: indent) { upcomingEnumerators() }
        items.close(from: level + 1)
        return items.innermost ?? container()
    }

    /// Where a table goes. Writers set tables at the margin wherever they belong, so that one at the margin belongs to the
    /// item that announces it with a colon, or to the innermost whose list goes on behind it.
    mutating func parentForTable(indent: Int) -> ProvisionID {
        guard indent == 0, let last = items.levels.last, last.indent > 0, !openFootnote.exists else {
            return parentForText(indent: indent)
        }
        let child = tree[last.item].lastChild
        if !child.exists, tree.text.last == UInt8(ascii: ":") { return last.item }
        // A line over the table, as its title, stands in the item.
        if child.exists, Int(child.index) == tree.provisions.count - 1, tree[child].kind == .paragraph,
            let end = tree.text.last, end != UInt8(ascii: "."), end != UInt8(ascii: ";")
        {
            return last.item
        }
        guard let level = items.innermostGoingOn({ upcomingEnumerators() }) else {
            return parentForText(indent: indent)
        }
        items.close(from: level + 1)
        return items.innermost ?? container()
    }

    /// Whether an item stands bare or with no more than a title, as `STEP 2` and `Step 3 – Arbitration` do over their text.
    private func ownsFlushText(_ level: OpenItems.Level) -> Bool {
        let item = tree[level.item]
        guard !item.firstChild.exists else { return false }
        if item.text.isEmpty { return true }
        guard level.kind.word != .none, let last = tree.text.last else { return false }
        return Numerals.isLetter(last) || Numerals.isDigit(last) || last == UInt8(ascii: ":")
    }

    mutating func add(_ kind: ProvisionKind, at offset: Int, under parent: ProvisionID) -> ProvisionID {
        tree.add(Provision(kind: kind, position: position(offset)), under: parent)
    }

    /// Sets the printed label of a provision.
    mutating func setLabel(_ range: Range<Int>, _ label: Label?, of id: ProvisionID) {
        let first = UInt32(tree.runs.count)
        var range = range
        while !range.isEmpty, bytes[range.lowerBound] == 0x5C {
            // A backslash before a sign is none of the words.
            if range.count > 1 { appendWellFormed(range.lowerBound + 1..<range.lowerBound + 2) }
            range = min(range.lowerBound + 2, range.upperBound)..<range.upperBound
        }
        appendLabel(range)
        tree.provisions[Int(id.index)].label = first..<UInt32(tree.runs.count)
        if let label {
            tree.provisions[Int(id.index)].labelValue = Int32(tree.labels.count)
            tree.labels.append(label)
        }
    }

    /// Adds the words of a label, with one space wherever some stand: on some pages two would be seen.
    private mutating func appendLabel(_ range: Range<Int>) {
        func isSpace(_ index: Int) -> Bool { bytes[index] == 0x20 || bytes[index] == 0x09 }
        func appendWords(_ words: Range<Int>) {
            if words.isEmpty { return }
            if source.jumps.isEmpty { return appendWellFormed(words) }
            for piece in source.unbroken(words) { appendWellFormed(piece) }
        }
        var start = range.lowerBound
        var index = start
        while index < range.upperBound {
            var end = index
            while end < range.upperBound, isSpace(end) { end += 1 }
            if end - index > 1 || end > index && bytes[index] == 0x09 {
                appendWords(start..<index)
                tree.runs.append(tree.append([0x20], source: source.origin(of: index)))
                start = end
            }
            index = max(index + 1, end)
        }
        appendWords(start..<range.upperBound)
    }

    /// Adds the sign that closes a label behind its emphasis.
    mutating func extendLabel(by sign: Range<Int>, of id: ProvisionID) {
        guard !sign.isEmpty else { return }
        appendWellFormed(sign)
        let first = tree.provisions[Int(id.index)].label.lowerBound
        tree.provisions[Int(id.index)].label = first..<UInt32(tree.runs.count)
    }

    /// Reads pieces of text into runs, and keeps the internal notes that stood there beside `id`. `isPlain` tells that the
    /// lines they are from hold nothing but words; `opening` are marks that stand before a label and reach into the text.
    mutating func readInline(
        _ pieces: [Range<Int>], of id: ProvisionID, isPlain: Bool = false, opening: Range<Int>? = nil
    ) -> Range<UInt32> {
        if let last = pieces.last {
            tree.provisions[Int(id.index)].endOffset = UInt32(source.origin(of: last.upperBound))
        }
        if nextNote < source.notes.count, let last = pieces.last { takeNotes(through: last.upperBound, for: id) }
        let runs = inline.read(pieces, of: source, into: &tree, isPlain: isPlain, opening: opening)
        if isPlain { return runs }
        findings += inline.findingsOnFootnotes(in: source)
        return runs
    }

    mutating func report(_ rule: Rule, at offset: Int, _ message: String, cure: String? = nil) {
        findings.append(Finding(rule, at: position(offset), message, cure: cure))
    }

    /// The content of a line without trailing spaces.
    func trimmed(_ range: Range<Int>) -> Range<Int> {
        var lower = range.lowerBound
        var upper = range.upperBound
        while upper > lower, bytes[upper - 1] == 0x20 || bytes[upper - 1] == 0x09 { upper -= 1 }
        while lower < upper, bytes[lower] == 0x20 || bytes[lower] == 0x09 { lower += 1 }
        return lower..<upper
    }
}
