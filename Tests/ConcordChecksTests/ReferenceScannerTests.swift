import ConcordChecks
import ConcordCompiler
import ConcordModel
import ConcordReader
import ConcordWeave
import Testing

/// Words in a contract, and the paths that are read from them.
@Suite struct ReferenceScannerTests {
    struct Phrase: CustomTestStringConvertible, Sendable {
        var words: String
        var targets: [String]
        var testDescription: String { words }
        init(_ words: String, _ targets: String...) {
            self.words = words
            self.targets = targets
        }
    }

    @Test(arguments: [
        Phrase("as Article 12 says", "article 12"),
        Phrase("Articles 12 and 13 apply", "article 12", "article 13"),
        Phrase("Articles 5 through 9 apply", "article 5", "…article 9"),
        Phrase("see ARTICLE XII.", "article XII"),
        Phrase("see Article Twelve (12), which", "article Twelve"),
        Phrase("see Article 20 – No Strikes.", "article 20 “No Strikes”"),
        Phrase("see Article 20 (No Strikes), Section 2", "article 20 “No Strikes” section 2"),
        Phrase(
            "Article 7 – Hours of Work, Section 4 – Flexible Work",
            "article 7 “Hours of Work” section 4 “Flexible Work”"),
        Phrase("Article 12, Section 3(a)(2) governs", "article 12 section 3 (a) (2)"),
        Phrase("Section 3 of Article 12 governs", "article 12 section 3"),
        Phrase("under Section 3, Article 12, or", "article 12 section 3"),
        Phrase("Section 1.A.2 governs", "section 1 A 2"),
        Phrase("in Section 4.2(b), or", "section 4.2 (b)"),
        Phrase("Sections 2(a) and 3(b)-(d) apply", "section 2 (a)", "section 3 (b)", "…section 3 (d)"),
        Phrase("Sections 1, 2, and 3 above apply", "section 1", "section 2", "section 3"),
        Phrase("Article 9, Section 1 and 6. If", "article 9 section 1", "article 9 section 6"),
        Phrase("Article 9, Section 1, ten days", "article 9 section 1"),
        Phrase("Section 3 and 30 days later", "section 3"),
        Phrase("Article 12, Section 3 and Section 4", "article 12 section 3", "article 12 section 4"),
        Phrase("Sections 3 and 4 of this Article 18", "article 18 section 3", "article 18 section 4"),
        Phrase("Section 4 of this Article", "this article: section 4"),
        Phrase("subsection (c) applies", "subsection (c)"),
        Phrase("paragraph (2) above", "paragraph (2)"),
        Phrase("items (a) through (d)", "item (a)", "…(d)"),
        Phrase("under (a) or (b) above", "(a)", "(b)"),
        Phrase("as provided in C above, employees", "C"),
        Phrase("under this Article and this Section", "this article", "this section"),
        Phrase("in Appendix A and Appendix B-1", "appendix A", "appendix B-1"),
        Phrase("Schedule \"A\" and Schedule “B” apply", "schedule A", "schedule B"),
        Phrase("see Exhibit C.", "exhibit C"),
        Phrase("Letter of Agreement #4, LOA 3 and MOU 26-19", "letter 4", "letter 3", "memorandum 26-19"),
        Phrase("Section 3 (C) above and Section 8 d. below", "section 3 (C)", "section 8 d"),
        Phrase("Section 3B or Article 14A", "section 3B", "article 14A"),
        Phrase("see 12.1(a) for more", "12.1 (a)"),
        Phrase("Articles 19 .3 and 20.2 of this Agreement", "article 19.3", "article 20.2"),
        Phrase("§ 4 of this Agreement", "section 4"),
        Phrase("Article 5.B.2.c and Article 17, paragraph C(3)", "article 5 B 2 c", "article 17 paragraph C (3)"),
        Phrase("Article II, Article IX, Section 4", "article II", "article IX section 4"),
        Phrase("Article 2 – Section Leaders, Section 4", "article 2 “Section Leaders” section 4"),
        Phrase("the policy in Section 4", "section 4"),
    ])
    func isReadAs(_ phrase: Phrase) throws {
        let found = try references(phrase.words)
        let isForeign = found.entries.contains { $0.reference.isForeign }
        #expect(!isForeign)
        let paths = found.entries.flatMap { $0.reference.targets.map { path($0, found.text) } }
        #expect(paths == phrase.targets)
    }

    @Test(arguments: [
        "as ORS 243.650 and OAR 115-010-0005 say", "for 3.5 hours or $12.50 in 2025", "the Article(s) that apply",
        "schedule a meeting in this room", "a section of the County", "within thirty (30) days or twelve (12) months",
        "Public Law 104-191, Title VII and Chapter 240", "the items above", "(a) first and (b) second",
        "articles of clothing and an item on the schedule",
    ])
    func isNoReference(_ words: String) throws {
        let found = try references(words)
        #expect(found.entries.isEmpty)
    }

    @Test(arguments: [
        "29 U.S.C. § 207", "Section 125 of the Internal Revenue Code", "Section 7 of the NLRA", "FLSA section 207(k)",
        "Article 5 of the Constitution", "Section 8 of the County Personnel Rules",
        "Internal Revenue Code, Section 414(h)(2)",
        "the Administrative Procedures Manual (APM) Chapter 3, Section 35, employees",
        "Section 9 of the Port's security plan", "Title VII, Section 703",
    ])
    func isForeign(_ words: String) throws {
        let found = try references("As \(words) has it.")
        let areForeign = found.entries.map { $0.reference.isForeign }
        #expect(areForeign == [true])
    }

    /// Words that end where a number, a title or a list would have to begin, and every piece of a phrase.
    @Test func endsAnywhere() throws {
        let phrase =
            "see Articles 7 – Hours (No “Work”), Sections 4.2(b)-(d), and 5 of this Article, “A” § 3 #4 to Section B-1 above"
        let bytes = Array(phrase.utf8)
        for end in 1...bytes.count {
            _ = try references(String(decoding: bytes[..<end], as: UTF8.self))
            _ = try references(String(decoding: bytes[(end - 1)...], as: UTF8.self))
        }
    }

    @Test func staysLinear() throws {
        for piece in [
            "Section 9(z), ", "Articles 1, ", "Section 1 (", "(b) above ", "Article 12 (No Title Of It) ",
            "Section 3 of ",
        ] {
            _ = try references(String(repeating: piece, count: 4000))
        }
    }

    private func references(_ words: String) throws -> ContractReferences {
        var sources = SourceSet()
        let text = "# Article 12. Leave\n\n## 12.1 Days\n\n(a) One.\n\n(b) Two.\n\n(c) We write: \(words)\n"
        sources.add(SourceFile(path: "articles/12.md", bytes: Array(text.utf8)))
        let (manuscript, _) = AgreementReader.read(sources, name: "a")
        let agreement = IntegratedAgreement(manuscript)
        return ContractReferences(ContractTextBuilder.build(agreement, in: Version()))
    }

    private func path(_ target: Reference.Target, _ text: ContractText) -> String {
        var words: [String] = []
        if let base = target.base { words.append("this \(base)" + (target.steps.isEmpty ? "" : ":")) }
        for (index, step) in target.steps.enumerated() {
            if step.word != .none { words.append("\(step.word)") }
            words.append(step.isEnclosed ? "(\(step.number))" : step.number)
            for title in target.titles where title.step == index && title.isSetApart {
                words.append("“\(text.string(title.range))”")
            }
        }
        return (target.endsRange ? "…" : "") + words.joined(separator: " ")
    }
}
