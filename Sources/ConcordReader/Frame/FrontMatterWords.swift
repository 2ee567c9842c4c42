import ConcordModel

/// Words of front matter that reach a page, such as the title of an agreement or of a paper, without the internal notes in
/// them. A note never reaches an output, wherever it stands.
struct FrontMatterWords {
    /// What is printed. One note that is never closed takes all words behind it along.
    var text: String
    /// The words of the notes.
    var notes: [String] = []
    var hasUnclosedNote = false

    init(_ written: String) {
        text = written
        let bytes = Array(written.utf8)
        guard NestedNotes.begin(in: bytes) else { return }
        read(bytes)
        guard let opened = unclosed else { return }
        hasUnclosedNote = true
        notes = []
        read(Array(bytes[..<opened]))
        notes.append(String(decoding: bytes[opened...], as: UTF8.self))
    }

    private var unclosed: Int?

    private mutating func read(_ bytes: [UInt8]) {
        var found: [String] = []
        var opened: Int?
        let joined = InlineText.joining([bytes.indices], of: bytes)
        let kept = joined.withoutNotes { words, _ in
            found.append(String(decoding: bytes[words], as: UTF8.self))
        } unclosed: { offset in
            opened = opened ?? offset
        }
        text = Self.tidied(kept.bytes)
        notes = found
        unclosed = opened
    }

    /// Without the spaces that stood around a note at an end of a line, and the lines that held nothing else.
    private static func tidied(_ bytes: [UInt8]) -> String {
        let lines = bytes.split(separator: 0x0A).map { line in
            var line = line
            while let last = line.last, InlineBytes.isSpace(last) { line.removeLast() }
            while let first = line.first, InlineBytes.isSpace(first) { line.removeFirst() }
            return String(decoding: line, as: UTF8.self)
        }
        return lines.filter { !$0.isEmpty }.joined(separator: "\n")
    }
}

extension FrontMatter {
    /// The words of a scalar that are printed. A note in them that is never closed is a finding.
    func printed(_ node: YAMLNode?, notes: inout [InternalNote], findings: inout [Finding]) -> String? {
        guard let written = text(node) else { return nil }
        let words = FrontMatterWords(written)
        for note in words.notes {
            notes.append(InternalNote(provision: .none, text: note, position: position(of: node)))
        }
        if words.hasUnclosedNote {
            findings.append(
                Finding(
                    .unclosedNote, at: position(of: node),
                    "An internal note in these words is never closed; what stands behind it is not printed.",
                    cure: "Write <<} or --> where the note ends."))
        }
        return words.text
    }
}
