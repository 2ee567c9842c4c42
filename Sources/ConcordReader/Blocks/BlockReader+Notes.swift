import ConcordModel

/// Internal notes are taken out of a source before it is read. Each is kept beside the provision that it stood in.
extension BlockReader {
    /// Gives the notes that stood before a place to a provision.
    mutating func takeNotes(through offset: Int, for id: ProvisionID) {
        while nextNote < source.notes.count, source.notes[nextNote].offset <= offset {
            let note = source.notes[nextNote]
            nextNote += 1
            tree.notes.append(
                InternalNote(provision: id, text: note.text, position: SourcePosition(source.file, note.place)))
        }
    }

    /// Gives those behind the last block to what is open there.
    mutating func takeNotesAtEnd() {
        takeNotesBetweenBlocks(through: next < lines.count ? lines[next].start : bytes.count)
    }

    /// Notes that stood between two blocks belong to what is open there.
    mutating func takeNotesBetweenBlocks(through offset: Int) {
        let home = quote.exists ? quote : items.innermost ?? sections.last?.id ?? (topLevel.exists ? topLevel : root)
        takeNotes(through: offset, for: home)
    }

    // MARK: Signs that close

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
        // Behind a table a line begins anew where no definition was looked for; it is text.
        guard bytes[line.lineStart..<line.start].allSatisfy({ $0 <= 0x20 }),
            let (name, _) = Definitions.reference(at: line, in: bytes)
        else { return false }
        let key = InlineReader.normalizedLabel(String(decoding: bytes[name], as: UTF8.self))
        guard inline.references[key] != nil else { return false }
        next += 1
        return true
    }
}
