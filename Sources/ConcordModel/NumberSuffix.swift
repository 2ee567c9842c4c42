/// What stands after the number of what was put in later: the `A` of 1A, the `bis` of `4 bis`, the `.1` of c.1, the `a` of
/// iiia. It counts after the number itself and before the next.
package enum NumberSuffix {
    /// The Latin adverbs of civil law, after a first text without one.
    private static let latin: [StaticString] = [
        "bis", "ter", "quater", "quinquies", "sexies", "septies", "octies", "novies", "decies",
    ]

    /// Whether a word is one of them.
    package static func isLatin(_ word: Substring) -> Bool { latin.contains { $0.description == word } }

    /// The end of a Latin suffix that stands at `start` or after one space, no-break space or hyphen, and its place from 1;
    /// nil where a longer word begins there.
    package static func latin(in bytes: [UInt8], from start: Int, to end: Int) -> (
        end: Int, place: Int
    )? {
        func byte(_ offset: Int) -> UInt8 {
            offset < end ? bytes[offset] : 0x20
        }
        var first = start
        if byte(first) == 0x20 || byte(first) == UInt8(ascii: "-") {
            first += 1
        } else if byte(first) == 0xC2, byte(first + 1) == 0xA0 {
            first += 2
        }
        guard "btqsond".utf8.contains(byte(first) | 0x20) else { return nil }
        for (index, word) in latin.enumerated() {
            let wordEnd = first + word.utf8CodeUnitCount
            guard wordEnd <= end, !isLetter(byte(wordEnd)),
                byte(wordEnd) < 0x80 || byte(wordEnd) == 0xC2 || byte(wordEnd) == 0xE2
            else { continue }
            let isSame = word.withUTF8Buffer { wanted in
                wanted.indices.allSatisfy { byte(first + $0) | 0x20 == wanted[$0] }
            }
            if isSame { return (wordEnd, index + 1) }
        }
        return nil
    }

    /// A number in its two parts: what counts in the list, and the place of the suffix from 1. Nil for a number without a
    /// suffix. `1A`, `12bis`, `iiia`, `c.1`, `2.1`, `a-1`, `1-A`.
    package static func split(_ number: ArraySlice<UInt8>) -> (base: Range<Int>, place: Int)? {
        let start = number.startIndex
        let base: Range<Int>
        if let first = number.first, isDigit(first) {
            base = start..<(number.firstIndex { !isDigit($0) } ?? number.endIndex)
        } else {
            let letters = start..<(number.firstIndex { !isLetter($0) } ?? number.endIndex)
            guard !letters.isEmpty else { return nil }
            if letters.upperBound < number.endIndex {
                base = letters
            } else {
                // iiia: a numeral of several letters with another letter after it.
                guard letters.count >= 3, RomanNumeral.value(of: number) == nil, LetterNumeral.value(of: number) == nil,
                    RomanNumeral.value(of: number.dropLast()) != nil
                else { return nil }
                base = start..<letters.upperBound - 1
            }
        }
        guard base.upperBound < number.endIndex else { return nil }
        let bytes = Array(number[base.upperBound...])
        if let (end, place) = latin(in: bytes, from: 0, to: bytes.count), end == bytes.count { return (base, place) }
        let isSigned = bytes[0] == UInt8(ascii: ".") || bytes[0] == UInt8(ascii: "-")
        let rest = bytes[(isSigned ? 1 : 0)...]
        if let place = LetterNumeral.value(of: rest), rest.count == 1, !isSigned || bytes[0] == UInt8(ascii: "-") {
            return (base, place)
        }
        guard isSigned, (1...3).contains(rest.count), rest.allSatisfy(isDigit) else { return nil }
        let place = rest.reduce(0) { $0 * 10 + Int($1 - 0x30) }
        return place > 0 ? (base, place) : nil
    }

    /// The suffix at another place, in the form of that of `number`: `bis` after nothing, `quater` after `ter`, `.3` after
    /// `.2`.
    package static func printed(_ place: Int, like number: String) -> String {
        let bytes = Array(number.utf8)
        guard let (base, _) = split(bytes[...]) else { return LetterNumeral.form(of: place).uppercased() }
        let suffix = Array(bytes[base.upperBound...])
        let sign = suffix.prefix { !isLetter($0) && !isDigit($0) }
        let rest = suffix[sign.count...]
        var form: String
        if latin(in: suffix, from: 0, to: suffix.count) != nil, latin.indices.contains(place - 1) {
            form = latin[place - 1].description
        } else if rest.first.map(isDigit) ?? false {
            let digits = "\(place)"
            form =
                String(repeating: "0", count: rest.first == 0x30 ? max(0, rest.count - digits.utf8.count) : 0) + digits
        } else {
            form = LetterNumeral.form(of: place)
        }
        if rest.first.map({ $0 &- 0x41 < 26 }) ?? false { form = form.uppercased() }
        return String(decoding: sign, as: UTF8.self) + form
    }

    private static func isLetter(_ byte: UInt8) -> Bool { (byte | 0x20) &- 0x61 < 26 }
    private static func isDigit(_ byte: UInt8) -> Bool { byte &- 0x30 < 10 }
}
