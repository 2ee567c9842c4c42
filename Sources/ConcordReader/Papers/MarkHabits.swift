/// Marks as people type them who do not type them by hand: what autocorrection made of `--`, the signs of other programs, and
/// struck words with the new ones in bold after them.
///
/// Only what stands whole in one paragraph is read; everything else is left as it is, to be told of.
struct MarkHabits {
    let bytes: [UInt8]

    /// One mark, from its first sign to its last.
    struct Mark {
        var kind: MarkSigns.Kind
        var offset: Int
        var content: Range<Int>
        var end: Int
    }

    /// The mark that begins here and ends before the end of its paragraph.
    func mark(at offset: Int, before limit: Int) -> Mark? {
        switch bytes[offset] {
        case UInt8(ascii: "{"):
            if let sign = dash(at: offset + 1) {
                return mark(.deletion, at: offset, from: offset + 1 + sign, before: limit) { closingDash(at: $0) }
            }
            if isAt(offset + 1, "+"), !isAt(offset + 2, "+") {
                return mark(.insertion, at: offset, from: offset + 2, before: limit) { isAt($0, "+}") ? 2 : nil }
            }
        case UInt8(ascii: "["):
            if isAt(offset + 1, "-") {
                return mark(.deletion, at: offset, from: offset + 2, before: limit) { isAt($0, "-]") ? 2 : nil }
            }
        case UInt8(ascii: "~"):
            if isAt(offset, "~~"), isAlone(offset, 2), offset == 0 || bytes[offset - 1] != UInt8(ascii: "{") {
                return mark(.deletion, at: offset, from: offset + 2, before: limit) {
                    isAt($0, "~~") && isAlone($0, 2) && !isAt($0 + 2, "}") ? 2 : nil
                }
            }
        default: break
        }
        return nil
    }

    /// The new words in bold that stand right after struck ones: `~~old~~ **new**`.
    func boldMark(after end: Int, before limit: Int) -> Mark? {
        var offset = end
        while offset < limit, bytes[offset] == 0x20 { offset += 1 }
        guard isAt(offset, "**"), isAlone(offset, 2) else { return nil }
        return mark(.insertion, at: offset, from: offset + 2, before: limit) {
            isAt($0, "**") && isAlone($0, 2) ? 2 : nil
        }
    }

    /// `->`, or what became of `~>`, where it stands once between the words of a replacement.
    func arrow(in content: Range<Int>) -> Range<Int>? {
        var found: Range<Int>?
        var offset = content.lowerBound
        while offset < content.upperBound {
            if let sign = Self.arrows.first(where: { isAt(offset, $0) }) {
                if found != nil { return nil }
                found = offset..<offset + sign.utf8CodeUnitCount
                offset += sign.utf8CodeUnitCount
            } else {
                offset += 1
            }
        }
        return found
    }

    private static let arrows: [StaticString] = ["~&gt;", "~ >", "->", "=>", "–>", "—>", "→", "⇒"]

    /// How long the sign is that closes a deletion whose dashes were made one.
    func closingDash(at offset: Int) -> Int? {
        if let dash = dash(at: offset), isAt(offset + dash, "}") { return dash + 1 }
        return isAt(offset, "--}") ? 3 : nil
    }

    /// How long the dash is, `–` or `—`, that autocorrection made of two.
    private func dash(at offset: Int) -> Int? { isAt(offset, "–") || isAt(offset, "—") ? 3 : nil }

    private func mark(
        _ kind: MarkSigns.Kind, at offset: Int, from start: Int, before limit: Int, closer: (Int) -> Int?
    ) -> Mark? {
        // Right inside of the signs stand words.
        guard start < limit, kind == .insertion || bytes[start] > 0x20 || bytes[offset] == UInt8(ascii: "{") else {
            return nil
        }
        var index = start + 1
        while index < limit {
            if let length = closer(index) {
                return Mark(kind: kind, offset: offset, content: start..<index, end: index + length)
            }
            index += 1
        }
        return nil
    }

    /// Whether a sign is no part of a longer row of its kind.
    private func isAlone(_ offset: Int, _ length: Int) -> Bool {
        let sign = bytes[offset]
        return (offset == 0 || bytes[offset - 1] != sign)
            && (offset + length >= bytes.count || bytes[offset + length] != sign)
    }

    private func isAt(_ offset: Int, _ sign: StaticString) -> Bool {
        guard offset >= 0, offset + sign.utf8CodeUnitCount <= bytes.count else { return false }
        return sign.withUTF8Buffer { sign in
            for index in sign.indices where bytes[offset + index] != sign[index] { return false }
            return true
        }
    }
}
