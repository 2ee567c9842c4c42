import ConcordModel

/// Deadlines as a table for a terminal: one row each, cells wrapped to the width.
public struct DeadlineTable: Sendable {
    /// Cells a line may take.
    public var width: Int
    public var isColoured: Bool

    public init(width: Int = 80, isColoured: Bool = false) {
        self.width = width
        self.isColoured = isColoured
    }

    /// The whole table; a sentence where there are none. `day` is what they are counted from.
    public func bytes(for records: [DeadlineRecord], from day: CivilDate?) -> [UInt8] {
        guard !records.isEmpty else { return Array("no period to act within was found\n".utf8) }
        var heads = ["PROVISION", "WHO", "PERIOD", "COUNTED FROM"]
        if day != nil { heads.append("DUE") }
        let rows = records.map { record in
            var row = [record.provision, record.actor ?? "", record.phrase, record.start ?? ""]
            if day != nil { row.append(record.due.map { "\($0)\(record.reckoning == nil ? "" : "*")" } ?? "") }
            return row.map(TerminalCells.oneLine)
        }
        let widths = widths(heads, rows)
        var out = ""
        out += TableRow.head(heads.map { [$0] }, widths, isColoured: isColoured)
        for row in rows { out += TableRow.text(row.map { [$0] }, widths) }
        if day != nil {
            for note in notes(of: records) { out += "* " + note + "\n" }
        }
        return Array(out.utf8)
    }

    /// How the days with a star were reckoned, each thing once.
    private func notes(of records: [DeadlineRecord]) -> [String] {
        var notes: [String] = []
        for case let note? in records.map(\.reckoning) where !notes.contains(note) { notes.append(note) }
        return notes.flatMap { CellText.wrapped($0, to: max(20, width - 2)) }
    }

    /// A column is as wide as its widest cell; where that is too much the widest give way, down to a width in which words
    /// can be read.
    private func widths(_ heads: [String], _ rows: [[String]]) -> [Int] {
        var widths = heads.indices.map { column in
            max(CellText.width(heads[column]), rows.map { CellText.width($0[column]) }.max() ?? 0)
        }
        let room = width - TableRow.gap * (heads.count - 1)
        while widths.reduce(0, +) > room, let widest = widths.indices.max(by: { widths[$0] < widths[$1] }),
            widths[widest] > 12
        {
            widths[widest] -= 1
        }
        return widths
    }
}
