import ConcordModel

/// A table as an article file writes it: with pipes, or in HTML where rows of heads stand among others.
struct SourceTable {
    private let redline: Redline
    private var captionsBefore: [Int] = []
    private var captionsBehind: [Int] = []
    private var rows: [(isHead: Bool, cells: [Int])] = []

    init(_ redline: Redline, _ table: Int) {
        self.redline = redline
        var index = table + 1
        let end = Int(redline.provisions[table].end)
        while index < end {
            let provision = redline.provisions[index]
            if provision.kind == .row {
                rows.append((provision.isHead, children(of: index)))
            } else if rows.isEmpty {
                captionsBefore.append(index)
            } else {
                captionsBehind.append(index)
            }
            index = max(index + 1, Int(provision.end))
        }
    }

    private func children(of index: Int) -> [Int] {
        var children: [Int] = []
        var child = index + 1
        while child < Int(redline.provisions[index].end) {
            children.append(child)
            child = max(child + 1, Int(redline.provisions[child].end))
        }
        return children
    }

    /// Writes it behind a blank line, each line with `lead` in front.
    func write(to out: inout [UInt8], lead: [UInt8]) {
        if !out.isEmpty { out.append(0x0A) }
        if !rows.isEmpty, !rows.dropFirst(heads).contains(where: \.isHead) {
            for caption in captionsBefore { writeCaption(caption, to: &out, lead) }
            writePipes(to: &out, lead)
            for caption in captionsBehind {
                out.append(0x0A)
                writeCaption(caption, to: &out, lead)
            }
        } else {
            writeHTML(to: &out, lead)
        }
    }

    /// How many rows of heads the table begins with.
    private var heads: Int { rows.prefix(while: \.isHead).count }

    private func writeCaption(_ caption: Int, to out: inout [UInt8], _ lead: [UInt8]) {
        out += lead + Array("Table: ".utf8) + words(of: caption, .block) + [0x0A]
    }

    private func words(of index: Int, _ place: SourceInline.Place) -> [UInt8] {
        var words = SourceInline(redline, place)
        let end = max(index + 1, Int(redline.provisions[index].end))
        for inner in index..<end { words.append(redline.provisions[inner], Part.allCases) }
        words.finish()
        return words.bytes
    }

    // MARK: Pipes

    /// Wider columns are not filled up: a line of them would be longer than anybody reads.
    private static let widest = 60

    private func writePipes(to out: inout [UInt8], _ lead: [UInt8]) {
        let cells = rows.map { row in row.cells.map { words(of: $0, .cell) } }
        let alignments = rows.first?.cells.map { redline.provisions[$0].alignment } ?? []
        let widths = alignments.indices.map { column in
            let widths = cells.compactMap { $0.indices.contains(column) ? Self.width(of: $0[column]) : nil }
            return max(5, widths.filter { $0 <= Self.widest }.max() ?? 0)
        }
        // Without a row of heads the dashes stand first.
        if heads == 0 { writeRule(alignments, widths, to: &out, lead) }
        for (number, row) in cells.enumerated() {
            out += lead + [UInt8(ascii: "|")]
            for (column, cell) in row.enumerated() {
                let room = widths.indices.contains(column) ? max(0, widths[column] - Self.width(of: cell)) : 0
                let pad = [UInt8](repeating: 0x20, count: room)
                let isRight = alignments.indices.contains(column) && alignments[column] == .right
                out += [0x20] + (isRight ? pad + cell : cell + pad) + [0x20, UInt8(ascii: "|")]
            }
            out.append(0x0A)
            if number + 1 == heads { writeRule(alignments, widths, to: &out, lead) }
        }
    }

    /// The row of dashes that tells how each column is set.
    private func writeRule(_ alignments: [Alignment], _ widths: [Int], to out: inout [UInt8], _ lead: [UInt8]) {
        out += lead + [UInt8(ascii: "|")]
        for (alignment, width) in zip(alignments, widths) {
            var dashes = [UInt8](repeating: UInt8(ascii: "-"), count: width)
            if alignment == .left || alignment == .center { dashes[0] = UInt8(ascii: ":") }
            if alignment == .right || alignment == .center { dashes[width - 1] = UInt8(ascii: ":") }
            out += [0x20] + dashes + [0x20, UInt8(ascii: "|")]
        }
        out.append(0x0A)
    }

    /// In characters, as an editor shows them.
    private static func width(of bytes: [UInt8]) -> Int { bytes.reduce(0) { $0 + ($1 & 0xC0 == 0x80 ? 0 : 1) } }

    // MARK: HTML

    private func writeHTML(to out: inout [UInt8], _ lead: [UInt8]) {
        out += lead + Array("<table>\n".utf8)
        for caption in captionsBefore + captionsBehind {
            out += lead + Array("<caption>".utf8) + words(of: caption, .block) + Array("</caption>\n".utf8)
        }
        for row in rows {
            out += lead + Array("<tr>".utf8)
            let tag = row.isHead ? "th" : "td"
            for cell in row.cells { out += Array("<\(tag)>".utf8) + words(of: cell, .block) + Array("</\(tag)>".utf8) }
            out += "</tr>\n".utf8
        }
        out += lead + Array("</table>\n".utf8)
    }
}
