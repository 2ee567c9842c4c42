/// The lines of fixed text, as far as they are printed: internal notes in them are not, though every other sign stands for
/// itself.
struct VerbatimWords {
    /// What is printed of each line.
    private(set) var lines: [[Range<Int>]] = []
    /// Where each line ends.
    private(set) var ends: [Int] = []
    /// The notes that are closed.
    private(set) var notes: [Note] = []
    /// Where the note begins that the last line leaves open.
    private var openedAt: Int?
    private var signs = NestedNotes.Signs.braces
    private var depth = 0
    private var words: [UInt8] = []

    struct Note {
        var text: String
        var offset: Int
    }

    /// The note that the last line leaves open, and the sign that would close it.
    var unclosed: (note: Note, closer: StaticString)? {
        openedAt.map { (Note(text: String(decoding: words, as: UTF8.self), offset: $0), signs.closer) }
    }

    /// Adds a line without its end. A line that a note takes up is no line.
    mutating func add(_ line: Range<Int>, of bytes: [UInt8]) {
        let wasOpen = openedAt != nil
        let known = notes.count
        var kept: [Range<Int>] = []
        var start = line.lowerBound
        var cursor = start
        while cursor < line.upperBound {
            if let opened = openedAt {
                cursor = skip(from: cursor, to: line.upperBound, bytes)
                if depth > 0 { break }
                notes.append(Note(text: String(decoding: words, as: UTF8.self), offset: opened))
                openedAt = nil
                start = cursor
            } else if opens(at: cursor, to: line.upperBound, bytes) {
                if cursor > start { kept.append(start..<cursor) }
                (openedAt, depth, words) = (cursor, 1, [])
                cursor += signs.opener.utf8CodeUnitCount
            } else {
                cursor += 1
            }
        }
        if openedAt != nil {
            words.append(0x0A)
        } else if line.upperBound > start {
            kept.append(start..<line.upperBound)
        }
        if wasOpen || openedAt != nil || notes.count > known {
            // Spaces that stood before a note at the end of its line go with it.
            while let last = kept.popLast() {
                let words = bytes[last].reversed().drop { $0 == 0x20 || $0 == 0x09 }.count
                if words > 0 {
                    kept.append(last.lowerBound..<last.lowerBound + words)
                    break
                }
            }
            if kept.isEmpty { return }
        }
        lines.append(kept)
        ends.append(line.upperBound)
    }

    private mutating func opens(at offset: Int, to end: Int, _ bytes: [UInt8]) -> Bool {
        guard bytes[offset] == UInt8(ascii: "{") || bytes[offset] == UInt8(ascii: "<") else { return false }
        for candidate in [NestedNotes.Signs.braces, .comment]
        where HeadLabel.match(candidate.opener, bytes, offset, end) != nil {
            signs = candidate
            return true
        }
        return false
    }

    /// Passes over the words of the open note; stands behind its closing sign, or at the end of the line.
    private mutating func skip(from start: Int, to end: Int, _ bytes: [UInt8]) -> Int {
        var cursor = start
        while cursor < end {
            if let behind = HeadLabel.match(signs.closer, bytes, cursor, end) {
                depth -= 1
                if depth == 0 { return behind }
            } else if HeadLabel.match(signs.opener, bytes, cursor, end) != nil {
                depth += 1
            }
            words.append(bytes[cursor])
            cursor += 1
        }
        return cursor
    }
}
