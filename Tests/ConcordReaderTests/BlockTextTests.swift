import ConcordModel
import Testing

@Suite("Text, notes, quotes, fences")
struct BlockTextTests {
    @Test func flushText() {
        expectBody(
            "(a) One:\n\n    (1) Two.\n\n    (2) Three.\n\nBoth apply.\n\n(b) Four.\n\nAll apply.\n",
            [
                "item [(a)] One:", "  item [(1)] Two.", "  item [(2)] Three.", "  paragraph Both apply.",
                "item [(b)] Four.",
                "paragraph All apply.",
            ])
        expectBody(
            "(a) One:\n\n    Indented under it.\n\n    - a bullet\n\n    > a note\n",
            [
                "item [(a)] One:", "  paragraph Indented under it.", "  bullet [-] a bullet", "  quote",
                "    paragraph a note",
            ])
        // A list between two members, and text behind it, stand inside.
        expectBody(
            "A. One.\n\nEach list shows:\n\n(1) Name\n\n(2) Place\n\nLists are public.\n\nB. Two.\n",
            [
                "item [A.] One.", "  paragraph Each list shows:", "  item [(1)] Name", "  item [(2)] Place",
                "  paragraph Lists are public.", "item [B.] Two.",
            ])
        // The next section's list is not this one's.
        expectBody(
            "5.1 It is first.\n\nA. One.\n\nAll apply.\n\n5.2 It is second.\n\nB. Two is more.\n",
            [
                "section [5.1] It is first.", "  item [A.] One.", "  paragraph All apply.",
                "section [5.2] It is second.", "  item [B.] Two is more.",
            ])
    }

    @Test(arguments: ["-", "*", "+", "•", "--", "–", "▪", "●", "◦", "\u{F0B7}"])
    func bullets(sign: String) {
        expectBody(
            "Of these:\n\n\(sign) one\n\(sign) two\n",
            ["paragraph Of these:", "bullet [\(sign)] one", "bullet [\(sign)] two"])
        expectBody(
            "(a) One:\n\n    \(sign) two\n\n(b) Three.\n",
            ["item [(a)] One:", "  bullet [\(sign)] two", "item [(b)] Three."])
    }

    @Test func dashesInWrappedText() {
        expectBody("It applies\n– as agreed – to all.\n", ["paragraph It applies – as agreed – to all."])
    }

    @Test func notesReachNoText() {
        for (text, wanted) in [
            ("{>> ask <<}\n\nText.", ["paragraph Text."]), ("Te{>> ask <<}xt.", ["paragraph Text."]),
            ("<!--\nask\n\nagain\n-->\nText.", ["paragraph Text."]), ("<!-- ask --> Text.", ["paragraph Text."]),
            ("Name {>> ask\nagain <<}\n______ line", ["paragraph Name / ______ line"]),
        ] {
            expectBody(text, wanted)
            #expect(!BlockOutline(text).tree.notes.isEmpty)
        }
        for (text, wanted) in [
            ("<!-- ask\n\nagain -->\nText.", ["paragraph Text."]),
            ("Text {>> ask\n\nagain <<} more.", ["paragraph Text", "paragraph more."]),
            ("(a) Text <!-- ask\n\nagain -->\n\n(b) More.", ["item [(a)] Text", "item [(b)] More."]),
            ("> quote {>> a <<}\n\n{>> ask\n\nagain <<} Text.", ["quote", "  paragraph quote", "paragraph Text."]),
            ("## Head {>> ask\n\nagain <<}\n\nText.", ["section <Head>", "  paragraph Text."]),
            ("Text {>> ask\n## Head\nagain <<}\n\nMore.", ["paragraph Text", "paragraph More."]),
            ("Text {>> ask\nSection 2. Pay.\nagain <<}\n\nMore.", ["paragraph Text", "paragraph More."]),
        ] {
            expectBody(text, wanted, findings: [.noteHidesProvisions])
        }
        expectBody("{>> ask\n\nText.", ["paragraph Text."], findings: [.unclosedNote])
        expectBody("Text {>> ask\nmore\n\nText.", ["paragraph Text", "paragraph Text."], findings: [.unclosedNote])
        // The closing sign is the second note's.
        expectBody("> {>> ask\n\n{>> b\nc <<}\n\nText.", ["paragraph Text."], findings: [.unclosedNote])
        expectBody(
            "Text {>> ask >>\n\n## Head\n\nMore. {>> b <<}", ["paragraph Text", "section <Head>", "  paragraph More."],
            findings: [.unclosedNote])
        expectBody("Text <<} more.", ["paragraph Text <<} more."], findings: [.unclosedNote])
    }

