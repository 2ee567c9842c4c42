/// Lines of a patch that are one block, as far as lines alone can tell: a heading, a row, an item, a paragraph.
struct PatchUnit {
    enum Kind { case heading, row, item, text }
    let kind: Kind
    /// What names it: the number of a heading or an item, the first cell of a row.
    let label: ArraySlice<UInt8>
    private(set) var lines: [Range<Int>] = []
    /// The same without a number in front: what it is about.
    private(set) var body: [Range<Int>] = []
    /// Whether a further line may belong to it.
    private var isOpen: Bool

    private init(_ line: Range<Int>, _ bytes: [UInt8]) {
        (kind, label) = PatchUnit.read(bytes[line])
        lines = [line]
        body = kind == .row || label.isEmpty ? [line] : [label.endIndex..<line.upperBound]
        isOpen = kind != .heading && kind != .row
    }

    static func end(_ units: inout [PatchUnit]) {
        if let last = units.indices.last { units[last].isOpen = false }
    }

    static func add(_ line: PatchLine, isBlank: Bool, _ bytes: [UInt8], to units: inout [PatchUnit]) {
        if isBlank { return end(&units) }
        let unit = PatchUnit(line.content, bytes)
        if unit.kind == .text, let last = units.indices.last, units[last].isOpen {
            units[last].lines.append(line.content)
            units[last].body.append(line.content)
        } else {
            units.append(unit)
        }
    }

    private static func read(_ line: ArraySlice<UInt8>) -> (Kind, ArraySlice<UInt8>) {
        let words = line.split(maxSplits: 4) { $0 == 0x20 || $0 == 0x09 || $0 == UInt8(ascii: "|") }
        guard let start = line.firstIndex(where: { $0 > 0x20 }), let first = words.first else { return (.text, []) }
        if line[start] == UInt8(ascii: "#") {
            // `## Section 4. Standby`, `## 4.1 Standby`, `## IV. Standby`; a title alone has no number.
            let number = words.prefix(3).dropFirst().first { word in
                word.contains(where: Numerals.isDigit) || word.last == UInt8(ascii: ".")
                    || word.last == UInt8(ascii: ":")
            }
            return (.heading, line[first.startIndex..<(number ?? first).endIndex])
        }
        if line[start] == UInt8(ascii: "|") { return (.row, first) }
        let isShort = first.count <= 9
        if isShort, let last = first.last {
            let isEnclosed = first.first == UInt8(ascii: "(") || first.first == UInt8(ascii: "[")
            if isEnclosed || last == UInt8(ascii: ".") || last == UInt8(ascii: ")") { return (.item, first) }
            if first.count == 1, [0x2A, 0x2B, 0x2D].contains(last) { return (.item, []) }
        }
        return (.text, [])
    }
}
