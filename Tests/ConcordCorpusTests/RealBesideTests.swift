import ConcordCompiler
import Foundation
import Support
import Testing

/// Real memoranda that stand beside the contract, bound in as they were signed: each paper is made here of the corpus file,
/// with the front matter that its text calls for.
@Suite(.enabled(if: RealAgreement.isAtHand, RealAgreement.absence))
struct RealBesideTests {
    struct Memorandum: CustomTestStringConvertible, Sendable {
        var file: String
        var effective: String
        var expires: String
        var before: String
        /// As the memorandum cites it, and as the compiler does.
        var setsAside: [(cited: String, found: String)]
        var testDescription: String { file }
    }

    static let memoranda = [
        Memorandum(
            file: "mou-4-10-workday-schedule-2025-11-18.txt", effective: "2026-02-28", expires: "2026-08-28",
            before: "2026-02-27",
            setsAside: [
                ("Article 12.10", "Article 12, Section 12.10"), ("Article 12.13", "Article 12, Section 12.13"),
                ("Article 18.3", "Article 18, Section 18.3"), ("Article 19.3", "Article 19, Section 19.3"),
            ]),
        Memorandum(
            file: "mou-appendix-a-2024-12-03.txt", effective: "2024-12-03", expires: "2027-06-30", before: "2024-12-02",
            setsAside: [("Appendix A", "Appendix A")]),
    ]

    private let agreement = RealAgreement(name: "washington-afscme-2024")

    private func compiled(_ memorandum: Memorandum) throws -> (Compilation, words: String) {
        let words = try agreement.lines(of: "papers/original/" + memorandum.file)
        let head = [
            "---", "paper: MOU-1", "kind: memorandum", "form: beside",
            "signed: { union: \(memorandum.effective), employer: \(memorandum.effective) }",
            "effective: \(memorandum.effective)", "expires: \(memorandum.expires)", "sets aside:",
        ]
        let list = memorandum.setsAside.map { "  - \($0.cited)" }
        let body = ["---", "", "# \(words[0])"] + words.dropFirst()
        var input = try agreement.input()
        input.files.removeAll { $0.path.hasPrefix("papers/") }
        let text = (head + list + body).joined(separator: "\n")
        input.files.append(SourceFile(path: "papers/mou-1.md", bytes: Array(text.utf8)))
        return (compile(input), words.joined(separator: "\n"))
    }

    @Test(arguments: memoranda)
    func isBoundInWithItsOwnWords(_ memorandum: Memorandum) throws {
        let (compilation, words) = try compiled(memorandum)
        let own = compilation.findings.filter { !$0.isCheck && $0.papers.contains("MOU-1") && $0.severity > .note }
        #expect(own.isEmpty, "\(compilation.report)")
        let letter = try compilation.show("Memorandum of Understanding")
        #expect(PrintedWords.letterRuns(letter) == PrintedWords.letterRuns(words.utf8))
        // The contract itself is untouched.
        let whole = PrintedWords.letterRuns(try compilation.show(nil))
        let base = PrintedWords.letterRuns(try compilation.show(nil, version: "base"))
        #expect(whole.count == base.count + PrintedWords.letterRuns(words.utf8).count)
    }

    @Test(arguments: memoranda)
    func itsNotesStandWhileItIsInForce(_ memorandum: Memorandum) throws {
        let (compilation, _) = try compiled(memorandum)
        func page(_ day: String) throws -> String {
            let version = "integrated@\(day)"
            return String(decoding: try compilation.redline(from: version, to: version, format: .html), as: UTF8.self)
        }
        func notes(_ page: String) -> Int { page.components(separatedBy: "data-note>Set aside by MOU-1 ").count - 1 }
        for day in [memorandum.effective, memorandum.expires] {
            #expect(notes(try page(day)) == memorandum.setsAside.count)
        }
        let before = try page(memorandum.before)
        #expect(notes(before) == 0 && !before.contains("MOU-1"))
        for entry in memorandum.setsAside {
            let blame = try compilation.blame(entry.found)
            #expect(blame.provisions.first?.notes.first?.hasPrefix("Set aside by MOU-1") == true, "\(entry)")
        }
    }
}
