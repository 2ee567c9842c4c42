import ConcordModel

/// Turns the tape of a block into runs of a tree: applies styles, makes one space of many, and cuts a run wherever its
/// bytes stop following the source.
struct InlineEmitter {
    /// What stands before the next byte, so far as spaces care.
    private enum Edge { case lineStart, space, word }

    private let segments: [InlineText.Segment]
    private var segment = 0
    private var edge = Edge.lineStart
    private var emphasis: Int32 = 0
    private var strong: Int32 = 0
    private var link: UInt16 = 0
    /// The link around an address in angle brackets; nothing nests deeper.
    private var outerLink: UInt16 = 0
    private let firstRun: Int
    /// Whether the last run may grow.
    private var isOpen = false

    /// `segments` lead from the block's text to the file.
    init(_ segments: [InlineText.Segment], after runs: Int) {
        self.segments = segments
        firstRun = runs
    }

    /// `links[n]` is the style number of the tape's link n.
    mutating func emit(_ tape: borrowing InlineTape, _ text: Span<UInt8>, links: [UInt16], into tree: inout Tree) {
        for token in tape.tokens {
            switch token {
            case .text(let start, let end): put(words: text, Int(start)..<Int(end), into: &tree)
            case .code(let start, let end):
                put(text, Int(start)..<Int(end), style(adding: .code), into: &tree)
                edge = .word
            case .footnote(let start, let end):
                // Two marks side by side would read as one: 1 and 2 as 12.
                if tree.runs.count > firstRun, tree.runs[tree.runs.count - 1].style.marks.contains(.footnoteMark) {
                    putDecoded([0x20], at: Int(start) - 2, into: &tree)
                }
                put(text, Int(start)..<Int(end), style(adding: .footnoteMark), into: &tree)
                edge = .word
            case .entity(let at, let start, let count):
                putDecoded(tape.decoded[Int(start)..<Int(start + count)], at: Int(at), into: &tree)
                edge = .word
            case .delimiter(let index):
                let run = tape.delimiters.runs[Int(index)]
                emphasis -= run.closedEmphasis
                strong -= run.closedStrong
                let remains = run.remains
                if !remains.isEmpty { put(words: text, remains, into: &tree) }
                emphasis += run.openedEmphasis
                strong += run.openedStrong
            case .bracket(let at): put(words: text, Int(at)..<Int(at) + 1, into: &tree)
            case .openLink(let index):
                outerLink = link
                link = links[Int(index)]
            case .closeLink:
                link = outerLink
                outerLink = 0
            case .softBreak(let at): put(words: text, Int(at)..<Int(at) + 1, into: &tree)
            case .hardBreak(let at):
                dropSpace(from: &tree)
                if text[Int(at)] == 0x0A {
                    put(text, Int(at)..<Int(at) + 1, style(), into: &tree)
                    tree.text[tree.text.count - 1] = 0x0A
                } else {
                    putDecoded([0x0A], at: Int(at), into: &tree)
                }
                edge = .lineStart
            }
        }
        dropSpace(from: &tree)
    }

    private func style(adding marks: Style.Marks = []) -> Style {
        var marks = marks
        if emphasis > 0 { marks.insert(.emphasis) }
        if strong > 0 { marks.insert(.strong) }
        return Style(marks, link: link)
    }

    /// Text outside code: spaces, tabs and line ends in a row are one space, and none at the edge of a line.
    private mutating func put(words text: Span<UInt8>, _ range: Range<Int>, into tree: inout Tree) {
        let style = style()
        var index = range.lowerBound
        while index < range.upperBound {
            if InlineBytes.isSpace(text[index]) {
                if edge == .word {
                    put(text, index..<index + 1, style, into: &tree)
                    edge = .space
                }
                repeat { index += 1 } while index < range.upperBound && InlineBytes.isSpace(text[index])
                continue
            }
            let start = index
            while index < range.upperBound {
                let byte = text[index]
                if byte > 0x20 {
                    index += 1
                } else if byte == 0x20 {
                    guard index + 1 < range.upperBound, !InlineBytes.isSpace(text[index + 1]) else { break }
                    index += 1
                } else if byte == 0x09 || byte == 0x0A {
                    break
                } else {
                    index += 1
                }
            }
            put(text, start..<index, style, into: &tree)
            edge = .word
        }
    }

    /// Appends bytes that stand in the source, tabs and line ends among them as spaces.
    private mutating func put(_ text: Span<UInt8>, _ range: Range<Int>, _ style: Style, into tree: inout Tree) {
        var start = range.lowerBound
        while start < range.upperBound {
            let (origin, isVerbatim, limit) = locate(start)
            let end = min(range.upperBound, limit)
            let first = tree.text.count
            text.extracting(start..<end).withUnsafeBufferPointer { tree.text.append(contentsOf: $0) }
            for index in first..<tree.text.count where tree.text[index] == 0x0A {
                tree.text[index] = 0x20
            }
            if style.marks.isDisjoint(with: .code), end - start == 1, tree.text[first] == 0x09 {
                tree.text[first] = 0x20
            }
            grow(by: end - start, from: origin, isVerbatim: isVerbatim, style, in: &tree)
            start = end
        }
    }

    private mutating func putDecoded(_ bytes: ArraySlice<UInt8>, at offset: Int, into tree: inout Tree) {
        let origin = locate(offset).origin
        let first = tree.text.count
        tree.text.append(contentsOf: bytes)
        grow(by: tree.text.count - first, from: origin, isVerbatim: false, style(), in: &tree)
    }

    private mutating func grow(by count: Int, from origin: Int, isVerbatim: Bool, _ style: Style, in tree: inout Tree) {
        if isOpen, isVerbatim, tree.runs.count > firstRun {
            let last = tree.runs.count - 1
            let run = tree.runs[last]
            if run.style == style, Int(run.source + run.length) == origin {
                tree.runs[last].length += UInt32(count)
                return
            }
        }
        tree.runs.append(Run(start: tree.text.count - count, length: count, source: origin, style: style))
        isOpen = isVerbatim
    }

    /// Takes back a space that turned out to end a line.
    private mutating func dropSpace(from tree: inout Tree) {
        guard edge == .space, tree.runs.count > firstRun else { return }
        tree.text.removeLast()
        let last = tree.runs.count - 1
        tree.runs[last].length -= 1
        if tree.runs[last].length == 0 {
            tree.runs.removeLast()
            isOpen = false
        }
        edge = .lineStart
    }

    /// Where in the file the byte at `offset` stood, and up to where the bytes after it follow. Offsets only ascend.
    private mutating func locate(_ offset: Int) -> (origin: Int, isVerbatim: Bool, limit: Int) {
        while segment + 1 < segments.count, segments[segment + 1].here <= offset { segment += 1 }
        let here = segments[segment]
        let limit = segment + 1 < segments.count ? segments[segment + 1].here : Int.max
        return (here.there + offset - here.here, here.isVerbatim, limit)
    }
}
