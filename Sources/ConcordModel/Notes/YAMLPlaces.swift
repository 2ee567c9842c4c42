/// What the bytes of YAML are, as far as internal notes ask: remarks, and the values that notes stand in.
struct YAMLPlaces {
    private let bytes: UnsafeBufferPointer<UInt8>
    private let range: Range<Int>
    private let lines: NoteLines
    private var quote: UInt8 = 0
    /// The last byte of the line that is no space; 0 at its start.
    private var last: UInt8 = 0
    private var indent = 0
    /// Whether only spaces were met on this line.
    private var isAtStart = true
    /// How far the name is set in whose value is a block of lines.
    private var block: Int?
    /// Whether `|` or `>` was met where a value begins, and nothing but its signs since.
    private var announcesBlock = false

    init(_ bytes: UnsafeBufferPointer<UInt8>, _ range: Range<Int>) {
        self.bytes = bytes
        self.range = range
        lines = NoteLines(bytes, range)
    }

    /// Where the note that begins here stands.
    var here: NoteSigns.YAMLPlace {
        if let block { return .block(block) }
        return quote == 0 ? .value : .quoted(quote)
    }

    /// The end of the line, if a remark begins here.
    func endOfRemark(at index: Int) -> Int? {
        guard bytes[index] == UInt8(ascii: "#"), quote == 0, block == nil || isAtStart && column(index) <= block ?? 0,
            index == range.lowerBound || bytes[index - 1] <= 0x20
        else { return nil }
        return lines.lineEnd(from: index)
    }

    private func column(_ index: Int) -> Int { index - lines.lineStart(of: index) }

    mutating func endQuote() { quote = 0 }

    mutating func pass(_ index: Int) {
        let byte = bytes[index]
        if NoteLines.isLineEnd(byte) {
            if announcesBlock, quote == 0 { block = indent }
            (last, isAtStart, announcesBlock) = (0, true, false)
            return
        }
        if byte == 0x20 || byte == 0x09 { return }
        if isAtStart {
            isAtStart = false
            let column = column(index)
            if let open = block, column <= open { block = nil }
            if block == nil { indent = column }
        }
        defer { last = byte }
        if block != nil { return }
        if quote != 0 {
            if byte == quote { quote = 0 }
            return
        }
        let beginsValue = last == 0 || ":-[{,".utf8.contains(last)
        if beginsValue, byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "'") { quote = byte }
        if byte == UInt8(ascii: "|") || byte == UInt8(ascii: ">") {
            announcesBlock = last == UInt8(ascii: ":") || last == UInt8(ascii: "-")
        } else if !"+-0123456789".utf8.contains(byte) {
            announcesBlock = false
        }
    }

    /// No quoted value goes on for longer behind a note.
    private static let reach = 4096

    /// Where a note ends that begins at `index` and is never closed: with the value it stands in.
    static func end(
        of place: NoteSigns.YAMLPlace, from index: Int, _ bytes: UnsafeBufferPointer<UInt8>, _ range: Range<Int>
    ) -> Int {
        let lines = NoteLines(bytes, range)
        var end = lines.lineEnd(from: index)
        if case .quoted(let quote) = place {
            let furthest = min(range.upperBound, index + reach)
            return (index..<furthest).first { bytes[$0] == quote && bytes[$0 - 1] != UInt8(ascii: "\\") } ?? end
        }
        while end < range.upperBound {
            let next = lines.nextLine(behind: end)
            let start = lines.content(from: next)
            guard start < range.upperBound, !NoteLines.isLineEnd(bytes[start]) else { return end }
            let goesOn =
                if case .block(let indent) = place { start - next > indent } else { !beginsEntry(start, bytes, lines) }
            if !goesOn { return end }
            end = lines.lineEnd(from: next)
        }
        return end
    }

    /// Whether a line is an entry: `name: …`, `- …`, or a remark.
    static func beginsEntry(_ start: Int, _ bytes: UnsafeBufferPointer<UInt8>, _ lines: NoteLines) -> Bool {
        let end = lines.lineEnd(from: start)
        guard start < end else { return false }
        let first = bytes[start]
        if first == UInt8(ascii: "#") { return true }
        if first == UInt8(ascii: "-") { return start + 1 >= end || bytes[start + 1] == 0x20 }
        guard let colon = (start..<end).first(where: { bytes[$0] == UInt8(ascii: ":") }), colon > start else {
            return false
        }
        let isName = (start..<colon).allSatisfy { index in
            let byte = bytes[index]
            return byte >= 0x80 || byte == 0x20 || (byte | 0x20) &- 0x61 < 26 || byte &- 0x30 < 10
                || "_-\"'".utf8.contains(byte)
        }
        return isName && (colon + 1 >= end || bytes[colon + 1] == 0x20)
    }
}
