import ConcordModel

/// What stands behind a period: `of receipt of the grievance`, `before the hearing`, `’ written notice`.
struct DeadlineTail {
    /// Nil where nothing behind it says on which side of what it lies.
    private(set) var side: Deadline.Side?
    private(set) var isNotice = false
    /// Whether the period is said to lie before something, without a word in front of the number.
    var startsWithPrior: Bool { side == .before && !isNotice }
    /// Whether it is joined by `of`, which may as well say what there is so much of: `three (3) hours of leave`.
    private(set) var isOf = false
    /// One past `notice`, where it is one.
    private(set) var noticeEnd: Int?
    /// One past the words that were read.
    private(set) var connectorEnd: Int
    /// What the period is counted from or to, with its preposition.
    private(set) var start: Range<Int>?

    private enum Word { case notice, after, thereafter, of, before, prior, advance, filler }

    private static let words: LetterTable<Word> = {
        let fillers = LetterKey.list(
            "or less fewer more period time advanced written immediately next directly in date calendar day days")
        var words = fillers.map { (word: $0, value: Word.filler) }
        words += LetterKey.list("notice notification notices").map { ($0, .notice) }
        words += LetterKey.list("after from following upon").map { ($0, .after) }
        words += LetterKey.list("before preceding").map { ($0, .before) }
        words += [("thereafter", .thereafter), ("of", .of), ("prior", .prior), ("advance", .advance)]
        return LetterTable(words)
    }()

    init(_ reader: WordReader, after end: Int) {
        connectorEnd = end
        var cursor = Self.skipPossessive(reader, end)
        var isInAdvance = false
        // `not more than 90 days, prior to`.
        if reader.byte(cursor) == UInt8(ascii: ","), let next = reader.word(after: cursor + 1),
            next.key == "prior" || next.key == "before"
        {
            cursor += 1
        }
        for _ in 0..<8 {
            guard let word = reader.word(after: cursor), let key = word.key else { break }
            let kind = Self.words[key]
            switch kind {
            case .notice:
                isNotice = true
                side = .before
                noticeEnd = word.range.upperBound
                connectorEnd = word.range.upperBound
            case .after, .thereafter:
                if !isNotice {
                    side = .after
                    take(reader, word.range.lowerBound, isAlone: kind == .thereafter ? word.range.upperBound : nil)
                }
                return
            case .of:
                guard !isNotice else { return }
                side = isInAdvance ? .before : .after
                isOf = true
                take(reader, word.range.lowerBound, isAlone: nil)
                return
            case .before:
                side = .before
                take(reader, word.range.lowerBound, isAlone: nil)
                return
            case .prior:
                if let next = reader.word(after: word.range.upperBound), next.key == "to" {
                    side = .before
                    take(reader, word.range.lowerBound, isAlone: nil)
                    return
                }
            case .advance:
                isInAdvance = true
            case .filler: break
            case nil:
                if isInAdvance, side == nil { side = .before }
                return
            }
            cursor = word.range.upperBound
        }
        if isInAdvance, side == nil { side = .before }
    }

    /// One past the sign of `days’`, in any form, and the `s` of `day’s`.
    private static func skipPossessive(_ reader: WordReader, _ end: Int) -> Int {
        var cursor = end
        func skip(_ length: Int) {
            cursor += length
            if reader.byte(cursor) == UInt8(ascii: "s") { cursor += 1 }
        }
        if reader.byte(cursor) == 0xE2, reader.matches("’", at: cursor) { skip(3) }
        if reader.byte(cursor) == UInt8(ascii: "'") { skip(1) }
        if reader.byte(cursor) == UInt8(ascii: "`") { skip(1) }
        return cursor
    }

    private mutating func take(_ reader: WordReader, _ from: Int, isAlone end: Int?) {
        let range = from..<(end ?? Sentence.clauseEnd(reader, from: from))
        start = range
        connectorEnd = max(connectorEnd, range.upperBound)
    }
}
