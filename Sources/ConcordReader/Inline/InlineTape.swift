import ConcordModel

/// One thing met in a block, in the order of the source. Offsets are the block text's.
enum InlineToken {
    case text(Int32, Int32)
    case code(Int32, Int32)
    case footnote(Int32, Int32)
    /// One character or two written as an entity at an offset; they stand in the tape's `decoded`.
    case entity(at: Int32, decoded: Int32, count: Int32)
    case delimiter(Int32)
    /// A bracket that opens nothing, so far.
    case bracket(at: Int32)
    /// The number of the link among the tape's.
    case openLink(Int32)
    case closeLink
    case softBreak(at: Int32)
    case hardBreak(at: Int32)
}

/// What a block can refer to: the labels defined in its file.
struct InlineDefinitions: Sendable {
    var footnotes: Set<String>
    var references: [String: String]
}

/// The scanner: cuts a block into tokens in one pass from left to right. What later text may still turn into markup, a
/// bracket or a run of asterisks, stays on a stack until it is settled. Each byte is looked at a bounded number of times.
struct InlineTape {
    private(set) var tokens: [InlineToken] = []
    private(set) var delimiters = InlineDelimiters()
    private(set) var decoded: [UInt8] = []
    private(set) var links: [Link] = []
    /// Where signs of footnotes stand that nothing defines, with their names; they are text.
    private(set) var undefinedFootnotes: [Range<Int>] = []

    /// A `[` that may open a link.
    private struct Bracket {
        let token: Int
        /// The offset behind it.
        let words: Int
        let waitingDelimiters: Int
        var holdsBracket = false
    }
    private var brackets: [Bracket] = []
    private var backticks = InlineBackticks()
    /// Where the text begins that no token holds yet.
    private var pending = 0

    /// Offsets right before which a marked paper has words that this reading of it has not.
    private var gaps: [Int] = []
    private var nextGap = 0

    mutating func scan(_ text: Span<UInt8>, _ definitions: InlineDefinitions, gaps: [Int] = []) {
        self.gaps = gaps
        nextGap = 0
        tokens.removeAll(keepingCapacity: true)
        delimiters.removeAll()
        decoded.removeAll(keepingCapacity: true)
        links.removeAll(keepingCapacity: true)
        undefinedFootnotes.removeAll(keepingCapacity: true)
        brackets.removeAll(keepingCapacity: true)
        backticks.removeAll()
        pending = 0
        var index = 0
        while true {
            index = InlineBytes.nextMarkup(in: text, from: index)
            guard index < text.count else { break }
            switch text[index] {
            case 0x0A: index = readLineEnd(text, at: index)
            case 0x5C: index = readBackslash(text, at: index)
            case 0x60: index = readBackticks(text, at: index)
            case 0x2A, 0x5F: index = readDelimiters(text, at: index)
            case 0x5B: index = readOpeningBracket(text, at: index, definitions)
            case 0x5D: index = readClosingBracket(text, at: index, definitions)
            case 0x3C: index = readAngleBracket(text, at: index)
            default: index = readAmpersand(text, at: index)
            }
        }
        take(text.count..<text.count)
        delimiters.pair(from: 0)
    }

    /// Makes a token of the text before `range` and leaves the range to the caller. A reader of markup returns where to go
    /// on; one that has not called this has found plain text.
    private mutating func take(_ range: Range<Int>) {
        if pending < range.lowerBound { tokens.append(.text(Int32(pending), Int32(range.lowerBound))) }
        pending = range.upperBound
    }

    private mutating func readLineEnd(_ text: Span<UInt8>, at start: Int) -> Int {
        take(start..<start + 1)
        let isHard = start >= 2 && text[start - 1] == 0x20 && text[start - 2] == 0x20
        tokens.append(isHard ? .hardBreak(at: Int32(start)) : .softBreak(at: Int32(start)))
        return start + 1
    }

    private mutating func readBackslash(_ text: Span<UInt8>, at start: Int) -> Int {
        guard start + 1 < text.count else { return start + 1 }
        let next = text[start + 1]
        if next == 0x0A {
            take(start..<start + 2)
            tokens.append(.hardBreak(at: Int32(start)))
            return start + 2
        }
        guard MarkdownSigns.isPunctuation(next) else { return start + 1 }
        // The character stands at the beginning of the text that follows.
        take(start..<start + 1)
        return start + 2
    }

    private mutating func readBackticks(_ text: Span<UInt8>, at start: Int) -> Int {
        var words = start
        while words < text.count, text[words] == 0x60 { words += 1 }
        let length = words - start
        guard let close = backticks.run(ofLength: length, from: words, in: text) else { return words }
        take(start..<close + length)
        var low = words
        var high = close
        func isSpace(_ index: Int) -> Bool { text[index] == 0x20 || text[index] == 0x0A }
        if isSpace(low), isSpace(high - 1), (low..<high).contains(where: { !isSpace($0) }) {
            low += 1
            high -= 1
        }
        tokens.append(.code(Int32(low), Int32(high)))
        return close + length
    }

    private mutating func readDelimiters(_ text: Span<UInt8>, at start: Int) -> Int {
        let isBehindGap = isGap(start)
        var end = start + 1
        while end < text.count, text[end] == text[start], !isGap(end) { end += 1 }
        guard let run = InlineDelimiter(text, start..<end, gapBefore: isBehindGap, gapAfter: isGap(end)) else {
            return end
        }
        take(start..<end)
        tokens.append(.delimiter(Int32(delimiters.append(run))))
        return end
    }

