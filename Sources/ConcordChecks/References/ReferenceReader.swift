import ConcordModel

/// Reads what stands behind the word of a reference: numbers, lists, ranges, paths and titles.
struct ReferenceReader {
    let bytes: [UInt8]
    let start: Int
    let end: Int
    var cursor = 0
    var targets: [Reference.Target] = []
    /// One past the last byte that belongs to the reference.
    var lastByte = 0
    /// Whether the list is one of “Sections” or another word in the plural that stands deeper: “Article 4, Sections 1, 2 and 3”.
    private var isPluralDeeper = false
    /// Whether it says “above”, “below” or “herein”.
    var isDirected = false
    /// Whether it says “of this Article” or “of this Agreement”.
    var isOwn = false

    init(_ bytes: [UInt8], start: Int, end: Int) {
        self.bytes = bytes
        self.start = start
        self.end = end
    }

    /// Reads a list of numbers of one word; false when there is none.
    mutating func readList(_ word: ReferenceWord, from wordStart: Int, isPlural: Bool) -> Bool {
        skipSpaces()
        if word != .none, word != .letter, skipNumberWord() { skipSpaces() }
        if word == .letter || word == .memorandum {
            _ = skipNumberWord()
            skipSpaces()
        }
        guard var target = readPath(word, from: wordStart, isFirst: true) else { return false }
        lastByte = cursor
        targets.append(target)
        while let next = readNext(after: target, word, isPlural: isPlural || isPluralDeeper) {
            targets.append(next)
            target = next
            lastByte = cursor
        }
        readTail()
        return true
    }

    /// A word and its number, with what is said below it: `Article 12, Section 3(a)(2)`.
    private mutating func readPath(_ word: ReferenceWord, from wordStart: Int, isFirst: Bool) -> Reference.Target? {
        guard let step = readNumber(word, isFirst: isFirst) else { return nil }
        var target = Reference.Target(steps: [step], range: wordStart..<cursor)
        skipTwin(of: step)
        readItems(into: &target)
        readDeeper(into: &target)
        target.range = wordStart..<cursor
        return target
    }

    /// `, Section 3`, behind a title too: `Article 7 – Hours of Work, Section 4`.
    mutating func readDeeper(into target: inout Reference.Target) {
        while !target.steps.isEmpty {
            let before = cursor
            let title = readTitle()
            let afterTitle = cursor
            skipSpaces()
            if cursor < end, bytes[cursor] == UInt8(ascii: ",") || bytes[cursor] == UInt8(ascii: ";") { cursor += 1 }
            skipSpaces()
            if let title, word(of: target) != .none {
                target.titles.append(
                    Reference.Title(step: target.steps.count - 1, range: title.range, isSetApart: title.isSetApart))
            }
            guard cursor < end, cursor > before,
                let (entry, wordEnd) = ReferenceWords.table.word(in: bytes, at: cursor, before: end),
                entry.word.rank > lastWord(of: target).rank, !entry.word.isTop
            else {
                cursor = before
                if let title, title.isSetApart, bytes[title.range.lowerBound - 1] == UInt8(ascii: "(") {
                    cursor = afterTitle
                }
                return
            }
            cursor = wordEnd
            skipSpaces()
            guard let step = readNumber(entry.word, isFirst: true) else {
                cursor = before
                return
            }
            isPluralDeeper = isPluralDeeper || entry.isPlural
            target.steps.append(step)
            skipTwin(of: step)
            readItems(into: &target)
        }
    }

    private func word(of target: Reference.Target) -> ReferenceWord { target.steps.last?.word ?? .none }

    private func lastWord(of target: Reference.Target) -> ReferenceWord {
        target.steps.last { $0.word != .none }?.word ?? .none
    }

    /// `(a)(2)`, `.A.2`, ` (C)`, ` E` behind a number.
    mutating func readItems(into target: inout Reference.Target) {
        while cursor < end {
            let before = cursor
            let byte = bytes[cursor]
            if byte == UInt8(ascii: "."), cursor + 1 < end, bytes[cursor + 1] == UInt8(ascii: "(") { cursor += 1 }
            if let step = readEnclosed() {
                target.steps.append(step)
                continue
            }
            cursor = before
            if byte == UInt8(ascii: "."), let step = readDotted() {
                target.steps.append(step)
                continue
            }
            cursor = before
            if byte == 0x20, cursor + 1 < end {
                cursor += 1
                if bytes[cursor] == UInt8(ascii: "("), let step = readEnclosed(),
                    isItem(step, behind: target.steps.last)
                {
                    target.steps.append(step)
                    continue
                }
                cursor = before + 1
                if let step = readLooseLetter(behind: target) {
                    target.steps.append(step)
                    continue
                }
            }
            cursor = before
            return
        }
    }

