import ConcordCompiler
import Support
import Testing

/// What must hold of any papers on any agreement. Each argument is a seed.
@Suite struct IntegrationTests {
    /// Papers on sections of their own, and a new section at an article's end now and then.
    private func disjoint(_ agreement: GeneratedAgreement, _ random: inout Seeded) -> [GeneratedPaper] {
        var places = agreement.articles.indices.flatMap { article in
            agreement.articles[article].sections.indices.map { (article, $0) }
        }
        places.shuffle(using: &random)
        var papers: [GeneratedPaper] = []
        var extended: Set<Int> = []
        for (article, section) in places.prefix(1 + random.number(4)) {
            var edits =
                random.chance(3)
                ? GeneratedEdit.restructuring(of: agreement, article: article, section: section, &random)
                : GeneratedEdit.some(in: agreement, article: article, section: section, &random)
            if random.chance(4), extended.insert(article).inserted {
                let number = agreement.articles[article].sections.count + 1
                edits.append(
                    GeneratedEdit(
                        place: GeneratedEdit.Place(article: article, section: number - 1, part: .whole),
                        change: .addSection(GeneratedAgreement.section(number, &random))))
            }
            papers.append(GeneratedPaper(id: "TA-\(papers.count + 1)", edits: edits, &random))
        }
        return papers
    }

    /// Papers that may want the same words.
    private func rivals(_ agreement: GeneratedAgreement, _ random: inout Seeded) -> [GeneratedPaper] {
        (1...(2 + random.number(2))).map { number in
            let article = random.number(min(2, agreement.articles.count))
            let edits =
                random.chance(3)
                ? GeneratedEdit.restructuring(of: agreement, article: article, section: 0, &random)
                : GeneratedEdit.some(in: agreement, article: article, section: 0, &random)
            return GeneratedPaper(id: "TA-\(number)", edits: edits, &random)
        }
    }

    @Test(arguments: SeedBatch.of(500))
    func papersOnDifferentProvisionsCombine(batch: SeedBatch) throws {
        for seed in batch.seeds { try papersOnDifferentProvisionsCombine(seed) }
    }

    private func papersOnDifferentProvisionsCombine(_ seed: Int) throws {
        var random = Seeded(UInt64(seed))
        let agreement = GeneratedAgreement(&random)
        let papers = disjoint(agreement, &random)
        let compilation = agreement.compiled(with: papers)
        // An edit may put back what stood there.
        let isQuiet = compilation.findings.allSatisfy { $0.isCheck || $0.rule == .noChange }
        #expect(isQuiet, "seed \(seed)\n\(compilation.report)")
        let wanted = try agreement.applying(papers.flatMap(\.edits)).compiled().words("base")
        let integrated = try compilation.words()
        #expect(integrated == wanted, "seed \(seed)\n\(firstDifference(integrated, wanted))")
        #expect(try compilation.words("base") == agreement.compiled().words(), "seed \(seed)")
        for paper in papers {
            let alone = try agreement.applying(paper.edits).compiled().words()
            #expect(try compilation.words(paper.id) == alone, "seed \(seed): \(paper.id)")
        }
    }

    @Test(arguments: SeedBatch.of(400))
    func theOrderOfPapersDoesNotMatter(batch: SeedBatch) throws {
        for seed in batch.seeds { try theOrderOfPapersDoesNotMatter(seed) }
    }

