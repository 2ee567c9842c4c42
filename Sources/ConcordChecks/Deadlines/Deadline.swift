import ConcordModel

/// A period that someone must act within, as the contract says it.
package struct Deadline: Sendable, Hashable {
    package enum Unit: String, Sendable { case hour, day, week, month, year }

    /// Which days count. `unstated` is a bare `days`, where the contract must be read as a whole.
    package enum DayKind: String, Sendable { case calendar, working, business, unstated }

    package enum Length: Sendable, Hashable {
        case period(count: Int, unit: Unit, kind: DayKind)
        /// A day of every year, or of one.
        case date(month: Int, day: Int, year: Int?)
        /// A day of the month so many months later, 0 for one of every month: the tenth, the fifth working day; the last day
        /// is 31.
        case dayOfMonth(day: Int, later: Int, kind: DayKind)
    }

    /// On which side of what it speaks of the period lies.
    package enum Side: String, Sendable {
        /// It begins with what it speaks of: `within ten days after receipt`, `within ten days`.
        case after
        /// It ends with it: `at least ten days before the hearing`, `ten days’ notice`.
        case before
        /// It is a day: `by March 1`.
        case by
    }

    /// Index of the provision that says it.
    package var provision: Int
    /// Bytes of the text.
    package var range: Range<Int>
    package var length: Length
    package var side: Side
    /// Whether it is a notice that must be given so long before.
    package var isNotice = false
    /// The words themselves, on one line.
    package var phrase: String
    /// Who must act, as far as the text says: the subject of the sentence, where it is a party or a person.
    package var actor: String?
    /// What starts it, or what it comes before, in the words of the text.
    package var start: String?
}
