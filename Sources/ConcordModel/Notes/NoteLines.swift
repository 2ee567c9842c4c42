/// The lines around a note: where its paragraph ends when its own closing sign does not say so.
struct NoteLines {
    private let bytes: UnsafeBufferPointer<UInt8>
    private let range: Range<Int>

    init(_ bytes: UnsafeBufferPointer<UInt8>, _ range: Range<Int>) {
        self.bytes = bytes
        self.range = range
    }

    static func isSpace(_ byte: UInt8) -> Bool { byte == 0x20 || byte == 0x09 }
    static func isLineEnd(_ byte: UInt8) -> Bool { byte == 0x0A || byte == 0x0D }

    /// The end of the line that `index` is on, without its line end; `limit` where that comes first.
    func lineEnd(from index: Int, upTo limit: Int = .max) -> Int {
        let limit = min(limit, range.upperBound)
        var end = index
        while end < limit, !Self.isLineEnd(bytes[end]) { end += 1 }
        return end
    }

    /// Where the next line begins, behind the end of this one.
    func nextLine(behind end: Int) -> Int {
        guard end < range.upperBound else { return range.upperBound }
        let isPair = bytes[end] == 0x0D && end + 1 < range.upperBound && bytes[end + 1] == 0x0A
        return end + (isPair ? 2 : 1)
    }

    /// The start of the line that `index` is on; `known` is the start of the line that an earlier place is on.
    func lineStart(of index: Int, after known: (place: Int, lineStart: Int)? = nil) -> Int {
        let floor = max(known?.place ?? 0, range.lowerBound)
        var start = index
        while start > floor, !Self.isLineEnd(bytes[start - 1]) { start -= 1 }
        return start > range.lowerBound && start == known?.place ? known?.lineStart ?? start : start
    }

    /// Whether nothing but spaces stands before `index` on its line.
    func beginsLine(_ index: Int) -> Bool {
        var start = index
        while start > range.lowerBound, Self.isSpace(bytes[start - 1]) { start -= 1 }
        return start == range.lowerBound || Self.isLineEnd(bytes[start - 1])
    }

    /// Where the words of the line that begins at `start` begin.
    func content(from start: Int) -> Int {
        var index = start
        while index < range.upperBound, Self.isSpace(bytes[index]) { index += 1 }
        return index
    }

    /// Whether nothing stands from `start` to the end of the line. A quote's empty line counts as well.
    func isBlank(from start: Int, inQuotes: Bool = false) -> Bool {
        var index = content(from: start)
        while inQuotes, index < range.upperBound, bytes[index] == UInt8(ascii: ">") { index = content(from: index + 1) }
        return index >= range.upperBound || Self.isLineEnd(bytes[index])
    }

    /// Where the paragraph ends that `index` is in: before an empty line, a head, or a line that opens or closes fixed text
    /// or a mark around whole paragraphs; or `limit` where that comes first.
    func paragraphEnd(from index: Int, upTo limit: Int) -> Int {
        var end = lineEnd(from: index, upTo: limit)
        while end < range.upperBound, end < limit {
            let next = nextLine(behind: end)
            if next >= range.upperBound || isBlank(from: next, inQuotes: true) || beginsOther(next) { return end }
            end = lineEnd(from: next, upTo: limit)
        }
        return end
    }

    private func beginsOther(_ start: Int) -> Bool {
        let index = content(from: start)
        var signs = 0
        while index + signs < range.upperBound, bytes[index + signs] == bytes[index] { signs += 1 }
        let behind = index + signs < range.upperBound ? bytes[index + signs] : 0x0A
        switch bytes[index] {
        case UInt8(ascii: "#"): return signs <= 6 && (Self.isSpace(behind) || Self.isLineEnd(behind))
        case UInt8(ascii: "`"), UInt8(ascii: "~"): return signs >= 3
        case UInt8(ascii: "{"), UInt8(ascii: "+"), UInt8(ascii: "-"): return holdsOnlyMarks(at: index)
        default: return false
        }
    }

    /// Lines of nothing but marks are no longer than this.
    private static let longest = 64

