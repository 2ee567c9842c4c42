/// Things between angle brackets: web and mail addresses, line breaks, and HTML tags, which are shown as written and
/// recognised only so that nothing inside them is taken for markup.
enum InlineTags {
    /// Longer tags are ordinary text; a limit keeps a text full of unfinished tags from being searched again and again.
    private static let longestTag = 1000

    /// One past `<br>`, `<br/>` or `<br />` at `start`.
    static func endOfLineBreak(in text: Span<UInt8>, at start: Int) -> Int? {
        guard start + 3 < text.count, text[start + 1] | 0x20 == 0x62, text[start + 2] | 0x20 == 0x72 else { return nil }
        var index = start + 3
        while index < text.count, InlineBytes.isSpace(text[index]) { index += 1 }
        if index < text.count, text[index] == 0x2F { index += 1 }
        return index < text.count && text[index] == 0x3E ? index + 1 : nil
    }

    /// One past the address in `<scheme:…>` at `start`, where the `>` is.
    static func endOfAddress(in text: Span<UInt8>, at start: Int) -> Int? {
        var index = start + 1
        guard index < text.count, InlineBytes.isLetter(text[index]) else { return nil }
        while index < text.count, index - start <= 33, isSchemeByte(text[index]) { index += 1 }
        guard (2...32).contains(index - start - 1), index < text.count, text[index] == 0x3A else { return nil }
        while index < text.count, text[index] > 0x20, text[index] != 0x3C, text[index] != 0x3E { index += 1 }
        return index < text.count && text[index] == 0x3E ? index : nil
    }

    /// One past the address in `<name@host>` at `start`, where the `>` is.
    static func endOfMailAddress(in text: Span<UInt8>, at start: Int) -> Int? {
        var index = start + 1
        while index < text.count, isMailByte(text[index]) { index += 1 }
        guard index > start + 1, index < text.count, text[index] == 0x40 else { return nil }
        repeat {
            index += 1
            let label = index
            while index < text.count, isNameByte(text[index]) { index += 1 }
            guard (1...63).contains(index - label), text[label] != 0x2D, text[index - 1] != 0x2D, index < text.count
            else { return nil }
        } while text[index] == 0x2E
        return text[index] == 0x3E ? index : nil
    }

    /// One past the HTML tag at `start`.
    static func endOfTag(in text: Span<UInt8>, at start: Int) -> Int? {
        let end = min(text.count, start + longestTag)
        var index = start + 1
        let closes = index < end && text[index] == 0x2F
        if closes { index += 1 }
        guard index < end, InlineBytes.isLetter(text[index]) else { return nil }
        while index < end, isNameByte(text[index]) { index += 1 }
        while true {
            let gap = index
            while index < end, InlineBytes.isSpace(text[index]) { index += 1 }
            guard index < end else { return nil }
            if text[index] == 0x3E { return index + 1 }
            if closes { return nil }
            if text[index] == 0x2F { return index + 1 < end && text[index + 1] == 0x3E ? index + 2 : nil }
            guard index > gap, let next = endOfAttribute(in: text, from: index, to: end) else { return nil }
            index = next
        }
    }

    private static func endOfAttribute(in text: Span<UInt8>, from start: Int, to end: Int) -> Int? {
        func isFirst(_ byte: UInt8) -> Bool { InlineBytes.isLetter(byte) || byte == 0x5F || byte == 0x3A }
        var index = start
        guard isFirst(text[index]) else { return nil }
        while index < end, isFirst(text[index]) || isNameByte(text[index]) || text[index] == 0x2E { index += 1 }
        let name = index
        while index < end, InlineBytes.isSpace(text[index]) { index += 1 }
        guard index < end, text[index] == 0x3D else { return name }
        index += 1
        while index < end, InlineBytes.isSpace(text[index]) { index += 1 }
        guard index < end else { return nil }
        let quote = text[index]
        if quote == 0x22 || quote == 0x27 {
            index += 1
            while index < end, text[index] != quote { index += 1 }
            return index < end ? index + 1 : nil
        }
        let value = index
        unquoted: while index < end {
            switch text[index] {
            case 0x00...0x20, 0x22, 0x27, 0x3C, 0x3D, 0x3E, 0x60: break unquoted
            default: index += 1
            }
        }
        return index > value ? index : nil
    }

    static func isSchemeByte(_ byte: UInt8) -> Bool {
        InlineBytes.isLetter(byte) || InlineBytes.isDigit(byte) || byte == 0x2B || byte == 0x2D || byte == 0x2E
    }

    private static func isNameByte(_ byte: UInt8) -> Bool {
        InlineBytes.isLetter(byte) || InlineBytes.isDigit(byte) || byte == 0x2D
    }

    private static func isMailByte(_ byte: UInt8) -> Bool {
        switch byte {
        case 0x21, 0x23...0x27, 0x2A, 0x2B, 0x2D...0x39, 0x3D, 0x3F, 0x41...0x5A, 0x5E...0x7E: true
        default: false
        }
    }
}