    /// Asked of ascending offsets.
    private mutating func isGap(_ offset: Int) -> Bool {
        while nextGap < gaps.count, gaps[nextGap] < offset { nextGap += 1 }
        return nextGap < gaps.count && gaps[nextGap] == offset
    }

    private mutating func readOpeningBracket(
        _ text: Span<UInt8>, at start: Int, _ definitions: InlineDefinitions
    ) -> Int {
        if let label = footnoteLabel(text, at: start) {
            if definitions.footnotes.contains(InlineLinks.string(text.extracting(label))) {
                take(start..<label.upperBound + 1)
                tokens.append(.footnote(Int32(label.lowerBound), Int32(label.upperBound)))
                return label.upperBound + 1
            }
            undefinedFootnotes.append(label)
        }
        take(start..<start + 1)
        if let last = brackets.indices.last { brackets[last].holdsBracket = true }
        brackets.append(
            Bracket(token: tokens.count, words: start + 1, waitingDelimiters: delimiters.waitingCount))
        tokens.append(.bracket(at: Int32(start)))
        return start + 1
    }

    /// The name in the sign of a footnote.
    private func footnoteLabel(_ text: Span<UInt8>, at start: Int) -> Range<Int>? {
        guard start + 1 < text.count, text[start + 1] == 0x5E, let label = InlineLinks.label(in: text, at: start),
            label.count > 1
        else { return nil }
        return label.lowerBound + 1..<label.upperBound
    }

    private mutating func readClosingBracket(
        _ text: Span<UInt8>, at start: Int, _ definitions: InlineDefinitions
    ) -> Int {
        guard let opener = brackets.popLast() else { return start + 1 }
        guard
            let link = InlineLinks.inlineLink(in: text, at: start + 1)
                ?? referenced(text, from: opener, to: start, definitions)
        else { return start + 1 }
        guard InlineLinks.mayLink(to: link.to.destination) else {
            // Shown as it was written, destination and all.
            take(start..<link.end)
            tokens.append(.text(Int32(start), Int32(link.end)))
            return link.end
        }
        take(start..<link.end)
        delimiters.pair(from: opener.waitingDelimiters)
        tokens[opener.token] = .openLink(Int32(links.count))
        // What reads like a sign may be the words of a link.
        if undefinedFootnotes.last?.lowerBound == opener.words + 1 { undefinedFootnotes.removeLast() }
        tokens.append(.closeLink)
        links.append(link.to)
        // A link holds no link: what stands open around it is text.
        brackets.removeAll(keepingCapacity: true)
        return link.end
    }

    private func referenced(
        _ text: Span<UInt8>, from opener: Bracket, to close: Int, _ definitions: InlineDefinitions
    ) -> (to: Link, end: Int)? {
        guard !definitions.references.isEmpty else { return nil }
        var words = opener.words..<close
        var end = close + 1
        if let label = InlineLinks.label(in: text, at: close + 1) {
            end = label.upperBound + 1
            if !label.isEmpty { words = label }
        }
        // A label holds no bracket; the words of `[words]` and `[words][]` are one.
        if words.upperBound == close, opener.holdsBracket { return nil }
        guard words.count <= InlineLinks.longestLabel else { return nil }
        let name = InlineReader.normalizedLabel(InlineLinks.string(text.extracting(words)))
        guard !name.isEmpty, let destination = definitions.references[name] else { return nil }
        return (Link(to: destination), end)
    }

    private mutating func readAngleBracket(_ text: Span<UInt8>, at start: Int) -> Int {
        if let end = InlineTags.endOfLineBreak(in: text, at: start) {
            take(start..<end)
            tokens.append(.hardBreak(at: Int32(start)))
            return end
        }
        if let close = InlineTags.endOfAddress(in: text, at: start) {
            return readAddress(text, start..<close, mail: false)
        }
        if let close = InlineTags.endOfMailAddress(in: text, at: start) {
            return readAddress(text, start..<close, mail: true)
        }
        guard let end = InlineTags.endOfTag(in: text, at: start) else { return start + 1 }
        // Plain text, and nothing in it is markup.
        return end
    }

    private mutating func readAddress(_ text: Span<UInt8>, _ range: Range<Int>, mail: Bool) -> Int {
        let words = range.lowerBound + 1..<range.upperBound
        let end = range.upperBound + 1
        let address = InlineLinks.decoded(text.extracting(words), escapes: false)
        guard mail || InlineLinks.mayLink(to: address) else { return end }
        take(range.lowerBound..<end)
        tokens.append(.openLink(Int32(links.count)))
        links.append(Link(to: mail ? "mailto:" + address : address))
        pending = words.lowerBound
        var index = pending
        while index < words.upperBound {
            index = text[index] == 0x26 ? readAmpersand(text, at: index) : index + 1
        }
        take(words.upperBound..<end)
        tokens.append(.closeLink)
        return end
    }

    private mutating func readAmpersand(_ text: Span<UInt8>, at start: Int) -> Int {
        guard let entity = InlineEntity(text, at: start) else { return start + 1 }
        take(start..<entity.end)
        let first = decoded.count
        switch entity.first {
        // In a tree a line end is a hard break, which no entity makes.
        case "\t", "\n", "\r": decoded.append(0x20)
        default: entity.append(to: &decoded)
        }
        if decoded.count > first {
            tokens.append(.entity(at: Int32(start), decoded: Int32(first), count: Int32(decoded.count - first)))
        }
        return entity.end
    }
}
