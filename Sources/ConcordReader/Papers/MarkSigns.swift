import ConcordModel

/// Every sign of a mark in a paper, found in one pass. Looking for a closing sign from each opening sign would be
/// quadratic; here each list is searched from where the last search ended.
struct MarkSigns {
    enum Kind {
        case insertion, deletion, substitution

        var opening: String {
            switch self {
            case .insertion: "{++"
            case .deletion: "{--"
            case .substitution: "{~~"
            }
        }
        var closing: String {
            switch self {
            case .insertion: "++}"
            case .deletion: "--}"
            case .substitution: "~~}"
            }
        }
        var name: String {
            switch self {
            case .insertion: "insertion"
            case .deletion: "deletion"
            case .substitution: "replacement"
            }
        }
        fileprivate var sign: UInt8 {
            switch self {
            case .insertion: UInt8(ascii: "+")
            case .deletion: UInt8(ascii: "-")
            case .substitution: UInt8(ascii: "~")
            }
        }
    }

    struct Opener {
        var kind: Kind
        var offset: Int
        var isAloneOnLine: Bool
        /// Where the mark ends, for those of another kind than `{++new++}`.
        var typed: MarkHabits.Mark?
    }

    private(set) var openers: [Opener] = []
    private var closers: [UInt8: [Int]] = [:]
    private var closersAloneOnLine: [UInt8: [Int]] = [:]
    /// Offsets of signs that may begin a mark as people type it.
    private var habits: [Int] = []
    private var arrows: [Int] = []
    /// Offsets at which a blank line begins, then the end of the text.
    private var blockEnds: [Int] = []

    init(in bytes: [UInt8], from start: Int) {
        let count = bytes.count
        var index = start
        while index < count {
            let byte = bytes[index]
            if byte == UInt8(ascii: "{"), index + 2 < count, bytes[index + 1] == bytes[index + 2],
                let kind = MarkSigns.kind(of: bytes[index + 1]), !MarkSigns.isEscaped(bytes, index, start)
            {
                openers.append(
                    Opener(kind: kind, offset: index, isAloneOnLine: MarkSigns.isAlone(bytes, index, start)))
                index += 3
            } else if byte == UInt8(ascii: "}"), index >= start + 2, bytes[index - 1] == bytes[index - 2],
                MarkSigns.kind(of: bytes[index - 1]) != nil
            {
                closers[bytes[index - 1], default: []].append(index - 2)
                if MarkSigns.isAlone(bytes, index - 2, start) {
                    closersAloneOnLine[bytes[index - 1], default: []].append(index - 2)
                }
                index += 1
            } else if byte == UInt8(ascii: "~"), index + 1 < count, bytes[index + 1] == UInt8(ascii: ">") {
                arrows.append(index)
                index += 2
            } else if index + 1 < count, MarkSigns.mayBegin(byte, bytes[index + 1]),
                !MarkSigns.isEscaped(bytes, index, start)
            {
                let isClosing = byte == UInt8(ascii: "~") && index + 2 < count && bytes[index + 2] == UInt8(ascii: "}")
                if !isClosing { habits.append(index) }
                index += byte == bytes[index + 1] ? 2 : 1
            } else if byte == 0x0A {
                var next = index + 1
                while next < count, bytes[next] == 0x20 || bytes[next] == 0x09 || bytes[next] == 0x0D { next += 1 }
                if next >= count || bytes[next] == 0x0A { blockEnds.append(index) }
                index += 1
            } else {
                index += 1
            }
        }
        blockEnds.append(count)
        readHabits(in: bytes)
    }

    private static func mayBegin(_ first: UInt8, _ second: UInt8) -> Bool {
        switch first {
        case UInt8(ascii: "{"): second == 0xE2 || second == UInt8(ascii: "+")
        case UInt8(ascii: "["): second == UInt8(ascii: "-")
        case UInt8(ascii: "~"): second == UInt8(ascii: "~")
        default: false
        }
    }

    /// Adds the marks that are written in other signs.
    private mutating func readHabits(in bytes: [UInt8]) {
        if habits.isEmpty { return }
        let reader = MarkHabits(bytes: bytes)
        var reached = 0
        for offset in habits where offset >= reached {
            let limit = blockEnd(from: offset)
            guard var mark = reader.mark(at: offset, before: limit) else { continue }
            openers.append(Opener(kind: mark.kind, offset: offset, isAloneOnLine: false, typed: mark))
            if bytes[offset] == UInt8(ascii: "~"), let bold = reader.boldMark(after: mark.end, before: limit) {
                openers.append(Opener(kind: bold.kind, offset: bold.offset, isAloneOnLine: false, typed: bold))
                mark = bold
            }
            reached = mark.end
        }
        openers.sort { $0.offset < $1.offset }
    }

    /// The first closing sign at or behind `offset`. A mark that opens on a line of its own closes on one.
    func closer(of kind: Kind, from offset: Int, aloneOnLine: Bool) -> Int? {
        guard let list = (aloneOnLine ? closersAloneOnLine : closers)[kind.sign] else { return nil }
        let index = BinarySearch.count(of: list.count) { list[$0] < offset }
        return index < list.count ? list[index] : nil
    }

    func arrow(from start: Int, to end: Int) -> Int? {
        let index = BinarySearch.count(of: arrows.count) { arrows[$0] < start }
        return index < arrows.count && arrows[index] < end ? arrows[index] : nil
    }

    /// Where the block that `offset` stands in ends.
    func blockEnd(from offset: Int) -> Int {
        let index = BinarySearch.count(of: blockEnds.count) { blockEnds[$0] < offset }
        return blockEnds[min(index, blockEnds.count - 1)]
    }

    private static func kind(of sign: UInt8) -> Kind? {
        switch sign {
        case UInt8(ascii: "+"): .insertion
        case UInt8(ascii: "-"): .deletion
        case UInt8(ascii: "~"): .substitution
        default: nil
        }
    }

    private static func isEscaped(_ bytes: [UInt8], _ index: Int, _ start: Int) -> Bool {
        index > start && bytes[index - 1] == UInt8(ascii: "\\")
    }

    private static func isAlone(_ bytes: [UInt8], _ index: Int, _ start: Int) -> Bool {
        func isSpace(_ byte: UInt8) -> Bool { byte == 0x20 || byte == 0x09 }
        /// Whether a sign of a block mark stands here: one mark may be closed and the next opened on one line, `++}{--`.
        func isSign(_ offset: Int) -> Bool {
            guard offset >= start, offset + 3 <= bytes.count else { return false }
            let (first, sign, last) = (bytes[offset], bytes[offset + 1], bytes[offset + 2])
            return first == UInt8(ascii: "{") && sign == last && kind(of: sign) != nil
                || last == UInt8(ascii: "}") && first == sign && kind(of: sign) != nil
        }
        let isOpener = bytes[index] == UInt8(ascii: "{")
        var left = index
        while left > start, isSpace(bytes[left - 1]) { left -= 1 }
        if isOpener, isSign(left - 3), bytes[left - 1] == UInt8(ascii: "}") { left -= 3 }
        while left > start, isSpace(bytes[left - 1]) { left -= 1 }
        guard left == start || bytes[left - 1] == 0x0A || bytes[left - 1] == 0x0D else { return false }
        var right = index + 3
        while right < bytes.count, isSpace(bytes[right]) { right += 1 }
        if !isOpener, isSign(right), bytes[right] == UInt8(ascii: "{") { right += 3 }
        while right < bytes.count, isSpace(bytes[right]) { right += 1 }
        return right >= bytes.count || bytes[right] == 0x0A || bytes[right] == 0x0D
    }
}
