import ConcordCompiler
import ConcordModel
import Support
import Testing

/// A seal is about one paper and what that paper makes of the contract: what other papers there are breaks none.
@Suite struct SealPropertyTests {
    /// Papers that want the same words, make the same changes and build on one another.
    private func papers(_ agreement: GeneratedAgreement, _ random: inout Seeded) -> [SourceFile] {
        var papers: [GeneratedPaper] = []
        for number in 1...(2 + random.number(3)) {
            let article = random.number(min(2, agreement.articles.count))
            let edits =
                random.chance(2)
                ? GeneratedEdit.restructuring(of: agreement, article: article, section: 0, &random)
                : GeneratedEdit.some(in: agreement, article: article, section: 0, &random)
            papers.append(GeneratedPaper(id: "TA-\(number)", edits: edits, &random))
            // The same change once more, by another paper.
            if random.chance(3) { papers.append(GeneratedPaper(id: "TB-\(number)", edits: edits, &random)) }
        }
        return papers.map { $0.file(on: agreement) }
    }

    @Test(arguments: SeedBatch.of(120))
    func otherPapersBreakNoSeal(batch: SeedBatch) throws {
        for seed in batch.seeds { try otherPapersBreakNoSeal(seed) }
    }

    private func otherPapersBreakNoSeal(_ seed: Int) throws {
        var random = Seeded(UInt64(seed))
        let agreement = GeneratedAgreement(&random)
        let files = papers(agreement, &random)
        let together = try sealed(input(agreement, files))
        #expect(broken(together) == [], "seed \(seed): all")
        for left in files.indices {
            var fewer = together
            fewer.files.removeAll { $0.path == files[left].path }
            #expect(broken(fewer) == [], "seed \(seed): without \(files[left].path)")
        }
        // Sealed alone, and then among the others.
        var among = input(agreement, files)
        for file in files {
            let alone = try sealed(input(agreement, [file]))
            for index in among.files.indices where among.files[index].path == file.path {
                among.files[index] = try #require(alone.files.first { $0.path == file.path })
            }
        }
        #expect(broken(among) == [], "seed \(seed): sealed alone")
    }

    private func input(_ agreement: GeneratedAgreement, _ papers: [SourceFile]) -> Input {
        var sources = [SourceFile(path: "agreement.yml", bytes: Array(GeneratedAgreement.frame.utf8))]
        sources += agreement.files.map { SourceFile(path: $0.path, bytes: Array($0.text.utf8)) }
        return Input(name: "generated", files: sources + papers)
    }

    private func sealed(_ input: Input) throws -> Input {
        var input = input
        for file in try Sealing(input, .all).files {
            if file.path == Sealing.recordPath { continue }
            input.files.removeAll { $0.path == file.path }
            input.files.append(file)
        }
        return input
    }

    private func broken(_ input: Input) -> [String] {
        compile(input).findings.filter { $0.rule == .brokenSeal || $0.rule == .readingChanged }.flatMap(\.papers)
    }
}
