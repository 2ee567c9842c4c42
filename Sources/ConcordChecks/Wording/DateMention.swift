import ConcordModel

/// A day of the calendar as a contract writes it: `July 1, 2025`, `Feb. 29`, `June 31st`. It need not exist.
struct DateMention {
    var range: Range<Int>
    var month: Int
    var day: Int
    var year: Int?
    /// The day of the week in front of it, 0 for Monday.
    var weekday: Int?

    /// The day itself; nil without a year, and for a day that the calendar has not.
    var date: CivilDate? { year.flatMap { CivilDate(year: $0, month: month, day: day) } }

    /// Whether there is such a day, in the year it names or, without one, in any.
    var exists: Bool { CivilDate(year: year ?? 2000, month: month, day: day) != nil }

    static let weekdayNames = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"]

    private static let months: LetterTable<Int> = {
        var months: [(word: LetterKey, value: Int)] = [("sept", 9)]
        for (index, name) in CivilDate.monthNames.enumerated() {
            months.append((LetterKey(known: name), index + 1))
            months.append((LetterKey(known: String(name.prefix(3))), index + 1))
        }
        return LetterTable(months)
    }()
    private static let weekdays = LetterTable<Int>(
        weekdayNames.enumerated().map { (word: LetterKey(known: $1), value: $0) })
    private static let ordinalEndings: LetterSet = ["st", "nd", "rd", "th"]

    /// Reads a date whose month begins at `start`; nil where the word is no month, or no day stands beside it.
    init?(_ reader: WordReader, at start: Int) {
        guard let name = reader.word(after: start), name.range.lowerBound == start, let key = name.key,
            let month = Self.months[key]
        else { return nil }
        var cursor = name.range.upperBound
        if reader.byte(cursor) == UInt8(ascii: "."), name.range.count < 5 { cursor += 1 }
        if let day = Self.day(reader, before: start) {
            let year = Self.year(reader, after: cursor)
            // `Local 12 May` is no day, `12 May 2025` and `the 12th of May` are.
            if day.isCertain || year != nil {
                (self.month, self.day, self.year) = (month, day.value, year?.value)
                range = day.start..<(year?.end ?? name.range.upperBound)
                return
            }
        }
        guard let digits = reader.word(after: cursor, hyphens: false), digits.range.lowerBound > cursor,
            digits.range.count <= 2, let day = reader.value(digits)
        else { return nil }
        cursor = digits.range.upperBound
        if let ending = reader.word(after: cursor, hyphens: false), ending.range.count == 2, let key = ending.key,
            Self.ordinalEndings.contains(key)
        {
            cursor = ending.range.upperBound
        } else if WordReader.isLetter(reader.byte(cursor)) || reader.byte(cursor) == UInt8(ascii: "/")
            || reader.byte(cursor) == UInt8(ascii: ":")
        {
            return nil
        }
        if let said = Self.year(reader, after: cursor) {
            year = said.value
            cursor = said.end
        }
        self.month = month
        self.day = day
        var first = start
        var before = reader.skip(backFrom: start, hyphens: false).start
        if reader.byte(before - 1) == UInt8(ascii: ",") { before -= 1 }
        if let word = reader.word(before: before, hyphens: false), let key = word.key, let weekday = Self.weekdays[key]
        {
            self.weekday = weekday
            first = word.range.lowerBound
        }
        range = first..<cursor
    }

    /// The year behind a date, and one past it.
    private static func year(_ reader: WordReader, after place: Int) -> (value: Int, end: Int)? {
        var start = reader.skip(from: place, hyphens: false).end
        if reader.byte(start) == UInt8(ascii: ",") { start += 1 }
        guard let digits = reader.word(after: start, hyphens: false), digits.range.count == 4,
            let value = reader.value(digits), (1900...2199).contains(value)
        else { return nil }
        return (value, digits.range.upperBound)
    }

    /// The day in front of a month, `31`, `31st of`, `thirty-first (31st) day of`, where it begins, and whether it is certain
    /// to be one.
    private static func day(_ reader: WordReader, before month: Int) -> (value: Int, start: Int, isCertain: Bool)? {
        var cursor = month
        var isCertain = false
        if let of = reader.word(before: cursor, hyphens: false), of.key == "of" {
            cursor = of.range.lowerBound
            if let day = reader.word(before: cursor, hyphens: false), day.key == "day" {
                (cursor, isCertain) = (day.range.lowerBound, true)
            }
        }
        var end = reader.skip(backFrom: cursor, hyphens: false).start
        let isClosed = reader.byte(end - 1) == UInt8(ascii: ")")
        if isClosed { end -= 1 }
        guard var digits = reader.word(before: end, hyphens: false) else { return nil }
        if let key = digits.key, ordinalEndings.contains(key) {
            guard let number = reader.word(before: digits.range.lowerBound, hyphens: false),
                number.range.upperBound == digits.range.lowerBound
            else { return nil }
            (digits, isCertain) = (number, true)
        }
        guard digits.range.count <= 2, let value = reader.value(digits),
            isClosed == (reader.byte(digits.range.lowerBound - 1) == UInt8(ascii: "(")),
            isClosed || [0x20, 0x0A, 0].contains(reader.byte(digits.range.lowerBound - 1))
        else { return nil }
        return (value, digits.range.lowerBound - (isClosed ? 1 : 0), isCertain)
    }
}
