import ConcordCompiler
import Foundation
import Support
import Testing

/// What a paper in the drafter's words makes of an article must be the article as it was edited, in whatever words the edit
/// is said.
@Suite struct WordedEditTests {
    /// How many papers are tried: some hundreds in the suite, any number with CONCORD_WORDED_EDITS.
    private static let count = ProcessInfo.processInfo.environment["CONCORD_WORDED_EDITS"].flatMap(Int.init) ?? 400

    private static let frame = SourceFile(
        path: "agreement.yml",
        bytes: Array(
            "title: Agreement\nparties:\n  crew: { name: Deckhands, short: Crew }\n  port: { name: Port, short: Port }\n"
                .utf8))

    private static func clean(_ article: String, paper: String?) throws -> (text: String, compilation: Compilation) {
        var files = [frame, SourceFile(path: "articles/04.md", bytes: Array(article.utf8))]
        if let paper { files.append(SourceFile(path: "papers/ta-01.md", bytes: Array(paper.utf8))) }
        let compilation = compile(Input(name: "made", files: files))
        let bytes = try compilation.redline(from: "integrated", to: "integrated", format: .text)
        return (String(decoding: bytes, as: UTF8.self), compilation)
    }

    @Test func editsAreWhatTheirWordsSay() throws {
        var told = 0
        for seed in 0..<Self.count {
            let edits = WordedEdits(UInt64(seed))
            guard !edits.sentences.isEmpty else { continue }
            told += edits.sentences.count
            let paper =
                "---\npaper: TA-01\nkind: tentative agreement\nsigned: { crew: 2025-03-14, port: 2025-03-15 }\nform: instructions\n---\n\n# Article 4\n\n"
                + edits.sentences.joined(separator: "\n\n") + "\n"
            let wanted = try Self.clean(edits.article.source, paper: nil).text
            let (found, compilation) = try Self.clean(edits.earlier.source, paper: paper)
            let errors = compilation.findings.filter { $0.severity == .error || $0.rule == .unclearInstruction }
            #expect(
                errors.isEmpty && found == wanted,
                "seed \(seed)\n\(edits.sentences.joined(separator: "\n"))\n\(compilation.showing(errors).report)\n--- wanted\n\(wanted)\n--- found\n\(found)"
            )
        }
        #expect(told > Self.count)
    }
}
