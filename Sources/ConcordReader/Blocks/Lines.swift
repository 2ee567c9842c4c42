import ConcordModel

/// One line of a source: where its content stands, without indentation and line end.
struct Line {
    private var place: SIMD4<UInt32>
    /// What its bytes can mean. A line that was cut later may hold less, never more.
    let seen: LineBytes

    /// First byte of the content, behind indentation (and behind `>` inside a quote).
    var start: Int {
        get { Int(place.x) }
        set { place.x = UInt32(newValue) }
    }
    /// One past the content; trailing spaces are kept, since two of them break a line.
    var end: Int { Int(place.y) }
    /// Columns of indentation; a tab reaches to the next multiple of four.
    var indent: Int {
        get { Int(place.z) }
        set { place.z = UInt32(newValue) }
    }
    /// First byte of the line itself, behind a quote's `>`.
    var lineStart: Int {
        get { Int(place.w) }
        set { place.w = UInt32(newValue) }
    }

    var isBlank: Bool { start >= end }

    /// Splits a text at LF, CRLF and lone CR. A byte order mark at its head belongs to no line.
    static func split(_ bytes: [UInt8]) -> [Line] {
        var lines: [Line] = []
        lines.reserveCapacity(bytes.count / 60 + 8)
        bytes.withUnsafeBufferPointer { bytes in
            let count = bytes.count
            var start = count >= 3 && bytes[0] == 0xEF && bytes[1] == 0xBB && bytes[2] == 0xBF ? 3 : 0
            while start < count {
                var (end, seen) = LineBytes.survey(bytes, from: start)
                if seen.contains(.high), InvalidUTF8.firstOffset(in: bytes[start..<end]) != nil {
                    seen.insert(.malformed)
                }
                lines.append(Line(bytes, from: start, to: end, seen: seen))
                if end + 1 < count, bytes[end] == 0x0D, bytes[end + 1] == 0x0A { end += 1 }
                start = end + 1
            }
        }
        return lines
    }

    init(_ bytes: UnsafeBufferPointer<UInt8>, from lineStart: Int, to end: Int, seen: LineBytes) {
        var cursor = lineStart
        var width = 0
        while cursor < end {
            if bytes[cursor] == 0x20 {
                width += 1
            } else if bytes[cursor] == 0x09 {
                width += 4 - width % 4
            } else if bytes[cursor] == 0x0C {
                // The page of a program that prints begins here; what follows stands at the margin.
                width = 0
            } else if bytes[cursor] >= 0x80, case let length = Line.wideSpace(bytes, cursor, end), length > 0 {
                width += 1
                cursor += length - 1
            } else {
                break
            }
            cursor += 1
        }
        // A line of nothing but spaces is blank.
        place = SIMD4(UInt32(cursor), UInt32(end), UInt32(width), UInt32(lineStart))
        self.seen = seen
    }

    /// The length of a space beyond ASCII, with which word processors indent and leave lines empty; 0 for a letter.
    private static func wideSpace(_ bytes: UnsafeBufferPointer<UInt8>, _ index: Int, _ end: Int) -> Int {
        let (sign, length) = PlainSign.read(
            bytes[index], index + 1 < end ? bytes[index + 1] : 0, index + 2 < end ? bytes[index + 2] : 0)
        if case .space = sign { return length }
        return 0
    }
}
