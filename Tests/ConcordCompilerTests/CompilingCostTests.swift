import Testing

@testable import ConcordCompiler

/// Agreements and papers that make careless passes quadratic: twice the text must not cost much more than twice the time.
@Suite("Compiling stays linear", .serialized)
struct CompilingCostTests {
    @Test(arguments: [
        "(a) ", "(a), (b) and ", "See Section 1(a), ", "Section ", "Section 1 of ", "§", "ten (10) ", "Appendix B ",
    ])
    func words(unit: String) {
        expectLinear(of: 24_000) { count in
            [("articles/01.md", "# Article 1. A\n\nx " + String(repeating: unit, count: count / unit.utf8.count))]
        }
    }

    /// A paper that restates provisions of which all have one number: it is told for each, and each time where the first
    /// of them stand.
    @Test(arguments: ["## Section 1. T\n\nx\n\n", "(a) x\n\n(b) y\n\n", "| a |\n|---|\n| b |\n\nTable 1. x\n\n"])
    func restatedDoubles(unit: String) {
        expectLinear(of: 6_000) { count in
            let text = "# Article 1. A\n\nzz\n\n" + String(repeating: unit, count: count / unit.utf8.count)
            let head = "---\npaper: P\nkind: proposal\nfrom: union\n---\n\n"
            return [("articles/01.md", text), ("papers/p.md", head + text.replacing("zz", with: "{--zz--}"))]
        }
    }

    /// Sections that all stand twice: for each double a free number is told.
    @Test func doublesWithFreeNumbers() {
        expectLinear(of: 12_000) { count in
            let sections = (1...count / 30).map { "## Section \($0). T\n\nx\n\n" }.joined()
            return [("articles/01.md", "# Article 1. A\n\n" + sections + sections)]
        }
    }

    /// Gaps in the numbers, each with the note that lets it stand.
    @Test func waivers() {
        expectLinear(of: 24_000) { count in
            let sections = (1...count / 60).map {
                "## Section \($0 * 2). T\n\n{>> concord: allow label-gap: kept free <<}\n\nx\n\n"
            }
            return [("articles/01.md", "# Article 1. A\n\n" + sections.joined())]
        }
    }

    /// Signs of footnotes without notes on one line, each told of where it stands.
    @Test func placesOnOneLine() {
        expectLinear(of: 12_000) { count in
            [("articles/01.md", "# Article 1. A\n\n" + String(repeating: "word[^1] ", count: count / 9))]
        }
    }

    private func expectLinear(
        of size: Int, _ files: (Int) -> [(path: String, text: String)], _ location: SourceLocation = #_sourceLocation
    ) {
        let clock = ContinuousClock()
        func best(_ size: Int) -> Duration {
            let input = Input(
                name: "T", files: files(size).map { SourceFile(path: $0.path, bytes: Array($0.text.utf8)) })
            return (0..<2).map { _ in
                clock.measure {
                    let compilation = compile(input)
                    _ = FindingText().bytes(for: compilation.findings, in: compilation.sources)
                }
            }.min() ?? .zero
        }
        // What is quadratic takes four times as long for the second; a busy machine is asked again.
        var measured = ""
        for _ in 0..<4 {
            let small = best(size)
            let large = best(size * 2)
            if large < small * 3 + .milliseconds(20) { return }
            measured = "\(small) became \(large)"
        }
        Issue.record("\(measured)", sourceLocation: location)
    }
}
