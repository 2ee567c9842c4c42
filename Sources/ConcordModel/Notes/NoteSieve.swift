/// Takes the internal notes out of a text.
///
/// Of the spaces on both sides of a note those behind it stay, and a line that held notes alone goes whole. A note that holds
/// an empty line leaves one, so that what stands on its two sides stays two paragraphs; in a head or a row of a table it
/// leaves the end of the line.
struct NoteSieve {
    private let source: UnsafeBufferPointer<UInt8>
    private var left: [UInt8] = []
    private var jumps: [SourceText.Jump] = []
    private var notes: [SourceNote] = []
    private var closings: [Int] = []
    private var copied = 0
    /// Where the last line of what is left begins, and whether it has nothing but spaces so far.
    private var lineStart = 0
    private var isLineBlank = true
    /// Whether nothing but spaces and the sign of a quote stands on it.
    private var isLineLead: Bool { left[lineStart...].allSatisfy { NoteLines.isSpace($0) || $0 == UInt8(ascii: ">") } }
    /// The place of the last note, and where its line begins in the source.
    private var line = (place: 0, lineStart: 0)

    /// A text without its notes. `regions` are its stretches, in order and without gaps; what is behind the last stays as it
    /// is.
    static func sieved(_ bytes: [UInt8], _ regions: (UnsafeBufferPointer<UInt8>) -> [NoteRegion]) -> TextWithoutNotes {
        let result = bytes.withUnsafeBufferPointer { source -> TextWithoutNotes? in
            guard NoteSigns.first(in: source) != nil else { return nil }
            var sieve = NoteSieve(source)
            for region in regions(source) { sieve.read(region) }
            return sieve.finished()
        }
        guard var result else { return TextWithoutNotes(bytes) }
        // Text without notes is the text itself.
        if result.notes.isEmpty { result.bytes = bytes }
        return result
    }

    private init(_ source: UnsafeBufferPointer<UInt8>) { self.source = source }

    private mutating func finished() -> TextWithoutNotes {
        copy(upTo: source.count)
        var result = TextWithoutNotes(left)
        result.jumps = jumps
        result.notes = notes
        result.strayClosings = NoteSigns.strays(closings, outside: notes.map(\.bytes))
        return result
    }

    private mutating func read(_ region: NoteRegion) {
        let signs = NoteSigns(source, region.range, region.kind)
        closings += signs.closings
        var next = 0
        while next < signs.openers.count {
            let opener = signs.openers[next]
            next += 1
            var end: (offset: Int, kind: SourceNote.End) = (opener.close ?? 0, .closed)
            if opener.close == nil { end = endOfOpen(opener, region) }
            if opener.isTurned {
                // Nobody may rely on where it ends, so that it hides no more than it must.
                end = (min(opener.close ?? .max, endOfOpen(opener, region).0), .turned)
            }
            while next < signs.openers.count, signs.openers[next].offset < end.offset {
                // A note that begins in an open one and is closed ends where it ends.
                end.offset = max(end.offset, signs.openers[next].close ?? 0)
                next += 1
            }
            leaveOut(note(of: opener, to: end.offset, end.kind, region), region)
        }
    }

    // MARK: Notes

    private mutating func note(
        of opener: NoteSigns.Opener, to upper: Int, _ kind: SourceNote.End, _ region: NoteRegion
    ) -> SourceNote {
        let lines = NoteLines(source, region.range)
        line = (opener.offset, lines.lineStart(of: opener.offset, after: line))
        let words = opener.words
        let isAcrossRows =
            kind == .closed && region.kind != .yaml && lines.isRow(line.lineStart)
            && lines.lineEnd(from: opener.offset, upTo: upper) < upper
        // `<!-->` has no closing sign of its own.
        let closing = opener.close.map { max(words, $0 - opener.signs.closing.utf8CodeUnitCount) } ?? upper
        return SourceNote(
            signs: opener.signs, end: isAcrossRows ? .inAnotherRow : kind, bytes: opener.offset..<upper,
            text: text(min(words, closing)..<closing), offset: 0,
            isBlock: lines.beginsLine(opener.offset) && lines.isBlank(from: words) && lines.beginsLine(closing)
                && lines.isBlank(from: upper),
            holdsBlocks: opener.close != nil && lines.holdBlocks(words..<closing, inYAML: region.kind == .yaml))
    }

