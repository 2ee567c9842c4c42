import ConcordModel

/// Rows that stand together, set as aligned columns.
///
/// Columns are as wide as their widest cell where the page (or 120 columns, if the page is narrower) holds them; else
/// cells wrap within their columns, down to their longest word, since a word is never broken. A mark that runs over the
/// lines of a wrapped cell is closed and opened again on each, because other cells stand between the lines.
struct PlainTextTable {
    private struct Row {
        var isHead: Bool
        var cells: Range<Int>
    }

    /// A cell as it was given, and what the widths of columns depend on.
    fileprivate struct Cell {
        var bytes: Range<Int>
        var alignment: Alignment
        /// Of its widest line and its longest word; a cell without words has a word of one column.
        var columns = 0
        var longestWord = 0
        var hasLineEnd = false
        var isMarked = false
        /// Whether single spaces between words are all there is besides words.
        var isTidy = true
    }

    /// A line of a cell as it is printed.
    private struct Line {
        var bytes: Range<Int>
        var columns: Int
    }

    private let showsChanges: Bool
    /// The bytes of all cells, and behind them those of lines that are set otherwise than they came.
    private var bytes: [UInt8] = []
    private var cells: [Cell] = []
    private var rows: [Row] = []
    /// Whether there is anything to print.
    private(set) var hasWords = false

    private static let gap = 2
    private static let leastLimit = 120

    init(showsChanges: Bool) { self.showsChanges = showsChanges }

    mutating func beginRow(isHead: Bool) { rows.append(Row(isHead: isHead, cells: cells.count..<cells.count)) }

    mutating func add(_ cell: [UInt8], alignment: Alignment) {
        var new = Cell(bytes: bytes.count..<bytes.count + cell.count, alignment: alignment)
        bytes.append(contentsOf: cell)
        new.measure(cell, showsChanges: showsChanges)
        if new.longestWord > 0 { hasWords = true } else { new.longestWord = 1 }
        cells.append(new)
        rows[rows.count - 1].cells = rows[rows.count - 1].cells.lowerBound..<cells.count
    }

    mutating func write(to page: inout PlainTextLines, indent: Int) {
        let widths = columnWidths(limit: max(page.width, Self.leastLimit) - indent)
        var lines: [Line] = []
        // The lines of each cell.
        var set: [Range<Int>] = []
        for row in rows {
            for (column, cell) in row.cells.enumerated() {
                let first = lines.count
                addLines(of: cells[cell], width: widths[column], to: &lines)
                set.append(first..<lines.count)
            }
        }
        let wraps = set.contains { $0.count > 1 }
        for (number, row) in rows.enumerated() {
            if wraps, number > 0, !rows[number - 1].isHead || row.isHead { page.endLine() }
            let height = set[row.cells].reduce(1) { max($0, $1.count) }
            for line in 0..<height { writeLine(line, of: row, set, lines, widths, to: &page, indent: indent) }
            if row.isHead, number + 1 < rows.count, !rows[number + 1].isHead {
                for (column, width) in widths.enumerated() {
                    page.spaces(column == 0 ? indent : Self.gap)
                    page.repeated(0x2D, width)
                }
                page.endLine()
            }
        }
    }

    private func writeLine(
        _ number: Int, of row: Row, _ set: [Range<Int>], _ lines: [Line], _ widths: [Int],
        to page: inout PlainTextLines, indent: Int
    ) {
        var owed = indent
        for (column, cell) in row.cells.enumerated() {
            guard number < set[cell].count, case let line = lines[set[cell].lowerBound + number], !line.bytes.isEmpty
            else {
                owed += widths[column] + Self.gap
                continue
            }
            let room = max(0, widths[column] - line.columns)
            let before: Int
            switch cells[cell].alignment {
            case .none, .left: before = 0
            case .center: before = room / 2
            case .right: before = room
            }
            page.spaces(owed + before)
            page.append(bytes[line.bytes])
            owed = room - before + Self.gap
        }
        page.endLine()
    }

    // MARK: Widths

    private func columnWidths(limit: Int) -> [Int] {
        let count = max(1, rows.map(\.cells.count).max() ?? 1)
        var natural = Array(repeating: 1, count: count)
        var least = natural
        for row in rows {
            for (column, cell) in row.cells.enumerated() {
                let cell = cells[cell]
                let extra = cell.isMarked ? 4 : 0
                natural[column] = max(natural[column], cell.columns + (cell.hasLineEnd ? extra : 0))
                least[column] = max(least[column], cell.longestWord + extra)
            }
        }
        let available = limit - Self.gap * (count - 1)
        let wanted = natural.reduce(0, +)
        guard wanted > available else { return natural }
        for column in least.indices { least[column] = min(least[column], natural[column]) }
        let needed = least.reduce(0, +)
        let spare = max(0, available - needed)
        let stretch = max(1, wanted - needed)
        return least.indices.map { least[$0] + (natural[$0] - least[$0]) * spare / stretch }
    }

    // MARK: Cells

    /// Adds the lines of one cell at a width, each with its marks closed.
    private mutating func addLines(of cell: Cell, width: Int, to lines: inout [Line]) {
        if cell.columns <= width, !cell.hasLineEnd {
            if cell.isTidy {
                if !cell.bytes.isEmpty { lines.append(Line(bytes: cell.bytes, columns: cell.columns)) }
                return
            }
            let words = bytes[cell.bytes].split { $0 == 0x20 || $0 == 0x09 }
            if !words.isEmpty { add(Array(words.joined(separator: [0x20])), to: &lines) }
            return
        }
        var wrapped = PlainTextLines(width: max(1, width - (cell.isMarked ? 4 : 0)), reserving: cell.bytes.count + 16)
        wrapped.wrap(Array(bytes[cell.bytes]), indent: 0, hanging: 0)
        var open = PlainTextOpenMark.closed
        for line in wrapped.bytes.split(separator: 0x0A) {
            guard cell.isMarked else {
                add(Array(line), to: &lines)
                continue
            }
            var line = Array(line)
            let reopened = open.opening
            open = open.after(line)
            PlainTextMarks.close(open, in: &line)
            line.insert(contentsOf: reopened, at: 0)
            add(line, to: &lines)
        }
    }

    private mutating func add(_ line: [UInt8], to lines: inout [Line]) {
        let columns = line.reduce(0) { $0 + ($1 & 0xC0 == 0x80 ? 0 : 1) }
        lines.append(Line(bytes: bytes.count..<bytes.count + line.count, columns: columns))
        bytes.append(contentsOf: line)
    }
}

extension PlainTextTable.Cell {
    /// Looks at every byte once.
    fileprivate mutating func measure(_ cell: [UInt8], showsChanges: Bool) {
        var column = 0
        var word = 0
        var previous: UInt8 = 0x20
        for byte in cell {
            switch byte {
            case 0x20, 0x09, 0x0A:
                longestWord = max(longestWord, word)
                word = 0
                if byte != 0x20 || previous == 0x20 { isTidy = false }
                if byte == 0x0A {
                    hasLineEnd = true
                    columns = max(columns, column)
                    column = 0
                } else {
                    column += 1
                }
            case 0x5B where showsChanges, 0x7B where showsChanges:
                isMarked = true
                column += 1
                word += 1
            default:
                if byte & 0xC0 != 0x80 {
                    column += 1
                    word += 1
                }
            }
            previous = byte
        }
        if previous == 0x20, !cell.isEmpty { isTidy = false }
        columns = max(columns, column)
        longestWord = max(longestWord, word)
    }
}
