import ConcordModel

/// The sentence around a period: whether it binds anyone, and whom.
struct Sentence {
    private let reader: WordReader
    let range: Range<Int>

    init(_ reader: WordReader, around phrase: Range<Int>) {
        self.reader = reader
        var start = phrase.lowerBound
        while start > reader.bounds.lowerBound, !Self.endsSentence(reader, start - 1) { start -= 1 }
        var end = phrase.upperBound
        while end < reader.bounds.upperBound, !Self.endsSentence(reader, end) { end += 1 }
        range = start..<end
    }

    private static func endsSentence(_ reader: WordReader, _ at: Int) -> Bool {
        let byte = reader.byte(at)
        guard byte == UInt8(ascii: ".") || byte == UInt8(ascii: ";") || byte == UInt8(ascii: "?") else { return false }
        let next = reader.byte(at + 1)
        return next == 0x20 || next == 0x0A || next == 0 || next == UInt8(ascii: ")")
    }

    private static let modals: LetterSet = ["shall", "will", "must", "may", "agrees", "agree", "should", "can"]
    private static let conditions = LetterKey.set("if when whenever who which whose where that")
    private static let refusals = LetterKey.set("not no fail fails failed failure neither nor unless until")
    private static let joiners: LetterSet = ["and", "or"]
    private static let breaks = LetterKey.set(
        "shall will must may unless except whichever provided but whether until otherwise")

    /// Where the words end that say what a period is counted from.
    static func clauseEnd(_ reader: WordReader, from start: Int) -> Int {
        var cursor = start
        let limit = min(reader.bounds.upperBound, start + 110)
        var joiner: Int?
        var isSubject = false
        while cursor < limit {
            let byte = reader.byte(cursor)
            if byte == UInt8(ascii: "("), let close = reader.bytes[cursor..<limit].firstIndex(of: UInt8(ascii: ")")) {
                cursor = close + 1
                continue
            }
            if byte == UInt8(ascii: ",") || byte == UInt8(ascii: ":") || byte == UInt8(ascii: ")") { break }
            if endsSentence(reader, cursor) { break }
            if WordReader.isLetter(byte), !WordReader.isLetter(reader.byte(cursor - 1)), cursor > start,
                let word = reader.word(after: cursor)
            {
                if let key = word.key, breaks.contains(key) {
                    isSubject = modals.contains(key)
                    break
                }
                if let key = word.key, joiners.contains(key) { joiner = cursor }
                cursor = word.range.upperBound
            } else {
                cursor += 1
            }
        }
        // `of the answer and the Union may appeal`: what stands before the verb is its subject.
        if isSubject, let joiner { cursor = joiner }
        // Not in the middle of a word, and not with half of a parenthesis.
        if cursor == limit, limit < reader.bounds.upperBound {
            while cursor > start, reader.byte(cursor) != 0x20 { cursor -= 1 }
        }
        if let open = reader.bytes[start..<cursor].lastIndex(of: UInt8(ascii: "(")),
            !reader.bytes[open..<cursor].contains(UInt8(ascii: ")"))
        {
            cursor = open
        }
        return reader.skip(backFrom: cursor).start
    }

    /// The words of a part of the sentence, with what is no word skipped.
    private func words(_ part: Range<Int>) -> [WordReader.Word] {
        var words: [WordReader.Word] = []
        var cursor = part.lowerBound
        while cursor < part.upperBound {
            let byte = reader.byte(cursor)
            guard WordReader.isLetter(byte) || WordReader.isDigit(byte), let word = reader.word(after: cursor) else {
                cursor += 1
                continue
            }
            words.append(word)
            cursor = word.range.upperBound
        }
        return words
    }

    /// Whether the period is one to act within: not where it is only part of a condition, `who is rehired within two years`.
    func binds(_ phrase: Range<Int>, isNotice: Bool) -> Bool {
        if isNotice { return true }
        let before = words(range.lowerBound..<max(range.lowerBound, phrase.lowerBound))
        if let condition = before.lastIndex(where: { $0.key.map(Self.conditions.contains) ?? false }) {
            let clause = before[condition...]
            let isOver =
                clause.contains { $0.key.map { Self.modals.contains($0) || Self.refusals.contains($0) } ?? false }
                || reader.bytes[before[condition].range.upperBound..<phrase.lowerBound].contains(UInt8(ascii: ","))
            if !isOver { return false }
        }
        return true
    }

