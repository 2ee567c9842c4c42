/// Finds where quoted words end. Papers quote with straight marks and with typographic ones, and quote words that have
/// quotation marks in them: an inner mark opens behind a space and before a letter, and closes behind a letter or a sign.
struct QuotedPhrase {
    struct Mark {
        enum Kind {
            case straight, double, single, plainSingle
            /// `«…»`, `‹…›`, `„…“`, ``` ``…'' ```: closed by what the mark itself says.
            case other(closings: [StaticString])
        }
        var kind: Kind
        var length: Int
    }

    let bytes: [UInt8]
    let end: Int
    /// Searches that found nothing are not made again, so that no paragraph costs more than its length.
    private var hasNoNestedEnd = false
    private var hasNoSingleEnd = false
    private var hasNoOtherEnd = false

    init(bytes: [UInt8], end: Int) {
        self.bytes = bytes
        self.end = end
    }

    /// The quotation mark at an offset that begins a phrase. Single marks begin one behind a space only.
    func opening(at offset: Int, spaceBefore: Bool) -> Mark? {
        switch bytes[offset] {
        case UInt8(ascii: "\""): return Mark(kind: .straight, length: 1)
        case UInt8(ascii: "'"):
            if spaceBefore, offset + 2 < end, bytes[offset + 1] == UInt8(ascii: "'") {
                return Mark(kind: .other(closings: ["''"]), length: 2)
            }
            guard spaceBefore, offset + 1 < end, bytes[offset + 1] > 0x20 else { return nil }
            return Mark(kind: .plainSingle, length: 1)
        case 0xE2:
            if isTypographic(offset, 0x9C) || isTypographic(offset, 0x9F) { return Mark(kind: .double, length: 3) }
            // A closing mark where a phrase must begin is a slip of the word processor.
            if isTypographic(offset, 0x9D), spaceBefore { return Mark(kind: .double, length: 3) }
            if isTypographic(offset, 0x98), spaceBefore { return Mark(kind: .single, length: 3) }
            return otherOpening(at: offset, spaceBefore: spaceBefore)
        case 0xC2, UInt8(ascii: "`"): return otherOpening(at: offset, spaceBefore: spaceBefore)
        default: return nil
        }
    }

    /// The mark that closes a phrase which begins at `start`.
    mutating func closing(_ mark: Mark, from start: Int) -> Range<Int>? {
        switch mark.kind {
        case .straight: nestedEnd(start) ?? firstEnd(start)
        case .double: nestedEnd(start)
        case .single: singleEnd(start, typographic: true)
        case .plainSingle: singleEnd(start, typographic: false)
        case .other(let closings): otherEnd(start, closings)
        }
    }

    /// Marks of other typographies, and what closes them.
    private static let others: [(opening: StaticString, closings: [StaticString])] = [
        ("„", ["“", "”"]), ("‚", ["‘", "’"]), ("«", ["»"]), ("‹", ["›"]), ("``", ["''", "``"]),
    ]
    /// The same turned inward, as some print them.
    private static let turned: [(opening: StaticString, closings: [StaticString])] = [("»", ["«"]), ("›", ["‹"])]

    private func otherOpening(at offset: Int, spaceBefore: Bool) -> Mark? {
        for (opening, closings) in QuotedPhrase.others + (spaceBefore ? QuotedPhrase.turned : [])
        where HeadLabel.match(opening, bytes, offset, end) != nil {
            return Mark(kind: .other(closings: closings), length: opening.utf8CodeUnitCount)
        }
        return nil
    }

    private mutating func otherEnd(_ start: Int, _ closings: [StaticString]) -> Range<Int>? {
        guard !hasNoOtherEnd else { return nil }
        for offset in start..<max(start, end) {
            for closing in closings {
                if let stop = HeadLabel.match(closing, bytes, offset, end) { return offset..<stop }
            }
        }
        hasNoOtherEnd = true
        return nil
    }

    /// Word processors mix both kinds, so that either closes the other where it turns to the left.
    private mutating func nestedEnd(_ start: Int) -> Range<Int>? {
        guard !hasNoNestedEnd else { return nil }
        var depth = 1
        var offset = start
        while offset < end {
            var length = 1
            if isTypographic(offset, 0x9C) {
                (depth, length) = (depth + 1, 3)
            } else if isTypographic(offset, 0x9D) {
                (depth, length) = (depth - 1, 3)
            } else if bytes[offset] == UInt8(ascii: "\""), offset == start || bytes[offset - 1] != UInt8(ascii: "\\") {
                depth += opensInside(offset, start) ? 1 : -1
            }
            if depth == 0 { return offset..<offset + length }
            offset += length
        }
        hasNoNestedEnd = true
        return nil
    }

    /// Where the marks inside do not match, the first straight one ends the phrase.
    private func firstEnd(_ start: Int) -> Range<Int>? {
        var cursor = start
        while cursor < end {
            if bytes[cursor] == UInt8(ascii: "\"") { return cursor..<cursor + 1 }
            cursor += 1
        }
        return nil
    }

    private func opensInside(_ offset: Int, _ start: Int) -> Bool {
        guard offset > start, offset + 1 < end else { return false }
        let (before, after) = (bytes[offset - 1], bytes[offset + 1])
        return before == 0x20 || before == 0x0A || before == UInt8(ascii: "(")
            ? Numerals.isLetter(after) || Numerals.isDigit(after) || after == UInt8(ascii: "$") : false
    }

    /// An apostrophe stands before a letter, a closing mark does not.
    private mutating func singleEnd(_ start: Int, typographic: Bool) -> Range<Int>? {
        guard !hasNoSingleEnd else { return nil }
        var offset = start
        while offset < end {
            let length = typographic ? 3 : 1
            let isMark = typographic ? isTypographic(offset, 0x99) : bytes[offset] == UInt8(ascii: "'")
            if isMark, offset + length >= end || !Numerals.isLetter(bytes[offset + length]) {
                return offset..<offset + length
            }
            offset += 1
        }
        hasNoSingleEnd = true
        return nil
    }

    private func isTypographic(_ offset: Int, _ last: UInt8) -> Bool {
        offset + 2 < end && bytes[offset] == 0xE2 && bytes[offset + 1] == 0x80 && bytes[offset + 2] == last
    }
}
