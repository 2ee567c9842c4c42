import ConcordCompiler
import Foundation
import Support
import Testing

@Suite(.enabled(if: RealAgreement.isAtHand, RealAgreement.absence))
struct RealAgreementTests {
    @Test(arguments: RealAgreement.all)
    func everyWordIsPrinted(_ agreement: RealAgreement) throws {
        let input = try agreement.input()
        let outputs = try compile(input).build(version: "integrated", formats: [.text])
        let printed = try #require(outputs.first { $0.name == "agreement.txt" }).bytes
        var missing = PrintedWords.counts(
            input.files.filter { $0.path.hasSuffix(".md") }.flatMap {
                RealAgreement.words(String(decoding: $0.bytes, as: UTF8.self))
            })
        for word in PrintedWords.letterRuns(printed) { missing[word, default: 0] -= 1 }
        let lost = RealAgreement.named(missing.filter { $0.value > 0 })
        #expect(lost.isEmpty, "\(lost)")
    }

    struct Citation: CustomTestStringConvertible, Sendable {
        var agreement: String
        var citation: String
        var file: String
        /// How the first line of the provision begins, and the first line behind it.
        var first: String
        var next: String?
        var testDescription: String { "\(agreement): \(citation)" }
    }

    @Test(arguments: [
        Citation(
            agreement: "lane-afscme-general", citation: "Article 10, Section 2(A)", file: "articles/13-wages.md",
            first: "(A) Step increases", next: "(B) Employees who"),
        Citation(
            agreement: "lane-afscme-general", citation: "10.1(B)(2)", file: "articles/13-wages.md",
            first: "    (2) Effective the first", next: "    (3) Effective"),
        Citation(
            agreement: "lane-afscme-general", citation: "Exhibit A",
            file: "appendices/06-exhibit-a-template-stipulated-protective-order.md",
            first: "# EXHIBIT A"),
        Citation(
            agreement: "washington-afscme-2024", citation: "12.15", file: "articles/12-wages.md", first: "## 12.15 "),
        Citation(
            agreement: "washington-afscme-2024", citation: "Article 12, Section 12.8.2", file: "articles/12-wages.md",
            first: "12.8.2 ", next: "12.8.3 "),
        Citation(
            agreement: "washington-afscme-2024", citation: "Article 14", file: "articles/14-article14-safety.md",
            first: "# ARTICLE14"),
        Citation(
            agreement: "lane-lcpoa", citation: "7.6", file: "articles/08-wages-and-overtime.md", first: "## 7.6 ",
            next: "## 7.7 "),
        Citation(
            agreement: "lane-lcpoa", citation: "Article 7, Section 7.1(A)(2)(c)",
            file: "articles/08-wages-and-overtime.md",
            first: "        c. ", next: "        d. "),
        Citation(
            agreement: "aee-2023", citation: "Article 9.4, Section 10(D)(b)", file: "articles/52-overtime.md",
            first: "    b. The Arbitrator must", next: "    c. Arbitration"),
        Citation(
            agreement: "aee-2023", citation: "Appendix B", file: "appendices/02-appendix-b-classification-plan.md",
            first: "# APPENDIX B"),
        Citation(
            agreement: "aee-2025", citation: "Letter of Agreement #4",
            file: "letters/04-letter-of-agreement-4-pay-equity-equal-pay.md", first: "# LETTER OF AGREEMENT #4"),
        Citation(
            agreement: "lane-foppo", citation: "Schedule A", file: "appendices/02-schedule-a.md", first: "# SCHEDULE A"),
        Citation(
            agreement: "clackamas-wes", citation: "Appendix A",
            file: "appendices/01-appendix-a-wes-safety-incentive-program.md",
            first: "# APPENDIX A"),
    ])
    func aCitationPrintsItsProvisionAlone(_ item: Citation) throws {
        let agreement = RealAgreement(name: item.agreement)
        let lines = try agreement.lines(of: item.file)
        let first = try #require(lines.firstIndex { $0.hasPrefix(item.first) })
        let next = try item.next.map { prefix in try #require(lines.firstIndex { $0.hasPrefix(prefix) }) }
        let wanted = RealAgreement.words(lines[first..<(next ?? nextHead(lines, first))].joined(separator: "\n"))
        let shown = PrintedWords.letterRuns(try compile(try agreement.input()).show(item.citation))
        // Cells of a table may be wrapped side by side.
        let isSame = shown == wanted || PrintedWords.counts(shown) == PrintedWords.counts(wanted)
        let (have, want) = (shown.prefix(20), wanted.prefix(20))
        #expect(
            isSame,
            "\(have.map { String(decoding: $0, as: UTF8.self) }) and not \(want.map { String(decoding: $0, as: UTF8.self) })"
        )
    }

    /// Where the provision of a head ends when nothing else is said: at the next head of its level, or with the file.
    private func nextHead(_ lines: [String], _ first: Int) -> Int {
        let level = lines[first].prefix { $0 == "#" }
        return lines[(first + 1)...].firstIndex { $0.hasPrefix(level + " ") } ?? lines.count
    }

    @Test(arguments: ["aee-2023"])
    func theNextTermAsFullTextPapers(name: String) throws {
        let (old, new) = (RealAgreement(name: "aee-2023"), RealAgreement(name: "aee-2025"))
        let frame = SourceFile(
            path: "agreement.yml",
            bytes: Array("title: AEE\nparties:\n  union: { name: Union }\n  employer: { name: Employer }\n".utf8))
        func articles(_ agreement: RealAgreement) throws -> [SourceFile] {
            // The signature page, which the older term does not have, would compete for its place with the last article.
            try agreement.input().files.filter {
                $0.path.hasPrefix("articles/") && $0.bytes.starts(with: "# ARTICLE".utf8)
            }
        }
        let (before, after) = (try articles(old), try articles(new))
        var papers: [SourceFile] = []
        for (number, article) in after.enumerated() {
            let matter = """
                ---
                paper: TA-\(number + 1)
                kind: tentative agreement
                form: full text
                signed: { union: 2025-06-01, employer: 2025-06-02 }
                ---

                """
            papers.append(SourceFile(path: "papers/\(number).md", bytes: Array(matter.utf8) + article.written))
        }
        let compilation = compile(Input(name: "aee", files: [frame] + before + papers))
        let errors = compilation.findings.filter { $0.severity == .error }
        #expect(errors.isEmpty, "\(errors.map(\.message))")
        for (version, files) in [("integrated", after), ("base", before)] {
            let clean = try compilation.redline(from: version, to: version, format: .text)
            let wanted = try compile(Input(name: "aee", files: [frame] + files)).redline(
                from: "base", to: "base", format: .text)
            let isSame = PrintedWords.letterRuns(clean) == PrintedWords.letterRuns(wanted)
            #expect(isSame, "\(version)")
            // And against the files themselves, which no reader has seen.
            var words = PrintedWords.counts(PrintedWords.letterRuns(clean))
            for file in files {
                for word in RealAgreement.words(String(decoding: file.bytes, as: UTF8.self)) {
                    words[word, default: 0] -= 1
                }
            }
            let title = PrintedWords.counts([Array("AEE".utf8)])
            let difference = words.filter { $0.value != title[$0.key, default: 0] }
            #expect(difference.isEmpty, "\(version): \(RealAgreement.named(difference).prefix(30))")
        }
        try ReadingBack(compilation).check("aee", pairs: [("base", "integrated")])
    }
}
