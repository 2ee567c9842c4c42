import ConcordModel

/// How a head begins: its label, in emphasis or behind signs of a footnote, and where the title stands.
extension BlockReader {
    struct HeadStart {
        var label: Label
        /// The label with its separator, and the signs in front of it.
        var bytes: Range<Int>
        /// A separator behind emphasis that closes before it: `**Article 13**: Leave`.
        var sign: Range<Int>
        var title: Range<Int>
        /// Marks of emphasis in front of the label that go on in the title.
        var opening: Range<Int>?
        /// What the label was read from, without marks around it.
        var inner: Range<Int>
    }

    /// The beginning of a head, the label of which `read` finds between two places. Signs before it, as `**` and `†` stand
    /// before what changed since the last agreement, are printed with the label.
    func headStart(_ content: Range<Int>, _ read: (Int, Int) -> HeadLabel?) -> HeadStart? {
        let inner = withoutEmphasis(content)
        let end = inner.upperBound
        func start(_ head: HeadLabel, from first: Int, to last: Int) -> HeadStart {
            HeadStart(
                label: head.label, bytes: first..<head.bytes.upperBound, sign: last..<last,
                title: min(head.titleStart, last)..<last, opening: nil, inner: first..<last)
        }
        guard !inner.isEmpty else { return nil }
        if let head = read(inner.lowerBound, end) { return start(head, from: inner.lowerBound, to: end) }
        let marks = emphasis(at: inner.lowerBound, to: end)
        let first = inner.lowerBound + marks
        if marks > 0, let close = closingMarks(marks, from: first, to: end, like: bytes[inner.lowerBound]) {
            guard let head = read(first, close) else { return nil }
            var found = start(head, from: first, to: end)
            if head.titleStart < close {
                found.opening = inner.lowerBound..<first
            } else {
                let separator = HeadLabel.separator(bytes, from: close + marks, to: end)
                found.sign = close + marks..<separator.printed
                found.title = separator.textStart..<end
            }
            return found
        }
        let behind = signsEnd(inner)
        guard behind > inner.lowerBound, behind < end, let head = read(behind, end) else { return nil }
        var found = start(head, from: inner.lowerBound, to: end)
        found.inner = behind..<end
        return found
    }

    /// The end of the signs of a footnote at the start of a head, with the spaces behind them; the start where there are none.
    func signsEnd(_ content: Range<Int>) -> Int {
        var cursor = content.lowerBound
        while cursor < content.upperBound {
            let next = cursor + 1 < content.upperBound ? bytes[cursor + 1] : 0
            switch bytes[cursor] {
            case UInt8(ascii: "*"), UInt8(ascii: "^"): cursor += 1
            case 0x5C where next == UInt8(ascii: "*") || next == UInt8(ascii: "^"): cursor += 2
            case 0xE2 where cursor + 2 < content.upperBound && next == 0x80 && bytes[cursor + 2] | 1 == 0xA1:
                // † and ‡
                cursor += 3
            case 0xC2 where next == 0xB9 || next == 0xB2 || next == 0xB3:
                // Raised figures
                cursor += 2
            default:
                guard cursor > content.lowerBound else { return cursor }
                while case let width = HeadLabel.spaceWidth(bytes, cursor, content.upperBound), width > 0 {
                    cursor += width
                }
                return cursor
            }
        }
        return content.lowerBound
    }

    /// The end of signs before a number at the start of a paragraph; the start where these marks open emphasis that the
    /// paragraph closes, or begin a bullet.
    func signsEnd(_ line: Line) -> Int {
        let behind = signsEnd(line.start..<line.end)
        guard behind > line.start, behind < line.end else { return line.start }
        guard bytes[line.start] == UInt8(ascii: "*") else { return behind }
        guard bullet(of: line) == nil else { return line.start }
        let marks = emphasis(at: line.start, to: line.end)
        var index = next
        while index < lines.count, !lines[index].isBlank {
            let start = index == next ? behind : lines[index].start
            if closingMarks(max(marks, 1), from: start, to: lines[index].end, like: UInt8(ascii: "*")) != nil {
                return line.start
            }
            index += 1
        }
        return behind
    }

    /// Sets the label and the title of a head, and what stands between them.
    mutating func set(_ head: HeadStart, of id: ProvisionID) {
        setLabel(head.bytes, head.label, of: id)
        extendLabel(by: head.sign, of: id)
        tree[id].heading = readInline([head.title], of: id, opening: head.opening)
    }
}
