import ConcordCompiler
import Support
import Testing

/// Every case of `Tests/Corpus` gives what is expected of it. `CONCORD_RECORD=1` writes down what comes out instead, and
/// fails, so that nobody records by accident.
@Suite struct CorpusTests {
    @Test(arguments: CorpusCase.all)
    func givesWhatIsExpected(_ item: CorpusCase) throws {
        let outputs = try item.outputs(of: compile(try item.input()))
        if CorpusCase.isRecording {
            try item.record(outputs)
            Issue.record("\(item.name) was recorded; read it before it is kept")
            return
        }
        #expect(Set(item.files(in: "expected")) == Set(outputs.keys))
        for (name, text) in outputs.sorted(by: { $0.key < $1.key }) {
            #expect(item.text(of: name, in: "expected") == text, "\(item.name)/expected/\(name)")
        }
        for name in item.files(in: "wanted") {
            withKnownIssue("\(item.name)/wanted/\(name)") {
                #expect(item.text(of: name, in: "wanted") == outputs[name])
            }
        }
    }

    @Test func everyRuleFiresSomewhere() throws {
        var fired: Set<Rule> = []
        for item in CorpusCase.all { fired.formUnion(compile(try item.input()).findings.map(\.rule)) }
        // While the compiler is sound no paper fails its proof; `PaperProofTests` damages it. Signatures are looked at by the
        // command (`SignatureCheckTests`).
        let missing = Set(Rule.allCases).subtracting(fired).subtracting([.unprovedPaper]).subtracting(Rule.ofSignatures)
            .map(\.rawValue).sorted()
        #expect(missing.isEmpty, "\(missing)")
    }
}
