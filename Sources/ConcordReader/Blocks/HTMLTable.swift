/// The rows of an HTML table as people paste it: byte ranges into the source. Only the tags that make rows and cells are known
/// here, and those that set looks. Of the attributes those that widen a cell count.
struct HTMLTable {
    struct Cell {
        /// Empty for a place that a wider or taller cell covers.
        var text: Range<Int>
        var isHead: Bool
    }
    struct Row {
        var start: Int
        var isHead: Bool
        var isFoot = false
        var cells: [Cell]
    }
    /// Why a table could not be read, and where.
    struct Trouble: Error {
        enum Kind {
            case tag(String)
            case attribute(String)
            case words, unfinished, empty
        }
        var kind: Kind
        var offset: Int
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
    private var captionStart: Int?
    private var inHead = false
    private var inFoot = false
    /// Cells of earlier rows that reach down: column, and for how many rows still.
    private var reaching: [Int: Int] = [:]

    private init(_ bytes: [UInt8]) { self.bytes = bytes }

    /// Throws when the stretch holds another table, an attribute that says something, or words outside of cells: such a table
    /// is better shown as written than guessed at.
    static func read(_ bytes: [UInt8], from start: Int, to end: Int) throws(Trouble) -> HTMLTable {
        var table = HTMLTable(bytes)
        try table.read(from: start, to: end)
        if table.rows.allSatisfy(\.cells.isEmpty) { throw Trouble(kind: .empty, offset: start) }
        return table
    }

    private mutating func read(from start: Int, to end: Int) throws(Trouble) {
        var cursor = start
        while cursor < end {
            guard bytes[cursor] == UInt8(ascii: "<") else {
                let space = isInWords ? 1 : HTMLTag.spaceLength(bytes, cursor, end)
                if space == 0 { throw Trouble(kind: .words, offset: cursor) }
                cursor += space
                continue
            }
            guard let tag = HTMLTag.read(bytes, at: cursor, to: end) else {
                // A sign of its own in a cell; elsewhere no table.
                guard isInWords else { throw Trouble(kind: .words, offset: cursor) }
                cursor += 1
                continue
            }
            if try open(tag, at: cursor, isFirst: cursor == start), let attribute = tag.meaningfulAttribute {
                throw Trouble(kind: .attribute(attribute), offset: cursor)
            }
            cursor = tag.end
        }
        closeCell(at: end)
        fillRow()
        if let captionStart { throw Trouble(kind: .unfinished, offset: captionStart) }
        for index in rows.indices where rows[index].cells.allSatisfy(\.isHead) {
            rows[index].isHead = !rows[index].cells.isEmpty
        }
        // A foot that stands before the body is printed below it.
        rows = rows.filter { !$0.isFoot } + rows.filter(\.isFoot)
    }

    private var isInWords: Bool { cell != nil || captionStart != nil }

    /// Takes a tag; gives whether it is one of tables.
    private mutating func open(_ tag: HTMLTag, at offset: Int, isFirst: Bool) throws(Trouble) -> Bool {
        switch tag.name {
        case "table":
            if !isFirst, !tag.isClosing { throw Trouble(kind: .tag("table"), offset: offset) }
        case "colgroup", "col":
            closeCell(at: offset)
        case "thead", "tbody", "tfoot":
            closeCell(at: offset)
            inHead = tag.name == "thead" && !tag.isClosing
            inFoot = tag.name == "tfoot" && !tag.isClosing
        case "tr":
            closeCell(at: offset)
            if !tag.isClosing { openRow(Row(start: offset, isHead: inHead, isFoot: inFoot, cells: [])) }
        case "td", "th":
            closeCell(at: offset)
            if tag.isClosing { break }
            // A row may begin without its tag.
            if rows.isEmpty { openRow(Row(start: offset, isHead: inHead, isFoot: inFoot, cells: [])) }
            cell = OpenCell(
                start: tag.end, isHead: tag.name == "th", columns: min(max(1, tag.columns), Self.widestSpan),
                rows: min(max(1, tag.rows), Self.widestSpan))
        case "caption":
            if tag.isClosing, let open = captionStart { caption = open..<offset }
            captionStart = tag.isClosing ? nil : tag.end
        default:
            // Some other tag: in a cell or a caption it sets its words. Around rows it does nothing, as a form does.
            if !isInWords, !HTMLTag.isOfLooks(tag.name) { throw Trouble(kind: .tag(tag.name), offset: offset) }
            return false
        }
        return true
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
}
