import ConcordCompiler
import ConcordModel
import Support
import Testing

/// A provision that a paper gives another number is found, cited and linked by the number that its version prints.
@Suite struct RelabelledProvisionTests {
    private func compiled() -> Compilation {
        let files = [
            ("agreement.yml", GeneratedAgreement.frame),
            ("articles/1.md", "# Article 1. Boats\n\n(a) oars\n\n(b) sails\n\n(c) engines\n"),
            (
                "papers/TA-1.md",
                """
                ---
                paper: TA-1
                kind: tentative agreement
                signed: { union: 2025-03-14, employer: 2025-03-15 }
                ---

                # Article 1. Boats

                (a) oars

                {++(b) paddles++}

                {~~(b)~>(c)~~} sails

                {~~(c)~>(d)~~} engines
                """
            ),
        ]
        return compile(
            Input(name: "boats", files: files.map { SourceFile(path: $0.0, bytes: Array($0.1.utf8)) }))
    }

    @Test(arguments: [("(b)", "paddles"), ("(c)", "sails"), ("(d)", "engines")])
    func isFoundByItsNewNumber(number: String, word: String) throws {
        let compilation = compiled()
        #expect(compilation.findings.allSatisfy { $0.isCheck }, "\(compilation.report)")
        let shown = try compilation.show("Article 1\(number)")
        #expect(String(decoding: shown, as: UTF8.self) == "\(number) \(word)\n")
    }

    @Test func keepsItsOldNumberInTheBase() throws {
        let shown = try compiled().show("Article 1(c)", version: "base")
        #expect(String(decoding: shown, as: UTF8.self) == "(c) engines\n")
    }
}
