import ConcordModel

/// Where each line of each file begins, worked out once for a file when the first finding in it is shown.
///
/// `SourceSet.lineAndColumn` walks a file from its start for each position; thousands of findings in one long file
/// would make that quadratic. The answers are the same.
struct LineIndex {
    private let sources: SourceSet
    private var starts: [[Int]]
    /// The place counted last. Findings come in the order of the page, so that the next one on a long line is counted from
    /// there.
    private var latest: (file: Int, offset: Int, column: Int) = (-1, 0, 1)

    init(_ sources: SourceSet) {
        self.sources = sources
        starts = Array(repeating: [], count: sources.files.count)
    }

    /// A position as people name it, with the bounds of its line (the line end not counted).
    struct Place {
        var path: String
        var line: Int
        var column: Int
        var file: FileID
        var offset: Int
        var bounds: Range<Int>
    }

    /// The place of a position; positions beyond the end stand at the end. Nil when there is no such file.
    mutating func place(of position: SourcePosition) -> Place? {
        let file = Int(position.file.index)
        guard file < sources.files.count else { return nil }
        if starts[file].isEmpty { starts[file] = Self.lineStarts(in: sources.files[file].bytes) }
        let bytes = sources.files[file].bytes
        let offset = min(Int(position.offset), bytes.count)
        var low = 0
        var high = starts[file].count
        while low < high {
            let middle = (low + high) / 2
            if starts[file][middle] <= offset { low = middle + 1 } else { high = middle }
        }
        let start = starts[file][low - 1]
        var end = low < starts[file].count ? starts[file][low] - 1 : bytes.count
        if end > start, bytes[end - 1] == 0x0D { end -= 1 }
        let goesOn = latest.file == file && start <= latest.offset && latest.offset <= offset
        var column = goesOn ? latest.column : 1
        for index in (goesOn ? latest.offset : start)..<offset where bytes[index] & 0xC0 != 0x80 { column += 1 }
        latest = (file, offset, column)
        return Place(
            path: sources.files[file].path, line: low, column: column, file: position.file, offset: offset,
            bounds: start..<end)
    }

    private static func lineStarts(in bytes: [UInt8]) -> [Int] {
        var starts = [0]
        bytes.withUnsafeBufferPointer { bytes in
            for index in bytes.indices where bytes[index] == 0x0A { starts.append(index + 1) }
        }
        return starts
    }
}
