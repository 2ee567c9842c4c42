import ConcordModel

/// Prints a redline as plain text, to be read on a screen, sent in a letter, or compared by any tool.
///
/// Blocks are wrapped at `width` columns with one blank line between them; labels hang before their text and nested
/// items stand four columns further in. The title, divisions and articles have a row of signs beneath them.
///
/// What holds of every text:
/// * It holds the words of the redline, once, and no others, unless `showsNotes`; then each line of a note begins
///   with `>> `, and a line of the contract that begins so with `\>>`. (Rows of signs are no words. The mark of a footnote
///   stands in brackets.)
/// * Changes are `[-struck-]` and `{+inserted+}`, never across two blocks or two cells; see `PlainTextMarks` for text that
///   itself holds such signs.
/// * No line ends in a space; the text ends with one line end.
package struct PlainTextWriter {
    private let redline: Redline
    private let width: Int
    private let showsNotes: Bool

    package init(_ redline: Redline, width: Int = 80, showsNotes: Bool = false) {
        self.redline = redline
        self.width = max(1, width)
        self.showsNotes = showsNotes
    }

    package func write() -> [UInt8] {
        var page = PlainTextPage(redline, width: width, showsNotes: showsNotes)
        page.write()
        return page.lines.bytes
    }
}

/// The walk over the provisions, once and in order.
struct PlainTextPage {
    private let redline: Redline
    private let showsNotes: Bool
    private(set) var lines: PlainTextLines
    private var marks: PlainTextMarks
    private var nextNote = 0
    /// The provisions that the next one stands in and that set it further in.
    private var enclosing: [(end: Int, indent: Int)] = []

    /// How much further in the children of an item stand.
    private static let step = 4
    /// A label wider than this does not push the text behind it over.
    private static let widestHanging = 10

    init(_ redline: Redline, width: Int, showsNotes: Bool) {
        self.redline = redline
        self.showsNotes = showsNotes
        lines = PlainTextLines(
            width: width, hasNotes: showsNotes, reserving: redline.text.count + redline.text.count / 4 + 1024)
        marks = PlainTextMarks(showsChanges: !redline.isClean)
    }

    mutating func write() {
        var index = 0
        while index < redline.provisions.count {
            while let last = enclosing.last, last.end <= index { enclosing.removeLast() }
            let provision = redline.provisions[index]
            if redline.isClean, provision.standing == .struck {
                index += 1
                continue
            }
            index = write(index, provision)
        }
        writeNotes(through: redline.provisions.count, indent: 0)
    }

    /// Prints one provision, or the rows of a table that stand together; gives the next provision to print.
    private mutating func write(_ index: Int, _ provision: RedlineProvision) -> Int {
        let indent = enclosing.last?.indent ?? 0
        if provision.kind == .row { return writeRows(from: index, indent: indent) }
        writeNotes(through: index, indent: indent)
        switch provision.kind {
        case .title, .division: writeHead(provision, sign: 0x3D, indent: indent)
        case .article, .appendix, .letter, .front: writeHead(provision, sign: 0x2D, indent: indent)
        case .section:
            if provision.heading.isEmpty {
                writeBlock(provision, [.label, .text], indent: indent)
            } else {
                writeBlock(provision, [.label, .heading], indent: indent)
                writeBlock(provision, [.text], indent: indent)
            }
        case .agreement, .paragraph, .caption, .rule, .cell, .table, .row:
            writeBlock(provision, Part.allCases, indent: indent)
        case .item, .bullet, .footnote:
            writeBlock(provision, Part.allCases, indent: indent, hangs: !provision.label.isEmpty)
            enclose(provision, indent: indent + Self.step)
        case .quote:
            let inner = capped(indent + Self.step)
            writeBlock(provision, Part.allCases, indent: inner)
            enclose(provision, indent: inner)
        case .cover, .verbatim:
            gather(provision, Part.allCases, keepingSpaces: true)
            if !isBlank(marks.bytes) {
                lines.beginBlock()
                lines.keep(marks.bytes, indent: indent)
            }
        }
        return index + 1
    }

