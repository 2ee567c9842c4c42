import ConcordModel

/// Where each line of each file begins, worked out once for a file when the first finding in it is shown.
///
/// `SourceSet.lineAndColumn` walks a file from its start for each position; thousands of findings in one long file
/// would make that quadratic. The answers are the same.
struct LineIndex {
    private let sources: SourceSet
    /// Where the lines of each file begin, as it is written.
    private var starts: [[Int]]
    /// The place counted last. Findings come in the order of the page, so that the next one on a long line is counted from
    /// there.
    private var latest: (file: Int, offset: Int, column: Int) = (-1, 0, 1)

    init(_ sources: SourceSet) {
        self.sources = sources
        starts = Array(repeating: [], count: sources.files.count)
    }

    /// A position as people name it, and the words there: of the file without its internal notes.
    struct Place {
        var path: String
        var line: Int
        var column: Int
        var file: FileID
        var offset: Int
        /// The same in the file as it is written.
        var written: Int
        /// The bounds of its line, the line end not counted.
        var bounds: Range<Int>
        /// Whether it is a note's own.
        var isOfNote = false

        /// The words of its line, and where among them it is. Of a note the sign alone is shown, and what stands in front.
        func quoted(from source: SourceFile) -> (line: ArraySlice<UInt8>, offset: Int) {
            var before = source.quoted(bounds.lowerBound..<min(offset, bounds.upperBound))
            guard !isOfNote else {
                if let last = before.last, last > 0x20, source.written[written - 1] == 0x20 { before.append(0x20) }
                let here = source.written[written...]
                let sign = here.prefix(here.starts(with: "<!--".utf8) ? 4 : 3)
                return (Array(before)[...] + sign + Array(" …".utf8), before.count)
            }
            return (source.quoted(bounds), before.count)
        }
    }

    /// The place of a position; positions beyond the end stand at the end. Nil when there is no such file.
    mutating func place(of position: SourcePosition) -> Place? {
        let file = Int(position.file.index)
        guard file < sources.files.count else { return nil }
        let source = sources.files[file]
        if starts[file].isEmpty { starts[file] = Self.lineStarts(in: source.written) }
        let bytes = source.written
        let offset = source.written(Int(position.offset))
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
        let isOfNote = Int(position.offset) > source.bytes.count && source.beginsNote(offset)
        let here = min(source.offset(of: Int(position.offset)), source.bytes.count)
        let bounds = Self.bounds(of: here, start..<end, in: source)
        return Place(
            path: source.path, line: low, column: column, file: position.file, offset: here, written: offset,
            bounds: bounds,
            isOfNote: isOfNote)
    }

    /// The bounds of the line at `offset` in a file without its notes. `line` is that line as it is written, which a note may
    /// have joined to others.
    private static func bounds(of offset: Int, _ line: Range<Int>, in source: SourceFile) -> Range<Int> {
        if source.text.jumps.isEmpty { return line }
        let bytes = source.bytes
        var start = offset
        while start > 0, bytes[start - 1] != 0x0A { start -= 1 }
        var end = offset
        while end < bytes.count, bytes[end] != 0x0A { end += 1 }
        if end > start, bytes[end - 1] == 0x0D { end -= 1 }
        return start..<max(end, start)
    }

    private static func lineStarts(in bytes: [UInt8]) -> [Int] {
        var starts = [0]
        bytes.withUnsafeBufferPointer { bytes in
            for index in bytes.indices where bytes[index] == 0x0A { starts.append(index + 1) }
        }
        return starts
    }
}
