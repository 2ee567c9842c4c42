/// The rows of a simple HTML table: byte ranges into the source. Only the tags that make rows and cells are known, and
/// `<br>` inside a cell; attributes are passed over.
struct HTMLTable {
    struct Cell {
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

    /// Nil when the stretch holds another tag, text outside of cells, or a cell that is not closed by a tag: such a table
    /// is better shown as written than guessed at.
    static func read(_ bytes: [UInt8], from start: Int, to end: Int) -> HTMLTable? {
        var table = HTMLTable()
        var cursor = start
        var inHead = false
        var cell: (start: Int, isHead: Bool)?
        var captionStart: Int?
        func closeCell(at offset: Int) {
            if let open = cell, !table.rows.isEmpty {
                table.rows[table.rows.count - 1].cells.append(Cell(text: open.start..<offset, isHead: open.isHead))
            }
            cell = nil
        }
        while cursor < end {
            guard bytes[cursor] == UInt8(ascii: "<") else {
                let isSpace = bytes[cursor] <= 0x20
                if cell == nil, captionStart == nil, !isSpace { return nil }
                cursor += 1
                continue
            }
            guard let tagEnd = bytes[cursor..<end].firstIndex(of: UInt8(ascii: ">")) else { return nil }
            let isClosing = bytes[cursor + 1] == UInt8(ascii: "/")
            let name = bytes[(cursor + (isClosing ? 2 : 1))..<tagEnd].prefix { Numerals.isLetter($0) || Numerals.isDigit($0) }
            switch String(decoding: name.map { $0 | 0x20 }, as: UTF8.self) {
            case "table", "tbody", "tfoot", "colgroup", "col":
                closeCell(at: cursor)
            case "thead":
                inHead = !isClosing
            case "tr":
                closeCell(at: cursor)
                if !isClosing { table.rows.append(Row(start: cursor, isHead: inHead, cells: [])) }
            case "td", "th":
                closeCell(at: cursor)
                if !isClosing {
                    guard !table.rows.isEmpty else { return nil }
                    cell = (tagEnd + 1, name.last.map { $0 | 0x20 } == UInt8(ascii: "h"))
                }
            case "caption":
                if isClosing, let open = captionStart { table.caption = open..<cursor }
                captionStart = isClosing ? nil : tagEnd + 1
            case "br" where cell != nil, "p" where cell != nil:
                break
            default:
                // Some other tag: in a cell it stays text.
                if cell == nil { return nil }
            }
            cursor = tagEnd + 1
        }
        closeCell(at: end)
        for index in table.rows.indices where table.rows[index].cells.allSatisfy(\.isHead) {
            table.rows[index].isHead = !table.rows[index].cells.isEmpty
        }
        return table.rows.isEmpty ? nil : table
    }
}
