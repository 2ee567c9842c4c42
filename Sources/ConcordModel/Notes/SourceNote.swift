/// What the drafting team writes for itself in a file, `{>> … <<}` or `<!-- … -->`.
///
/// Notes are taken out of a file before anything else is read of it, so that whatever is read, cited or quoted later cannot
/// hold one.
package struct SourceNote: Sendable, Hashable {
    /// The signs around a note.
    package enum Signs: Int, Sendable, CaseIterable {
        case braces, comment

        package var opening: StaticString { self == .braces ? "{>>" : "<!--" }
        package var closing: StaticString { self == .braces ? "<<}" : "-->" }
    }

    /// Where a note ends.
    package enum End: Sendable, Hashable {
        /// At its own closing sign.
        case closed
        /// At its own closing sign, which stands in another row of the table.
        case inAnotherRow
        /// It has no closing sign, and was taken to end with its paragraph.
        case paragraph
        /// The same in YAML, where it ends with the value that it stands in.
        case value
        /// It has none before a sign of the mark that it begins in, or of one that begins in it, and ends there.
        case mark
        /// Its signs are turned round, as in `{<< … >>}`.
        case turned
    }

    package var signs: Signs
    package var end: End
    /// Its bytes in the file as it is written, signs included.
    package var bytes: Range<Int>
    /// Its words, without the spaces around them.
    package var text: String
    /// Where it stood in the text that is left: the next byte of that.
    package var offset: Int
    /// Whether its signs stand on lines of their own, as around words that are meant to be hidden.
    package var isBlock: Bool
    /// Whether a head, or more than one paragraph, stands in it; in YAML another entry.
    package var holdsBlocks: Bool

    /// Whether it ends where its own sign says.
    package var isClosed: Bool { end == .closed || end == .inAnotherRow }
}

/// A text as it is read, and what was taken out of it: internal notes, and signs that nobody sees.
package struct TextWithoutNotes: Sendable, Hashable {
    /// What is left.
    package var bytes: [UInt8]
    /// The way back: from `jumps[i].here` on, a byte at `here + n` was at `jumps[i].there + n` before.
    package var jumps: [SourceText.Jump] = []
    /// In the order of the text.
    package var notes: [SourceNote] = []
    /// Where closing signs `<<}` stood that close nothing; their bytes are still there.
    package var strayClosings: [Int] = []
    /// Stretches of what is left that are words of notes in the lines of a patch, which must stay as they are.
    package var hidden: [Range<Int>] = []

    /// Signs that nobody sees, by their places before, those in notes too, and how many there were.
    package var unseen: (signs: [SeenText.Sign], count: Int) { (unseenSigns, unseenCount) }
    private var unseenSigns: [SeenText.Sign] = []
    private var unseenCount = 0

    package init(_ bytes: [UInt8]) { self.bytes = bytes }

    /// Where the byte at `offset` stood before.
    package func written(_ offset: Int) -> Int { SourceText.Jump.origin(of: offset, jumps) }

    /// The same text, where what its notes were taken out of is itself what people see of another.
    func made(of seen: SeenText) -> TextWithoutNotes {
        var text = self
        (text.unseenSigns, text.unseenCount) = (seen.signs, seen.count)
        guard !seen.jumps.isEmpty else { return text }
        func written(_ place: Int) -> Int { SourceText.Jump.origin(of: place, seen.jumps) }
        text.jumps = SourceText.Jump.through(jumps, count: bytes.count, then: seen.jumps)
        for index in text.notes.indices {
            let bytes = text.notes[index].bytes
            text.notes[index].bytes = written(bytes.lowerBound)..<written(bytes.upperBound - 1) + 1
        }
        text.strayClosings = strayClosings.map(written)
        return text
    }

    /// Where the byte that was at `written` stands; where it went with a note, the place of that.
    package func offset(ofWritten written: Int) -> Int {
        let next = BinarySearch.count(of: jumps.count) { Int(jumps[$0].there) <= written }
        let start = next > 0 ? jumps[next - 1] : SourceText.Jump(here: 0, there: 0)
        let end = next < jumps.count ? Int(jumps[next].here) : bytes.count
        return min(Int(start.here) + written - Int(start.there), end)
    }
}

extension TextWithoutNotes {
    /// Where signs of notes stood of which something is to be said: of closed notes both, of others the first.
    package var signs: [Int] {
        notes.filter { !$0.isClosed || $0.holdsBlocks || $0.end == .inAnotherRow }.flatMap { note in
            [note.bytes.lowerBound, note.bytes.upperBound - note.signs.closing.utf8CodeUnitCount]
        } + strayClosings
    }

    /// A name or a line as it may be quoted.
    package static func quoted(_ words: String) -> String {
        let sieved = TextWithoutNotes(article: Array(words.utf8))
        return sieved.jumps.isEmpty ? words : String(decoding: sieved.bytes, as: UTF8.self)
    }

    /// An article file, one that a patch makes, or any text that is nothing else.
    package init(article bytes: [UInt8]) {
        let seen = SeenText(bytes)
        self = NoteSieve.sieved(seen.bytes) { [NoteRegion(range: $0.indices, kind: .text)] }.made(of: seen)
    }

    /// What is left of a stretch of the text as it was.
    package func left(ofWritten range: Range<Int>) -> ArraySlice<UInt8> {
        let start = offset(ofWritten: range.lowerBound)
        return bytes[start..<max(start, offset(ofWritten: range.upperBound))]
    }
}
