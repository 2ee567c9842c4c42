/// Letters that count: `a` is 1, `z` 26, `aa` 27, `bb` 28, since contracts double the letter where an alphabet ends.
package enum LetterNumeral {
    private static let mostLetters = 3

    /// The value of one letter, or of one letter repeated, in one case; nil for anything else.
    package static func value(of bytes: ArraySlice<UInt8>) -> Int? {
        guard let first = bytes.first, bytes.count <= mostLetters, let value = value(of: first),
            bytes.allSatisfy({ $0 == first })
        else { return nil }
        return value + 26 * (bytes.count - 1)
    }

    /// `A` is 1; nil for what is no letter.
    package static func value(of byte: UInt8) -> Int? {
        let place = (byte | 0x20) &- UInt8(ascii: "a")
        return place < 26 ? Int(place) + 1 : nil
    }

    /// Whether a single letter stands at `offset`, as the suffix of `14-A`, and not the beginning of a word.
    package static func standsAlone(at offset: Int, in bytes: ArraySlice<UInt8>) -> Bool {
        guard offset < bytes.endIndex, value(of: bytes[offset]) != nil else { return false }
        return offset + 1 >= bytes.endIndex || value(of: bytes[offset + 1]) == nil && bytes[offset + 1] < 0x80
    }

    /// The letters of a value, in lower case; figures for what letters do not count to.
    package static func form(of value: Int) -> String {
        guard value > 0, value <= 26 * mostLetters else { return "\(value)" }
        let letter = Character(UnicodeScalar(UInt8(ascii: "a") + UInt8((value - 1) % 26)))
        return String(repeating: letter, count: (value - 1) / 26 + 1)
    }
}
