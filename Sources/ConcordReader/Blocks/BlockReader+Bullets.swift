import ConcordModel

extension BlockReader {
    /// The signs that open an item without a number. Markdown's own may stand right under text; a dash or a sign that a
    /// word processor left behind must begin a paragraph or follow one of its kind, since a dash may also begin a wrapped
    /// line.
    private static let bulletSigns: [(text: StaticString, mayInterrupt: Bool)] = [
        ("-", true), ("*", true), ("+", true), ("•", true), ("--", false), ("–", false), ("—", false), ("·", false),
        ("▪", false), ("■", false), ("●", false), ("○", false), ("◦", false), ("‣", false), ("⁃", false), ("➢", false),
        ("✓", false), ("\u{F0B7}", false), ("\u{F0A7}", false),
    ]

    /// The bullet at the start of a line: its end, and whether it may stand right under text.
    func bullet(of line: Line) -> (end: Int, mayInterrupt: Bool)? {
        let first = bytes[line.start]
        guard first >= 0xC2 || first == UInt8(ascii: "-") || first == UInt8(ascii: "*") || first == UInt8(ascii: "+")
        else { return nil }
        for (text, mayInterrupt) in Self.bulletSigns {
            let end = line.start + text.utf8CodeUnitCount
            guard end < line.end, bytes[end] == 0x20 || bytes[end] == 0x09 else { continue }
            let isSame = text.withUTF8Buffer { wanted in
                (0..<wanted.count).allSatisfy { bytes[line.start + $0] == wanted[$0] }
            }
            // The words that an asterisk sets may begin behind struck ones: `*{--All--} the shifts*`.
            if isSame { return source.leavesOutWords(before: end) ? nil : (end, mayInterrupt) }
        }
        return nil
    }

    /// Whether a line right under text is an item without a number.
    func interruptsAsBullet(_ line: Line) -> Bool {
        guard let (end, mayInterrupt) = bullet(of: line) else { return false }
        if mayInterrupt { return true }
        // The next of a list of this sign.
        guard let level = items.levels.last(where: { $0.isBullet && abs($0.indent - line.indent) <= 1 }) else {
            return false
        }
        return tree[level.item].label.contains { run in
            tree.text[tree.runs[Int(run)].bytes].elementsEqual(bytes[line.start..<end])
        }
    }

    /// `- (a) a key;`: a sign and a number, so that Markdown shows both. The number counts; the sign is printed with it.
    func bulletedEnumerator(_ line: Line) -> Enumerator? {
        guard let (end, _) = bullet(of: line) else { return nil }
        var start = end
        while start < line.end, bytes[start] == 0x20 || bytes[start] == 0x09 { start += 1 }
        guard var mark = Enumerator.read(bytes, from: start, to: line.end), mark.word == .none else { return nil }
        switch mark.readings[0].enclosure {
        case .parentheses, .brackets, .parenthesis: break
        case .period, .none:
            // A year, an initial or an abbreviation may stand there too.
            guard
                items.isDue(mark)
                    || mark.mayBegin && upcomingEnumerators().contains(where: { mark.isFollowed(by: $0.mark) })
            else {
                return nil
            }
        }
        mark.bytes = line.start..<mark.bytes.upperBound
        mark.isBulleted = true
        return mark
    }

    /// An item without a number.
    mutating func readBullet(_ line: Line) -> Bool {
        guard let (end, mayInterrupt) = bullet(of: line), mayInterrupt || afterBlank || interruptsAsBullet(line) else {
            return false
        }
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
                kind: Enumerator.Kind(style: Label.ListStyle(numeral: .none, enclosure: .none), word: .none), value: 0,
                indent: line.indent, item: id, isBullet: true))
        readText(of: id, line, from: end)
        return true
    }
}
