import ConcordModel

/// Parts text into tokens: words, signs and spaces. What carries a number twice — `ten (10)`, `fifty percent (50%)` —, a sum
/// of money, a number and a date are one token each, so that no comparison can change half of a number.
struct Tokenizer {
    private(set) var table = WordTable()
    /// The number of a space in plain type, 0 when none was met yet.
    private var plainSpace: UInt32 = 0

    /// The tokens of the runs, in order.
    mutating func tokens(of runs: Range<UInt32>, in tree: Tree) -> [Token] {
        guard !runs.isEmpty else { return [] }
        return tree.runs.withUnsafeBufferPointer { all in
            tokens(of: UnsafeBufferPointer(rebasing: all[Int(runs.lowerBound)..<Int(runs.upperBound)]), in: tree)
        }
    }

    /// The tokens of the runs as far as they stand within these bytes of the text.
    mutating func tokens(of runs: Range<UInt32>, within bytes: Range<Int>, in tree: Tree) -> [Token] {
        var pieces: [Run] = []
        for index in runs {
            var run = tree.runs[Int(index)]
            let piece = run.bytes.clamped(to: bytes)
            guard !piece.isEmpty else { continue }
            run.source += UInt32(piece.lowerBound) - run.start
            run.start = UInt32(piece.lowerBound)
            run.length = UInt32(piece.count)
            pieces.append(run)
        }
        return pieces.withUnsafeBufferPointer { tokens(of: $0, in: tree) }
    }

    private mutating func tokens(of runs: UnsafeBufferPointer<Run>, in tree: Tree) -> [Token] {
        guard let first = runs.first, let last = runs.last else { return [] }
        var tokens: [Token] = []
        tokens.reserveCapacity(Int(last.start + last.length - first.start) / 3 + 4)
        tree.text.withUnsafeBufferPointer { text in
            var index = 0
            while index < runs.count {
                // Runs that differ only in where they stood are one text: AT&amp;T is one word.
                var end = runs[index].start + runs[index].length
                var next = index + 1
                while next < runs.count, runs[next].style == runs[index].style, runs[next].start == end {
                    end += runs[next].length
                    next += 1
                }
                split(text, UnsafeBufferPointer(rebasing: runs[index..<next]), upTo: Int(end), into: &tokens)
                index = next
            }
        }
        return tokens
    }

    /// Whether a word is firm: it stands between spaces, ends in a letter, and is no part of a number written twice or of a
    /// date, whatever stands beyond the spaces. So text may be cut in front of it and behind it, and its pieces parted one
    /// by one give the tokens of the whole.
    func isFirm(_ index: Int, of tokens: [Token], in tree: Tree) -> Bool {
        let token = tokens[index]
        guard !token.isSpace, index == 0 || tokens[index - 1].isSpace,
            index + 1 == tokens.count || tokens[index + 1].isSpace,
            (tree.text[token.bytes.upperBound - 1] | 0x20) &- 0x61 < 26
        else { return false }
        switch table.kind(of: token.exact) {
        case .other: return true
        case .number, .unit, .month, .figure, .currency, .suffix: return false
        }
    }

    /// The number of a stretch of text taken as one token, as a line of fenced text is.
    mutating func number(of bytes: ArraySlice<UInt8>) -> UInt32 {
        bytes.withUnsafeBufferPointer { table.number(of: $0) }
    }

    /// Parts runs of one style whose words stand behind one another in the text.
    private mutating func split(
        _ text: UnsafeBufferPointer<UInt8>, _ runs: UnsafeBufferPointer<Run>, upTo end: Int, into tokens: inout [Token]
    ) {
        let firstToken = tokens.count
        let style = runs[0].style
        let salt = UInt32(style.marks.rawValue) << 16 | UInt32(style.link)
        var cursor = Int(runs[0].start)
        var run = 0
        // From places in the text to places in the file, up to where the next run begins.
        var distance = runs[0].source &- runs[0].start
        var nextRun = runs.count > 1 ? Int(runs[1].start) : end
        var mayHoldPhrase = false
        var previous = NumberPhrase.Kind.other
        // Every second token is a space. Made once, since making one costs more than finding where it ends.
        var space = Token(
            start: 0, length: 1, source: 0, style: style, exact: salt == 0 ? numberOfSpace() : 0, loose: 0,
            isSpace: true)
        while cursor < end {
            while cursor >= nextRun {
                run += 1
                distance = runs[run].source &- runs[run].start
                nextRun = run + 1 < runs.count ? Int(runs[run + 1].start) : end
            }
            let source = UInt32(truncatingIfNeeded: cursor) &+ distance
            if text[cursor] == 0x20, salt == 0 {
                space.start = UInt32(cursor)
                space.source = source
                tokens.append(space)
                cursor += 1
                continue
            }
            // Most words are letters between spaces.
            var tokenEnd = WordShape.endOfAlphanumerics(text, from: cursor, to: end)
            if tokenEnd == cursor || tokenEnd < end && text[tokenEnd] != 0x20 {
                tokenEnd = WordShape.end(of: text, from: cursor, to: end)
            }
            let token = token(text, cursor, tokenEnd, source, space, salt)
            tokens.append(token)
            if !token.isSpace {
                let kind = table.kind(of: token.exact)
                switch kind {
                case .number, .month, .currency, .suffix: mayHoldPhrase = true
                case .figure: mayHoldPhrase = mayHoldPhrase || previous == .figure
                case .other, .unit: break
                }
                previous = kind
            }
            cursor = tokenEnd
        }
        if mayHoldPhrase { joinNumbers(text, from: firstToken, in: &tokens) }
    }