    @Test func footnotes() {
        expectBody(
            "Pay[^1] is due.\n\n[^1]: Gross pay.\n    Net of dues.\n\n    And again.\n\nText.\n",
            [
                "paragraph Pay1 is due.", "footnote [1] Gross pay. Net of dues.", "  paragraph And again.",
                "paragraph Text.",
            ])
    }

    @Test func references() {
        expectBody("See [the page][p].\n\n[p]: https://example.org/a\n", ["paragraph See the page."])
        expectBody("[Note]: and/or.\n\n[Note]: see.\n", ["paragraph [Note]: and/or.", "paragraph [Note]: see."])
        expectBody("[p]: https://a.b \"Words\"\n", ["paragraph [p]: https://a.b \"Words\""])
        expectBody("A [b](https://c.d \"Words\") e.\n", ["paragraph A b e."])
        expectBody("A [b](https://c.d \"\") e.\n", ["paragraph A b e."])
    }

    @Test func fences() {
        expectBody("```text\na   b\n  c\n```\nText.", ["verbatim a   b /   c", "paragraph Text."])
        expectBody("~~~ Schedule of rates\na\n~~~\n", ["verbatim Schedule of rates / a"])
        expectBody("```\na\n", ["verbatim a"], findings: [.unclosedFence])
        expectBody(
            "(a) One:\n\n    ```\n    x\n    ```\n\n(b) Two.\n", ["item [(a)] One:", "  verbatim x", "item [(b)] Two."])
    }

    @Test func quotes() {
        expectBody(
            "> Example: a day.\n>\n> (a) One.\n> (b) Two.\n\nText.\n",
            ["quote", "  paragraph Example: a day.", "  item [(a)] One.", "  item [(b)] Two.", "paragraph Text."])
        expectBody("> # Not a head\n", ["quote", "  paragraph # Not a head"])
    }

    @Test func signatures() {
        expectBody(
            "For the Union:\n_______________\nJ. Smith, President\n",
            ["paragraph For the Union: / _______________ / J. Smith, President"])
        expectBody("---\n\nText\n***\n", ["rule ---", "paragraph Text", "rule ***"])
    }

    @Test(arguments: ["\n", "\r\n", "\r"])
    func lineEnds(end: String) {
        let text =
            "\u{FEFF}---\na: b\n---\n# Article 5\n\n(a) One\n    two.\n\n\t(1) Three.\n\n| A | B |\n|---|---|\n| c | d |\n"
        expectOutline(
            text.replacing("\n", with: end),
            [
                "article [Article 5]", "  item [(a)] One two.", "    item [(1)] Three.", "  table", "    row",
                "      cell A",
                "      cell B", "    row", "      cell c", "      cell d",
            ])
    }

    @Test(arguments: ["", "\n\n", "   ", "\u{FEFF}", "---\na: b\n---\n", "---\na: b\n---", "\r", "\0"])
    func nearlyEmptyFiles(text: String) {
        let outline = BlockOutline(text)
        #expect(outline.lines == (text == "\0" ? ["front", "  paragraph \u{FFFD}"] : []))
    }

    @Test func byteOrderMarkBeforeAFrame() {
        let outline = BlockOutline(files: [
            SourceFile(
                path: "agreement.yml",
                bytes: Array("\u{FEFF}title: Our Contract\nparties: { union: { name: U } }\n".utf8)),
            SourceFile(path: "articles/1.md", bytes: Array("\u{FEFF}# Article 1\n".utf8)),
            SourceFile(
                path: "papers/p.md",
                bytes: Array("\u{FEFF}---\npaper: P-1\nkind: proposal\n---\n# Article 1\n{++Words.++}\n".utf8)),
        ])
        #expect(outline.findings.isEmpty)
        #expect(outline.lines == ["article [Article 1]"])
        #expect(outline.papers.map(\.paper.id) == ["P-1"])
    }
}
