import ConcordModel

/// Tables as a spreadsheet hands them over: lines whose cells are parted by tabs.
///
/// A tab behind the number of an item or a section parts no cells, nor does one in front of a line. A cell may stand between
/// quotation marks, with line ends in it and with `""` for each quotation mark; rows may have fewer cells than others.
extension BlockReader {
    /// Rows that are looked at to tell a table from a block of signatures, and lines of one cell.
    private static let reach = 40

    /// Whether lines with tabs that make a table begin at `index`: two rows or more, or one row of three cells or with a figure
    /// behind its tab. Blanks to sign on, side by side, are no table.
    func isTabTableStart(_ index: Int) -> Bool {
        guard isTabRow(index) else { return false }
        let end = min(lines.count, index + Self.reach)
        var last = index
        while last < end, !lines[last].isBlank {
            if hasSignatureLine(lines[last]) { return false }
            last += 1
        }
        let row = tabRow(at: index)
        if row.end < lines.count, isTabRow(row.end) { return true }
        let words = row.cells.filter { !$0.isEmpty }
        return words.count > 2 || words.count == 2 && row.cells.last.map { figure($0) != .none } ?? false
    }

    /// Whether a line holds cells.
    private func isTabRow(_ index: Int) -> Bool {
        guard index < lines.count, !lines[index].isBlank else { return false }
        let line = lines[index]
        if bytes[line.start] == UInt8(ascii: "\""), let cell = quotedCell(from: line.start, line: index),
            cell.line > index
        {
            return bytes[cell.end..<max(cell.end, lines[cell.line].end)].contains(0x09)
        }
        guard line.seen.contains(.markup), let tab = bytes[line.start..<line.end].firstIndex(of: 0x09) else {
            return false
        }
        switch bytes[line.start] {
        case UInt8(ascii: "#"), UInt8(ascii: ">"), UInt8(ascii: "|"), UInt8(ascii: "<"), UInt8(ascii: "`"): return false
        default: break
        }
        let content = trimmed(line.start..<line.end)
        let start = isLabel(line.start..<tab, in: line) ? tab + 1 : line.start
        return bytes[start..<max(start, content.upperBound)].drop { $0 == 0x09 || $0 == 0x20 }.contains(0x09)
    }

    /// Whether what stands in front of a line's first tab is the number of an item or a section.
    private func isLabel(_ range: Range<Int>, in line: Line) -> Bool {
        let content = trimmed(range)
        guard !content.isEmpty else { return true }
        if let mark = Enumerator.read(bytes, from: line.start, to: line.end), mark.word == .none {
            return mark.textStart > range.upperBound
        }
        if content.count <= 3, !Numerals.isLetter(bytes[content.lowerBound]),
            !Numerals.isDigit(bytes[content.lowerBound])
        {
            // A bullet.
            return figure(content) == .none
        }
        if let label = HeadLabel.readWorded(
            bytes, from: content.lowerBound, to: content.upperBound, mustSeparate: false)
        {
            return label.bytes.upperBound >= content.upperBound && label.label.word != .step
        }
        // `5.2` in front of words.
        let next = bytes[range.upperBound..<line.end].first { $0 != 0x09 && $0 != 0x20 }
        return bytes[content].allSatisfy { Numerals.isDigit($0) || $0 == UInt8(ascii: ".") }
            && bytes[content].contains(UInt8(ascii: ".")) && next.map(Numerals.isLetter) ?? false
    }

    mutating func readTabTable(from first: Int, caption: Range<Int>?) -> Bool {
        var rows: [TabRow] = []
        next = first
        while next < lines.count, !lines[next].isBlank {
            // A line of one cell between rows is a row, as a subhead is.
            guard isTabRow(next) || next + 1 < lines.count && isTabRow(next + 1) && isOneCell(lines[next]) else {
                break
            }
            let row = tabRow(at: next)
            rows.append(row)
            next = row.end
        }
        let margin = rows.map { row in row.cells.prefix(while: \.isEmpty).count }.min() ?? 0
        let width = rows.map { row in (row.cells.lastIndex { !$0.isEmpty } ?? 0) + 1 }.max() ?? 0
        let indent = lines[first].indent
        let table = add(
            .table, at: lines[first].start, under: parentForTable(indent: margin > 0 ? indent : min(indent, 3)))
        if let caption { addCaption(caption, to: table) }
        let hasHead = isHead(rows)
        for (number, row) in rows.enumerated() {
            let id = add(.row, at: row.start, under: table)
            tree[id].isHead = number == 0 && hasHead
            tree[id].endOffset = UInt32(source.origin(of: lines[row.end - 1].end))
            for column in margin..<width {
                let cell = column < row.cells.count ? row.cells[column] : row.start..<row.start
                let cellID = add(.cell, at: cell.lowerBound, under: id)
                tree[cellID].isHead = tree[id].isHead
                if !cell.isEmpty { tree[cellID].text = readTabCell(cell, of: cellID) }
            }
        }
        afterBlank = true
        return true
    }

    private func isOneCell(_ line: Line) -> Bool {
        ![0x23, 0x3E, 0x7C, 0x3C, 0x60].contains(bytes[line.start])
            && Enumerator.read(bytes, from: line.start, to: line.end) == nil
    }

    // MARK: Rows and cells

    private struct TabRow {
        var start: Int
        /// The line behind it.
        var end: Int
        /// Empty ranges for empty cells; those between quotation marks with them.
        var cells: [Range<Int>]
    }

