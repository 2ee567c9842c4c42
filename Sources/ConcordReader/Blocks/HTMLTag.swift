import ConcordModel

/// A tag in a table of HTML.
struct HTMLTag {
    /// In lower case.
    var name: String
    var isClosing: Bool
    var end: Int
    /// How many columns and rows a cell takes.
    var columns = 1
    var rows = 1
    /// An attribute that hides the words or holds some of its own.
    var meaningfulAttribute: String?

    /// Tags that set looks, and nothing else, whatever is in them.
    static func isOfLooks(_ name: String) -> Bool { looks.contains(name) || name.contains(":") }

    /// Tags whose words begin on a line of their own.
    static func beginsLine(_ name: String) -> Bool { ["p", "div", "li", "br", "ul", "ol", "center"].contains(name) }

    private static let looks: Set<String> = [
        "b", "strong", "i", "em", "u", "span", "font", "p", "div", "br", "small", "big", "center", "a", "tt", "nobr",
        "label",
        "abbr", "form", "ul", "ol", "li",
    ]

    /// The tag at `start`; nil where no name follows, or another `<` comes before it is closed.
    static func read(_ bytes: [UInt8], at start: Int, to end: Int) -> HTMLTag? {
        var cursor = start + 1
        let isClosing = cursor < end && bytes[cursor] == UInt8(ascii: "/")
        if isClosing { cursor += 1 }
        let name = word(bytes, from: &cursor, to: end)
        guard name.utf8.first.map(Numerals.isLetter) ?? false else { return nil }
        var tag = HTMLTag(name: name, isClosing: isClosing, end: cursor)
        while cursor < end {
            switch bytes[cursor] {
            case UInt8(ascii: ">"):
                tag.end = cursor + 1
                return tag
            case UInt8(ascii: "<"): return nil
            case 0x00...0x20, UInt8(ascii: "/"): cursor += 1
            default:
                let attribute = word(bytes, from: &cursor, to: end)
                guard !attribute.isEmpty, let value = value(bytes, from: &cursor, to: end) else { return nil }
                tag.take(attribute, bytes[value])
            }
        }
        return nil
    }

    private mutating func take(_ attribute: String, _ value: ArraySlice<UInt8>) {
        switch attribute {
        case "colspan": columns = Numerals.arabic(value) ?? 1
        case "rowspan": rows = Numerals.arabic(value) ?? 1
        case "summary", "title", "alt", "hidden", "href":
            meaningfulAttribute = attribute
        case "style":
            let style = String(decoding: value, as: UTF8.self).lowercased().filter { $0 != " " }
            if style.contains("display:none") || style.contains("line-through") { meaningfulAttribute = attribute }
        default: break
        }
    }

    private static func word(_ bytes: [UInt8], from cursor: inout Int, to end: Int) -> String {
        let start = cursor
        while cursor < end, isOfWord(bytes[cursor]) { cursor += 1 }
        return String(decoding: bytes[start..<cursor].map { Numerals.isUpper($0) ? $0 | 0x20 : $0 }, as: UTF8.self)
    }

    private static func isOfWord(_ byte: UInt8) -> Bool {
        Numerals.isLetter(byte) || Numerals.isDigit(byte) || byte == UInt8(ascii: "-") || byte == UInt8(ascii: ":")
            || byte == UInt8(ascii: "_") || byte == UInt8(ascii: ".")
    }

    /// The value behind an attribute's name, empty without one; nil when its quotation mark is not closed in the tag.
    private static func value(_ bytes: [UInt8], from cursor: inout Int, to end: Int) -> Range<Int>? {
        while cursor < end, bytes[cursor] <= 0x20 { cursor += 1 }
        guard cursor < end, bytes[cursor] == UInt8(ascii: "=") else { return cursor..<cursor }
        cursor += 1
        while cursor < end, bytes[cursor] <= 0x20 { cursor += 1 }
        guard cursor < end else { return nil }
        let quote = bytes[cursor]
        guard quote == UInt8(ascii: "\"") || quote == UInt8(ascii: "'") else {
            let start = cursor
            while cursor < end, bytes[cursor] > 0x20, bytes[cursor] != UInt8(ascii: ">"),
                bytes[cursor] != UInt8(ascii: "<")
            {
                cursor += 1
            }
            return start..<cursor
        }
        let start = cursor + 1
        cursor = start
        while cursor < end, bytes[cursor] != quote, bytes[cursor] != UInt8(ascii: "<") { cursor += 1 }
        guard cursor < end, bytes[cursor] == quote else { return nil }
        cursor += 1
        return start..<cursor - 1
    }

    // MARK: Between tags

    /// The bytes of a space of any kind, or of a line end, at `offset`; 0 for words.
    static func spaceLength(_ bytes: [UInt8], _ offset: Int, _ end: Int) -> Int {
        if bytes[offset] <= 0x20 { return 1 }
        if let end = HeadLabel.match("&nbsp;", bytes, offset, end) { return end - offset }
        return HeadLabel.spaceWidth(bytes, offset, end)
    }
}
