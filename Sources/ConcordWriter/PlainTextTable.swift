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

    private let showsChanges: Bool
    private var cells: [[UInt8]] = []
    private var alignments: [Alignment] = []
    private var rows: [Row] = []

    private static let gap = 2
    private static let leastLimit = 120

    init(showsChanges: Bool) { self.showsChanges = showsChanges }

    /// Whether there is anything to print.
    var hasWords: Bool { cells.contains { cell in cell.contains { $0 != 0x20 && $0 != 0x0A && $0 != 0x09 } } }

    mutating func beginRow(isHead: Bool) { rows.append(Row(isHead: isHead, cells: cells.count..<cells.count)) }

    mutating func add(_ cell: [UInt8], alignment: Alignment) {
        cells.append(cell)
        alignments.append(alignment)
        rows[rows.count - 1].cells = rows[rows.count - 1].cells.lowerBound..<cells.count
    }

    mutating func write(to page: inout PlainTextLines, indent: Int) {
        let widths = columnWidths(limit: max(page.width, Self.leastLimit) - indent)
        let set = rows.map { row in
            row.cells.enumerated().map { column, cell in linesOf(cells[cell], width: widths[column]) }
        }
        let wraps = set.contains { $0.contains { $0.count > 1 } }
        for (number, row) in rows.enumerated() {
            let heights = set[number].map(\.count).max() ?? 0
            if wraps, number > 0, !rows[number - 1].isHead || row.isHead { page.endLine() }
            for line in 0..<max(1, heights) {
                writeLine(line, of: set[number], row: row, widths: widths, to: &page, indent: indent)
            }
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
        _ line: Int, of cells: [[[UInt8]]], row: Row, widths: [Int], to page: inout PlainTextLines, indent: Int
    ) {
        var owed = indent
        for (column, lines) in cells.enumerated() {
            let text = line < lines.count ? lines[line] : []
            let room = max(0, widths[column] - Self.columns(of: text))
            let before: Int
            switch alignments[row.cells.lowerBound + column] {
            case .none, .left: before = 0
            case .center: before = room / 2
            case .right: before = room
            }
            if text.isEmpty {
                owed += room
            } else {
                page.spaces(owed + before)
                page.append(text[...])
                owed = room - before
            }
            owed += Self.gap
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
                let bytes = cells[cell]
                let isMarked = showsChanges && (bytes.contains(0x5B) || bytes.contains(0x7B))
                let extra = isMarked ? 4 : 0
                natural[column] = max(natural[column], Self.columns(of: bytes) + (bytes.contains(0x0A) ? extra : 0))
                least[column] = max(least[column], Self.longestWord(of: bytes) + extra)
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

    /// The widest line of a cell.
    private static func columns(of bytes: [UInt8]) -> Int {
        var widest = 0
        var column = 0
        for byte in bytes {
            if byte == 0x0A {
                widest = max(widest, column)
                column = 0
            } else if byte & 0xC0 != 0x80 {
                column += 1
            }
        }
        return max(widest, column)
    }

    private static func longestWord(of bytes: [UInt8]) -> Int {
        bytes.split { $0 == 0x20 || $0 == 0x0A || $0 == 0x09 }.map { columns(of: Array($0)) }.max() ?? 1
    }

    // MARK: Cells

    /// The lines of one cell at a width, each with its marks closed.
    private func linesOf(_ cell: [UInt8], width: Int) -> [[UInt8]] {
        guard Self.columns(of: cell) > width || cell.contains(0x0A) else {
            let words = cell.split { $0 == 0x20 || $0 == 0x09 }
            return words.isEmpty ? [] : [Array(words.joined(separator: [0x20]))]
        }
        let isMarked = showsChanges && (cell.contains(0x5B) || cell.contains(0x7B))
        var wrapped = PlainTextLines(width: max(1, width - (isMarked ? 4 : 0)), reserving: cell.count + 16)
        wrapped.wrap(cell, indent: 0, hanging: 0)
        var lines = wrapped.bytes.split(separator: 0x0A).map { Array($0) }
        guard isMarked else { return lines }
        var open = PlainTextOpenMark.closed
        for index in lines.indices {
            let reopened = open.opening
            open = open.after(lines[index])
            PlainTextMarks.close(open, in: &lines[index])
            lines[index].insert(contentsOf: reopened, at: 0)
        }
        return lines
    }
}
