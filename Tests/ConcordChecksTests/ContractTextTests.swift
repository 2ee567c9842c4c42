import ConcordCompiler
import ConcordModel
import ConcordReader
import ConcordWeave
import Support
import Testing

/// The plain words that checks read are the version's own, and every byte knows where it stands.
@Suite struct ContractTextTests {
    @Test func everyByteKnowsItsPlace() throws {
        let files = [
            ("agreement.yml", "title: A\nparties:\n  union: { name: Union }\n  city: { name: City }\n"),
            (
                "articles/1.md",
                "# Article 1. Hours\n\n(a) A day is eight (8) hours.\n\n(b) A week is forty (40) hours.\n"
            ),
            (
                "papers/TA-1.md",
                """
                ---
                paper: TA-1
                kind: tentative agreement
                signed: { union: 2025-03-14, city: 2025-03-15 }
                ---

                # Article 1. Hours

                {--(a) A day is eight (8) hours.--}

                {~~(b)~>(a)~~} A week is {~~forty (40)~>thirty-five (35)~~} hours.
                """
            ),
        ]
        var sources = SourceSet()
        for (path, text) in files { sources.add(SourceFile(path: path, bytes: Array(text.utf8))) }
        let (manuscript, _) = AgreementReader.read(sources, name: "a")
        let agreement = IntegratedAgreement(manuscript)
        for (name, words) in [("base", "A week is forty (40) hours."), ("TA-1", "A week is thirty-five (35) hours.")] {
            let text = ContractTextBuilder.build(agreement, in: try #require(agreement.version(named: name)))
            let item = try #require(text.provisions.last)
            #expect(text.string(item.text) == words)
            #expect(item.label?.number == (name == "base" ? "b" : "a"))
            #expect(item.papers == (name == "base" ? [] : ["TA-1"]))
            #expect(text.children(of: nil) == [0] || text.children(of: nil) == [0, 1])
            for byte in text.bytes.indices where text.bytes[byte] != 0x20 {
                let position = text.position(of: byte)
                #expect(
                    sources[position.file].bytes[Int(position.offset)] == text.bytes[byte], "byte \(byte) of \(name)")
            }
        }
    }
}
