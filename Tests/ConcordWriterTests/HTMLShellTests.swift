import ConcordModel
import ConcordWriter
import Testing

@Suite("Hostile words stay words")
struct HTMLHostileTextTests {
    static let hostile = [
        "<script>alert(1)</script>", "</main></body>", "\"><img src=x onerror=alert(1)>",
        "{{main}} {{{title}}} {{#term}}",
        "\u{F0000}0\u{F0001}", "&lt; &amp; &#x3C;", "<!-- --> ]]> <ins>",
    ]

    @Test("Everywhere a word can stand", arguments: hostile)
    func everywhere(words: String) throws {
        let text = Words(words)
        var redline = Redline.fixture(
            [
                Block(.title, [], [text]),
                Block(
                    .article, [text], heading: [text], [text], anchor: "a",
                    children: [Block(.verbatim, [], [text]), .paragraph(text.changed(.inserted, [words], 0))]),
            ], title: words, notes: [RedlineNote(kind: .conflict, provision: 1, text: words)])
        redline.term = words
        redline.parties = [Party(key: "union", name: words, short: words)]
        redline.papers = [RedlinePaper(id: words, caption: words)]
        let page = try HTMLWriter(redline).write()
        let main = HTMLReader.main(of: page)
        #expect(HTMLReader.words(of: main, without: []) == redline.words(without: .struck))
        let text2 = String(decoding: page, as: UTF8.self)
        #expect(!text2.contains("<script") && !text2.contains("<img"))
        #expect(text2.split(separator: "</main>").count == 2)
    }

    @Test(
        "An address that could run something is no link",
        arguments: ["javascript:alert(1)", " java\tscript:alert(1)", "JAVASCRIPT:x", "data:text/html,x", "vbscript:x"])
    func addresses(address: String) throws {
        let page = try HTMLWriter(.fixture([.paragraph(.styled("x", [], link: 1))], links: [Link(to: address)])).write()
        #expect(HTMLReader.main(of: page) == "<p>x</p>\n")
    }

    @Test("Good addresses are links", arguments: ["https://a.b/c:d", "#x", "page.html", "mailto:a@b.c", "/x?y:z", ""])
    func goodAddresses(address: String) throws {
        let page = try HTMLWriter(.fixture([.paragraph(.styled("x", [], link: 1))], links: [Link(to: address)])).write()
        // A place on the page itself opens no other.
        let rel = address.hasPrefix("#") ? "" : " rel=\"noopener\""
        #expect(HTMLReader.main(of: page) == "<p><a href=\"\(address)\"\(rel)>x</a></p>\n")
    }

    @Test("Characters that HTML cannot hold become U+FFFD, and no others")
    func controls() throws {
        let noncharacters = String(decoding: [0xEF, 0xBF, 0xBF, 0x66, 0xEF, 0xB7, 0x90] as [UInt8], as: UTF8.self)
        let words = "a\u{0}b\u{1B}c\u{7F}d\u{85}e\(noncharacters)g §é\u{A0}\u{FFFD}\u{FB01}\u{1F600}\t"
        let page = try HTMLWriter(.fixture([.paragraph(Words(words))])).write()
        #expect(
            HTMLReader.main(of: page)
                == "<p>a\u{FFFD}b\u{FFFD}c\u{FFFD}d\u{FFFD}e\u{FFFD}f\u{FFFD}g §é\u{A0}\u{FFFD}\u{FB01}\u{1F600}\t</p>\n"
        )
    }
}

@Suite("A page shell of the user's own")
struct HTMLShellTests {
    private func page(_ shell: String) throws -> String {
        var redline = Redline.fixture([.paragraph("Words.")], title: "A & <B>")
        redline.parties = [
            Party(key: "u", name: "Local 99", short: "Union"), Party(key: "c", name: "City", short: "City"),
        ]
        return String(decoding: try HTMLWriter(redline, shell: shell).write(), as: UTF8.self)
    }

    @Test("Names are replaced, and words are escaped however they are asked for")
    func replaced() throws {
        #expect(
            try page(
                "{{title}}|{{{title}}}|{{&title}}|{{#parties}}{{name}},{{/parties}}|{{^term}}none{{/term}}|{{main}}")
                == "A &amp; &lt;B&gt;|A &amp; &lt;B&gt;|A &amp; &lt;B&gt;|Local 99,City,|none|"
                + "<main id=\"agreement\">\n<p>Words.</p>\n</main>\n")
    }

    @Test(
        "A shell that cannot be used is refused in words",
        arguments: [
            ("nothing", "must stand in the page once; here it stands 0 times"),
            ("{{{main}}}{{{main}}}", "here it stands 2 times"),
            ("{{{main}}}\n{{titel}}", "“titel” is not known here"),
            ("{{{main}}}\n{{#term}}", "line 2: a section is not closed"),
            ("{{#term}}\n{{/title}}", "line 2: this tag closes a section that is not the open one"),
            ("{{{main}}", "is not closed"), ("{{", "is not closed"), ("{{=<% %>=}}<%main%>", "not known here"),
            ("{{{main}}}{{reversed(title)}}", "“reversed(title)” is not known here"),
            (String(repeating: "{{#term}}", count: 100_000), "more than 1000 tags"),
        ])
    func refused(shell: String, message: String) throws {
        let error = try #require(throws: TemplateError.self) { try page(shell) }
        #expect(error.description.contains(message))
    }
}
