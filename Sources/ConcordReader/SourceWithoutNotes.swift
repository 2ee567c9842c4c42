/// A file as it is written, without its internal notes and the lines that held nothing else.
package enum SourceWithoutNotes {
    /// The bytes that remain; nil where a note is never closed, since nobody knows where it ends.
    package static func of(_ written: [UInt8]) -> [UInt8]? {
        var notes: [Range<Int>] = []
        var hasOpen = false
        let text = InlineText.joining([written.indices], of: written)
        _ = text.withoutNotes { words, start in
            // Both signs that close a note are three bytes long.
            notes.append(min(start, words.upperBound)..<words.upperBound + 3)
        } unclosed: { _ in
            hasOpen = true
        }
        guard !hasOpen, text.bytes == written else { return nil }
        var kept: [UInt8] = []
        var copied = 0
        for note in notes {
            kept += written[copied..<max(copied, note.lowerBound)]
            copied = note.upperBound
            guard endsWords(at: copied, in: written) else { continue }
            while kept.last == 0x20 { kept.removeLast() }
            // A line that held notes alone goes whole.
            if kept.last == 0x0A, copied < written.count, written[copied] == 0x0A { copied += 1 }
        }
        return kept + written[copied...]
    }

    /// Whether no words follow on the line, or within quotation marks.
    private static func endsWords(at index: Int, in bytes: [UInt8]) -> Bool {
        guard index < bytes.count else { return true }
        switch bytes[index] {
        case 0x0A, 0x0D, UInt8(ascii: "\""), UInt8(ascii: "'"): return true
        default: return false
        }
    }
}
