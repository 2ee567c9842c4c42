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

    private static let fillers = LetterKey.set(
        "or less fewer more period time advance advanced written immediately next directly in date prior calendar day days"
    )

    init(_ reader: WordReader, after end: Int) {
        connectorEnd = end
        var cursor = end
        for sign in ["’", "'", "`"] as [StaticString] where reader.matches(sign, at: cursor) {
            cursor += sign.utf8CodeUnitCount
            if reader.byte(cursor) == UInt8(ascii: "s") { cursor += 1 }
        }
        var isInAdvance = false
        for _ in 0..<8 {
            guard let word = reader.word(after: cursor), let key = word.key else { break }
            switch key {
            case "notice", "notification", "notices":
                isNotice = true
                side = .before
                noticeEnd = word.range.upperBound
                connectorEnd = word.range.upperBound
            case "after", "from", "following", "upon", "thereafter":
                if !isNotice {
                    side = .after
                    take(reader, word.range.lowerBound, isAlone: key == "thereafter" ? word.range.upperBound : nil)
                }
                return
            case "of":
                guard !isNotice else { return }
                side = isInAdvance ? .before : .after
                isOf = true
                take(reader, word.range.lowerBound, isAlone: nil)
                return
            case "before", "preceding":
                side = .before
                take(reader, word.range.lowerBound, isAlone: nil)
                return
            case "prior":
                if let next = reader.word(after: word.range.upperBound), next.key == "to" {
                    side = .before
                    take(reader, word.range.lowerBound, isAlone: nil)
                    return
                }
            case "advance":
                isInAdvance = true
            default:
                guard Self.fillers.contains(key) else {
                    if isInAdvance, side == nil { side = .before }
                    return
                }
            }
            cursor = word.range.upperBound
        }
        if isInAdvance, side == nil { side = .before }
    }

    private mutating func take(_ reader: WordReader, _ from: Int, isAlone end: Int?) {
        let range = from..<(end ?? Sentence.clauseEnd(reader, from: from))
        start = range
        connectorEnd = max(connectorEnd, range.upperBound)
    }
}
