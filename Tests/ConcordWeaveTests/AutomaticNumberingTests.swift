import ConcordCompiler
import Foundation
import Support
import Testing

/// What must hold of `numbering: automatic` on agreements that were made up: numbers without gaps or doubles, every
/// reference still at the provision that it meant, and none of it dependent on the order of papers.
@Suite struct AutomaticNumberingTests {
    /// Article, section and name of the section of each reference sentence: `names[a][s]` is what stands there in the base.
    private struct Plan {
        var names: [[String]] = []
        /// The sentence of each section cites this one.
        var cited: [String: String] = [:]
        var isDecimal = false

        init(_ random: inout Seeded) {
            isDecimal = random.chance(2)
            var count = 0
            for _ in 0..<(3 + random.number(3)) {
                names.append(
                    (0..<(3 + random.number(4))).map { _ in
                        count += 1
                        return "Matter\(count)x"
                    })
            }
            let all = names.flatMap { $0 }
            for name in all where random.chance(2) { cited[name] = random.pick(all) }
        }

        func place(of name: String) -> (article: Int, section: Int) {
            for (article, list) in names.enumerated() {
                if let section = list.firstIndex(of: name) { return (article + 1, section + 1) }
            }
            return (0, 0)
        }

        func words(citing name: String, from article: Int) -> String {
            let place = place(of: name)
            if isDecimal { return "Section \(place.article).\(place.section)" }
            return place.article == article
                ? "Section \(place.section)" : "Article \(place.article), Section \(place.section)"
        }

        func label(_ article: Int, _ section: Int) -> String {
            isDecimal ? "\(article).\(section)" : "Section \(section)."
        }

        var files: [SourceFile] {
            names.enumerated().map { index, list in
                var text = "# Article \(index + 1) - Part\(index)y\n"
                for (section, name) in list.enumerated() {
                    text += "\n## \(label(index + 1, section + 1)) \(name).\n\nThis is the rule.\n"
                    if let target = cited[name] {
                        text += "\nOf \(name), see \(words(citing: target, from: index + 1)) for \(target).\n"
                    }
                }
                return SourceFile(path: "articles/\(index + 1).md", bytes: Array(text.utf8))
            }
        }
    }

    private func compiled(_ plan: Plan, _ papers: [SourceFile]) -> Compilation {
        let frame = """
            title: Made up
            parties:
              union: { name: Union }
              city: { name: City }
            numbering: automatic
            """
        return compile(
            Input(
                name: "made-up",
                files: [SourceFile(path: "agreement.yml", bytes: Array(frame.utf8))] + plan.files + papers))
    }

    /// Papers that never speak of the same section, each with what it does.
    private func papers(_ plan: Plan, _ random: inout Seeded) -> [SourceFile] {
        var bodies = [String](repeating: "", count: 1 + random.number(3))
        for (article, list) in plan.names.enumerated() {
            for (section, _) in list.enumerated() where random.chance(3) {
                let paper = random.number(bodies.count)
                let number = plan.isDecimal ? "\(article + 1).\(section + 1)" : "\(section + 1)"
                let next = plan.isDecimal ? "\(article + 1).\(section + 2)" : "\(section + 2)"
                bodies[paper] += "\n# Article \(article + 1)\n"
                switch random.number(3) {
                case 0: bodies[paper] += "\n## Delete Section \(number)\n"
                case 1:
                    bodies[paper] += """

                        ## Add Section \(next) after Section \(number)

                        ## \(plan.label(article + 1, section + 2)) New\(article)n\(section).

                        This is new.

                        """
                default:
                    bodies[paper] += """

                        ## Amend Section \(number)

                        Strike "the rule" and insert "the new rule".

                        """
                }
            }
        }
        return bodies.enumerated().map { index, body in
            let text = """
                ---
                paper: TA-\(index + 1)
                kind: tentative agreement
                form: instructions
                signed: { union: 2025-01-02, city: 2025-01-02 }
                ---
                \(body.isEmpty ? "\n# Article 1\n\n## Retitle Article 1 as \"Other\"\n" : body)
                """
            return SourceFile(path: "papers/ta-\(index + 1).md", bytes: Array(text.utf8))
        }
    }

    /// The name of each section by the citation that it has in a clean text.
    private func names(in text: String, _ plan: Plan) -> (byCitation: [String: String], isWhole: Bool) {
        var names: [String: String] = [:]
        var (article, section, isWhole) = (0, 0, true)
        for line in text.split(separator: "\n") {
            let words = line.split(separator: " ")
            if line.hasPrefix("Article "), line.contains(" - ") {
                isWhole = isWhole && Int(words[1]) == article + 1
                (article, section) = (article + 1, 0)
            } else if let name = words.last?.dropLast(), name.hasSuffix("x") || name.contains("n"),
                words.first == "Section" && words.count == 3 || words.count == 2 && words[0].contains(".")
            {
                section += 1
                let number = words.count == 3 ? words[1].dropLast() : words[0]
                isWhole = isWhole && number == (plan.isDecimal ? "\(article).\(section)" : "\(section)")
                names[plan.isDecimal ? "\(number)" : "\(article), Section \(number)"] = String(name)
            }
        }
        return (names, isWhole)
    }

    @Test(arguments: SeedBatch.of(120))
    func numbersAreWholeAndReferencesMeanWhatTheyMeant(batch: SeedBatch) throws {
        for seed in batch.seeds { try check(seed) }
    }

    private func check(_ seed: Int) throws {
        var random = Seeded(UInt64(9000 + seed))
        let plan = Plan(&random)
        let papers = papers(plan, &random)
        let compilation = compiled(plan, papers)
        let broken = compilation.findings.filter {
            $0.severity == .error && $0.rule != .referenceToDeleted
                || [.labelGap, .duplicateLabel, .staleReference].contains($0.rule)
        }
        #expect(broken.isEmpty, "seed \(seed)\n\(compilation.report)")
        // Every format is proved, both sides, as it is written.
        for format in OutputFormat.allCases {
            _ = try compilation.redline(from: "base", to: "integrated", format: format)
        }
        let text = String(
            decoding: try compilation.redline(
                from: "integrated", to: "integrated", format: .text, options: RenderOptions()), as: UTF8.self)
        let (names, isWhole) = names(in: text, plan)
        #expect(isWhole, "seed \(seed)\n\(text)")
        let gone = Set(plan.names.flatMap { $0 }).subtracting(names.values)
        var article = 0
        for line in text.split(separator: "\n") {
            if line.hasPrefix("Article "), line.contains(" - ") { article += 1 }
            guard line.hasPrefix("Of "), let see = line.range(of: ", see "), let end = line.range(of: " for ") else {
                continue
            }
            let target = line[end.upperBound...].dropLast()
            guard !gone.contains(String(target)) else { continue }
            var citation = String(line[see.upperBound..<end.lowerBound]).replacing("Article ", with: "")
            if !plan.isDecimal, !citation.contains(",") { citation = "\(article), \(citation)" }
            if plan.isDecimal { citation = citation.replacing("Section ", with: "") }
            #expect(names[citation] == String(target), "seed \(seed): \(line)\n\(text)")
        }
        // The same in any order of papers.
        let other = compiled(plan, papers.reversed())
        let page = try compilation.redline(from: "base", to: "integrated", format: .html)
        let otherPage = try other.redline(from: "base", to: "integrated", format: .html)
        #expect(page == otherPage, "seed \(seed)")
        // Any two versions of the agreement, not only the whole.
        _ = try compilation.redline(from: "TA-1", to: "integrated", format: .docbook)
    }
}
