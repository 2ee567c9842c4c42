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

    @Test(arguments: [
        Case(
            "Appeals are made within ten (10) days, excluding Saturdays and Sundays, of the answer.", 10, .day,
            .working,
            .after, nil, "of the answer"),
        Case(
            "The Union shall file within ten (10) days (Saturdays, Sundays and holidays excluded) of the event.", 10,
            .day,
            .working, .after, "The Union", "of the event"),
        Case(
            "The Union shall file within ten days of the event, not including weekends or legal holidays.", 10, .day,
            .working, .after, "The Union", "of the event"),
        Case(
            "The Union shall file within ten days of the event, including Saturdays and Sundays.", 10, .day, .unstated,
            .after, "The Union", "of the event"),
        Case(
            "The Union shall file within fifteen (15) weekdays of the event.", 15, .day, .working, .after, "The Union",
            "of the event"),
        Case(
            "The steward shall answer by the end of the next business day.", 1, .day, .business, .after, "The steward",
            nil),
        Case(
            "The steward shall answer no later than the second working day following the complaint.", 2, .day, .working,
            .after, "The steward", "following the complaint"),
        Case(
            "The board shall rule, in no event later than sixty (60) days from the filing.", 60, .day, .unstated,
            .after,
            "The board", "from the filing"),
    ])
    func daysAreCountedAsTheTextSays(wanted: Case) throws { try aPeriodIsRead(wanted: wanted) }

    /// Both bounds of a window are listed.
    @Test(arguments: [
        (
            "Notice is given not more than ninety (90) nor less than sixty (60) days before June 30.",
            ["not more than ninety (90) days", "nor less than sixty (60) days"]
        ),
        (
            "Notice shall be sent no earlier than six (6) weeks and no later than two (2) weeks before the meeting.",
            ["no earlier than six (6) weeks", "no later than two (2) weeks"]
        ),
        (
            "Either party may reopen at least 60 days, but not more than 90 days, prior to expiration.",
            ["at least 60 days", "not more than 90 days"]
        ),
        (
            "Bids are made between sixty and ninety days before the change.",
            ["between sixty days", "ninety days"]
        ),
        (
            "A hearing is held not less than ten (10) nor more than thirty (30) days after the request.",
            ["not less than ten (10) days", "nor more than thirty (30) days"]
        ),
        ("The mate decides within thirty (30) days of the hearing.", ["within thirty (30) days"]),
    ])
    func aWindowHasTwoBounds(text: String, phrases: [String]) {
        #expect(Self.deadlines(text).map(\.phrase) == phrases)
    }

    @Test(arguments: [
        ("Dues are remitted by the tenth (10th) day of the following month.", 10, 1, Deadline.DayKind.unstated),
        ("The Line shall pay no later than the 15th of the month following the month of the work.", 15, 1, .unstated),
        ("Lists are posted by the last day of each month.", 31, 0, .unstated),
        ("The mate shall report on or before the fifth working day of the next month.", 5, 1, .working),
        ("Dues are remitted by the end of the following month.", 31, 1, .unstated),
    ])
    func aDayOfTheMonthIsRead(text: String, day: Int, later: Int, kind: Deadline.DayKind) {
        #expect(Self.deadlines(text).map(\.length) == [.dayOfMonth(day: day, later: later, kind: kind)])
    }

    @Test func aDayOfTheCalendarMayStandBeforeItsMonth() {
        let found = Self.deadlines("The Union shall name its members by the 1st day of March, 2026.")
        #expect(found.map(\.length) == [.date(month: 3, day: 1, year: 2026)])
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
        "Employees are paid for the first day of the following month.",
        "The tenth day of leave is the next business day.", "between five (5) and ten (10) days of leave",
        "Leave of not more than ninety (90) nor less than sixty (60) days is unpaid.",
    ])
    func whatIsNoDeadline(text: String) {
        #expect(Self.deadlines(text).map(\.phrase) == [])
    }
}
