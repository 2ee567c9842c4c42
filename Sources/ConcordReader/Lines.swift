/// One line of a source: where its content stands, without indentation and line end.
struct Line {
    /// First byte of the content, behind indentation (and behind `>` inside a quote).
    var start: Int
    /// One past the content; trailing spaces are kept, since two of them break a line.
    var end: Int
    /// Columns of indentation; a tab reaches to the next multiple of four.
    var indent: Int
    /// First byte of the line itself, behind a quote's `>`.
    var lineStart: Int

    var isBlank: Bool { start >= end }

    /// Splits a text at LF, CRLF and lone CR. A byte order mark at its head belongs to no line.
    static func split(_ bytes: [UInt8]) -> [Line] {
        var lines: [Line] = []
        lines.reserveCapacity(bytes.count / 60 + 8)
        bytes.withUnsafeBufferPointer { bytes in
            let count = bytes.count
            var start = count >= 3 && bytes[0] == 0xEF && bytes[1] == 0xBB && bytes[2] == 0xBF ? 3 : 0
            while start < count {
                var end = start
                while end < count, bytes[end] != 0x0A, bytes[end] != 0x0D { end += 1 }
                lines.append(Line(bytes, from: start, to: end))
                if end + 1 < count, bytes[end] == 0x0D, bytes[end + 1] == 0x0A { end += 1 }
                start = end + 1
            }
        }
        return lines
    }

    init(_ bytes: UnsafeBufferPointer<UInt8>, from lineStart: Int, to end: Int, column: Int = 0) {
        var cursor = lineStart
        var width = column
        while cursor < end {
            if bytes[cursor] == 0x20 {
                width += 1
            } else if bytes[cursor] == 0x09 {
                width += 4 - width % 4
            } else {
                break
            }
            cursor += 1
        }
        self.start = cursor
        self.end = end
        self.indent = width - column
        self.lineStart = lineStart
        // A line of nothing but spaces is blank.
        if cursor == end { self.start = end }
    }
}
