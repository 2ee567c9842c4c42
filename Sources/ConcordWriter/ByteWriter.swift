/// What becomes of each byte of text on its way into a markup language.
///
/// A table of 256 codes, so that the loop that copies text asks one question a byte and copies whole clean stretches
/// at once. Code 0 copies; any other code but the last names a replacement; the last code marks the lead bytes of
/// characters that markup may not hold although they are valid UTF-8.
package struct Escaping: Sendable {
    fileprivate let codes: [UInt8]
    fileprivate let replacements: [StaticString]
    fileprivate static let inspect: UInt8 = 255

    /// Replaces the given bytes, and with U+FFFD every control character but tab, line feed, form feed (where it is
    /// allowed) and carriage return, and every noncharacter of the basic plane.
    package init(_ replaced: [(byte: UInt8, by: StaticString)], allowsFormFeed: Bool) {
        var codes = [UInt8](repeating: 0, count: 256)
        var replacements: [StaticString] = ["", "\u{FFFD}"]
        for control in 0..<0x20 { codes[control] = 1 }
        codes[0x7F] = 1
        for allowed in [0x09, 0x0A, 0x0D] { codes[allowed] = 0 }
        if allowsFormFeed { codes[0x0C] = 0 }
        codes[0xC2] = Self.inspect
        codes[0xEF] = Self.inspect
        for (byte, replacement) in replaced {
            codes[Int(byte)] = UInt8(replacements.count)
            replacements.append(replacement)
        }
        self.codes = codes
        self.replacements = replacements
    }

    /// Text between tags of HTML, where a newline is a hard line break.
    package static let html = Escaping(
        [(0x26, "&amp;"), (0x3C, "&lt;"), (0x3E, "&gt;"), (0x0A, "<br>\n")], allowsFormFeed: true)
    /// Text between tags of HTML whose lines are kept.
    package static let htmlLines = Escaping(
        [(0x26, "&amp;"), (0x3C, "&lt;"), (0x3E, "&gt;")], allowsFormFeed: true)
    /// The value of a quoted attribute of HTML; good between tags too.
    package static let htmlAttribute = Escaping(
        [(0x26, "&amp;"), (0x3C, "&lt;"), (0x3E, "&gt;"), (0x22, "&quot;")], allowsFormFeed: true)

    /// The length of the forbidden character that begins at `start`, or 0 when it may stand: C1 controls (C2 80–9F) and
    /// the noncharacters U+FDD0–FDEF, U+FFFE and U+FFFF.
    fileprivate static func forbiddenLength(in text: UnsafeBufferPointer<UInt8>, at start: Int) -> Int {
        guard start + 1 < text.count else { return 0 }
        let second = text[start + 1]
        if text[start] == 0xC2 { return second < 0xA0 ? 2 : 0 }
        guard start + 2 < text.count else { return 0 }
        let third = text[start + 2]
        if second == 0xBF { return third >= 0xBE ? 3 : 0 }
        return second == 0xB7 && (0x90...0xAF).contains(third) ? 3 : 0
    }
}

/// Output on its way to a file: bytes appended to one reserved array.
package struct ByteWriter: Sendable {
    package private(set) var bytes: [UInt8] = []

    package init(capacity: Int = 0) { bytes.reserveCapacity(capacity) }

    /// Markup of our own, as it is.
    @inline(__always)
    package mutating func append(_ markup: StaticString) {
        bytes.append(contentsOf: UnsafeBufferPointer(start: markup.utf8Start, count: markup.utf8CodeUnitCount))
    }

    /// Bytes that are already markup, as they are.
    package mutating func append(_ markup: [UInt8]) { bytes.append(contentsOf: markup) }

    /// Bytes that are already markup, as they are.
    package mutating func append(_ markup: ArraySlice<UInt8>) { bytes.append(contentsOf: markup) }

    package mutating func append(number: Int) { bytes.append(contentsOf: String(number).utf8) }

    /// Words of somebody else, escaped.
    package mutating func append(_ words: String, escaping: Escaping) {
        var words = words
        words.withUTF8 { append($0, escaping: escaping) }
    }

    /// A stretch of a longer text, escaped.
    package mutating func append(_ text: [UInt8], _ range: Range<Int>, escaping: Escaping) {
        text.withUnsafeBufferPointer { append(UnsafeBufferPointer(rebasing: $0[range]), escaping: escaping) }
    }

    /// Copies clean stretches whole and replaces what lies between them.
    package mutating func append(_ text: UnsafeBufferPointer<UInt8>, escaping: Escaping) {
        escaping.codes.withUnsafeBufferPointer { codes in
            var clean = 0
            var index = 0
            while index < text.count {
                let code = codes[Int(text[index])]
                if code == 0 {
                    index += 1
                    continue
                }
                var replacement = escaping.replacements[1]
                var length = 1
                if code == Escaping.inspect {
                    length = Escaping.forbiddenLength(in: text, at: index)
                    if length == 0 {
                        index += 1
                        continue
                    }
                } else {
                    replacement = escaping.replacements[Int(code)]
                }
                bytes.append(contentsOf: UnsafeBufferPointer(rebasing: text[clean..<index]))
                append(replacement)
                index += length
                clean = index
            }
            bytes.append(contentsOf: UnsafeBufferPointer(rebasing: text[clean..<text.count]))
        }
    }
}
