import Testing

@testable import ConcordCompiler

/// Words of an agreement in a spreadsheet stay words.
@Suite("Cells of spreadsheets")
struct SheetCellsTests {
    @Test(arguments: [
        "=1+1", "+1+1", "-1-1", "@SUM(1)", "=cmd|' /C calc'!A0", " =1+1", "\t=1", "\r=1", "\n=1", "\tword", "\"=1+1",
        "“=1+1”", "'=1",
        "＝1+1", "＋1", "－1-2", "＠SUM(1)", "\u{200B}=1", "\u{FEFF}@x", "\u{A0}+x", "-word", "--1", "+1-541-555-0100",
        "- item",
        "=HYPERLINK(\"http://example.org\",\"Article 1\")", "−2+3", "\u{AD}=2",
    ])
    func formulasBecomeWords(text: String) {
        let cell = SheetCells.cell(text)
        #expect(cell.hasPrefix("\"'") && cell.hasSuffix("\""), "\(cell)")
        // What a reader of the file makes of it begins with the apostrophe.
        #expect(!cell.dropFirst().dropLast().replacing("\"\"", with: "").contains("\""))
    }

    @Test(arguments: [
        "-", "--", "—", "–", "−", "- -", "-5", "+5", "-1,250.50", "-3 %", "2025-07-01", "Article 1, Section 1", "1=2",
        "a@b.org", "10-12",
        "(+)", "Section 3 - Pay", "’tis", "",
    ])
    func wordsAndNumbersStay(text: String) {
        let cell = SheetCells.cell(text)
        #expect(cell == (text.contains(",") ? "\"\(text)\"" : text))
    }

    @Test func signsOfTheFormAreQuoted() {
        #expect(SheetCells.line(["a\"b", "c,d", "e;=1", "f\ng"]) == "\"a\"\"b\",\"c,d\",\"e;=1\",f g\n")
    }
}
