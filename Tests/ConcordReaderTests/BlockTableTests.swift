import ConcordModel
import Testing

@Suite("Tables")
struct BlockTableTests {
    private func table(_ rows: [[String]], caption: String? = nil) -> [String] {
        var lines = ["table"]
        if let caption { lines.append("  caption \(caption)") }
        for row in rows {
            lines.append("  row")
            for cell in row { lines.append(cell.isEmpty ? "    cell" : "    cell \(cell)") }
        }
        return lines
    }

    @Test func pipeTables() {
        expectBody(
            "Text:\n\n| Step | Pay |\n| :--- | ---: |\n| 1 | $20 |\n| 2 \\| 3 | {>> a | b <<}$21 |\n\nMore.\n",
            ["paragraph Text:"] + table([["Step", "Pay"], ["1", "$20"], ["2 | 3", "$21"]]) + ["paragraph More."])
        expectBody("Step | Pay\n-----|----\n1 | 2\n", table([["Step", "Pay"], ["1", "2"]]))
        expectBody("A | b is no table.\n", ["paragraph A | b is no table."])
        let outline = BlockOutline("| A | B | C | D |\n|:--|--:|:-:|---|\n| 1 | 2 | 3 | 4 |\n")
        let cells = outline.tree.provisions.filter { $0.kind == .cell }
        #expect(cells.map(\.alignment) == [.left, .right, .center, .none, .left, .right, .center, .none])
        #expect(outline.tree.provisions.filter { $0.kind == .row }.map(\.isHead) == [true, false])
    }

    @Test func pipeTablesWithoutAHead() {
        let wanted = table([["1", "$20"], ["2", "$21"]])
        expectBody("|---|----:|\n| 1 | $20 |\n| 2 | $21 |\n", wanted)
        expectBody(
            "Text:\n|---|----:|\n| 1 | $20 |\n| 2 | $21 |\nMore.\n", ["paragraph Text:"] + wanted + ["paragraph More."])
        expectBody("| one | row |\n", ["paragraph | one | row |"], findings: [.unreadTable])
        expectBody("| a | b\nc | d |\n", ["paragraph | a | b c | d |"])
        let outline = BlockOutline("|---|----:|\n| 1 | $20 |\n")
        #expect(outline.tree.provisions.filter { $0.kind == .cell }.map(\.alignment) == [.none, .right])
        #expect(outline.tree.provisions.allSatisfy { !$0.isHead })
    }

    @Test(arguments: [
        "Table: Pay\n\n| A |\n|---|\n| 1 |\n", ": Pay\n| A |\n|---|\n| 1 |\n", "| A |\n|---|\n| 1 |\n\nTable: Pay\n",
        "| A |\n|---|\n| 1 |\n: Pay\n",
    ])
    func captions(text: String) {
        let outline = BlockOutline("# Article 5\n\n" + text)
        #expect(outline.lines.contains("    caption Pay"))
        #expect(outline.lines.count { $0.contains("caption") } == 1)
        #expect(BlockWords.lost(from: Array(("# Article 5\n\n" + text).utf8), in: outline.tree).isEmpty)
    }

    @Test func tablesInItems() {
        expectBody(
            "(a) One:\n\n    | A |\n    |---|\n    | 1 |\n\n(b) Two.\n",
            ["item [(a)] One:"] + table([["A"], ["1"]]).map { "  " + $0 } + ["item [(b)] Two."])
    }

    /// Tables stand at the margin wherever they belong.
    @Test func tablesAtTheMargin() {
        let rows = table([["A"], ["1"]])
        expectBody(
            "(a) One:\n\n    (1) Two.\n\n| A |\n|---|\n| 1 |\n\n    (2) These:\n\n| A |\n|---|\n| 1 |\n\n(b) Three.\n",
            ["item [(a)] One:", "  item [(1)] Two."] + rows.map { "    " + $0 } + ["  item [(2)] These:"]
                + rows.map { "    " + $0 } + ["item [(b)] Three."])
        expectBody(
            "(a) One:\n\n    (1) Two.\n\n        Pay in dollars\n\n| A |\n|---|\n| 1 |\n",
            ["item [(a)] One:", "  item [(1)] Two.", "    paragraph Pay in dollars"] + rows.map { "    " + $0 })
        expectBody("(a) One.\n\n(b) Two.\n\n| A |\n|---|\n| 1 |\n", ["item [(a)] One.", "item [(b)] Two."] + rows)
    }

    @Test func htmlTables() {
        expectBody(
            "<table border=\"1\"><thead><tr><th>Step</th><th>Pay</th></tr></thead>\n<tr><td>1<td>a &lt; b<br>c</tr>\n</table>\n",
            table([["Step", "Pay"], ["1", "a < b / c"]]))
        expectBody(
            "<TABLE><CAPTION>Pay</CAPTION><TR><TD COLSPAN=2>Wide</TD><TD ROWSPAN=\"2\">Tall</TD></TR><TR><TD>1</TD><TD>2</TD></TR></TABLE> More.\n",
            table([["Wide", "", "Tall"], ["1", "2", ""]], caption: "Pay") + ["paragraph More."])
    }

    @Test(arguments: [
        "<table><tr><td>1</td></tr>", "<table>words</table>", "<table><tr><td>1<table></table></table>",
        "<table summary=\"words\"><tr><td>1</td></tr></table>", "<table", "<table></table>",
        "<table><caption>words</table>",
    ])
    func otherTablesAreShown(text: String) {
        let outline = BlockOutline(text)
        #expect(!outline.lines.contains { $0.contains("cell") })
        #expect(BlockWords.lost(from: Array(text.utf8), in: outline.tree).isEmpty)
    }
}
