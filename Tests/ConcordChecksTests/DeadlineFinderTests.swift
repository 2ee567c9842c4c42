import ConcordModel
import Testing

@testable import ConcordChecks

/// Periods to act within, as they are read out of one paragraph.
@Suite struct DeadlineFinderTests {
    private static func deadlines(_ words: String) -> [Deadline] {
        var text = ContractText()
        text.bytes = Array(words.utf8)
        var provision = ContractText.Provision(
            identity: ProvisionID(0), kind: .paragraph, level: 0, parent: -1, label: nil,
            position: SourcePosition(FileID(0), 0), papers: [])
        provision.text = 0..<text.bytes.count
        provision.end = 1
        text.provisions = [provision]
        return DeadlineFinder.deadlines(in: text)
    }

    struct Case: CustomTestStringConvertible, Sendable {
        var text: String
        var length: Deadline.Length
        var side: Deadline.Side
        var actor: String?
        var start: String?
        var testDescription: String { text }
        init(
            _ text: String, _ count: Int, _ unit: Deadline.Unit, _ kind: Deadline.DayKind = .unstated,
            _ side: Deadline.Side,
            _ actor: String?, _ start: String?
        ) {
            self.text = text
            length = .period(count: count, unit: unit, kind: kind)
            self.side = side
            self.actor = actor
            self.start = start
        }
    }

    @Test(arguments: [
        Case(
            "The grievant shall file within ten (10) working days of the event.", 10, .day, .working, .after,
            "The grievant",
            "of the event"),
        Case(
            "Within five (5) calendar days after receipt of the appeal, the Director shall answer.", 5, .day, .calendar,
            .after, "the Director", "after receipt of the appeal"),
        Case(
            "No later than thirty (30) days following the hearing, the arbitrator shall rule.", 30, .day, .unstated,
            .after,
            "the arbitrator", "following the hearing"),
        Case(
            "The Port shall give at least fourteen (14) days’ written notice before any layoff.", 14, .day, .unstated,
            .before, "The Port", "before any layoff"),
        Case(
            "Either party may end it on not less than 90 days' notice.", 90, .day, .unstated, .before, "Either party",
            nil),
        Case(
            "Upon receipt of the request, the Agency shall respond within two weeks.", 2, .week, .unstated, .after,
            "the Agency", "Upon receipt of the request"),
        Case(
            "The answer shall be given by the Department Head within seven (7) business days.", 7, .day, .business,
            .after,
            "the Department Head", nil),
        Case(
            "Employees must call at least two (2) hours prior to the start of the shift.", 2, .hour, .unstated, .before,
            "Employees", "prior to the start of the shift"),
        Case(
            "If the employee does not appeal within ten (10) workdays, the matter is closed.", 10, .day, .working,
            .after,
            nil, nil),
    ])
    func aPeriodIsRead(wanted: Case) throws {
        let found = Self.deadlines(wanted.text)
        try #require(found.count == 1)
        #expect(found[0].length == wanted.length)
        #expect(found[0].side == wanted.side)
        #expect(found[0].actor == wanted.actor)
        #expect(found[0].start == wanted.start)
    }

    @Test func aDayOfTheCalendarIsRead() {
        let found = Self.deadlines(
            "The Union shall name its members no later than March 1, 2026. Lists are posted by June 30.")
        #expect(
            found.map(\.length) == [.date(month: 3, day: 1, year: 2026), .date(month: 6, day: 30, year: nil)])
        #expect(found.first?.actor == "The Union")
    }

    /// What only measures something binds nobody.
    @Test(arguments: [
        "Employees receive ten (10) days of leave.", "An employee who is rehired within two (2) years keeps seniority.",
        "It is worth three (3) years prior to retirement.", "The first (1st) day of the month is payday.",
        "During the ten (10) day period nothing happens.", "within ten (10) miles of the yard", "within the day",
        "days", "",
        "no later than the first (1st) day of the month",
    ])
    func whatIsNoDeadline(text: String) {
        #expect(Self.deadlines(text).map(\.phrase) == [])
    }
}
