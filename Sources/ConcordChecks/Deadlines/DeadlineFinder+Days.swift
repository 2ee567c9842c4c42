import ConcordModel

/// Days that are named by their place: `by the 15th of the following month`, `by the end of the next business day`.
extension DeadlineFinder {
    private static let following: LetterSet = ["following", "next", "succeeding", "ensuing"]
    private static let every: LetterSet = ["each", "every"]

    /// `by the tenth (10th) day of the following month`, `no later than the 15th of the month following`, where the unit is
    /// the month.
    static func dayOfMonth(_ reader: WordReader, at place: Int, in provision: Int) -> Deadline? {
        guard let noun = reader.word(after: place), noun.key == "month", noun.range.lowerBound == place else {
            return nil
        }
        var later: Int?
        var cursor = place
        var end = noun.range.upperBound
        if let word = reader.word(before: cursor), let key = word.key, following.contains(key) || every.contains(key) {
            later = every.contains(key) ? 0 : 1
            cursor = word.range.lowerBound
        }
        if let the = reader.word(before: cursor), the.key == "the" { cursor = the.range.lowerBound }
        if later == nil || later == 0, let next = reader.word(after: end), let key = next.key {
            if following.contains(key) || key == "after" {
                later = 1
                end = next.range.upperBound
            } else if key == "immediately", let next = reader.word(after: next.range.upperBound), let key = next.key,
                following.contains(key)
            {
                later = 1
                end = next.range.upperBound
            }
        }
        guard let later, let of = reader.word(before: cursor), of.key == "of" || of.key == "in" else { return nil }
        guard let day = placedDay(reader, before: of.range.lowerBound) else { return nil }
        guard let lead = dayLead(reader, before: day.start) else { return nil }
        // `the month following the month in which …`: what stands behind says which month.
        let start = later == 1 && end > noun.range.upperBound ? Sentence.clauseEnd(reader, from: end) : end
        return named(
            reader, lead..<end, .dayOfMonth(day: day.value, later: later, kind: day.kind), start: end..<start, provision
        )
    }

    /// `15th`, `tenth (10th) day`, `last working day` and where it begins, in front of `of`.
    private static func placedDay(
        _ reader: WordReader, before place: Int
    ) -> (value: Int, kind: Deadline.DayKind, start: Int)? {
        var cursor = place
        var kind = Deadline.DayKind.unstated
        while let word = reader.word(before: cursor), let key = word.key,
            units[key] == .day || kinds[key] != nil
        {
            if let said = kinds[key] { kind = said }
            cursor = word.range.lowerBound
        }
        if let word = reader.word(before: cursor), word.key == "last" || word.key == "end" {
            return (31, kind, word.range.lowerBound)
        }
        guard let place = ordinal(reader, before: cursor), (1...31).contains(place.value) else { return nil }
        return (place.value, kind, place.start)
    }

    /// `15th`, `fifteenth (15th)`, `fifteenth`.
    private static func ordinal(_ reader: WordReader, before place: Int) -> (value: Int, start: Int)? {
        let end = reader.skip(backFrom: place).start
        if reader.byte(end - 1) == UInt8(ascii: ")") {
            let floor = max(reader.bounds.lowerBound, end - 8)
            guard let open = reader.bytes[floor..<end].lastIndex(of: UInt8(ascii: "(")),
                let pair = NumberPair(reader, around: open), let value = pair.figure.value.whole
            else { return nil }
            return (value, pair.range.lowerBound)
        }
        guard let word = reader.word(before: place) else { return nil }
        if let key = word.key, ["st", "nd", "rd", "th"].contains(key),
            let digits = reader.word(before: word.range.lowerBound, hyphens: false),
            digits.range.upperBound == word.range.lowerBound, let value = reader.value(digits)
        {
            return (value, digits.range.lowerBound)
        }
        if reader.value(word) != nil { return nil }
        guard let words = NumberPair.words(reader, before: place),
            let value = words.reading.values.lazy.compactMap(\.whole).first
        else { return nil }
        return (value, words.range.lowerBound)
    }

    /// `by the end of the next business day`, `no later than the second working day`, where the unit is the day.
    static func nextDay(_ reader: WordReader, at place: Int, in provision: Int) -> Deadline? {
        guard let noun = reader.word(after: place), noun.key == "day" || noun.key == "workday" || noun.key == "weekday",
            let key = noun.key, noun.range.lowerBound == place
        else { return nil }
        var kind = kinds[key] ?? .unstated
        var cursor = place
        while let word = reader.word(before: cursor), let key = word.key, let said = kinds[key] {
            kind = said
            cursor = word.range.lowerBound
        }
        var count = 1
        if let word = reader.word(before: cursor), let key = word.key, following.contains(key) {
            cursor = word.range.lowerBound
        } else if let place = ordinal(reader, before: cursor), (1...60).contains(place.value) {
            (count, cursor) = (place.value, place.start)
        } else {
            return nil
        }
        var end = noun.range.upperBound
        let tail = DeadlineTail(reader, after: end)
        // The tenth day of something has a place there, and is no period.
        if tail.isOf || tail.isNotice || tail.side == .before { return nil }
        if let next = reader.word(after: end), let key = next.key, following.contains(key), tail.start == nil {
            return nil
        }
        guard let lead = dayLead(reader, before: cursor) else { return nil }
        end = max(end, tail.connectorEnd)
        var deadline = named(
            reader, lead..<noun.range.upperBound, .period(count: count, unit: .day, kind: kind), start: end..<end,
            provision)
        deadline?.side = .after
        if let start = tail.start { deadline?.start = reader.oneLine(start) }
        return deadline
    }

    private static let leads: LetterTable<Int> = LetterTable([
        ("by", 1), ("before", 1), ("than", 3), ("within", 1),
    ])
    /// What may stand between the lead and the day.
    private static let fillers: LetterSet = ["the", "end", "close", "of", "business", "noon", "midnight", "or", "on"]

    /// Where the words begin that make a day one to act by: `by the end of`, `no later than the`, `on or before the`.
    private static func dayLead(_ reader: WordReader, before place: Int) -> Int? {
        var cursor = place
        for _ in 0..<8 {
            guard let word = reader.word(before: cursor), let key = word.key else { return nil }
            if let length = leads[key] {
                guard length == 3 else {
                    let before = reader.word(before: word.range.lowerBound)
                    if key == "before", before?.key == "or",
                        let on = before.flatMap({ reader.word(before: $0.range.lowerBound) }), on.key == "on"
                    {
                        return on.range.lowerBound
                    }
                    return word.range.lowerBound
                }
                let found = lead(reader, before: cursor)
                return found.0 == .noLater ? found.1 : nil
            }
            guard fillers.contains(key) else { return nil }
            cursor = word.range.lowerBound
        }
        return nil
    }

    private static func named(
        _ reader: WordReader, _ range: Range<Int>, _ length: Deadline.Length, start: Range<Int>, _ provision: Int
    ) -> Deadline? {
        let sentence = Sentence(reader, around: range)
        guard sentence.binds(range, isNotice: false) else { return nil }
        var deadline = Deadline(
            provision: provision, range: range, length: length, side: .by, phrase: reader.oneLine(range))
        deadline.actor = sentence.actor(of: range).map { reader.oneLine($0) }
        deadline.start =
            start.isEmpty
            ? sentence.opening(before: range.lowerBound).map { reader.oneLine($0) } : reader.oneLine(start)
        return deadline
    }
}
