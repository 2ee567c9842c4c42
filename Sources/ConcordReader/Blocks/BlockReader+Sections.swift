import ConcordModel

extension BlockReader {
    /// A section whose head runs into its text: `Section 3. Payment. Text…`, `**5.5 Data Security.** Text…`, `5.2 The
    /// County shall…`. The head must begin a paragraph, or carry the number that is due.
    mutating func readSectionHead(_ line: Line) -> Bool {
        guard !quote.exists, let head = runInHead(line) else { return false }
        let level = runInLevel(head.label)
        let id = openSection(head.label, level: level, at: line.start)
        setLabel(head.labelBytes, head.label, of: id)
        if head.title.isEmpty { extendLabel(by: head.sign, of: id) }
        if !head.title.isEmpty {
            tree[id].heading = readInline([head.title], of: id)
            if !head.sign.isEmpty {
                let sign = readInline([head.sign], of: id)
                tree[id].heading = tree[id].heading.lowerBound..<sign.upperBound
            }
        }
        if let first = enumerator(at: head.textStart, in: line) {
            readItems(first, line)
        } else {
            // What stands right below a head that has its line for itself may begin anything.
            if head.textStart >= line.end { headLine = next }
            readText(of: id, line, from: head.textStart)
        }
        return true
    }

    /// `III. Title` on a line of its own, over text: a section, where Roman numerals head the sections of an article. A list
    /// of short words numbered I., II., III. has no text between its members.
    mutating func readRomanHead(_ line: Line) -> Bool {
        guard afterBlank, !quote.exists, line.indent < 4, topLevel.exists,
            next + 1 >= lines.count || lines[next + 1].isBlank,
            let mark = Enumerator.read(bytes, from: line.start, to: line.end), mark.textStart < line.end,
            let label = mark.readings.first(where: { $0.numeral == .upperRoman && $0.enclosure == .period }),
            let end = titleEnd(from: mark.textStart, to: line.end), end == line.end,
            bytes[end - 1] != UInt8(ascii: "."), bytes[end - 1] != UInt8(ascii: ":")
        else { return false }
        let isExpected = sections.last.map { open in
            let before = tree.label(of: open.id)
            return before?.numeral == .upperRoman && before?.value.map { $0 + 1 } == label.value
        }
        guard isExpected ?? (label.value == 1 && items.levels.isEmpty), !items.isDue(mark) else { return false }
        var index = next + 1
        while index < lines.count, lines[index].isBlank { index += 1 }
        guard index < lines.count, bytes[lines[index].start] != UInt8(ascii: "#") else { return false }
        if let following = Enumerator.read(bytes, from: lines[index].start, to: lines[index].end),
            following.reading(as: mark.kind(label)) != nil
        {
            return false
        }
        let id = openSection(label, level: 1, at: line.start)
        setLabel(mark.bytes, label, of: id)
        next += 1
        afterBlank = true
        tree[id].heading = readInline([mark.textStart..<line.end], of: id)
        return true
    }

    struct RunInHead {
        var label: Label
        var labelBytes: Range<Int>
        var title: Range<Int>
        /// The period or colon behind the emphasis, which closes the head: `**Section 3. Merit**: The pool…`, `**5.1**. The…`.
        var sign: Range<Int>
        var textStart: Int
    }

    /// The run-in head at the start of a line, without deciding anything.
    func runInHead(_ line: Line) -> RunInHead? {
        let start = line.start
        var marks = emphasis(at: start, to: line.end)
        var labelStart = start + marks
        if marks > 0 || bytes[start] == 0xE2 || bytes[start] == 0x5C || bytes[start] == 0xC2,
            case let behind = signsEnd(line), behind > start
        {
            // Signs of a footnote: they belong to the label.
            (marks, labelStart) = (0, behind)
        }
        guard labelStart < line.end else { return nil }
        var labelEnd = line.end
        if marks > 0 {
            guard let close = closingMarks(marks, from: labelStart, to: line.end, like: bytes[start]) else {
                return nil
            }
            labelEnd = close
        }
        guard labelStart < labelEnd else { return nil }
        let first = bytes[labelStart]
        let head: HeadLabel
        if first | 0x20 == UInt8(ascii: "s") || first == 0xC2,
            let worded = HeadLabel.readWorded(bytes, from: labelStart, to: labelEnd, mustSeparate: true)
                ?? dueSection(from: labelStart, to: labelEnd),
            worded.label.word == .section
        {
            head = worded
        } else if HeadLabel.mayBeDecimal(bytes, from: labelStart, to: labelEnd),
            let decimal = HeadLabel.readDecimal(bytes, from: labelStart, to: labelEnd),
            isDueDecimal(decimal, in: line)
        {
            head = decimal
        } else {
            return nil
        }
        guard afterBlank || mayInterrupt(head.label, line) else { return nil }
        var title = head.titleStart..<head.titleStart
        var textStart = head.titleStart
        var sign = textStart..<textStart
        if marks > 0 {
            // An emphasised head: the title is what stands inside the marks.
            title = trimmed(min(head.titleStart, labelEnd)..<labelEnd)
            let end = labelEnd + marks
            if end < line.end, bytes[end] == UInt8(ascii: ".") || bytes[end] == UInt8(ascii: ":"),
                end + 1 == line.end || bytes[end + 1] == 0x20 || bytes[end + 1] == 0x09
            {
                sign = end..<end + 1
            }
            textStart = trimmed(max(end, sign.upperBound)..<line.end).lowerBound
            // A number alone may be a reference in bold: `**Section 4** of this Article`.
            let isBare = Numerals.isDigit(bytes[labelEnd - 1]) && title.isEmpty && sign.isEmpty
            if isBare, textStart < line.end, !isDue(head.label) || !startsSentence(textStart) { return nil }
        } else if let end = titleEnd(from: head.titleStart, to: line.end, of: line),
            enumerator(at: head.titleStart, in: line) == nil
        {
            title = head.titleStart..<end
            textStart = trimmed(end..<line.end).lowerBound
        }
        // Marks of emphasis are none of the words, signs are.
        let labelBytes = marks == 0 ? start..<head.bytes.upperBound : head.bytes
        return RunInHead(label: head.label, labelBytes: labelBytes, title: title, sign: sign, textStart: textStart)
    }

