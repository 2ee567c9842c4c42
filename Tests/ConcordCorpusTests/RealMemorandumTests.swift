import ConcordCompiler
import Foundation
import Support
import Testing

/// Two memoranda as they were signed, put into marked form by this code: what they restate is laid beside the contract, and
/// what differs is marked.
@Suite(.enabled(if: RealAgreement.isAtHand, RealAgreement.absence))
struct RealMemorandumTests {
    /// The words that a redline inserts and strikes, by the plain-text output.
    private func changes(_ compilation: Compilation) throws -> (inserted: String, struck: String) {
        var options = RenderOptions()
        options.width = 100_000
        let bytes = try compilation.redline(from: "base", to: "integrated", format: .text, options: options)
        let text = String(decoding: bytes, as: UTF8.self)
        func pieces(_ open: String, _ close: String) -> String {
            text.components(separatedBy: open).dropFirst().map { $0.components(separatedBy: close)[0] }
                .joined(separator: " | ")
        }
        return (pieces("{+", "+}"), pieces("[-", "-]"))
    }

    /// An item of the base with the end that the memorandum adds to it as an insertion.
    private func marked(_ base: String, _ restated: String) throws -> String {
        func words(_ line: String) -> [String] {
            line.replacingOccurrences(of: "“", with: "\"").replacingOccurrences(of: "”", with: "\"")
                .replacingOccurrences(of: "’", with: "'").split(separator: " ").map(String.init)
        }
        let (old, new) = (words(base), words(restated))
        #expect(Array(new.prefix(old.count)) == old, "the memorandum only adds to this item")
        let printed = restated.split(separator: " ").map(String.init)
        if new.count == old.count { return restated }
        return printed.prefix(old.count).joined(separator: " ") + " {++"
            + printed.dropFirst(old.count).joined(separator: " ") + "++}"
    }

    private func paper(_ id: String, _ body: String) -> SourceFile {
        let matter = """
            ---
            paper: \(id)
            kind: memorandum
            signed: { union: 2026-01-05, employer: 2026-01-06 }
            ---


            """
        return SourceFile(path: "papers/\(id).md", bytes: Array((matter + body + "\n").utf8))
    }

    private func line(_ prefix: String, behind head: String = "", in lines: [String]) throws -> String {
        let start = head.isEmpty ? 0 : try #require(lines.firstIndex { $0.hasPrefix(head) })
        return try #require(lines[start...].first { $0.hasPrefix(prefix) })
    }

    private func compiled(_ agreement: RealAgreement, _ paper: SourceFile) throws -> Compilation {
        var input = try agreement.input()
        let frame = "title: Agreement\nparties:\n  union: { name: Union }\n  employer: { name: Employer }\n"
        input.files.removeAll { $0.path == "agreement.yml" || $0.path.hasPrefix("papers/") }
        input.files += [SourceFile(path: "agreement.yml", bytes: Array(frame.utf8)), paper]
        return compile(input)
    }

    @Test func aSentenceIsAddedAndAnItemStruck() throws {
        let agreement = RealAgreement(name: "lane-afscme-general")
        let base = try agreement.lines(of: "articles/13-wages.md")
        let memorandum = try agreement.lines(of: "papers/original/mou-afg-26-19.txt")
        let head = "## Section 2 "
        let addition = try line("(A)", in: memorandum)
        let body = [
            base[0], try line(head, in: base), try marked(try line("(A)", behind: head, in: base), addition),
            try marked(try line("(B)", behind: head, in: base), try line("(B)", in: memorandum)),
            "{--" + (try line("(C)", behind: head, in: base)) + "--}",
        ].joined(separator: "\n\n")
        let compilation = try compiled(agreement, paper("MOU-26-19", body))
        let errors = compilation.findings.filter { $0.severity > .note }
        #expect(errors.isEmpty, "\(compilation.report)")
        let (inserted, struck) = try changes(compilation)
        let oldWords = try line("(A)", behind: head, in: base).split(separator: " ").count
        let newWords = addition.split(separator: " ").dropFirst(oldWords).joined(separator: " ")
        #expect(inserted == newWords)
        #expect(struck == (try line("(C)", behind: head, in: base)))
    }

    @Test func whatIsLeftOutStaysAndIsReported() throws {
        let agreement = RealAgreement(name: "lane-foppo")
        let base = try agreement.lines(of: "articles/13-wages.md")
        let memorandum = try agreement.lines(of: "papers/original/mou-ppo-26-01.txt")
        let head = try #require(base.first { $0.hasPrefix("## ") && $0.contains("Steps in") })
        let items = try ["(A)", "(B)", "(C)"].map { label in
            try marked(try line(label, behind: head, in: base), try line(label, in: memorandum))
        }
        let body = ([base[0], head] + items).joined(separator: "\n\n")
        let compilation = try compiled(agreement, paper("MOU-26-01", body))
        #expect(
            compilation.findings.filter { $0.severity > .note && !$0.isCheck }.map(\.rule) == [.omittedProvision],
            "\(compilation.report)")
        let (inserted, struck) = try changes(compilation)
        let oldWords = try line("(B)", behind: head, in: base).split(separator: " ").count
        #expect(
            inserted
                == (try line("(B)", in: memorandum)).split(separator: " ").dropFirst(oldWords).joined(separator: " "))
        #expect(struck.isEmpty)
        let kept = RealAgreement.words(try line("(D)", behind: head, in: base))
        #expect(
            PrintedWords.letterRuns(try compilation.show("Article 10, Section 2(D)")).prefix(kept.count) == kept[...])
    }
}
