import ConcordModel

/// A character written by name or number: `&sect;`, `&#167;`, `&#xA7;`.
struct InlineEntity {
    let first: Unicode.Scalar
    let second: Unicode.Scalar?
    /// One past the semicolon.
    let end: Int

    /// The entity at the `&` at `start`; nil when the ampersand is only that.
    init?(_ text: Span<UInt8>, at start: Int) {
        var index = start + 1
        guard index < text.count else { return nil }
        if text[index] == UInt8(ascii: "#") {
            index += 1
            let isHexadecimal = index < text.count && text[index] | 0x20 == UInt8(ascii: "x")
            if isHexadecimal { index += 1 }
            let digits = index
            var value: UInt32 = 0
            while index < text.count, index - digits < 8, let digit = Self.digit(text[index], isHexadecimal) {
                value = value &* (isHexadecimal ? 16 : 10) &+ digit
                index += 1
            }
            guard (1...(isHexadecimal ? 6 : 7)).contains(index - digits) else { return nil }
            first = Unicode.Scalar(value).flatMap { $0 == "\0" ? nil : $0 } ?? "\u{FFFD}"
            second = nil
        } else {
            while index < text.count, index - start <= InlineEntityTable.longestName,
                InlineBytes.isLetter(text[index]) || InlineBytes.isDigit(text[index])
            {
                index += 1
            }
            guard index > start + 1,
                let found = InlineEntityTable.characters(named: text.extracting(start + 1..<index)),
                let scalar = Unicode.Scalar(found.first)
            else { return nil }
            first = scalar
            second = found.second == 0 ? nil : Unicode.Scalar(found.second)
        }
        guard index < text.count, text[index] == UInt8(ascii: ";") else { return nil }
        end = index + 1
    }

    /// Appends the characters as they are read; nothing for one that nobody sees.
    func append(to bytes: inout [UInt8]) {
        for scalar in [first, second] {
            if let scalar { bytes.append(contentsOf: SeenText.words(String(scalar)).utf8) }
        }
    }

    private static func digit(_ byte: UInt8, _ isHexadecimal: Bool) -> UInt32? {
        switch byte {
        case 0x30...0x39: UInt32(byte - 0x30)
        case 0x61...0x66 where isHexadecimal: UInt32(byte - 0x57)
        case 0x41...0x46 where isHexadecimal: UInt32(byte - 0x37)
        default: nil
        }
    }
}
