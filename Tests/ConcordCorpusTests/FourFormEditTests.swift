import ConcordCompiler
import ConcordModel
import Foundation
import Support
import Testing

/// Random edits of an article, said in each of the four forms, read alike: the version of each paper is the article as it was
/// edited, and every paper is proved. Two thousand papers in the suite, any number with `CONCORD_SOAK`.
@Suite struct FourFormEditTests {
    private static let frame = SourceFile(
        path: "agreement.yml",
        bytes: Array("title: T\nparties:\n  union: { name: Union }\n  employer: { name: Employer }\n".utf8))

    private static let soak = ProcessInfo.processInfo.environment["CONCORD_SOAK"].flatMap(Int.init).map {
        max(10, $0 / 8)
    }

    /// How many articles are edited; each gives a paper of every form that can say it.
    private static func batches(of count: Int) -> [Range<Int>] {
        let count = soak ?? count
        return stride(from: 0, to: count, by: 25).map { first + $0..<first + min($0 + 25, count) }
    }

    /// Where the seeds begin, so that a soak can be made in slices.
    private static let first = ProcessInfo.processInfo.environment["CONCORD_SEED"].flatMap(Int.init) ?? 0

    private static let realArticles: [[UInt8]] = RealAgreement.all.flatMap { agreement in
        ((try? agreement.input())?.files ?? []).filter {
            $0.path.hasPrefix("articles/") && $0.bytes.starts(with: "# ".utf8)
        }
        .map(\.bytes)
    }

    @Test(.enabled(if: RealAgreement.isAtHand, RealAgreement.absence), arguments: batches(of: 150))
    func realArticles(_ seeds: Range<Int>) throws {
        for seed in seeds {
            var random = Seeded(UInt64(seed))
            _ = try Self.readsAlike(AmendedArticle(random.pick(Self.realArticles), &random), seed)
        }
    }

    @Test(arguments: batches(of: 600))
    func madeArticles(_ seeds: Range<Int>) throws {
        var papers = 0
        for seed in seeds {
            var random = Seeded(50_000 + UInt64(seed))
            let article = MadeArticle(rich: &random)
            papers += try Self.readsAlike(AmendedArticle(Array(article.source.utf8), &random), seed)
        }
        #expect(papers > 5 * seeds.count / 2, "\(papers) papers of \(seeds.count) articles")
    }

    private static let path = "articles/01.md"

    /// Holds every form that can say the edits against the article as it was edited; gives how many can.
    private static func readsAlike(_ article: AmendedArticle, _ seed: Int) throws -> Int {
        if article.differences.isEmpty { return 0 }
        var papers = 0
        let instructions = DealtInstructions([path: article.original], frame: frame)
        let sentences = article.differences.map {
            instructions.said($0, in: path, turn: seed, beside: article.differences)
        }
        let wanted = try clean(article.edited, nil).text
        for form in DealtPaper.Form.allCases {
            if form == .instructions, sentences.contains(nil) { continue }
            if form == .marked, DealtPaper.marked(article.original, article.differences) == nil { continue }
            var paper = DealtPaper(id: "TA-1", form: form)
            paper.differences = [path: article.differences]
            paper.sentences = sentences.compactMap { $0 }
            papers += 1
            let file = paper.file(on: [path: article.original])
            let (found, compilation) = try clean(article.original, file)
            let errors = compilation.findings.filter { $0.severity == .error && !$0.isCheck }
            // Whether the first words of a line are still a title is seen in a file, and not by marks or instructions.
            let isSame = form == .patch || form == .fullText ? found == wanted : found.hasWords(of: wanted)
            #expect(
                errors.isEmpty && isSame,
                """
                seed \(seed), \(form): \(errors.map(\.message))
                \(firstDifference(found, wanted))
                \(String(decoding: file.bytes, as: UTF8.self).suffix(6000))
                """)
        }
        return papers
    }

    private static func clean(_ article: [UInt8], _ paper: SourceFile?) throws -> (
        text: String, compilation: Compilation
    ) {
        let files = [frame, SourceFile(path: path, bytes: article)] + (paper.map { [$0] } ?? [])
        let compilation = compile(Input(name: "edited", files: files))
        let bytes = try compilation.redline(from: "integrated", to: "integrated", format: .text)
        return (String(decoding: bytes, as: UTF8.self), compilation)
    }

    /// The first line that differs, of both.
    private static func firstDifference(_ found: String, _ wanted: String) -> String {
        let (a, b) = (found.components(separatedBy: "\n"), wanted.components(separatedBy: "\n"))
        guard let line = zip(a, b).enumerated().first(where: { $1.0 != $1.1 }) else {
            return a.count == b.count ? "the same" : "\(a.count) lines instead of \(b.count)"
        }
        return "found: \(line.element.0)\nwanted: \(line.element.1)"
    }
}

extension String {
    /// Whether it has the words of another text, wherever lines end.
    fileprivate func hasWords(of other: String) -> Bool {
        let line = #/\n-+\n/#
        let (own, others) = (replacing(line, with: "\n"), other.replacing(line, with: "\n"))
        return own.split(whereSeparator: \.isWhitespace) == others.split(whereSeparator: \.isWhitespace)
    }
}
