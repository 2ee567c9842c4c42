import ConcordCompiler
import Foundation
import Support
import Testing

/// Memoranda as they were signed, read as papers in the drafter's words: where the extraction of the printed page left struck
/// and inserted words run together, the inserted ones are kept, and nothing else is changed.
@Suite(.enabled(if: RealAgreement.isAtHand, RealAgreement.absence))
struct RealInstructionTests {
    private func compiled(
        _ agreement: RealAgreement, form: String? = "instructions", effective: String? = nil, _ body: String
    ) throws -> Compilation {
        var input = try agreement.input()
        let frame = "title: Agreement\nparties:\n  union: { name: Union }\n  employer: { name: Employer }\n"
        input.files.removeAll { $0.path == "agreement.yml" || $0.path.hasPrefix("papers/") }
        var matter = "---\npaper: MOU\nkind: memorandum\nsigned: { union: 2026-01-05, employer: 2026-01-06 }\n"
        if let form { matter += "form: \(form)\n" }
        if let effective { matter += "effective: \(effective)\n" }
        input.files += [
            SourceFile(path: "agreement.yml", bytes: Array(frame.utf8)),
            SourceFile(path: "papers/mou.md", bytes: Array((matter + "---\n\n" + body).utf8)),
        ]
        return compile(input)
    }

    private func original(_ agreement: RealAgreement, _ file: String) throws -> String {
        try agreement.lines(of: "papers/original/\(file)").joined(separator: "\n")
    }

    private func errors(_ compilation: Compilation) -> [Rule] {
        compilation.findings.filter { $0.severity == .error }.map(\.rule)
    }

    /// Struck and inserted words, in their order.
    private func changes(_ compilation: Compilation) throws -> [String] {
        var options = RenderOptions()
        options.width = 100_000
        let bytes = try compilation.redline(from: "base", to: "integrated", format: .text, options: options)
        var changes: [String] = []
        for piece in String(decoding: bytes, as: UTF8.self).components(separatedBy: "[-").dropFirst() {
            changes.append("-" + piece.components(separatedBy: "-]")[0])
            if piece.contains("-]{+") {
                changes.append("+" + piece.components(separatedBy: "-]{+")[1].components(separatedBy: "+}")[0])
            }
        }
        return changes
    }

