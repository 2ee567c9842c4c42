import ConcordModel

/// An article or a section that a marked paper brings without marks, under a head that says that it is new:
/// `NEW ARTICLE 14. TELEWORK`, `# New Article 14. Telework`, `## Add Section 5. Holidays`.
struct NewHead {
    /// From the head's first byte to the last of what stands below it; where marks stand below it, they say what is new.
    private(set) var range: Range<Int>
    /// What is printed of it.
    private(set) var printed: [Range<Int>]
    /// Whether the signs of a head are wanting.
    private(set) var isPlain: Bool
    private let lineEnd: Int
    private let depth: Int

    /// Every such head of a paper, with what stands below it; `marks` are the offsets of its marks.
    static func all(in bytes: [UInt8], from start: Int, marks: [Int]) -> [NewHead] {
        var heads: [NewHead] = []
        var open: NewHead?
        var (line, isAfterBlank) = (start, true)
        // Where the last text ends that is no signature.
        var textEnd = start
        func close() {
            guard var head = open else { return }
            open = nil
            let body = head.lineEnd..<max(head.lineEnd, textEnd)
            let mark = BinarySearch.count(of: marks.count) { marks[$0] < head.range.lowerBound }
            let isMarked = mark < marks.count && marks[mark] < body.upperBound
            if !isMarked { head.extend(to: body.upperBound) }
            heads.append(head)
        }
        while line < bytes.count {
            let end = bytes[line...].firstIndex(of: 0x0A) ?? bytes.count
            let isBlank = bytes[line..<end].allSatisfy { $0 <= 0x20 }
            if !isBlank {
                let head = isAfterBlank || bytes[line] == UInt8(ascii: "#") ? NewHead(bytes, line..<end) : nil
                if let above = open, let depth = head?.depth ?? depth(ofHead: bytes, line..<end, isAfterBlank),
                    depth <= above.depth
                {
                    close()
                }
                if let head, open == nil { open = head }
                if open != nil, !isSignOff(bytes[line..<end]) { textEnd = end }
            }
            isAfterBlank = isBlank
            line = end + 1
        }
        close()
        return heads
    }

    /// Whether a line is where a paper is signed, or one drawn across the page.
    private static func isSignOff(_ line: ArraySlice<UInt8>) -> Bool {
        line.allSatisfy { "-*_ \r".utf8.contains($0) } || SignOff.isSignature(String(decoding: line, as: UTF8.self))
    }

    private mutating func extend(to end: Int) {
        guard end > lineEnd else { return }
        printed.append(lineEnd..<end)
        range = range.lowerBound..<end
    }

    /// The rank of a head: 1 for what stands on the level of articles.
    private static func depth(ofHead bytes: [UInt8], _ line: Range<Int>, _ isAfterBlank: Bool) -> Int? {
        var start = line.lowerBound
        while start < line.upperBound, bytes[start] == UInt8(ascii: "#") { start += 1 }
        let depth = start - line.lowerBound
        if depth > 0 {
            let word = HeadLabel.readWorded(
                bytes, from: skipSpaces(bytes, start, line.upperBound), to: line.upperBound, mustSeparate: false)
            return word.map { $0.label.word != .section } ?? false ? 1 : min(depth, 2)
        }
        guard isAfterBlank, line.count < 100 else { return nil }
        while start < line.upperBound, bytes[start] == UInt8(ascii: "*") { start += 1 }
        let isCapital = bytes[line].allSatisfy { $0 < 0x61 || $0 > 0x7A }
        guard isCapital || start > line.lowerBound,
            let head = HeadLabel.readWorded(bytes, from: start, to: line.upperBound, mustSeparate: true)
        else { return nil }
        return head.label.word == .section ? 2 : 1
    }

    private static func skipSpaces(_ bytes: [UInt8], _ start: Int, _ end: Int) -> Int {
        bytes[start..<end].firstIndex { $0 != 0x20 && $0 != 0x09 } ?? end
    }

    /// The head that stands on a line, if it says that it is new.
    private init?(_ bytes: [UInt8], _ line: Range<Int>) {
        var end = line.upperBound
        while end > line.lowerBound, bytes[end - 1] <= 0x20 { end -= 1 }
        guard end - line.lowerBound <= 120 else { return nil }
        var start = line.lowerBound
        while start < end, bytes[start] == UInt8(ascii: "#") { start += 1 }
        let hashes = start - line.lowerBound
        start = NewHead.skipSpaces(bytes, start, end)
        while start < end, bytes[start] == UInt8(ascii: "*") { start += 1 }
        let isBold = start > line.lowerBound && bytes[start - 1] == UInt8(ascii: "*")
        var word = start
        while let next = NewHead.skip(["new", "add", "a", "proposed"], bytes, word, end) { word = next }
        guard word > start, let head = HeadLabel.readWorded(bytes, from: word, to: end, mustSeparate: false),
            head.label.value != nil, bytes[word] != (bytes[word] | 0x20)
        else { return nil }
        // “Section 4 after Section 3” is an instruction.
        let rest = String(decoding: bytes[min(head.titleStart, end)..<end], as: UTF8.self).lowercased()
        guard !rest.hasPrefix("after "), !rest.hasPrefix("before "), !rest.hasPrefix("to ") else { return nil }
        if hashes == 0, !isBold {
            // A sentence that begins so is no head.
            guard ![UInt8(ascii: "."), UInt8(ascii: ":"), UInt8(ascii: ";")].contains(bytes[end - 1]),
                head.label.word != .section
            else { return nil }
        }
        depth = head.label.word == .section ? 2 : 1
        isPlain = hashes == 0 && !isBold
        lineEnd = line.upperBound
        range = line
        printed = [line.lowerBound..<start, word..<line.upperBound].filter { !$0.isEmpty }
    }

    /// Skips one of these words and the space after it.
    private static func skip(_ words: [String], _ bytes: [UInt8], _ start: Int, _ end: Int) -> Int? {
        for word in words where start + word.utf8.count < end {
            let stop = start + word.utf8.count
            guard zip(word.utf8, bytes[start..<stop]).allSatisfy({ $0 == $1 | 0x20 }), bytes[stop] == 0x20 else {
                continue
            }
            return skipSpaces(bytes, stop, end)
        }
        return nil
    }
}
