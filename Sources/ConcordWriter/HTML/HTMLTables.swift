import ConcordModel

/// Which part of a table is open.
enum HTMLTablePart {
    /// None: `<table>` has not begun or has ended.
    case outside
    case caption, head, body
}

/// Tables. Rows and captions come in the order of the page; the table opens and closes its parts as they come, so that
/// whatever order they have, every word stands where it was and the page is valid.
extension HTMLPage {
    mutating func openTable(_ index: Int) {
        openElement("div", index, class: "table")
        out.append("\n")
        push(.table, index)
        writeNotes(upTo: index)
        writeOwnLine(of: index)
    }

    /// Moves the innermost open element, if it is a table, to the given part.
    mutating func enterTablePart(_ part: HTMLTablePart) {
        guard let last = frames.indices.last, frames[last].element == .table, frames[last].tablePart != part else {
            return
        }
        switch frames[last].tablePart {
        case .outside: break
        case .caption: out.append("</caption>\n")
        case .head: out.append("</thead>\n")
        case .body: out.append("</tbody>\n")
        }
        if frames[last].tablePart == .outside {
            out.append("<div class=\"scroll\" tabindex=\"0\" role=\"group\" aria-label=\"Table\">\n<table>\n")
        }
        switch part {
        case .outside: out.append("</table>\n</div>\n")
        case .caption: out.append("<caption>\n")
        case .head: out.append("<thead>\n")
        case .body: out.append("<tbody>\n")
        }
        frames[last].tablePart = part
    }

    /// What is no row and no caption cannot stand in a table element.
    mutating func leaveTable(for kind: ProvisionKind) {
        switch kind {
        case .row, .caption: break
        case .agreement, .title, .cover, .division, .article, .appendix, .letter, .front, .section, .item, .bullet,
            .paragraph, .table, .cell, .verbatim, .quote, .footnote, .rule:
            enterTablePart(.outside)
        }
    }

    /// A caption ahead of all rows is the table's caption; one that comes later stands below the rows before it.
    mutating func writeCaption(_ index: Int) {
        guard let frame = frames.last, frame.element == .table else {
            return writeLeaf(index, "p", class: "caption")
        }
        switch frame.tablePart {
        case .outside, .caption: enterTablePart(.caption)
        case .head, .body: enterTablePart(.outside)
        }
        writeLeaf(index, "p", class: "caption")
    }

    mutating func openRow(_ index: Int) {
        guard let frame = frames.last, frame.element == .table else {
            openElement("div", index, class: "row")
            out.append("\n")
            push(.division, index)
            return
        }
        let isHead = redline.provisions[index].isHead && frame.tablePart != .body
        enterTablePart(isHead ? .head : .body)
        openElement("tr", index, class: "")
        out.append("\n")
        push(.row, index)
    }

    mutating func openCell(_ index: Int) {
        guard let frame = frames.last, frame.element == .row else {
            openElement("div", index, class: "cell")
            out.append("\n")
            push(.division, index)
            writeNotes(upTo: index)
            writeOwnLine(of: index)
            return
        }
        let provision = redline.provisions[index]
        let table = frames.dropLast().last
        let isHead = table?.tablePart == .head
        let alignment: StaticString
        switch provision.alignment {
        case .none: alignment = ""
        case .left: alignment = "left"
        case .center: alignment = "center"
        case .right: alignment = "right"
        }
        let isChanged = isChanged(provision, Part.allCases)
        openElement(isHead ? "th scope=\"col\"" : "td", index, class: alignment, isChanged: isChanged)
        push(isHead ? .headCell : .bodyCell, index)
        writeNotes(upTo: index)
        writeParts(index, Part.allCases)
    }

    private mutating func writeOwnLine(of index: Int) {
        guard hasWords(redline.provisions[index], Part.allCases) else { return }
        out.append("<p>")
        writeParts(index, Part.allCases)
        out.append("</p>\n")
    }
}
