import ConcordModel
import ConcordWriter
import Testing

/// What stands in `<main>` for a redline of these blocks.
private func main(
    _ blocks: Block..., links: [Link] = [], notes: [RedlineNote] = []
) throws -> String {
    HTMLReader.main(of: try HTMLWriter(.fixture(blocks, links: links, notes: notes)).write())
}

@Suite("The elements of the page")
struct HTMLStructureTests {
    @Test("Title, cover and division are heads and lines of their own")
    func frontMatter() throws {
        let html = try main(
            Block(.title, [], ["Agreement"]), Block(.cover, [], ["between\nthe City"]),
            Block(.division, [], heading: ["PART I"], anchor: "part-i"))
        #expect(
            html == """
                <h1>Agreement</h1>
                <p class="cover">between<br>
                the City</p>
                <h2 id="part-i" class="division"><span class="title">PART I</span>\(link("part-i"))</h2>

                """)
    }

    @Test("The agreement itself is never printed")
    func root() throws {
        #expect(try main(Block(.agreement, children: [.paragraph("Words.")])) == "<p>Words.</p>\n")
    }

    @Test("An article holds its head, its words and its sections")
    func article() throws {
        let html = try main(
            Block(
                .article, ["ARTICLE 7"], heading: ["WAGES"], ["In general."], anchor: "7",
                children: [Block(.section, ["7.1"], heading: ["Rates"], ["As posted."], anchor: "7.1")]))
        #expect(
            html == """
                <section id="7" class="article">
                <h2><span class="label">ARTICLE 7</span> <span class="title">WAGES</span>\(link("7"))</h2>
                <p>In general.</p>
                <section id="7.1" class="section">
                <h3><span class="label">7.1</span> <span class="title">Rates</span>\(link("7.1"))</h3>
                <p>As posted.</p>
                </section>
                </section>

                """)
    }

    @Test("A section's level sets its head", arguments: [(UInt8(1), "h3"), (2, "h4"), (3, "h5"), (4, "h6"), (9, "h6")])
    func levels(level: UInt8, element: String) throws {
        #expect(
            try main(Block(.section, heading: ["Rates"], level: level))
                == "<section class=\"section\">\n<\(element)><span class=\"title\">Rates</span></\(element)>\n</section>\n"
        )
    }

    @Test("A label runs into its words when there is no title, and stands alone when there are no words")
    func untitledSections() throws {
        #expect(
            try main(Block(.section, ["Section 3."], ["The City pays."]))
                == "<section class=\"section\">\n<p><span class=\"label\">Section 3.</span> The City pays.</p>\n</section>\n"
        )
        #expect(
            try main(Block(.section, ["Section 3."]))
                == "<section class=\"section\">\n<h3><span class=\"label\">Section 3.</span></h3>\n</section>\n")
    }

    @Test("Items nest as the contract does")
    func items() throws {
        let html = try main(
            Block(
                .item, ["(a)"], heading: ["Notice."], ["In writing:"], anchor: "a",
                children: [Block(.bullet, ["•"], ["by mail"])]))
        #expect(
            html == """
                <div id="a" class="item">
                <p><span class="label">(a)</span> <span class="heading">Notice.</span> In writing:\(link("a"))</p>
                <div class="item bullet">
                <p><span class="label">•</span> by mail</p>
                </div>
                </div>

                """)
    }

    @Test("Rules and verbatim text keep their characters, lines and spaces")
    func verbatim() throws {
        #expect(
            try main(Block(.rule, [], ["____  ____"]), Block(.verbatim, [], ["\na  b\n c"]))
                == "<p class=\"rule\">____  ____</p>\n<pre>\n\na  b\n c</pre>\n")
    }

    @Test("A footnote's mark leads to the footnote of its own article")
    func footnotes() throws {
        func article(_ name: String) -> Block {
            Block(
                .article, heading: ["X"],
                children: [
                    .paragraph("x", .styled("1", .footnoteMark)),
                    Block(.footnote, ["1"], ["\(name)"].map { Words($0) }),
                ])
        }
        let html = try main(article("first"), article("second"), .paragraph(.styled("9", .footnoteMark)))
        #expect(html.contains("<p>x<sup class=\"mark\"><a href=\"#fn_1\">1</a></sup></p>"))
        #expect(html.contains("<div id=\"fn_2\" class=\"footnote\">\n<p><span class=\"label\">1</span> second</p>"))
        #expect(html.contains("<p>x<sup class=\"mark\"><a href=\"#fn_2\">1</a></sup></p>"))
        #expect(html.contains("<p><sup class=\"mark\">9</sup></p>"))
    }

    @Test("A table has its caption, head and body, and each cell its column's alignment")
    func tables() throws {
        let html = try main(
            Block(
                .table,
                children: [
                    Block(.caption, [], ["Rates"]), .row(["Class"], ["Pay"], isHead: true), .row(["Clerk"], ["$20"]),
                    Block(.caption, [], ["Source: City"]), .row(["Lead"], ["$21"]),
                ]))
        let scroll = "<div class=\"scroll\" tabindex=\"0\" role=\"group\" aria-label=\"Table\">\n<table>\n"
        #expect(
            html == """
                <div class="table">
                \(scroll)<caption>
                <p class="caption">Rates</p>
                </caption>
                <thead>
                <tr>
                <th scope="col" class="left">Class</th>
                <th scope="col" class="right">Pay</th>
                </tr>
                </thead>
                <tbody>
                <tr>
                <td class="left">Clerk</td>
                <td class="right">$20</td>
                </tr>
                </tbody>
                </table>
                </div>
                <p class="caption">Source: City</p>
                \(scroll)<tbody>
                <tr>
                <td class="left">Lead</td>
                <td class="right">$21</td>
                </tr>
                </tbody>
                </table>
                </div>
                </div>

                """)
    }

    @Test("Rows and cells that stand outside a table lose no words")
    func strayCells() throws {
        let html = try main(.row(["a"], ["b"]), Block(.cell, [], ["c"]), Block(.table, children: [.paragraph("d")]))
        #expect(HTMLReader.words(of: html, without: []) == "a b c d")
    }

    @Test("Styles nest within the marks of a change and are closed before it ends")
    func styles() throws {
        let html = try main(
            .paragraph(
                .styled("a", .emphasis), .styled("b", [.emphasis, .strong]), .styled("c", .code),
                Words.styled("d", .emphasis).changed(.inserted, ["TA-1"], nil), .styled("e", [], link: 1), "f\ng"),
            links: [Link(to: "https://example.org/?a=1&b=\"2\"", title: "c > \"d\"")])
        #expect(
            html == "<p class=\"changed\"><em>a</em><strong><em>b</em></strong><code>c</code>"
                + "<ins data-paper=\"TA-1\" title=\"Inserted by TA-1\"><em>d</em></ins>\(mark("TA-1"))"
                + "<a href=\"https://example.org/?a=1&amp;b=&quot;2&quot;\" rel=\"noopener\" title=\"c &gt; &quot;d&quot;\">e</a>f<br>\ng</p>\n"
        )
    }

    @Test("No depth of nesting exhausts the stack")
    func depth() throws {
        var redline = Redline.fixture([.paragraph("deep")])
        let leaf = redline.provisions[0]
        var item = leaf
        item.kind = .item
        item.text = 0..<0
        item.end = 50_001
        redline.provisions = Array(repeating: item, count: 50_000) + [leaf]
        redline.provisions[50_000].end = 50_001
        let html = HTMLReader.main(of: try HTMLWriter(redline).write())
        #expect(HTMLReader.words(of: html, without: []) == "deep")
        #expect(html.hasSuffix("</div>\n</div>\n"))
    }
}

/// The permalink to an anchor.
func link(_ anchor: String) -> String {
    "<a class=\"permalink\" data-note aria-hidden=\"true\" tabindex=\"-1\" href=\"#\(anchor)\"></a>"
}

/// The mark of a paper.
func mark(_ papers: String) -> String { "<sup class=\"paper\" data-note>\(papers)</sup>" }
