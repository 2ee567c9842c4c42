import ConcordModel

/// Bytes of an XML document in the making.
///
/// What is appended as text can never become markup, and what cannot stand in XML 1.0 at all becomes U+FFFD: the C0
/// controls other than TAB, LF and CR, and the noncharacters U+FFFE and U+FFFF. Stretches that need no escape are
/// appended whole.
package struct XMLBytes {
    package private(set) var bytes: [UInt8] = []

    package init() {}

    /// Where text goes on to stand; the two places need different characters kept from being read as something else.
    package enum Place { case content, attribute }

    mutating func reserve(_ count: Int) { bytes.reserveCapacity(count) }

    /// Appends markup that the program itself wrote.
    @inline(__always)
    package mutating func markup(_ text: StaticString) {
        text.withUTF8Buffer { bytes.append(contentsOf: $0) }
    }

    /// Appends markup kept from earlier, already escaped.
    mutating func markup(_ prepared: [UInt8]) { bytes.append(contentsOf: prepared) }

    mutating func markup(_ prepared: ArraySlice<UInt8>) { bytes.append(contentsOf: prepared) }

    mutating func number(_ value: Int) { bytes.append(contentsOf: String(value).utf8) }

    /// Appends a string of a version, a paper or a link, escaped. Not for the text of the agreement.
    package mutating func text(_ string: String, in place: Place) {
        let utf8 = Array(string.utf8)
        utf8.withUnsafeBufferPointer { _ = text($0, from: 0, in: place, stopsAtLineEnd: false) }
    }

    /// Appends `text` from `start`, escaped, and returns where it stopped: at the end, or at a line end when asked to.
    mutating func text(
        _ text: UnsafeBufferPointer<UInt8>, from start: Int, in place: Place, stopsAtLineEnd: Bool
    ) -> Int {
        var kept = start
        var index = start
        while index < text.count {
            if index + 16 <= text.count, place == .content {
                let here = Sixteen.load(text, at: index)
                var doubtful = (here .< Sixteen.all(0x20)) .| (here .== Sixteen.all(0x26))
                doubtful .|= (here .== Sixteen.all(0x3C)) .| (here .== Sixteen.all(0x3E))
                doubtful .|= here .== Sixteen.all(0xEF)
                guard Sixteen.any(doubtful) else {
                    index += 16
                    continue
                }
                index += Sixteen.first(doubtful)
            }
            let byte = text[index]
            if byte == 0x0A, stopsAtLineEnd { break }
            if let escape = Self.escape(of: byte, in: place) {
                append(text, kept..<index)
                markup(escape)
                kept = index + 1
            } else if byte == 0xEF, index + 2 < text.count, text[index + 1] == 0xBF, text[index + 2] >= 0xBE {
                append(text, kept..<index)
                markup("\u{FFFD}")
                index += 2
                kept = index + 1
            }
            index += 1
        }
        append(text, kept..<index)
        return index
    }

    @inline(__always)
    private mutating func append(_ text: UnsafeBufferPointer<UInt8>, _ range: Range<Int>) {
        guard !range.isEmpty else { return }
        bytes.append(contentsOf: UnsafeBufferPointer(rebasing: text[range]))
    }

    private static func escape(of byte: UInt8, in place: Place) -> StaticString? {
        switch byte {
        case 0x26: "&amp;"
        case 0x3C: "&lt;"
        case 0x3E: "&gt;"
        case 0x0D: "&#13;"
        case 0x22: place == .attribute ? "&quot;" : nil
        case 0x09: place == .attribute ? "&#9;" : nil
        case 0x0A: place == .attribute ? "&#10;" : nil
        case 0x00..<0x20: "\u{FFFD}"
        default: nil
        }
    }
}
