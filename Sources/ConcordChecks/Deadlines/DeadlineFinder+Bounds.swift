import ConcordModel

/// Windows: periods of two bounds, which share a unit or what they are counted from.
extension DeadlineFinder {
    private static let joiners: LetterSet = ["and", "but", "or", "nor", "to", "yet"]

    /// What stands behind the second bound, seen from behind the first: `at least six weeks and no later than two weeks before`.
    static func farBound(_ reader: WordReader, after end: Int) -> DeadlineTail? {
        var cursor = end
        if reader.byte(cursor) == UInt8(ascii: ",") { cursor += 1 }
        guard let joiner = reader.word(after: cursor), let key = joiner.key, joiners.contains(key) else { return nil }
        cursor = key == "nor" ? joiner.range.lowerBound : joiner.range.upperBound
        let first = reader.skip(from: cursor).end
        // A lead and a number have few words.
        for _ in 0..<10 {
            guard let word = word(reader, after: cursor) else { return nil }
            if let key = word.key, units[key] != nil {
                var front = word.range.lowerBound
                while let before = reader.word(before: front), let key = before.key, kinds[key] != nil {
                    front = before.range.lowerBound
                }
                guard let number = count(reader, before: front) else { return nil }
                let (lead, start) = lead(reader, before: number.start)
                guard lead != .none, start == first else { return nil }
                let tail = DeadlineTail(reader, after: word.range.upperBound)
                return tail.side == nil ? nil : tail
            }
            cursor = word.range.upperBound
        }
        return nil
    }

    /// The next word, past the parentheses around a number.
    private static func word(_ reader: WordReader, after place: Int) -> WordReader.Word? {
        var cursor = reader.skip(from: place).end
        while reader.byte(cursor) == UInt8(ascii: "(") || reader.byte(cursor) == UInt8(ascii: ")") {
            cursor = reader.skip(from: cursor + 1).end
        }
        return reader.word(after: cursor)
    }

    /// Whether a bound stands in front of another that begins at `start`, so that both are of one window.
    static func hasNearBound(_ reader: WordReader, before start: Int) -> Bool {
        guard let joiner = reader.word(before: comma(reader, before: start)), let key = joiner.key,
            joiners.contains(key)
        else { return reader.word(after: start)?.key == "nor" }
        guard let unit = reader.word(before: comma(reader, before: joiner.range.lowerBound)), let key = unit.key else {
            return false
        }
        return units[key] != nil
    }

    /// The bound in front of one that was read, where only the latter has the unit: `not more than ninety (90) nor less than
    /// sixty (60) days before`, `between sixty and ninety days before`.
    static func other(_ reader: WordReader, bound: Deadline) -> Deadline? {
        guard case .period(_, let unit, let kind) = bound.length, bound.side != .by else { return nil }
        var end = bound.range.lowerBound
        if reader.word(after: end)?.key != "nor" {
            guard let joiner = reader.word(before: end), let key = joiner.key, joiners.contains(key) else { return nil }
            end = joiner.range.lowerBound
        }
        end = reader.skip(backFrom: comma(reader, before: end)).start
        guard let number = count(reader, before: end), number.value > 0, number.value <= 3650 else { return nil }
        var (lead, start) = lead(reader, before: number.start)
        if lead == .none {
            guard let word = reader.word(before: number.start), word.key == "between" else { return nil }
            start = word.range.lowerBound
        }
        var other = bound
        other.range = start..<end
        other.length = .period(count: number.value, unit: unit, kind: kind)
        other.phrase = reader.oneLine(start..<end) + " " + unit.rawValue + (number.value == 1 ? "" : "s")
        return other
    }

    private static func comma(_ reader: WordReader, before place: Int) -> Int {
        let start = reader.skip(backFrom: place, hyphens: false).start
        return reader.byte(start - 1) == UInt8(ascii: ",") ? start - 1 : place
    }
}

/// Days that do not count: `days, excluding Saturdays and Sundays`, `days (weekends and holidays excepted)`.
struct DayExclusion {
    private(set) var range: Range<Int>
    /// Where what is said of the period goes on.
    private(set) var tailStart: Int
    /// Whether it stands behind what the period is counted from.
    private(set) var isApart: Bool

    private static let openers: LetterSet = ["excluding", "excepting", "except", "exclusive", "not", "omitting"]
    private static let fillers = LetterKey.set(
        "of for counting including include any and or all legal paid observed recognized holiday holidays county city state "
            + "federal the intervening")
    private static let weekends: LetterSet = ["saturdays", "saturday", "sundays", "sunday", "weekends", "weekend"]
    private static let closers: LetterSet = ["excluded", "excepted", "not"]

    /// Looks behind the unit, and behind what the period is counted from, in the same sentence.
    init?(_ reader: WordReader, after end: Int) {
        var cursor = end
        let limit = min(reader.bounds.upperBound, end + 130)
        while cursor < limit {
            let byte = reader.byte(cursor)
            if byte == UInt8(ascii: ";") || byte == UInt8(ascii: ".") { return nil }
            guard WordReader.isLetter(byte), let word = reader.word(after: cursor) else {
                cursor += 1
                continue
            }
            guard let key = word.key else {
                cursor = word.range.upperBound
                continue
            }
            // Another period has days of its own.
            if DeadlineFinder.units[key] != nil { return nil }
            if Self.openers.contains(key) || Self.weekends.contains(key),
                let last = Self.list(reader, from: word.range.lowerBound)
            {
                let between = reader.bytes[end..<word.range.lowerBound]
                isApart = between.contains(where: WordReader.isLetter)
                var start = word.range.lowerBound
                if reader.byte(start - 1) == UInt8(ascii: "(") { start -= 1 }
                var stop = last
                if reader.byte(stop) == UInt8(ascii: ")") { stop += 1 }
                range = start..<stop
                tailStart = reader.byte(stop) == UInt8(ascii: ",") ? stop + 1 : stop
                return
            }
            cursor = word.range.upperBound
        }
        return nil
    }

    /// One past the words that leave weekends out; nil where they do not.
    private static func list(_ reader: WordReader, from start: Int) -> Int? {
        var cursor = start
        var last: Int?
        var isLeftOut = false
        for _ in 0..<14 {
            guard let word = reader.word(after: cursor), let key = word.key else { break }
            if weekends.contains(key) {
                last = word.range.upperBound
            } else if openers.contains(key) || closers.contains(key) {
                isLeftOut = true
                if last != nil { last = word.range.upperBound }
            } else if fillers.contains(key) {
                if last != nil, key == "holidays" || key == "holiday" { last = word.range.upperBound }
            } else {
                break
            }
            cursor = word.range.upperBound
            while reader.byte(cursor) == UInt8(ascii: ",") || reader.byte(cursor) == 0x20 { cursor += 1 }
        }
        return isLeftOut ? last : nil
    }
}