    /// `Section 3.1 Title`, `Section 4 The County shall…`: no separator stands behind the number, but a paragraph begins, the
    /// number is the one that is due in the article, and a capital follows. “Section 4 of this Article” opens a sentence.
    private func dueSection(from start: Int, to end: Int) -> HeadLabel? {
        guard afterBlank, topLevel.exists,
            let head = HeadLabel.readWorded(bytes, from: start, to: end, mustSeparate: false),
            head.label.word == .section, head.titleStart < end, Numerals.isUpper(bytes[head.titleStart])
        else { return nil }
        if head.label.numeral == .decimal { return opensArticleNumber(head.label) ? head : nil }
        return isNextSection(head.label) || sections.isEmpty && head.label.value == 1 ? head : nil
    }

    /// How many `*` or `_` stand at the start of a line, up to three.
    func emphasis(at start: Int, to end: Int) -> Int {
        let first = bytes[start]
        guard first == UInt8(ascii: "*") || first == UInt8(ascii: "_") else { return 0 }
        var count = 0
        while start + count < end, bytes[start + count] == first { count += 1 }
        return count <= 3 ? count : 0
    }

    func closingMarks(_ count: Int, from start: Int, to end: Int, like mark: UInt8) -> Int? {
        var cursor = start
        while cursor + count <= end {
            if bytes[cursor] == mark, bytes[cursor..<cursor + count].allSatisfy({ $0 == mark }) { return cursor }
            cursor += 1
        }
        return nil
    }

    func startsSentence(_ offset: Int) -> Bool {
        let byte = bytes[offset]
        return Numerals.isUpper(byte) || byte >= 0x80 || byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "*")
            || byte == UInt8(ascii: "_") || byte == UInt8(ascii: "(") || byte == UInt8(ascii: "[")
    }

    /// Whether a head may stand right under a line of text: its number is due, and the line above does not end in the middle
    /// of a citation (`as provided in` / `Section 2. The…`).
    private func mayInterrupt(_ label: Label, _ line: Line) -> Bool {
        guard let previous = lastWords(before: line) else { return true }
        guard isNextSection(label) else { return sections.isEmpty && label.value == 1 && previous.endsSentence }
        return previous.endsClause
            || !Self.citingWords.contains(previous.word) && !Self.wordsBeforeCitations.contains(previous.word)
    }

    private static let wordsBeforeCitations: Set<String> = [
        "and", "or", "by", "with", "per", "to", "see", "through", "from", "this", "the",
    ]

    /// Whether a label is the successor of an open section's, so that it may stand right under a line of text.
    func isNextSection(_ label: Label) -> Bool {
        guard let value = label.value else { return false }
        for section in sections {
            guard let open = tree.label(of: section.id), open.word == label.word, open.numeral == label.numeral else {
                continue
            }
            if open.value.map({ $0 + 1 == value }) ?? false { return true }
        }
        return false
    }

    /// Whether a number is the one that comes next in the article, or begins with the article's own.
    private func isDue(_ label: Label) -> Bool {
        if label.numeral == .decimal { return opensArticleNumber(label) }
        return isNextSection(label) || sections.isEmpty && label.value == 1
    }

    private func runInLevel(_ label: Label) -> Int {
        guard label.numeral == .decimal else { return 1 }
        let components = label.number.utf8.count { $0 == UInt8(ascii: ".") } + 1
        let articleComponents = (topLabel?.number.utf8.count { $0 == UInt8(ascii: ".") } ?? 0) + 1
        return label.word == .section ? components : max(1, components - articleComponents)
    }
}
