import ConcordCompiler
import Foundation
import Support
import Testing

/// An article is edited at random and handed over in full, with CCL or `…` where nothing was touched: the version must read as
/// the edited file does when it is read alone, and no section may vanish unless a finding names it.
@Suite("Full text")
struct FullTextReadingTests {
    /// Edits in the suite, and the number that `CONCORD_SOAK` asks for.
    static let edits = ProcessInfo.processInfo.environment["CONCORD_SOAK"].flatMap(Int.init) ?? 300

    static let frame = SourceFile(
        path: "agreement.yml",
        bytes: Array("title: Mill\nparties:\n  union: { name: Union }\n  employer: { name: Employer }\n".utf8))

    private static let matter = """
        ---
        paper: TA-1
        kind: tentative agreement
        form: full text
        signed: { union: 2025-06-01, employer: 2025-06-02 }
        ---


        """

    @Test func madeArticles() throws {
        for seed in 0..<Self.edits {
            var random = Seeded(UInt64(seed))
            let article = RestatedArticle(made: &random)
            try check(article, "seed \(seed)")
        }
    }

    @Test(.enabled(if: RealAgreement.isAtHand, RealAgreement.absence))
    func realArticles() throws {
        var files: [[UInt8]] = []
        for agreement in RealAgreement.all {
            let input = try agreement.input().files
            files += input.filter { $0.path.hasPrefix("articles/") && 400..<30_000 ~= $0.bytes.count }.map(\.bytes)
        }
        for seed in 0..<max(40, Self.edits / 4) {
            var random = Seeded(9000 + UInt64(seed))
            let text = String(decoding: random.pick(files), as: UTF8.self)
            guard let article = RestatedArticle(real: text, &random) else { continue }
            try check(article, "seed \(seed), \(text.prefix(60))")
        }
    }

    private func check(_ article: RestatedArticle, _ place: String) throws {
        let alone = compile(input(article.edited))
        let wanted = try alone.redline(from: "base", to: "base", format: .text)
        let paper = SourceFile(path: "papers/ta-1.md", bytes: Array((Self.matter + article.paper).utf8))
        let compilation = compile(input(article.original, paper))
        let found = try compilation.redline(from: "TA-1", to: "TA-1", format: .text)
        let isSame = PrintedWords.letterRuns(found) == PrintedWords.letterRuns(wanted)
        #expect(isSame, "\(place)\n\(article.paper)\n— reads —\n\(String(decoding: found, as: UTF8.self))")
        let warned = compilation.findings.filter { $0.rule == .vanishedProvision }.map(\.message).joined()
        for title in article.vanished { #expect(warned.contains(title), "\(place): \(title)") }
        if article.vanished.isEmpty { #expect(warned.isEmpty, "\(place): \(warned)\n\(article.paper)") }
        let errors = compilation.findings.filter { $0.severity == .error && !$0.isCheck && $0.rule != .duplicateLabel }
        #expect(errors.isEmpty, "\(place)\n\(compilation.showing(errors).report.prefix(2000))\n\(article.paper)")
    }

    private func input(_ article: String, _ papers: SourceFile...) -> Input {
        let file = SourceFile(path: "articles/01.md", bytes: Array(article.utf8))
        return Input(name: "mill", files: [Self.frame, file] + papers)
    }
}
