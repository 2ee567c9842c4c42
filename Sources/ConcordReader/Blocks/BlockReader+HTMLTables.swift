import ConcordModel

/// HTML tables as found in the wild.
extension BlockReader {
    /// An HTML table: rows and cells are read, and what sets the looks of words in them. One that cannot be read is shown as
    /// the text it is, and told of.
    mutating func readHTMLTable(_ line: Line) -> Bool {
        guard isHTMLTableStart(line) else { return false }
        guard !exhausted.contains("</table>"), let (end, lastLine) = tableEnd() else {
            reportUnread(HTMLTable.Trouble(kind: .unfinished, offset: line.start), line.start)
            return false
        }
        let parsed: HTMLTable
        do {
            parsed = try HTMLTable.read(bytes, from: line.start, to: end)
        } catch {
            reportUnread(error, line.start)
            return false
        }
        let table = add(.table, at: line.start, under: parentForTable(indent: line.indent))
        if let caption = parsed.caption {
            let id = add(.caption, at: trimmed(caption).lowerBound, under: table)
            tree[id].text = readHTMLWords(caption, of: id)
        }
        for parsedRow in parsed.rows {
            takeNotes(through: parsedRow.start, for: table)
            let row = add(.row, at: parsedRow.start, under: table)
            tree[row].isHead = parsedRow.isHead
            for cell in parsedRow.cells {
                let id = add(.cell, at: cell.text.lowerBound, under: row)
                tree[id].isHead = cell.isHead
                if !cell.text.isEmpty { tree[id].text = readHTMLWords(cell.text, of: id) }
            }
        }
        takeNotes(through: end, for: table)
        // What stands behind the table on its last line is text of its own.
        resume(at: end + 8, line: lastLine, indent: line.indent)
        afterBlank = true
        return true
    }

    func isHTMLTableStart(_ line: Line) -> Bool {
        guard let name = HeadLabel.match("<table", bytes, line.start, line.end) else { return false }
        return name >= line.end || !Numerals.isLetter(bytes[name])
    }

    /// The words of a cell or a caption, with bold and italics.
    private mutating func readHTMLWords(_ range: Range<Int>, of id: ProvisionID) -> Range<UInt32> {
        guard range.contains(where: { bytes[$0] == UInt8(ascii: "<") }) else {
            let pieces = linePieces(of: range)
            return pieces.isEmpty ? 0..<0 : readInline(pieces, of: id)
        }
        let text = HTMLCellText(bytes, range)
        if let tag = text.shown.first { reportShown(tag.name, at: tag.offset) }
        let first = UInt32(tree.runs.count)
        var owesSpace = false
        for stretch in text.stretches {
            let pieces = linePieces(of: stretch.range)
            owesSpace = owesSpace || bytes[stretch.range.lowerBound] <= 0x20
            if pieces.isEmpty { continue }
            if UInt32(tree.runs.count) > first, stretch.beginsLine || owesSpace {
                appendSpace(stretch.beginsLine ? 0x0A : 0x20, before: pieces[0])
            }
            let start = tree.runs.count
            _ = readInline(pieces, of: id)
            for index in start..<tree.runs.count { tree.runs[index].style.marks.formUnion(stretch.marks) }
            owesSpace = bytes[stretch.range.upperBound - 1] <= 0x20
        }
        return first..<UInt32(tree.runs.count)
    }

    /// A space, or a line end, between pieces of one text that are read apart.
    mutating func appendSpace(_ space: UInt8, before piece: Range<Int>) {
        tree.runs.append(tree.append(CollectionOfOne(space), source: source.origin(of: piece.lowerBound)))
    }

    /// Where the table that begins on this line is closed, and on which line. The place is remembered, since many tables
    /// may be opened before the first is closed.
    private mutating func tableEnd() -> (offset: Int, line: Int)? {
        if let known = nextTableEnd, known.line >= next, known.line < lines.count,
            known.offset >= lines[next].start, known.offset < lines[known.line].end
        {
            return known
        }
        nextTableEnd = find("</table>", from: next)
        return nextTableEnd
    }

    /// A stretch of source as pieces without line ends and indentation.
    func linePieces(of range: Range<Int>) -> [Range<Int>] {
        var pieces: [Range<Int>] = []
        var start = range.lowerBound
        for offset in range where bytes[offset] == 0x0A || bytes[offset] == 0x0D {
            let piece = trimmed(start..<offset)
            if !piece.isEmpty { pieces.append(piece) }
            start = offset + 1
        }
        let piece = trimmed(start..<range.upperBound)
        if !piece.isEmpty { pieces.append(piece) }
        return pieces
    }

    // MARK: What could not be read

    private mutating func reportUnread(_ trouble: HTMLTable.Trouble, _ start: Int) {
        let (why, cure) =
            switch trouble.kind {
            case .tag("table"): ("It holds another table.", "Take the inner table out of it.")
            case .tag(let name): ("It holds <\(name)> outside of its cells.", "Take that tag out.")
            case .attribute(let name):
                (
                    "A tag of it has \(name)=, which hides words or holds some that would not be printed.",
                    "Take \(name)= out."
                )
            case .words: ("Words stand outside of its cells.", "Set them in a cell, in <caption>, or below the table.")
            case .unfinished: ("It is never closed.", "Write </table> where it ends.")
            case .empty: ("It has no cells.", "Take it out.")
            }
        report(
            .unreadTable, at: trouble.offset, "This HTML table could not be read and is printed with its tags. \(why)",
            cure: "\(cure) Or write the table with bars: | Step | Pay |, below it | --- | --- |, then the rows.")
    }

    private mutating func reportShown(_ name: String, at offset: Int) {
        report(
            .unreadTable, at: offset, "The tag <\(name)> in this table is printed as it is written.",
            cure: name == "sup" || name == "sub"
                ? "Take the tag out; a footnote is written [^1]." : "Take the tag out, or write what it means in words."
        )
    }
}
