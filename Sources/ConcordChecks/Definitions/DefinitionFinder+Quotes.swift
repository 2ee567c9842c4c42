import ConcordModel

/// Terms in quotation marks, with what they mean or what they name.
extension DefinitionFinder {
    private static let limit = 70

    /// The term between quotation marks, and one past the closing mark.
    private func quoted(_ reader: WordReader, at open: Int) -> (term: Range<Int>, end: Int)? {
        let isCurly = reader.byte(open) == 0xE2
        let start = open + (isCurly ? 3 : 1)
        var cursor = start
        while cursor < min(reader.bounds.upperBound, start + Self.limit) {
            if reader.byte(cursor) == UInt8(ascii: "\"") { return (start..<cursor, cursor + 1) }
            // “ or ”.
            if reader.byte(cursor) == 0xE2, reader.byte(cursor + 1) == 0x80,
                reader.byte(cursor + 2) == 0x9C || reader.byte(cursor + 2) == 0x9D
            {
                return (start..<cursor, cursor + 3)
            }
            cursor += 1
        }
        return nil
    }

    mutating func readQuote(_ place: Triggers.Place) {
        let reader = text.words(of: place.provision, around: place.byte)
        guard let (term, end) = quoted(reader, at: Int(place.byte)), isTerm(reader, term) else { return }
        if let body = meaning(reader, after: end, opens: Int(place.byte), in: Int(place.provision)) {
            add(reader, .means, term, body, Int(place.provision))
        } else if let name = naming(reader, before: Int(place.byte), after: end) {
            add(reader, .named, term, name, Int(place.provision))
        }
    }

    func isTerm(_ reader: WordReader, _ range: Range<Int>) -> Bool {
        guard range.count >= 2, let first = reader.bytes[range].first, WordReader.isLetter(first) else { return false }
        return reader.bytes[range].count { $0 == 0x20 } <= 6
    }

    /// What a word between a term and its meaning says.
    private enum Verb {
        case means
        /// It says so with this word behind it.
        case with(LetterKey)
        case filler
    }

    private static let verbs = LetterTable<Verb>([
        ("means", .means), ("mean", .means), ("defined", .with("as")), ("refers", .with("to")), ("refer", .with("to")),
        ("shall", .filler), ("will", .filler), ("is", .filler), ("are", .filler), ("be", .filler), ("to", .filler),
        ("term", .filler),
        ("terms", .filler), ("deemed", .filler), ("construed", .filler), ("understood", .filler), ("used", .filler),
    ])

    /// Where what a quoted term means begins, if the words behind it say that it means something.
    private func meaning(_ reader: WordReader, after end: Int, opens: Int, in provision: Int) -> Range<Int>? {
        var cursor = end
        let spaces = reader.skip(from: cursor, hyphens: false).end
        // “A” or “B” means: the verb stands behind the last.
        if let joiner = reader.word(after: spaces), joiner.key == "or" || joiner.key == "and" {
            let next = reader.skip(from: joiner.range.upperBound, hyphens: false).end
            if reader.matches("“", at: next) || reader.byte(next) == UInt8(ascii: "\""),
                let other = quoted(reader, at: next)
            {
                return meaning(reader, after: other.end, opens: opens, in: provision)
            }
        }
        var isAside = false
        if reader.byte(spaces) == UInt8(ascii: ",") || reader.byte(spaces) == UInt8(ascii: "(") {
            isAside = true
            cursor = spaces + 1
        } else if reader.bytes[term(before: end, reader)].last == UInt8(ascii: ",") {
            isAside = true
        }
        for _ in 0..<(isAside ? 14 : 5) {
            let next = reader.skip(from: cursor, hyphens: false).end
            let byte = reader.byte(next)
            if isAside, byte == UInt8(ascii: ",") || byte == UInt8(ascii: ")") {
                cursor = next + 1
                continue
            }
            guard let word = reader.word(after: cursor) else { break }
            cursor = word.range.upperBound
            switch word.key.flatMap({ Self.verbs[$0] }) {
            case .means: return cursor..<reader.bounds.upperBound
            case .with(let preposition):
                if reader.word(after: cursor)?.key == preposition { return cursor..<reader.bounds.upperBound }
                if !isAside { return entry(reader, end, opens, provision) }
            case .filler: break
            case nil:
                if !isAside { return entry(reader, end, opens, provision) }
            }
        }
        return entry(reader, end, opens, provision)
    }

    private func term(before end: Int, _ reader: WordReader) -> Range<Int> {
        // Inside the closing mark, of one byte or of three.
        let inner = reader.byte(end - 1) == UInt8(ascii: "\"") ? end - 1 : end - 3
        return max(reader.bounds.lowerBound, inner - 1)..<max(reader.bounds.lowerBound, inner)
    }

    /// In a definitions article a quoted term that opens a provision is defined by whatever follows.
    private func entry(_ reader: WordReader, _ end: Int, _ opens: Int, _ provision: Int) -> Range<Int>? {
        guard isInArticle(provision), reader.skip(from: reader.bounds.lowerBound).end == opens,
            end < reader.bounds.upperBound
        else { return nil }
        return end..<reader.bounds.upperBound
    }

    static let namingWords = LetterKey.set(
        "the hereinafter herein after referred to as called collectively or an a each known be and hereafter")
    private static let namingVerbs = LetterKey.set("hereinafter herein hereafter called referred known")

    /// What a quoted name stands for: the words in front of `(the “X”)`.
    private func naming(_ reader: WordReader, before open: Int, after end: Int) -> Range<Int>? {
        var cursor = open
        var hasVerb = false
        for _ in 0..<8 {
            let at = reader.skip(backFrom: cursor, hyphens: false).start
            if reader.byte(at - 1) == UInt8(ascii: "(") {
                // (the “X”) closes behind it; (see the “X” form) does not.
                let close = reader.skip(from: end, hyphens: false).end
                let closes = reader.byte(close) == UInt8(ascii: ")") || reader.byte(close) == UInt8(ascii: ",")
                return closes || hasVerb ? antecedent(reader, at - 1) : nil
            }
            guard let word = reader.word(before: cursor), let key = word.key, Self.namingWords.contains(key) else {
                break
            }
            if Self.namingVerbs.contains(key) {
                hasVerb = hasVerb || key == "hereinafter" || key == "hereafter" || key == "herein"
            }
            cursor = word.range.lowerBound
        }
        return hasVerb ? antecedent(reader, cursor) : nil
    }

    /// The words in front of a naming, back to a sign.
    func antecedent(_ reader: WordReader, _ end: Int) -> Range<Int> {
        var start = end
        if reader.byte(reader.skip(backFrom: start).start - 1) == UInt8(ascii: ",") {
            start = reader.skip(backFrom: start).start - 1
        }
        let last = start
        while start > reader.bounds.lowerBound, last - start < 90, !Self.isSign(reader.byte(start - 1)) {
            start -= 1
        }
        return start..<last
    }

    private static func isSign(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: ","), UInt8(ascii: ";"), UInt8(ascii: "("), UInt8(ascii: "."), UInt8(ascii: ":"): true
        default: false
        }
    }
}
