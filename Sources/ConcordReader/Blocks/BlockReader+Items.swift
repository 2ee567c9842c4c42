import ConcordModel

extension BlockReader {
    /// How deep items may nest below a section. Contracts nest seven levels; what is deeper is no contract.
    static let deepestLevel = 32

    /// An enumerated item, or several on one line (`(ii) (A) The…` opens two levels).
    mutating func readItem(_ line: Line) -> Bool {
        guard let (mark, opening) = enumerator(of: line) else { return false }
        if !afterBlank, !mayInterrupt(mark, line) { return false }
        readItems(mark, line, opening: opening)
        return true
    }

    /// Opens an item, and those that begin right behind its number, and reads the text of the last. `opening` are marks of
    /// emphasis before the number that go on in the text.
    mutating func readItems(_ first: Enumerator, _ line: Line, opening: Range<Int>? = nil) {
        var current = first
        var indent = line.indent
        while true {
            let id = openItem(current, indent: indent)
            if let inner = enumerator(at: current.textStart, in: line),
                inner.readings[0].listStyle != current.readings[0].listStyle
            {
                current = inner
                indent += 1
                continue
            }
            return readText(of: id, line, from: current.textStart, opening: opening)
        }
    }

    /// A further enumerator within a line, behind another or behind the head of a section (`Section 2. Pay. (a) The…`). It
    /// opens a level of its own only where it begins a list, in parentheses, or with its next sibling to be seen: `A. 1.
    /// The…`, but not `A. I. Smith`.
    func enumerator(at start: Int, in line: Line) -> Enumerator? {
        guard let inner = Enumerator.read(bytes, from: start, to: line.end), inner.textStart < line.end,
            inner.mayBegin, inner.word == .none
        else { return nil }
        switch inner.readings[0].enclosure {
        case .parentheses: return inner
        case .none: return nil
        case .period, .parenthesis, .brackets:
            let isFollowed = upcomingEnumerators().contains { next, _ in
                inner.readings.contains { $0.value == 1 && next.reading(as: inner.kind($0))?.value == 2 }
            }
            return isFollowed ? inner : nil
        }
    }

    private mutating func openItem(_ mark: Enumerator, indent: Int) -> ProvisionID {
        let isAnnounced = tree.text.last == UInt8(ascii: ":")
        let (place, isAmbiguous) = items.place(mark, indent: indent, isAnnounced: isAnnounced) { upcomingEnumerators() }
        let label: Label
        let kind: Enumerator.Kind
        let parent: ProvisionID
        switch place {
        case .sibling(let level, let reading):
            label = reading
            // A slip of case does not change what the list counts by.
            kind = items.levels[level].kind
            parent = tree[items.levels[level].item].parent
            items.close(from: level)
        case .within(let level, let reading):
            label = reading
            kind = mark.kind(reading)
            items.close(from: level + 1)
            if items.levels.count >= Self.deepestLevel {
                report(
                    .nestingTooDeep, at: mark.bytes.lowerBound,
                    "This item stands more than \(Self.deepestLevel) levels deep; it is kept at the last level that can be printed.",
                    cure: "Begin a new section, or use fewer levels.")
                items.close(from: Self.deepestLevel - 1)
            }
            parent = items.innermost ?? container()
        }
        if isAmbiguous {
            report(
                .ambiguousEnumerator, at: mark.bytes.lowerBound,
                "\(printed(mark)) can be the next letter of the list or the first Roman numeral of a list below it; it was read as the letter.",
                cure: "Indent it by four spaces if a new list begins here.")
        }
        let id = add(.item, at: mark.bytes.lowerBound, under: parent)
        setLabel(mark.bytes, label, of: id)
        tree[id].endOffset = UInt32(source.origin(of: mark.bytes.upperBound))
        items.open(OpenItems.Level(kind: kind, value: label.value ?? 0, indent: indent, item: id))
        return id
    }

    /// The enumerator of a line, also when it is emphasised, alone (`**(a)** text`) or with words behind it (`**(a) Pay.**
    /// text`); the marks before the number then go on in the text.
    func enumerator(of line: Line) -> (mark: Enumerator, opening: Range<Int>?)? {
        if let mark = Enumerator.read(bytes, from: line.start, to: line.end, mayJoin: true) {
            if mark.isJoined, !items.isDue(mark) { return nil }
            return isInitial(mark, line) ? nil : (mark, nil)
        }
        let count = emphasis(at: line.start, to: line.end)
        let start = line.start + count
        guard count > 0, start < line.end else { return nil }
        var end = start
        while end < line.end, end - start < 12, bytes[end] != bytes[line.start] { end += 1 }
        if end + count <= line.end, bytes[end..<end + count].allSatisfy({ $0 == bytes[line.start] }),
            var mark = Enumerator.read(bytes, from: start, to: end), mark.textStart == end
        {
            mark.textStart = trimmed(end + count..<line.end).lowerBound
            return (mark, nil)
        }
        guard let mark = Enumerator.read(bytes, from: start, to: line.end),
            closingMarks(count, from: mark.textStart, to: line.end, like: bytes[start - 1]) ?? 0 > mark.textStart,
            !isInitial(mark, line)
        else { return nil }
        return (mark, line.start..<start)
    }

