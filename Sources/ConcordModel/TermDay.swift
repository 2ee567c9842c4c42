/// Where the term of an agreement begins or ends: a day, or a year where the agreement prints no more.
package enum TermDay: Sendable, Hashable, CustomStringConvertible {
    case day(CivilDate)
    case year(Int)

    /// Reads `2025-07-01` or `2025`; nil for anything else.
    package init?(_ text: String) {
        if let day = CivilDate(text) {
            self = .day(day)
        } else if text.utf8.count == 4, text.utf8.allSatisfy({ (0x30...0x39).contains($0) }), let year = Int(text),
            year >= 1000
        {
            self = .year(year)
        } else {
            return nil
        }
    }

    /// Whether it is surely before another; a year alone may be any day of it.
    package func precedes(_ other: TermDay) -> Bool {
        if case .day(let a) = self, case .day(let b) = other { return a < b }
        return year < other.year
    }

    private var year: Int {
        switch self {
        case .day(let day): day.year
        case .year(let year): year
        }
    }

    /// As it is printed: `2025-07-01` or `2025`.
    package var description: String {
        switch self {
        case .day(let day): day.description
        case .year(let year): String(year)
        }
    }
}
