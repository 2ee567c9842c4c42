import ConcordModel
import ConcordReader
import Support
import Testing

/// A long file is read in pieces, side by side. Nothing of it may show.
@Suite("Reading in pieces")
struct BlockPieceTests {
    @Test(arguments: 21...26)
    func phrases(seed: Int) {
        var generator = Seeded(UInt64(seed))
        for _ in 0..<400 {
            var text = ""
            for _ in 0..<Int.random(in: 4...60, using: &generator) {
                text += Self.phrases.randomElement(using: &generator) ?? ""
            }
            expectSame(Array(text.utf8), pieceLength: Int.random(in: 8...80, using: &generator))
        }
    }

    @Test func realAgreements() {
        for agreement in BlockCorpus.agreements {
            let files = agreement.files.filter { $0.path.hasPrefix("articles/") }
            let bytes = Array(files.map(\.bytes).joined(separator: [0x0A]))
            for pieceLength in [2_000, 20_000, 100_000] { expectSame(bytes, pieceLength: pieceLength) }
        }
    }

    /// What reaches over a head makes it none: it is not read twice, and nothing behind it is lost.
    @Test(arguments: [
        "```\n# Article 2\n```\n", "{>> a\n\n# Article 2\n\nb <<}\n", "{>> a\n\n# <<} Article 2\n",
        "{>> a\n\n# Article 2 <<}\n", "<!-- a\n\n# Article 2 -->\n",
        "| a | b |\n|---|---|\n| {>> c | d |\n# Article 2 <<}\n",
        "<table>\n<tr><td>\n# Article 2\n</td></tr></table>\n", "# Article 2 {>> a\n\n# Article 3 <<}\n",
        "> a\n# Article 2\n", "[x]\n\n# Article 2 [x]\n\n[x]: http://example.org\n",
    ])
    func reachingOverAHead(middle: String) {
        let text = "# Article 1\n\n1. a\n\n" + middle + "\n(b) c [d](http://example.com)\n\n# Article 9\n\n1. e\n"
        for pieceLength in 4...60 { expectSame(Array(text.utf8), pieceLength: pieceLength) }
    }

    private func expectSame(_ bytes: [UInt8], pieceLength: Int) {
        let whole = read(bytes, pieceLength: .max)
        let pieces = read(bytes, pieceLength: pieceLength)
        #expect(
            whole == pieces,
            "\(pieceLength): \(String(decoding: bytes.prefix(1500), as: UTF8.self).debugDescription)")
    }

    /// All that reading gives, as text.
    private func read(_ bytes: [UInt8], pieceLength: Int) -> [String] {
        var sources = SourceSet()
        sources.add(SourceFile(path: "contract.md", bytes: bytes))
        let (manuscript, findings) = AgreementReader.read(sources, name: "Test", pieceLength: pieceLength)
        let tree = manuscript.tree
        var provisions = tree.provisions
        for index in provisions.indices {
            // Where a part without words stands means nothing.
            if provisions[index].label.isEmpty { provisions[index].label = 0..<0 }
            if provisions[index].heading.isEmpty { provisions[index].heading = 0..<0 }
            if provisions[index].text.isEmpty { provisions[index].text = 0..<0 }
        }
        return provisions.map { "\($0)" } + tree.runs.map { "\($0)" } + [String(decoding: tree.text, as: UTF8.self)]
            + tree.labels.map { "\($0)" } + tree.links.map(\.destination) + tree.notes.map { "\($0)" }
            + findings.inReadingOrder(in: sources).map { "\($0)" }
    }

    private static let phrases = [
        "# Article 5. Leave\n", "# Title\n\n", "\n# ARTICLE II\n\n", "## Section 1. Pay\n", "Section 2. Rest.\n\n",
        "5.1 The text.\n\n", "(a) one\n", "  (1) two\n", "1. x\n", "- y\n", "```\n", "> quote\n", "{>> note <<}\n",
        "{>> a\n",
        " <<} b\n", "<!-- c\n", "-->\n", "| a | b |\n|---|---|\n| 1 | 2 |\n", "<table>\n", "</table>\n", "\n",
        "words\n",
        "[a](http://example.com/a)\n", "[b][x]\n", "[x]: http://example.com/x\n", "[^1]: foot\n", "[^1]\n",
        "III. Title\n\n",
        "*open\n", "# \n", "#\n", "#\tTab\n", "   # In\n", "\r\n",
    ]
}
