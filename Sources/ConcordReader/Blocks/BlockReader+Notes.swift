import ConcordModel

extension BlockReader {
    /// An internal note that begins a block, `{>> … <<}` or `<!-- … -->`, over any number of lines. It is kept beside the
    /// tree. What follows the note on its last line is read as text.
    mutating func readNoteBlock(_ line: Line) -> Bool {
        let signs: NestedNotes.Signs
        if HeadLabel.match("{>>", bytes, line.start, line.end) != nil {
            signs = .braces
        } else if HeadLabel.match("<!--", bytes, line.start, line.end) != nil {
            signs = .comment
        } else {
            return false
        }
        let closer = signs.closer
        let textStart = line.start + signs.opener.utf8CodeUnitCount
        let first = firstMatch(closer, from: textStart, to: line.end).map { ($0, next) } ?? find(closer, from: next + 1)
        if let first {
            let (close, index) = passingOverNotes(from: textStart, first, signs)
            addNote(textStart..<close, at: line.start)
            resume(at: close + closer.utf8CodeUnitCount, line: index, indent: line.indent)
            return true
        }
        // Never closed. It must not leak: the paragraph it stands in is taken for the note.
        var last = next
        while last + 1 < lines.count, !lines[last + 1].isBlank { last += 1 }
        report(
            .unclosedNote, at: line.start,
            "This internal note is never closed; it was taken to end with its paragraph.",
            cure: "Write \(closer) where the note ends.")
        addNote(textStart..<max(textStart, lines[last].end), at: line.start)
        next = last + 1
        return true
    }

    /// The closing sign of a note and its line, given the first behind its words: notes within it are passed over.
    private func passingOverNotes(
        from start: Int, _ first: (offset: Int, line: Int), _ signs: NestedNotes.Signs
    ) -> (offset: Int, line: Int) {
        let close = NestedNotes.close(in: bytes, from: start, firstClose: first.offset, to: bytes.count, signs)
        var index = first.line
        while index < lines.count, lines[index].end < close { index += 1 }
        // In a quote, the sign may stand behind its last line.
        guard index < lines.count, lines[index].start <= close else { return first }
        return (close, index)
    }

    /// The words of a line, and where it ends in internal notes, or is one, those in front of them in its paragraph: a note
    /// between a clause and the list below it changes nothing.
    func wordsBeforeNotes(upTo last: Int) -> (content: Range<Int>, line: Int) {
        // No note for the drafting team takes more lines than these.
        let furthest = max(0, last - 40)
        var index = last
        var content = trimmed(lines[last].start..<lines[last].end)
        while let signs = closingNote(content) {
            var from = content
            while true {
                if let opener = lastMatch(signs.opener, in: from) {
                    content = trimmed(from.lowerBound..<opener)
                    break
                }
                guard index > furthest, !lines[index - 1].isBlank else { return unnoted(last) }
                index -= 1
                from = lines[index].start..<lines[index].end
            }
            while content.isEmpty {
                guard index > furthest, !lines[index - 1].isBlank else { return unnoted(last) }
                index -= 1
                content = trimmed(lines[index].start..<lines[index].end)
            }
        }
        return (content, index)
    }

    private func unnoted(_ line: Int) -> (content: Range<Int>, line: Int) {
        (trimmed(lines[line].start..<lines[line].end), line)
    }

    /// The signs of the note that a stretch ends in.
    private func closingNote(_ range: Range<Int>) -> NestedNotes.Signs? {
        guard range.count >= 3 else { return nil }
        if HeadLabel.match("<<}", bytes, range.upperBound - 3, range.upperBound) != nil { return .braces }
        if HeadLabel.match("-->", bytes, range.upperBound - 3, range.upperBound) != nil { return .comment }
        return nil
    }

    private func lastMatch(_ sign: StaticString, in range: Range<Int>) -> Int? {
        var start = range.upperBound - sign.utf8CodeUnitCount
        while start >= range.lowerBound {
            if HeadLabel.match(sign, bytes, start, range.upperBound) != nil { return start }
            start -= 1
        }
        return nil
    }

