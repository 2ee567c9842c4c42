import ConcordModel

/// The smallest part of an article file that a merge takes or leaves as a whole: the lines of one provision's own words,
/// with their indentation and without the blank lines behind them.
package struct SourcePiece: Sendable {
    /// From the first byte of the first line to the end of the last line's content, without the line's end.
    package var bytes: Range<Int>
    package var kind: ProvisionKind
    /// Whether line ends mean something here, so that its lines are compared and not its words: fenced text, front
    /// matter, comments, and everything in a file that is no article.
    var isLineByLine: Bool
    /// The piece in which the provision above begins, -1 for none.
    var parent = -1
    /// The label in a form in which two spellings of it are equal; for a row its first cell.
    var label = ""
    /// The label alone: that of an item without the list that it is of, which is another when an item before it goes.
    var number = ""
    /// The labels from the article down, of every numbered provision that begins here.
    var paths: [String] = []
    /// The heading without case and signs.
    var title = ""
    /// Cells, of a row.
    var columns = 0
    /// A hash of the words; line wrapping and spaces are left out of it.
    var digest: UInt64 = 0
    /// The same without the label, by which a provision that was moved and renumbered is known again.
    var bodyDigest: UInt64 = 0
    /// Where the label ends and the words begin.
    var bodyStart = 0
    /// How many bytes of words there are; too few say nothing about where a piece came from.
    var weight = 0

    /// Whether it is one of a list whose members stand on lines of their own without a blank line.
    var isListed: Bool { kind == .row || kind == .item || kind == .bullet }
}

/// An article file as the list of its pieces; with what stands between them they are all of its bytes.
package struct PieceList: Sendable {
    package let bytes: [UInt8]
    package internal(set) var pieces: [SourcePiece]
    /// Whether it was read line by line, as no article.
    let isPlain: Bool

    /// What stands behind a piece and before the next: a line's end and blank lines. -1 gives what stands before the
    /// first piece.
    func gap(after index: Int) -> Range<Int> {
        let start = index < 0 ? 0 : pieces[index].bytes.upperBound
        return start..<(index + 1 < pieces.count ? pieces[index + 1].bytes.lowerBound : bytes.count)
    }

    func text(_ index: Int) -> ArraySlice<UInt8> { bytes[pieces[index].bytes] }

    /// One past the last piece below a piece, no farther than a stretch goes.
    func subtreeEnd(of index: Int, in stretch: Range<Int>) -> Int {
        var end = index + 1
        while end < stretch.upperBound, pieces[end].parent >= index { end += 1 }
        return end
    }

    /// How many lines a piece takes, with the blank ones behind it.
    func lines(of index: Int) -> Int {
        let end = gap(after: index).upperBound
        return max(1, bytes[pieces[index].bytes.lowerBound..<end].count { $0 == 0x0A })
    }

    /// The line on which a piece begins, from 1.
    package func firstLine(of index: Int) -> Int {
        var line = 1
        for offset in 0..<pieces[index].bytes.lowerBound
        where bytes[offset] == 0x0A || bytes[offset] == 0x0D && (offset + 1 >= bytes.count || bytes[offset + 1] != 0x0A)
        {
            line += 1
        }
        return line
    }

    /// Whether a piece stands below another.
    func stands(_ index: Int, below ancestor: Int) -> Bool {
        var current = pieces[index].parent
        while current >= 0 {
            if current == ancestor { return true }
            current = pieces[current].parent
        }
        return false
    }
}

/// How the lines of a file end.
enum LineEnd: Sendable {
    case lf, crlf, mixed, none

    init(of bytes: [UInt8]) {
        var (plain, returned) = (0, 0)
        for index in bytes.indices {
            switch bytes[index] {
            case 0x0A: if index > 0, bytes[index - 1] == 0x0D { returned += 1 } else { plain += 1 }
            case 0x0D:
                if index + 1 >= bytes.count || bytes[index + 1] != 0x0A {
                    self = .mixed
                    return
                }
            default: break
            }
        }
        self = plain > 0 ? (returned > 0 ? .mixed : .lf) : (returned > 0 ? .crlf : .none)
    }

    var bytes: [UInt8] { self == .crlf ? [0x0D, 0x0A] : [0x0A] }

    /// The text with these line ends; a text whose line ends are mixed on purpose stays as it is.
    func applied(to text: [UInt8]) -> [UInt8] {
        guard self == .lf || self == .crlf else { return text }
        var result: [UInt8] = []
        result.reserveCapacity(text.count + 64)
        for byte in text {
            if byte == 0x0A {
                if result.last == 0x0D { result.removeLast() }
                result.append(contentsOf: bytes)
            } else {
                result.append(byte)
            }
        }
        return result
    }
}
