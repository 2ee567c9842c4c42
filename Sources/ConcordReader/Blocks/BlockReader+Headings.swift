import ConcordModel

extension BlockReader {
    /// `# Article 12. Vacation`, `## Section 1. Accrual`, `### STEP III.`: a head on a line of its own.
    mutating func readHeading(_ line: Line) -> Bool {
        var cursor = line.start
        while cursor < line.end, bytes[cursor] == UInt8(ascii: "#") { cursor += 1 }
        let depth = cursor - line.start
        guard depth <= 6, line.indent < 4, !quote.exists, endsHeadMarks(cursor, line) else { return false }
        var content = trimmed(cursor + (cursor < line.end && bytes[cursor] == 0xC2 ? 2 : 0)..<line.end)
        content = withoutClosingMarks(content)
        next += 1
        afterBlank = true
        if depth == 1 || isHeadOfArticle(content) {
            openTopLevel(content, line)
        } else {
            openSection(content, line, depth: depth - 1)
        }
        return true
    }

    /// Whether the marks of a head end here: at a space, one that does not break included, or right before a word that
    /// opens a label (`##Section 2`). `#1` is a number and no head.
    func endsHeadMarks(_ offset: Int, _ line: Line) -> Bool {
        offset == line.end || HeadLabel.spaceWidth(bytes, offset, line.end) > 0
            || HeadLabel.readWorded(bytes, from: offset, to: line.end, mustSeparate: false)?.label.value != nil
    }

    /// `## Article 3. Hours`: an article is one whatever the rank of its head, since writers who give the whole contract or
    /// its parts a head of the first rank set articles below. `## Article 3, Section 2` is a citation, and a letter or an
    /// appendix may quote the head of an article.
    func isHeadOfArticle(_ content: Range<Int>) -> Bool {
        guard defaultKind == .article, !topLevel.exists || isContract(topLevel),
            let head = wordedHead(content)
        else { return false }
        return head.label.word == .article && head.label.value != nil && mayNumber(head)
            && (head.title.isEmpty || bytes[head.title.lowerBound] != UInt8(ascii: ","))
    }

    /// A head that begins with a word such as Article. Its reader holds the bytes alone: to copy all this for each head cost a
    /// thirtieth of the reading.
    func wordedHead(_ content: Range<Int>) -> HeadStart? {
        let bytes = bytes
        return headStart(content) { HeadLabel.readWorded(bytes, from: $0, to: $1, mustSeparate: false) }
    }

    /// Whether a label may open a section, or an article where one is not sure to begin: several numbers only where they are
    /// reserved, since “Articles 4 and 5 Compared” is a title.
    func mayNumber(_ head: HeadStart) -> Bool {
        !head.label.isPlural || head.title.isEmpty || isDead(head.inner)
    }

    /// Whether a piece is an article, or stands among articles without a number.
    private func isContract(_ id: ProvisionID) -> Bool { tree[id].kind == .article || tree[id].kind == .front }

    /// A head by the line below it: `Article 3. Hours` over a row of `=`, and over a row of `-` where a word says what it
    /// is the head of. Other lines of dashes are lines of dashes.
    mutating func readUnderlinedHead(_ line: Line) -> Bool {
        guard next + 1 < lines.count, !lines[next + 1].isBlank else { return false }
        let below = lines[next + 1]
        let sign = bytes[below.start]
        guard sign == UInt8(ascii: "=") || sign == UInt8(ascii: "-"), afterBlank, !quote.exists, line.indent < 4,
            below.indent < 4, case let row = trimmed(below.start..<below.end), row.count >= 3,
            bytes[row].allSatisfy({ $0 == sign })
        else { return false }
        let content = trimmed(line.start..<line.end)
        let head = wordedHead(content)
        if sign == UInt8(ascii: "-"), head?.label.value == nil || head.map(mayNumber) == false { return false }
        next += 2
        afterBlank = true
        if head?.label.word == .section, topLevel.exists {
            openSection(content, line, depth: 1)
        } else {
            openTopLevel(content, line)
        }
        return true
    }

    /// `## Head ##` closes with marks that are not words.
    private func withoutClosingMarks(_ content: Range<Int>) -> Range<Int> {
        var end = content.upperBound
        while end > content.lowerBound, bytes[end - 1] == UInt8(ascii: "#") { end -= 1 }
        guard end < content.upperBound else { return content }
        guard end == content.lowerBound || bytes[end - 1] == 0x20 else { return content }
        return trimmed(content.lowerBound..<end)
    }

