import ConcordModel

extension BlockReader {
    /// How deep items may nest below a section. Contracts nest seven levels; what is deeper is no contract.
    static let deepestLevel = 32

    /// An enumerated item, or several on one line (`(ii) (A) The…` opens two levels).
    mutating func readItem(_ line: Line) -> Bool {
        guard let (mark, opening) = enumerator(of: line) else { return false }
        if mark.isBulleted {
            // It stands beside bullets without a number, and not in one.
            if let level = items.levels.firstIndex(where: { $0.isBullet && $0.indent >= line.indent }) {
                items.close(from: level)
            }
        } else if !afterBlank, !mayInterrupt(mark, line) {
            return false
        }
        readItems(mark, line, opening: opening)
        return true
    }

    /// Opens an item, and those that begin right behind its number, and reads the text of the last. `opening` are marks of
    /// emphasis before the number that go on in the text.
    mutating func readItems(_ first: Enumerator, _ line: Line, opening: Range<Int>? = nil) {
        var current = first
        var indent = line.indent
        while true {
            let id = openItem(current, indent: indent, isInner: indent > line.indent)
            if let inner = enumerator(at: current.textStart, in: line),
                inner.firstOfDoubled != nil
                    || inner.readings.contains(where: { $0.isFirst && $0.listStyle != tree.label(of: id)?.listStyle })
            {
                current = inner
                indent += 1
                continue
            }
            if opening == nil,
                let (title, inner) = enumeratorBehindTitle(from: current.textStart, in: line, below: current)
            {
                tree[id].text = readInline([title], of: id)
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
            return upcomingEnumerators().contains { next, _ in inner.isFollowed(by: next) } ? inner : nil
        }
    }

    private mutating func openItem(_ mark: Enumerator, indent: Int, isInner: Bool) -> ProvisionID {
        let isAnnounced = tree.text.last == UInt8(ascii: ":")
        let (place, isAmbiguous) = items.place(
            mark, indent: indent, isAnnounced: isAnnounced, isInner: isInner, upcoming: { upcomingEnumerators() })
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
        items.open(
            OpenItems.Level(kind: kind, value: label.value ?? 0, suffix: Int(label.suffix), indent: indent, item: id))
        return id
    }

    /// The enumerator of a line, also when it is emphasised, alone (`**(a)** text`) or with words behind it (`**(a) Pay.**
    /// text`); the marks before the number then go on in the text.
    func enumerator(of line: Line) -> (mark: Enumerator, opening: Range<Int>?)? {
        if let mark = bulletedEnumerator(line) { return (mark, nil) }
        if let mark = Enumerator.read(bytes, from: line.start, to: line.end, mayJoin: true) {
            if mark.isJoined, !items.isDue(mark) { return nil }
            return isInitial(mark, line) ? nil : (mark, nil)
        }
        if case let behind = signsEnd(line), behind > line.start {
            guard var mark = Enumerator.read(bytes, from: behind, to: line.end), !isInitial(mark, line) else {
                return nil
            }
            mark.bytes = line.start..<mark.bytes.upperBound
            return (mark, nil)
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
        guard !items.isNear(mark), !(other?.items.contains(source.origin(of: line.start)) ?? false) else {
            return false
        }
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
        // `B. Test After Injury.` is a title; of names only short words end in a period, as `Jr.` does.
        if !hasComma, bytes[line.end - 1] == UInt8(ascii: "."),
            bytes[mark.textStart..<line.end - 1].reversed().prefix(while: Numerals.isLetter).count > 3
        {
            return false
        }
        guard mark.mayBegin else { return true }
        // `A. Smith, Steward`: a list would show its second member.
        return hasComma
            && !upcomingEnumerators().contains { next, _ in mark.isFollowed(by: next) }
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
            let start =
                bullet(of: line).map { trimmed($0.end..<line.end).lowerBound }
                ?? line.start + emphasis(at: line.start, to: line.end)
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
