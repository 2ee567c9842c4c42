import ConcordCompiler
import ConcordModel
import Testing

/// The pages of `concord explain`.
@Suite struct FindingsExplanationTests {
    @Test(arguments: Rule.allCases)
    func everyRuleHasAPage(rule: Rule) throws {
        let explanation = try #require(Explanation.of(rule))
        #expect(explanation.summary.hasSuffix(".") && explanation.summary.count <= 80)
        #expect(!explanation.meaning.isEmpty && !explanation.wrong.isEmpty && !explanation.right.isEmpty)
        #expect(explanation.page.hasPrefix("\(rule.rawValue) (\(rule.severity.rawValue))\n"))
        for line in explanation.page.split(separator: "\n") { #expect(line.count <= 120, "\(line)") }
        #expect(Explanation.table.contains(explanation.summary))
    }

    @Test(arguments: Rule.allCases)
    func aCureKeepsTheFilesAndChangesSomething(rule: Rule) throws {
        let explanation = try #require(Explanation.of(rule))
        let wrong = explanation.wrong.map { $0.path + "\n" + $0.text }
        let right = explanation.right.map { $0.path + "\n" + $0.text }
        #expect(wrong != right)
        #expect(Set(explanation.wrong.map(\.path)).isSubset(of: explanation.right.map(\.path)))
    }

    @Test func nearNamesAreSuggested() {
        #expect(Explanation.rulesNamedLike("unmarkd-change").first == .unmarkedChange)
        #expect(Explanation.rulesNamedLike("duplicate").contains(.duplicatePaper))
        #expect(Explanation.rulesNamedLike("STALE-TXT").first == .staleText)
        #expect(Explanation.rulesNamedLike("").isEmpty)
        #expect(Explanation.rulesNamedLike(String(repeating: "x", count: 100_000)).isEmpty)
    }

    /// Needs the whole compiler. The depth that counts as too deep is the reader's own, and the page shows a token of
    /// it only. What no paper can be found to do while the compiler is sound is not on a page either, and signatures are
    /// looked at by the command.
    @Test(
        arguments: Rule.allCases.filter {
            $0 != .nestingTooDeep && $0 != .unprovedPaper && !Rule.ofSignatures.contains($0)
        })
    func theRuleFiresInTheExampleAndNotInTheCure(rule: Rule) throws {
        let explanation = try #require(Explanation.of(rule))
        let wrong = compile(input(explanation.wrong, rule: rule), version: "integrated", asOf: nil).findings
        let right = compile(input(explanation.right, rule: rule), version: "integrated", asOf: nil).findings
        #expect(wrong.contains { $0.rule == rule }, "found: \(wrong.map(\.rule.rawValue))")
        #expect(!right.contains { $0.rule == rule })
        if rule != .ambiguousTarget {
            #expect(right.isEmpty, "found: \(right.map { "\($0.rule.rawValue): \($0.message)" })")
        }
    }

    /// The example as an agreement: with an `agreement.yml`, unless the rule is about that, and with a byte of an old
    /// encoding where the page shows what becomes of one.
    private func input(_ files: [Explanation.ExampleFile], rule: Rule) -> Input {
        var sources: [SourceFile] = []
        var input = Input(name: "example", files: [])
        if rule != .noAgreementFile, !files.contains(where: { $0.path == "agreement.yml" }) {
            let agreement = """
                title: Collective Bargaining Agreement
                parties:
                  union:    { name: Library Workers Local 12, short: Union }
                  employer: { name: Town of Maple Ridge, short: Town }

                """
            sources.append(SourceFile(path: "agreement.yml", bytes: Array(agreement.utf8)))
        }
        for file in files {
            let bytes = Array((file.text + "\n").utf8).split(
                separator: [0xEF, 0xBF, 0xBD], omittingEmptySubsequences: false)
            let source = SourceFile(path: file.path, bytes: Array(bytes.joined(separator: [0x92])))
            if file.path == Sealing.recordPath { input.seals = source } else { sources.append(source) }
        }
        input.files = sources
        return input
    }
}
