/// A text file as it was read, by the path that findings print. The path is relative to what the user named, so that
/// output never depends on where a folder stands.
///
/// What the drafting team wrote for itself, and signs that nobody sees, are taken out before anything else sees the file:
/// whatever is read, cited or quoted is of `bytes`, and offsets are offsets in them. Only who writes the file again, or counts
/// its lines, looks at `written`.
public struct SourceFile: Sendable, Hashable {
    public let path: String
    /// As it stands on the disk.
    public let written: [UInt8]
    package let text: TextWithoutNotes

    public init(path: String, bytes: [UInt8]) {
        self.path = path
        written = bytes
        text = NoteRegions(path).textWithoutNotes(bytes)
    }

    /// The file without its internal notes, and without signs that nobody sees.
    public var bytes: [UInt8] { text.bytes }

    /// The same; nil where a note is never closed, since nobody knows where it ends.
    package var withoutNotes: [UInt8]? { text.notes.allSatisfy(\.isClosed) ? bytes : nil }

    /// The file without signs that nobody sees, its notes as they are: what a patch has lines of.
    package var seen: [UInt8] { text.unseen.count == 0 ? written : SeenText(written).bytes }

    /// The byte of `bytes` that a byte of `seen` is, or the place of the note that it went with.
    package func offset(ofSeen offset: Int) -> Int {
        let jumps = text.unseen.count == 0 ? [] : SeenText(written).jumps
        return text.offset(ofWritten: SourceText.Jump.origin(of: offset, jumps))
    }

    /// A place that stands for a byte of the file as it is written, such as the first of a note. It counts from behind the
    /// end.
    package func offset(ofNoteAt written: Int) -> Int { bytes.count + 1 + written }

    /// Whether a note that was taken out begins at a byte of the file as it is written.
    package func beginsNote(_ written: Int) -> Bool {
        let next = BinarySearch.count(of: text.notes.count) { text.notes[$0].bytes.lowerBound < written }
        return next < text.notes.count && text.notes[next].bytes.lowerBound == written
    }

    /// Where the place that `offset` stands for is in the file as it is written.
    package func written(_ offset: Int) -> Int {
        let written = offset > bytes.count ? offset - bytes.count - 1 : text.written(offset)
        return min(written, self.written.count)
    }

    /// Where the line that begins at `start` begins in the file as it is written, with the notes in front of its words.
    package func written(lineFrom start: Int) -> Int { start > 0 ? written(start - 1) + 1 : 0 }

    /// The byte at a place, or the one behind it where it is in a note.
    package func offset(of place: Int) -> Int {
        place > bytes.count ? text.offset(ofWritten: place - bytes.count - 1) : place
    }

    /// A stretch as it may be quoted. Nothing else of a file goes into a report.
    package func quoted(_ range: Range<Int>) -> ArraySlice<UInt8> {
        guard text.hidden.contains(where: { $0.overlaps(range) }) else { return bytes[range] }
        var quoted: [UInt8] = []
        var cursor = range.lowerBound
        for hidden in text.hidden where hidden.overlaps(range) {
            if hidden.lowerBound > cursor { quoted += bytes[cursor..<hidden.lowerBound] }
            cursor = max(cursor, hidden.upperBound)
        }
        if cursor < range.upperBound { quoted += bytes[cursor..<range.upperBound] }
        return quoted[...]
    }
}

/// The number of a file among all files of a compilation.
public struct FileID: Sendable, Hashable, Comparable {
    public let index: UInt32
    package init(_ index: Int) { self.index = UInt32(index) }
    public static func < (a: FileID, b: FileID) -> Bool { a.index < b.index }
}

/// A byte of a file. Lines and columns are computed only when a finding is shown.
public struct SourcePosition: Sendable, Hashable, Comparable {
    public var file: FileID
    public var offset: UInt32

    package init(_ file: FileID, _ offset: Int) {
        self.file = file
        self.offset = UInt32(offset)
    }

    public static func < (a: SourcePosition, b: SourcePosition) -> Bool {
        (a.file, a.offset) < (b.file, b.offset)
    }
}

