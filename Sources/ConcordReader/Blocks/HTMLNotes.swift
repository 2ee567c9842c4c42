/// Passes over internal notes in a table of HTML: what looks like a tag in one is none.
struct HTMLNotes {
    /// Signs whose end no longer comes, so that each is searched for once.
    private var isExhausted = [false, false]

    /// One past the note that begins at `start`; nil where none begins, or it is not closed before `end`.
    mutating func end(of bytes: [UInt8], from start: Int, to end: Int) -> Int? {
        guard bytes[start] == UInt8(ascii: "{") || bytes[start] == UInt8(ascii: "<") else { return nil }
        for (kind, signs) in [NestedNotes.Signs.braces, .comment].enumerated() where !isExhausted[kind] {
            guard let words = HeadLabel.match(signs.opener, bytes, start, end) else { continue }
            var cursor = words
            while cursor < end, HeadLabel.match(signs.closer, bytes, cursor, end) == nil { cursor += 1 }
            guard cursor < end else {
                isExhausted[kind] = true
                return nil
            }
            let close = NestedNotes.close(in: bytes, from: words, firstClose: cursor, to: end, signs)
            return close + signs.closer.utf8CodeUnitCount
        }
        return nil
    }
}
