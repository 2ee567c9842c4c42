import ConcordModel
import ConcordReader
import Testing

/// Files that make careless readers quadratic: twice the file must not cost much more than twice the time.
@Suite("Block reading stays linear", .serialized)
struct BlockCostTests {
    @Test(arguments: [
        "> ", "> > a\n", ">>>>>>>>>>>> a\n", "# ", "# a\n", "## a\n", "(a) ", "(a)(1)", "(a) x\n", "(i) x\n\n", "| ",
        "|", "| a |\n|---|\n",
        "a | b\n", "{>>", "{>>\n", "{>>\n\n", "{>> a <<}\n", "<!--\n\n", "x {>>\n\n", "<table", "<table\n", "<table>\n",
        "<table><tr><td>\n", "<tr><td rowspan=99 colspan=99>", "[x]: ", "[x]: y\n", "[^x]: y\n", "[^x", "- ", "- a\n",
        "– a\n",
        "  - a\n", "*", "* * *\n", "_", "__a\n", "a.\n", "1. a\n", "2.A\n", "Step 1: a\n\n", "Section 1. A\n",
        "Section 1. ",
        "5.1 A\n\n", "1.", "III. Title\n\n", "ARTICLE 1\n\n", "```\n", "~~~ a b\n", "```a`\n", ": a\n", "Table: a\n\n",
        "\n", "\r",
        "\t", " ", "\u{FEFF}", "---\n", "A. 1. x\n\n", "a\n\n", "a\n", "J. Smith, a\n", "STEP 1\n\na\n\n",
    ])
    func repeated(unit: String) {
        expectLinear { count in Array(String(repeating: unit, count: count / unit.utf8.count).utf8) }
    }

    @Test(arguments: [("<table>\n", "</table>"), ("{>>\n", "<<}"), ("> {>>\n\n", "<<}"), ("| {>> ", "|\n|---|\n")])
    func closedAtTheEnd(unit: String, end: String) {
        expectLinear { count in Array((String(repeating: unit, count: count / unit.utf8.count) + end).utf8) }
    }

    @Test func nestedLists() {
        expectLinear { count in
            var bytes: [UInt8] = []
            var depth = 0
            while bytes.count < count {
                bytes.append(contentsOf: repeatElement(0x20, count: depth * 2))
                bytes.append(contentsOf: (depth % 2 == 0 ? "- a\n" : "(1) a\n").utf8)
                depth += 1
            }
            return bytes
        }
        expectLinear { count in
            var text = ""
            var label = "1"
            while text.utf8.count < count {
                text += "## \(label) A\n"
                label += ".1"
            }
            return Array(text.utf8)
        }
        // Many lists open at one indentation, and text that asks each of them whether it goes on.
        expectLinear { count in
            let lists = ["A.", "1.", "a.", "(1)", "(a)", "(A)", "1)", "a)", "A)", "[1]", "[a]", "[A]"].map {
                "\($0) x:\n\n"
            }.joined()
            return Array((lists + String(repeating: "(b) y\n\nz\n\n", count: count / 10)).utf8)
        }
    }

    @Test(arguments: ["{++", "{--", "{~~", "{++\n", "++}", "{~~a~>", "{++a++}", "\n{++\n\n"])
    func papers(unit: String) {
        expectLinear(path: "papers/p.md") { count in
            Array(
                ("---\npaper: P\nkind: proposal\n---\n" + String(repeating: unit, count: count / unit.utf8.count)).utf8)
        }
    }

    private func expectLinear(
        path: String = "articles/1.md", _ input: (Int) -> [UInt8], _ location: SourceLocation = #_sourceLocation
    ) {
        let clock = ContinuousClock()
        func best(_ count: Int) -> Duration {
            var sources = SourceSet()
            sources.add(SourceFile(path: path, bytes: input(count)))
            return (0..<2).map { _ in clock.measure { _ = AgreementReader.read(sources, name: "T") } }.min() ?? .zero
        }
        // A quadratic reader takes four times as long for the second, and minutes; a busy machine is asked again.
        var measured = ""
        for _ in 0..<4 {
            let small = best(30_000)
            let large = best(60_000)
            if large < small * 3 + .milliseconds(30) { return }
            measured = "\(small) became \(large)"
        }
        Issue.record("\(measured)", sourceLocation: location)
    }
}
