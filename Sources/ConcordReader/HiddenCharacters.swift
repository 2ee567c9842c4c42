import ConcordModel

/// Signs in a file that nobody sees on a page, though they change how it reads, prints or is found; they are left out before
/// anything is read (`SeenText`).
enum HiddenCharacters {
    private enum Kind: Int, CaseIterable {
        /// No page can hold it; the outputs show U+FFFD.
        case control
        /// Turns the direction of the words behind it.
        case direction
        /// Takes no room, and makes one word another.
        case invisible

        init?(_ fate: HiddenSigns.Fate) {
            switch fate {
            case .stays: return nil
            case .control, .unprintable: self = .control
            case .turnsLeftOut: self = .direction
            case .leftOut, .space: self = .invisible
            }
        }
    }

    /// One finding for each kind that occurs, at its first place; what stands in internal notes reaches no page.
    ///
    /// - Parameter isSigned: whether people have signed the file. Who signs must see all that it says, so that it is an error
    ///   there.
    static func findings(in source: SourceFile, _ file: FileID, isSigned: Bool = false) -> [Finding] {
        let unseen = source.text.unseen
        guard unseen.count > 0 else { return [] }
        var seen = [(first: Int, count: Int)](repeating: (0, 0), count: Kind.allCases.count)
        var notes = source.text.notes[...]
        for sign in unseen.signs {
            while let note = notes.first, note.bytes.upperBound <= sign.place { notes.removeFirst() }
            if notes.first?.bytes.contains(sign.place) ?? false { continue }
            guard let kind = Kind(sign.fate) else { continue }
            if seen[kind.rawValue].count == 0 { seen[kind.rawValue].first = sign.place }
            seen[kind.rawValue].count += 1
        }
        return Kind.allCases.compactMap { kind in
            let (first, count) = seen[kind.rawValue]
            guard count > 0 else { return nil }
            let more = count - 1 + unseen.count - unseen.signs.count
            let position = SourcePosition(file, source.offset(ofNoteAt: first))
            return finding(kind, at: position, more: more, severity: isSigned ? .error : nil)
        }
    }

    private static func finding(_ kind: Kind, at position: SourcePosition, more: Int, severity: Severity?) -> Finding {
        let others =
            switch more {
            case 0: ""
            case 1: " One more stands in this file."
            default: " \(more) more stand in this file."
            }
        switch kind {
        case .control:
            return Finding(
                .hiddenCharacter, severity: severity, at: position,
                "A control character stands here, which no page can hold; it is shown as \u{FFFD}." + others,
                cure: "Delete it. It often comes with text copied from a PDF.")
        case .direction:
            return Finding(
                .hiddenCharacter, severity: severity, at: position,
                "A character stands here that nobody sees and that turns the direction of writing, so that the words behind it can be read in another order than they are written. Concord reads and prints the words without it."
                    + others,
                cure: "Delete it, and type the words around it again.")
        case .invisible:
            return Finding(
                .hiddenCharacter, severity: severity, at: position,
                "A character stands here that nobody sees, such as a soft hyphen or a space without width. Concord reads and prints the words without it; who searches the file for the word does not find it."
                    + others,
                cure: "Delete it, and type the word again.")
        }
    }
}
