/// The rows of a simple HTML table: byte ranges into the source. Only the tags that make rows and cells are known, and
/// `<br>` and `<p>` inside a cell. Of the attributes those that widen a cell count; the others set looks.
struct HTMLTable {
    struct Cell {
        /// Empty for a place that a wider or taller cell covers.
        var text: Range<Int>
        var isHead: Bool
    }
    struct Row {
        var start: Int
        var isHead: Bool
        var cells: [Cell]
    }
    var caption: Range<Int>?
    var rows: [Row] = []

    /// Wider cells are no table of a contract, and a limit keeps a small file from filling the memory.
    private static let widestSpan = 40

    private struct OpenCell {
        var start: Int
        var isHead: Bool
        var columns: Int
        var rows: Int
    }

    private let bytes: [UInt8]
    private var cell: OpenCell?
    /// Cells of earlier rows that reach down: column, and for how many rows still.
    private var reaching: [Int: Int] = [:]

    private init(_ bytes: [UInt8]) { self.bytes = bytes }

    /// Nil when the stretch holds another tag, another table, an attribute that says something, or text outside of cells:
    /// such a table is better shown as written than guessed at.
    static func read(_ bytes: [UInt8], from start: Int, to end: Int) -> HTMLTable? {
        var table = HTMLTable(bytes)
        return table.read(from: start, to: end) && !table.rows.isEmpty ? table : nil
    }

    private mutating func read(from start: Int, to end: Int) -> Bool {
        var cursor = start
        var inHead = false
        var captionStart: Int?
        while cursor < end {
            guard bytes[cursor] == UInt8(ascii: "<") else {
                if cell == nil, captionStart == nil, bytes[cursor] > 0x20 { return false }
                cursor += 1
                continue
            }
            guard let tag = tag(at: cursor, to: end) else {
                // A sign of its own in a cell; elsewhere no simple table.
                guard cell != nil || captionStart != nil else { return false }
                cursor += 1
                continue
            }
            switch tag.name {
            case "table" where cursor > start && !tag.isClosing: return false
            case "table", "tbody", "tfoot", "colgroup", "col":
                closeCell(at: cursor)
            case "thead":
                closeCell(at: cursor)
                inHead = !tag.isClosing
            case "tr":
                closeCell(at: cursor)
                if !tag.isClosing { openRow(Row(start: cursor, isHead: inHead, cells: [])) }
            case "td", "th":
                closeCell(at: cursor)
                if !tag.isClosing {
                    guard !rows.isEmpty else { return false }
                    cell = OpenCell(start: tag.end, isHead: tag.name == "th", columns: tag.columns, rows: tag.rows)
                }
            case "caption":
                if tag.isClosing, let open = captionStart { caption = open..<cursor }
                captionStart = tag.isClosing ? nil : tag.end
            default:
                // Some other tag: in a cell it stays text.
                if cell == nil { return false }
                cursor = tag.end
                continue
            }
            guard tag.isSimple else { return false }
            cursor = tag.end
        }
        closeCell(at: end)
        fillRow()
        for index in rows.indices where rows[index].cells.allSatisfy(\.isHead) {
            rows[index].isHead = !rows[index].cells.isEmpty
        }
        return captionStart == nil
    }

    // MARK: Rows and cells

    private mutating func openRow(_ row: Row) {
        fillRow()
        for (column, count) in reaching { reaching[column] = count > 1 ? count - 1 : nil }
        rows.append(row)
    }

    private mutating func closeCell(at offset: Int) {
        guard let open = cell, !rows.isEmpty else { return }
        cell = nil
        coverReached()
        let last = rows.count - 1
        for column in 0..<open.columns {
            if open.rows > 1 { reaching[rows[last].cells.count] = open.rows }
            let text = column == 0 ? open.start..<offset : offset..<offset
            rows[last].cells.append(Cell(text: text, isHead: open.isHead))
        }
    }

