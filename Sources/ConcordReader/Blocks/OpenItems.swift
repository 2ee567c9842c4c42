import ConcordModel

/// The enumerated lists that are open at a place in a section, from the outermost in, and the decision where the next
/// enumerator belongs.
///
/// Printed numbers are law and indentation is evidence: siblings decide first, then indentation, then what follows.
struct OpenItems {
    struct Level {
        var kind: Enumerator.Kind
        var value: Int
        /// The place of the suffix of its number: 1 of 4A.
        var suffix = 0
        var indent: Int
        var item: ProvisionID
        var isBullet = false

        /// Whether `mark` can be the next of this list.
        func isFollowed(by mark: Enumerator) -> Bool {
            guard !isBullet, let next = mark.reading(as: kind) else { return false }
            // 4A follows 4, 4B follows 4A, 5 follows them all.
            return next.suffix > 0
                ? next.value == value && Int(next.suffix) == suffix + 1 : next.value == value + 1
        }
    }

    enum Place {
        /// The next sibling in level `index`.
        case sibling(Int, Label)
        /// A new list inside the item of level `index`; -1 is the section itself.
        case within(Int, Label)
    }

    /// Further enumerators of the text, and how far in they stand.
    typealias Upcoming = [(mark: Enumerator, indent: Int)]

    private(set) var levels: [Level] = []

    var innermost: ProvisionID? { levels.last?.item }

    mutating func closeAll() { levels.removeAll(keepingCapacity: true) }
    mutating func close(from index: Int) { levels.removeSubrange(min(max(0, index), levels.count)...) }
    mutating func open(_ level: Level) { levels.append(level) }

    func isDue(_ mark: Enumerator) -> Bool { levels.contains { $0.isFollowed(by: mark) } }

    /// Where an enumerator belongs. `upcoming` are the enumerators that follow in the text, for a letter that could be a
    /// Roman numeral; `isInner` tells that it stands right behind another on its line. `isAmbiguous` tells that a list is
    /// announced before the letter and nothing behind it says whether it began.
    func place(
        _ mark: Enumerator, indent: Int, isAnnounced: Bool, isInner: Bool = false, upcoming: () -> Upcoming
    ) -> (place: Place, isAmbiguous: Bool) {
        var successors: [(level: Int, label: Label)] = []
        for index in levels.indices.reversed() where levels[index].isFollowed(by: mark) {
            if let label = mark.reading(as: levels[index].kind) { successors.append((index, label)) }
        }
        let first = mark.readings.first(where: \.isFirst) ?? mark.firstOfDoubled
        if isInner, let first { return (.within(levels.count - 1, first), false) }
        let near = successors.filter { abs(levels[$0.level].indent - indent) <= 1 }
        if let successor = near.first ?? successors.first {
            if let first, first.numeral != successor.label.numeral {
                return letterOrNumeral(mark, successor, first, indent, isAnnounced, upcoming)
            }
            let rivals = (near.isEmpty ? successors : near).filter { $0.label.numeral != successor.label.numeral }
            if !rivals.isEmpty {
                // (v) after (u) and after (iv): whose list goes on behind it?
                for (next, _) in upcoming() {
                    for rival in [successor] + rivals where isNext(next, mark, rival.label) {
                        return (.sibling(rival.level, rival.label), false)
                    }
                }
            }
            return (.sibling(successor.level, successor.label), false)
        }
        if let first, let skipped = afterGap(mark, first, indent, upcoming) { return (skipped, false) }
        if let first {
            // A list of this style at this indentation begins anew beside the old one.
            let isOne = { (level: Level) in level.kind == mark.kind(first) && !level.isBullet }
            if let index = levels.lastIndex(where: { isOne($0) && abs($0.indent - indent) <= 1 })
                ?? levels.lastIndex(where: isOne),
                indent <= levels[index].indent + 1, first.value == 1 || levels[index].value > 26
            {
                return (.sibling(index, first), false)
            }
            return (within(first, indent), false)
        }
        return (stray(mark, indent), false)
    }

    /// (i) after (h): the next letter, or the first Roman numeral of a new list? What follows tells; where nothing does, it
    /// is the last letter, since hardly any list has but one numeral.
    private func letterOrNumeral(
        _ mark: Enumerator, _ successor: (level: Int, label: Label), _ first: Label, _ indent: Int, _ isAnnounced: Bool,
        _ upcoming: () -> Upcoming
    ) -> (place: Place, isAmbiguous: Bool) {
        if indent > levels[successor.level].indent + 1 { return (within(first, indent), false) }
        for (next, nextIndent) in upcoming() {
            // What stands left of it, goes on with a list around it or begins numerals again ends its own list.
            if nextIndent < indent - 1 || isNext(next, around: successor.level, nextIndent, indent) { break }
            if next.reading(as: mark.kind(first))?.isFirst ?? false { break }
            if isNext(next, mark, first), abs(nextIndent - indent) <= 1 {
                return (within(first, indent), false)
            }
            if isNext(next, mark, successor.label) { return (.sibling(successor.level, successor.label), false) }
        }
        let isFlush = levels[successor.level].indent == indent
        return (.sibling(successor.level, successor.label), isFlush && isAnnounced)
    }

