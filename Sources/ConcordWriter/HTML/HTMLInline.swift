import ConcordModel

/// Words: runs with their styles, wrapped in what changed and who changed it.
extension HTMLPage {
    /// The runs of one part. Each run states its own standing, so that the marks are whole whatever surrounds them.
    mutating func writeRuns(_ part: Range<UInt32>, escaping: Escaping) {
        var cursor = Int(part.lowerBound)
        let end = Int(part.upperBound)
        while cursor < end {
            let start = cursor
            let run = redline.runs[start]
            if case .unchanged = run.standing {
                while cursor < end, case .unchanged = redline.runs[cursor].standing { cursor += 1 }
                writeStyled(start..<cursor, escaping: escaping)
                continue
            }
            let conflict = marks.conflict(of: run.change)
            while cursor < end, redline.runs[cursor].standing != .unchanged,
                marks.conflict(of: redline.runs[cursor].change) == conflict
            {
                cursor += 1
            }
            if conflict >= 0 {
                out.append("<span class=\"conflict\" data-conflict=\"")
                out.append(number: Int(conflict) + 1)
                out.append("\">")
            }
            writeChanged(start..<cursor, escaping: escaping)
            if conflict >= 0 { out.append("</span>") }
        }
    }

    /// Adjacent changed runs of one conflict or of none: stretches of one set of papers, each with its mark behind it.
    private mutating func writeChanged(_ range: Range<Int>, escaping: Escaping) {
        var cursor = range.lowerBound
        while cursor < range.upperBound {
            let first = redline.runs[cursor]
            let firstSet = marks.set(of: first.change)
            let namesake = marks.namesake(of: firstSet)
            var hasInsertion = false
            while cursor < range.upperBound {
                let set = marks.set(of: redline.runs[cursor].change)
                guard marks.namesake(of: set) == namesake else { break }
                let start = cursor
                let standing = redline.runs[start].standing
                while cursor < range.upperBound, redline.runs[cursor].standing == standing,
                    marks.set(of: redline.runs[cursor].change) == set
                {
                    cursor += 1
                }
                let isStruck = standing == .struck
                if !isStruck { hasInsertion = true }
                out.append(isStruck ? marks.deletion(by: set) : marks.insertion(by: set))
                if isMixed { out.append("<bdi>") }
                writeStyled(start..<cursor, escaping: escaping)
                if isMixed { out.append("</bdi>") }
                out.append(isStruck ? "</del>" : "</ins>")
            }
            if announce(firstSet, standing: first.standing) {
                out.append(marks.name(of: firstSet, hasInsertion ? .inserted : .struck))
            }
        }
    }

    /// Whether a change of these papers needs its mark: not when a provision around it, which is changed as a whole by
    /// the same papers, has shown it.
    private mutating func announce(_ set: Int32, standing: Standing) -> Bool {
        guard let last = wholes.indices.last, wholes[last].set == set, wholes[last].standing == standing else {
            return true
        }
        if leavesMarkToNextPart { return false }
        defer { wholes[last].isShown = true }
        return !wholes[last].isShown
    }

    private mutating func writeStyled(_ range: Range<Int>, escaping: Escaping) {
        var open = Style.plain
        var link = false
        for index in range {
            let run = redline.runs[index]
            if run.style != open || run.style.marks.contains(.footnoteMark) {
                close(open, link: link)
                link = self.open(run)
                open = run.style
            }
            out.append(redline.text, run.bytes, escaping: escaping)
        }
        close(open, link: link)
    }

    /// Opens the elements of a run's style; whether a link is among them.
    private mutating func open(_ run: RedlineRun) -> Bool {
        let style = run.style
        if style.isPlain { return false }
        var link = false
        if style.marks.contains(.footnoteMark) {
            out.append("<sup class=\"mark\">")
            if let footnote = links.footnote(redline.text[run.bytes], within: articleAround) {
                out.append("<a href=\"#")
                writeName(ofFootnote: footnote)
                out.append("\">")
                link = true
            }
        } else if style.link > 0 {
            let opening = links.opening(of: style.link)
            link = !opening.isEmpty
            out.append(opening)
        }
        if style.marks.contains(.strong) { out.append("<strong>") }
        if style.marks.contains(.emphasis) { out.append("<em>") }
        if style.marks.contains(.code) { out.append("<code>") }
        return link
    }

    private mutating func close(_ style: Style, link: Bool) {
        if style.isPlain { return }
        if style.marks.contains(.code) { out.append("</code>") }
        if style.marks.contains(.emphasis) { out.append("</em>") }
        if style.marks.contains(.strong) { out.append("</strong>") }
        if link { out.append("</a>") }
        if style.marks.contains(.footnoteMark) { out.append("</sup>") }
    }

    mutating func writeName(ofFootnote index: Int) {
        let anchor = redline.anchor(of: redline.provisions[index])
        if anchor.isEmpty {
            out.append(links.name(ofFootnote: index), escaping: .htmlAttribute)
        } else {
            out.append(anchor)
        }
    }
}
