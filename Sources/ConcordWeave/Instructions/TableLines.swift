import ConcordModel

/// A row or a column in a table of the base.
struct TableLine {
    var table: ProvisionID
    var row: ProvisionID
    var column: Int?
}

/// The rows and columns of some tables by what they are called, signs made plain.
struct TableLines {
    /// By the words of the first cell.
    private(set) var rows: [[UInt8]: [TableLine]] = [:]
    private(set) var rowsByAnyCell: [[UInt8]: [TableLine]] = [:]
    private(set) var columns: [[UInt8]: [TableLine]] = [:]

    mutating func add(_ letters: [UInt8], _ table: ProvisionID, _ row: ProvisionID, _ index: Int, isHead: Bool) {
        let line = TableLine(table: table, row: row)
        if index == 0 { rows[letters, default: []].append(line) }
        if rowsByAnyCell[letters]?.last?.row != row { rowsByAnyCell[letters, default: []].append(line) }
        if isHead { columns[letters, default: []].append(TableLine(table: table, row: row, column: index)) }
    }
}
