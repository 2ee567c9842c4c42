import ConcordModel

/// The papers as a table for a terminal. Columns take the room their words need and give way where it does not suffice;
/// cells wrap. A column that no paper has anything for is left out.
public struct PaperTable: Sendable {
    /// Cells a line may take.
    public var width: Int
    public var isColoured: Bool
    /// Whether the digest of each paper that binds once it is signed stands below the table.
    public var showsDigests: Bool

    public init(width: Int = 80, isColoured: Bool = false, showsDigests: Bool = false) {
        self.width = width
        self.isColoured = isColoured
        self.showsDigests = showsDigests
    }

    /// The whole table; a sentence where there are no papers.
    public func bytes(
        for records: [PaperRecord], parties: [Party], asOf day: CivilDate?, signatures: [PartySignature] = [],
        by signers: String? = nil
    ) -> [UInt8] {
        let signed = signatures.isEmpty ? "" : Self.words(signatures, by: signers)
        guard !records.isEmpty else { return Array(("there are no papers\n" + signed).utf8) }
        let heads = ["PAPER", "KIND", "STATE", "SIGNED", "ARTICLES", "WHAT", "CONFLICT"]
        let all = records.map { cells(of: $0, parties, day) }
        let kept = heads.indices.filter { column in all.contains { !$0[column].isEmpty } }
        let rows = all.map { row in kept.map { row[$0].map(TerminalCells.oneLine) } }
        let widths = share(kept.map { [heads[$0]] }, rows)
        var out = ""
        out += TableRow.head(kept.map { [heads[$0]] }, widths, isColoured: isColoured)
        for row in rows { out += TableRow.text(row, widths) }
        for record in records where !record.recitals.isEmpty { out += recitals(of: record) }
        if showsDigests { out += digests(of: records.filter(\.paper.kind.bindsWhenSigned)) }
        return Array((out + signed).utf8)
    }

    /// Who has signed the record in which the seals of all papers stand.
    private static func words(_ signatures: [PartySignature], by signers: String?) -> String {
        let isUnchecked = signatures.allSatisfy { $0.state == .unchecked }
        var out = "\nSignatures over \(SignedRecord.name)"
        if isUnchecked {
            out += ", not checked (“concord check --signers FILE” does):\n"
        } else {
            out +=
                signers.map { ", by \(TerminalCells.oneLine($0)):\n" }
                ?? ", by the keys in agreement.yml, which prove nothing to a stranger:\n"
        }
        for signature in signatures {
            let state =
                switch signature.state {
                case .valid(let key): "signed, \(key)"
                case .unchecked: "there is \(signature.file)"
                case .invalid: "\(signature.file) is not its signature"
                case .missing: "not signed"
                case .withoutKey: "no key is known"
                }
            out += "  " + TerminalCells.oneLine("\(signature.party.short): \(state)") + "\n"
        }
        return out
    }

    /// The words that a paper only tells, so that everyone sees that nothing comes of them.
    private func recitals(of record: PaperRecord) -> String {
        let count = record.recitals.count
        var out =
            "\n\(record.paper.id) tells this and changes nothing by it (\(count) \(count == 1 ? "recital" : "recitals")):\n"
        for recital in record.recitals {
            for (index, line) in CellText.wrapped("“\(TerminalCells.oneLine(recital.text))”", to: max(20, width - 4))
                .enumerated()
            {
                out += (index == 0 ? "  " : "    ") + line + "\n"
            }
        }
        return out
    }

    /// What a page that is signed by hand is held against.
    private func digests(of records: [PaperRecord]) -> String {
        guard !records.isEmpty else { return "" }
        let names = records.map { TerminalCells.oneLine($0.paper.id) }
        let width = names.map(CellText.width).max() ?? 0
        let lines = zip(records, names).map { record, name in
            "  " + name + String(repeating: " ", count: width - CellText.width(name) + 2) + record.digest.short + "\n"
        }
        return "\nDigests, as on the page that is signed by hand:\n" + lines.joined()
    }

