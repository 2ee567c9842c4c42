import ConcordModel

/// The text that an instruction brings: quoted behind `>`, between quotation marks over any number of paragraphs, or plain.
extension InstructionReader {
    /// Takes the text that a clause wants, from the rest of its line or from the lines that follow.
    mutating func takeText(_ clause: InstructionGrammar.Clause, _ rest: Range<Int>?) {
        if let rest {
            // The line is opened again where the instruction ends.
            while next > 0, lines[next - 1].end > rest.lowerBound { next -= 1 }
            lines[next].start = rest.lowerBound
            lines[next].lineStart = rest.lowerBound
            lines[next].indent = 0
        }
        while next < lines.count, lines[next].isBlank { next += 1 }
        guard next < lines.count else { return reportMissing(clause) }
        let line = lines[next]
        if clause.want == .either, headDepth(line) == nil {
            // `is amended as follows:` may be followed by instructions.
            let (start, saved) = (next, lines)
            let paragraph = withoutEnumerator(takeParagraph())
            if isInstruction(paragraph, isHead: false) {
                if let opened = clause.opens { open(opened, clause.range) }
                _ = takeClauses(paragraph)
                return
            }
            (next, lines) = (start, saved)
        }
        if clause.want == .rows { return takeRows(clause) }
        if bytes[line.start] == UInt8(ascii: ">") { return fill(clause, with: takeQuotedLines()) }
        if let mark = QuotedPhrase(bytes: bytes, end: bytes.count).opening(at: line.start, spaceBefore: true),
            mark.isForText
        {
            if let ranges = takeQuotation(mark) { return fill(clause, with: ranges) }
            return refuseQuotation(of: clause)
        }
        let ranges = takePlainLines(opensArticle: headDepth(line) == 1)
        if ranges.isEmpty { reportMissing(clause) } else { fill(clause, with: ranges) }
    }

    private mutating func reportMissing(_ clause: InstructionGrammar.Clause) {
        findings.append(
            Finding(
                .unclearInstruction, at: position(clause.range.lowerBound),
                "“\(excerpt(clause.range))” wants text behind it, and there is none.",
                cure: "Write the text below it, with > in front of every line."))
    }

    /// Gives the instruction its text.
    mutating func fill(_ clause: InstructionGrammar.Clause, with ranges: [Range<Int>]) {
        guard let action = clause.action else { return }
        let body = readBody(ranges, below: clause.head)
        switch action {
        case .rewrite(let target, _, let showsSome):
            add(.rewrite(target, body: body, showsSome: showsSome), clause.range)
        case .add(let citation, let place, _): add(.add(citation, place, body: body), clause.range)
        case .words(let edit, let target):
            guard let words = wordsAlone(below: body) else {
                findings.append(
                    unclear(clause.range, "The words to be inserted must be one paragraph without a number"))
                return
            }
            switch edit {
            case .replace(let old, _): add(.words(.replace(old, with: words), in: target), clause.range)
            case .replacePlace: add(.words(.replacePlace(with: words), in: target), clause.range)
            case .insertAfter(_, let phrase): add(.words(.insertAfter(words, phrase), in: target), clause.range)
            case .insertBefore(_, let phrase): add(.words(.insertBefore(words, phrase), in: target), clause.range)
            case .insertAtEnd: add(.words(.insertAtEnd(words), in: target), clause.range)
            case .insertAtBeginning: add(.words(.insertAtBeginning(words), in: target), clause.range)
            }
        case .retitle(let target, _):
            if let words = wordsAlone(below: body) {
                add(.retitle(target, as: words), clause.range)
            } else {
                findings.append(unclear(clause.range))
            }
        case .delete, .renumber, .move, .setCell, .addRows, .deleteRow, .moveRow, .addColumn, .deleteColumn,
            .moveColumn:
            add(action, clause.range)
        }
    }

    /// The only paragraph of a text, if it is one.
    private func wordsAlone(below root: ProvisionID) -> ProvisionID? {
        let tree = grammar.tree
        let piece = tree[root].firstChild
        guard piece.exists, tree[piece].heading.isEmpty, tree[piece].label.isEmpty, !tree[piece].nextSibling.exists
        else {
            return nil
        }
        let paragraph = tree[piece].firstChild
        guard paragraph.exists, !tree[paragraph].nextSibling.exists, tree[paragraph].kind == .paragraph else {
            return nil
        }
        return paragraph
    }

    /// Whether a text begins with a number of its own.
    private func beginsWithNumber(_ ranges: [Range<Int>]) -> Bool {
        guard let first = ranges.lazy.map({ grammar.trimmed($0) }).first(where: { !$0.isEmpty }) else { return false }
        return bytes[first.lowerBound] == UInt8(ascii: "#")
            || HeadLabel.readWorded(bytes, from: first.lowerBound, to: first.upperBound, mustSeparate: false) != nil
    }