    private func endOfOpen(_ opener: NoteSigns.Opener, _ region: NoteRegion) -> (Int, SourceNote.End) {
        if region.kind == .yaml {
            return (YAMLPlaces.end(of: opener.yaml, from: opener.words, source, region.range), .value)
        }
        let limit = opener.limit.map { max($0, opener.words) } ?? .max
        let end = NoteLines(source, region.range).paragraphEnd(from: opener.words, upTo: limit)
        return (end, end == limit ? .mark : .paragraph)
    }

    private func text(_ range: Range<Int>) -> String {
        var range = range
        while let last = range.last, source[last] <= 0x20 { range.removeLast() }
        while let first = range.first, source[first] <= 0x20 { range.removeFirst() }
        return String(decoding: source[range], as: UTF8.self)
    }

    // MARK: Leaving out

    private enum Break { case none, line, paragraph }

    private mutating func leaveOut(_ note: SourceNote, _ region: NoteRegion) {
        copy(upTo: note.bytes.lowerBound)
        let lines = NoteLines(source, region.range)
        let end = note.bytes.upperBound
        let isLast = lines.isBlank(from: end)
        let gap = region.kind == .yaml ? .none : gap(of: note, lines)
        copied = end
        if isLineBlank || isLast && isLineLead {
            // Words behind the note begin a paragraph, set in as the note was.
            if gap == .paragraph, lineStart > 0 { insertLine() }
            if isLast {
                left.removeSubrange(lineStart...)
                copied = lines.nextLine(behind: lines.lineEnd(from: end))
            } else {
                copied = lines.content(from: end)
            }
        } else if isLast || endsStretch(end, region) {
            dropSpaces()
            if gap == .paragraph { left.append(0x0A) }
        } else if gap == .none {
            if NoteLines.isSpace(source[end]) { dropSpaces() }
        } else {
            dropSpaces()
            left += gap == .line ? [0x0A] : [0x0A, 0x0A]
            (lineStart, isLineBlank) = (left.count, true)
            copied = lines.content(from: end)
        }
        var note = note
        note.offset = left.count
        notes.append(note)
        leap(to: copied)
    }

    /// Whether the words end that a note stood behind: a quotation mark ends a value of YAML as the end of its line does, and
    /// the sign of a mark one of its sides.
    private func endsStretch(_ end: Int, _ region: NoteRegion) -> Bool {
        func follows(_ sign: StaticString) -> Bool { NoteSigns.matches(sign, source, end, region.range.upperBound) }
        switch region.kind {
        case .text: return false
        case .yaml: return ["\"", "'", ",", "}", "]"].contains(where: follows)
        case .markedText: return ["++}", "--}", "~~}", "~>"].contains(where: follows)
        }
    }

    /// What parts the words before a note from those behind it, as the note itself does.
    private func gap(of note: SourceNote, _ lines: NoteLines) -> Break {
        let limit = note.bytes.upperBound
        let end = lines.lineEnd(from: note.bytes.lowerBound, upTo: limit)
        guard end < limit else { return .none }
        var next = lines.nextLine(behind: end)
        while next < limit {
            let end = lines.lineEnd(from: next, upTo: limit)
            if end < limit, lines.isBlank(from: next) { return .paragraph }
            next = lines.nextLine(behind: end)
        }
        return lines.isRow(line.lineStart) || lines.isHead(line.lineStart) ? .line : .none
    }

    private mutating func dropSpaces() {
        while let last = left.last, NoteLines.isSpace(last) { left.removeLast() }
    }

    private mutating func copy(upTo end: Int) {
        guard end > copied else { return }
        let words = source[copied..<end]
        if let last = words.lastIndex(where: NoteLines.isLineEnd) {
            lineStart = left.count + last + 1 - copied
            isLineBlank = source[(last + 1)..<end].allSatisfy(NoteLines.isSpace)
        } else if isLineBlank {
            isLineBlank = words.allSatisfy(NoteLines.isSpace)
        }
        left += words
        copied = end
    }

    /// Puts an empty line in before the line that holds nothing yet.
    private mutating func insertLine() {
        left.insert(0x0A, at: lineStart)
        lineStart += 1
        for index in jumps.indices.reversed() {
            guard Int(jumps[index].here) + 1 >= lineStart else { return }
            jumps[index].here += 1
        }
    }

    /// From the next byte of what is left on, bytes are those from `there` on.
    private mutating func leap(to there: Int) {
        while let last = jumps.last, Int(last.here) >= left.count { jumps.removeLast() }
        jumps.append(SourceText.Jump(here: left.count, there: there))
    }
}

/// A stretch of a file, as internal notes are found in it.
struct NoteRegion {
    var range: Range<Int>
    var kind: NoteSigns.Kind
}
