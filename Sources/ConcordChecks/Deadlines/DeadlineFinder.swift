import ConcordModel

/// Finds the periods that someone must act within: `within ten (10) working days of`, `no later than thirty (30) days after`,
/// `at least fourteen (14) days before`, `five (5) working days’ notice`, `by March 1`.
///
/// It starts from the units of time in the text and reads what stands in front and behind. A period that only measures
/// something, such as leave of ten days, is left alone.
package struct DeadlineFinder {
    /// All of a version, in the order of the page.
    package static func deadlines(in text: ContractText) -> [Deadline] { deadlines(Triggers(text), in: text) }

    /// Periods of days alone, in one stretch of provisions, as long as they are wanted: what the check of procedures reads, since
    /// to read all would cost more than all other checks. Who must act, and what starts the period, is left out.
    static func periodsOfDays(
        _ triggers: Triggers, in text: ContractText, part: Range<Int>, isMoreWanted: (Deadline) -> Bool
    ) {
        var low = 0
        var high = triggers.units.count
        while low < high {
            let middle = (low + high) / 2
            if Int(triggers.units[middle].provision) < part.lowerBound { low = middle + 1 } else { high = middle }
        }
        for place in triggers.units[low...] {
            let provision = Int(place.provision)
            guard provision < part.upperBound else { return }
            let letter = text.bytes[Int(place.byte)] | 0x20
            guard letter == UInt8(ascii: "d") || letter == UInt8(ascii: "w"), isRunningText(text, place) else {
                continue
            }
            let reader = text.words(of: place.provision, around: place.byte)
            for deadline in periods(reader, at: Int(place.byte), in: provision, isWhole: false)
            where !isMoreWanted(deadline) { return }
        }
    }

    static func deadlines(_ triggers: Triggers, in text: ContractText) -> [Deadline] {
        var found: [Deadline] = []
        for place in triggers.units where isRunningText(text, place) {
            let reader = text.words(of: place.provision, around: place.byte)
            found += periods(reader, at: Int(place.byte), in: Int(place.provision))
        }
        for place in triggers.months where isRunningText(text, place) {
            let reader = text.words(of: place.provision, around: place.byte)
            if let deadline = day(reader, at: Int(place.byte), in: Int(place.provision)) { found.append(deadline) }
        }
        return found.sorted { ($0.range.lowerBound, $0.range.upperBound) < ($1.range.lowerBound, $1.range.upperBound) }
    }

    /// Titles bind nobody.
    private static func isRunningText(_ text: ContractText, _ place: Triggers.Place) -> Bool {
        text.provisions[Int(place.provision)].text.contains(Int(place.byte))
    }

    // MARK: Periods

    enum Lead { case within, noLater, noMore, atLeast, none }

    static let units = LetterTable<Deadline.Unit>([
        ("day", .day), ("days", .day), ("workday", .day), ("workdays", .day), ("hour", .hour), ("hours", .hour),
        ("week", .week),
        ("weeks", .week), ("weekday", .day), ("weekdays", .day), ("month", .month), ("months", .month), ("year", .year),
        ("years", .year),
    ])
    static let kinds = LetterTable<Deadline.DayKind>([
        ("calendar", .calendar), ("working", .working), ("work", .working), ("business", .business),
        ("workday", .working),
        ("workdays", .working), ("weekday", .working), ("weekdays", .working),
    ])
    private static let adjectives: LetterSet = ["consecutive", "full", "regular", "scheduled", "additional"]
    private static let articles: LetterSet = ["a", "an", "the", "said", "such", "this", "that"]

    /// What a unit of time is the end of: a period, two that share it (`not more than ninety nor less than sixty days`), a
    /// day of a month, or the next day.
    private static func periods(
        _ reader: WordReader, at place: Int, in provision: Int, isWhole: Bool = true
    ) -> [Deadline] {
        if let last = period(reader, at: place, in: provision, isWhole: isWhole) {
            return [other(reader, bound: last), last].compactMap(\.self)
        }
        guard let day = dayOfMonth(reader, at: place, in: provision) ?? nextDay(reader, at: place, in: provision) else {
            return []
        }
        return [day]
    }

    private static func period(
        _ reader: WordReader, at place: Int, in provision: Int, isWhole: Bool
    ) -> Deadline? {
        guard let noun = reader.word(after: place), noun.range.lowerBound == place, let key = noun.key,
            let unit = units[key]
        else { return nil }
        var kind = kinds[key] ?? .unstated
        var cursor = place
        while let word = reader.word(before: cursor), let key = word.key, kinds[key] != nil || adjectives.contains(key)
        {
            if let said = kinds[key] { kind = said }
            cursor = word.range.lowerBound
        }
        guard let number = count(reader, before: cursor), number.value > 0, number.value <= 3650 else { return nil }
        let (lead, start) = self.lead(reader, before: number.start)
        var end = noun.range.upperBound
        var tail = DeadlineTail(reader, after: end)
        // The first of two bounds says nothing of its own behind it.
        let isFirst = tail.side == nil && !tail.isNotice
        if isFirst, lead != .none, let next = farBound(reader, after: end) { tail = next }
        if kind == .unstated, unit == .day, let exclusion = DayExclusion(reader, after: end) {
            kind = .working
            if !exclusion.isApart { end = exclusion.range.upperBound }
            tail = DeadlineTail(reader, after: exclusion.isApart ? noun.range.upperBound : exclusion.tailStart)
        }
        if lead == .noMore, tail.isOf { return nil }
        // Months and years before something mostly measure what was, not what must be done.
        if lead == .none, !tail.isNotice, !tail.startsWithPrior || unit == .month || unit == .year { return nil }
        // `within the ten (10) day time frame` speaks of a period that stands elsewhere.
        if lead == .within, tail.start == nil, reader.word(before: number.start)?.key == "the" { return nil }
        // `The requirement of seven (7) days’ notice` does so too, and `for not less than one (1) year` measures.
        let before = reader.word(before: start)?.key
        if lead == .none, tail.isNotice, before == "of" || before == "the" { return nil }
        if lead == .atLeast, !tail.isNotice, before == "for" { return nil }
        // `from sixty (60) days prior to the filing` is a stretch of time, `requests with less than a week’s notice` a condition.
        if lead == .none, before == "from" || before == "than" || before == "without" { return nil }
        let side: Deadline.Side
        switch (lead, tail.side) {
        case (.atLeast, .before?), (.none, .before?), (.noLater, .before?), (.noMore, .before?), (.within, .before?):
            side = .before
        case (.within, _), (.noLater, .after?), (.noMore, .after?): side = .after
        case (.atLeast, .after?) where isFirst || hasNearBound(reader, before: start): side = .after
        case (.noLater, _), (.noMore, _), (.atLeast, _), (.none, _): return nil
        }
        let phraseEnd = max(end, tail.noticeEnd ?? 0)
        end = isFirst ? end : max(end, tail.connectorEnd)
        let sentence = Sentence(reader, around: start..<end)
        guard sentence.binds(start..<end, isNotice: tail.isNotice) else { return nil }
        var deadline = Deadline(
            provision: provision, range: start..<end,
            length: .period(count: number.value, unit: unit, kind: unit == .day ? kind : .unstated), side: side,
            isNotice: tail.isNotice, phrase: reader.oneLine(start..<(isFirst && tail.isNotice ? end : phraseEnd)))
        guard isWhole else { return deadline }
        deadline.start =
            tail.start.map { reader.oneLine($0) }
            ?? (side == .after ? sentence.opening(before: start).map { reader.oneLine($0) } : nil)
        deadline.actor = sentence.actor(of: start..<end).map { reader.oneLine($0) }
        return deadline
    }

    /// The number in front of a unit, `ten (10)`, `10` or `ten`, and where it begins.
    static func count(_ reader: WordReader, before place: Int) -> (value: Int, start: Int)? {
        let end = reader.skip(backFrom: place).start
        if reader.byte(end - 1) == UInt8(ascii: ")") {
            let floor = max(reader.bounds.lowerBound, end - 14)
            guard let open = reader.bytes[floor..<end].lastIndex(of: UInt8(ascii: "(")) else { return nil }
            if let pair = NumberPair(reader, around: open), let value = pair.figure.value.whole, !pair.figure.isOrdinal
            {
                return (value, pair.range.lowerBound)
            }
            guard let figure = Figure(reader, open + 1..<end - 1), let value = figure.value.whole, !figure.isOrdinal
            else { return nil }
            return (value, open)
        }
        guard let word = reader.word(before: place) else { return nil }
        if let value = reader.value(word) {
            let before = reader.byte(word.range.lowerBound - 1)
            guard before != UInt8(ascii: "."), before != UInt8(ascii: "$"), before != UInt8(ascii: "/"),
                before != UInt8(ascii: ",")
            else { return nil }
            return (value, word.range.lowerBound)
        }
        guard let words = NumberPair.words(reader, before: place), let value = words.reading.values.first?.whole else {
            return nil
        }
        return (value, words.range.lowerBound)
    }

    /// A word that may lead to a number.
    private enum LeadWord { case within, than, later, more, no, less, least, at, minimum, of, period, event, maximum }

    private static let leads = LetterTable<LeadWord>([
        ("within", .within), ("than", .than), ("later", .later), ("more", .more), ("no", .no), ("not", .no),
        ("less", .less),
        ("fewer", .less), ("sooner", .less), ("earlier", .less), ("least", .least), ("at", .at), ("minimum", .minimum),
        ("of", .of), ("nor", .no), ("never", .no), ("most", .maximum), ("maximum", .maximum), ("event", .event),
        ("case", .event), ("period", .period),
    ])

    /// What stands in front of the number, and where it begins.
    static func lead(_ reader: WordReader, before place: Int) -> (Lead, Int) {
        var words: [(word: LeadWord?, start: Int)] = []
        var cursor = place
        while words.count < 6, let word = reader.word(before: cursor) {
            cursor = word.range.lowerBound
            if words.isEmpty, let key = word.key, articles.contains(key) { continue }
            let lead = word.key.flatMap { leads[$0] }
            // `in no event later than` is `no later than`.
            if lead == .event, words.count == 2 { continue }
            // Nothing leads to the number from further off.
            if words.isEmpty, lead == nil { break }
            words.append((lead, cursor))
        }
        func word(_ index: Int) -> LeadWord? { index < words.count ? words[index].word : nil }
        func start(_ index: Int) -> Int { words[index].start }
        switch word(0) {
        case .within: return (.within, start(0))
        case .than where word(2) == .no:
            switch word(1) {
            case .later: return (.noLater, start(2))
            case .more: return (.noMore, start(2))
            case .less: return (.atLeast, start(2))
            case .within, .than, .no, .least, .at, .minimum, .of, .period, .event, .maximum, nil: break
            }
        case .least where word(1) == .at: return (.atLeast, start(1))
        case .maximum where word(1) == .at: return (.noMore, start(1))
        case .minimum: return (.atLeast, start(0))
        case .of where word(1) == .minimum: return (.atLeast, start(1))
        case .of where word(1) == .period:
            if let within = (2...3).first(where: { word($0) == .within }) { return (.within, start(within)) }
        case .than, .later, .more, .no, .less, .least, .at, .of, .period, .event, .maximum, nil: break
        }
        return (.none, place)
    }

    // MARK: Days

    private static let participles = LetterKey.set(
        "hired employed born retired enrolled promoted appointed eligible amended adopted effective separated dated")

    /// `by March 1`, `no later than July 1`, `on or before June 30`.
    private static func day(_ reader: WordReader, at place: Int, in provision: Int) -> Deadline? {
        guard let mention = DateMention(reader, at: place), mention.exists else { return nil }
        var words: [WordReader.Word] = []
        var cursor = mention.range.lowerBound
        if let the = reader.word(before: cursor), the.key == "the" { cursor = the.range.lowerBound }
        while words.count < 3, let word = reader.word(before: cursor, hyphens: false) {
            words.append(word)
            cursor = word.range.lowerBound
        }
        let keys = words.map(\.key)
        let isLater = keys.count > 2 && keys[0] == "than" && keys[1] == "later" && (keys[2] == "no" || keys[2] == "not")
        let isOnOrBefore = keys.count > 2 && keys[0] == "before" && keys[1] == "or" && keys[2] == "on"
        let isBy = keys.first == LetterKey("by".utf8)
        guard isLater || isOnOrBefore || isBy else { return nil }
        // `hired on or before July 1, 1987` tells of whom the sentence speaks.
        let range = words[isBy ? 0 : 2].range.lowerBound..<mention.range.upperBound
        if let told = reader.word(before: range.lowerBound)?.key, participles.contains(told) { return nil }
        let sentence = Sentence(reader, around: range)
        guard sentence.binds(range, isNotice: false) else { return nil }
        var deadline = Deadline(
            provision: provision, range: range,
            length: .date(month: mention.month, day: mention.day, year: mention.year), side: .by,
            phrase: reader.oneLine(range))
        deadline.actor = sentence.actor(of: range).map { reader.oneLine($0) }
        return deadline
    }
}
