/// How a character counts where words are compared. What a word processor or a PDF sets in another shape is no other word:
/// typographic quotes, dashes and spaces count as the plain ones, ligatures as their letters, what nobody sees as nothing.
package enum PlainSign: Sendable {
    /// As it stands.
    case itself
    case space
    /// Takes no room: a soft hyphen, a space without width.
    case unseen
    case quote
    case apostrophe
    /// A hyphen or an en dash, which joins words that touch it.
    case hyphen
    /// An em dash or a horizontal bar, which parts them.
    case dash
    /// Written with these instead: a ligature, an ellipsis, the slash of a fraction.
    case letters(StaticString)
    case signs(StaticString)

    /// What the character is that begins with these bytes, and its length; zeros stand for what lies beyond the end. ASCII
    /// and whatever is not named here stands for itself.
    @inline(__always)
    package static func read(_ first: UInt8, _ second: UInt8, _ third: UInt8) -> (sign: PlainSign, length: Int) {
        if first < 0x80 { return (first == 0x20 || first == 0x0A || first == 0x09 ? .space : .itself, 1) }
        return readBeyondASCII(first, second, third)
    }

    private static func readBeyondASCII(_ first: UInt8, _ second: UInt8, _ third: UInt8) -> (PlainSign, Int) {
        switch first {
        case 0xC2:
            switch second {
            case 0xA0: return (.space, 2)
            case 0xAD: return (.unseen, 2)
            case 0xAB, 0xBB: return (.quote, 2)
            case 0xB4: return (.apostrophe, 2)
            default: return (.itself, 2)
            }
        // The letter that looks like an apostrophe.
        case 0xCA where second == 0xBC: return (.apostrophe, 2)
        case ..<0xE0: return (.itself, 2)
        case 0xE1: return (second == 0x9A && third == 0x80 ? .space : .itself, 3)
        case 0xE2: return (generalPunctuation(second, third), 3)
        case 0xE3: return (second == 0x80 && third == 0x80 ? .space : .itself, 3)
        case 0xEF: return (presentationForm(second, third), 3)
        default: return (.itself, first < 0xF0 ? 3 : 4)
        }
    }

    private static func generalPunctuation(_ second: UInt8, _ third: UInt8) -> PlainSign {
        switch (second, third) {
        case (0x80, 0x80...0x8A), (0x80, 0xA8), (0x80, 0xA9), (0x80, 0xAF), (0x81, 0x9F): .space
        case (0x80, 0x8B...0x8F), (0x81, 0xA0): .unseen
        case (0x80, 0x90...0x93), (0x88, 0x92): .hyphen
        case (0x80, 0x94), (0x80, 0x95): .dash
        case (0x80, 0x98...0x9B), (0x80, 0xB2), (0x80, 0xB9), (0x80, 0xBA): .apostrophe
        case (0x80, 0x9C...0x9F), (0x80, 0xB3): .quote
        case (0x80, 0xA6): .signs("...")
        case (0x81, 0x84): .signs("/")
        // The signs of ohm, kelvin and ångström are these letters by the rules of Unicode.
        case (0x84, 0xA6): .letters("\u{3A9}")
        case (0x84, 0xAA): .letters("K")
        case (0x84, 0xAB): .letters("\u{C5}")
        default: .itself
        }
    }

    private static func presentationForm(_ second: UInt8, _ third: UInt8) -> PlainSign {
        if second == 0xBB, third == 0xBF { return .unseen }
        guard second == 0xAC else { return .itself }
        switch third {
        case 0x80: return .letters("ff")
        case 0x81: return .letters("fi")
        case 0x82: return .letters("fl")
        case 0x83: return .letters("ffi")
        case 0x84: return .letters("ffl")
        case 0x85, 0x86: return .letters("st")
        default: return .itself
        }
    }

    /// Text as it is compared: each character as it counts, spaces of any kind as one plain space each, and an accent that
    /// is written apart as part of its letter.
    package static func folded(_ bytes: some Collection<UInt8>) -> [UInt8] {
        // Generic code is slow where a byte is all it does at a time.
        bytes.withContiguousStorageIfAvailable(folded) ?? Array(bytes).withUnsafeBufferPointer(folded)
    }

    private static func folded(_ bytes: UnsafeBufferPointer<UInt8>) -> [UInt8] {
        var folded: [UInt8] = []
        folded.reserveCapacity(bytes.count)
        var isPlain = true
        var index = bytes.firstIndex { $0 >= 0x80 } ?? bytes.count
        // Most text is ASCII, in which only spaces have more than one shape.
        for byte in bytes[..<index] { folded.append(byte == 0x0A || byte == 0x09 ? 0x20 : byte) }
        func byte(_ distance: Int) -> UInt8 { index + distance < bytes.count ? bytes[index + distance] : 0 }
        while index < bytes.count {
            let (sign, length) = read(bytes[index], byte(1), byte(2))
            let end = min(index + length, bytes.count)
            switch sign {
            case .itself:
                folded.append(contentsOf: bytes[index..<end])
                isPlain = isPlain && isComposed(bytes[index], byte(1))
            case .space: folded.append(0x20)
            case .unseen: break
            case .quote: folded.append(UInt8(ascii: "\""))
            case .apostrophe: folded.append(UInt8(ascii: "'"))
            case .hyphen, .dash: folded.append(UInt8(ascii: "-"))
            case .letters(let text), .signs(let text):
                text.withUTF8Buffer {
                    folded.append(contentsOf: $0)
                    isPlain = isPlain && isComposed($0[0], 0)
                }
            }
            index = end
        }
        return isPlain ? folded : composed(folded)
    }

    /// Whether a character is surely composed and takes no part in composing another: all below the combining accents, which
    /// begin at U+0300, and general punctuation.
    private static func isComposed(_ first: UInt8, _ second: UInt8) -> Bool {
        first < 0xCC || first == 0xE2 && second < 0x82
    }

    /// Canonical composition, by which `e` with an accent behind it is `é`.
    private static func composed(_ bytes: [UInt8]) -> [UInt8] {
        var composed: [UInt8] = []
        composed.reserveCapacity(bytes.count)
        String(decoding: bytes, as: UTF8.self)._withNFCCodeUnits { composed.append($0) }
        return composed
    }
}
