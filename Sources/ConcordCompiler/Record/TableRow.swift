/// One row of a table for a terminal: cells side by side, each wrapped to the width of its column.
enum TableRow {
    /// Spaces between two columns.
    static let gap = 2

    /// The row, each cell as the lines that it has before they are wrapped. No line ends in spaces.
    static func text(_ row: [[String]], _ widths: [Int]) -> String {
        lines(row, widths).map { $0 + "\n" }.joined()
    }

    /// The row of heads, set off where the terminal has colours.
    static func head(_ row: [[String]], _ widths: [Int], isColoured: Bool) -> String {
        isColoured ? lines(row, widths).map { "\u{1B}[1m\($0)\u{1B}[0m\n" }.joined() : text(row, widths)
    }

    private static func lines(_ row: [[String]], _ widths: [Int]) -> [String] {
        let cells = zip(row, widths).map { lines, width in lines.flatMap { CellText.wrapped($0, to: width) } }
        return (0..<(cells.map(\.count).max() ?? 0)).map { index in
            var line = ""
            for (column, cell) in cells.enumerated() {
                let text = index < cell.count ? cell[index] : ""
                line += text
                if column + 1 < cells.count {
                    line += String(repeating: " ", count: max(0, widths[column] - CellText.width(text)) + gap)
                }
            }
            while line.last == " " { line.removeLast() }
            return line
        }
    }
}
