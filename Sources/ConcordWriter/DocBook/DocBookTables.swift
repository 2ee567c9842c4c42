import ConcordModel

/// Rows that stand together, as a CALS table.
extension DocBookPage {
    mutating func writeRow(_ index: Int) {
        if frames.last?.kind != .table { openTable(at: index) }
        let provision = redline.provisions[index]
        let here = frames.count - 1
        let part: DocBookFrame.TablePart =
            provision.isHead && frames[here].hasBody && frames[here].tablePart != .body ? .head : .body
        if frames[here].tablePart != part {
            closeTablePart()
            out.markup(part == .head ? "<thead>\n" : "<tbody>\n")
            frames[here].tablePart = part
        }
        out.markup("<row")
        switch standings[index] {
        case .unchanged: if provision.isHead, part == .body { out.markup(" role=\"head\"") }
        case .inserted: out.markup(" role=\"added\"")
        case .struck: out.markup(" role=\"deleted\"")
        }
        identifier(of: index)
        if standings[index] != .unchanged { attribute(to: provision.change) }
        out.markup(">\n")
        let columns = frames[here].columns
        open(.row, at: index)
        frames[frames.count - 1].columns = columns
        frames[frames.count - 1].row = index
    }

    /// Opens a table for the rows that stand together from `row` on.
    mutating func openTable(at row: Int) {
        beginBlock(at: row)
        var columns = 1
        var hasBody = false
        var end = row
        let depth = redline.provisions[row].depth
        while end < redline.provisions.count, redline.provisions[end].kind == .row,
            redline.provisions[end].depth == depth
        {
            if !redline.provisions[end].isHead { hasBody = true }
            let rowEnd = max(end + 1, Int(redline.provisions[end].end))
            var cells = 0
            var cell = end + 1
            while cell < rowEnd {
                cells += 1
                cell = max(cell + 1, Int(redline.provisions[cell].end))
            }
            columns = max(columns, cells)
            end = rowEnd
        }
        out.markup("<informaltable")
        if let table, row < Int(redline.provisions[table].end) { attributes(of: table) }
        out.markup(">\n<tgroup cols=\"")
        out.number(columns)
        out.markup("\">\n")
        var frame = DocBookFrame(.table, end: end)
        frame.columns = columns
        frame.hasBody = hasBody
        frames.append(frame)
        table = nil
    }

    mutating func closeTablePart() {
        switch frames[frames.count - 1].tablePart {
        case .none: return
        case .head: out.markup("</thead>\n")
        case .body: out.markup("</tbody>\n")
        }
    }

    mutating func writeCell(_ index: Int) {
        guard frames.last?.kind == .row else { return writeParagraph(index, role: "") }
        openCell(at: index, alignment: redline.provisions[index].alignment)
        writeNotes(through: index)
        writeText(of: index, parts: Part.allCases)
    }

    mutating func openCell(at index: Int, alignment: Alignment) {
        frames[frames.count - 1].cells += 1
        out.markup("<entry")
        switch alignment {
        case .none: break
        case .left: out.markup(" align=\"left\"")
        case .center: out.markup(" align=\"center\"")
        case .right: out.markup(" align=\"right\"")
        }
        if redline.provisions[index].kind == .cell { attributes(of: index) }
        out.markup(">")
        open(.cell, at: index)
    }
}
