import ConcordModel

/// What becomes of text on its way into HTML.
package enum Escaping: Sendable {
    /// Text between tags, where a newline is a hard line break.
    case html
    /// Text between tags whose lines are kept.
    case htmlLines
    /// The value of a quoted attribute; good between tags too.
    case htmlAttribute

    /// What stands in the place of an ASCII byte; nil when it may stay. Controls but tab, line feed, form feed and carriage
    /// return become U+FFFD.
    fileprivate func replacement(of byte: UInt8) -> StaticString? {
        switch byte {
        case 0x26: "&amp;"
        case 0x3C: "&lt;"
        case 0x3E: "&gt;"
        case 0x22: self == .htmlAttribute ? "&quot;" : nil
        case 0x0A: self == .html ? "<br>\n" : nil
        case 0x09, 0x0C, 0x0D: nil
        case 0x00..<0x20, 0x7F: "\u{FFFD}"
        default: nil
        }
    }

    /// The length of the forbidden character that begins at `start`, or 0 when it may stand: C1 controls (C2 80–9F) and
    /// the noncharacters U+FDD0–FDEF, U+FFFE and U+FFFF, which markup may not hold although they are valid UTF-8.
    fileprivate static func forbiddenLength(in text: UnsafeBufferPointer<UInt8>, at start: Int) -> Int {
        guard start + 1 < text.count, text[start] == 0xC2 || text[start] == 0xEF else { return 0 }
        let second = text[start + 1]
        if text[start] == 0xC2 { return second < 0xA0 ? 2 : 0 }
        guard start + 2 < text.count else { return 0 }
        let third = text[start + 2]
        if second == 0xBF { return third >= 0xBE ? 3 : 0 }
        return second == 0xB7 && (0x90...0xAF).contains(third) ? 3 : 0
    }
}

/// Output on its way to a file: bytes put one behind another into memory set aside for all of them.
///
/// Memory that nothing is written to costs nothing, so that a generous guess is the right one; asking an array for room with
/// each of a page's fifty thousand pieces would cost more than writing them.
package struct ByteWriter {
    private let memory: UnsafeMutableBufferPointer<UInt8>
    /// How many bytes were to be written; those that found no room are counted too.
    private var count = 0

    private init(_ memory: UnsafeMutableBufferPointer<UInt8>) { self.memory = memory }

    /// What `write` appends. Should the guess have been too small, it is called again with as much room as is needed.
    package static func bytes(guess: Int, _ write: (inout ByteWriter) -> Void) -> [UInt8] {
        var room = max(guess, 1)
        while true {
            var needed = 0
            let bytes = [UInt8](unsafeUninitializedCapacity: room) { memory, count in
                var writer = ByteWriter(UnsafeMutableBufferPointer(rebasing: memory[..<room]))
                write(&writer)
                needed = writer.count
                count = min(needed, room)
            }
            if needed <= room { return bytes }
            room = needed
        }
    }

    /// Markup of our own, as it is.
    @inline(__always)
    package mutating func append(_ markup: StaticString) {
        copy(UnsafeBufferPointer(start: markup.utf8Start, count: markup.utf8CodeUnitCount))
    }

    /// Bytes that are already markup, as they are.
    package mutating func append(_ markup: [UInt8]) { markup.withUnsafeBufferPointer { copy($0) } }

    /// Bytes that are already markup, as they are.
    package mutating func append(_ markup: ArraySlice<UInt8>) { markup.withUnsafeBufferPointer { copy($0) } }

    package mutating func append(number: Int) {
        var digits = String(number)
        digits.withUTF8 { copy($0) }
    }

    /// Words of somebody else, escaped.
    package mutating func append(_ words: String, escaping: Escaping) {
        var words = words
        words.withUTF8 { append($0, escaping: escaping) }
    }

    /// Words of somebody else, escaped.
    package mutating func append(_ text: UnsafeBufferPointer<UInt8>, escaping: Escaping) {
        append(text, 0..<text.count, escaping: escaping)
    }

    /// A stretch of a longer text, escaped.
    package mutating func append(_ text: [UInt8], _ range: Range<Int>, escaping: Escaping) {
        text.withUnsafeBufferPointer { append($0, range, escaping: escaping) }
    }

    /// Copies sixteen bytes at a time, more than are wanted at the end of a stretch, and looks closely only where one of
    /// them may need it.
    private mutating func append(_ text: UnsafeBufferPointer<UInt8>, _ range: Range<Int>, escaping: Escaping) {
        let quote: UInt8 = escaping == .htmlAttribute ? 0x22 : 0x26
        var index = range.lowerBound
        let end = range.upperBound
        while index < end {
            if index + 16 <= text.count, count + 16 <= memory.count {
                let here = Sixteen.load(text, at: index)
                var doubtful = (here .< Sixteen.all(0x20)) .| (here .== Sixteen.all(0x7F))
                doubtful .|= (here .== Sixteen.all(0x26)) .| (here .== Sixteen.all(quote))
                doubtful .|= (here .== Sixteen.all(0x3C)) .| (here .== Sixteen.all(0x3E))
                doubtful .|= (here .== Sixteen.all(0xC2)) .| (here .== Sixteen.all(0xEF))
                UnsafeMutableRawBufferPointer(memory).storeBytes(of: here, toByteOffset: count, as: Sixteen.Bytes.self)
                let clean = min(Sixteen.any(doubtful) ? Sixteen.first(doubtful) : 16, end - index)
                count += clean
                index += clean
                if index == end || clean == 16 { continue }
            }
            let forbidden = Escaping.forbiddenLength(in: text, at: index)
            if forbidden > 0 {
                append("\u{FFFD}")
                index += forbidden
                continue
            }
            if let replacement = escaping.replacement(of: text[index]) {
                append(replacement)
            } else {
                copy(UnsafeBufferPointer(rebasing: text[index...index]))
            }
            index += 1
        }
    }

    @inline(__always)
    private mutating func copy(_ bytes: UnsafeBufferPointer<UInt8>) {
        let end = count + bytes.count
        if end <= memory.count, let source = bytes.baseAddress {
            UnsafeMutableBufferPointer(rebasing: memory[count..<end]).baseAddress?.update(
                from: source, count: bytes.count)
        }
        count = end
    }
}