    /// Reads text as an article file is read. `head` stands over it, if the text has none.
    private mutating func readBody(_ ranges: [Range<Int>], below head: InstructionGrammar.Clause.Head?) -> ProvisionID {
        // An empty line in front, so that no line of dashes is taken for front matter.
        var text: [UInt8] = [0x0A]
        var jumps: [SourceText.Jump] = []
        var expected = -1
        if let head, !beginsWithNumber(ranges) {
            text += head.isArticle ? "# ".utf8 : "## ".utf8
            jumps.append(SourceText.Jump(here: text.count, there: head.number.lowerBound))
            text += bytes[head.number] + Array(". ".utf8)
            jumps.append(SourceText.Jump(here: text.count, there: head.title.lowerBound))
            text += bytes[head.title] + [0x0A, 0x0A]
        }
        var notes: [SourceText.Note] = []
        for range in ranges {
            notes += source.notes(in: range, from: text.count)
            if range.lowerBound != expected { jumps.append(SourceText.Jump(here: text.count, there: range.lowerBound)) }
            text.append(contentsOf: bytes[range])
            text.append(0x0A)
            expected = range.upperBound + 1
        }
        let first = ranges.first?.lowerBound ?? 0
        let root = grammar.tree.add(Provision(kind: .agreement, position: position(first)), under: .none)
        var body = SourceText(file: source.file, bytes: text, jumps: jumps)
        body.notes = notes
        BlockReader.read(
            body, defaultKind: .article, footnotes: footnotes,
            under: root, into: &grammar.tree, findings: &findings)
        return root
    }

    /// A stretch of the file as the lines it has.
    func bodyRanges(of range: Range<Int>) -> [Range<Int>] {
        var ranges: [Range<Int>] = []
        var start = range.lowerBound
        for offset in range where bytes[offset] == 0x0A {
            ranges.append(start..<(offset > start && bytes[offset - 1] == 0x0D ? offset - 1 : offset))
            start = offset + 1
        }
        ranges.append(start..<range.upperBound)
        return ranges
    }

    /// Lines behind `>`, with empty lines between them.
    private mutating func takeQuotedLines() -> [Range<Int>] {
        var ranges: [Range<Int>] = []
        while next < lines.count {
            let line = lines[next]
            if line.isBlank {
                var ahead = next
                while ahead < lines.count, lines[ahead].isBlank { ahead += 1 }
                guard ahead < lines.count, bytes[lines[ahead].start] == UInt8(ascii: ">") else { break }
                ranges.append(line.end..<line.end)
                next = ahead
                continue
            }
            guard bytes[line.start] == UInt8(ascii: ">") else { break }
            var start = line.start + 1
            if start < line.end, bytes[start] == 0x20 { start += 1 }
            ranges.append(start..<line.end)
            next += 1
        }
        return ranges
    }

    /// Text between quotation marks. Each of its paragraphs may begin with a mark, as printers set them.
    private mutating func takeQuotation(_ mark: QuotedPhrase.Mark) -> [Range<Int>]? {
        let (start, saved) = (next, lines)
        var ranges: [Range<Int>] = []
        var depth = 1
        var begins = lines[next].start + mark.length
        var isFirst = true
        while next < lines.count, next - start < searchesLeft {
            let line = lines[next]
            if line.isBlank {
                ranges.append(line.end..<line.end)
                next += 1
                continue
            }
            if !isFirst {
                begins = line.lineStart
                if let again = QuotedPhrase(bytes: bytes, end: line.end).opening(at: line.start, spaceBefore: true),
                    again.isSame(mark), lines[next - 1].isBlank
                {
                    begins = line.start + again.length
                } else if lines[next - 1].isBlank || headDepth(line) != nil || beginsPoint(line), isInstructionAhead() {
                    break
                }
            }
            isFirst = false
            var offset = begins
            while offset < line.end {
                let quotes = QuotedPhrase(bytes: bytes, end: line.end)
                guard let turn = quotes.turn(at: offset, from: begins, in: mark) else {
                    offset += 1
                    continue
                }
                depth += turn.opens ? 1 : -1
                if depth == 0 {
                    ranges.append(begins..<offset)
                    var rest = grammar.trimmed(offset + turn.length..<line.end)
                    while !rest.isEmpty, [0x2E, 0x2C, 0x3B].contains(bytes[rest.lowerBound]) {
                        rest = grammar.trimmed(rest.lowerBound + 1..<rest.upperBound)
                    }
                    if rest.isEmpty { next += 1 } else { lines[next].start = rest.lowerBound }
                    return ranges
                }
                offset += turn.length
            }
            ranges.append(begins..<line.end)
            next += 1
        }
        searchesLeft -= next - start
        (next, lines) = (start, saved)
        return nil
    }

    /// Whether the next line begins an instruction, so that a quotation above it has lost its end.
    private mutating func isInstructionAhead() -> Bool {
        let start = next
        defer { next = start }
        if headDepth(lines[next]) != nil { return isInstruction(headContent(lines[next]), isHead: true) }
        let paragraph = withoutEnumerator(takeParagraph())
        return isInstruction(paragraph, isHead: false)
    }

