/// Words as seals count them: wrapping, spacing and typographic signs are no part of them, and all else is.
///
/// Digests of years ago are over these bytes, so that nothing here may change.
package enum SealedSigns {
    /// Appends text without the spaces around it, with one space for several, and with plain signs.
    package static func append(_ text: some Collection<UInt8>, to bytes: inout [UInt8]) {
        let text = Array(text)
        var cursor = text.startIndex
        var isSpaceDue = false
        var hasWords = false
        while cursor < text.endIndex {
            let (length, meaning) = sign(at: cursor, in: text)
            switch meaning {
            case .space:
                isSpaceDue = hasWords
            case .plain(let sign):
                if isSpaceDue { bytes.append(0x20) }
                bytes.append(contentsOf: sign.utf8)
                (isSpaceDue, hasWords) = (false, true)
            case .itself:
                if isSpaceDue { bytes.append(0x20) }
                bytes.append(contentsOf: text[cursor..<cursor + length])
                (isSpaceDue, hasWords) = (false, true)
            }
            cursor += length
        }
    }

    private enum Meaning {
        case space
        case plain(String)
        case itself
    }

    /// How many bytes the sign at `index` takes, and what it counts as.
    private static func sign(at index: Int, in text: [UInt8]) -> (length: Int, Meaning) {
        let byte = text[index]
        let rest = text.endIndex - index
        if byte == 0x20 || byte &- 0x09 < 5 { return (1, .space) }
        if byte == 0xC2, rest > 1, text[index + 1] == 0xA0 { return (2, .space) }
        guard byte == 0xE2, rest > 2, text[index + 1] == 0x80 else { return (1, .itself) }
        switch text[index + 2] {
        case 0x80...0x8A, 0xA8, 0xA9, 0xAF: return (3, .space)
        case 0x90...0x95: return (3, .plain("-"))
        case 0x98...0x9B: return (3, .plain("'"))
        case 0x9C...0x9F: return (3, .plain("\""))
        case 0xA6: return (3, .plain("..."))
        default: return (3, .itself)
        }
    }
}
