/// Comma-separated values for spreadsheets, as RFC 4180 writes them, but for the line ends, which are those of text files here.
///
/// A spreadsheet takes a cell that begins with `=`, `+`, `-` or `@` for a formula, which may fetch pages and run programs
/// (“CSV injection”). The words of an agreement are never one: such a cell begins with an apostrophe instead, by which people
/// too tell a spreadsheet that words are words. A number, a day and a dash that stands alone are left as they are.
enum SheetCells {
    /// One line of cells, with its end.
    static func line(_ cells: [String]) -> String { cells.map(cell).joined(separator: ",") + "\n" }

    static func cell(_ text: String) -> String {
        let words = TerminalCells.oneLine(text)
        let harmless = isFormula(text) ? "'" + words : words
        // Spreadsheets of other countries part cells at semicolons.
        guard harmless.utf8.contains(where: { [0x22, 0x27, 0x2C, 0x3B].contains($0) }) else { return harmless }
        return "\"" + harmless.split(separator: "\"", omittingEmptySubsequences: false).joined(separator: "\"\"") + "\""
    }

    /// Whether a spreadsheet may reckon with a cell. Spaces, quotes and signs that nobody sees in front of its first sign are
    /// passed over, as some spreadsheets do.
    private static func isFormula(_ text: String) -> Bool {
        let scalars = text.unicodeScalars
        if let first = scalars.first, first == "\t" || first == "\r" || first == "\n" { return true }
        let words = scalars.drop { scalar in
            scalar.properties.isWhitespace || scalar.properties.isDefaultIgnorableCodePoint
                || scalar.properties.generalCategory == .control || "\"'`´‘’‚“”„«»".unicodeScalars.contains(scalar)
        }
        guard let sign = words.first, "=+-@＝＋－＠﹢﹣﹦﹫−".unicodeScalars.contains(sign) else { return false }
        let rest = words.dropFirst()
        let isDash = rest.allSatisfy { $0 == sign || $0.properties.isWhitespace }
        guard sign == "-" || sign == "+" || sign == "−" else { return true }
        return !((isDash && sign != "+") || isNumber(rest))
    }

    /// `5`, `1,250.50`, `3 %`: what stands behind the sign of a number.
    private static func isNumber(_ words: Substring.UnicodeScalarView) -> Bool {
        guard let first = words.first, let last = words.last, "0123456789".unicodeScalars.contains(first) else {
            return false
        }
        return "0123456789%".unicodeScalars.contains(last)
            && words.allSatisfy { "0123456789.,% ".unicodeScalars.contains($0) }
    }
}
