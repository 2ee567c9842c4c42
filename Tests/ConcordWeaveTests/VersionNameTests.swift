import ConcordModel
import Testing

@testable import ConcordReader
@testable import ConcordWeave

@Suite("The names of versions")
struct VersionNameTests {
    private static func agreement() -> IntegratedAgreement {
        var sources = SourceSet()
        let parties = "title: T\nparties: { union: { name: U }, employer: { name: E } }\n"
        sources.add(SourceFile(path: "agreement.yml", bytes: Array(parties.utf8)))
        let article = "# Article 1. Hours\n\nA day is eight (8) hours.\n"
        sources.add(SourceFile(path: "articles/01.md", bytes: Array(article.utf8)))
        for (index, (name, after)) in [("TA 01", ""), ("TA+02", "after: [TA 01]\n"), ("TA-03", "")].enumerated() {
            let paper = """
                ---
                paper: \(name)
                kind: tentative agreement
                signed: { union: 2025-01-01, employer: 2025-01-01 }
                \(after)---

                # Article 1. Hours

                {++Words of \(index).++}

                """
            sources.add(SourceFile(path: "papers/\(index).md", bytes: Array(paper.utf8)))
        }
        return IntegratedAgreement(AgreementReader.read(sources, name: "T").manuscript)
    }

    @Test(arguments: [
        ("base", []), ("TA 01", ["TA 01"]), (" TA-03 ", ["TA-03"]), ("ta-03", ["TA-03"]), ("TA–03", ["TA-03"]),
        ("TA+02", ["TA 01", "TA+02"]),
        ("TA 01+TA-03", ["TA 01", "TA-03"]), ("TA 01 + base", ["TA 01"]),
        ("integrated@2024-12-31+TA-03", ["TA-03"]), ("integrated", ["TA 01", "TA+02", "TA-03"]),
    ])
    func namesMeanPapers(name: String, papers: [String]) throws {
        let agreement = Self.agreement()
        let version = try #require(agreement.version(named: name))
        let order = agreement.order
        let found = order.papers.map(\.paper.id).filter { order.index(of: $0).map(version.contains) ?? false }
        #expect(found.sorted() == papers.sorted())
    }

    @Test(arguments: [
        "", " ", "+", "TA-03+", "+TA-03", "TA-03++TA 01", "TA01", "ta-3", "integrated@", "integrated@2025-02-30",
    ])
    func otherNamesMeanNone(name: String) { #expect(Self.agreement().version(named: name) == nil) }
}
