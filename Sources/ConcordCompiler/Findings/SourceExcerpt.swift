/// The line a finding speaks of, as shown under it, and how far in the caret stands.
///
/// Tabs are spread to the next multiple of four cells. A line longer than the room is cut around the place, with `…`
/// where words are missing.
struct SourceExcerpt {
    private(set) var text = ""
    private(set) var caret = 0

    private struct Cell {
        var scalar: Unicode.Scalar
        var width: Int
    }

    /// - Parameters:
    ///   - line: the bytes of the line, without its end.
    ///   - place: offset in `line` of the byte meant; the length of the line is the place just behind it.
    ///   - room: cells that may be used, at least a few.
    init(line: ArraySlice<UInt8>, place: Int, room: Int) {
        let room = max(room, 8)
        // A line may be a whole article: only what can be shown around the place is decoded.
        let reach = room * 4
        let lower = Self.boundary(in: line, at: line.startIndex + place - reach)
        let upper = Self.boundary(in: line, at: line.startIndex + place + reach)
        let marked = min(max(line.startIndex + place, lower), upper)
        let before = Self.cells(of: line[lower..<marked], from: 0)
        let after = Self.cells(of: line[marked..<upper], from: before.reduce(0) { $0 + $1.width })
        let isCutBefore = lower > line.startIndex
        let isCutAfter = upper < line.endIndex
        lay(before, after, room: room, isCutBefore: isCutBefore, isCutAfter: isCutAfter)
    }

    private mutating func lay(_ before: [Cell], _ after: [Cell], room: Int, isCutBefore: Bool, isCutAfter: Bool) {
        let widthBefore = before.reduce(0) { $0 + $1.width }
        let widthAfter = after.reduce(0) { $0 + $1.width }
        let fits = !isCutBefore && !isCutAfter && widthBefore + widthAfter <= room
        // Two thirds of the room before the place would hide what follows; what follows is what is wrong.
        let wantedBefore = max(room / 3, room - widthAfter - 2)
        let roomBefore = fits ? widthBefore : min(widthBefore, wantedBefore)
        var start = before.count
        var used = 0
        while start > 0, used + before[start - 1].width <= roomBefore {
            start -= 1
            used += before[start].width
        }
        if start > 0 || isCutBefore {
            text.append("…")
            caret = 1
        }
        for cell in before[start...] {
            text.unicodeScalars.append(cell.scalar)
            caret += cell.width
        }
        var left = room - caret
        for (index, cell) in after.enumerated() {
            let isLast = index == after.count - 1 && !isCutAfter
            if cell.width > left - (isLast ? 0 : 1) {
                text.append("…")
                return
            }
            text.unicodeScalars.append(cell.scalar)
            left -= cell.width
        }
        if isCutAfter { text.append("…") }
    }

    /// The nearest start of a character at or before `index`, kept inside the line.
    private static func boundary(in line: ArraySlice<UInt8>, at index: Int) -> Int {
        if index <= line.startIndex { return line.startIndex }
        if index >= line.endIndex { return line.endIndex }
        var index = index
        while index > line.startIndex, line[index] & 0xC0 == 0x80 { index -= 1 }
        return index
    }

    private static func cells(of bytes: ArraySlice<UInt8>, from column: Int) -> [Cell] {
        var cells: [Cell] = []
        cells.reserveCapacity(bytes.count)
        if bytes.allSatisfy({ $0 >= 0x20 && $0 < 0x7F }) {
            for byte in bytes { cells.append(Cell(scalar: Unicode.Scalar(byte), width: 1)) }
            return cells
        }
        var column = column
        for scalar in String(decoding: bytes, as: UTF8.self).unicodeScalars {
            if scalar == "\t" {
                let spread = 4 - column % 4
                for _ in 0..<spread { cells.append(Cell(scalar: " ", width: 1)) }
                column += spread
                continue
            }
            let shown = TerminalCells.visible(scalar)
            let width = TerminalCells.width(of: shown)
            cells.append(Cell(scalar: shown, width: width))
            column += width
        }
        return cells
    }
}
