import ConcordCompiler
import Testing

/// What a conflict's cure recommends does settle it.
@Suite struct SettlementTests {
    private static let ten = SmallAgreement.paper("TA-01", body: "A day is {~~eight (8)~>ten (10)~~} hours.")
    private static let six = SmallAgreement.paper("TA-02", body: "A day is {~~eight (8)~>six (6)~~} hours.")
    private static let paid = SmallAgreement.paper("TA-02", body: "A day is eight (8) {++paid ++}hours.")

    @Test func aConflictIsSettledAsItsCureSays() throws {
        let finding = try #require(SmallAgreement(Self.ten, Self.six).compiled.findings.first)
        #expect(finding.rule == .overlappingChange)
        let cure = try #require(finding.cure)
        #expect(cure.contains("`supersedes: [TA-01, TA-02]`") && cure.contains("`after: [TA-01, TA-02]`"))
        for settling in [
            SmallAgreement.paper(
                "TA-03", "supersedes: [TA-01, TA-02]", body: "A day is {~~eight (8)~>seven (7)~~} hours."),
            SmallAgreement.paper("TA-03", "after: [TA-01, TA-02]", body: "A day is {~~ten (10)~>seven (7)~~} hours."),
        ] {
            let compiled = SmallAgreement(Self.ten, Self.six, settling).compiled
            #expect(compiled.findings.isEmpty && !compiled.hasOpenConflicts)
            let text = String(decoding: try compiled.show("Article 1"), as: UTF8.self)
            #expect(text.hasSuffix("A day is seven (7) hours.\n"))
        }
    }

    @Test func theWarningOfNeighboursIsQuietedAsItsCureSays() throws {
        let finding = try #require(SmallAgreement(Self.ten, Self.paid).compiled.findings.first)
        #expect(finding.rule == .neighbouringChange)
        #expect(finding.cure?.contains("`after: [TA-01, TA-02]`") == true)
        let later = SmallAgreement.paper("TA-02", "after: [TA-01]", body: "A day is ten (10) {++paid ++}hours.")
        #expect(SmallAgreement(Self.ten, later).compiled.findings.isEmpty)
        let third = SmallAgreement.paper("TA-03", "after: [TA-01, TA-02]", body: "A day is ten (10) paid hours.")
        let rules = SmallAgreement(Self.ten, Self.paid, third).compiled.findings.map(\.rule)
        #expect(rules.allSatisfy { $0 == .noChange }, "\(rules)")
    }
}
