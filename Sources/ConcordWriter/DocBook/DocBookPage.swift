import ConcordModel

/// A DocBook document in the making: walks the provisions once, in order, keeping the open elements on a stack, so that
/// no depth of nesting can exhaust the program's own.
///
/// Whatever tree comes, the document is valid: what stands where DocBook has no place for it is printed in the nearest
/// form that has one, with its words.
struct DocBookPage {
    let redline: Redline
    let signature: SignaturePage?
    /// The flag each provision's element carries.
    let standings: [Standing]
    /// Attributes that name the papers of each change, ready to append.
    let attribution: [[UInt8]]
    var out = XMLBytes()
    var frames: [DocBookFrame] = []
    /// What `inline` leaves without a flag because the paragraph around it carries the same one.
    var flagged: (standing: Standing, change: Int32) = (.unchanged, -1)
    /// A line of a paragraph ended; the next words begin another.
    var lineEnded = false
    var nextNote = 0
    /// A table whose rows have not come yet.
    var table: Int?

    /// XML readers refuse more than 256 open elements; a frame opens up to three. What is nested deeper stands beside.
    static let deepestFrame = 72

    init(_ redline: Redline, signature: SignaturePage? = nil) {
        self.redline = redline
        self.signature = signature
        standings = WholeChanges.standings(of: redline)
        attribution = redline.changes.map { change in
            var attributes = XMLBytes()
            if !change.papers.isEmpty {
                attributes.markup(" revision=\"")
                attributes.text(change.names.joined(separator: ";"), in: .attribute)
                attributes.markup("\"")
            }
            // A list, as of any attribute that says for which documents an element is meant.
            let conditions = [
                change.conflict == nil ? nil : "conflict", change.isConforming ? "conforming" : nil,
                change.isOfAbsence ? "without" : nil,
            ].compactMap { $0 }
            if !conditions.isEmpty {
                attributes.markup(" condition=\"")
                attributes.text(conditions.joined(separator: ";"), in: .attribute)
                attributes.markup("\"")
            }
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
        if let signature { writeHead(of: signature) }
        for index in 0..<count {
            while frames.count > 1, let frame = frames.last, frame.end <= index { closeFrame() }
            if redline.isClean, redline.provisions[index].standing == .struck { continue }
            if index != title { write(index) }
        }
        while frames.count > 1 { closeFrame() }
        writeNotes(through: count)
        if let signature { writeLines(of: signature) }
        while !frames.isEmpty { closeFrame() }
    }

    mutating func writeInfo(title: Int?) {
        out.markup("<info>\n<title")
        if let title {
            identifier(of: title)
            out.markup(">")
            writeTitle(of: title, withText: true)
        } else {
            // A stand-in is no word of the agreement, and DocBook will not do without a title.
            out.markup("><remark>")
            out.text(redline.title, in: .content)
            out.markup("</remark>")
        }
        out.markup("</title>\n</info>\n")
    }

    /// One provision. Its children follow by themselves; a frame left open holds them.
    mutating func write(_ index: Int) {
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
}
