import ConcordModel

/// Blocks: which element each kind of provision becomes.
extension HTMLPage {
    /// Writes the start of a provision and its own words; what holds children stays open.
    mutating func open(_ index: Int) {
        let provision = redline.provisions[index]
        leaveTable(for: provision.kind)
        switch provision.kind {
        case .agreement: writeNotes(upTo: index)
        case .title: writeLeaf(index, "h1", class: "")
        case .cover: writeLeaf(index, "p", class: "cover")
        case .division: writeLeaf(index, "h2", class: "division")
        case .paragraph: writeLeaf(index, "p", class: "")
        case .rule: writeLeaf(index, "p", class: "rule")
        case .verbatim: writeLeaf(index, "pre", class: "")
        case .article: openHeaded(index, "h2", class: "article")
        case .appendix: openHeaded(index, "h2", class: "article appendix")
        case .letter: openHeaded(index, "h2", class: "article letter")
        case .front: openHeaded(index, "h2", class: "article front")
        case .section:
            let heads: [StaticString] = ["h3", "h4", "h5", "h6"]
            openHeaded(index, heads[min(max(Int(provision.level), 1), heads.count) - 1], class: "section")
        case .item: openItem(index, class: "item")
        case .bullet: openItem(index, class: "item bullet")
        case .footnote: openItem(index, class: "footnote")
        case .quote:
            openElement("blockquote", index, class: "")
            out.append("\n")
            push(.quote, index)
            writeNotes(upTo: index)
            writeLine("p", index, [.label, .heading, .text])
        case .table: openTable(index)
        case .row: openRow(index)
        case .cell: openCell(index)
        case .caption: writeCaption(index)
        }
    }

    /// An article or a section: its head, then its words.
    private mutating func openHeaded(_ index: Int, _ head: StaticString, class kind: StaticString) {
        let provision = redline.provisions[index]
        openElement("section", index, class: kind)
        out.append("\n")
        push(.section, index)
        writeNotes(upTo: index)
        // A label with words and no title runs into its words; a label alone stands on its line as a head does.
        if provision.heading.isEmpty, !provision.text.isEmpty {
            writeLine("p", index, [.label, .text])
        } else {
            writeLine(head, index, [.label, .heading])
            writeLine("p", index, [.text])
        }
    }

    private mutating func openItem(_ index: Int, class kind: StaticString) {
        openElement("div", index, class: kind)
        out.append("\n")
        push(.division, index)
        writeNotes(upTo: index)
        writeLine("p", index, [.label, .heading, .text])
    }

    /// A provision that is one line or paragraph; children, should it have any, follow it.
    mutating func writeLeaf(_ index: Int, _ element: StaticString, class kind: StaticString) {
        let provision = redline.provisions[index]
        writeNotes(upTo: index)
        guard hasWords(provision, Part.allCases) || !provision.anchor.isEmpty else { return }
        openElement(element, index, class: kind, isChanged: isChanged(provision, Part.allCases))
        if provision.kind == .verbatim { out.append("\n") }
        writeParts(index, Part.allCases)
        writePermalink(provision)
        closeLine(element)
    }

    /// A line of a provision whose own element stands around it; nothing when it has no words.
    private mutating func writeLine(_ element: StaticString, _ index: Int, _ parts: [Part]) {
        let provision = redline.provisions[index]
        guard hasWords(provision, parts) else { return }
        out.append("<")
        out.append(element)
        out.append(isChanged(provision, parts) ? " class=\"changed\">" : ">")
        writeParts(index, parts)
        // The first line bears the sign to link to; a text under a head is the second.
        if parts != [.text] || provision.heading.isEmpty && provision.label.isEmpty { writePermalink(provision) }
        closeLine(element)
    }

    private mutating func closeLine(_ element: StaticString) {
        out.append("</")
        out.append(element)
        out.append(">\n")
    }

    /// The parts with a space between, so that no reader of the bare text finds two words in one.
    mutating func writeParts(_ index: Int, _ parts: [Part]) {
        let provision = redline.provisions[index]
        let escaping: Escaping = provision.kind == .verbatim ? .htmlLines : .html
        let isHead = provision.kind.isTopLevel || provision.kind == .section || provision.kind == .division
        var isFirst = true
        for part in parts {
            let runs = provision.runs(of: part)
            if runs.isEmpty { continue }
            if !isFirst { out.append(" ") }
            isFirst = false
            switch part {
            case .label: out.append("<span class=\"label\">")
            case .heading: out.append(isHead ? "<span class=\"title\">" : "<span class=\"heading\">")
            case .text: break
            }
            leavesMarkToNextPart = part == .label && hasWords(provision, [.heading, .text])
            writeRuns(runs, escaping: escaping)
            leavesMarkToNextPart = false
            switch part {
            case .label, .heading: out.append("</span>")
            case .text: break
            }
        }
    }

    /// A start tag with the id and the classes of a provision.
    mutating func openElement(
        _ element: StaticString, _ index: Int, class kind: StaticString, isChanged: Bool = false
    ) {
        let provision = redline.provisions[index]
        out.append("<")
        out.append(element)
        if !provision.anchor.isEmpty || provision.kind == .footnote {
            out.append(" id=\"")
            if provision.kind == .footnote {
                writeName(ofFootnote: index)
            } else {
                out.append(redline.anchor(of: provision))
            }
            out.append("\"")
        }
        writeClass(kind, provision, isChanged: isChanged)
        out.append(">")
    }

    private mutating func writeClass(_ kind: StaticString, _ provision: RedlineProvision, isChanged: Bool) {
        let standing: StaticString
        switch provision.standing {
        case .unchanged: standing = isChanged ? "changed" : ""
        case .inserted: standing = "inserted"
        case .struck: standing = "struck"
        }
        let isConflict = provision.standing != .unchanged && marks.conflict(of: provision.change) >= 0
        var opening: StaticString = " class=\""
        let moved: StaticString = provision.isMoved ? "moved" : ""
        for word in [kind, standing, moved, isConflict ? "conflict" : ""] where word.utf8CodeUnitCount > 0 {
            out.append(opening)
            out.append(word)
            opening = " "
        }
        if opening.utf8CodeUnitCount == 1 { out.append("\"") }
    }

    /// A link to the provision for whoever wants to send it on. It holds no words; its sign comes from the style sheet.
    private mutating func writePermalink(_ provision: RedlineProvision) {
        guard !provision.anchor.isEmpty else { return }
        out.append("<a class=\"permalink\" data-note aria-hidden=\"true\" tabindex=\"-1\" href=\"#")
        out.append(redline.anchor(of: provision))
        out.append("\"></a>")
    }

    func hasWords(_ provision: RedlineProvision, _ parts: [Part]) -> Bool {
        parts.contains { !provision.runs(of: $0).isEmpty }
    }

    func isChanged(_ provision: RedlineProvision, _ parts: [Part]) -> Bool {
        guard !redline.changes.isEmpty, provision.standing == .unchanged else { return false }
        for part in parts {
            for run in provision.runs(of: part) where redline.runs[Int(run)].standing != .unchanged { return true }
        }
        return false
    }
}