/// Text on its way to the block reader, with the way back to the file it came from.
///
/// A marked paper is read twice, once as it stood before its marks and once as it stands after them; both readings are
/// texts whose bytes jump about in the file. `jumps` lists where: from `jumps[i].here` on, a byte at `here + n` was
/// at `jumps[i].there + n` in the file. A plain file has no jumps.
package struct SourceText: Sendable {
    package struct Jump: Sendable, Hashable {
        package var here: UInt32
        package var there: UInt32
        package init(here: Int, there: Int) {
            self.here = UInt32(here)
            self.there = UInt32(there)
        }

        /// The last one that begins at or before `offset`.
        static func last(in jumps: [Jump], at offset: Int) -> Jump? {
            let next = first(in: jumps, after: offset)
            return next > 0 ? jumps[next - 1] : nil
        }

        /// The index of the first one behind `offset`.
        static func first(in jumps: [Jump], after offset: Int) -> Int {
            BinarySearch.count(of: jumps.count) { Int(jumps[$0].here) <= offset }
        }

        /// Where the byte at `offset` was.
        static func origin(of offset: Int, _ jumps: [Jump]) -> Int {
            last(in: jumps, at: offset).map { Int($0.there) + offset - Int($0.here) } ?? offset
        }

        /// The way back from a text of `count` bytes over `jumps` to one that was itself made of another, over `earlier`.
        static func through(_ jumps: [Jump], count: Int, then earlier: [Jump]) -> [Jump] {
            guard !earlier.isEmpty else { return jumps }
            var way: [Jump] = []
            func add(_ here: Int, _ end: Int, from there: Int) {
                guard here < end else { return }
                way.append(Jump(here: here, there: origin(of: there, earlier)))
                for jump in earlier[first(in: earlier, after: there)...] {
                    let place = here + Int(jump.here) - there
                    guard place < end else { return }
                    way.append(Jump(here: place, there: Int(jump.there)))
                }
            }
            add(0, jumps.first.map { Int($0.here) } ?? count, from: 0)
            for (index, jump) in jumps.enumerated() {
                let end = index + 1 < jumps.count ? Int(jumps[index + 1].here) : count
                add(Int(jump.here), end, from: Int(jump.there))
            }
            // What stands behind the last byte.
            if let last = jumps.last, Int(last.here) >= count {
                way.append(Jump(here: count, there: origin(of: Int(last.there), earlier)))
            }
            return way
        }
    }

    /// An internal note that was taken out of the text.
    package struct Note: Sendable {
        /// Where it stood: before this byte.
        package var offset: Int
        package var text: String
        /// Its place in the file.
        package var place: Int

        package init(offset: Int, text: String, place: Int) {
            self.offset = offset
            self.text = text
            self.place = place
        }
    }

    package let file: FileID
    package var bytes: [UInt8]
    package var jumps: [Jump]
    /// Whether nothing is left out where bytes jump: the text is pieced together from lines of several files.
    package var isWhole = false
    /// The notes that stood in it, in their order.
    package var notes: [Note] = []

    package init(file: FileID, bytes: [UInt8], jumps: [Jump] = []) {
        self.file = file
        self.bytes = bytes
        self.jumps = jumps
    }

    /// A stretch of this text in pieces that are each unbroken in the file.
    package func unbroken(_ range: Range<Int>) -> [Range<Int>] {
        guard !jumps.isEmpty else { return [range] }
        var pieces: [Range<Int>] = []
        var start = range.lowerBound
        var index = firstJump(after: start)
        while index < jumps.count, Int(jumps[index].here) < range.upperBound {
            pieces.append(start..<Int(jumps[index].here))
            start = Int(jumps[index].here)
            index += 1
        }
        pieces.append(start..<range.upperBound)
        return pieces
    }

    /// The index of the first jump behind `offset`.
    package func firstJump(after offset: Int) -> Int { Jump.first(in: jumps, after: offset) }

    /// Whether words of the file are left out right before `offset`. Signs of change alone leave out fewer bytes: two of
    /// three each.
    package func leavesOutWords(before offset: Int) -> Bool {
        let jump = firstJump(after: offset) - 1
        guard !isWhole, jump >= 0, offset > 0, Int(jumps[jump].here) == offset else { return false }
        return Int(jumps[jump].there) - origin(of: offset - 1) - 1 > 6
    }

    /// The offset in the file of the byte at `offset` of this text. Logarithmic in the number of jumps.
    package func origin(of offset: Int) -> Int { Jump.origin(of: offset, jumps) }
}

/// The files of one compilation, and where each line of theirs begins.
public struct SourceSet: Sendable {
    public private(set) var files: [SourceFile] = []

    public init() {}

    @discardableResult
    package mutating func add(_ file: SourceFile) -> FileID {
        files.append(file)
        return FileID(files.count - 1)
    }

    public subscript(id: FileID) -> SourceFile { files[Int(id.index)] }

    /// Whether one position comes before another as the files are written.
    package func precedes(_ a: SourcePosition, _ b: SourcePosition) -> Bool {
        guard a.file == b.file, Int(a.file.index) < files.count else { return a < b }
        let (first, second) = (self[a.file].written(Int(a.offset)), self[a.file].written(Int(b.offset)))
        return first != second ? first < second : a < b
    }

    /// Line and column of a position, both from 1; the column counts characters (Unicode scalars), as editors do.
    public func lineAndColumn(of position: SourcePosition) -> (line: Int, column: Int) {
        let file = files[Int(position.file.index)]
        let bytes = file.written
        var line = 1
        var lineStart = 0
        let end = file.written(Int(position.offset))
        bytes.withUnsafeBufferPointer { bytes in
            for index in 0..<end where bytes[index] == 0x0A {
                line += 1
                lineStart = index + 1
            }
        }
        var column = 1
        for index in lineStart..<end where bytes[index] & 0xC0 != 0x80 { column += 1 }
        return (line, column)
    }
}