    /// The row that begins on a line, which a cell between quotation marks carries on to later ones.
    private func tabRow(at index: Int) -> TabRow {
        var row = TabRow(start: lines[index].start, end: index + 1, cells: [])
        var cursor = lines[index].lineStart
        while cursor < lines[index].start, bytes[cursor] == 0x20 { cursor += 1 }
        while true {
            let lineEnd = lines[row.end - 1].end
            if let quoted = quotedCell(from: cursor, line: row.end - 1) {
                row.cells.append(cursor..<quoted.end)
                row.end = quoted.line + 1
                cursor = quoted.end
                let end = lines[quoted.line].end
                while cursor < end, bytes[cursor] == 0x20 { cursor += 1 }
                guard cursor < end else { return row }
                cursor += 1
                continue
            }
            let end = bytes[cursor..<lineEnd].firstIndex(of: 0x09) ?? lineEnd
            row.cells.append(trimmed(cursor..<end))
            guard end < lineEnd else { return row }
            cursor = end + 1
        }
    }

    /// The end of a cell between quotation marks, and its line; nil for a cell without them.
    private func quotedCell(from start: Int, line first: Int) -> (end: Int, line: Int)? {
        guard start < lines[first].end, bytes[start] == UInt8(ascii: "\"") else { return nil }
        var cursor = start + 1
        for index in first..<min(lines.count, first + Self.reach) {
            let line = lines[index]
            if index > first { cursor = line.lineStart }
            while cursor < line.end {
                guard bytes[cursor] == UInt8(ascii: "\"") else {
                    cursor += 1
                    continue
                }
                if cursor + 1 < line.end, bytes[cursor + 1] == UInt8(ascii: "\"") {
                    cursor += 2
                    continue
                }
                var after = cursor + 1
                while after < line.end, bytes[after] == 0x20 { after += 1 }
                return after >= line.end || bytes[after] == 0x09 ? (cursor + 1, index) : nil
            }
        }
        return nil
    }

    private mutating func readTabCell(_ cell: Range<Int>, of id: ProvisionID) -> Range<UInt32> {
        let quote = UInt8(ascii: "\"")
        guard cell.count > 1, bytes[cell.lowerBound] == quote, bytes[cell.upperBound - 1] == quote,
            isQuoted(cell)
        else { return readInline([cell], of: id) }
        let first = UInt32(tree.runs.count)
        let inner = cell.lowerBound + 1..<cell.upperBound - 1
        var start = inner.lowerBound
        var owesSpace = false
        func flush(_ reader: inout BlockReader, upTo end: Int) {
            guard start < end else { return }
            let pieces = reader.linePieces(of: start..<end)
            owesSpace = owesSpace || reader.bytes[start] <= 0x20
            if !pieces.isEmpty {
                if owesSpace, UInt32(reader.tree.runs.count) > first { reader.appendSpace(0x20, before: pieces[0]) }
                _ = reader.readInline(pieces, of: id)
                owesSpace = false
            }
            owesSpace = owesSpace || reader.bytes[end - 1] <= 0x20
        }
        var cursor = inner.lowerBound
        while cursor < inner.upperBound {
            if bytes[cursor] == quote {
                // The first of two is text, the second is not.
                flush(&self, upTo: cursor + 1)
                start = min(cursor + 2, inner.upperBound)
                cursor = start
            } else {
                cursor += 1
            }
        }
        flush(&self, upTo: inner.upperBound)
        return first..<UInt32(tree.runs.count)
    }

    /// Whether all quotation marks within a cell stand in pairs, so that those around it are no text.
    private func isQuoted(_ cell: Range<Int>) -> Bool {
        var cursor = cell.lowerBound + 1
        while cursor < cell.upperBound - 1 {
            if bytes[cursor] == UInt8(ascii: "\"") {
                guard cursor + 1 < cell.upperBound - 1, bytes[cursor + 1] == UInt8(ascii: "\"") else { return false }
                cursor += 1
            }
            cursor += 1
        }
        return true
    }

    // MARK: The head

    private enum Figure { case none, whole, sum }

    /// Whether the first row is one of heads: unless a column goes on below it with figures of the same kind, as sums do.
    private func isHead(_ rows: [TabRow]) -> Bool {
        guard let first = rows.first, rows.count > 1 else { return false }
        for (column, cell) in first.cells.enumerated() {
            let kind = figure(cell)
            if kind == .none { continue }
            let isContinued = rows.dropFirst().contains { column < $0.cells.count && figure($0.cells[column]) == kind }
            if isContinued || kind == .sum { return false }
        }
        return true
    }

    /// What a cell that is a figure alone is: a whole number, as those of steps and years are, or a sum, a rate, a percentage.
    private func figure(_ cell: Range<Int>) -> Figure {
        var kind = Figure.none
        for offset in cell {
            switch bytes[offset] {
            case UInt8(ascii: "0")...UInt8(ascii: "9"): if kind == .none { kind = .whole }
            case UInt8(ascii: "$"), UInt8(ascii: "%"), UInt8(ascii: "."), UInt8(ascii: ","), 0x80...: kind = .sum
            case 0x20, UInt8(ascii: "-"), UInt8(ascii: "("), UInt8(ascii: ")"), UInt8(ascii: "+"): break
            default: return .none
            }
        }
        return bytes[cell].contains(where: Numerals.isDigit) ? kind : .none
    }
}
