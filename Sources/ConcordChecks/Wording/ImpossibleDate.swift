import ConcordModel

/// `impossible-date`: days that no calendar has, days that fall on another day of the week, terms that end before they begin.
///
/// A warning in words that the contract has had, an error in words that a paper brings.
enum ImpossibleDate {
    static func find(_ triggers: Triggers, in report: inout CheckReport) {
        let text = report.text
        var previous: (provision: Int32, mention: DateMention)?
        for place in triggers.months {
            let reader = text.words(of: place.provision, around: place.byte)
            guard let mention = DateMention(reader, at: Int(place.byte)) else { continue }
            let provision = Int(place.provision)
            judge(mention, reader, provision, &report)
            if let previous, previous.provision == place.provision, let from = previous.mention.date,
                let to = mention.date,
                to < from, mention.range.lowerBound > previous.mention.range.upperBound,
                joins(reader, previous.mention.range.upperBound..<mention.range.lowerBound)
            {
                tell(
                    previous.mention.range.lowerBound..<mention.range.upperBound, provision, &report,
                    "“\(reader.oneLine(previous.mention.range.lowerBound..<mention.range.upperBound))” ends before it begins.",
                    cure: "Put the years right: what begins on \(CivilDate.monthName(from.month)) \(from.day), "
                        + "\(from.year) ends on that day or later.")
            }
            previous = (place.provision, mention)
        }
        for place in triggers.figures {
            let reader = text.words(of: place.provision, around: place.byte)
            guard let date = FigureDate(reader, at: Int(place.byte)), !date.exists else { continue }
            judge(date, reader, Int(place.provision), &report)
        }
    }

    private static func judge(
        _ date: FigureDate, _ reader: WordReader, _ provision: Int, _ report: inout CheckReport
    ) {
        let shown = reader.oneLine(date.range)
        guard let month = date.month else {
            tell(
                date.range, provision, &report, "There is no “\(shown)”: neither number is a month.",
                cure: "Write the day that the parties mean.")
            return
        }
        tell(
            date.range, provision, &report,
            "There is no “\(shown)”: \(why(month: month, day: date.day, year: date.year)).",
            cure: "Write the day that the parties mean, such as “\(possible(month: month, day: date.day))”.")
    }

    /// Why a month has no such day.
    private static func why(month: Int, day: Int, year: Int?) -> String {
        if day == 0 { return "every month begins with day 1" }
        if month == 2, day == 29 { return "\(year ?? 0) is no leap year" }
        return "\(CivilDate.monthName(month)) never has more than \(lengths[month - 1]) days"
    }

    /// A day that the month has in every year.
    private static func possible(month: Int, day: Int) -> String {
        "\(CivilDate.monthName(month)) \(day == 0 ? 1 : month == 2 ? 28 : lengths[month - 1])"
    }

    private static let lengths = [31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]

    private static func judge(
        _ mention: DateMention, _ reader: WordReader, _ provision: Int, _ report: inout CheckReport
    ) {
        let shown = reader.oneLine(mention.range)
        guard mention.exists else {
            // Without a year `May 45` may be any number behind a word.
            guard (1...31).contains(mention.day) || mention.year != nil else { return }
            tell(
                mention.range, provision, &report,
                "There is no “\(shown)”: \(why(month: mention.month, day: mention.day, year: mention.year)).",
                cure:
                    "Write the day that the parties mean, such as “\(possible(month: mention.month, day: mention.day))”."
            )
            return
        }
        guard let weekday = mention.weekday, let date = mention.date, date.weekday != weekday else { return }
        let right = DateMention.weekdayNames[date.weekday]
        tell(
            mention.range, provision, &report, "“\(shown)” is a \(right).",
            cure: "Write “\(right)”, or the day of the month that the parties mean.")
    }

    private static let ends = LetterKey.set("through thru until till ending expires expire expiring to")
    private static let fillers = LetterKey.set(
        "and up including the on at midnight shall will be in full force effect remain remains is continue effective "
            + "period of time it")

    /// Whether words between two dates make them the ends of one term: `through`, `to`, `and shall remain in effect until`.
    private static func joins(_ reader: WordReader, _ range: Range<Int>) -> Bool {
        guard range.count <= 90 else { return false }
        var cursor = range.lowerBound
        var hasEnd = false
        while cursor < range.upperBound {
            let next = reader.skip(from: cursor)
            if next.end >= range.upperBound { return hasEnd || next.isJoined }
            guard let word = reader.word(after: cursor), let key = word.key else {
                guard reader.byte(next.end) == UInt8(ascii: ",") else { return false }
                cursor = next.end + 1
                continue
            }
            if ends.contains(key) { hasEnd = true } else if !fillers.contains(key) { return false }
            cursor = word.range.upperBound
        }
        return hasEnd
    }

    private static func tell(
        _ range: Range<Int>, _ provision: Int, _ report: inout CheckReport, _ message: String, cure: String
    ) {
        let papers = report.text.papers(bringing: range)
        report.find(
            .impossibleDate, severity: papers.isEmpty ? .warning : .error, in: provision,
            at: report.text.position(of: range.lowerBound), message,
            cure: papers.isEmpty
                ? SignedWords.cure(
                    agreed: "ask the parties, and in an erratum "
                        + "\(cure.prefix(1).lowercased())\(cure.dropFirst().dropLast())")
                : cure, papers: papers)
    }
}