    /// `J. Smith, President` is a name: a capital that no list expects, before capitalised words and a comma or the end.
    private func isInitial(_ mark: Enumerator, _ line: Line) -> Bool {
        guard mark.readings[0].enclosure == .period, mark.bytes.count == 2, mark.textStart < line.end,
            Numerals.isUpper(bytes[mark.bytes.lowerBound])
        else { return false }
        guard !items.isNear(mark) else { return false }
        var cursor = mark.textStart
        var words = 0
        var hasComma = false
        while cursor < line.end, words < 3, !hasComma {
            guard Numerals.isUpper(bytes[cursor]) else { return false }
            while cursor < line.end, bytes[cursor] != 0x20, bytes[cursor] != UInt8(ascii: ",") { cursor += 1 }
            words += 1
            hasComma = cursor < line.end && bytes[cursor] == UInt8(ascii: ",")
            while cursor < line.end, bytes[cursor] == 0x20 { cursor += 1 }
        }
        guard hasComma || cursor >= line.end else { return false }
        guard mark.mayBegin else { return true }
        // `A. Smith, Steward`: a list would show its second member.
        return hasComma
            && !upcomingEnumerators().contains { next, _ in
                mark.readings.contains { $0.value == 1 && next.reading(as: mark.kind($0))?.value == 2 }
            }
    }

    /// Whether an enumerator right under a line of text is an item. The trap is wrapped text: `thirty` / `(30) days`,
    /// `Section` / `1. The`.
    func mayInterrupt(_ mark: Enumerator, _ line: Line) -> Bool {
        guard let previous = lastWords(before: line) else { return true }
        let lastWord = previous.word
        if mark.readings[0].numeral == .arabic, isNumberWord(lastWord) {
            // "(1) one;" above "(2) two" is no number written twice.
            let isTwin = WordNumeral.value(of: Array(lastWord.utf8)[...]).map { $0 == mark.readings[0].value } ?? true
            if isTwin || !items.isDue(mark) { return false }
        }
        // "in this section." is at its end, and what follows is no number of it.
        if BlockReader.citingWords.contains(lastWord), !previous.endsSentence { return false }
        if mark.word != .none { return previous.endsClause && (mark.mayBegin || items.isDue(mark)) }
        if items.isDue(mark) {
            // "under (a) and" / "(b) above" goes on; "(a) first; and" / "(b) second" does not.
            return lastWord != "and" && lastWord != "or" || previous.isSeparated
        }
        guard mark.mayBegin else { return false }
        return previous.endsClause || line.indent > lines[previous.line].indent + 1
    }

    private func isNumberWord(_ word: String) -> Bool {
        let last = word.split(separator: "-").last.map(String.init) ?? word
        switch NumberWord(last.utf8) {
        case .unit(let value): return value > 0
        case .tens, .scale(100), .scale(1000), .part(2): return true
        case .scale, .ordinal, .part, .dozen, nil: return false
        }
    }

    /// Words that a number belongs to when a line breaks between them.
    static let citingWords: Set<String> = [
        "section", "sections", "article", "articles", "paragraph", "paragraphs", "subsection", "subsections", "item",
        "items", "appendix", "step", "subparagraph", "schedule", "exhibit", "chapter", "rule", "under", "in", "of",
    ]

    struct LastWords {
        var word: String
        /// Whether a comma or semicolon stands before the last word.
        var isSeparated: Bool
        var endsClause: Bool
        var endsSentence: Bool
        var line: Int
    }

    func lastWords(before line: Line) -> LastWords? {
        guard next > 0 else { return nil }
        let (content, index) = wordsBeforeNotes(upTo: next - 1)
        guard let last = bytes[content].last else { return nil }
        var wordStart = content.upperBound
        while wordStart > content.lowerBound, bytes[wordStart - 1] != 0x20 { wordStart -= 1 }
        let before = trimmed(content.lowerBound..<wordStart)
        let separator = bytes[before].last ?? 0
        let word = bytes[wordStart..<content.upperBound].filter { Numerals.isLetter($0) || $0 == UInt8(ascii: "-") }
        return LastWords(
            word: String(decoding: word.map { $0 | 0x20 }, as: UTF8.self),
            isSeparated: separator == UInt8(ascii: ",") || separator == UInt8(ascii: ";"),
            endsClause: [0x3A, 0x2E, 0x3B, 0x2C].contains(last) || last >= 0x80,
            endsSentence: last == 0x2E || last == 0x3B, line: index)
    }

    /// The enumerators that follow in the text up to the next head, near enough to tell what a doubtful place is.
    func upcomingEnumerators() -> OpenItems.Upcoming {
        var found: OpenItems.Upcoming = []
        var index = next + 1
        let limit = min(lines.count, next + 80)
        while index < limit, found.count < 40 {
            let line = lines[index]
            index += 1
            if line.isBlank { continue }
            if opensHead(line) { break }
            let start = line.start + emphasis(at: line.start, to: line.end)
            if let mark = Enumerator.read(bytes, from: start, to: line.end) { found.append((mark, line.indent)) }
        }
        return found
    }

    /// Whether a line begins as heads do, by its first letters.
    private func opensHead(_ line: Line) -> Bool {
        var start = line.start
        while start < line.end, bytes[start] == UInt8(ascii: "*") { start += 1 }
        guard start < line.end else { return false }
        if bytes[start] == UInt8(ascii: "#") { return true }
        if Numerals.isDigit(bytes[start]) {
            while start < line.end, Numerals.isDigit(bytes[start]) { start += 1 }
            return start + 1 < line.end && bytes[start] == UInt8(ascii: ".") && Numerals.isDigit(bytes[start + 1])
        }
        return bytes[start] | 0x20 == UInt8(ascii: "s")
            && HeadLabel.readWorded(bytes, from: start, to: line.end, mustSeparate: true)?.label.word == .section
    }

    private func printed(_ mark: Enumerator) -> String { String(decoding: bytes[mark.bytes], as: UTF8.self) }
}
