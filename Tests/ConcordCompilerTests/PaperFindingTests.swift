import ConcordCompiler
import Testing

/// What is said of a paper as a whole.
@Suite struct PaperFindingTests {
    @Test(arguments: [
        SmallAgreement.paper("TA-01", body: "A day is eight (8) hours."),
        SmallAgreement.paper("TA-01", "form: full text", body: "A day is eight (8) hours."),
    ])
    func aSignedPaperThatChangesNothingIsAWarning(paper: (path: String, text: String)) {
        let findings = SmallAgreement(paper).compiled.findings
        #expect(findings.map(\.rule) == [.noChange])
        #expect(findings.map(\.severity) == [.warning])
        #expect(findings.first?.papers == ["TA-01"])
    }

    @Test func aRolloverHasNoFinding() {
        #expect(SmallAgreement(SmallAgreement.paper("TA-01", body: "[no change]")).compiled.findings.isEmpty)
    }

    @Test(arguments: [
        ("title: Leave and weekends", "Tentative agreement TA-01, “Leave and weekends”, signed 2025-03-15"),
        ("title: \"On two\\n  lines\"", "Tentative agreement TA-01, “On two lines”, signed 2025-03-15"),
        ("title:", "Tentative agreement TA-01, signed 2025-03-15"),
    ])
    func aTitleStandsInTheLegend(line: String, caption: String) throws {
        let paper = SmallAgreement.paper("TA-01", line, body: "A day is {~~eight (8)~>ten (10)~~} hours.")
        let compiled = SmallAgreement(paper).compiled
        #expect(compiled.findings.isEmpty)
        let bytes = try compiled.redline(from: "base", to: "integrated", format: .html)
        #expect(String(decoding: bytes, as: UTF8.self).contains("<li>\(caption)</li>"))
    }
}