    @Test func aQuotedSentenceReplacesTheOneThatStandsThere() throws {
        let agreement = RealAgreement(name: "clackamas-wes")
        let text = try original(agreement, "moa-a10-vacation-sell-back-adjustment.txt")
        // The numerals of the contract's sections are lost, so that its address fits nothing; the finding shows what does.
        let literal = try compiled(agreement, effective: "2025-06-07", text)
        #expect(errors(literal) == [.unknownTarget], "\(literal.report)")
        #expect(
            literal.findings.first { $0.rule == .unknownTarget }?.cure?.contains("Article 10, “ACCRUAL”(ii)") ?? false)
        // A further sentence of the item stays, since the memorandum quotes one only.
        let cited = text.replacingOccurrences(
            of: "Article 10, Section (B)(2)(ii) shall be",
            with: "the first sentence of Article 10, “ACCRUAL”(ii) shall be")
        let compilation = try compiled(agreement, effective: "2025-06-07", cited)
        #expect(errors(compilation).isEmpty, "\(compilation.report)")
        #expect(try changes(compilation) == ["-fifty (50)", "+sixty (60)"])
    }

    @Test func twoSectionsAreRestatedInQuotationMarks() throws {
        let agreement = RealAgreement(name: "lane-lcpoa")
        let text = try original(agreement, "mou-poa-26-07.txt")
        let start = try #require(text.range(of: "within-thir"))
        let end = try #require(text.range(of: "-ofwhen "))
        let read = text.replacingCharacters(in: start.lowerBound..<end.upperBound, with: "")
        let compilation = try compiled(agreement, read)
        #expect(errors(compilation).isEmpty, "\(compilation.report)")
        let found = try changes(compilation)
        #expect(
            found.count == 2 && found[0].hasPrefix("-within thirty (30)") && found[1] == "+by the date it is",
            "\(found)")
    }

    @Test func aWordThatIsNeitherInTheContractNorMarkedIsFound() throws {
        let agreement = RealAgreement(name: "lane-lcpoa")
        let text = try original(agreement, "mou-poa-26-09.txt")
        let garbled = "one hundred four twelve (104112)"
        #expect(text.components(separatedBy: garbled).count == 3)
        // As it was signed, with marks: the restated section under its head.
        let marked = text.replacingOccurrences(
            of: garbled, with: "{~~one hundred four (104)~>one hundred twelve (112)~~}")
        let section = try #require(marked.components(separatedBy: "\n").first { $0.contains("{~~") })
        let article = try agreement.lines(of: "articles/11-paid-leave.md")
        let head = try #require(article.first { $0.hasPrefix("## 10.3") })
        let restated = "\(article[0])\n\n\(head)\n\n\(section.dropLast())\n"
        let compilation = try compiled(agreement, form: nil, restated)
        #expect(errors(compilation) == [.unmarkedChange], "\(compilation.report)")
        #expect(compilation.findings.first { $0.rule == .unmarkedChange }?.message.contains("“beyond”") ?? false)
        // In the drafter's words it is part of the new text, and the redline shows it.
        let amended = try compiled(
            agreement, text.replacingOccurrences(of: garbled, with: "one hundred twelve (112)"))
        #expect(errors(amended).isEmpty, "\(amended.report)")
        let found = try changes(amended)
        #expect(found.count == 4 && found[3].hasPrefix("+beyond one hundred twelve"), "\(found)")
    }

    @Test func oneDefinitionIsReplacedInFiveArticles() throws {
        let agreement = RealAgreement(name: "washington-afscme-2024")
        let text = try original(agreement, "mou-trimet-insurance-pay-period-2025-11-18.txt")
        let table = try #require(text.components(separatedBy: "\n").first { $0.hasPrefix("Years of Service |") })
        let rows = table.components(separatedBy: "; ").map { "> | \($0) |" }
        let section = try agreement.lines(of: "articles/19-vacation-leave.md")
        let fence = try #require(section.firstIndex { $0.hasPrefix("```text") })
        let close = try #require(section[(fence + 1)...].firstIndex { $0.hasPrefix("```") })
        let next = try #require(section[close...].firstIndex { $0.hasPrefix("## ") })
        let head = try #require(section[..<fence].lastIndex { $0.hasPrefix("## ") })
        let kept = (section[head..<fence] + ["TABLE"] + section[(close + 1)..<next]).map { "> " + $0 }
        let restated = kept.joined(separator: "\n").replacingOccurrences(
            of: "> TABLE", with: ([rows[0], "> | --- | --- | --- |"] + rows.dropFirst()).joined(separator: "\n"))
        let body = """
            In Article 2, 2.2, replace "thirty-nine (39) qualified payroll periods" with "18 months" and replace
            "twenty-six (26) qualified payroll periods" with "12 months".

            2.9 is amended by striking "thirty-nine (39) qualified payroll periods" and inserting "18 months" and by
            striking "twenty-six (26) qualified payroll periods" and inserting "12 months".

            In 11.3, strike "Qualified Payroll Periods" and insert "leave accruals".

            In 12.3.1, replace "twenty-six (26) qualified payroll periods" with "12 months" throughout.

            In 12.6.2, replace "twenty six (26) qualified payroll periods" with "12 months".

            Section 19.1 is amended to read:

            \(restated)

            In 20.1, replace "the number of qualified payroll periods" with "the duration", and strike "and shall be
            calculated at one (1) point per qualified payroll period without limit".

            Replace "thirteen (13) qualified payroll periods" with "6 months" throughout Article 20.
            """
        let compilation = try compiled(agreement, body)
        #expect(compilation.findings.filter { $0.papers == ["MOU"] }.isEmpty, "\(compilation.report)")
        let found = try changes(compilation)
        #expect(found.filter { $0 == "+12 months" }.count == 5, "\(found)")
        #expect(found.filter { $0 == "+18 months" }.count == 2)
        #expect(found.filter { $0 == "+6 months" }.count == 2)
        let clean = try compilation.show("19.1")
        #expect(String(decoding: clean, as: UTF8.self).contains("0.0924"))
    }
}
