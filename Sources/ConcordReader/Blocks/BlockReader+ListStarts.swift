import ConcordModel

/// Where a list begins or goes on although no blank line stands in front of it, and within a line.
extension BlockReader {
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
        // "in this section." is at its end, and what follows is no number of it; "at the rate of:" announces a list.
        if BlockReader.citingWords.contains(lastWord), !previous.endsSentence {
            return beginsList(mark, line, previous)
        }
        if mark.word != .none { return previous.endsClause && (mark.mayBegin || items.isDue(mark)) }
        if items.isDue(mark) {
            // "under (a) and" / "(b) above" goes on; "(a) first; and" / "(b) second" does not.
            return lastWord != "and" && lastWord != "or" || previous.isSeparated
                || !isCitation(mark, line, after: previous)
        }
        guard mark.mayBegin else { return false }
        return previous.endsClause || line.indent > lines[previous.line].indent + 1 || beginsList(mark, line, previous)
    }

    /// Whether the first of a list stands right below words that go on in it: `A member shall` / `(a) pay; and` / `(b) vote.`
    /// Its next one begins a line too, and none of them is a number that the text cites.
    private func beginsList(_ mark: Enumerator, _ line: Line, _ previous: LastWords) -> Bool {
        guard mark.mayBegin, !mark.isJoined, mark.word == .none, !isCitation(mark, line, after: previous) else {
            return false
        }
        var index = next + 1
        let limit = min(lines.count, next + 40)
        var isSeparated = false
        while index < limit {
            let following = lines[index]
            if following.isBlank {
                isSeparated = true
            } else if let other = Enumerator.read(bytes, from: following.start, to: following.end) {
                if mark.isFollowed(by: other), abs(following.indent - line.indent) <= 1 {
                    return isSeparated || endsMember(lines[index - 1])
                }
            } else if bytes[following.start] == UInt8(ascii: "#") {
                return false
            }
            index += 1
        }
        return false
    }

    /// Whether a line ends as an item of a list does that goes on: with a sign, "and" or "or".
    private func endsMember(_ line: Line) -> Bool {
        let content = trimmed(line.start..<line.end)
        guard let last = bytes[content].last else { return true }
        if [0x3A, 0x2E, 0x3B, 0x2C].contains(last) { return true }
        return Self.endsInJoint(bytes[content])
    }

    static func endsInJoint(_ words: ArraySlice<UInt8>) -> Bool {
        for joint: StaticString in ["and", "or"] {
            let start = words.endIndex - joint.utf8CodeUnitCount
            guard start >= words.startIndex, start == words.startIndex || !Numerals.isLetter(words[start - 1]) else {
                continue
            }
            if joint.withUTF8Buffer({ wanted in wanted.indices.allSatisfy { words[start + $0] | 0x20 == wanted[$0] } })
            {
                return true
            }
        }
        return false
    }

    /// Whether an enumerator at a line's start is the number of a citation that was wrapped: `under (a) and` / `(b) above`,
    /// `Section 5 of` / `(a) or (b)`.
    private func isCitation(_ mark: Enumerator, _ line: Line, after previous: LastWords) -> Bool {
        if previous.followsNumber || BlockReader.numberedWords.contains(previous.word), !previous.endsClause {
            return true
        }
        var end = mark.textStart
        while end < line.end, Numerals.isLetter(bytes[end]) { end += 1 }
        let word = String(decoding: bytes[mark.textStart..<end].map { $0 | 0x20 }, as: UTF8.self)
        if end == mark.textStart, end < line.end { return ",.;:)".utf8.contains(bytes[end]) }
        return Self.wordsBehindCitations.contains(word)
    }

    /// Words that a number in a citation is followed by.
    private static let wordsBehindCitations: Set<String> = [
        "above", "below", "of", "herein", "hereof", "hereunder", "and", "or", "through", "shall", "is", "are",
        "applies",
        "apply",
    ]

    private func isNumberWord(_ word: String) -> Bool {
        let last = word.split(separator: "-").last.map(String.init) ?? word
        switch NumberWord(last.utf8) {
        case .unit(let value): return value > 0
        case .tens, .scale(100), .scale(1000), .part(2): return true
        case .scale, .ordinal, .part, .dozen, nil: return false
        }
    }

    /// Words that a number stands behind at once.
    static let numberedWords: Set<String> = [
        "section", "sections", "article", "articles", "paragraph", "paragraphs", "subsection", "subsections", "item",
        "items", "appendix", "step", "subparagraph", "schedule", "exhibit", "chapter", "rule",
    ]
    /// Words that a number belongs to when a line breaks between them.
    static let citingWords: Set<String> = numberedWords.union(["under", "in", "of"])

    struct LastWords {
        var word: String
        /// Whether a comma or semicolon stands before the last word, or a whole line before it where it has its own.
        var isSeparated: Bool
        /// Whether a number in parentheses or with a sign stands before it: `under (a) and`.
        var followsNumber: Bool
        var endsClause: Bool
        var endsSentence: Bool
        var line: Int
    }

    func lastWords(before line: Line) -> LastWords? {
        guard next > 0, next - 1 != headLine else { return nil }
        let content = trimmed(lines[next - 1].start..<lines[next - 1].end)
        guard let last = bytes[content].last else { return nil }
        var wordStart = content.upperBound
        while wordStart > content.lowerBound, bytes[wordStart - 1] != 0x20 { wordStart -= 1 }
        let before = trimmed(content.lowerBound..<wordStart)
        let separator = bytes[before].last ?? UInt8(ascii: ";")
        let word = bytes[wordStart..<content.upperBound].filter { Numerals.isLetter($0) || $0 == UInt8(ascii: "-") }
        return LastWords(
            word: String(decoding: word.map { $0 | 0x20 }, as: UTF8.self),
            isSeparated: separator == UInt8(ascii: ",") || separator == UInt8(ascii: ";"),
            followsNumber: separator == UInt8(ascii: ")") || Numerals.isDigit(separator) || endsInNumber(before),
            endsClause: [0x3A, 0x2E, 0x3B, 0x2C].contains(last) || last >= 0x80,
            endsSentence: last == 0x2E || last == 0x3B || last == 0x3A, line: next - 1)
    }

    /// Whether words end in a short enumerator, as `a.` or `iv.`
    private func endsInNumber(_ content: Range<Int>) -> Bool {
        guard bytes[content].last == UInt8(ascii: ".") else { return false }
        let start = bytes[content].dropLast().lastIndex(of: 0x20).map { $0 + 1 } ?? content.lowerBound
        return Enumerator.read(bytes, from: start, to: content.upperBound) != nil
    }

    /// An enumerator behind the title of an item or behind words that announce it, `(a) Costs - (1)(i) The first …`, where its
    /// next sibling, or that of the one right behind it, begins a line further down. The words in front are the item's own.
    func enumeratorBehindTitle(
        from start: Int, in line: Line, below outer: Enumerator
    ) -> (words: Range<Int>, mark: Enumerator)? {
        var cursor = start
        while case let sign = nextParenthesis(from: cursor, to: line.end), sign < line.end {
            cursor = sign
            guard cursor > start, bytes[cursor - 1] == 0x20,
                let mark = Enumerator.read(bytes, from: cursor, to: line.end)
            else {
                cursor += 1
                continue
            }
            let words = trimmed(start..<cursor)
            guard mark.mayBegin, mark.textStart < line.end, mark.readings[0].listStyle != outer.readings[0].listStyle,
                isTitle(words)
            else { return nil }
            let inner = Enumerator.read(bytes, from: mark.textStart, to: line.end)
            let isFollowed = upcomingEnumerators().contains { following, _ in
                !items.isDue(following)
                    && (mark.isFollowed(by: following)
                        || inner.map { $0.mayBegin && $0.isFollowed(by: following) } ?? false)
            }
            return isFollowed ? (words, mark) : nil
        }
        return nil
    }

    private func nextParenthesis(from start: Int, to end: Int) -> Int {
        bytes.withUnsafeBufferPointer {
            start + Sixteen.index(of: UInt8(ascii: "("), in: UnsafeBufferPointer(rebasing: $0[start..<end]), from: 0)
        }
    }

    /// Whether words in front of an enumerator are a title or announce it: a few capitalized words before a dash, a period or
    /// a colon, or any that end in a colon.
    private func isTitle(_ words: Range<Int>) -> Bool {
        guard let last = bytes[words].last else { return false }
        if last == UInt8(ascii: ":") { return true }
        let isDash = last == UInt8(ascii: "-") || last >= 0x80
        guard isDash || last == UInt8(ascii: "."), Numerals.isUpper(bytes[words.lowerBound]) else { return false }
        return bytes[words].count { $0 == 0x20 } <= 8
            && bytes[words].split(separator: 0x20).allSatisfy { word in
                !(word.first.map(Numerals.isLower) ?? false) || Self.isSmallWord(word)
            }
    }
}
