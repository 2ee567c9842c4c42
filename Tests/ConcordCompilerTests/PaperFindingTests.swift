import ConcordCompiler
import Testing

/// What is said of a paper as a whole.
@Suite struct PaperFindingTests {
    @Test(arguments: [
        SmallAgreement.paper("TA-01", body: "A day is eight (8) hours."),
        SmallAgreement.paper("TA-01", body: "[no change]"),
        SmallAgreement.paper("TA-01", "form: full text", body: "A day is eight (8) hours."),
    ])
    func aPaperThatChangesNothingIsToldOfInANote(paper: (path: String, text: String)) {
        let findings = SmallAgreement(paper).compiled.findings
        #expect(findings.map(\.rule) == [.noChange])
        #expect(findings.map(\.severity) == [.note])
        #expect(findings.first?.papers == ["TA-01"])
    }
}