    /// The token of these bytes, in the style of another.
    @inline(__always)
    private mutating func token(
        _ text: UnsafeBufferPointer<UInt8>, _ start: Int, _ end: Int, _ source: UInt32, _ other: Token, _ salt: UInt32
    ) -> Token {
        let first = text[start]
        let isSpace = first == 0x20 || first == 0x0A || first >= 0x80 && WordShape.isSpace(text, start, end)
        let exact = table.number(of: text, start, end, salt: salt)
        var loose: UInt32 = 0
        if !isSpace {
            loose = table.loose(of: exact)
            if loose == 0 {
                loose = self.loose(UnsafeBufferPointer(rebasing: text[start..<end]), exact: exact, salt: salt)
            }
        }
        var token = other
        token.start = UInt32(start)
        token.length = UInt32(end - start)
        token.source = source
        token.exact = exact
        token.loose = loose
        token.isSpace = isSpace
        token.isStop = end - start == 1 && (first == 0x2E || first == 0x3F || first == 0x21)
        return token
    }

    private mutating func numberOfSpace() -> UInt32 {
        if plainSpace == 0 {
            plainSpace = ([0x20] as [UInt8]).withUnsafeBufferPointer { table.number(of: $0) }
        }
        return plainSpace
    }

    /// The number of `…` in plain type: what its `loose` is.
    lazy var ellipsis: UInt32 = number(of: [0x2E, 0x2E, 0x2E])

    /// A number for a word that depends on nothing but the word.
    func hash(of number: UInt32) -> UInt32 { table.hash(of: number) }

    /// Takes over the words of another tokenizer; gives the number here of each number there.
    mutating func adopt(_ other: Tokenizer) -> [UInt32] { table.adopt(other.table) }

    /// The number of the word with its signs made plain (`PlainSign`) and style left out.
    private mutating func loose(_ bytes: UnsafeBufferPointer<UInt8>, exact: UInt32, salt: UInt32) -> UInt32 {
        let isDash = bytes.count > 1 && bytes.allSatisfy { $0 == UInt8(ascii: "-") }
        let isPlain = bytes.allSatisfy { $0 < 0x80 && $0 > 0x20 }
        let number: UInt32
        if salt == 0, !isDash, isPlain {
            number = exact
        } else if isPlain {
            number = table.number(of: isDash ? .init(rebasing: bytes[..<1]) : bytes)
        } else {
            number = self.number(of: Tokenizer.withoutIdleSpaces(PlainSign.folded(bytes))[...])
        }
        table.setLoose(number, of: exact)
        return number
    }

    /// Spaces inside a token count between words alone: `€ 20` is `€20`, and `ten  (10)` is `ten(10)`.
    private static func withoutIdleSpaces(_ bytes: [UInt8]) -> [UInt8] {
        var kept: [UInt8] = []
        kept.reserveCapacity(bytes.count)
        var hasSpace = false
        for byte in bytes {
            if byte == 0x20 {
                hasSpace = true
                continue
            }
            if hasSpace, let last = kept.last, WordShape.isAlphanumeric(last), WordShape.isAlphanumeric(byte) {
                kept.append(0x20)
            }
            hasSpace = false
            kept.append(byte)
        }
        return kept
    }

    // MARK: Numbers written twice, and dates

    private mutating func joinNumbers(_ text: UnsafeBufferPointer<UInt8>, from first: Int, in tokens: inout [Token]) {
        var index = first
        var kept = first
        tokens.withUnsafeMutableBufferPointer { tokens in
            while index < tokens.count {
                if let end = phraseEnd(text, index, tokens) {
                    let (start, last) = (Int(tokens[index].start), tokens[end - 1])
                    let style = tokens[index].style
                    tokens[kept] = token(
                        text, start, Int(last.start + last.length), tokens[index].source, tokens[index],
                        UInt32(style.marks.rawValue) << 16 | UInt32(style.link))
                    index = end
                } else {
                    if kept != index { tokens[kept] = tokens[index] }
                    index += 1
                }
                kept += 1
            }
        }
        tokens.removeSubrange(kept...)
    }

    private func phraseEnd(
        _ text: UnsafeBufferPointer<UInt8>, _ index: Int, _ tokens: UnsafeMutableBufferPointer<Token>
    ) -> Int? {
        switch table.kind(of: tokens[index].exact) {
        case .other, .unit, .suffix: nil
        case .number, .month, .figure, .currency:
            NumberPhrase(tokens: UnsafeBufferPointer(tokens), text: text, table: table).end(from: index)
        }
    }
}
