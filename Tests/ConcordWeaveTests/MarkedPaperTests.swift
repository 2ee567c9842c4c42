import ConcordCompiler
import ConcordModel
import Support
import Testing

/// A paper of random marks on a random article: with all marks taken it is the version of the paper alone, with all refused
/// the base, and nothing that stands outside the marks is struck or brought.
@Suite struct MarkedPaperTests {
    @Test(arguments: SeedBatch.of(300))
    func readsAsItsMarksSay(batch: SeedBatch) throws {
        for seed in batch.seeds {
            var random = Seeded(77_000 + UInt64(seed))
            var made = RandomMarkedPaper(&random)
            let paper = made.paper("TA-1")
            let compilation = Self.compiled(made.base, [paper])
            let name: Comment = "seed \(seed)\n\(made.base)\n\(String(decoding: paper.bytes, as: UTF8.self))"
            let errors = compilation.findings.filter { $0.severity == .error }
            // Where equal words stand without a neighbor nobody can tell.
            if errors.contains(where: { $0.rule == .ambiguousTarget }) { continue }
            #expect(errors.isEmpty, "\(errors.map(\.message)) \(name)")
            let later = try Self.compiled(made.later, []).words("base")
            #expect(try compilation.words("TA-1") == later, name)
            let changes = try Self.amounts(of: compilation)
            #expect(changes.struck <= made.struckWords && changes.new <= made.newWords, "\(changes) \(name)")
        }
    }

    private static func compiled(_ article: String, _ papers: [SourceFile]) -> Compilation {
        compile(
            Input(
                name: "made",
                files: [
                    SourceFile(path: "agreement.yml", bytes: Array(GeneratedAgreement.frame.utf8)),
                    SourceFile(path: "articles/1.md", bytes: Array(article.utf8)),
                ] + papers))
    }

    /// How many words the redline strikes and brings, numbers and provisions aside.
    private static func amounts(of compilation: Compilation) throws -> (struck: Int, new: Int) {
        var options = RenderOptions()
        options.width = 100_000
        let redline = String(
            decoding: try compilation.redline(from: "base", to: "TA-1", format: .text, options: options), as: UTF8.self)
        func count(_ opening: String, _ closing: String) -> Int {
            var count = 0
            for piece in redline.components(after: opening) {
                let words = piece.prefix(upTo: closing).split { $0 == " " || $0 == "\n" }
                count += words.filter { !isLabel($0) }.count
            }
            return count
        }
        return (count("[-", "-]"), count("{+", "+}"))
    }

    private static func isLabel(_ word: Substring) -> Bool {
        word == "-" || word.hasPrefix("(") || word.count < 5 && word.allSatisfy { "ivx.".contains($0) }
    }
}

extension String {
    /// What follows on each place where a sign stands.
    fileprivate func components(after sign: String) -> [Substring] {
        var pieces: [Substring] = []
        var rest = self[...]
        while let range = rest.firstRange(of: sign) {
            rest = rest[range.upperBound...]
            pieces.append(rest)
        }
        return pieces
    }
}

extension Substring {
    fileprivate func prefix(upTo sign: String) -> Substring {
        firstRange(of: sign).map { self[..<$0.lowerBound] } ?? self
    }
}