    private mutating func enclose(_ provision: RedlineProvision, indent: Int) {
        enclosing.append((Int(provision.end), capped(indent)))
    }

    /// However deep a provision stands, forty columns remain for its words, and six for a label before them.
    private func capped(_ indent: Int) -> Int {
        min(indent, max(0, lines.width - 46) / Self.step * Self.step)
    }

    private mutating func gather(_ provision: RedlineProvision, _ parts: [Part], keepingSpaces: Bool = false) {
        marks.begin(keepingSpaces: keepingSpaces)
        add(provision, parts)
        marks.finish()
    }

    private mutating func add(_ provision: RedlineProvision, _ parts: [Part]) {
        for part in parts where !provision.runs(of: part).isEmpty {
            marks.separate()
            let isMark = provision.kind == .footnote && part == .label
            marks.append(provision.runs(of: part), of: redline, asFootnoteMark: isMark)
        }
    }

    private mutating func writeBlock(
        _ provision: RedlineProvision, _ parts: [Part], indent: Int, hangs: Bool = false
    ) {
        gather(provision, parts)
        guard !isBlank(marks.bytes) else { return }
        lines.beginBlock()
        lines.wrap(marks.bytes, indent: indent, hanging: hangs ? hanging(from: indent) : indent)
    }

    /// The column under the first word behind the label.
    private func hanging(from indent: Int) -> Int {
        let label = marks.bytes.withUnsafeBufferPointer { PlainTextLines.wordEnd($0, from: 0).columns + 1 }
        let column = indent + (label <= Self.widestHanging ? label : Self.step)
        return max(indent, min(column, lines.width - 40))
    }

    private mutating func writeHead(_ provision: RedlineProvision, sign: UInt8, indent: Int) {
        gather(provision, provision.kind == .title ? Part.allCases : [.label, .heading])
        if !isBlank(marks.bytes) {
            lines.beginBlock()
            let widest = lines.wrap(marks.bytes, indent: indent, hanging: indent)
            lines.underline(sign, from: indent, to: widest)
        }
        if provision.kind != .title { writeBlock(provision, [.text], indent: indent) }
    }

    private func isBlank(_ bytes: [UInt8]) -> Bool { bytes.allSatisfy { $0 == 0x20 || $0 == 0x0A || $0 == 0x09 } }

    private mutating func writeRows(from first: Int, indent: Int) -> Int {
        var table = PlainTextTable(showsChanges: !redline.isClean)
        let depth = redline.provisions[first].depth
        var row = first
        while row < redline.provisions.count, redline.provisions[row].kind == .row,
            redline.provisions[row].depth == depth
        {
            let rowEnd = max(row + 1, Int(redline.provisions[row].end))
            if !(redline.isClean && redline.provisions[row].standing == .struck) {
                table.beginRow(isHead: redline.provisions[row].isHead)
                var cell = row + 1
                while cell < rowEnd {
                    let end = max(cell + 1, Int(redline.provisions[cell].end))
                    marks.begin()
                    for inner in cell..<end {
                        if inner > cell { marks.endLine() }
                        add(redline.provisions[inner], Part.allCases)
                    }
                    marks.finish()
                    table.add(marks.bytes, alignment: redline.provisions[cell].alignment)
                    cell = end
                }
            }
            row = rowEnd
        }
        writeNotes(through: row - 1, indent: indent)
        if table.hasWords {
            lines.beginBlock()
            table.write(to: &lines, indent: indent)
        }
        return row
    }

    private mutating func writeNotes(through index: Int, indent: Int) {
        guard showsNotes else { return }
        while nextNote < redline.notes.count, redline.notes[nextNote].provision <= index {
            var text: [UInt8] = []
            let note = Array(redline.notes[nextNote].text.utf8)
            nextNote += 1
            note.withUnsafeBufferPointer { PlainTextMarks.append($0, escapes: !redline.isClean, to: &text) }
            guard !isBlank(text) else { continue }
            lines.beginBlock()
            lines.wrap(text, indent: indent, hanging: indent, lead: ">> ")
        }
    }
}