    /// Empty cells where a cell of a row above reaches down.
    private mutating func coverReached() {
        let last = rows.count - 1
        guard last > 0, !reaching.isEmpty else { return }
        while reaching[rows[last].cells.count] != nil {
            let place = rows[last].start
            rows[last].cells.append(Cell(text: place..<place, isHead: rows[last].isHead))
        }
    }

    private mutating func fillRow() {
        guard !rows.isEmpty else { return }
        coverReached()
    }

    // MARK: Tags

    private struct Tag {
        var name: String
        var isClosing: Bool
        var end: Int
        var columns = 1
        var rows = 1
        /// Whether its attributes are about looks or spans alone.
        var isSimple = true
    }

    /// Attributes that say nothing to a reader.
    private static let looks: Set<String> = [
        "align", "valign", "width", "height", "border", "cellpadding", "cellspacing", "class", "style", "id", "bgcolor",
        "scope", "span", "rules", "frame", "nowrap", "dir", "lang", "headers",
    ]

    /// The tag at `start`; nil where no name follows, or another `<` comes before it is closed.
    private func tag(at start: Int, to end: Int) -> Tag? {
        var cursor = start + 1
        let isClosing = cursor < end && bytes[cursor] == UInt8(ascii: "/")
        if isClosing { cursor += 1 }
        let name = word(from: &cursor, to: end)
        guard !name.isEmpty else { return nil }
        var tag = Tag(name: name, isClosing: isClosing, end: cursor)
        while cursor < end {
            switch bytes[cursor] {
            case UInt8(ascii: ">"):
                tag.end = cursor + 1
                return tag
            case UInt8(ascii: "<"): return nil
            case 0x00...0x20, UInt8(ascii: "/"): cursor += 1
            default:
                let attribute = word(from: &cursor, to: end)
                guard !attribute.isEmpty, let value = value(from: &cursor, to: end) else { return nil }
                switch attribute {
                case "colspan": tag.columns = min(max(1, Numerals.arabic(bytes[value]) ?? 1), Self.widestSpan)
                case "rowspan": tag.rows = min(max(1, Numerals.arabic(bytes[value]) ?? 1), Self.widestSpan)
                default: if !Self.looks.contains(attribute) { tag.isSimple = false }
                }
            }
        }
        return nil
    }

    private func word(from cursor: inout Int, to end: Int) -> String {
        let start = cursor
        while cursor < end, Numerals.isLetter(bytes[cursor]) || Numerals.isDigit(bytes[cursor]) || bytes[cursor] == 0x2D
        {
            cursor += 1
        }
        return String(decoding: bytes[start..<cursor].map { Numerals.isUpper($0) ? $0 | 0x20 : $0 }, as: UTF8.self)
    }

    /// The value behind an attribute's name, empty without one; nil when its quotation mark is not closed in the tag.
    private func value(from cursor: inout Int, to end: Int) -> Range<Int>? {
        while cursor < end, bytes[cursor] <= 0x20 { cursor += 1 }
        guard cursor < end, bytes[cursor] == UInt8(ascii: "=") else { return cursor..<cursor }
        cursor += 1
        while cursor < end, bytes[cursor] <= 0x20 { cursor += 1 }
        guard cursor < end else { return nil }
        let quote = bytes[cursor]
        guard quote == UInt8(ascii: "\"") || quote == UInt8(ascii: "'") else {
            let start = cursor
            while cursor < end, bytes[cursor] > 0x20, bytes[cursor] != UInt8(ascii: ">"),
                bytes[cursor] != UInt8(ascii: "<")
            {
                cursor += 1
            }
            return start..<cursor
        }
        let start = cursor + 1
        cursor = start
        while cursor < end, bytes[cursor] != quote, bytes[cursor] != UInt8(ascii: "<") { cursor += 1 }
        guard cursor < end, bytes[cursor] == quote else { return nil }
        cursor += 1
        return start..<cursor - 1
    }
}
