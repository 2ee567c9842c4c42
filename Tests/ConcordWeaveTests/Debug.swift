import ConcordCompiler
import Support
import Testing
@Suite struct Debug {
    @Test func x() throws {
        var random = Seeded(4000 + 26)
        let agreement = GeneratedAgreement(&random)
        let papers: [GeneratedPaper] = (1...(2 + random.number(2))).map { number in
            let article = random.number(min(2, agreement.articles.count))
            let edits = GeneratedEdit.some(in: agreement, article: article, section: 0, &random)
            return GeneratedPaper(id: "TA-\(number)", edits: edits, isFullText: random.chance(2))
        }
        let c = agreement.compiled(with: papers)
        print(c.report)
        print(String(decoding: try c.redline(from: "base", to: "integrated", format: .text), as: UTF8.self))
    }
}
