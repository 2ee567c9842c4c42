import ConcordModel

/// The part of a link behind its words: `(destination "title")` or `[label]`, and which destinations may be linked to.
enum InlineLinks {
    /// Deeper parentheses make no destination; the limit keeps a text of nothing but parentheses cheap.
    private static let deepestParentheses = 32
    /// A label has at most this many bytes.
    static let longestLabel = 999

    /// The destination and the title in the parenthesis at `start`, decoded, and one past the closing parenthesis.
    static func inlineLink(in text: Span<UInt8>, at start: Int) -> (to: Link, end: Int)? {
        guard start < text.count, text[start] == 0x28 else { return nil }
        let first = skipSpaces(in: text, from: start + 1)
        guard let destination = destination(in: text, at: first) else { return nil }
        var index = skipSpaces(in: text, from: destination.end)
        var title = ""
        if index > destination.end, let end = endOfTitle(in: text, at: index) {
            title = onOneLine(decoded(text.extracting(index + 1..<end - 1)))
            index = skipSpaces(in: text, from: end)
        }
        guard index < text.count, text[index] == 0x29 else { return nil }
        return (Link(to: decoded(text.extracting(destination.words)), title: title), index + 1)
    }

    /// Words with single spaces between them; a control character parts words as a space does.
    private static func onOneLine(_ text: String) -> String {
        var bytes: [UInt8] = []
        for word in text.utf8.split(whereSeparator: { $0 <= 0x20 || $0 == 0x7F }) {
            if !bytes.isEmpty { bytes.append(0x20) }
            bytes.append(contentsOf: word)
        }
        return String(decoding: bytes, as: UTF8.self)
    }

    /// The words of the label in the bracket at `start`.
    static func label(in text: Span<UInt8>, at start: Int) -> Range<Int>? {
        guard start < text.count, text[start] == 0x5B else { return nil }
        var index = start + 1
        while index < text.count, index - start <= longestLabel + 1 {
            switch text[index] {
            case 0x5B: return nil
            case 0x5D: return start + 1..<index
            case 0x5C where index + 1 < text.count && MarkdownSigns.isPunctuation(text[index + 1]): index += 2
            default: index += 1
            }
        }
        return nil
    }

    /// Decodes the escapes and entities of a destination.
    static func decoded(_ text: Span<UInt8>, escapes: Bool = true) -> String {
        var bytes: [UInt8] = []
        bytes.reserveCapacity(text.count)
        var index = 0
        while index < text.count {
            if escapes, text[index] == 0x5C, index + 1 < text.count, MarkdownSigns.isPunctuation(text[index + 1]) {
                bytes.append(text[index + 1])
                index += 2
            } else if text[index] == 0x26, let entity = InlineEntity(text, at: index) {
                entity.append(to: &bytes)
                index = entity.end
            } else {
                bytes.append(text[index])
                index += 1
            }
        }
        return String(decoding: bytes, as: UTF8.self)
    }

    static func string(_ text: Span<UInt8>) -> String {
        text.withUnsafeBufferPointer { String(decoding: $0, as: UTF8.self) }
    }

    /// Whether a reader may be sent there: the web, mail, a telephone, or a place relative to the page. Anything else could
    /// run. Control characters are refused since browsers skip them, which would hide a scheme from this look.
    static func mayLink(to destination: String) -> Bool {
        var scheme: [UInt8] = []
        var isInScheme = true
        for byte in destination.utf8 {
            guard byte >= 0x20, byte != 0x7F else { return false }
            guard isInScheme else { continue }
            switch byte {
            case 0x3A:
                guard allowed.contains(String(decoding: scheme, as: UTF8.self)) else { return false }
                isInScheme = false
            case 0x2F, 0x3F, 0x23, 0x5C: isInScheme = false
            case 0x20: break
            default: scheme.append((0x41...0x5A).contains(byte) ? byte | 0x20 : byte)
            }
        }
        return true
    }

    private static let allowed: Set<String> = ["http", "https", "mailto", "tel"]

    private static func skipSpaces(in text: Span<UInt8>, from start: Int) -> Int {
        var index = start
        while index < text.count, text[index] == 0x20 || (0x09...0x0D).contains(text[index]) { index += 1 }
        return index
    }

    private static func destination(in text: Span<UInt8>, at start: Int) -> (words: Range<Int>, end: Int)? {
        var index = start
        if index < text.count, text[index] == 0x3C {
            index += 1
            while index < text.count {
                switch text[index] {
                case 0x3E: return (start + 1..<index, index + 1)
                case 0x0A, 0x3C: return nil
                case 0x5C where index + 1 < text.count && MarkdownSigns.isPunctuation(text[index + 1]): index += 2
                default: index += 1
                }
            }
            return nil
        }
        var depth = 0
        while index < text.count {
            switch text[index] {
            case 0x5C where index + 1 < text.count && MarkdownSigns.isPunctuation(text[index + 1]): index += 1
            case 0x28:
                depth += 1
                if depth > deepestParentheses { return nil }
            case 0x29:
                if depth == 0 { return (start..<index, index) }
                depth -= 1
            case 0x00...0x20, 0x7F: return index > start && depth == 0 ? (start..<index, index) : nil
            default: break
            }
            index += 1
        }
        return nil
    }

    private static func endOfTitle(in text: Span<UInt8>, at start: Int) -> Int? {
        guard start < text.count else { return nil }
        let opener = text[start]
        let closer: UInt8
        switch opener {
        case 0x22, 0x27: closer = opener
        case 0x28: closer = 0x29
        default: return nil
        }
        var index = start + 1
        while index < text.count {
            let byte = text[index]
            if byte == closer { return index + 1 }
            if byte == 0x28, opener == 0x28 { return nil }
            index += byte == 0x5C && index + 1 < text.count && MarkdownSigns.isPunctuation(text[index + 1]) ? 2 : 1
        }
        return nil
    }
}
