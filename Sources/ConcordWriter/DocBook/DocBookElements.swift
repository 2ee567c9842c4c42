import ConcordModel

/// Opening and closing elements, and their attributes.
extension DocBookPage {
    mutating func open(_ kind: DocBookFrame.Kind, at index: Int) {
        let end = frames.count < Self.deepestFrame ? Int(redline.provisions[index].end) : index + 1
        frames.append(DocBookFrame(kind, end: max(end, index + 1)))
    }

    mutating func closeFrame() {
        closeList()
        guard let frame = frames.last else { return }
        if frame.kind == .row { fillRow() }
        if frame.kind == .table { closeTablePart() }
        frames.removeLast()
        let isEmpty = !frame.hasBlocks && !frame.hasSections
        switch frame.kind {
        case .root: out.markup(isEmpty ? "<para/>\n</article>\n" : "</article>\n")
        case .section: out.markup(isEmpty ? "<para/>\n</section>\n" : "</section>\n")
        case .continued: out.markup(frame.isLast ? "</simplesect>\n" : "</section>\n")
        case .item: out.markup(isEmpty ? "<para/>\n</listitem>\n</varlistentry>\n" : "</listitem>\n</varlistentry>\n")
        case .bullet: out.markup(isEmpty ? "<para/>\n</listitem>\n" : "</listitem>\n")
        case .quote: out.markup(isEmpty ? "<para/>\n</blockquote>\n" : "</blockquote>\n")
        case .cell: out.markup(isEmpty ? "<para/></entry>\n" : "</entry>\n")
        case .row: out.markup("</row>\n")
        case .table: out.markup("</tgroup>\n</informaltable>\n")
        }
    }

    mutating func fillRow() {
        let frame = frames[frames.count - 1]
        for _ in min(frame.cells, frame.columns)..<frame.columns {
            out.markup("<entry")
            changeAttributes(of: frame.row)
            out.markup("><para/></entry>\n")
        }
    }

    mutating func identifier(of index: Int) {
        let anchor = redline.anchor(of: redline.provisions[index])
        guard !anchor.isEmpty else { return }
        out.markup(" xml:id=\"")
        if DocBookNames.isIdentifier(anchor) {
            out.markup(anchor)
        } else {
            out.markup(DocBookNames.identifier(anchor))
        }
        out.markup("\"")
    }

    mutating func attributes(of index: Int) {
        identifier(of: index)
        changeAttributes(of: index)
    }

    mutating func changeAttributes(of index: Int) {
        flag(standings[index])
        if standings[index] != .unchanged { attribute(to: redline.provisions[index].change) }
    }

    mutating func flag(_ standing: Standing) {
        switch standing {
        case .unchanged: break
        case .inserted: out.markup(" revisionflag=\"added\"")
        case .struck: out.markup(" revisionflag=\"deleted\"")
        }
    }

    mutating func attribute(to change: Int32) {
        guard change >= 0, Int(change) < attribution.count else { return }
        out.markup(attribution[Int(change)])
    }
}
