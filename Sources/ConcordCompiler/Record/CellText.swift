/// Text set in cells of a terminal: how wide it is, and where its lines break.
enum CellText {
    static func width(_ text: String) -> Int {
        text.unicodeScalars.reduce(0) { $0 + TerminalCells.width(of: $1) }
    }

    /// The text in lines of at most `width` cells, broken at spaces; a word that is longer is broken where it must be. Runs
    /// of spaces become one. At least one line.
    static func wrapped(_ text: String, to width: Int) -> [String] {
        let width = max(1, width)
        var lines: [String] = []
        var line = ""
        var used = 0
        for word in text.split(separator: " ") {
            var rest = String(word)
            var size = self.width(rest)
            if used > 0, used + 1 + size <= width {
                line += " " + rest
                used += 1 + size
                continue
            }
            if used > 0 { lines.append(line) }
            while size > width {
                let (head, tail) = split(rest, at: width)
                lines.append(head)
                rest = tail
                size = self.width(rest)
            }
            (line, used) = (rest, size)
        }
        if used > 0 || lines.isEmpty { lines.append(line) }
        return lines
    }

    /// Never empty in front, so that breaking comes to an end; two cells in a column of one stand out of it.
    private static func split(_ text: String, at width: Int) -> (String, String) {
        var head = String.UnicodeScalarView()
        var used = 0
        let scalars = text.unicodeScalars
        var index = scalars.startIndex
        while index < scalars.endIndex {
            let size = TerminalCells.width(of: scalars[index])
            if !head.isEmpty, used + size > width { break }
            head.append(scalars[index])
            used += size
            index = scalars.index(after: index)
        }
        return (String(head), String(scalars[index...]))
    }
}
