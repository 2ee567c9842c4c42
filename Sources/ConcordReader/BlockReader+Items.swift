import ConcordModel

extension BlockReader {
    /// How deep items may nest below a section. Contracts nest seven levels; what is deeper is no contract.
    static let deepestLevel = 32

    /// An enumerated item, or several on one line (`(ii) (A) The…` opens two levels).
    mutating func readItem(_ line: Line) -> Bool {
        guard let mark = enumerator(of: line) else { return false }
        if !afterBlank, !mayInterrupt(mark, line) { return false }
        var current = mark
        var indent = line.indent
        while true {
            let id = openItem(current, indent: indent)
            // A second enumerator in parentheses opens a level of its own only where it begins a list.
            if let inner = Enumerator.read(bytes, from: current.textStart, to: line.end), inner.textStart < line.end,
                inner.readings[0].enclosure == .parentheses, inner.readings.contains(where: { $0.value == 1 }),
                inner.readings[0].listStyle != current.readings[0].listStyle
            {
                current = inner
                indent += 1
                continue
            }
            readText(of: id, line, from: current.textStart)
            return true
        }
    }

    private mutating func openItem(_ mark: Enumerator, indent: Int) -> ProvisionID {
        let (place, isAmbiguous) = items.place(mark.readings, indent: indent) { upcomingReadings() }
        var label: Label
        var parent: ProvisionID
        switch place {
        case .sibling(let level, let reading):
            label = reading
            parent = tree[items.levels[level].item].parent
            let old = items.levels[level]
            items.close(from: level)
            parent = items.innermost ?? (tree[old.item].parent.exists ? tree[old.item].parent : container())
        case .within(let level, let reading):
            label = reading
            items.close(from: level + 1)
            parent = items.innermost ?? container()
            if items.levels.count >= Self.deepestLevel {
                report(
                    .nestingTooDeep, at: mark.bytes.lowerBound,
                    "This item stands more than \(Self.deepestLevel) levels deep; it is kept at the last level that can be printed.",
                    cure: "Begin a new section, or use fewer levels.")
                items.close(from: Self.deepestLevel - 1)
                parent = items.innermost ?? container()
            }
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
        items.open(
            OpenItems.Level(style: label.listStyle, value: label.value ?? 0, indent: indent, item: id))
        return id
    }

    /// The enumerator of a line, also when it is emphasised (`**(a)** text`).
    private func enumerator(of line: Line) -> Enumerator? {
        if let mark = Enumerator.read(bytes, from: line.start, to: line.end) {
            return isInitial(mark, line) ? nil : mark
        }
        let first = bytes[line.start]
        guard first == UInt8(ascii: "*") || first == UInt8(ascii: "_") else { return nil }
        var count = 0
        while line.start + count < line.end, bytes[line.start + count] == first { count += 1 }
        guard count <= 3 else { return nil }
        let start = line.start + count
        var end = start
        while end < line.end, end - start < 12, bytes[end] != first { end += 1 }
        guard end + count <= line.end, bytes[end..<end + count].allSatisfy({ $0 == first }),
            var mark = Enumerator.read(bytes, from: start, to: end), mark.textStart == end
        else { return nil }
        mark.textStart = trimmed(end + count..<line.end).lowerBound
        return mark
    }

    /// `J. Smith, President` is a name: a capital that no list expects, before a capitalised word and a comma or the end.
    private func isInitial(_ mark: Enumerator, _ line: Line) -> Bool {
        let reading = mark.readings[0]
        guard reading.enclosure == .period, reading.numeral == .upperLetter, mark.readings.allSatisfy({ $0.value != 1 }),
            !items.levels.contains(where: { level in
                mark.readings.contains { $0.listStyle == level.style }
            })
        else { return false }
        var cursor = mark.textStart
        var words = 0
        while cursor < line.end, words < 3 {
            guard Numerals.isUpper(bytes[cursor]) else { return false }
            while cursor < line.end, bytes[cursor] != 0x20, bytes[cursor] != UInt8(ascii: ",") { cursor += 1 }
            words += 1
            if cursor < line.end, bytes[cursor] == UInt8(ascii: ",") { return true }
            while cursor < line.end, bytes[cursor] == 0x20 { cursor += 1 }
        }
        return cursor >= line.end
    }

    /// Whether an enumerator right under a line of text is an item. The trap is wrapped text: `thirty` / `(30) days`,
    /// `Section` / `1. The`.
    func mayInterrupt(_ mark: Enumerator, _ line: Line) -> Bool {
        guard let previous = lastWords(before: line) else { return true }
        let lastWord = previous.word
        if mark.readings[0].numeral == .arabic, isNumberWord(lastWord) { return false }
        if BlockReader.citingWords.contains(lastWord) { return false }
        let isDue = items.levels.contains { level in
            mark.readings.contains { $0.listStyle == level.style && $0.value == level.value + 1 }
        }
        if isDue {
            // "under (a) and" / "(b) above" goes on; "(a) first; and" / "(b) second" does not.
            return lastWord != "and" && lastWord != "or" || previous.isSeparated
        }
        guard mark.readings.contains(where: { $0.value == 1 }) else { return false }
        return previous.endsClause || line.indent > lines[previous.line].indent + 1
    }

    private func isNumberWord(_ word: String) -> Bool {
        let last = word.split(separator: "-").last.map(String.init) ?? word
        return Numerals.wordValues[last] != nil || last == "hundred" || last == "thousand" || last == "half"
    }

    /// Words that a number belongs to when a line breaks between them.
    private static let citingWords: Set<String> = [
        "section", "sections", "article", "articles", "paragraph", "paragraphs", "subsection", "subsections", "item",
        "items", "appendix", "step", "subparagraph", "schedule", "exhibit", "chapter", "rule", "under", "in", "of",
    ]

    private struct LastWords {
        var word: String
        /// Whether a comma or semicolon stands before the last word.
        var isSeparated: Bool
        var endsClause: Bool
        var line: Int
    }

    private func lastWords(before line: Line) -> LastWords? {
        guard next > 0 else { return nil }
        let previous = lines[next - 1]
        let content = trimmed(previous.start..<previous.end)
        guard let last = bytes[content].last else { return nil }
        var wordStart = content.upperBound
        while wordStart > content.lowerBound, bytes[wordStart - 1] != 0x20 { wordStart -= 1 }
        let before = trimmed(content.lowerBound..<wordStart)
        let separator = bytes[before].last ?? 0
        let word = bytes[wordStart..<content.upperBound].filter { Numerals.isLetter($0) || $0 == UInt8(ascii: "-") }
        return LastWords(
            word: String(decoding: word.map { $0 | 0x20 }, as: UTF8.self),
            isSeparated: separator == UInt8(ascii: ",") || separator == UInt8(ascii: ";"),
            endsClause: [0x3A, 0x2E, 0x3B, 0x2C].contains(last) || last >= 0x80, line: next - 1)
    }

    /// The enumerators that follow in the text, near enough to tell what a doubtful letter is.
    private func upcomingReadings() -> [[Label]] {
        var found: [[Label]] = []
        var index = next + 1
        let limit = min(lines.count, next + 60)
        while index < limit, found.count < 12 {
            let line = lines[index]
            index += 1
            if line.isBlank { continue }
            if bytes[line.start] == UInt8(ascii: "#") { break }
            if let mark = Enumerator.read(bytes, from: line.start, to: line.end) { found.append(mark.readings) }
        }
        return found
    }

    private func printed(_ mark: Enumerator) -> String { String(decoding: bytes[mark.bytes], as: UTF8.self) }

    /// `- `, `* `, `+ ` or `•`: an item without a number.
    mutating func readBullet(_ line: Line) -> Bool {
        var end = line.start + 1
        switch bytes[line.start] {
        case UInt8(ascii: "-"), UInt8(ascii: "*"), UInt8(ascii: "+"):
            break
        case 0xE2 where line.start + 2 < line.end && bytes[line.start + 1] == 0x80 && bytes[line.start + 2] == 0xA2:
            end = line.start + 3
        default:
            return false
        }
        guard end < line.end, bytes[end] == 0x20 || bytes[end] == 0x09 else { return false }
        let parent: ProvisionID
        if let level = items.levels.lastIndex(where: { $0.isBullet && abs($0.indent - line.indent) <= 1 }) {
            items.close(from: level)
            parent = items.innermost ?? container()
        } else if let level = items.levels.lastIndex(where: { $0.indent <= line.indent }) {
            items.close(from: level + 1)
            if items.levels.count >= Self.deepestLevel { items.close(from: Self.deepestLevel - 1) }
            parent = items.innermost ?? container()
        } else {
            items.closeAll()
            parent = container()
        }
        let id = add(.bullet, at: line.start, under: parent)
        setLabel(line.start..<end, nil, of: id)
        items.open(
            OpenItems.Level(
                style: Label.ListStyle(numeral: .none, enclosure: .none), value: 0, indent: line.indent, item: id,
                isBullet: true))
        readText(of: id, line, from: end)
        return true
    }
}
