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
            bytes[end - 1] != UInt8(ascii: "."), bytes[end - 1] != UInt8(ascii: ":"),
            !holdsNote(mark.textStart..<end)
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
        let marks = emphasis(at: start, to: line.end)
        let labelStart = start + marks
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
        } else if Numerals.isDigit(first), let decimal = HeadLabel.readDecimal(bytes, from: labelStart, to: labelEnd),
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
            if holdsNote(title) { return nil }
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
        } else if let end = titleEnd(from: head.titleStart, to: line.end), !holdsNote(head.titleStart..<end),
            enumerator(at: head.titleStart, in: line) == nil
        {
            title = head.titleStart..<end
            textStart = trimmed(end..<line.end).lowerBound
        }
        return RunInHead(label: head.label, labelBytes: head.bytes, title: title, sign: sign, textStart: textStart)
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

    /// A decimal number opens a section only where it is one of the article's: 5.2 in Article 5, 12.15.1 in Article
    /// 12.15. Behind it stands the beginning of a sentence.
    private func isDueDecimal(_ head: HeadLabel, in line: Line) -> Bool {
        let startsText = head.titleStart >= line.end || startsSentence(head.titleStart)
        guard topLevel.exists else { return startsText }
        let opensArticleNumber = opensArticleNumber(head.label)
        // At the start of a paragraph the number that is due needs no capital: "5.6 all employees…", "5.7 $200 a month…".
        let isFirst = head.label.value == 1 && !sections.contains { $0.decimal != nil }
        if opensArticleNumber, afterBlank, isFirst || isNextSection(head.label) { return true }
        return startsText && (opensArticleNumber || isNextSection(head.label))
    }

    /// Whether a decimal number begins with the article's own.
    private func opensArticleNumber(_ label: Label) -> Bool {
        let article = tree.label(of: topLevel)
        if let article, article.numeral == .arabic || article.numeral == .decimal || article.numeral == .other {
            return label.number.hasPrefix(article.number + ".")
        }
        if let value = article?.value { return label.number.hasPrefix("\(value).") }
        return sections.contains { $0.decimal != nil }
    }

    private func startsSentence(_ offset: Int) -> Bool {
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
    private func isNextSection(_ label: Label) -> Bool {
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
        let article = topLevel.exists ? tree.label(of: topLevel) : nil
        let articleComponents = (article?.number.utf8.count { $0 == UInt8(ascii: ".") } ?? 0) + 1
        return label.word == .section ? components : max(1, components - articleComponents)
    }

    /// Words that titles write small; any other small word makes a sentence.
    private static func isSmallWord(_ word: ArraySlice<UInt8>) -> Bool {
        guard word.count <= 8 else { return false }
        let letters = word.filter { Numerals.isLetter($0) }
        return smallWords.contains { small in
            small.utf8CodeUnitCount == letters.count && small.withUTF8Buffer { $0.elementsEqual(letters) }
        }
    }

    private static let smallWords: [StaticString] = [
        "a", "an", "and", "as", "at", "but", "by", "due", "during", "for", "from", "in", "into", "not", "of", "off",
        "on", "or", "out", "over", "per", "than", "the", "their", "to", "under", "up", "upon", "versus", "via", "vs",
        "while", "with", "within", "without", "s",
    ]

    /// The end of a title that runs into text: a few words, each of them a name, closed by a period or a colon.
    private func titleEnd(from start: Int, to end: Int) -> Int? {
        var cursor = start
        var words = 0
        guard start < end, Numerals.isUpper(bytes[start]) else { return nil }
        while cursor < end {
            let wordStart = cursor
            while cursor < end, bytes[cursor] != 0x20, bytes[cursor] != 0x09 { cursor += 1 }
            words += 1
            guard words <= 10 else { return nil }
            let word = bytes[wordStart..<cursor]
            let letters = word.count { Numerals.isLetter($0) || $0 >= 0x80 }
            if let first = word.first(where: Numerals.isLetter), Numerals.isLower(first), !Self.isSmallWord(word) {
                return nil
            }
            let last = word.last ?? 0
            let behind = trimmed(cursor..<end)
            if last == UInt8(ascii: ".") || last == UInt8(ascii: ":"), letters > 2 || words > 1 || behind.isEmpty {
                return cursor
            }
            cursor = behind.lowerBound
            if behind.isEmpty { return words <= 8 ? end : nil }
        }
        return nil
    }
}
