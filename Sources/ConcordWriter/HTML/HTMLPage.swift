import ConcordModel

/// A page in the making: the redline, what was settled about it before the first byte, and what is open at the place
/// the writer has reached.
///
/// The tree is walked without recursion, so that no depth of nesting can exhaust the stack.
struct HTMLPage {
    /// An element whose end tag waits until the subtree is through.
    struct Frame {
        enum Element { case section, division, quote, table, row, bodyCell, headCell }
        var element: Element
        var end: Int
        /// Tables only: the part that is open.
        var tablePart = HTMLTablePart.outside
    }

    /// A provision changed as a whole: its papers are named once, at its head.
    struct Whole {
        var set: Int32
        var standing: Standing
        var end: Int
        var isShown = false
    }

    let redline: Redline
    let marks: HTMLMarks
    let links: HTMLLinks
    var out: ByteWriter
    /// Whether words stand in it that are written from the right. What a paper inserts or strikes is then kept to itself, so
    /// that it turns no words beside it.
    let isMixed: Bool
    var frames: [Frame] = []
    var wholes: [Whole] = []
    /// Whether a mark at the head of a whole provision waits for the heading or the text, so that it does not push
    /// them away from the label.
    var leavesMarkToNextPart = false
    /// The notes that are written already.
    private var notesWritten = 0
    /// The provision of level one around the place reached.
    private(set) var articleAround = 0..<0

    init(_ redline: Redline, out: ByteWriter) {
        self.redline = redline
        self.out = out
        marks = HTMLMarks(redline.changes)
        links = HTMLLinks(redline)
        isMixed = redline.text.withUnsafeBufferPointer(SeenText.runsFromRight)
    }

    /// The element that holds the agreement's words and, but for what carries `data-note`, nothing else.
    mutating func writeMain() {
        out.append("<main id=\"agreement\">\n")
        for index in redline.provisions.indices {
            closeFrames(endingBy: index)
            enter(index)
            open(index)
        }
        closeFrames(endingBy: .max)
        writeNotes(upTo: .max)
        out.append("</main>\n")
    }

    private mutating func enter(_ index: Int) {
        let provision = redline.provisions[index]
        while let last = wholes.last, last.end <= index { wholes.removeLast() }
        if provision.kind.isTopLevel { articleAround = index..<max(index + 1, Int(provision.end)) }
        guard provision.standing != .unchanged else { return }
        let set = marks.set(of: provision.change)
        if let last = wholes.last, last.set == set, last.standing == provision.standing { return }
        wholes.append(Whole(set: set, standing: provision.standing, end: max(index + 1, Int(provision.end))))
    }

    mutating func push(_ element: Frame.Element, _ index: Int) {
        frames.append(Frame(element: element, end: max(index + 1, Int(redline.provisions[index].end))))
    }

    private mutating func closeFrames(endingBy index: Int) {
        while let frame = frames.last, frame.end <= index {
            switch frame.element {
            case .section: out.append("</section>\n")
            case .division: out.append("</div>\n")
            case .quote: out.append("</blockquote>\n")
            case .table:
                enterTablePart(.outside)
                out.append("</div>\n")
            case .row: out.append("</tr>\n")
            case .bodyCell: out.append("</td>\n")
            case .headCell: out.append("</th>\n")
            }
            frames.removeLast()
        }
    }

    /// The notes of all provisions up to this one that are not written yet. What cannot hold a note, such as a row,
    /// leaves it to the next provision that can; none is lost.
    mutating func writeNotes(upTo index: Int) {
        while notesWritten < redline.notes.count, redline.notes[notesWritten].provision <= index {
            let note = redline.notes[notesWritten]
            notesWritten += 1
            switch note.kind {
            case .conflict: out.append("<aside class=\"conflict-note\" data-note>")
            case .internalNote: out.append("<aside class=\"internal-note\" data-note>")
            case .paper: out.append("<aside class=\"paper-note\" data-note>")
            case .move: out.append("<aside class=\"move-note\" data-note>")
            case .gap:
                out.append("<p class=\"gap\" data-note>…</p>\n")
                continue
            }
            out.append(note.text, escaping: .html)
            out.append("</aside>\n")
        }
    }
}
