/// A text file as it was read, by the path that findings print. The path is relative to what the user named, so that
/// output never depends on where a folder stands.
public struct SourceFile: Sendable, Hashable {
    public let path: String
    public let bytes: [UInt8]

    public init(path: String, bytes: [UInt8]) {
        self.path = path
        self.bytes = bytes
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
    }

    package let file: FileID
    package var bytes: [UInt8]
    package var jumps: [Jump]
    /// Whether nothing is left out where bytes jump: the text is pieced together from lines of several files.
    package var isWhole = false

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
    package func firstJump(after offset: Int) -> Int {
        var low = 0
        var high = jumps.count
        while low < high {
            let middle = (low + high) / 2
            if Int(jumps[middle].here) <= offset { low = middle + 1 } else { high = middle }
        }
        return low
    }

    /// Whether words of the file are left out right before `offset`. Signs of change alone leave out fewer bytes: two of
    /// three each.
    package func leavesOutWords(before offset: Int) -> Bool {
        let jump = firstJump(after: offset) - 1
        guard !isWhole, jump >= 0, offset > 0, Int(jumps[jump].here) == offset else { return false }
        return Int(jumps[jump].there) - origin(of: offset - 1) - 1 > 6
    }

    /// The offset in the file of the byte at `offset` of this text. Logarithmic in the number of jumps.
    package func origin(of offset: Int) -> Int {
        let low = firstJump(after: offset)
        guard low > 0 else { return offset }
        return Int(jumps[low - 1].there) + offset - Int(jumps[low - 1].here)
    }
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

    /// Line and column of a position, both from 1; the column counts characters (Unicode scalars), as editors do.
    public func lineAndColumn(of position: SourcePosition) -> (line: Int, column: Int) {
        let bytes = files[Int(position.file.index)].bytes
        var line = 1
        var lineStart = 0
        let end = min(Int(position.offset), bytes.count)
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