    /// Tells of a quotation without an end, and of all that may stand in it: none of it is taken.
    private mutating func refuseQuotation(of clause: InstructionGrammar.Clause) {
        let start = next
        let ranges = takePlainLines(opensArticle: headDepth(lines[next]) == 1)
        let paragraphs = ranges.indices.count { index in
            !ranges[index].isEmpty && (index == 0 || ranges[index - 1].isEmpty)
        }
        guard let last = ranges.last(where: { !$0.isEmpty }) else { return reportMissing(clause) }
        let end = String(grammar.written(bytes: grammar.trimmed(last)).suffix(50))
        let refused =
            switch paragraphs {
            case ...1: "It changes nothing."
            case 2: "It and the paragraph after it change nothing."
            default: "It and the \(paragraphs - 1) paragraphs after it change nothing."
            }
        findings.append(
            Finding(
                .unclearInstruction, at: position(lines[start].start),
                "The quotation that begins here is never closed, so it is not known where the new text of “\(excerpt(clause.range))” ends. \(refused)",
                cure:
                    "Close it with a quotation mark where the new text ends, perhaps after “…\(end)”, or set > in front of every line of the text instead.",
                related: paragraphs > 1
                    ? [Finding.Related(position(last.lowerBound), "What may be its last line stands here.")] : []
            ))
    }

    /// Plain lines up to the next instruction, the next article's head or the signatures.
    private mutating func takePlainLines(opensArticle: Bool) -> [Range<Int>] {
        var ranges: [Range<Int>] = []
        var afterBlank = true
        var lastHead: Int?
        while next < lines.count {
            let line = lines[next]
            if line.isBlank {
                ranges.append(line.end..<line.end)
                next += 1
                afterBlank = true
                continue
            }
            if let depth = headDepth(line) {
                let content = headContent(line)
                if isInstruction(content, isHead: true) || isSignature(content) { break }
                if depth == 1, ranges.contains(where: { !$0.isEmpty }) { break }
                lastHead = ranges.count
                ranges.append(line.lineStart..<line.end)
                next += 1
                afterBlank = true
                continue
            }
            if afterBlank {
                let start = next
                let paragraph = takeParagraph()
                next = start
                let isOther =
                    isInstruction(withoutEnumerator(paragraph), isHead: false)
                    || SentenceSense.isOutsideText(InstructionWord.read(bytes, withoutEnumerator(paragraph)))
                if isOther, let head = lastHead, ranges[(head + 1)...].allSatisfy(\.isEmpty) {
                    // The head above an instruction says what it is about, and is no text.
                    while next > 0, headDepth(lines[next]) == nil || next == start { next -= 1 }
                    ranges.removeSubrange(head...)
                    break
                }
                if isOther || !opensArticle && isSignature(paragraph) { break }
            }
            afterBlank = false
            ranges.append(line.lineStart..<line.end)
            next += 1
        }
        while let last = ranges.last, last.isEmpty { ranges.removeLast() }
        return ranges
    }

    private mutating func takeRows(_ clause: InstructionGrammar.Clause) {
        var rows: [ProvisionID] = []
        while next < lines.count, !lines[next].isBlank, bytes[lines[next].start] == UInt8(ascii: "|") {
            let content = lines[next].start..<lines[next].end
            next += 1
            if bytes[content].allSatisfy({ "|-: ".utf8.contains($0) }) { continue }
            rows.append(grammar.row(of: content, .none))
        }
        guard case .addRows(_, let place)? = clause.action, !rows.isEmpty else { return reportMissing(clause) }
        add(.addRows(rows, place), clause.range)
    }
}

extension QuotedPhrase {
    /// Whether a quotation mark stands at an offset, and which way it turns: inside, an opening mark stands behind a space.
    fileprivate func turn(at offset: Int, from start: Int, in mark: Mark) -> (opens: Bool, length: Int)? {
        if case .other(let closings) = mark.kind {
            for closing in closings where HeadLabel.match(closing, bytes, offset, end) != nil {
                return (false, closing.utf8CodeUnitCount)
            }
            return nil
        }
        let isSpaced = offset > start && (bytes[offset - 1] == 0x20 || bytes[offset - 1] == UInt8(ascii: "("))
        if bytes[offset] == UInt8(ascii: "\"") {
            let after = offset + 1 < end ? bytes[offset + 1] : 0x20
            return (isSpaced && (Numerals.isLetter(after) || Numerals.isDigit(after)), 1)
        }
        guard offset + 2 < end, bytes[offset] == 0xE2, bytes[offset + 1] == 0x80 else { return nil }
        if bytes[offset + 2] == 0x9C { return (true, 3) }
        return bytes[offset + 2] == 0x9D ? (false, 3) : nil
    }
}

extension QuotedPhrase.Mark {
    /// Whether texts of several paragraphs are set between such marks. Single ones are apostrophes too often.
    fileprivate var isForText: Bool {
        switch kind {
        case .straight, .double, .other: true
        case .single, .plainSingle: false
        }
    }

    fileprivate func isSame(_ other: Self) -> Bool {
        switch (kind, other.kind) {
        case (.straight, .straight), (.double, .double), (.other, .other): length == other.length
        default: false
        }
    }
}
