import ConcordModel

/// Reads the words of one block: CommonMark's inline rules, except that nothing pasted can become markup (HTML is text,
/// images are links after an exclamation mark).
///
/// Most blocks have no markup at all; for these reading is one look at each byte and one copy. One reader may serve many
/// files: set `footnotes` and `references` anew for each.
package struct InlineReader: Sendable {
    /// A sign of a footnote: the name, and where it stands in the text that was read.
    package typealias FootnoteSign = (name: String, offset: Int)

    /// Signs of footnotes met since they were last taken that nothing defines. They stay text.
    package private(set) var undefinedFootnotes: [FootnoteSign] = []

    private var definitions: InlineDefinitions
    private var tape = InlineTape()
    private var linkNumbers: [Link: UInt16] = [:]
    private var knownLinks = 0

    /// The style number of a link has 16 bits, and 0 means none.
    private static let mostLinks = 65_534

    /// `footnotes` are the labels defined anywhere in the file, as written between `[^` and `]`; `references` lead from
    /// normalized labels to destinations.
    package init(footnotes: Set<String> = [], references: [String: String] = [:]) {
        definitions = InlineDefinitions(footnotes: footnotes, references: references)
    }

    package var footnotes: Set<String> {
        get { definitions.footnotes }
        set { definitions.footnotes = newValue }
    }

    package var references: [String: String] {
        get { definitions.references }
        set { definitions.references = newValue }
    }

    /// A label as references are looked up by: case and the width of spaces do not matter.
    package static func normalizedLabel(_ label: some StringProtocol) -> String {
        let words = label.split { $0 == " " || $0 == "\t" || $0 == "\n" || $0 == "\r\n" || $0 == "\r" }
        // Twice, since the capital sharp s and its like meet their kin only on the way back.
        return words.joined(separator: " ").lowercased().uppercased().lowercased()
    }

    /// The signs of footnotes that nothing defines met so far, once.
    package mutating func takeUndefinedFootnotes() -> [FootnoteSign] {
        defer { undefinedFootnotes.removeAll() }
        return undefinedFootnotes
    }

    /// Appends the words of a block to the tree's text and their runs to its runs, and gives the range of the new runs.
    ///
    /// `pieces` are the lines of the block in order, as ranges of `source.bytes` without line ends and indentation.
    /// Between two pieces stands a soft line end. `isPlain` tells what the caller knows already: no byte of theirs begins
    /// markup, no two spaces stand together, and all are whole characters. `opening` are marks before the first piece, with
    /// no space between, though in the source other bytes stand there.
    package mutating func read(
        _ pieces: [Range<Int>], of source: SourceText, into tree: inout Tree, isPlain: Bool = false,
        opening: Range<Int>? = nil
    ) -> Range<UInt32> {
        guard let first = pieces.first, let last = pieces.last else {
            return UInt32(tree.runs.count)..<UInt32(tree.runs.count)
        }
        if let opening {
            let start = UInt32(tree.runs.count)
            let text = InlineText.joining(pieces, of: source.bytes, opening: opening)
            parse(text, InlineBytes.survey(text.bytes.span), of: source, into: &tree)
            return start..<UInt32(tree.runs.count)
        }
        let whole = first.lowerBound..<last.upperBound
        let isKnown = isPlain && Self.areTight(pieces, source.bytes)
        guard pieces.count == 1 || Self.areConsecutive(pieces, source.bytes) else {
            return readScattered(pieces, of: source, into: &tree, isPlain: isKnown)
        }
        let start = tree.runs.count
        let seen = isKnown ? [] : InlineBytes.survey(source.bytes.span.extracting(whole))
        if self.isPlain(seen, whole, source) {
            let here = tree.text.count
            tree.text.append(contentsOf: source.bytes[whole])
            for piece in pieces.dropLast() { tree.text[here + piece.upperBound - whole.lowerBound] = 0x20 }
            if !whole.isEmpty {
                tree.runs.append(Run(start: here, length: whole.count, source: source.origin(of: whole.lowerBound)))
            }
        } else if !seen.contains(.null), isWellFormed(seen, whole, source) {
            let segments = [InlineText.Segment(here: 0, there: whole.lowerBound)]
            parse(source.bytes.span.extracting(whole), segments, of: source, into: &tree)
        } else {
            parse(InlineText.joining([whole], of: source.bytes), seen, of: source, into: &tree)
        }
        return UInt32(start)..<UInt32(tree.runs.count)
    }

    /// Lines with indentation or other line ends between them: the usual case is still a copy of each.
    private mutating func readScattered(
        _ pieces: [Range<Int>], of source: SourceText, into tree: inout Tree, isPlain isKnown: Bool
    ) -> Range<UInt32> {
        let start = tree.runs.count
        var seen: InlineBytes = []
        var isPlain = true
        for piece in pieces {
            let here = isKnown ? [] : InlineBytes.survey(source.bytes.span.extracting(piece))
            seen.formUnion(here)
            isPlain = isPlain && !piece.isEmpty && self.isPlain(here, piece, source)
        }
        guard isPlain else {
            parse(InlineText.joining(pieces, of: source.bytes), seen, of: source, into: &tree)
            return UInt32(start)..<UInt32(tree.runs.count)
        }
        for (index, piece) in pieces.enumerated() {
            let here = tree.text.count
            tree.text.append(contentsOf: source.bytes[piece])
            if index < pieces.count - 1 { tree.text.append(0x20) }
            let origin = source.origin(of: piece.lowerBound)
            tree.runs.append(Run(start: here, length: tree.text.count - here, source: origin))
        }
        return UInt32(start)..<UInt32(tree.runs.count)
    }

    private mutating func parse(
        _ joined: InlineText, _ seen: InlineBytes, of source: SourceText, into tree: inout Tree
    ) {
        var text = joined
        if seen.contains(.null) || seen.contains(.high) && !InlineBytes.isWellFormed(text.bytes.span) {
            text = text.wellFormed()
        }
        parse(text.bytes.span, text.segments, of: source, into: &tree)
    }

    private mutating func parse(
        _ text: Span<UInt8>, _ segments: [InlineText.Segment], of source: SourceText, into tree: inout Tree
    ) {
        guard !text.isEmpty, !segments.isEmpty else { return }
        tape.scan(text, definitions, gaps: InlineText.gaps(in: segments, length: text.count, of: source))
        for name in tape.undefinedFootnotes {
            undefinedFootnotes.append(
                (InlineLinks.string(text.extracting(name)), InlineText.origin(of: name.lowerBound, segments)))
        }
        let links = tape.links.map { number(of: $0, in: &tree) }
        var emitter = InlineEmitter(InlineText.toFile(segments, length: text.count, of: source), after: tree.runs.count)
        emitter.emit(tape, text, links: links, into: &tree)
    }

    /// The style number of a link; 0 once there is no number left.
    private mutating func number(of link: Link, in tree: inout Tree) -> UInt16 {
        if knownLinks > tree.links.count {
            linkNumbers.removeAll()
            knownLinks = 0
        }
        while knownLinks < tree.links.count {
            let known = tree.links[knownLinks]
            knownLinks += 1
            if linkNumbers[known] == nil { linkNumbers[known] = UInt16(clamping: knownLinks) }
        }
        if let number = linkNumbers[link] {
            if tree.links[Int(number) - 1] == link { return number }
            // Another tree than the last.
            linkNumbers.removeAll()
            knownLinks = 0
            return self.number(of: link, in: &tree)
        }
        guard tree.links.count < Self.mostLinks else { return 0 }
        tree.links.append(link)
        knownLinks += 1
        linkNumbers[link] = UInt16(knownLinks)
        return UInt16(knownLinks)
    }

    private func isPlain(_ seen: InlineBytes, _ range: Range<Int>, _ source: SourceText) -> Bool {
        guard seen.isSubset(of: .plain), isWellFormed(seen, range, source) else { return false }
        if source.jumps.isEmpty { return true }
        let jump = source.firstJump(after: range.lowerBound)
        return jump == source.jumps.count || Int(source.jumps[jump].here) > range.upperBound
    }

    private func isWellFormed(_ seen: InlineBytes, _ range: Range<Int>, _ source: SourceText) -> Bool {
        !seen.contains(.high) || InlineBytes.isWellFormed(source.bytes.span.extracting(range))
    }

    /// Whether the pieces are lines with single line ends between them and nothing else, so that they need no copying.
    private static func areConsecutive(_ pieces: [Range<Int>], _ bytes: [UInt8]) -> Bool {
        for index in pieces.indices.dropFirst() {
            let end = pieces[index - 1].upperBound
            guard pieces[index].lowerBound == end + 1, bytes[end] == 0x0A else { return false }
        }
        return true
    }

    /// Whether no piece begins or ends with a space.
    private static func areTight(_ pieces: [Range<Int>], _ bytes: [UInt8]) -> Bool {
        for piece in pieces {
            guard !piece.isEmpty, bytes[piece.lowerBound] != 0x20, bytes[piece.upperBound - 1] != 0x20 else {
                return false
            }
        }
        return true
    }
}
