import ConcordCompiler
import Testing

/// Which numbers of a list are told of, by the numbers alone.
@Suite struct LabelCheckTests {
    /// What is found in one article with a section for each number; the numbers that findings are about.
    private func found(sections numbers: [String]) -> [String] {
        found("# Article 7. Boats\n" + numbers.map { "\n## \($0) A Boat\n\nIt floats.\n" }.joined())
    }

    private func found(items marks: [String]) -> [String] {
        found(
            "# Article 7. Boats\n\nBoats are:\n"
                + marks.map { $0 == "" ? "\nAnd so on.\n" : "\n\($0) a boat;\n" }.joined())
    }

    private func found(_ article: String) -> [String] {
        let files = [
            SourceFile(
                path: "agreement.yml",
                bytes: Array("title: A\nparties:\n  union: { name: Union }\n  city: { name: City }\n".utf8)),
            SourceFile(path: "articles/7.md", bytes: Array(article.utf8)),
        ]
        return compile(Input(name: "a", files: files)).findings.map {
            "\($0.rule.rawValue) \($0.provision?.split(separator: " ").last ?? "")"
        }
    }

    @Test(arguments: [
        ["Section 1.", "Section 2.", "Section 3."], (1...11).map { "7.\($0)" },
        ["7.1", "7.2", "7.2.1", "7.2.2", "7.3"], ["14.", "14A.", "15."].map { "Section \($0)" },
        ["Section 1.", "Section 2-4.", "Section 5."], ["I.", "II.", "III.", "IV.", "V.", "VI."],
        ["A.", "B.", "C.", "D."], ["Section 14.", "Section 14-A.", "Section 14-B.", "Section 15."],
        ["17.1", "17.1G,H,I", "17.2"], ["Section One.", "Section Two.", "Section Three."],
    ])
    func soundNumbersAreLeftAlone(numbers: [String]) {
        // What begins far on is an excerpt.
        #expect(found(sections: numbers) == [], "\(numbers)")
    }

    @Test(arguments: [
        (["Section 1.", "Section 3."], ["label-gap 3"]), (["7.1", "7.3"], ["label-gap 7.3"]),
        (["7.1", "7.1.1", "7.4"], ["label-gap 7.4"]), (["I.", "II.", "IV."], ["label-gap IV"]),
        (["Section 2.", "Section 3."], ["label-gap 2"]),
        (["Section 1.", "Section 1A.", "Section 1C."], ["label-gap 1C"]),
        (["Section 1.", "Section 1-A.", "Section 1-C."], ["label-gap 1-C"]),
        (["Section 1.", "Section 2.", "Section 4-A.", "Section 3."], ["label-out-of-order 4-A"]),
        (["Section 1.", "Section 2.", "Section 2."], ["duplicate-label 2"]),
        (["Section 1.", "Section 3.", "Section 2.", "Section 4."], ["label-out-of-order 3"]),
        (["Section 1.", "Section 2.", "Section 31.", "Section 4."], ["label-out-of-order 31"]),
    ])
    func faultsOfSectionsAreFound(numbers: [String], wanted: [String]) {
        #expect(found(sections: numbers) == wanted, "\(numbers)")
    }

    @Test(arguments: [
        (["(a)", "(b)", "(c)"], []), (["(a)", "(b)", "(a)", "(b)"], []), (["(a)", "(b)", "", "(c)"], []),
        (["(a)", "(b)", "", "(a)", "(b)"], []), (["1)", "2)", "4)"], ["label-gap 7(4)"]),
        (["(a)", "(b)", "(b)", "(c)"], ["duplicate-label 7(b)"]), (["i.", "ii.", "iii.", "v."], ["label-gap 7(v)"]),
        (["(x)", "(y)", "(z)", "(aa)", "(bb)"], []), (["A.", "B.", "D."], ["label-gap 7(D)"]),
    ])
    func itemsOfEveryStyle(marks: [String], wanted: [String]) {
        #expect(found(items: marks) == wanted, "\(marks)")
    }

    /// Nothing a list holds costs more than its length.
    @Test func longListsAreLinear() {
        let count = 20_000
        for numbers in [
            (1...count).map { "\($0 % 7 + 1)." }, (1...count).reversed().map { "\($0)." },
            (1...count).map { _ in "2." },
        ] {
            _ = found(items: Array(numbers.prefix(count)))
        }
    }
}