    /// The lines of each cell, before they are wrapped.
    private func cells(of record: PaperRecord, _ parties: [Party], _ day: CivilDate?) -> [[String]] {
        let paper = record.paper
        var kind = [paper.kind.rawValue]
        if paper.form != .marked { kind.append("(\(paper.form.rawValue))") }
        if let from = paper.from { kind.append("by \(PaperDates.short(from, parties))") }
        if let date = paper.date { kind.append(date.description) }
        var state = record.stateLines(asOf: day)
        if record.errors > 0 { state.append(record.errors == 1 ? "1 error" : "\(record.errors) errors") }
        var signed = PaperDates.signatures(of: paper, parties)
        if case .halfSigned(let missing) = record.standing {
            signed += missing.map { "\(PaperDates.short($0, parties)) missing" }
        }
        return [
            [paper.id], kind, state, signed, Self.short(record.places), record.operations.map(Self.words),
            record.conflicts,
        ]
    }

    /// `2 replaced`, `1 new provision`.
    private static func words(_ operation: (kind: String, count: Int)) -> String {
        let (kind, count) = operation
        let noun = count == 1 ? "provision" : "provisions"
        switch kind {
        case "provisions inserted": return "\(count) new \(noun)"
        case "provisions deleted": return "\(count) deleted \(noun)"
        case "cells": return count == 1 ? "1 cell" : "\(count) cells"
        default: return "\(count) \(kind)"
        }
    }

    /// `Article 12` is `12` in a column of that name; appendices and letters keep their word.
    private static func short(_ places: [String]) -> [String] {
        let (prefix, most) = ("Article ", 12)
        let articles = places.filter { $0.hasPrefix(prefix) }.map { String($0.dropFirst(prefix.count)) }
        let others = places.filter { !$0.hasPrefix(prefix) }.map { $0.count <= 40 ? $0 : $0.prefix(39) + "…" }
        let more = articles.count > most ? " and \(articles.count - most) more" : ""
        return (articles.isEmpty ? [] : [articles.prefix(most).joined(separator: ", ") + more]) + others
    }

    /// How wide each column is: what its longest line needs where all fit. Where they do not, columns give way cell by
    /// cell, each time the one that lengthens the table least, and none below its longest word.
    private func share(_ head: [[String]], _ rows: [[[String]]]) -> [Int] {
        let columns = head.indices.map { column in [head[column]] + rows.map { $0[column] } }
        var widths = columns.map { $0.joined().map(CellText.width).max() ?? 1 }
        let least = columns.map { cells in
            let words = cells.joined().flatMap { $0.split(separator: " ") }
            return min(words.map { CellText.width(String($0)) }.max() ?? 1, 18)
        }
        func heights(_ column: Int, _ width: Int) -> [Int] {
            columns[column].map { cell in cell.reduce(0) { $0 + CellText.wrapped($1, to: width).count } }
        }
        var known = columns.indices.map { heights($0, widths[$0]) }
        let room = width - TableRow.gap * (head.count - 1)
        if widths.reduce(0, +) <= room { return widths }
        while widths.reduce(0, +) > room {
            var best: (column: Int, total: Int, heights: [Int])?
            for column in columns.indices where widths[column] > least[column] {
                let narrower = heights(column, widths[column] - 1)
                let total = narrower.indices.reduce(0) { sum, row in
                    sum + columns.indices.reduce(0) { max($0, $1 == column ? narrower[row] : known[$1][row]) }
                }
                let isBetter =
                    best.map { total < $0.total || total == $0.total && widths[column] > widths[$0.column] } ?? true
                if isBetter { best = (column, total, narrower) }
            }
            guard let best else { break }
            widths[best.column] -= 1
            known[best.column] = best.heights
        }
        // What a column gave up in vain goes to one that has a use for it.
        for column in columns.indices {
            while widths[column] > least[column], heights(column, widths[column] - 1) == known[column] {
                widths[column] -= 1
            }
        }
        for column in columns.indices {
            var wider = widths[column] + 1
            while wider <= widths[column] + room - widths.reduce(0, +) {
                let better = heights(column, wider)
                if better.reduce(0, +) < known[column].reduce(0, +) {
                    (widths[column], known[column]) = (wider, better)
                }
                wider += 1
            }
        }
        return widths
    }
}
