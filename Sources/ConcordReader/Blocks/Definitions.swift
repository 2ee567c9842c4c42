import ConcordModel

/// What a file defines for use anywhere in it: footnotes, and the destinations of reference links.
struct Definitions {
    var footnotes: Set<String> = []
    var references: [String: String] = [:]

    init(in bytes: [UInt8], _ lines: [Line]) {
        for line in lines where !line.isBlank && bytes[line.start] == UInt8(ascii: "[") {
            if let (name, _) = Definitions.footnote(at: line, in: bytes) {
                footnotes.insert(String(decoding: bytes[name], as: UTF8.self))
            } else if let (name, destination) = Definitions.reference(at: line, in: bytes) {
                let key = InlineReader.normalizedLabel(String(decoding: bytes[name], as: UTF8.self))
                // The first definition counts, as in CommonMark.
                if references[key] == nil { references[key] = String(decoding: bytes[destination], as: UTF8.self) }
            }
        }
    }

    /// The names of the footnotes of a whole file, found by the one sign that is rare in contracts.
    static func footnotes(in bytes: [UInt8]) -> Set<String> {
        bytes.withUnsafeBufferPointer(footnotes(in:))
    }

    private static func footnotes(in bytes: UnsafeBufferPointer<UInt8>) -> Set<String> {
        var names: Set<String> = []
        var from = 0
        while true {
            let hat = Sixteen.index(of: UInt8(ascii: "^"), in: bytes, from: from)
            guard hat < bytes.count else { break }
            from = hat + 1
            var close = from
            while close < bytes.count, close - from < 40, bytes[close] != UInt8(ascii: "]"), bytes[close] != 0x0A {
                close += 1
            }
            guard hat > 0, bytes[hat - 1] == UInt8(ascii: "["), close > from, close + 1 < bytes.count,
                bytes[close] == UInt8(ascii: "]"), bytes[close + 1] == UInt8(ascii: ":")
            else { continue }
            names.insert(String(decoding: bytes[from..<close], as: UTF8.self))
        }
        return names
    }

    /// `[^name]:` at a line's start: the name, and where the text begins.
    static func footnote(at line: Line, in bytes: [UInt8]) -> (name: Range<Int>, textStart: Int)? {
        guard line.start + 4 < line.end, bytes[line.start] == UInt8(ascii: "["),
            bytes[line.start + 1] == UInt8(ascii: "^"),
            let close = bytes[line.start + 2..<line.end].firstIndex(of: UInt8(ascii: "]")), close > line.start + 2,
            close + 1 < line.end, bytes[close + 1] == UInt8(ascii: ":"), close - line.start < 40
        else { return nil }
        return (line.start + 2..<close, close + 2)
    }

    /// Whether a word leads somewhere: `https://…`, `mailto:…`, `#place`, `/path`, `../path`, `<…>`, `exhibit.pdf`. Anything
    /// else is a word of the contract ("[Note]: and/or.") and may not vanish.
    private static func isDestination(_ word: ArraySlice<UInt8>) -> Bool {
        guard let first = word.first, let last = word.last else { return false }
        switch first {
        case UInt8(ascii: "#"), UInt8(ascii: "/"), UInt8(ascii: "."): return word.count > 1 && last != UInt8(ascii: ".")
        case UInt8(ascii: "<"): return last == UInt8(ascii: ">") && word.count > 2
        default: break
        }
        let scheme = word.prefix(while: Numerals.isLetter)
        if scheme.count >= 2, word.count > scheme.count + 1, word[scheme.endIndex] == UInt8(ascii: ":") { return true }
        guard let dot = word.lastIndex(of: UInt8(ascii: ".")), dot > word.startIndex else { return false }
        return word.endIndex - dot > 2
            && word[(dot + 1)...].allSatisfy { Numerals.isLetter($0) || Numerals.isDigit($0) }
    }

    /// `[name]: destination`, alone on its line.
    static func reference(at line: Line, in bytes: [UInt8]) -> (name: Range<Int>, destination: Range<Int>)? {
        guard line.start + 4 < line.end, bytes[line.start] == UInt8(ascii: "["),
            bytes[line.start + 1] != UInt8(ascii: "^"),
            let close = bytes[line.start + 1..<line.end].firstIndex(of: UInt8(ascii: "]")), close > line.start + 1,
            close + 1 < line.end, bytes[close + 1] == UInt8(ascii: ":")
        else { return nil }
        var start = close + 2
        while start < line.end, bytes[start] == 0x20 { start += 1 }
        var end = start
        while end < line.end, bytes[end] > 0x20 { end += 1 }
        guard end > start, bytes[end..<line.end].allSatisfy({ $0 == 0x20 || $0 == 0x09 }),
            isDestination(bytes[start..<end])
        else { return nil }
        if bytes[start] == UInt8(ascii: "<"), bytes[end - 1] == UInt8(ascii: ">") {
            return (line.start + 1..<close, start + 1..<end - 1)
        }
        return (line.start + 1..<close, start..<end)
    }
}
