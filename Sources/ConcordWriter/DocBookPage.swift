import ConcordModel

/// A DocBook document in the making: walks the provisions once, in order, keeping the open elements on a stack, so that
/// no depth of nesting can exhaust the program's own.
///
/// Whatever tree comes, the document is valid: what stands where DocBook has no place for it is printed in the nearest
/// form that has one, with its words.
struct DocBookPage {
    let redline: Redline
    /// The flag each provision's element carries.
    let standings: [Standing]
    /// Attributes that name the papers of each change, ready to append.
    private let attribution: [[UInt8]]
    var out = XMLBytes()
    var frames: [DocBookFrame] = []
    /// What `inline` leaves without a flag because the paragraph around it carries the same one.
    var flagged: (standing: Standing, change: Int32) = (.unchanged, -1)
    /// A line of a paragraph ended; the next words begin another.
    var lineEnded = false
    private var nextNote = 0
    /// A table whose rows have not come yet.
    private var table: Int?

    /// XML readers refuse more than 256 open elements; a frame opens up to three. What is nested deeper stands beside.
    private static let deepestFrame = 72

    init(_ redline: Redline) {
        self.redline = redline
        standings = WholeChanges.standings(of: redline)
        attribution = redline.changes.map { change in
            var attributes = XMLBytes()
            if !change.papers.isEmpty {
                attributes.markup(" revision=\"")
                attributes.text(change.papers.joined(separator: ";"), in: .attribute)
                attributes.markup("\"")
            }
            if change.conflict != nil { attributes.markup(" condition=\"conflict\"") }
            return attributes.bytes
        }
    }

    mutating func write() {
        out.reserve(redline.text.count + redline.text.count / 2 + 4096)
        out.markup("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<article xmlns=\"http://docbook.org/ns/docbook\"")
        out.markup(" xmlns:xlink=\"http://www.w3.org/1999/xlink\" version=\"5.0\" xml:lang=\"en\">\n")
        let title = redline.provisions.firstIndex { $0.kind == .title }
        writeInfo(title: title)
        let count = redline.provisions.count
        frames.append(DocBookFrame(.root, end: count))
        for index in 0..<count {
            while frames.count > 1, let frame = frames.last, frame.end <= index { closeFrame() }
            if redline.isClean, redline.provisions[index].standing == .struck { continue }
            if index != title { write(index) }
        }
        while frames.count > 1 { closeFrame() }
        writeNotes(through: count)
        while !frames.isEmpty { closeFrame() }
    }

    private mutating func writeInfo(title: Int?) {
        out.markup("<info>\n<title")
        if let title {
            identifier(of: title)
            out.markup(">")
            writeTitle(of: title, withText: true)
        } else {
            out.markup(">")
            out.text(redline.title, in: .content)
        }
        out.markup("</title>\n</info>\n")
    }

    /// One provision. Its children follow by themselves; a frame left open holds them.
    private mutating func write(_ index: Int) {
        let provision = redline.provisions[index]
        switch provision.kind {
        case .agreement: writeText(of: index, parts: Part.allCases)
        case .title: writeSection(index, role: "title")
        case .division: writeSection(index, role: "division")
        case .article: writeSection(index, role: "article")
        case .appendix: writeSection(index, role: "appendix")
        case .letter: writeSection(index, role: "letter")
        case .front: writeSection(index, role: "front")
        case .section: writeSection(index, role: "section")
        case .item: writeEntry(index, withHeading: false)
        case .bullet: writeBullet(index)
        case .cover: writeLiteral(index, role: " role=\"cover\"")
        case .verbatim: writeLiteral(index, role: " class=\"monospaced\"")
        case .paragraph: writeParagraph(index, role: "")
        case .rule: writeParagraph(index, role: " role=\"rule\"")
        case .footnote: writeParagraph(index, role: " role=\"footnote\"")
        case .caption: writeParagraph(index, role: " role=\"caption\"")
        case .table:
            writeNotes(through: index)
            table = index
            writeText(of: index, parts: Part.allCases)
        case .row: writeRow(index)
        case .cell: writeCell(index)
        case .quote:
            writeNotes(through: index)
            beginBlock(at: index)
            out.markup("<blockquote")
            attributes(of: index)
            out.markup(">\n")
            open(.quote, at: index)
            writeText(of: index, parts: Part.allCases)
        }
    }

    // MARK: Sections and lists

