import ConcordModel

extension BlockReader {
    /// Whether a table begins with the line at `index`: a head row with a row of dashes below, or a row of dashes over rows
    /// of a table without a head.
    func isTableStart(_ index: Int) -> Bool {
        guard index + 1 < lines.count, lines[index].seen.contains(.pipe), lines[index + 1].seen.contains(.pipe)
        else { return false }
        let head = lines[index]
        guard bytes[head.start..<head.end].contains(UInt8(ascii: "|")) else { return false }
        return alignments(of: lines[index + 1]) != nil || alignments(of: head) != nil
    }

    /// The columns of a row of dashes (`| :--- | ---: |`), nil for any other line.
    private func alignments(of line: Line) -> [Alignment]? {
        let content = bytes[line.start..<line.end]
        guard content.contains(UInt8(ascii: "-")), content.contains(UInt8(ascii: "|")),
            content.allSatisfy({ [0x2D, 0x3A, 0x7C, 0x20, 0x09].contains($0) })
        else { return nil }
        return cells(of: line).map { range in
            let cell = bytes[range]
            switch (cell.first == UInt8(ascii: ":"), cell.last == UInt8(ascii: ":")) {
            case (true, true): return .center
            case (true, false): return .left
            case (false, true): return .right
            case (false, false): return .none
            }
        }
    }

    /// The cells of a row, without the spaces around them. A pipe behind a backslash is text.
    private func cells(of line: Line) -> [Range<Int>] {
        let content = trimmed(line.start..<line.end)
        var start = content.lowerBound
        if start < content.upperBound, bytes[start] == UInt8(ascii: "|") { start += 1 }
        var found: [Range<Int>] = []
        var cursor = start
        while cursor < content.upperBound {
            if bytes[cursor] == UInt8(ascii: "\\") {
                cursor += 2
                continue
            }
            if bytes[cursor] == UInt8(ascii: "{") || bytes[cursor] == UInt8(ascii: "<"),
                let end = noteEnd(at: cursor, to: content.upperBound)
            {
                // A pipe in an internal note parts no cells.
                cursor = end
                continue
            }
            if bytes[cursor] == UInt8(ascii: "|") {
                found.append(trimmed(start..<cursor))
                start = cursor + 1
            }
            cursor += 1
        }
        if start < content.upperBound { found.append(trimmed(start..<content.upperBound)) }
        return found
    }

    /// One past the internal note at `start`, or `end` when it is not closed before.
    private func noteEnd(at start: Int, to end: Int) -> Int? {
        for signs in [NestedNotes.Signs.braces, .comment] where HeadLabel.match(signs.opener, bytes, start, end) != nil
        {
            let words = start + signs.opener.utf8CodeUnitCount
            guard let first = firstMatch(signs.closer, from: words, to: end) else { return end }
            let close = NestedNotes.close(in: bytes, from: words, firstClose: first, to: end, signs)
            return close + signs.closer.utf8CodeUnitCount
        }
        return nil
    }

    /// The sign that would close a note which this line opens and does not close.
    private func unclosedNote(in line: Line) -> StaticString? {
        for (opener, closer) in [("{>>" as StaticString, "<<}" as StaticString), ("<!--", "-->")] {
            var cursor = line.start
            while let start = firstMatch(opener, from: cursor, to: line.end) {
                guard let end = firstMatch(closer, from: start + opener.utf8CodeUnitCount, to: line.end) else {
                    return closer
                }
                cursor = end + closer.utf8CodeUnitCount
            }
        }
        return nil
    }

