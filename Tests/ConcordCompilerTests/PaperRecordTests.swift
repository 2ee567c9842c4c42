import ConcordCompiler
import Testing

/// The record of the papers: what each is, touches and asks for, and how it stands.
@Suite struct PaperRecordTests {
    private static func paper(_ id: String, _ head: [String], _ body: String) -> (path: String, text: String) {
        let lines = ["---", "paper: \(id)"] + head + ["---", "", "# Article 1. Hours", "", body, ""]
        return ("papers/\(id).md", lines.joined(separator: "\n"))
    }

    private static let both = "signed: { union: 2025-03-14, employer: 2025-03-15 }"
    private static let hours = "A day is {~~eight (8)~>seven (7)~~} hours."

    private func record(_ id: String, asOf day: String? = nil, _ papers: (path: String, text: String)...) throws
        -> PaperRecord
    {
        var files = papers
        files.append(("articles/02-leave.md", "# Article 2. Leave\n\nLeave is five (5) days.\n"))
        let records = SmallAgreement(all: files).compiled.paperRecords(asOf: day.flatMap { CivilDate($0) })
        return try #require(records.first { $0.paper.id == id })
    }

    @Test(arguments: [
        (["kind: proposal", "from: union"], PaperStanding.proposed),
        (["kind: memorandum"], .unsigned),
        (["kind: erratum", "signed: { union: 2025-03-14 }"], .halfSigned(missing: ["employer"])),
        (["kind: memorandum", both], .inForce),
        (["kind: memorandum", both, "seal: sha256:0"], .sealBroken),
        (["kind: memorandum", both, "after: [XX]"], .withoutGround("XX")),
    ])
    func standing(_ head: [String], _ standing: PaperStanding) throws {
        #expect(try record("TA-01", Self.paper("TA-01", head, Self.hours)).standing == standing)
    }

    @Test(arguments: [
        ("2025-06-30", "effective later"), ("2025-07-01", "in force"), ("2026-06-30", "in force"),
        ("2026-07-01", "expired"),
    ])
    func aDayDecides(_ day: String, _ state: String) throws {
        let head = ["kind: memorandum", Self.both, "effective: 2025-07-01", "expires: 2026-06-30"]
        #expect(try record("TA-01", asOf: day, Self.paper("TA-01", head, Self.hours)).stateName == state)
    }

    @Test func aSuccessorTakesThePlaceWhenItBegins() throws {
        let old = Self.paper("TA-01", ["kind: memorandum", Self.both], Self.hours)
        let new = Self.paper(
            "TA-02", ["kind: memorandum", Self.both, "supersedes: [TA-01]", "effective: 2026-01-01"],
            "A day is {~~eight (8)~>six (6)~~} hours.")
        #expect(try record("TA-01", old, new).standing == .superseded("TA-02"))
        #expect(try record("TA-01", asOf: "2025-12-31", old, new).standing == .inForce)
        #expect(try record("TA-01", asOf: "2026-01-01", old, new).standing == .superseded("TA-02"))
        #expect(try record("TA-02", asOf: "2025-12-31", old, new).stateName == "effective later")
    }

    @Test func papersOfADayAreListedAsTheyHold() throws {
        let ten = SmallAgreement.paper(
            "TA-01", "expires: 2025-12-31", body: "A day is {~~eight (8)~>ten (10)~~} hours.")
        let twelve = SmallAgreement.paper(
            "TA-02", "after: [TA-01]", body: "A day is {~~ten (10)~>twelve (12)~~} hours.")
        let compilation = SmallAgreement(ten, twelve).compiled
        let before = compilation.paperRecords(asOf: CivilDate("2025-12-31"))
        let later = compilation.paperRecords(asOf: CivilDate("2026-01-01"))
        #expect(before.map(\.standing) == [.inForce, .inForce])
        #expect(later.map(\.standing) == [.expired(try #require(CivilDate("2025-12-31"))), .lacking("TA-01")])
        #expect(later.map(\.stateName) == ["expired", "refused"])
    }

    @Test func operationsAreCountedByKind() throws {
        let record = try record(
            "TA-01",
            Self.paper(
                "TA-01", ["kind: proposal"],
                "A day is {~~eight (8)~>seven (7)~~} hours{++ or less++}.\n\n{++\n(a) Tea is free.\n++}\n\n# Article 2. {~~Leave~>Vacation~~}\n\nLeave is {--five (5) --}days."
            ))
        #expect(
            record.operations.map { "\($0.count) \($0.kind)" } == [
                "1 replaced", "1 inserted", "1 struck", "1 provisions inserted", "1 retitled",
            ])
        #expect(record.places == ["Article 1", "Article 2"])
    }

    @Test func conflictsNameTheOtherSide() throws {
        let rival = Self.paper(
            "TA-02", ["kind: memorandum", Self.both], "A day is {~~eight (8)~>six (6)~~} hours.")
        let own = Self.paper("TA-01", ["kind: memorandum", Self.both], Self.hours)
        #expect(try record("TA-01", own, rival).conflicts == ["TA-02"])
        #expect(try record("TA-02", own, rival).conflicts == ["TA-01"])
    }

    @Test func aPaperNothingOfWhichFitsIsRefused() throws {
        let record = try record(
            "TA-01", Self.paper("TA-01", ["kind: memorandum", Self.both], "A week is {~~six~>five~~} days."))
        #expect(record.stateName == "refused" && record.errors > 0 && record.operations.isEmpty)
    }

    @Test func papersInACircleAreListedToo() throws {
        let circle = Self.paper("TA-01", ["kind: memorandum", Self.both, "after: [TA-01]"], Self.hours)
        #expect(try record("TA-01", circle).standing == .leftOut)
    }

    @Test(arguments: [40, 60, 80, 100, 200])
    func theTableFitsItsWidth(_ width: Int) {
        let papers = (1...12).map { number in
            Self.paper("TA-\(number)", ["kind: tentative agreement", "date: 2025-03-14", Self.both], Self.hours)
        }
        let compilation = SmallAgreement(all: papers).compiled
        let records = compilation.paperRecords()
        let bytes = PaperTable(width: width).bytes(for: records, parties: compilation.parties, asOf: nil)
        let lines = String(decoding: bytes, as: UTF8.self).split(separator: "\n")
        #expect(lines.first?.hasPrefix("PAPER") == true)
        if width >= 80 { #expect(lines.allSatisfy { $0.count <= width }) }
        for id in papers.indices { #expect(lines.contains { $0.hasPrefix("TA-\(id + 1) ") }) }
    }

    @Test func withoutPapersThereIsASentence() {
        let bytes = PaperTable().bytes(for: [], parties: [], asOf: nil)
        #expect(String(decoding: bytes, as: UTF8.self) == "there are no papers\n")
    }
}