    /// What opens the sentence with a comma behind it and starts the period: `Upon receipt of the grievance, …`.
    func opening(before phrase: Int) -> Range<Int>? {
        guard let first = reader.word(after: range.lowerBound), let key = first.key,
            ["upon", "after", "following", "once", "when", "if"].contains(key),
            let comma = reader.bytes[range].firstIndex(of: UInt8(ascii: ",")), comma < phrase,
            comma - first.range.lowerBound <= 140
        else { return nil }
        return first.range.lowerBound..<comma
    }

    // MARK: Who

    private static let actors = LetterKey.set(
        "employee employees employer union association county city agency department management supervisor manager director "
            + "head grievant grievants party parties steward stewards arbitrator committee board sheriff designee member "
            + "members officer office state council authority applicant panel district hospital company superintendent "
            + "representative administrator mediator port chief president secretary resources they he she either")
    private static let boundaries = LetterKey.set(
        "if when where that which unless provided then however therefore because while until after upon before but so whom "
            + "within following case event who whose")
    private static let determiners = LetterKey.set(
        "the an a either any each both such neither said all no their his her")

    /// The subject of the verb that binds, where it is someone who can act; of a passive, whom `by` names.
    func actor(of phrase: Range<Int>) -> Range<Int>? {
        let all = words(range)
        func isModal(_ word: WordReader.Word) -> Bool { word.key.map(Self.modals.contains) ?? false }
        let modal =
            all.lastIndex { isModal($0) && $0.range.upperBound <= phrase.lowerBound }
            ?? all.firstIndex { isModal($0) && $0.range.lowerBound >= phrase.upperBound }
        guard var modal else { return nil }
        // `The Director shall meet with the Union and shall answer`: the subject stands before the first verb.
        while modal > 0, all[modal - 1].key == "and" || all[modal - 1].key == "but",
            let earlier = all[..<modal].lastIndex(where: isModal)
        {
            modal = earlier
        }
        if all.dropFirst(modal + 1).prefix(3).contains(where: { $0.key == "be" }) { return agent(all, behind: modal) }
        // Backwards to a sign or a word that ends the subject.
        var first = modal
        while first > 0 {
            let candidate = all[first - 1]
            let gap = candidate.range.upperBound..<all[first].range.lowerBound
            if reader.bytes[gap].contains(where: Self.isSign) { break }
            if let key = candidate.key, Self.boundaries.contains(key) || Self.modals.contains(key) { break }
            first -= 1
        }
        // `Within five days of that the Union shall`: the subject is the last phrase with an article.
        if let article = all[first..<modal].lastIndex(where: { $0.key.map(Self.determiners.contains) ?? false }),
            !all[first..<article].contains(where: { $0.key == "and" || $0.key == "or" || $0.key == "of" })
        {
            first = article
        }
        while first < modal, all[first].key == "and" || all[first].key == "or" { first += 1 }
        guard first < modal, modal - first <= 9 else { return nil }
        return named(all[first..<modal])
    }

    private static func isSign(_ byte: UInt8) -> Bool {
        ",;:()[]".utf8.contains(byte) || byte == UInt8(ascii: ".")
    }

    private static let stops = LetterKey.set(
        "within to in no not at on after before with for by under pursuant from upon through shall who and or when if unless "
            + "as until during because that")

    private func agent(_ all: [WordReader.Word], behind modal: Int) -> Range<Int>? {
        guard let by = all[modal...].firstIndex(where: { $0.key == "by" }), by + 1 < all.count else { return nil }
        var end = by + 1
        while end < all.count, end - by <= 6, !(all[end].key.map(Self.stops.contains) ?? false) {
            if end > by + 1,
                reader.bytes[all[end - 1].range.upperBound..<all[end].range.lowerBound].contains(where: Self.isSign)
            {
                break
            }
            end += 1
        }
        return named(all[(by + 1)..<end])
    }

    /// The words, where one of them is someone who can act.
    private func named(_ words: ArraySlice<WordReader.Word>) -> Range<Int>? {
        guard let first = words.first, let last = words.last,
            words.contains(where: { $0.key.map(Self.actors.contains) ?? false })
        else { return nil }
        return first.range.lowerBound..<last.range.upperBound
    }
}
