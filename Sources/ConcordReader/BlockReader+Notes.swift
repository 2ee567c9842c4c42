import ConcordModel

extension BlockReader {
    /// An internal note that begins a block, `{>> … <<}` or `<!-- … -->`, over any number of lines. It is kept beside the
    /// tree. What follows the note on its last line is read as text.
    mutating func readNoteBlock(_ line: Line) -> Bool {
        let opener: StaticString
        let closer: StaticString
        if HeadLabel.match("{>>", bytes, line.start, line.end) != nil {
            (opener, closer) = ("{>>", "<<}")
        } else if HeadLabel.match("<!--", bytes, line.start, line.end) != nil {
            (opener, closer) = ("<!--", "-->")
        } else {
            return false
        }
        let textStart = line.start + opener.utf8CodeUnitCount
        var index = exhausted.contains(closer.description) ? lines.count : next
        var cursor = textStart
        while index < lines.count {
            while cursor + closer.utf8CodeUnitCount <= lines[index].end {
                if HeadLabel.match(closer, bytes, cursor, lines[index].end) != nil {
                    finishNote(textStart..<cursor, closedAt: cursor + closer.utf8CodeUnitCount, line: index, line)
                    return true
                }
                cursor += 1
            }
            index += 1
            if index < lines.count { cursor = lines[index].start }
        }
        exhausted.insert(closer.description)
        // Never closed. It must not leak: the paragraph it stands in is taken for the note.
        var last = next
        while last + 1 < lines.count, !lines[last + 1].isBlank { last += 1 }
        report(
            .unclosedNote, at: line.start, "This internal note is never closed; it was taken to end with its paragraph.",
            cure: "Write \(closer) where the note ends.")
        addNote(textStart..<lines[last].end, at: line.start)
        next = last + 1
        return true
    }

    private mutating func finishNote(_ text: Range<Int>, closedAt end: Int, line index: Int, _ first: Line) {
        addNote(text, at: first.start)
        let rest = trimmed(end..<lines[index].end)
        if rest.isEmpty {
            next = index + 1
        } else {
            // The rest of the line is an ordinary line of its own.
            lines[index].start = rest.lowerBound
            lines[index].indent = first.indent
            next = index
        }
    }

    private mutating func addNote(_ range: Range<Int>, at offset: Int) {
        let text = String(decoding: bytes[trimmed(range)], as: UTF8.self)
        let home = items.innermost ?? sections.last?.id ?? (topLevel.exists ? topLevel : root)
        tree.notes.append(InternalNote(provision: home, text: text, position: position(offset)))
    }

    // MARK: Footnotes and link references

    func isFootnoteLine(_ line: Line) -> Bool { Definitions.footnote(at: line, in: bytes) != nil }

    /// `[^1]: text`, with further lines indented below it.
    mutating func readFootnote(_ line: Line) -> Bool {
        guard let (name, textStart) = Definitions.footnote(at: line, in: bytes) else { return false }
        let id = add(.footnote, at: line.start, under: container())
        setLabel(name, nil, of: id)
        readText(of: id, line, from: trimmed(textStart..<line.end).lowerBound)
        return true
    }

    /// `[name]: destination` only says where links go; it is no text.
    mutating func readReferenceDefinition(_ line: Line) -> Bool {
        guard afterBlank || next > 0, Definitions.reference(at: line, in: bytes) != nil else { return false }
        next += 1
        return true
    }
}
