import ConcordModel
import ConcordWriter
import Testing

private func main(_ blocks: Block..., notes: [RedlineNote] = []) throws -> String {
    HTMLReader.main(of: try HTMLWriter(.fixture(blocks, notes: notes)).write())
}

private func new(_ words: String, _ paper: String) -> String {
    "<ins data-paper=\"\(paper)\" title=\"Inserted by \(paper)\">\(words)</ins>"
}

private func old(_ words: String, _ paper: String) -> String {
    "<del data-paper=\"\(paper)\" title=\"Struck by \(paper)\">\(words)</del>"
}

@Suite("Changes on the page")
struct HTMLChangeTests {
    @Test("One mark a group: the paper's adjacent changes share it, another paper's have their own")
    func groups() throws {
        let html = try main(
            .paragraph(
                "within ", .old("eight", "A"), .new("ten", "A"), .new(" (10)", "A"), .new(" work", "B"), " days"))
        #expect(
            html == "<p class=\"changed\">within \(old("eight", "A"))\(new("ten (10)", "A"))\(mark("A"))"
                + "\(new(" work", "B"))\(mark("B")) days</p>\n")
    }

    @Test("Several papers are named together")
    func severalPapers() throws {
        let html = try main(.paragraph(.new("x", "TA-1", "TA-2")))
        #expect(
            html == "<p class=\"changed\"><ins data-paper=\"TA-1 TA-2\" title=\"Inserted by TA-1, TA-2\">x</ins>"
                + "\(mark("TA-1, TA-2"))</p>\n")
    }

    @Test("A provision inserted as a whole names its paper once, behind its heading or words")
    func wholeProvision() throws {
        let html = try main(
            Block(.item, ["(c)"], ["Leave:"], children: [.paragraph("More."), .paragraph("Most.")])
                .changed(.inserted, "A"))
        #expect(
            html == """
                <div class="item inserted">
                <p><span class="label">\(new("(c)", "A"))</span> \(new("Leave:", "A"))\(mark("A"))</p>
                <p class="inserted">\(new("More.", "A"))</p>
                <p class="inserted">\(new("Most.", "A"))</p>
                </div>

                """)
    }

    @Test("Two provisions struck side by side each name their paper; a table names it in its first cell")
    func wholeNeighbours() throws {
        let html = try main(
            Block.paragraph("x").changed(.struck, "A"), Block.paragraph("y").changed(.struck, "A"),
            Block(.table, children: [.row(["a"], ["b"])]).changed(.struck, "A"))
        #expect(html.split(separator: mark("A")).count == 4)
        #expect(html.contains("<tr class=\"struck\">\n<td class=\"left struck\">\(old("a", "A"))\(mark("A"))</td>"))
    }

    @Test("Another paper's change inside a whole provision keeps its mark")
    func changeInWhole() throws {
        let html = try main(
            Block(.paragraph, [], ["Leave is ", .new("paid", "B"), " time."]).changed(.inserted, "A"))
        #expect(
            html == "<p class=\"inserted\">\(new("Leave is ", "A"))\(mark("A"))\(new("paid", "B"))\(mark("B"))"
                + "\(new(" time.", "A"))</p>\n")
    }

    @Test("The sides of a conflict stand in one frame, its caption at the head of the provision")
    func conflict() throws {
        let html = try main(
            Block(
                .item, ["(a)"],
                [
                    "in ", .old("two", "A", "B", conflict: 0), .new("three", "A", conflict: 0),
                    .new("four", "B", conflict: 0),
                ]),
            notes: [RedlineNote(kind: .conflict, provision: 0, text: "A & B differ")])
        #expect(
            html == """
                <div class="item">
                <aside class="conflict-note" data-note>A &amp; B differ</aside>
                <p class="changed"><span class="label">(a)</span> in <span class="conflict" data-conflict="1">\
                <del data-paper="A B" title="Struck by A, B">two</del>\(mark("A, B"))\
                \(new("three", "A"))\(mark("A"))\(new("four", "B"))\(mark("B"))</span></p>
                </div>

                """)
    }

    @Test("A note never stands where HTML cannot hold it, and none is lost")
    func notes() throws {
        let html = try main(
            .paragraph("x"), Block(.table, children: [.row(["a"])]),
            notes: [
                RedlineNote(kind: .internalNote, provision: 0, text: "one"),
                RedlineNote(kind: .paper, provision: 2, text: "two"),
                RedlineNote(kind: .internalNote, provision: 9, text: "three"),
            ])
        #expect(html.hasPrefix("<aside class=\"internal-note\" data-note>one</aside>\n<p>x</p>\n"))
        #expect(html.contains("<td class=\"left\"><aside class=\"paper-note\" data-note>two</aside>\na</td>"))
        #expect(html.hasSuffix("<aside class=\"internal-note\" data-note>three</aside>\n"))
        #expect(HTMLReader.words(of: html, without: []) == "x a")
    }

    @Test("A clean copy bears no marks and no legend")
    func clean() throws {
        let page = try HTMLWriter(.fixture([.paragraph("Words.")], isClean: true)).write()
        let text = String(decoding: page, as: UTF8.self)
        #expect(text.contains("<p class=\"version\">Clean copy of integrated</p>"))
        #expect(!text.contains("<ins") && !text.contains("<del") && !text.contains("class=\"legend\""))
    }
}