    /// `I.` after `G.`: where `J.` follows it is a letter, and `H.` is missing.
    private func afterGap(_ mark: Enumerator, _ first: Label, _ indent: Int, _ upcoming: () -> Upcoming) -> Place? {
        for index in levels.indices.reversed() where abs(levels[index].indent - indent) <= 1 {
            guard let label = mark.reading(as: levels[index].kind), label.numeral != first.numeral,
                let value = label.value, (2...3).contains(value - levels[index].value)
            else { continue }
            for (next, nextIndent) in upcoming() {
                if nextIndent < indent - 1 || isNext(next, mark, first) { break }
                if isNext(next, mark, label) { return .sibling(index, label) }
            }
        }
        return nil
    }

    /// Whether an enumerator goes on with a list that holds the one of `level`.
    private func isNext(_ next: Enumerator, around level: Int, _ nextIndent: Int, _ indent: Int) -> Bool {
        nextIndent <= indent && levels[..<level].contains { $0.isFollowed(by: next) }
    }

    private func isNext(_ next: Enumerator, _ mark: Enumerator, _ label: Label) -> Bool {
        guard let value = label.value else { return false }
        return next.reading(as: mark.kind(label))?.value == value + 1
    }

    /// A number that follows nothing: a gap or a repetition in a list that is open, else a list that begins late.
    private func stray(_ mark: Enumerator, _ indent: Int) -> Place {
        var best: (level: Int, label: Label, rank: Int)?
        for label in mark.readings {
            let kind = mark.kind(label)
            guard
                let index = levels.lastIndex(where: { $0.kind == kind && abs($0.indent - indent) <= 1 })
                    ?? levels.lastIndex(where: { $0.kind == kind })
            else { continue }
            // `(ii)` behind `(b)` is a numeral; only near its end does an alphabet go on with doubled letters.
            if label.isDoubledLetter, levels[index].value < 20, mark.readings.count > 1 { continue }
            // Between `(v)` behind `(d)` and `(v)` behind `(ii)`, the smaller gap.
            let gap = (label.value ?? 0) - levels[index].value
            let rank = gap > 0 ? gap : 1000
            if rank < best?.rank ?? Int.max { best = (index, label, rank) }
        }
        if let best { return .sibling(best.level, best.label) }
        // `J.` a little behind `h.`: a slip of case, and not a list that begins with its tenth letter.
        for label in mark.readings {
            let index = levels.lastIndex { isSlip(label, mark, of: $0) && abs($0.indent - indent) <= 1 }
            if let index { return .sibling(index, label) }
        }
        // Nothing to go by: several letters are a numeral, one letter is a letter.
        return within(mark.readings[0], indent)
    }

    /// Whether a list that is open can have this number soon: it is due, follows a gap, or is a slip of case.
    func isNear(_ mark: Enumerator) -> Bool {
        levels.contains { level in
            if let value = mark.reading(as: level.kind)?.value { return (1...3).contains(value - level.value) }
            return mark.readings.contains { isSlip($0, mark, of: level) }
        }
    }

    private func isSlip(_ label: Label, _ mark: Enumerator, of level: Level) -> Bool {
        guard !level.isBullet, level.kind.word == mark.word, level.kind.style.enclosure == label.enclosure,
            let value = label.value, (1...3).contains(value - level.value)
        else { return false }
        switch (level.kind.style.numeral, label.numeral) {
        case (.lowerLetter, .upperLetter), (.upperLetter, .lowerLetter), (.lowerRoman, .upperRoman),
            (.upperRoman, .lowerRoman):
            return true
        default: return false
        }
    }

    /// Where a new list goes: inside the innermost item that does not stand farther right.
    private func within(_ label: Label, _ indent: Int) -> Place {
        .within(levels.lastIndex { $0.indent <= indent } ?? -1, label)
    }

    /// The level that unnumbered text at `indent` belongs to; -1 is the section itself.
    ///
    /// Text that is indented belongs to the item it is indented below. Text set flush with items belongs to the innermost
    /// of them whose list goes on behind it, else beside them, in what holds them.
    func levelForText(indent: Int, upcoming: () -> Upcoming) -> Int {
        guard levels.contains(where: { $0.indent == indent && !$0.isBullet }) else {
            return levels.lastIndex { $0.indent < indent } ?? -1
        }
        let marks = upcoming()
        return levels.indices.last { levels[$0].indent == indent && goesOn($0, marks) }
            ?? levels.lastIndex { $0.indent < indent } ?? -1
    }

    /// The innermost level whose list goes on.
    func innermostGoingOn(_ upcoming: () -> Upcoming) -> Int? {
        let marks = upcoming()
        return levels.indices.last { goesOn($0, marks) }
    }

    /// Whether the next number of a list comes before anything that would end it. Lists that begin on the way are passed
    /// over; they stand inside.
    private func goesOn(_ index: Int, _ upcoming: Upcoming) -> Bool {
        let level = levels[index]
        guard !level.isBullet else { return false }
        for (mark, indent) in upcoming where indent <= level.indent + 1 {
            if level.isFollowed(by: mark) { return true }
            let ends = levels[...index].contains { outer in
                // The list, or one that holds it, goes on otherwise; `(i)` may only begin a list of its own.
                mark.reading(as: outer.kind).map { $0.isFirst || !mark.mayBegin } ?? false
            }
            if ends { return false }
        }
        return false
    }
}