    private func theOrderOfPapersDoesNotMatter(_ seed: Int) throws {
        var random = Seeded(1000 + UInt64(seed))
        let agreement = GeneratedAgreement(&random)
        var papers = rivals(agreement, &random)
        let compilation = agreement.compiled(with: papers)
        let rules = compilation.findings.map(\.rule.rawValue).sorted()
        // The same papers under each other's names are integrated in the other order.
        let names = papers.map(\.id)
        for index in papers.indices { papers[index].id = names[papers.count - 1 - index] }
        let renamed = agreement.compiled(with: papers)
        #expect(
            renamed.findings.map(\.rule.rawValue).sorted() == rules,
            "seed \(seed)\n\(compilation.report)\n\(renamed.report)")
        if !compilation.hasOpenConflicts {
            #expect(try renamed.words() == compilation.words(), "seed \(seed)")
        }
        let letters = PrintedWords.counts(PrintedWords.letterRuns(try compilation.words().utf8).flatMap { $0 })
        #expect(
            PrintedWords.counts(PrintedWords.letterRuns(try renamed.words().utf8).flatMap { $0 }) == letters,
            "seed \(seed)")
    }

    @Test(arguments: SeedBatch.of(300))
    func thePaperUnderTwoNamesIsOnePaper(batch: SeedBatch) throws {
        for seed in batch.seeds { try thePaperUnderTwoNamesIsOnePaper(seed) }
    }

    private func thePaperUnderTwoNamesIsOnePaper(_ seed: Int) throws {
        var random = Seeded(2000 + UInt64(seed))
        let agreement = GeneratedAgreement(&random)
        let papers = rivals(agreement, &random)
        let once = agreement.compiled(with: papers)
        var copy = papers[random.number(papers.count)]
        copy.id = "ZZ-1"
        let twice = agreement.compiled(with: papers + [copy])
        #expect(try twice.words() == once.words(), "seed \(seed)")
        #expect(
            twice.findings.map(\.rule.rawValue) == once.findings.map(\.rule.rawValue),
            "seed \(seed)\n\(once.report)\n\(twice.report)")
    }

    @Test(arguments: SeedBatch.of(300))
    func aPaperComesAfterAnother(batch: SeedBatch) throws {
        for seed in batch.seeds { try aPaperComesAfterAnother(seed) }
    }

    private func aPaperComesAfterAnother(_ seed: Int) throws {
        var random = Seeded(3000 + UInt64(seed))
        let agreement = GeneratedAgreement(&random)
        let first = disjoint(agreement, &random)[0]
        let middle = agreement.applying(first.edits)
        // Often at the very place that the first paper changed.
        let place = first.edits[0].place
        let edits = GeneratedEdit.some(in: middle, article: place.article, section: place.section, &random)
        let second = GeneratedPaper(id: "TA-2", edits: edits, isFullText: random.chance(2), after: [first.id])
        let compilation = agreement.compiled(with: [first], files: [second.file(on: middle)])
        // An edit may put back what stood there.
        let isQuiet = compilation.findings.allSatisfy { $0.isCheck || $0.rule == .noChange }
        #expect(isQuiet, "seed \(seed)\n\(compilation.report)")
        let (integrated, wanted) = (try compilation.words(), try middle.applying(edits).compiled().words())
        #expect(integrated == wanted, "seed \(seed)\n\(firstDifference(integrated, wanted))")
        #expect(try compilation.words(first.id) == middle.compiled().words(), "seed \(seed)")
    }

    @Test(arguments: SeedBatch.of(200))
    func noWordIsLostAndNoneIsMadeUp(batch: SeedBatch) throws {
        for seed in batch.seeds { try noWordIsLostAndNoneIsMadeUp(seed) }
    }

    private func noWordIsLostAndNoneIsMadeUp(_ seed: Int) throws {
        var random = Seeded(4000 + UInt64(seed))
        let agreement = GeneratedAgreement(&random)
        let papers = rivals(agreement, &random)
        let compilation = agreement.compiled(with: papers)
        var options = RenderOptions()
        options.width = 100_000
        let redline = try compilation.redline(from: "base", to: "integrated", format: .text, options: options)
        let printed = Set(PrintedWords.letterRuns(redline))
        let base = Set(PrintedWords.letterRuns(try compilation.words("base").utf8))
        var known = base
        for paper in papers { known.formUnion(PrintedWords.letterRuns(try compilation.words(paper.id).utf8)) }
        // What the papers struck is printed as struck, and what any of them brought is printed as inserted.
        let lost = base.subtracting(printed).map { String(decoding: $0, as: UTF8.self) }
        #expect(lost.isEmpty, "seed \(seed): \(lost)")
        // Between the sides of an open conflict no space stands yet.
        if compilation.hasOpenConflicts { return }
        let madeUp = printed.subtracting(known).map { String(decoding: $0, as: UTF8.self) }
        #expect(madeUp.isEmpty, "seed \(seed): \(madeUp)")
    }

    @Test(arguments: SeedBatch.of(100))
    func everyRedlineGivesBackItsVersions(batch: SeedBatch) throws {
        for seed in batch.seeds { try everyRedlineGivesBackItsVersions(seed) }
    }

    private func everyRedlineGivesBackItsVersions(_ seed: Int) throws {
        var random = Seeded(5000 + UInt64(seed))
        let agreement = GeneratedAgreement(&random)
        let papers = seed % 2 == 0 ? rivals(agreement, &random) : disjoint(agreement, &random)
        try ReadingBack(agreement.compiled(with: papers)).check("seed \(seed)")
    }

    private func firstDifference(_ a: String, _ b: String) -> String {
        for (left, right) in zip(a.split(separator: "\n"), b.split(separator: "\n")) where left != right {
            return "have: \(left)\nwant: \(right)"
        }
        return "one is longer"
    }
}
