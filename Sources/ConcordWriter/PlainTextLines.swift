/// Lines of plain text in the making: wrapping, indentation, blank lines between blocks, no space at a line's end.
///
/// Columns are counted in Unicode scalars. A word is never broken; one that is wider than the page has a line of
/// its own.
struct PlainTextLines {
    private(set) var bytes: [UInt8] = []
    let width: Int

    init(width: Int, reserving count: Int) {
        self.width = width
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
        if count > 0 { bytes.append(contentsOf: repeatElement(0x20, count: count)) }
    }

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
