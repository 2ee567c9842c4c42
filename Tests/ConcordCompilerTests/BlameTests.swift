import ConcordCompiler
import Testing

/// Who brought which words: read off the weave, and told in text and JSON.
@Suite struct BlameTests {
    /// Three papers on one sentence: TA-02 comes after TA-01 and changes what that brought; TA-03 makes the same change as
    /// TA-01 elsewhere.
    private static let agreement = SmallAgreement(
        (
            "articles/01-hours.md",
            "# Article 1. Hours\n\nA day is eight (8) hours. A week is five (5) days.\n\n(a) Lunch is paid.\n\n(b) Rest is not.\n"
        ),
        SmallAgreement.paper(
            "TA-01",
            body:
                "A day is {~~eight (8)~>nine (9)~~} hours. A week is {~~five (5)~>four (4)~~} days.\n\n{++\n## Section 1. Tea\n\nTea is free.\n++}"
        ),
        SmallAgreement.paper(
            "TA-02", "after: [TA-01]",
            body:
                "A day is {~~nine (9)~>ten (10)~~} hours. A week is four (4) days.\n\n## Section 1. Tea\n\nTea {++and milk ++}is free."
        ),
        SmallAgreement.paper(
            "TA-03", "effective: 2026-01-01",
            body:
                "A day is eight (8) hours. A week is {~~five (5)~>four (4)~~} days.\n\n(a) Lunch is paid.\n\n{--(b) Rest is not.--}"
        ))

    private func words(_ blame: Blame, _ brought: [String], _ struck: [String] = []) -> [String] {
        stretches(blame).filter { $0.brought == brought && $0.struck == struck }.map(\.words)
    }

    private func stretches(_ blame: Blame) -> [Blame.Stretch] {
        var all: [Blame.Stretch] = []
        for provision in blame.provisions { all += provision.label + provision.heading + provision.text }
        return all
    }

    @Test func everyWordHasItsSource() throws {
        let blame = try Self.agreement.compiled.blame("Article 1")
        #expect(words(blame, [], ["TA-01"]) == ["eight (8)"])
        #expect(words(blame, ["TA-01"], ["TA-02"]) == ["nine (9)"], "words of no version of the redline")
        let second = words(blame, ["TA-02"]).map { (words: String) -> String in String(words.filter { $0 != " " }) }
        #expect(second == ["ten(10)", "andmilk"])
        #expect(words(blame, ["TA-01", "TA-03"]) == ["four (4)"])
        #expect(words(blame, [], ["TA-01", "TA-03"]) == ["five (5)"])
        #expect(words(blame, ["TA-01"]).contains("Tea"))
        #expect(words(blame, [], ["TA-03"]) == ["(b)", "Rest is not."])
        #expect(blame.papers.map(\.id) == ["TA-01", "TA-02", "TA-03"])
    }

    /// The words that stand, in their order, are the words of the version, whatever version.
    @Test(arguments: ["base", "TA-01", "TA-02", "TA-03", "TA-01+TA-03", "integrated"])
    func whatStandsIsTheVersion(_ version: String) throws {
        let compilation = Self.agreement.compiled
        let blame = try compilation.blame("Article 1", version: version)
        let standing = stretches(blame).filter(\.struck.isEmpty)
        let shown = String(decoding: try compilation.show("Article 1", version: version), as: UTF8.self)
        func letters(_ text: String) -> String { text.filter { $0.isLetter || $0.isNumber } }
        #expect(letters(standing.map(\.words).joined()) == letters(shown))
    }

    @Test func aPartOfANewSectionKnowsWhatItStandsIn() throws {
        let blame = try Self.agreement.compiled.blame("Article 1, Section 1")
        #expect(words(blame, []).isEmpty, "nothing there is the base's")
        #expect(words(blame, ["TA-02"]).count == 1)
    }

