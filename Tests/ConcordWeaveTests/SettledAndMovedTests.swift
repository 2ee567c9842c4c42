import ConcordCompiler
import Foundation
import Support
import Testing

/// What must hold of conflicts that papers settle, and of provisions that papers move.
@Suite struct SettledAndMovedTests {
    private func rivals(_ agreement: GeneratedAgreement, _ random: inout Seeded) -> [GeneratedPaper] {
        (1...(2 + random.number(2))).map { number in
            let edits =
                random.chance(3)
                ? GeneratedEdit.restructuring(of: agreement, article: 0, section: 0, &random)
                : GeneratedEdit.some(in: agreement, article: 0, section: 0, &random)
            return GeneratedPaper(id: "TA-\(number)", edits: edits, &random)
        }
    }

    /// Papers on other articles than the first.
    private func unrelated(_ agreement: GeneratedAgreement, _ random: inout Seeded) -> [GeneratedPaper] {
        agreement.articles.indices.dropFirst().map { article in
            let section = random.number(agreement.articles[article].sections.count)
            let edits = GeneratedEdit.some(in: agreement, article: article, section: section, &random)
            return GeneratedPaper(id: "MOU-\(article)", edits: edits, &random)
        }
    }

    @Test(arguments: SeedBatch.of(150))
    func whatSupersedesBothSidesSettles(batch: SeedBatch) throws {
        for seed in batch.seeds {
            var random = Seeded(6000 + UInt64(seed))
            let agreement = GeneratedAgreement(&random)
            let sides = rivals(agreement, &random)
            var settling = GeneratedPaper(
                id: "ZZ-1", edits: GeneratedEdit.some(in: agreement, article: 0, section: 0, &random), &random)
            settling.supersedes = sides.map(\.id)
            let settled = agreement.compiled(with: sides + [settling])
            #expect(!settled.hasOpenConflicts, "seed \(seed)\n\(settled.report)")
            let wanted = try agreement.applying(settling.edits).compiled().words()
            #expect(try settled.words() == wanted, "seed \(seed)")
            let others = unrelated(agreement, &random)
            let more = agreement.compiled(with: sides + [settling] + others)
            #expect(!more.hasOpenConflicts, "seed \(seed)\n\(more.report)")
            let all = try agreement.applying(settling.edits).applying(others.flatMap(\.edits)).compiled().words()
            #expect(try more.words() == all, "seed \(seed)")
        }
    }

    @Test(arguments: SeedBatch.of(150))
    func whatComesAfterBothSidesSettles(batch: SeedBatch) throws {
        for seed in batch.seeds {
            var random = Seeded(7000 + UInt64(seed))
            let agreement = GeneratedAgreement(&random)
            let sides = rivals(agreement, &random)
            let edits = GeneratedEdit.some(in: agreement, article: 0, section: 0, &random)
            let wanted = agreement.applying(edits)
            // Full text says how the whole article shall read, whatever the sides made of it.
            let settling = GeneratedPaper(id: "ZZ-1", edits: edits, isFullText: true, after: sides.map(\.id))
            let others = unrelated(agreement, &random)
            for papers in [sides + [settling], sides + [settling] + others] {
                let settled = agreement.compiled(with: papers)
                #expect(!settled.hasOpenConflicts, "seed \(seed)\n\(settled.report)")
                let all = papers.count > sides.count + 1 ? wanted.applying(others.flatMap(\.edits)) : wanted
                #expect(try settled.words() == all.compiled().words(), "seed \(seed)")
            }
        }
    }

    /// A section goes into another article; what another paper changes in it goes with it.
    @Test(arguments: SeedBatch.of(150))
    func aMovedSectionTakesTheWordsOfOthersAlong(batch: SeedBatch) throws {
        for seed in batch.seeds {
            var random = Seeded(8000 + UInt64(seed))
            let agreement = GeneratedAgreement(&random)
            let section = random.number(agreement.articles[0].sections.count)
            let number = agreement.articles[1].sections.count + 1
            let edits = GeneratedEdit.some(in: agreement, article: 0, section: section, &random)
            let words = GeneratedPaper(id: "TA-1", edits: edits, isFullText: false)
            let move = Self.paper(moving: section, as: number, in: agreement)
            let compilation = agreement.compiled(with: [words], files: [move.file])
            // A section that moves away leaves a gap, which is told.
            let others = compilation.findings.filter { !$0.isCheck }
            #expect(others.isEmpty, "seed \(seed)\n\(compilation.report)")
            var wanted = agreement.applying(edits)
            var moved = wanted.articles[0].sections.remove(at: section)
            moved.number = number
            wanted.articles[1].sections.append(moved)
            #expect(try compilation.words() == wanted.compiled().words(), "seed \(seed)")
            #expect(try compilation.words("TA-2") == move.result.compiled().words(), "seed \(seed)")
            try ReadingBack(compilation).check("seed \(seed)", pairs: [("base", "integrated"), ("TA-1", "TA-2")])
        }
    }

    private static func paper(
        moving section: Int, as number: Int, in agreement: GeneratedAgreement
    ) -> (file: SourceFile, result: GeneratedAgreement) {
        var result = agreement
        var moved = result.articles[0].sections.remove(at: section)
        moved.number = number
        result.articles[1].sections.append(moved)
        let head = """
            ---
            paper: TA-2
            kind: tentative agreement
            form: full text
            signed: { union: 2025-03-14, employer: 2025-03-15 }
            ---

            """
        let text = head + result.print(result.articles[0], nil) + result.print(result.articles[1], nil)
        return (SourceFile(path: "papers/TA-2.md", bytes: Array(text.utf8)), result)
    }

    @Test(arguments: SeedBatch.of(50))
    func everyChangeNamesItsPaper(batch: SeedBatch) throws {
        for seed in batch.seeds {
            var random = Seeded(9000 + UInt64(seed))
            let agreement = GeneratedAgreement(&random)
            let papers = rivals(agreement, &random)
            let compilation = agreement.compiled(with: papers)
            let names = ["base", "integrated"] + papers.map(\.id)
            for (from, to) in names.flatMap({ from in names.map { (from, $0) } }) where from != to {
                let page = try compilation.redline(from: from, to: to, format: .html)
                // The legend above explains marks that are nobody's.
                let text = String(decoding: page, as: UTF8.self).components(separatedBy: "<main").last ?? ""
                #expect(!text.contains("<ins>") && !text.contains("<del>"), "seed \(seed): \(from) to \(to)")
            }
        }
    }
}
