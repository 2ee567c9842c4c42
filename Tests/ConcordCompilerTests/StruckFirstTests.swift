import Testing

@testable import ConcordCompiler

/// In what differs between two versions the struck words stand before those in their place, whichever version is the later.
@Suite struct StruckFirstTests {
    @Test(arguments: [("base", "A-1"), ("A-1", "base"), ("A-1", "B-2"), ("B-2", "A-1"), ("B-2", "C-3"), ("C-3", "B-2")])
    func betweenAnyTwo(from: String, to: String) throws {
        let hours = ["base": "eight (8) hours", "A-1": "seven hours", "B-2": "six hours", "C-3": "at most ten hours"]
        let article = "# Article 1. Hours\n\nA shift is \(hours["base"] ?? "") long.\n"
        let papers = ["A-1", "B-2", "C-3"].map { paper in
            SourceFile(
                path: "papers/\(paper).md",
                bytes: Array(
                    """
                    ---
                    paper: \(paper)
                    kind: proposal
                    from: union
                    ---

                    # Article 1. Hours

                    A shift is {~~\(hours["base"] ?? "")~>\(hours[paper] ?? "")~~} long.

                    """.utf8))
        }
        let compilation = compile(
            Input(name: "T", files: [SourceFile(path: "articles/01.md", bytes: Array(article.utf8))] + papers))
        let marks: [(format: OutputFormat, struck: String, inserted: String)] = [
            (.html, "<del", "<ins"), (.docbook, "\"deleted\"", "\"added\""), (.text, "[-", "{+"),
        ]
        for (format, struck, inserted) in marks {
            let page = String(decoding: try compilation.redline(from: from, to: to, format: format), as: UTF8.self)
            let words = page[(try #require(page.range(of: "A shift is"))).upperBound...]
            let first = try #require(words.range(of: struck)).lowerBound
            #expect(first < (try #require(words.range(of: inserted))).lowerBound, "\(format)")
        }
    }
}
