import ConcordModel

/// The words of a cell or a caption of an HTML table, without the tags that set their looks.
struct HTMLCellText {
    struct Stretch {
        var range: Range<Int>
        var marks: Style.Marks
        /// Whether a line begins with it.
        var beginsLine: Bool
    }

    private(set) var stretches: [Stretch] = []
    /// Tags that are shown as they are written, since they say more than how words look.
    private(set) var shown: [(name: String, offset: Int)] = []

    private let bytes: [UInt8]
    private var strong = 0
    private var emphasis = 0
    private var beginsLine = false

    init(_ bytes: [UInt8], _ range: Range<Int>) {
        self.bytes = bytes
        var start = range.lowerBound
        var cursor = start
        while cursor < range.upperBound {
            guard bytes[cursor] == UInt8(ascii: "<"),
                let tag = HTMLTag.read(bytes, at: cursor, to: range.upperBound)
            else {
                cursor += 1
                continue
            }
            guard HTMLTag.isOfLooks(tag.name), tag.meaningfulAttribute == nil else {
                if !tag.isClosing { shown.append((tag.name, cursor)) }
                cursor = tag.end
                continue
            }
            add(start..<cursor)
            take(tag)
            start = tag.end
            cursor = tag.end
        }
        add(start..<range.upperBound)
    }

    private mutating func add(_ range: Range<Int>) {
        guard range.contains(where: { bytes[$0] > 0x20 }) else {
            // A space between two tags still parts words.
            if !range.isEmpty, !beginsLine, let last = stretches.last {
                stretches.append(Stretch(range: range, marks: last.marks, beginsLine: false))
            }
            return
        }
        var marks: Style.Marks = []
        if strong > 0 { marks.insert(.strong) }
        if emphasis > 0 { marks.insert(.emphasis) }
        stretches.append(Stretch(range: range, marks: marks, beginsLine: beginsLine && !stretches.isEmpty))
        beginsLine = false
    }

    private mutating func take(_ tag: HTMLTag) {
        let step = tag.isClosing ? -1 : 1
        switch tag.name {
        case "b", "strong": strong = max(0, strong + step)
        case "i", "em": emphasis = max(0, emphasis + step)
        default: if HTMLTag.beginsLine(tag.name) { beginsLine = true }
        }
    }
}
