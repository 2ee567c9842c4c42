import ConcordModel

/// A day as people write it: `2025-03-14`, `March 14, 2025`, `14 March 2025`, `3/14/2025`.
enum WrittenDate {
    case day(CivilDate)
    /// It can be read with the month first, and with the day first.
    case ambiguous(monthFirst: CivilDate, dayFirst: CivilDate)
    /// It is none; perhaps one that was meant.
    case unreadable(meant: CivilDate?)

    /// Reads a day. `order` says which comes first where all is written in numbers.
    init(_ text: String, order: AgreementDays.Order?) {
        if let day = CivilDate(text) {
            self = .day(day)
            return
        }
        guard let pieces = WrittenDate.pieces(of: text) else {
            self = .unreadable(meant: nil)
            return
        }
        let numbers = pieces.filter { $0.month == nil }
        let months = pieces.compactMap(\.month)
        if months.count == 1, numbers.count == 2 {
            self = WrittenDate.read(numbers, month: months[0])
        } else if months.isEmpty, numbers.count == 3 {
            self = WrittenDate.read(numbers, order)
        } else {
            self = .unreadable(meant: nil)
        }
    }

    /// A number with the count of its figures, or a month.
    private struct Piece {
        var value = 0
        var figures = 0
        var month: Int?
    }

    private static func read(_ numbers: [Piece], month: Int) -> WrittenDate {
        let (day, year) = numbers[0].figures == 4 ? (numbers[1], numbers[0]) : (numbers[0], numbers[1])
        return read(year: year, month: month, day: day.value)
    }

    private static func read(_ numbers: [Piece], _ order: AgreementDays.Order?) -> WrittenDate {
        let (a, b, c) = (numbers[0], numbers[1], numbers[2])
        if a.figures == 4 { return read(year: a, month: b.value, day: c.value) }
        switch order {
        case .mdy: return read(year: c, month: a.value, day: b.value)
        case .dmy: return read(year: c, month: b.value, day: a.value)
        case nil: break
        }
        let monthFirst = read(year: c, month: a.value, day: b.value)
        let dayFirst = read(year: c, month: b.value, day: a.value)
        switch (monthFirst, dayFirst) {
        case (.day(let one), .day(let other)):
            return one == other ? monthFirst : .ambiguous(monthFirst: one, dayFirst: other)
        case (.day, _): return monthFirst
        case (_, .day): return dayFirst
        case (.unreadable(let one), .unreadable(let other)): return .unreadable(meant: one ?? other)
        default: return .unreadable(meant: nil)
        }
    }

    /// Of a year in two figures nobody knows the century for sure.
    private static func read(year: Piece, month: Int, day: Int) -> WrittenDate {
        if year.figures == 4, let date = CivilDate(year: year.value, month: month, day: day) { return .day(date) }
        return .unreadable(
            meant: year.figures == 2 ? CivilDate(year: 2000 + year.value, month: month, day: day) : nil)
    }

    /// The numbers and months of a text; nil where there is more in it than belongs to a day.
    private static func pieces(of text: String) -> [Piece]? {
        var pieces: [Piece] = []
        var word: [UInt8] = []
        func isFigure(_ byte: UInt8) -> Bool { 0x30...0x39 ~= byte }
        for byte in Array(AgreementPath.folded(text).utf8) + [0x20] {
            let isPart = isFigure(byte) || 0x61...0x7A ~= byte
            let isEndOfNumber = word.last.map(isFigure) ?? false
            if isPart, word.isEmpty || isEndOfNumber == isFigure(byte) {
                word.append(byte)
                continue
            }
            if !word.isEmpty {
                guard let read = read(word) else { return nil }
                if read.figures > 0 || read.month != nil { pieces.append(read) }
                word = []
            }
            if isPart {
                word = [byte]
            } else if ![0x20, 0x2C, 0x2E, 0x2F, 0x2D].contains(byte) {
                return nil
            }
        }
        return pieces
    }

    /// A word of a day; neither number nor month where it adds nothing.
    private static func read(_ word: [UInt8]) -> Piece? {
        let text = String(decoding: word, as: UTF8.self)
        if let value = word.count < 5 ? Int(text) : nil { return Piece(value: value, figures: word.count) }
        if ["st", "nd", "rd", "th", "of", "the", "day"].contains(text) { return Piece() }
        func isShort(_ name: String, least: Int) -> Bool { word.count >= least && name.lowercased().hasPrefix(text) }
        if let month = CivilDate.monthNames.firstIndex(where: { isShort($0, least: 3) }) {
            return Piece(month: month + 1)
        }
        if text == "sept" { return Piece(month: 9) }
        let days = ["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"]
        return days.contains { isShort($0, least: 3) } ? Piece() : nil
    }
}

extension FrontMatter {
    /// The day that a value gives, with a finding where it gives none for sure; nil where nothing is said.
    func day(
        _ node: YAMLNode?, _ name: String, _ days: AgreementDays, severity: Severity? = nil,
        findings: inout [Finding]
    ) -> CivilDate? {
        guard let text = text(node) else { return nil }
        return day(text, at: position(of: node), name, days, severity: severity, findings: &findings)
    }

    /// The same of a text at a place.
    func day(
        _ text: String, at position: SourcePosition, _ name: String, _ days: AgreementDays, severity: Severity? = nil,
        findings: inout [Finding]
    ) -> CivilDate? {
        func report(_ message: String, cure: String) {
            findings.append(Finding(.badFrontMatter, severity: severity, at: position, message, cure: cure))
        }
        switch WrittenDate(text, order: days.order) {
        case .day(let day): return day
        case .ambiguous(let monthFirst, let dayFirst):
            report(
                "`\(text)` can be read as \(monthFirst), with the month first, and as \(dayFirst), with the day first.",
                cure:
                    "Write \(monthFirst) or \(dayFirst), or say once for all in agreement.yml which comes first: `dates: mdy` for the month, `dates: dmy` for the day."
            )
        case .unreadable(let meant):
            report(
                "`\(text)` is not a day of the calendar.",
                cure:
                    "Write the day of `\(name)` as year-month-day, for instance \(meant?.description ?? "2025-07-01").")
        }
        return nil
    }
}
