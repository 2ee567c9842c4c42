import ConcordModel

/// Words of a provision as DocBook inlines: change phrases outermost, then the style.
extension DocBookPage {
    /// What a line break of the text becomes.
    enum Breaks {
        /// A line end, where the element keeps lines.
        case kept
        /// A processing instruction, where the element cannot be divided.
        case instruction
        /// The end of one `para` and the start of the next.
        case paragraphs
    }

    /// The words of one part. Neighbouring runs of one change share a phrase.
    mutating func inline(_ index: Int, _ part: Part, breaks: Breaks) {
        let range = redline.provisions[index].runs(of: part)
        guard !range.isEmpty else { return }
        let isFootnoteLabel = part == .label && redline.provisions[index].kind == .footnote
        switch part {
        case .label: out.markup("<phrase role=\"label\">")
        case .heading, .text: break
        }
        var standing = Standing.unchanged
        var change: Int32 = -1
        var style = Style.plain
        for number in range {
            var run = redline.runs[Int(number)]
            guard run.length > 0 else { continue }
            if isFootnoteLabel { run.style.marks.insert(.footnoteMark) }
            if redline.isClean, run.standing == .struck { continue }
            var runStanding = redline.isClean ? .unchanged : run.standing
            if runStanding == flagged.standing, run.change == flagged.change { runStanding = .unchanged }
            let runChange = runStanding == .unchanged ? -1 : run.change
            if lineEnded, redline.text[Int(run.start)] != 0x0A {
                close(style)
                close(phrase: standing)
                beginLine(of: index)
                (standing, change, style) = (.unchanged, -1, .plain)
            }
            if runStanding != standing || runChange != change {
                close(style)
                close(phrase: standing)
                open(phrase: runStanding, by: runChange)
                open(run.style)
            } else if run.style != style {
                close(style)
                open(run.style)
            }
            (standing, change, style) = (runStanding, runChange, run.style)
            let text = redline.text
            text.withUnsafeBufferPointer { text in
                let words = UnsafeBufferPointer(rebasing: text[run.bytes])
                var next = 0
                while next < words.count {
                    if lineEnded, words[next] != 0x0A {
                        close(style)
                        close(phrase: standing)
                        beginLine(of: index)
                        open(phrase: standing, by: change)
                        open(style)
                    }
                    next = out.text(words, from: next, in: .content, stopsAtLineEnd: breaks != .kept)
                    guard next < words.count else { break }
                    next += 1
                    switch breaks {
                    case .kept: break
                    // A break that came or went with a change stays inside its phrase, to come or go with it.
                    case .paragraphs where standing == .unchanged: lineEnded = true
                    case .instruction, .paragraphs: out.markup("<?linebreak?>\n")
                    }
                }
            }
        }
        close(style)
        close(phrase: standing)
        switch part {
        case .label: out.markup("</phrase>")
        case .heading, .text: break
        }
    }

    private mutating func beginLine(of index: Int) {
        out.markup("</para>\n<para role=\"line\"")
        changeAttributes(of: index)
        out.markup(">")
        lineEnded = false
    }

    /// Label and heading as they stand on one line, and the text behind them where the element has no other place.
    mutating func writeTitle(of index: Int, withText: Bool) {
        inline(index, .label, breaks: .instruction)
        writeSpace(before: .heading, of: index, after: .label)
        inline(index, .heading, breaks: .instruction)
        guard withText else { return }
        writeSpace(before: .text, of: index, after: redline.provisions[index].heading.isEmpty ? .label : .heading)
        inline(index, .text, breaks: .instruction)
    }

    /// A space between two parts, when there are two.
    mutating func writeSpace(before part: Part, of index: Int, after previous: Part) {
        let provision = redline.provisions[index]
        if !provision.runs(of: part).isEmpty, !provision.runs(of: previous).isEmpty { out.markup(" ") }
    }

    private mutating func open(phrase standing: Standing, by change: Int32) {
        guard standing != .unchanged else { return }
        out.markup("<phrase")
        flag(standing)
        attribute(to: change)
        out.markup(">")
    }

    private mutating func close(phrase standing: Standing) {
        if standing != .unchanged { out.markup("</phrase>") }
    }

    private mutating func open(_ style: Style) {
        guard !style.isPlain else { return }
        if let link = link(of: style) {
            out.markup("<link xlink:href=\"")
            out.markup(escapedDestination(link))
            if !link.title.isEmpty {
                out.markup("\" xlink:title=\"")
                out.text(link.title, in: .attribute)
            }
            out.markup("\">")
        }
        if style.marks.contains(.strong) { out.markup("<emphasis role=\"strong\">") }
        if style.marks.contains(.emphasis) { out.markup("<emphasis>") }
        if style.marks.contains(.code) { out.markup("<code>") }
        if style.marks.contains(.footnoteMark) { out.markup("<superscript>") }
    }

    private mutating func close(_ style: Style) {
        guard !style.isPlain else { return }
        if style.marks.contains(.footnoteMark) { out.markup("</superscript>") }
        if style.marks.contains(.code) { out.markup("</code>") }
        if style.marks.contains(.emphasis) { out.markup("</emphasis>") }
        if style.marks.contains(.strong) { out.markup("</emphasis>") }
        if link(of: style) != nil { out.markup("</link>") }
    }

    private func link(of style: Style) -> Link? {
        let number = Int(style.link)
        return number > 0 && number <= redline.links.count ? redline.links[number - 1] : nil
    }

    private func escapedDestination(_ link: Link) -> [UInt8] {
        var attribute = XMLBytes()
        attribute.text(String(decoding: DocBookNames.destination(link.destination), as: UTF8.self), in: .attribute)
        return attribute.bytes
    }
}
