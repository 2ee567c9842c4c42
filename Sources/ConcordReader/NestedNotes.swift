/// Where an internal note ends that holds others: `{>> hold {>> ask first <<} until May <<}`. Ending it at the first closing
/// sign would print the rest.
enum NestedNotes {
    /// The signs around a note.
    struct Signs {
        var opener: StaticString
        var closer: StaticString
        static let braces = Signs(opener: "{>>", closer: "<<}")
        static let comment = Signs(opener: "<!--", closer: "-->")
    }

    /// Farther behind the first closing sign no other is looked for, so that no text of openers costs more than its length.
    private static let reach = 4096

    /// The closing sign of the note whose words begin at `start`, given the first one behind it. Where the signs do not
    /// balance, the first one counts.
    static func close(
        in bytes: [UInt8], from start: Int, firstClose: Int, to end: Int, _ signs: Signs
    ) -> Int {
        bytes.withUnsafeBufferPointer { close(in: $0, from: start, firstClose: firstClose, to: end, signs) }
    }

    private static func close(
        in bytes: UnsafeBufferPointer<UInt8>, from start: Int, firstClose: Int, to end: Int, _ signs: Signs
    ) -> Int {
        let closerLength = signs.closer.utf8CodeUnitCount
        var depth = 1
        var cursor = start
        let limit = min(end, firstClose + reach)
        while cursor < limit {
            if matches(signs.closer, bytes, cursor, limit) {
                depth -= 1
                if depth == 0 { return cursor }
                cursor += closerLength
            } else if matches(signs.opener, bytes, cursor, limit) {
                depth += 1
                cursor += signs.opener.utf8CodeUnitCount
            } else {
                cursor += 1
            }
        }
        return firstClose
    }

    /// Whether a note begins anywhere here, or seems to.
    static func begin(in bytes: [UInt8]) -> Bool {
        bytes.withUnsafeBufferPointer { bytes in
            bytes.indices.contains { index in
                matches(Signs.braces.opener, bytes, index, bytes.count)
                    || matches(Signs.comment.opener, bytes, index, bytes.count)
            }
        }
    }

    private static func matches(
        _ sign: StaticString, _ bytes: UnsafeBufferPointer<UInt8>, _ start: Int, _ end: Int
    ) -> Bool {
        guard bytes[start] == sign.utf8Start.pointee, end - start >= sign.utf8CodeUnitCount else { return false }
        return sign.withUTF8Buffer { sign in sign.indices.allSatisfy { bytes[start + $0] == sign[$0] } }
    }
}
