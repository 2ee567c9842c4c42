import ConcordModel

/// Sections, and lists: the elements that hold provisions with labels.
extension DocBookPage {
    mutating func writeSection(_ index: Int, role: StaticString) {
        while let frame = frames.last, frame.kind == .table || (frame.kind == .continued && !frame.isLast) {
            closeFrame()
        }
        guard let frame = frames.last, frame.takesSections else { return writeEntry(index, withHeading: true) }
        closeList()
        frames[frames.count - 1].hasSections = true
        out.markup("<section role=\"")
        out.markup(role)
        out.markup("\"")
        attributes(of: index)
        out.markup(">\n<title>")
        writeTitle(of: index, withText: false)
        out.markup("</title>\n")
        open(.section, at: index)
        writeNotes(through: index)
        writeText(of: index, parts: [.text])
    }

    mutating func writeEntry(_ index: Int, withHeading: Bool) {
        beginBlock(at: index, in: .items)
        openList(.items, at: index)
        out.markup("<varlistentry")
        attributes(of: index)
        out.markup(">\n<term>")
        inline(index, .label, breaks: .instruction)
        if withHeading {
            writeSpace(before: .heading, of: index, after: .label)
            inline(index, .heading, breaks: .instruction)
        }
        out.markup("</term>\n<listitem>\n")
        open(.item, at: index)
        writeNotes(through: index)
        writeText(of: index, parts: withHeading ? [.text] : [.heading, .text])
    }

    mutating func writeBullet(_ index: Int) {
        beginBlock(at: index, in: .bullets)
        openList(.bullets, at: index)
        out.markup("<listitem")
        attributes(of: index)
        out.markup(">\n")
        open(.bullet, at: index)
        writeNotes(through: index)
        writeText(of: index, parts: [.heading, .text])
    }

    mutating func openList(_ list: DocBookFrame.List, at index: Int) {
        let here = frames.count - 1
        guard frames[here].list == .none else { return }
        let kind = redline.provisions[index].kind
        var standing = standings[index]
        var sibling = index
        while standing != .unchanged, sibling < frames[here].end, redline.provisions[sibling].kind == kind {
            if standings[sibling] != standing { standing = .unchanged }
            sibling = max(sibling + 1, Int(redline.provisions[sibling].end))
        }
        frames[here].list = list
        frames[here].listStanding = standing
        switch list {
        case .items: out.markup("<variablelist role=\"items\"")
        case .bullets: out.markup("<itemizedlist")
        case .none: return
        }
        flag(standing)
        out.markup(">\n")
    }

    mutating func closeList() {
        let here = frames.count - 1
        switch frames[here].list {
        case .none: return
        case .items: out.markup("</variablelist>\n")
        case .bullets: out.markup("</itemizedlist>\n")
        }
        frames[here].list = .none
    }
}