    /// What comes next in a list: `and 13`, `, 4`, `through (d)`, `and Section 4`.
    private mutating func readNext(
        after previous: Reference.Target, _ word: ReferenceWord, isPlural: Bool
    ) -> Reference.Target? {
        let before = cursor
        guard let separator = readSeparator() else {
            cursor = before
            return nil
        }
        let first = cursor
        // The same word again: “Article 12, Section 3 and Section 4”.
        if separator.isWord || separator.isComma,
            let (entry, wordEnd) = ReferenceWords.table.word(in: bytes, at: cursor, before: end),
            let level = previous.steps.lastIndex(where: { $0.word == entry.word }), level > 0
        {
            cursor = wordEnd
            skipSpaces()
            if var target = readPath(entry.word, from: first, isFirst: true) {
                target.titles = target.titles.map {
                    Reference.Title(step: $0.step + level, range: $0.range, isSetApart: $0.isSetApart)
                }
                target.firstOwn = level
                target.steps.insert(contentsOf: previous.steps[..<level], at: 0)
                return target
            }
            cursor = before
            return nil
        }
        guard let last = previous.steps.last else { return nil }
        if let step = readEnclosed() {
            // “2(a) and (b)”: the same path with another last number; one enclosed alone follows enclosed ones only.
            guard last.isEnclosed || last.word == .none, !separator.isComma || isPlural || hasMore() else {
                cursor = before
                return nil
            }
            return target(step, replacing: previous.steps.count - 1, of: previous, from: first, separator)
        }
        let level = previous.steps.lastIndex { $0.word != .none } ?? previous.steps.lastIndex { !$0.isEnclosed } ?? 0
        let level0 = last.isEnclosed || !Bytes.isLetter(last.number.utf8.first ?? 0) ? level : previous.steps.count - 1
        guard let step = readNumber(previous.steps[level0].word, isFirst: false),
            isPlausible(step, after: previous.steps[level0], isPlural: isPlural, separator)
        else {
            cursor = before
            return nil
        }
        return target(step, replacing: level0, of: previous, from: first, separator)
    }

    private mutating func target(
        _ step: Reference.Step, replacing level: Int, of previous: Reference.Target, from first: Int,
        _ separator: (isWord: Bool, isComma: Bool, isRange: Bool)
    ) -> Reference.Target {
        var target = Reference.Target(
            steps: Array(previous.steps[..<level]) + [step], firstOwn: level, base: previous.base,
            range: first..<cursor,
            endsRange: separator.isRange)
        readItems(into: &target)
        if step.word != .none { readDeeper(into: &target) }
        target.range = first..<cursor
        return target
    }

    /// Whether a number behind `and` or a comma still belongs to the list, and is not “30 days”.
    private mutating func isPlausible(
        _ step: Reference.Step, after previous: Reference.Step, isPlural: Bool,
        _ separator: (isWord: Bool, isComma: Bool, isRange: Bool)
    ) -> Bool {
        let isLetter = Bytes.isLetter(step.number.utf8.first ?? 0)
        if isLetter != Bytes.isLetter(previous.number.utf8.first ?? 0) { return false }
        if isLetter, step.number.utf8.count > 4, !isPlural { return false }
        guard cursor < end else { return true }
        if bytes[cursor] == UInt8(ascii: "%") || bytes[cursor] == UInt8(ascii: "/") { return false }
        if !Bytes.isSpace(bytes[cursor]) { return !Bytes.isAlphanumeric(bytes[cursor]) }
        let saved = cursor
        skipSpaces()
        defer { cursor = saved }
        let first = cursor
        while cursor < end, Bytes.isLetter(bytes[cursor]) { cursor += 1 }
        let next = LetterKey(bytes, in: first..<cursor)
        if let next, Self.units.contains(next) { return false }
        if first < end, bytes[first] == UInt8(ascii: "("), !isPlural { return false }
        return isPlural || separator.isRange || first == cursor || next.map(Self.followers.contains) ?? false
    }

    private static let units = LetterKey.set(
        "day days hour hours minutes month months year years week weeks percent calendar working business consecutive "
            + "employees employee miles cents dollars")
    private static let followers = LetterKey.set(
        "of above below herein and or shall will in to are is for do may when with which as if on by from")

    mutating func skipSpaces() {
        while cursor < end {
            if Bytes.isSpace(bytes[cursor]) {
                cursor += 1
            } else if bytes[cursor] == 0xC2, cursor + 1 < end, bytes[cursor + 1] == 0xA0 {
                cursor += 2
            } else {
                return
            }
        }
    }
}
