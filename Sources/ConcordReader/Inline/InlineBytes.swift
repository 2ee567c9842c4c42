/// What a byte can mean to the inline reader, as bits, so that one look at a table answers every question at once.
struct InlineBytes: OptionSet, Sendable {
    let rawValue: UInt8

    /// May begin or end markup: the scanner must look at it.
    static let markup = InlineBytes(rawValue: 1)
    static let space = InlineBytes(rawValue: 2)
    /// Part of a character beyond ASCII.
    static let high = InlineBytes(rawValue: 4)
    static let null = InlineBytes(rawValue: 16)
    static let tab = InlineBytes(rawValue: 32)
    static let newline = InlineBytes(rawValue: 64)

    /// Text with nothing but these reads as it stands, once line ends have become spaces.
    static let plain: InlineBytes = [.space, .high, .newline]

    private static let table: [UInt8] = {
        var table = [UInt8](repeating: 0, count: 256)
        for byte in 0x80...0xFF { table[byte] = InlineBytes.high.rawValue }
        for byte in "\\`*_[]<&".utf8 { table[Int(byte)] |= InlineBytes.markup.rawValue }
        table[0x00] = InlineBytes.null.rawValue
        table[0x20] = InlineBytes.space.rawValue
        table[0x09] = InlineBytes.space.rawValue | InlineBytes.tab.rawValue
        table[0x0A] = InlineBytes.space.rawValue | InlineBytes.newline.rawValue
        return table
    }()

    /// Everything that occurs in `text`, which is an entire line or block: a space at either edge is loose.
    static func survey(_ text: Span<UInt8>) -> InlineBytes {
        table.withUnsafeBufferPointer { table in
            var seen: UInt8 = 0
            var previous = InlineBytes.space.rawValue
            for index in text.indices {
                let this = table[Int(text[index])]
                // The bit of a space, shifted, is the bit of a loose space.
                seen |= this | ((this & previous & 2) << 6)
                previous = this
            }
            return InlineBytes(rawValue: seen | ((previous & 2) << 6))
        }
    }

    /// The first byte from `start` on that the scanner must look at, or the end of the text.
    static func nextMarkup(in text: Span<UInt8>, from start: Int) -> Int {
        table.withUnsafeBufferPointer { table in
            let wanted = InlineBytes.markup.rawValue | InlineBytes.newline.rawValue
            var index = start
            let end = text.count
            while index < end, table[Int(text[index])] & wanted == 0 { index += 1 }
            return index
        }
    }

    static func isLetter(_ byte: UInt8) -> Bool { (0x61...0x7A).contains(byte | 0x20) }
    static func isDigit(_ byte: UInt8) -> Bool { (0x30...0x39).contains(byte) }

    /// Space, tab or line end; the last may stand inside a link or a tag.
    static func isSpace(_ byte: UInt8) -> Bool { byte == 0x20 || byte == 0x09 || byte == 0x0A }

    /// The length of the well-formed character at `start`, or 0 when the byte there is not part of one.
    static func lengthOfCharacter(in text: Span<UInt8>, at start: Int) -> Int {
        let first = text[start]
        func follows(_ distance: Int, _ range: ClosedRange<UInt8> = 0x80...0xBF) -> Bool {
            start + distance < text.count && range.contains(text[start + distance])
        }
        switch first {
        case 0x00...0x7F: return 1
        case 0xC2...0xDF: return follows(1) ? 2 : 0
        case 0xE0: return follows(1, 0xA0...0xBF) && follows(2) ? 3 : 0
        case 0xED: return follows(1, 0x80...0x9F) && follows(2) ? 3 : 0
        case 0xE1...0xEF: return follows(1) && follows(2) ? 3 : 0
        case 0xF0: return follows(1, 0x90...0xBF) && follows(2) && follows(3) ? 4 : 0
        case 0xF4: return follows(1, 0x80...0x8F) && follows(2) && follows(3) ? 4 : 0
        case 0xF1...0xF3: return follows(1) && follows(2) && follows(3) ? 4 : 0
        default: return 0
        }
    }

    static func isWellFormed(_ text: Span<UInt8>) -> Bool {
        var index = 0
        let end = text.count
        while index < end {
            if text[index] < 0x80 {
                index += 1
            } else {
                let length = lengthOfCharacter(in: text, at: index)
                if length == 0 { return false }
                index += length
            }
        }
        return true
    }
}