    private mutating func addNote(_ range: Range<Int>, at offset: Int) {
        let text = String(decoding: bytes[trimmed(range)], as: UTF8.self)
        let home = items.innermost ?? sections.last?.id ?? (topLevel.exists ? topLevel : root)
        tree.notes.append(InternalNote(provision: home, text: text, position: position(offset)))
    }

    /// A note that begins within a block and does not end there. It ends where its closing sign stands, blocks later; one
    /// that never ends must not leak and is taken to end with its block.
    mutating func closeNote(openedAt offset: Int, in pieces: [Range<Int>], of id: ProvisionID) {
        let signs: NestedNotes.Signs = bytes[offset] == UInt8(ascii: "{") ? .braces : .comment
        let closer = signs.closer
        let textStart = offset + signs.opener.utf8CodeUnitCount
        let blockEnd = max(textStart, pieces.last?.upperBound ?? textStart)
        var end = blockEnd
        if mayCloseNoteLater, let first = find(closer, from: next) {
            let (closing, index) = passingOverNotes(from: textStart, first, signs)
            end = closing
            resume(at: closing + closer.utf8CodeUnitCount, line: index, indent: lines[index].indent)
        } else {
            report(
                .unclosedNote, at: offset,
                "This internal note is never closed; it was taken to end with its paragraph.",
                cure: "Write \(closer) where the note ends.")
        }
        let text = String(decoding: bytes[trimmed(min(textStart, end)..<end)], as: UTF8.self)
        tree.notes.append(InternalNote(provision: id, text: text, position: position(offset)))
    }

    /// Where `closer` stands on or behind line `first`.
    mutating func find(_ closer: StaticString, from first: Int) -> (offset: Int, line: Int)? {
        guard !exhausted.contains(closer.description) else { return nil }
        for index in first..<max(first, lines.count) {
            if let offset = firstMatch(closer, from: lines[index].start, to: lines[index].end) {
                return (offset, index)
            }
        }
        exhausted.insert(closer.description)
        return nil
    }

    /// The first place of `text` (lower case ASCII).
    func firstMatch(_ text: StaticString, from start: Int, to end: Int) -> Int? {
        let first = text.withUTF8Buffer { $0[0] }
        var cursor = start
        while cursor < end {
            if bytes[cursor] == first, HeadLabel.match(text, bytes, cursor, end) != nil { return cursor }
            cursor += 1
        }
        return nil
    }

    /// Goes on reading at `offset` of a line; the rest of it is an ordinary line of its own.
    mutating func resume(at offset: Int, line index: Int, indent: Int) {
        let rest = trimmed(offset..<lines[index].end)
        next = index
        if rest.isEmpty {
            next += 1
        } else {
            lines[index].start = rest.lowerBound
            lines[index].indent = indent
        }
    }

    // MARK: Footnotes and link references

    func isFootnoteLine(_ line: Line) -> Bool { Definitions.footnote(at: line, in: bytes) != nil }

    /// `[^1]: text`, with further lines indented below it.
    mutating func readFootnote(_ line: Line) -> Bool {
        guard let (name, textStart) = Definitions.footnote(at: line, in: bytes) else { return false }
        let id = add(.footnote, at: line.start, under: container())
        setLabel(name, nil, of: id)
        readText(of: id, line, from: trimmed(textStart..<line.end).lowerBound)
        openFootnote = id
        return true
    }

    /// `[name]: destination` only says where links go; it is no text.
    mutating func readReferenceDefinition(_ line: Line) -> Bool {
        // Behind a note a line begins anew where no definition was looked for; it is text.
        guard bytes[line.lineStart..<line.start].allSatisfy({ $0 <= 0x20 }),
            let (name, _) = Definitions.reference(at: line, in: bytes)
        else { return false }
        let key = InlineReader.normalizedLabel(String(decoding: bytes[name], as: UTF8.self))
        guard inline.references[key] != nil else { return false }
        next += 1
        return true
    }
}
