/// Lines of plain text in the making: wrapping, indentation, blank lines between blocks, no space at a line's end.
///
/// Columns are counted in Unicode scalars. A word is never broken; one that is wider than the page has a line of
/// its own.
struct PlainTextLines {
    private(set) var bytes: [UInt8] = []
    let width: Int
    /// Whether notes stand on lines that begin with `>>`. A line of the contract that begins so has a backslash in front.
    let hasNotes: Bool

    init(width: Int, hasNotes: Bool = false, reserving count: Int) {
        self.width = width
        self.hasNotes = hasNotes
        bytes.reserveCapacity(count)
    }

    /// A blank line before the next block, unless it is the first.
    mutating func beginBlock() {
        if !bytes.isEmpty { bytes.append(0x0A) }
    }

    /// Wraps `text` at spaces; its line ends stay. The first line begins at `indent`, the others at `hanging`, all of
    /// them with `lead`. Gives the widest line. Stretches with single spaces are appended whole.
    @discardableResult
    mutating func wrap(_ text: [UInt8], indent: Int, hanging: Int, lead: StaticString = "") -> Int {
        text.withUnsafeBufferPointer { text in
            var widest = 0
            var lineIndent = indent
            var index = Self.skipBlank(text, from: 0)
            while index < text.count {
                startLine(indent: lineIndent, lead: lead)
                var column = lineIndent + lead.utf8CodeUnitCount
                if hasNotes, lead.utf8CodeUnitCount == 0, text[index...].starts(with: [0x3E, 0x3E]) {
                    bytes.append(UInt8(ascii: "\\"))
                    column += 1
                }
                if let end = Self.plainLineEnd(text, from: index, room: width - column) {
                    append(text, index..<end)
                    bytes.append(0x0A)
                    widest = max(widest, column + end - index)
                    index = end == text.count ? end : end + 1
                    lineIndent = hanging
                    continue
                }
                var kept = index
                var end = index
                var words = 0
                while index < text.count {
                    let word = Self.wordEnd(text, from: index)
                    let needed = word.columns + (words == 0 ? 0 : 1)
                    if words > 0, column + needed > width { break }
                    if words > 0, index != end + 1 {
                        append(text, kept..<end)
                        bytes.append(0x20)
                        kept = index
                    }
                    column += needed
                    words += 1
                    end = word.end
                    index = Self.skipSpaces(text, from: end)
                    if index < text.count, text[index] == 0x0A {
                        index = Self.skipBlank(text, from: index + 1)
                        break
                    }
                }
                append(text, kept..<end)
                bytes.append(0x0A)
                widest = max(widest, column)
                lineIndent = hanging
            }
            return widest
        }
    }

    /// Lines as they are, each at `indent`; empty ones at the end are dropped.
    mutating func keep(_ text: [UInt8], indent: Int) {
        text.withUnsafeBufferPointer { text in
            var count = text.count
            while count > 0, text[count - 1] == 0x0A { count -= 1 }
            let text = UnsafeBufferPointer(rebasing: text[..<count])
            var start = 0
            while start < text.count {
                var end = start
                while end < text.count, text[end] != 0x0A { end += 1 }
                var last = end
                while last > start, text[last - 1] == 0x20 || text[last - 1] == 0x09 { last -= 1 }
                if last > start {
                    startLine(indent: indent, lead: "")
                    append(text, start..<last)
                }
                bytes.append(0x0A)
                start = end + 1
            }
        }
    }

    /// A row of one sign under a head.
    mutating func underline(_ sign: UInt8, from indent: Int, to column: Int) {
        startLine(indent: indent, lead: "")
        bytes.append(contentsOf: repeatElement(sign, count: max(3, min(column, width) - indent)))
        bytes.append(0x0A)
    }

    mutating func spaces(_ count: Int) {
        var left = count
        while left > 0 {
            let taken = min(left, Self.blank.utf8CodeUnitCount)
            bytes.append(contentsOf: UnsafeBufferPointer(start: Self.blank.utf8Start, count: taken))
            left -= taken
        }
    }

