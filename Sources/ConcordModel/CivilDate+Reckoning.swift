/// Reckoning with days: what a period of a contract comes to.
extension CivilDate {
    /// Days since 1 March of the year 0, in the proleptic Gregorian calendar. From March on a leap day is the last of its
    /// year, so that the months before it have one pattern.
    private var number: Int {
        let year = month > 2 ? self.year : self.year - 1
        let monthFromMarch = (month + 9) % 12
        return year * 365 + year / 4 - year / 100 + year / 400 + (monthFromMarch * 153 + 2) / 5 + day - 1
    }

    private init?(number: Int) {
        guard number >= 0 else { return nil }
        var year = number / 365
        func start(_ year: Int) -> Int { year * 365 + year / 4 - year / 100 + year / 400 }
        while start(year) > number { year -= 1 }
        let rest = number - start(year)
        let monthFromMarch = (rest * 5 + 2) / 153
        self.init(
            year: monthFromMarch < 10 ? year : year + 1, month: (monthFromMarch + 2) % 12 + 1,
            day: rest - (monthFromMarch * 153 + 2) / 5 + 1)
    }

    /// 0 for Monday to 6 for Sunday.
    package var weekday: Int { (number + 2) % 7 }

    /// The day so many days later, or earlier; nil beyond the calendar.
    package func adding(days: Int) -> CivilDate? { CivilDate(number: number + days) }

    /// The same day so many months later, or earlier, and the last of the month where the month is too short.
    package func adding(months: Int) -> CivilDate? {
        let count = year * 12 + month - 1 + months
        guard count >= 12 else { return nil }
        for day in stride(from: day, through: day - 3, by: -1) {
            if let date = CivilDate(year: count / 12, month: count % 12 + 1, day: day) { return date }
        }
        return nil
    }

    /// A day of the month so many months later, or its last where it is shorter; with 0, the next such day from this one on.
    package func day(_ number: Int, ofMonth later: Int, isWorking: Bool) -> CivilDate? {
        guard let first = CivilDate(year: year, month: month, day: 1) else { return nil }
        func day(in first: CivilDate) -> CivilDate? {
            guard let last = first.adding(months: 1)?.adding(days: -1) else { return nil }
            if !isWorking { return first.adding(days: min(number, last.day) - 1) }
            // The last working day is counted back from the first of the month after.
            if number >= 31 { return last.adding(days: 1)?.adding(workingDays: -1) }
            return first.adding(days: -1)?.adding(workingDays: number)
        }
        guard later == 0 else { return first.adding(months: later).flatMap(day) }
        guard let here = day(in: first) else { return nil }
        return here >= self ? here : first.adding(months: 1).flatMap(day)
    }

    /// The day so many working days later, or earlier: Saturdays and Sundays do not count, holidays nobody here knows.
    package func adding(workingDays: Int) -> CivilDate? {
        guard workingDays != 0 else { return self }
        let step = workingDays < 0 ? -1 : 1
        // From a weekend it is counted as from the working day on its other side, since its own days do not count.
        let weekend = max(0, weekday - 4)
        let offset = weekend == 0 ? 0 : step > 0 ? -weekend : 3 - weekend
        // Whole weeks at once, so that no number takes long.
        guard var date = adding(days: offset + workingDays / 5 * 7) else { return nil }
        var rest = abs(workingDays % 5)
        while rest > 0 {
            guard let next = date.adding(days: step) else { return nil }
            date = next
            if date.weekday < 5 { rest -= 1 }
        }
        return date
    }
}

extension CivilDate {
    /// The English name of a month, from 1.
    package static func monthName(_ month: Int) -> String { monthNames[(month + 11) % 12] }

    package static let monthNames = [
        "January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November",
        "December",
    ]
}
