extension SourceText {
    /// The text of a file from `start` on, with the notes that stood there.
    package init(file: FileID, _ source: SourceFile, from start: Int = 0) {
        self.init(file: file, bytes: start == 0 ? source.bytes : Array(source.bytes[start...]))
        if start > 0 { jumps = [Jump(here: 0, there: start)] }
        notes = source.text.notes.compactMap { note in
            note.offset < start
                ? nil
                : Note(
                    offset: note.offset - start, text: note.text, place: source.offset(ofNoteAt: note.bytes.lowerBound))
        }
    }

    /// A text that was pieced together from lines with notes in them, without those.
    package func withoutNotes() -> (text: SourceText, sieved: TextWithoutNotes) {
        let sieved = TextWithoutNotes(article: bytes)
        guard !sieved.jumps.isEmpty else { return (self, sieved) }
        var text = SourceText(file: file, bytes: sieved.bytes)
        text.isWhole = isWhole
        text.jumps = Jump.through(sieved.jumps, count: sieved.bytes.count, then: jumps)
        text.notes = sieved.notes.map { note in
            Note(offset: note.offset, text: note.text, place: origin(of: note.bytes.lowerBound))
        }
        return (text, sieved)
    }

    /// The notes that stood in a stretch, or at its end, for a text where it begins at `start`.
    package func notes(in range: Range<Int>, from start: Int) -> [Note] {
        let first = BinarySearch.count(of: notes.count) { notes[$0].offset < range.lowerBound }
        return notes[first...].prefix { $0.offset <= range.upperBound }.map { note in
            Note(offset: start + note.offset - range.lowerBound, text: note.text, place: note.place)
        }
    }
}