    @Test func aProvisionThatIsGoneIsAskedAboutInTheBase() throws {
        let compilation = Self.agreement.compiled
        #expect(throws: CommandError.self) { try compilation.show("Article 1(b)") }
        #expect(words(try compilation.blame("Article 1(b)"), [], ["TA-03"]).count == 2)
        #expect(throws: CommandError.self) { try compilation.blame("Article 7") }
    }

    @Test func theTextNamesPapersAndTheirDates() throws {
        let blame = try Self.agreement.compiled.blame("Article 1")
        let text = String(decoding: BlameText().bytes(for: blame), as: UTF8.self)
        for line in [
            "  TA-01        - eight (8)", "  TA-02        - nine (9) ‹brought by TA-01›", "  TA-02        + ten (10)",
            "  TA-01, TA-03 + four (4)",
            "  TA-03          Tentative agreement, signed by Union 2025-03-14, Port",
            "                 2025-03-15, effective 2026-01-01",
        ] {
            #expect(text.split(separator: "\n").contains(Substring(line)), "\(line)\n\(text)")
        }
        #expect(text.split(separator: "\n").allSatisfy { $0.count <= 80 })
        #expect(!text.contains("\u{1B}"))
        let coloured = String(
            decoding: BlameText(isColoured: true).bytes(for: blame), as: UTF8.self)
        #expect(coloured.contains("\u{1B}[31meight (8)\u{1B}[0m"))
    }

    @Test(arguments: [20, 40, 72])
    func narrowLinesHoldEverything(_ width: Int) throws {
        let blame = try Self.agreement.compiled.blame("Article 1")
        func words(_ width: Int) -> [Substring] {
            String(decoding: BlameText(width: width).bytes(for: blame), as: UTF8.self)
                .split { $0 == " " || $0 == "\n" }.sorted()
        }
        #expect(words(width).joined().sorted() == words(200).joined().sorted())
    }

    @Test func nothingInTheContractReachesTheTerminal() throws {
        let agreement = SmallAgreement(("articles/01-hours.md", "# Article 1. Hours\n\nRed \u{1B}[31m day \u{202E}.\n"))
        let blame = try agreement.compiled.blame("Article 1")
        #expect(!BlameText().bytes(for: blame).contains(0x1B))
        #expect(!BlameJSON().bytes(for: blame).contains(0x1B))
    }

    /// A move brings no words: they stay those of whoever wrote them, and it is told from where and to where.
    @Test func whatIsMovedKeepsItsSource() throws {
        let agreement = SmallAgreement(
            (
                "articles/01-hours.md",
                "# Article 1. Hours\n\n## Section 1. Day\n\nA day is eight (8) hours, whatever the weather is.\n\n## Section 2. Tea\n\nTea is free for the whole crew on every working day of the year.\n"
            ), ("articles/02-leave.md", "# Article 2. Leave\n\n## Section 1. Days\n\nLeave is five (5) days.\n"),
            SmallAgreement.paper(
                "TA-01", "form: full text",
                body:
                    "## Section 1. Day\n\nA day is eight (8) hours, whatever the weather is.\n\n# Article 2. Leave\n\n## Section 1. Days\n\nLeave is five (5) days.\n\n## Section 2. Tea\n\nTea is free for the whole crew on every working day of the year."
            ))
        let compilation = agreement.compiled
        let there = try compilation.blame("Article 2")
        #expect(stretches(there).allSatisfy { $0.brought.isEmpty && $0.struck.isEmpty })
        #expect(there.provisions.flatMap(\.notes) == ["Moved here by TA-01 from Article 1, Section 2."])
        #expect(there.papers.map(\.id) == ["TA-01"])
        let here = try compilation.blame("Article 1")
        let note = "Article 1, Section 2 was moved by TA-01 and is now Article 2, Section 2."
        #expect(here.provisions.flatMap(\.notes) == [note])
        #expect(!stretches(here).contains { $0.words.contains("Tea") })
    }
}
