import ConcordModel
import Testing

/// Reckoning with days, against a walk through the calendar day by day.
@Suite struct CivilDateReckoningTests {
    @Test func everyDayFollowsTheOneBefore() throws {
        var day = try #require(CivilDate("1999-12-25"))
        var weekday = 5  // A Saturday.
        for count in 0..<3000 {
            #expect(day.weekday == weekday)
            let start = try #require(CivilDate("1999-12-25"))
            #expect(start.adding(days: count) == day)
            #expect(day.adding(days: -count) == start)
            let next =
                CivilDate(year: day.year, month: day.month, day: day.day + 1)
                ?? CivilDate(year: day.year, month: day.month + 1, day: 1)
                ?? CivilDate(year: day.year + 1, month: 1, day: 1)
            day = try #require(next)
            weekday = (weekday + 1) % 7
        }
    }

    @Test(arguments: [-12, -5, -1, 0, 1, 4, 5, 6, 10, 23])
    func workingDaysAreCountedOneByOne(count: Int) throws {
        for offset in 0..<7 {
            let start = try #require(CivilDate("2026-03-02")?.adding(days: offset))
            var day = start
            var rest = abs(count)
            while rest > 0 {
                day = try #require(day.adding(days: count < 0 ? -1 : 1))
                if day.weekday < 5 { rest -= 1 }
            }
            #expect(start.adding(workingDays: count) == day, "\(count) from \(start)")
        }
    }

    @Test func daysOfMonths() throws {
        let start = try #require(CivilDate("2026-01-20"))
        #expect(start.day(15, ofMonth: 1, isWorking: false) == CivilDate("2026-02-15"))
        #expect(start.day(31, ofMonth: 1, isWorking: false) == CivilDate("2026-02-28"))
        #expect(start.day(10, ofMonth: 0, isWorking: false) == CivilDate("2026-02-10"))
        #expect(start.day(20, ofMonth: 0, isWorking: false) == start)
        // February 2026 begins on a Sunday, and ends on a Saturday.
        #expect(start.day(1, ofMonth: 1, isWorking: true) == CivilDate("2026-02-02"))
        #expect(start.day(5, ofMonth: 1, isWorking: true) == CivilDate("2026-02-06"))
        #expect(start.day(31, ofMonth: 1, isWorking: true) == CivilDate("2026-02-27"))
    }

    @Test func monthsEndWhereTheyEnd() {
        #expect(CivilDate("2025-01-31")?.adding(months: 1) == CivilDate("2025-02-28"))
        #expect(CivilDate("2024-01-31")?.adding(months: 1) == CivilDate("2024-02-29"))
        #expect(CivilDate("2025-03-15")?.adding(months: -15) == CivilDate("2023-12-15"))
        #expect(CivilDate("9999-12-31")?.adding(days: 1) == nil)
        #expect(CivilDate("0001-01-01")?.adding(days: -400) == nil)
        #expect(CivilDate("0001-01-01")?.adding(months: -20) == nil)
    }
}