    /// A pipe table with its caption (`Table: …` or `: …` on the line before or after it).
    mutating func readPipeTable(_ line: Line) -> Bool {
        var captionBefore: Range<Int>?
        var headIndex = next
        if let caption = caption(line) {
            var index = next + 1
            while index < lines.count, lines[index].isBlank, index - next < 2 { index += 1 }
            guard isTableStart(index) else { return false }
            captionBefore = caption
            headIndex = index
        }
        guard isTableStart(headIndex) else { return false }
        let head = lines[headIndex]
        let table = add(.table, at: head.start, under: parentForTable(indent: head.indent))
        if let captionBefore { addCaption(captionBefore, to: table) }
        let columns: [Alignment]
        var noteCloser: StaticString?
        if let dashes = alignments(of: head) {
            columns = dashes
            next = headIndex + 1
        } else {
            columns = alignments(of: lines[headIndex + 1]) ?? []
            addRow(head, columns, isHead: true, to: table)
            next = headIndex + 2
            noteCloser = unclosedNote(in: head)
        }
        while next < lines.count, !lines[next].isBlank {
            if let closer = noteCloser {
                // A note that one row opens and a later one closes: what stands between is no row.
                let closing = firstMatch(closer, from: lines[next].start, to: lines[next].end)
                let text = bytes[lines[next].start..<(closing ?? lines[next].end)]
                tree.notes.append(
                    InternalNote(
                        provision: table, text: String(decoding: text, as: UTF8.self),
                        position: position(lines[next].start)))
                guard let end = closing else {
                    next += 1
                    continue
                }
                lines[next].start = trimmed(end + closer.utf8CodeUnitCount..<lines[next].end).lowerBound
                noteCloser = nil
                if lines[next].isBlank {
                    next += 1
                    continue
                }
            }
            guard bytes[lines[next].start..<lines[next].end].contains(UInt8(ascii: "|")) else { break }
            addRow(lines[next], columns, isHead: false, to: table)
            noteCloser = unclosedNote(in: lines[next])
            next += 1
        }
        if captionBefore == nil {
            var index = next
            while index < lines.count, lines[index].isBlank, index - next < 2 { index += 1 }
            if index < lines.count, !lines[index].isBlank, let after = caption(lines[index]) {
                var following = index + 1
                while following < lines.count, lines[following].isBlank, following - index < 2 { following += 1 }
                // A caption between two tables belongs to the one below it only if it stands closer to that one.
                if !isTableStart(following) || index == next {
                    addCaption(after, to: table)
                    next = index + 1
                }
            }
        }
        afterBlank = true
        return true
    }

    private func caption(_ line: Line) -> Range<Int>? {
        guard !line.isBlank else { return nil }
        if bytes[line.start] == UInt8(ascii: ":"), line.start + 1 < line.end, bytes[line.start + 1] == 0x20 {
            return trimmed(line.start + 1..<line.end)
        }
        // "Table:" is the writer's mark; "Table 3:" is a name that people cite and stays in the caption.
        if let end = HeadLabel.match("table:", bytes, line.start, line.end) { return trimmed(end..<line.end) }
        return nil
    }

    private mutating func addCaption(_ range: Range<Int>, to table: ProvisionID) {
        let id = add(.caption, at: range.lowerBound, under: table)
        tree[id].text = readInline([range], of: id)
    }

    private mutating func addRow(_ line: Line, _ columns: [Alignment], isHead: Bool, to table: ProvisionID) {
        let row = add(.row, at: line.start, under: table)
        tree[row].isHead = isHead
        tree[row].endOffset = UInt32(source.origin(of: line.end))
        for (index, range) in cells(of: line).enumerated() {
            addCell(
                range, alignment: index < columns.count ? columns[index] : .none, isHead: isHead,
                isPlain: line.seen.isPlain, to: row)
        }
    }

    private mutating func addCell(
        _ range: Range<Int>, alignment: Alignment, isHead: Bool, isPlain: Bool, to row: ProvisionID
    ) {
        let cell = add(.cell, at: range.lowerBound, under: row)
        tree[cell].alignment = alignment
        tree[cell].isHead = isHead
        guard !range.isEmpty else { return }
        tree[cell].text = readInline([range], of: cell, isPlain: isPlain)
    }

    // MARK: HTML tables as found in the wild

    /// A simple HTML table: rows and cells are read, everything in a cell is text. A table that holds other markup, or is
    /// not closed, is shown as the text it is.
    mutating func readHTMLTable(_ line: Line) -> Bool {
        guard HeadLabel.match("<table", bytes, line.start, line.end) != nil, !exhausted.contains("</table>") else {
            return false
        }
        guard let (end, lastLine) = tableEnd(), let parsed = HTMLTable.read(bytes, from: line.start, to: end) else {
            return false
        }
        let table = add(.table, at: line.start, under: parentForTable(indent: line.indent))
        if let caption = parsed.caption { addCaption(trimmed(caption), to: table) }
        for parsedRow in parsed.rows {
            let row = add(.row, at: parsedRow.start, under: table)
            tree[row].isHead = parsedRow.isHead
            for cell in parsedRow.cells {
                let id = add(.cell, at: cell.text.lowerBound, under: row)
                tree[id].isHead = cell.isHead
                let pieces = linePieces(of: cell.text)
                if !pieces.isEmpty { tree[id].text = readInline(pieces, of: id) }
            }
        }
        // What stands behind the table on its last line is text of its own.
        resume(at: end + 8, line: lastLine, indent: line.indent)
        afterBlank = true
        return true
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

    /// The first place of `text` (lower case ASCII).
    func firstMatch(_ text: StaticString, from start: Int, to end: Int) -> Int? {
        let first = text.withUTF8Buffer { $0[0] }
        var cursor = start
        while cursor < end {
            if bytes[cursor] == first, HeadLabel.match(text, bytes, cursor, end) != nil { return cursor }
            cursor += 1
        }
        return nil
    }

    /// A stretch of source as pieces without line ends and indentation.
    private func linePieces(of range: Range<Int>) -> [Range<Int>] {
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
}
