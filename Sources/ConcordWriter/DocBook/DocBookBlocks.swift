import ConcordModel

/// Blocks, and the place where each may stand.
extension DocBookPage {
    /// Whether an entry with this flag goes on with the list that is open.
    func isListOpen(_ list: DocBookFrame.List, for standing: Standing) -> Bool {
        guard let frame = frames.last, list != .none, frame.list == list else { return false }
        return frame.listStanding == .unchanged || frame.listStanding == standing
    }

    /// Makes the innermost open element one that takes a block, and closes a list that the block is not part of.
    mutating func beginBlock(at index: Int, in list: DocBookFrame.List = .none) {
        while frames.last?.kind == .table { closeFrame() }
        guard let frame = frames.last else { return }
        let isProvision = index < redline.provisions.count
        switch frame.kind {
        case .row:
            if isProvision { openCell(at: index, alignment: .none) }
        case .root, .section:
            if frame.hasSections { openContinuation(at: index) }
        case .continued, .item, .bullet, .quote, .table, .cell: break
        }
        let standing = isProvision ? standings[index] : .unchanged
        if !isListOpen(list, for: standing) { closeList() }
        frames[frames.count - 1].hasBlocks = true
    }

    mutating func openContinuation(at index: Int) {
        let end = frames[frames.count - 1].end
        var sibling = index
        var sectionFollows = false
        while sibling < end, !sectionFollows {
            let kind = redline.provisions[sibling].kind
            sectionFollows = kind.isTopLevel || kind == .section || kind == .division || kind == .title
            sibling = max(sibling + 1, Int(redline.provisions[sibling].end))
        }
        closeList()
        out.markup(sectionFollows ? "<section" : "<simplesect")
        out.markup(" role=\"continued\">\n<title/>\n")
        var frame = DocBookFrame(.continued, end: end)
        frame.isLast = !sectionFollows
        frames.append(frame)
    }

    mutating func writeParagraph(_ index: Int, role: StaticString) {
        writeNotes(through: index)
        beginBlock(at: index)
        out.markup("<para")
        out.markup(role)
        attributes(of: index)
        out.markup(">")
        writeLines(of: index, parts: Part.allCases)
    }

    mutating func writeLiteral(_ index: Int, role: StaticString) {
        writeNotes(through: index)
        beginBlock(at: index)
        out.markup("<literallayout")
        out.markup(role)
        attributes(of: index)
        out.markup(">")
        var previous: Part?
        for part in Part.allCases where !redline.provisions[index].runs(of: part).isEmpty {
            if let previous { writeSpace(before: part, of: index, after: previous) }
            inline(index, part, breaks: .kept)
            previous = part
        }
        out.markup("</literallayout>\n")
    }

    /// The words of a container, if it has any, as its first paragraph.
    mutating func writeText(of index: Int, parts: [Part]) {
        let provision = redline.provisions[index]
        guard parts.contains(where: { !provision.runs(of: $0).isEmpty }) else { return }
        beginBlock(at: index)
        out.markup("<para")
        changeAttributes(of: index)
        out.markup(">")
        writeLines(of: index, parts: parts)
    }

    mutating func writeLines(of index: Int, parts: [Part]) {
        if standings[index] != .unchanged { flagged = (standings[index], redline.provisions[index].change) }
        var previous: Part?
        for part in parts where !redline.provisions[index].runs(of: part).isEmpty {
            if let previous { writeSpace(before: part, of: index, after: previous) }
            inline(index, part, breaks: part == .text ? .paragraphs : .instruction)
            previous = part
        }
        flagged = (.unchanged, -1)
        lineEnded = false
        out.markup("</para>\n")
    }

    /// Notes of provisions up to `index`, as blocks of the innermost element that takes blocks.
    mutating func writeNotes(through index: Int) {
        while nextNote < redline.notes.count, redline.notes[nextNote].provision <= index {
            let note = redline.notes[nextNote]
            nextNote += 1
            beginBlock(at: index)
            switch note.kind {
            case .conflict: out.markup("<remark role=\"conflict\">")
            case .internalNote: out.markup("<remark role=\"note\">")
            case .paper: out.markup("<remark role=\"paper\">")
            case .move: out.markup("<remark role=\"move\">")
            case .gap: out.markup("<remark role=\"gap\">")
            }
            out.text(note.text, in: .content)
            out.markup("</remark>\n")
        }
    }
}