    mutating func openTopLevel(_ content: Range<Int>, _ line: Line) {
        items.closeAll()
        sections.removeAll()
        openFootnote = .none
        var head = wordedHead(content)
        if head == nil, defaultKind == .article,
            let numbered = headStart(content, { HeadLabel.readNumbered(bytes, from: $0, to: $1) })
        {
            head = numbered
            head?.label.word = .article
        }
        let kind: ProvisionKind
        switch head?.label.word {
        case .article, .part, .section: kind = defaultKind == .letter ? .letter : .article
        case .appendix, .exhibit, .schedule, .attachment, .addendum, .annex: kind = .appendix
        case .letter, .memorandum: kind = .letter
        case .step, .some(.none), nil: kind = defaultKind == .article ? .front : defaultKind
        }
        topLevel = add(kind, at: line.start, under: root)
        tree[topLevel].isHead = isDead(head?.inner ?? withoutEmphasis(content))
        if let head {
            set(head, of: topLevel)
        } else {
            tree[topLevel].heading = readInline([content], of: topLevel)
        }
        tree[topLevel].endOffset = UInt32(source.origin(of: line.end))
    }

    /// Whether a head says that its number is kept without text: `ARTICLE 26 – RESERVED FOR FUTURE USE`, `ARTICLE 38 -
    /// DELETED 2019-2021`.
    private func isDead(_ content: Range<Int>) -> Bool {
        var start = content.lowerBound
        while start < content.upperBound {
            guard Numerals.isLetter(bytes[start]) else {
                start += 1
                continue
            }
            var end = start
            while end < content.upperBound, Numerals.isLetter(bytes[end]) { end += 1 }
            for word: StaticString in ["reserved", "deleted", "vacant", "omitted", "repealed"]
            where word.utf8CodeUnitCount == end - start && HeadLabel.match(word, bytes, start, end) != nil {
                // "Reserved Parking" is a subject; "Reserved", "Reserved for …" and "Deleted 2019" are none.
                let rest = trimmed(end..<content.upperBound)
                guard let next = bytes[rest].first, Numerals.isLetter(next) else { return true }
                return HeadLabel.match("for ", bytes, rest.lowerBound, rest.upperBound) != nil
                    || HeadLabel.match("in ", bytes, rest.lowerBound, rest.upperBound) != nil
                    || HeadLabel.match("by ", bytes, rest.lowerBound, rest.upperBound) != nil
            }
            start = end
        }
        return false
    }

    private mutating func openSection(_ content: Range<Int>, _ line: Line, depth: Int) {
        let bytes = bytes
        var head = headStart(content) {
            HeadLabel.readWorded(bytes, from: $0, to: $1, mustSeparate: false)
                ?? HeadLabel.readDecimal(bytes, from: $0, to: $1)
        }
        if head.map(mayNumber) != true {
            // "III. Title" among sections is a Roman numeral, "A. RIGHTS" a letter.
            head = headStart(content) { start, end in
                Enumerator.read(bytes, from: start, to: end).map {
                    HeadLabel(label: $0.readings[0], bytes: $0.bytes, titleStart: $0.textStart)
                }
            }
        }
        let id = openSection(head?.label, level: depth, at: line.start)
        if let head {
            set(head, of: id)
        } else {
            tree[id].heading = readInline([content], of: id)
        }
        tree[id].endOffset = UInt32(source.origin(of: line.end))
    }

    /// Opens a section at `level` from 1. Decimal numbers nest under the open section whose number begins theirs
    /// (18.3.1 under 18.3), whatever the writer's marks say.
    mutating func openSection(_ label: Label?, level: Int, at offset: Int) -> ProvisionID {
        items.closeAll()
        openFootnote = .none
        var level = level
        let decimal = label.flatMap { $0.numeral == .decimal ? $0.number : nil }
        if let decimal,
            let parent = sections.lastIndex(where: { $0.decimal.map { decimal.hasPrefix($0 + ".") } ?? false })
        {
            level = sections[parent].level + 1
        }
        level = min(level, Self.deepestLevel)
        sections.removeAll { $0.level >= level }
        _ = container()
        let parent = sections.last?.id ?? topLevel
        let id = add(.section, at: offset, under: parent)
        tree[id].level = UInt8(min(sections.count + 1, 255))
        sections.append(OpenSection(id: id, level: level, decimal: decimal))
        return id
    }

    /// The inside of a head that is wholly emphasised (`**Section 5. Leave**`), else the head itself.
    func withoutEmphasis(_ content: Range<Int>) -> Range<Int> {
        var content = content
        while content.count > 2, let first = bytes[content].first,
            first == UInt8(ascii: "*") || first == UInt8(ascii: "_"),
            bytes[content.upperBound - 1] == first, !bytes[content].dropFirst(2).dropLast(2).contains(first)
        {
            content = content.lowerBound + 1..<content.upperBound - 1
        }
        return content
    }
}
