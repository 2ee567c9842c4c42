import ConcordModel

/// The table of contents: what has a heading of level one, the divisions between them, and their sections.
extension HTMLPage {
    mutating func writeContents() {
        out.append("<nav id=\"contents\" aria-label=\"Contents\">\n<p class=\"caption\">Contents</p>\n")
        out.append("<a class=\"close\" href=\"#agreement\">Close</a>\n<ol>\n")
        var index = 0
        while index < redline.provisions.count {
            let provision = redline.provisions[index]
            switch provision.kind {
            case .agreement:
                index += 1
                continue
            case .division:
                writeEntry(index, class: "division")
                out.append("</li>\n")
            case .article, .appendix, .letter, .front:
                writeEntry(index, class: "article")
                writeSectionEntries(of: index)
                out.append("</li>\n")
            case .title, .cover, .section, .item, .bullet, .paragraph, .table, .row, .cell, .caption, .verbatim, .quote,
                .footnote, .rule:
                break
            }
            index = max(index + 1, Int(provision.end))
        }
        out.append("</ol>\n</nav>\n")
    }

    private mutating func writeSectionEntries(of article: Int) {
        var isOpen = false
        var index = article + 1
        let end = min(Int(redline.provisions[article].end), redline.provisions.count)
        while index < end {
            let provision = redline.provisions[index]
            if provision.kind == .section, provision.level <= 1, !(provision.label.isEmpty && provision.heading.isEmpty)
            {
                if !isOpen { out.append("\n<details><summary><span>Sections</span></summary>\n<ol>\n") }
                isOpen = true
                writeEntry(index, class: "section")
                out.append("</li>\n")
            }
            index = max(index + 1, Int(provision.end))
        }
        if isOpen { out.append("</ol>\n</details>\n") }
    }

    /// One entry, without its end. A head that changed shows both readings, as on the page: a reader shall not find a
    /// title in the contents that the text does not bear.
    private mutating func writeEntry(_ index: Int, class kind: StaticString) {
        let provision = redline.provisions[index]
        let anchor = redline.anchor(of: provision)
        out.append("<li class=\"")
        out.append(kind)
        out.append(anchor.isEmpty ? "\"><span>" : "\"><a href=\"#")
        if !anchor.isEmpty {
            out.append(anchor)
            out.append("\">")
        }
        var isFirst = true
        for part in Part.allCases {
            let runs = provision.runs(of: part)
            if runs.isEmpty { continue }
            if part == .text, !provision.heading.isEmpty || provision.kind != .division { continue }
            if !isFirst { out.append(" ") }
            isFirst = false
            if part == .label { out.append("<span class=\"label\">") }
            for run in redline.runs[Int(runs.lowerBound)..<Int(runs.upperBound)] {
                switch run.standing {
                case .unchanged: break
                case .inserted: out.append(isMixed ? "<ins><bdi>" : "<ins>")
                case .struck: out.append(isMixed ? "<del><bdi>" : "<del>")
                }
                out.append(redline.text, run.bytes, escaping: .htmlAttribute)
                switch run.standing {
                case .unchanged: break
                case .inserted: out.append(isMixed ? "</bdi></ins>" : "</ins>")
                case .struck: out.append(isMixed ? "</bdi></del>" : "</del>")
                }
            }
            if part == .label { out.append("</span>") }
        }
        out.append(anchor.isEmpty ? "</span>" : "</a>")
    }
}
