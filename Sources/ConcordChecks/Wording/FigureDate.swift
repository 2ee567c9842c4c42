import ConcordModel

/// A day in figures: `6/31/2025`, `31/6/2025`, `2025-06-31`. Which of two numbers is the month is not known, so a day counts as
/// one if it is one in either order.
struct FigureDate {
    var range: Range<Int>
    var year: Int
    /// The two numbers beside the year, as they stand.
    private var numbers: (Int, Int)

    /// Whether the calendar has such a day.
    var exists: Bool {
        CivilDate(year: year, month: numbers.0, day: numbers.1) != nil
            || CivilDate(year: year, month: numbers.1, day: numbers.0) != nil
    }

    /// The month and the day that are meant, where only one of the numbers can be a month.
    var month: Int? {
        switch (1...12 ~= numbers.0, 1...12 ~= numbers.1) {
        case (true, _): numbers.0
        case (false, true): numbers.1
        case (false, false): nil
        }
    }
    var day: Int { month == numbers.0 ? numbers.1 : numbers.0 }

    /// Reads the date that begins at a place; nil for fractions, schedules such as 24/7, and numbers of other things.
    init?(_ reader: WordReader, at start: Int) {
        let before = reader.byte(start - 1)
        guard before != UInt8(ascii: "/"), before != UInt8(ascii: "-"), before != UInt8(ascii: "."),
            before != UInt8(ascii: "$"), !WordReader.isLetter(before), !WordReader.isDigit(before)
        else { return nil }
        var values: [(value: Int, count: Int)] = []
        var cursor = start
        let sign = reader.byte(start + 4) == UInt8(ascii: "-") ? UInt8(ascii: "-") : UInt8(ascii: "/")
        for index in 0..<3 {
            var end = cursor
            while end < cursor + 5, WordReader.isDigit(reader.byte(end)) { end += 1 }
            guard let value = reader.value(cursor..<end) else { return nil }
            values.append((value, end - cursor))
            cursor = end
            if index < 2 {
                guard reader.byte(cursor) == sign else { return nil }
                cursor += 1
            }
        }
        let next = reader.byte(cursor)
        guard next != sign, next != UInt8(ascii: "-"), !WordReader.isLetter(next), !WordReader.isDigit(next) else {
            return nil
        }
        if sign == UInt8(ascii: "-") {
            guard values[0].count == 4, values[1].count == 2, values[2].count == 2 else { return nil }
            (year, numbers) = (values[0].value, (values[1].value, values[2].value))
        } else {
            guard values[0].count <= 2, values[1].count <= 2, values[2].count == 4 || values[2].count == 2 else {
                return nil
            }
            let short = values[2].value < 70 ? 2000 : 1900
            year = values[2].count == 2 ? short + values[2].value : values[2].value
            numbers = (values[0].value, values[1].value)
        }
        guard (1900...2199).contains(year) else { return nil }
        range = start..<cursor
    }
}
