import ConcordModel

extension BlockReader {
    /// More rows of heads than these are no head.
    private static let mostHeads = 4

    /// Whether a table begins with the line at `index`: one row of heads or more with a row of dashes below, a row of dashes
    /// over rows of a table without a head, or rows between bars without any dashes.
    func isTableStart(_ index: Int) -> Bool {
        guard index + 1 < lines.count, lines[index].seen.contains(.pipe), lines[index + 1].seen.contains(.pipe)
        else { return false }
        guard holdsBar(lines[index]) else { return false }
        return alignments(of: lines[index]) != nil || headCount(at: index) != nil
            || isBarred(index) && isBarred(index + 1)
    }

    private func holdsBar(_ line: Line) -> Bool { bytes[line.start..<line.end].contains(UInt8(ascii: "|")) }

    /// How many rows of heads stand above the row of dashes; nil where there is none. Heads above the last one stand between
    /// bars, as a row that groups columns does; a line of text with a bar in it is no head.
    private func headCount(at index: Int) -> Int? {
        for count in 1...Self.mostHeads {
            guard index + count < lines.count, lines[index + count].seen.contains(.pipe) else { return nil }
            if alignments(of: lines[index + count]) != nil { return count }
            guard isBarred(index + count - 1) else { return nil }
        }
        return nil
    }

    /// Whether a line begins and ends with a bar and has cells.
    private func isBarred(_ index: Int) -> Bool {
        guard lines[index].seen.contains(.pipe) else { return false }
        let content = trimmed(lines[index].start..<lines[index].end)
        return content.count > 2 && bytes[content.lowerBound] == UInt8(ascii: "|")
            && bytes[content.upperBound - 1] == UInt8(ascii: "|") && cells(of: lines[index]).count > 1
    }

    /// Tells of a paragraph that begins as a table does and is none: one line of cells, or a grid of plus signs.
    mutating func reportBars(in line: Line) {
        let content = trimmed(line.start..<line.end)
        let isGrid =
            content.count > 4 && bytes[content.upperBound - 1] == UInt8(ascii: "+")
            && bytes[content].allSatisfy { [0x2B, 0x2D, 0x3D].contains($0) }
        guard isGrid || next < lines.count && lines[next].start == line.start && isBarred(next) else { return }
        report(
            .unreadTable, at: line.start,
            isGrid
                ? "A table drawn with plus signs could not be read and is printed with its lines."
                : "This line with bars is no table and is printed with its bars.",
            cure:
                "Write the heads between bars, | Step | Pay |, below them a row of dashes, | --- | --- |, and then the rows."
        )
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
            if bytes[cursor] == UInt8(ascii: "|") {
                found.append(trimmed(start..<cursor))
                start = cursor + 1
            }
            cursor += 1
        }
        if start < content.upperBound { found.append(trimmed(start..<content.upperBound)) }
        return found
    }

    /// A pipe table with its caption (`Table: …` or `: …` on the line before or after it).
    mutating func readPipeTable(_ line: Line) -> Bool {
        var captionBefore: Range<Int>?
        var headIndex = next
        if let caption = caption(line) {
            var index = next + 1
            while index < lines.count, lines[index].isBlank, index - next < 2 { index += 1 }
            guard isTableStart(index) else {
                return isTabTableStart(index) && readTabTable(from: index, caption: caption)
            }
            captionBefore = caption
            headIndex = index
        }
        guard isTableStart(headIndex) else {
            return isTabTableStart(headIndex) && readTabTable(from: headIndex, caption: nil)
        }
        let head = lines[headIndex]
        let table = add(.table, at: head.start, under: parentForTable(indent: head.indent))
        if let captionBefore { addCaption(captionBefore, to: table) }
        var columns: [Alignment] = []
        next = headIndex
        if let dashes = alignments(of: head) {
            columns = dashes
            next += 1
        } else if let heads = headCount(at: headIndex) {
            columns = alignments(of: lines[headIndex + heads]) ?? []
            for index in headIndex..<headIndex + heads { addRow(lines[index], columns, isHead: true, to: table) }
            next += heads + 1
        }
        while next < lines.count, !lines[next].isBlank {
            guard bytes[lines[next].start..<lines[next].end].contains(UInt8(ascii: "|")) else { break }
            addRow(lines[next], columns, isHead: false, to: table)
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

    mutating func addCaption(_ range: Range<Int>, to table: ProvisionID) {
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
        guard !range.isEmpty else { return takeNotes(through: range.upperBound, for: cell) }
        tree[cell].text = readInline([range], of: cell, isPlain: isPlain)
    }
}