    /// Whether a line holds signs of marks and nothing else, as those around whole paragraphs; internal notes aside.
    func holdsOnlyMarks(at index: Int) -> Bool {
        let floor = max(range.lowerBound, index - Self.longest)
        var start = index
        while start > floor, !Self.isLineEnd(bytes[start - 1]) { start -= 1 }
        guard start == range.lowerBound || Self.isLineEnd(bytes[start - 1]) else { return false }
        var cursor = content(from: start)
        while cursor < range.upperBound, !Self.isLineEnd(bytes[cursor]) {
            if cursor > index, SourceNote.Signs.allCases.contains(where: { opens($0, cursor) }) { return true }
            guard cursor - start < Self.longest, isMark(at: cursor) else { return false }
            cursor = content(from: cursor + 3)
        }
        return true
    }

    private func opens(_ signs: SourceNote.Signs, _ index: Int) -> Bool {
        NoteSigns.matches(signs.opening, bytes, index, range.upperBound)
    }

    private func isMark(at index: Int) -> Bool {
        guard index + 2 < range.upperBound else { return false }
        let (first, second, third) = (bytes[index], bytes[index + 1], bytes[index + 2])
        let isOpening = first == UInt8(ascii: "{") && second == third
        let isClosing = third == UInt8(ascii: "}") && first == second
        return (isOpening || isClosing) && "+-~".utf8.contains(second)
    }

    /// Whether the line that begins at `start` is a row of a table between bars.
    func isRow(_ start: Int) -> Bool {
        var start = content(from: start)
        while start < range.upperBound, bytes[start] == UInt8(ascii: ">") { start = content(from: start + 1) }
        return start < range.upperBound && bytes[start] == UInt8(ascii: "|")
    }

    /// Whether the line that begins at `start` is a head.
    func isHead(_ start: Int) -> Bool {
        let start = content(from: start)
        return start < range.upperBound && bytes[start] == UInt8(ascii: "#")
    }

    /// Whether the lines of a note are more than one paragraph, or one of them is a head or an item; in YAML, whether one is an
    /// entry.
    func holdBlocks(_ note: Range<Int>, inYAML: Bool) -> Bool {
        var end = lineEnd(from: note.lowerBound, upTo: note.upperBound)
        var hasWords = content(from: note.lowerBound) < end
        var isAfterBlank = false
        while end < note.upperBound {
            let start = nextLine(behind: end)
            end = lineEnd(from: start, upTo: note.upperBound)
            let words = content(from: start)
            if words >= end {
                isAfterBlank = hasWords
                continue
            }
            if inYAML
                ? YAMLPlaces.beginsEntry(words, bytes, self)
                : isAfterBlank || isHead(start) || isWordedHead(words) || isItem(words)
            {
                return true
            }
            hasWords = true
        }
        return false
    }

    /// `- `, `* ` or `(b) `: of numbers between parentheses a line may begin with that of a word, as in “eight (8)”.
    private func isItem(_ start: Int) -> Bool {
        guard start + 1 < range.upperBound else { return false }
        if "-*+".utf8.contains(bytes[start]) { return Self.isSpace(bytes[start + 1]) }
        guard bytes[start] == UInt8(ascii: "(") else { return false }
        var index = start + 1
        while index < range.upperBound, (bytes[index] | 0x20) &- 0x61 < 26 { index += 1 }
        return 2...4 ~= index - start && index + 1 < range.upperBound && bytes[index] == UInt8(ascii: ")")
            && Self.isSpace(bytes[index + 1])
    }

    /// `Section 2. Grievances`, `ARTICLE IV: HOURS`: a word, a number and a sign.
    private func isWordedHead(_ start: Int) -> Bool {
        let words: [StaticString] = ["article ", "section ", "appendix "]
        guard let word = words.first(where: { beginsWith($0, start) }) else { return false }
        var index = start + word.utf8CodeUnitCount
        let number = index
        while index < range.upperBound, isLetterOrDigit(bytes[index]) { index += 1 }
        return index > number && index < range.upperBound && ".:".utf8.contains(bytes[index])
    }

    private func beginsWith(_ word: StaticString, _ start: Int) -> Bool {
        range.upperBound - start > word.utf8CodeUnitCount
            && word.withUTF8Buffer { word in word.indices.allSatisfy { bytes[start + $0] | 0x20 == word[$0] } }
    }

    private func isLetterOrDigit(_ byte: UInt8) -> Bool { (byte | 0x20) &- 0x61 < 26 || byte &- 0x30 < 10 }
}