    private mutating func writeSection(_ index: Int, role: StaticString) {
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

    private mutating func writeEntry(_ index: Int, withHeading: Bool) {
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

    private mutating func writeBullet(_ index: Int) {
        beginBlock(at: index, in: .bullets)
        openList(.bullets, at: index)
        out.markup("<listitem")
        attributes(of: index)
        out.markup(">\n")
        open(.bullet, at: index)
        writeNotes(through: index)
        writeText(of: index, parts: [.heading, .text])
    }

    private mutating func openList(_ list: DocBookFrame.List, at index: Int) {
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

    private mutating func closeList() {
        let here = frames.count - 1
        switch frames[here].list {
        case .none: return
        case .items: out.markup("</variablelist>\n")
        case .bullets: out.markup("</itemizedlist>\n")
        }
        frames[here].list = .none
    }

    // MARK: Tables

    private mutating func writeRow(_ index: Int) {
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
    private mutating func openTable(at row: Int) {
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
        if let table { attributes(of: table) }
        out.markup(">\n<tgroup cols=\"")
        out.number(columns)
        out.markup("\">\n")
        var frame = DocBookFrame(.table, end: end)
        frame.columns = columns
        frame.hasBody = hasBody
        frames.append(frame)
        table = nil
    }

    private mutating func closeTablePart() {
        switch frames[frames.count - 1].tablePart {
        case .none: return
        case .head: out.markup("</thead>\n")
        case .body: out.markup("</tbody>\n")
        }
    }

    private mutating func writeCell(_ index: Int) {
        guard frames.last?.kind == .row else { return writeParagraph(index, role: "") }
        openCell(at: index, alignment: redline.provisions[index].alignment)
        writeNotes(through: index)
        writeText(of: index, parts: Part.allCases)
    }

    private mutating func openCell(at index: Int, alignment: Alignment) {
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

    // MARK: Blocks

    /// Whether an entry with this flag goes on with the list that is open.
    private func isListOpen(_ list: DocBookFrame.List, for standing: Standing) -> Bool {
        guard let frame = frames.last, list != .none, frame.list == list else { return false }
        return frame.listStanding == .unchanged || frame.listStanding == standing
    }

    /// Makes the innermost open element one that takes a block, and closes a list that the block is not part of.
    private mutating func beginBlock(at index: Int, in list: DocBookFrame.List = .none) {
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

    private mutating func openContinuation(at index: Int) {
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

    private mutating func writeParagraph(_ index: Int, role: StaticString) {
        writeNotes(through: index)
        beginBlock(at: index)
        out.markup("<para")
        out.markup(role)
        attributes(of: index)
        out.markup(">")
        writeLines(of: index, parts: Part.allCases)
    }

    private mutating func writeLiteral(_ index: Int, role: StaticString) {
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
    private mutating func writeText(of index: Int, parts: [Part]) {
        let provision = redline.provisions[index]
        guard parts.contains(where: { !provision.runs(of: $0).isEmpty }) else { return }
        beginBlock(at: index)
        out.markup("<para")
        changeAttributes(of: index)
        out.markup(">")
        writeLines(of: index, parts: parts)
    }

    private mutating func writeLines(of index: Int, parts: [Part]) {
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
    private mutating func writeNotes(through index: Int) {
        while nextNote < redline.notes.count, redline.notes[nextNote].provision <= index {
            let note = redline.notes[nextNote]
            nextNote += 1
            beginBlock(at: index)
            switch note.kind {
            case .conflict: out.markup("<remark role=\"conflict\">")
            case .internalNote: out.markup("<remark role=\"note\">")
            case .paper: out.markup("<remark role=\"paper\">")
            }
            out.text(note.text, in: .content)
            out.markup("</remark>\n")
        }
    }

    // MARK: Frames and attributes

    private mutating func open(_ kind: DocBookFrame.Kind, at index: Int) {
        let end = frames.count < Self.deepestFrame ? Int(redline.provisions[index].end) : index + 1
        frames.append(DocBookFrame(kind, end: max(end, index + 1)))
    }

    private mutating func closeFrame() {
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

    private mutating func fillRow() {
        let frame = frames[frames.count - 1]
        for _ in min(frame.cells, frame.columns)..<frame.columns {
            out.markup("<entry")
            changeAttributes(of: frame.row)
            out.markup("><para/></entry>\n")
        }
    }

    private mutating func identifier(of index: Int) {
        let anchor = redline.anchor(of: redline.provisions[index])
        guard !anchor.isEmpty else { return }
        out.markup(" xml:id=\"")
        out.markup(DocBookNames.identifier(anchor))
        out.markup("\"")
    }

    private mutating func attributes(of index: Int) {
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
