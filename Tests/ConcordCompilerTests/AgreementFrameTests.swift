import ConcordCompiler
import Testing

/// What `agreement.yml` says of the agreement as a whole.
@Suite struct AgreementFrameTests {
    private func agreement(term: String) -> Compilation {
        SmallAgreement(
            (
                "agreement.yml",
                """
                title: Agreement
                parties:
                  union:    { name: Harbor Workers, short: Union }
                  employer: { name: Port of Gull Bay, short: Port }
                \(term)

                """
            )
        ).compiled
    }

    @Test(arguments: [
        ("term: { from: 2024-07-01, to: 2027-06-30 }", "2024-07-01 to 2027-06-30"),
        ("term: { from: \"2024\", to: 2027-06-30 }", "2024 to 2027-06-30"),
        ("term: { from: 2024, to: '2027-06-30' }", "2024 to 2027-06-30"),
        ("term:\n  from: 2024\n  to: 2027", "2024 to 2027"),
    ])
    func aTermIsOfDaysOrYears(term: String, printed: String) throws {
        let compiled = agreement(term: term)
        #expect(compiled.findings.isEmpty)
        let page = String(decoding: try compiled.redline(from: "base", to: "base", format: .html), as: UTF8.self)
        #expect(page.contains("<p class=\"term\">\(printed)</p>"))
    }

    @Test(arguments: [
        "term: { from: null, to: 2027-06-30 }", "term: { to: 2027-06-30 }", "term: ~", "term:", "term: {}",
    ])
    func whatIsNotSaidIsNoFault(term: String) { #expect(agreement(term: term).findings.isEmpty) }

    @Test(arguments: [
        ("term: { from: 2025-02-30, to: 2027-06-30 }", 15, "`2025-02-30` is not a day"),
        ("term: { from: July 2025, to: 2027-06-30 }", 15, "`July 2025` is not a day"),
        ("term: { from: [2025], to: 2027-06-30 }", 15, "This is not a day"),
        ("term: { from: \"\", to: 2027-06-30 }", 15, "`` is not a day"),
        ("term: { starts: 2025-07-01, to: 2027-06-30 }", 9, "`starts` is not a name"),
        ("term: 2025 to 2027", 7, "This is not a term"),
    ])
    func aDayThatIsNoneIsAWarningAtItsPlace(term: String, column: Int, message: String) throws {
        let compiled = agreement(term: term)
        let finding = try #require(compiled.findings.first)
        #expect(compiled.findings.count == 1)
        #expect(finding.rule == .badFrontMatter && finding.severity == .warning)
        #expect(finding.message.hasPrefix(message))
        #expect(finding.cure?.contains("2025-06-30") == true)
        let place = compiled.sources.lineAndColumn(of: finding.position)
        #expect(place.line == 5 && place.column == column)
    }
}
