import ConcordModel
import ConcordReader
import Testing

@Suite("Inline reading where it departs from CommonMark")
struct InlineReaderTests {
    @Test(arguments: [
        // HTML is text, shown as written.
        ("<b>bold</b>", "<b>bold</b>"), ("<a href=\"*x*\">*y*</a>", "<a href=\"*x*\">{em y}</a>"),
        ("<script>alert(1)</script>", "<script>alert(1)</script>"), ("<br class=\"x\">", "<br class=\"x\">"),
        // Breaks, also within a line; no spaces around them.
        ("a<br>b", "a\nb"), ("a <br/> b", "a\nb"), ("a<br />\nb", "a\nb"), ("a<BR><br>b", "a\n\nb"),
        ("*a<br>b*", "{em a\nb}"), ("a  \nb", "a\nb"), ("a\\\nb", "a\nb"),
        ("ARTICLE 17 <br> MEETINGS", "ARTICLE 17\nMEETINGS"),
        // Images are not images.
        ("![a](b)", "!{b a}"), ("![a]", "![a]"),
        // Money.
        ("$5 and $6, $a$", "$5 and $6, $a$"), ("$*5*$", "${em 5}$"),
        // Spaces.
        ("  a \t b  ", "a b"), ("a  b.   C", "a b. C"), ("a \n b", "a b"), ("a\u{A0} b", "a\u{A0} b"), ("a\tb", "a b"),
        ("a&#32;&nbsp;b", "a \u{A0}b"), ("a&NewLine;&Tab;b", "a  b"), ("`a  b`", "{code a  b}"), ("   ", ""), ("", ""),
        ("[a ](b) c", "{b a }c"), ("a [ b](c)", "a {c b}"),
        // Footnotes.
        ("a[^1].", "a{note 1}."), ("a[^2].", "a[^2]."), ("*a[^n-b]*", "{em a}{em {note n-b}}"), ("\\[^1]", "[^1]"),
        ("a[^1][^n-b].", "a{note 1} {note n-b}."), ("[^1](b)", "{note 1}(b)"), ("[a[^1]](b)", "{b a}{b {note 1}}"),
        ("`[^1]`", "{code [^1]}"),
        // References.
        ("[ref]", "{/r ref}"), ("[a][REF]", "{/r a}"), ("[Two  Words][]", "{/t Two Words}"), ("[a][none]", "[a][none]"),
        ("[*ref*]", "[{em ref}]"), ("[ref][none]", "[ref][none]"), ("[a [ref]]", "[a {/r ref}]"), ("[SS]", "{/s SS}"),
        ("[x][bad]", "[x][bad]"),
        // Destinations that could run stay words.
        ("[x](javascript:alert(1))", "[x](javascript:alert(1))"),
        ("[x](JavaScript&colon;*a*b*)", "[x](JavaScript&colon;*a*b*)"),
        ("[x](<java\tscript:a>)", "[x](<java script:a>)"), ("[x](data:a)", "[x](data:a)"),
        ("<file:///a>", "<file:///a>"),
        ("[x](C:\\a)", "[x](C:\\a)"), ("[x](a/b:c)", "{a/b:c x}"), ("[x](#a:b)", "{#a:b x}"),
        ("[x]( vbscript:a )", "[x]( vbscript:a )"),
        ("[x](&#1;javascript:a)", "[x](&#1;javascript:a)"), ("[x](< javascript:a>)", "[x](< javascript:a>)"),
        ("[x](tel:5)", "{tel:5 x}"), ("<mailto:a@b.c>", "{mailto:a@b.c mailto:a@b.c}"),
        ("[[x](data:a)](b)", "{b [x](data:a)}"),
        // Titles: on one line, and with a destination that could run still words.
        ("[a](b \"c&NewLine;d&#1; e \")", "{b “c d e” a}"), ("[x](javascript:a \"b\")", "[x](javascript:a \"b\")"),
        ("[a](b \"[^1] &#0;\")", "{b “[^1] \u{FFFD}” a}"),
        // Flat style.
        ("*a _b_ c*", "{em a b c}"), ("**a *b* c**", "{strong a }{strong {em b}}{strong  c}"),
        ("a\0b", "a\u{FFFD}b"), ("`a\0`", "{code a\u{FFFD}}"),
    ])
    func departure(input: String, wanted: String) {
        let references = ["ref": "/r", "two words": "/t", "ss": "/s", "bad": "javascript:a"]
        #expect(Reading(input, footnotes: ["1", "n-b"], references: references).flat.description == wanted)
    }

    @Test func invalidBytesAreReplacedOneByOne() {
        let reading = Reading(bytes: [0x61, 0xFF, 0xC3, 0x62, 0xE2, 0x80, 0x63, 0xED, 0xA0, 0x80])
        #expect(reading.flat.text == "a\u{FFFD}\u{FFFD}b\u{FFFD}\u{FFFD}c\u{FFFD}\u{FFFD}\u{FFFD}")
        #expect(reading.tree.runs.map(\.source) == [0, 1, 2, 3, 4, 5, 6, 7, 8, 9])
    }

    @Test func linksAreKeptOnceAcrossReaders() {
        var tree = Tree()
        let source = SourceText(file: SourceSet().firstFile, bytes: Array("[a](b) [c](d) [e](b)".utf8))
        for _ in 0..<2 {
            var reader = InlineReader()
            _ = reader.read([0..<source.bytes.count], of: source, into: &tree)
        }
        #expect(tree.links == ["b", "d"])
        #expect(tree.runs.map(\.style.link) == [1, 0, 2, 0, 1, 1, 0, 2, 0, 1])
        // The same reader on another tree.
        var reader = InlineReader()
        _ = reader.read([0..<source.bytes.count], of: source, into: &tree)
        var other = Tree()
        other.links = ["x", "d"]
        _ = reader.read([0..<source.bytes.count], of: source, into: &other)
        #expect(other.links == ["x", "d", "b"])
        #expect(other.runs.map(\.style.link) == [3, 0, 2, 0, 3])
    }

    @Test func moreLinksThanStylesCanNumber() {
        var tree = Tree()
        tree.links = (0..<65_534).map { Link(to: String($0)) }
        let source = SourceText(file: SourceSet().firstFile, bytes: Array("[a](new) [b](7)".utf8))
        var reader = InlineReader()
        _ = reader.read([0..<source.bytes.count], of: source, into: &tree)
        #expect(tree.links.count == 65_534)
        #expect(tree.runs.map(\.style.link) == [0, 0, 8])
    }
}
