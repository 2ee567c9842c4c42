import ConcordModel

/// What is wrong with the signs of internal notes. Which words are notes decides what is printed, so that nothing is guessed
/// at in silence.
enum NoteFindings {
    /// What is wrong in a file of the agreement.
    static func of(_ source: SourceFile, _ file: FileID) -> [Finding] {
        if source.text.notes.isEmpty, source.text.strayClosings.isEmpty { return [] }
        let stray = Set(source.text.strayClosings)
        return of(source.text) { offset in
            SourcePosition(
                file,
                stray.contains(offset) ? source.text.offset(ofWritten: offset) : source.offset(ofNoteAt: offset))
        }
    }

    /// The same for any text; `position` leads from where a sign was written to its place, nil for one to say nothing of.
    static func of(_ text: TextWithoutNotes, at position: (Int) -> SourcePosition?) -> [Finding] {
        text.notes.compactMap { note in finding(on: note, position) }
            + text.strayClosings.compactMap(position).map { place in
                Finding(
                    .unclosedNote, at: place,
                    "Here an internal note ends that does not begin anywhere; the words in front of it are printed.",
                    cure:
                        "Write {>> where the note begins, or take <<} out. If it is a word of the contract, set a backslash before it: \\<<}."
                )
            }
    }

    private static func finding(on note: SourceNote, _ position: (Int) -> SourcePosition?) -> Finding? {
        guard let place = position(note.bytes.lowerBound) else { return nil }
        let (opening, closing) = ("\(note.signs.opening)", "\(note.signs.closing)")
        switch note.end {
        case .closed:
            guard note.holdsBlocks, !note.isBlock else { return nil }
            return Finding(
                .noteHidesProvisions, at: place,
                "This internal note holds a head, an item or more than one paragraph, and none of it is printed.",
                cure:
                    "If words of the contract stand in it, write \(closing) where the note ends, in front of them. If all of it is a note, set \(opening) and \(closing) on lines of their own.",
                related: end(of: note, position))
        case .inAnotherRow:
            return Finding(
                .unclosedNote, at: place,
                "This internal note begins in one row of a table and ends in another; what stands between is not printed.",
                cure: "Write \(closing) in the cell where the note begins, or set the note below the table.",
                related: end(of: note, position))
        case .paragraph:
            return open(note, place, "is never closed; it was taken to end with its paragraph")
        case .value:
            return open(note, place, "is never closed; it was taken to end with the value it stands in")
        case .turned:
            return Finding(
                .unclosedNote, at: place, "The signs of this internal note are turned round; it is not printed.",
                cure:
                    "Write {>> where the note begins and <<} where it ends. If these are words of the contract, set a backslash before the first: \\{<<."
            )
        case .mark:
            return open(note, place, "is not closed on its side of a mark of change; it was taken to end there")
        }
    }

    private static func open(_ note: SourceNote, _ place: SourcePosition, _ what: String) -> Finding {
        let closing = "\(note.signs.closing)"
        let end = note.end == .mark ? "where the note ends, before the sign of the mark" : "where the note ends"
        let typed = mistyped(note).map { "; “\($0)” does not close one" } ?? ""
        return Finding(
            .unclosedNote, at: place, "This internal note \(what).", cure: "Write \(closing) \(end)\(typed).")
    }

    private static func end(
        of note: SourceNote, _ position: (Int) -> SourcePosition?
    ) -> [Finding.Related] {
        position(note.bytes.upperBound - note.signs.closing.utf8CodeUnitCount).map {
            [Finding.Related($0, "The note ends here.")]
        } ?? []
    }

    /// A sign in an open note that was surely meant to close it.
    private static func mistyped(_ note: SourceNote) -> String? {
        let signs = note.signs == .braces ? ["<<", ">>}", ">>", "<}", "< }"] : ["->", "—>", "–>", "--"]
        return signs.first { sign in
            var rest = note.text[...]
            while let start = rest.firstIndex(of: sign.first ?? " ") {
                if rest[start...].hasPrefix(sign) { return true }
                rest = rest[rest.index(after: start)...]
            }
            return false
        }
    }
}
