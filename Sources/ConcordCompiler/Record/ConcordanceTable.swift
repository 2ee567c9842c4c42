import ConcordModel

/// A concordance as it is printed: text for people, JSON and CSV for programs and sheets.
public struct ConcordanceTable: Sendable {
    private let entries: [ConcordanceEntry]
    private let from: String
    private let to: String

    /// - Parameters:
    ///   - from: the name of the earlier version, for heads.
    ///   - to: the name of the later one.
    public init(_ entries: [ConcordanceEntry], from: String, to: String) {
        self.entries = entries
        self.from = from
        self.to = to
    }

    /// Old and new side by side in columns, and what happened.
    public var text: [UInt8] {
        guard !entries.isEmpty else {
            return TerminalText("Every provision is cited alike in \(from) and \(to).\n").bytes
        }
        let rows = ([(from, to, "")] + entries.map { ($0.old ?? "—", $0.new ?? "—", Self.story(of: $0)) }).map {
            (TerminalCells.oneLine($0), TerminalCells.oneLine($1), TerminalCells.oneLine($2))
        }
        let first = rows.map { CellText.width($0.0) }.max() ?? 0
        let second = rows.map { CellText.width($0.1) }.max() ?? 0
        var text = ""
        for row in rows {
            var line = row.0 + String(repeating: " ", count: first - CellText.width(row.0) + 2) + row.1
            if !row.2.isEmpty {
                line += String(repeating: " ", count: second - CellText.width(row.1) + 2) + row.2
            }
            text += line + "\n"
        }
        return Array(text.utf8)
    }

    private static func story(of entry: ConcordanceEntry) -> String {
        let by =
            entry.papers.isEmpty ? "" : (entry.fate == .new ? " with " : " by ") + entry.papers.joined(separator: ", ")
        return entry.fate.rawValue + by + (entry.isReused ? "; the old number is another's now" : "")
    }

    /// One entry a line, keys in a fixed order.
    public var json: [UInt8] {
        var json = JSONBytes()
        json.raw("{\"from\":")
        json.string(from)
        json.raw(",\"to\":")
        json.string(to)
        json.raw(",\"entries\":[")
        for (index, entry) in entries.enumerated() {
            json.raw(index == 0 ? "\n{\"old\":" : ",\n{\"old\":")
            json.string(orNull: entry.old)
            json.raw(",\"new\":")
            json.string(orNull: entry.new)
            json.raw(",\"change\":")
            json.string(entry.fate.rawValue)
            json.raw(",\"papers\":")
            json.strings(entry.papers)
            json.raw(",\"oldNumberReused\":\(entry.isReused)}")
        }
        json.raw(entries.isEmpty ? "]}\n" : "\n]}\n")
        return json.bytes
    }

    /// Comma-separated with a head line, for a spreadsheet.
    public var csv: [UInt8] {
        var text = SheetCells.line(["old", "new", "change", "papers", "old number reused"])
        for entry in entries {
            text += SheetCells.line([
                entry.old ?? "", entry.new ?? "", entry.fate.rawValue, entry.papers.joined(separator: " "),
                entry.isReused ? "yes" : "no",
            ])
        }
        return Array(text.utf8)
    }
}