    private static let blank: StaticString = "                                                                "

    mutating func append(_ text: ArraySlice<UInt8>) { bytes.append(contentsOf: text) }
    mutating func repeated(_ sign: UInt8, _ count: Int) {
        bytes.append(contentsOf: repeatElement(sign, count: max(0, count)))
    }
    mutating func endLine() { bytes.append(0x0A) }

    private mutating func startLine(indent: Int, lead: StaticString) {
        spaces(indent)
        lead.withUTF8Buffer { bytes.append(contentsOf: $0) }
    }

    @inline(__always)
    private mutating func append(_ text: UnsafeBufferPointer<UInt8>, _ range: Range<Int>) {
        bytes.append(contentsOf: UnsafeBufferPointer(rebasing: text[range]))
    }

    /// Past spaces and empty lines: a blank line would look like the end of the block.
    private static func skipBlank(_ text: UnsafeBufferPointer<UInt8>, from start: Int) -> Int {
        var index = start
        while index < text.count, text[index] == 0x20 || text[index] == 0x09 || text[index] == 0x0A { index += 1 }
        return index
    }

    @inline(__always)
    private static func skipSpaces(_ text: UnsafeBufferPointer<UInt8>, from start: Int) -> Int {
        var index = start
        while index < text.count, text[index] == 0x20 || text[index] == 0x09 { index += 1 }
        return index
    }

    /// The end of the line of at most `room` columns that begins with the word at `start`, where it is plain: letters of
    /// ASCII with single spaces between words. Nil where it has to be looked at word by word.
    @inline(__always)
    private static func plainLineEnd(_ text: UnsafeBufferPointer<UInt8>, from start: Int, room: Int) -> Int? {
        guard room > 0 else { return nil }
        let limit = start + room
        if limit >= text.count {
            return isPlain(text, start, text.count) && text[text.count - 1] != 0x20 ? text.count : nil
        }
        guard isPlain(text, start, limit + 1) else { return nil }
        var end = limit
        while end > start, text[end] != 0x20 { end -= 1 }
        guard end > start, end + 1 < text.count, text[end + 1] > 0x20 else { return nil }
        return end
    }

    /// Whether a stretch holds neither controls nor bytes beyond ASCII nor two spaces in a row, eight bytes at a time.
    @inline(__always)
    private static func isPlain(_ text: UnsafeBufferPointer<UInt8>, _ start: Int, _ end: Int) -> Bool {
        let tops: UInt64 = 0x8080_8080_8080_8080
        var index = start
        while index + 8 <= end {
            let eight = UInt64(
                littleEndian: UnsafeRawBufferPointer(text).loadUnaligned(fromByteOffset: index, as: UInt64.self))
            // With every top bit free no sum carries from one byte into the next.
            guard eight & tops == 0, (eight &+ 0x6060_6060_6060_6060) & tops == tops else { return false }
            let spaces = ~((eight ^ 0x2020_2020_2020_2020) &+ 0x7F7F_7F7F_7F7F_7F7F) & tops
            if spaces & (spaces << 8) != 0 { return false }
            if spaces & 0x80 != 0, index > start, text[index - 1] == 0x20 { return false }
            index += 8
        }
        while index < end {
            let byte = text[index]
            guard byte >= 0x20, byte < 0x80, byte != 0x20 || index == start || text[index - 1] != 0x20 else {
                return false
            }
            index += 1
        }
        return true
    }

    /// The end of the word at `start`, and its width.
    @inline(__always)
    static func wordEnd(_ text: UnsafeBufferPointer<UInt8>, from start: Int) -> (end: Int, columns: Int) {
        var index = start
        var columns = 0
        while index < text.count {
            let byte = text[index]
            if byte == 0x20 || byte == 0x0A || byte == 0x09 { break }
            columns += byte & 0xC0 == 0x80 ? 0 : 1
            index += 1
        }
        return (index, columns)
    }
}
