import ConcordCompiler
import Testing

/// Whose words they are, as pages and records name it.
@Suite struct AttributionTests {
    private func paper(_ id: String, _ lines: String, _ body: String) -> (path: String, text: String) {
        ("papers/\(id.lowercased()).md", "---\npaper: \(id)\n\(lines)\n---\n\n# Article 1. Hours\n\n\(body)\n")
    }

    private func signed(_ id: String, _ lines: String, _ body: String) -> (path: String, text: String) {
        paper(id, "kind: tentative agreement\nsigned: { union: 2026-01-05, employer: 2026-01-05 }\n" + lines, body)
    }

    private func page(_ compilation: Compilation, _ from: String, _ to: String) throws -> String {
        String(decoding: try compilation.redline(from: from, to: to, format: .html), as: UTF8.self)
    }

    private func legend(_ compilation: Compilation, _ from: String, _ to: String) throws -> [String] {
        try page(compilation, from, to).split(separator: "\n").filter { $0.hasPrefix("<li>") && $0.contains(" P-") }
            .map { String($0.dropFirst("<li>".count).prefix { $0 != "," && $0 != "<" }) }
    }

    /// Each raises what the one before it brought.
    private var steps: Compilation {
        SmallAgreement(
            signed("P-1", "effective: 2026-02-01", "A day is {~~eight (8)~>nine (9)~~} hours."),
            signed("P-2", "effective: 2026-03-01\nafter: [P-1]", "A day is {~~nine (9)~>ten (10)~~} hours."),
            signed("P-3", "effective: 2026-04-01\nafter: [P-2]", "A day is {~~ten (10)~>eleven (11)~~} hours.")
        ).compiled
    }

    @Test func theLegendNamesEveryPaperOfTheVersion() throws {
        let all = ["P-1", "P-2", "P-3"].map { "Tentative agreement \($0)" }
        #expect(try legend(steps, "base", "integrated") == all)
        #expect(try legend(steps, "base", "P-2") == Array(all.prefix(2)))
        let back = try page(steps, "P-3", "P-1")
        #expect(back.contains("P-1, signed 2026-01-05, effective 2026-02-01, part of both versions"))
        #expect(back.contains("P-3, signed 2026-01-05, effective 2026-04-01, not part of the later version"))
    }

    @Test func wordsThatAreGoneWithTheirPaperAreStruckByNobody() throws {
        let back = try page(steps, "P-2", "P-1")
        #expect(back.contains("title=\"Words of P-2, not part of the later version\">ten (10)</del>"))
        #expect(
            back.contains(
                "title=\"Stands again: P-2, which struck it, is not part of the later version\">nine (9)</ins>"))
        #expect(!back.contains("Struck by"))
    }

    @Test func aProposalIsItsSides() throws {
        let compilation = SmallAgreement(
            paper("P-U", "kind: proposal\nfrom: union", "A day is {~~eight (8)~>seven (7)~~} hours."),
            paper("P-E", "kind: counterproposal\nfrom: employer", "A day is {~~eight (8)~>nine (9)~~} hours."),
            paper("P-V", "kind: proposal\nfrom: union\nsupersedes: [P-U]", "A day is {~~eight (8)~>six (6)~~} hours.")
        ).compiled
        let across = try page(compilation, "P-U", "P-E")
        #expect(across.contains("title=\"Words of Union (P-U), not part of the later version\">seven (7)</del>"))
        #expect(across.contains("title=\"Inserted by Port (P-E)\">nine (9)</ins>"))
        #expect(across.contains("Counterproposal P-E of the Port"))
        let own = try page(compilation, "P-U", "P-V")
        #expect(own.contains("title=\"Words of Union (P-U), whose place Union (P-V) takes\">seven (7)</del>"))
        let blame = try compilation.blame("Article 1", version: "P-U")
        let text = String(decoding: BlameText().bytes(for: blame), as: UTF8.self)
        #expect(text.contains("Union (P-U) + seven (7)"))
        #expect(String(decoding: BlameJSON().bytes(for: blame), as: UTF8.self).contains("\"brought\":[\"P-U\"]"))
        let both = try page(compilation, "base", "P-U+P-E")
        #expect(both.contains("Union (P-U) replaces “eight (8)” by “seven (7)”"))
    }

    /// Of two proposals that begin alike, only what differs is shown as changed.
    @Test func whatBothSidesProposeStands() throws {
        let compilation = SmallAgreement(
            paper("P-U", "kind: proposal\nfrom: union", "A day is eight (8) hours. {++Lunch is paid by the Port.++}"),
            paper(
                "P-E", "kind: proposal\nfrom: employer", "A day is eight (8) hours. {++Lunch is paid by the Union.++}")
        ).compiled
        let text = String(decoding: try compilation.redline(from: "P-U", to: "P-E", format: .text), as: UTF8.self)
        #expect(text.contains("Lunch is paid by the [-Port-]{+Union+}."))
    }

    @Test func blameIsHeadedByTheNumberOfTheVersion() throws {
        let compilation = SmallAgreement(
            (
                "articles/01-hours.md",
                "# Article 1. Hours\n\n## Section 1. Days\n\nDays.\n\n## Section 2. Weeks\n\nWeeks.\n\n## Section 3. Years\n\nYears.\n"
            ),
            signed("P-1", "form: instructions", "## Delete Section 2\n\n## Renumber Section 3 as Section 2"),
            signed(
                "P-2", "after: [P-1]",
                "## Section 2. Years\n\nYears {++of service++}.\n\n## Section 1. Days\n\n[no change]")
        ).compiled
        let blame = try compilation.blame("1.2")
        #expect(blame.citation == "Article 1, Section 2")
        #expect(blame.provisions.first?.citation == "Article 1, Section 2")
        #expect(try compilation.blame("1.3", version: "base").citation == "Article 1, Section 3")
        // What the version has no more is named by the number that it had.
        let gone = try compilation.blame("Article 1").provisions.filter { $0.citation == "Article 1, Section 2" }
        #expect(gone.count == 2)
        #expect(!compilation.findings.contains { $0.message.contains("Section 3") })
    }
}
