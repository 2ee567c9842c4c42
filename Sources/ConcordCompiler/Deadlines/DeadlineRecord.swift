import ConcordChecks
import ConcordModel
import ConcordWeave

/// A period that someone must act within, as `concord deadlines` tells of it.
public struct DeadlineRecord: Sendable {
    /// The provision that says it, as cited.
    public let provision: String
    public let position: SourcePosition
    /// The words themselves: `within ten (10) working days`.
    public let phrase: String
    /// How long it is, and of what: `10`, `day`. Nil for a day of the calendar.
    public let count: Int?
    public let unit: String?
    /// `calendar`, `working` or `business`; nil where the words say only days, and for other units.
    public let dayKind: String?
    /// `after`, `before` or `by`: on which side of what it is counted from it lies, or that it is a day.
    public let side: String
    public let isNotice: Bool
    /// The day it names, such as `March 1`, `June 30, 2027` or `day 15 of the next month`.
    public let date: String?
    /// Who must act, as far as the text says.
    public let actor: String?
    /// What starts it, or what it comes before, as far as the text says.
    public let start: String?
    /// The day it comes to when it is counted from a given day.
    public let due: CivilDate?
    let deadline: Deadline

    /// How the day was reckoned, where that is not plain from the words.
    var reckoning: String? {
        switch deadline.length {
        case .period(_, .day, .working), .period(_, .day, .business), .dayOfMonth(_, _, .working),
            .dayOfMonth(_, _, .business):
            "Saturdays and Sundays are left out; holidays are not known here and may move the day."
        case .period(_, .day, .unstated): "The text says only days; every day of the calendar is counted."
        case .period(_, .hour, _): "Hours are counted as whole days from the start."
        case .period, .date, .dayOfMonth: nil
        }
    }
}

extension Compilation {
    /// What the agreement is called.
    public var title: String { agreement.manuscript.title }

    /// Every period that someone must act within, in a version or in one provision of it, in the order of the page. With a
    /// day each is reckoned from that day, as if what starts it happened then.
    public func deadlines(
        in citation: String? = nil, version: String = "integrated", from day: CivilDate? = nil
    ) throws(CommandError) -> [DeadlineRecord] {
        if let other = try including(version) { return try other.deadlines(in: citation, version: version, from: day) }
        let wanted = try self.version(named: version)
        let (root, isWhole) = try provision(citation, version)
        let text = ContractTextBuilder.build(agreement, in: wanted)
        var part = 0..<text.provisions.count
        if !isWhole {
            guard let index = text.provisions.firstIndex(where: { $0.identity == root }) else { return [] }
            part = index..<Int(text.provisions[index].end)
        }
        return DeadlineFinder.deadlines(in: text).filter { part.contains($0.provision) }.map {
            record($0, in: text, from: day)
        }
    }

    private func record(_ deadline: Deadline, in text: ContractText, from day: CivilDate?) -> DeadlineRecord {
        var count: Int?
        var unit: String?
        var kind: String?
        var date: String?
        switch deadline.length {
        case .period(let length, let of, let days):
            count = length
            unit = of.rawValue
            kind = days == .unstated ? nil : days.rawValue
        case .date(let month, let day, let year):
            date = "\(CivilDate.monthName(month)) \(day)" + (year.map { ", \($0)" } ?? "")
        case .dayOfMonth(let day, let later, let days):
            kind = days == .unstated ? nil : days.rawValue
            let which = day == 31 ? "the last day" : "day \(day)"
            date = which + (later == 0 ? " of each month" : " of the next month")
        }
        return DeadlineRecord(
            provision: text.citation(of: deadline.provision), position: text.position(of: deadline.range.lowerBound),
            phrase: deadline.phrase, count: count, unit: unit, dayKind: kind, side: deadline.side.rawValue,
            isNotice: deadline.isNotice, date: date, actor: deadline.actor, start: deadline.start,
            due: day.flatMap { deadline.due(from: $0) }, deadline: deadline)
    }
}

extension Deadline {
    /// The day it comes to when what it is counted from is on `day`. Of a day that comes every year, the next one.
    func due(from day: CivilDate) -> CivilDate? {
        switch length {
        case .period(let count, let unit, let kind):
            let signed = side == .before ? -count : count
            switch unit {
            case .hour: return day.adding(days: (signed < 0 ? -1 : 1) * ((count + 23) / 24))
            case .day:
                switch kind {
                case .working, .business: return day.adding(workingDays: signed)
                case .calendar, .unstated: return day.adding(days: signed)
                }
            case .week: return day.adding(days: signed * 7)
            case .month: return day.adding(months: signed)
            case .year: return day.adding(months: signed * 12)
            }
        case .dayOfMonth(let number, let later, let kind):
            return day.day(number, ofMonth: later, isWorking: kind == .working || kind == .business)
        case .date(let month, let number, let year):
            if let year { return CivilDate(year: year, month: month, day: number) }
            // Eight years hold a leap day wherever they begin.
            return (day.year...(day.year + 8)).lazy.compactMap { CivilDate(year: $0, month: month, day: number) }
                .first { $0 >= day }
        }
    }
}
