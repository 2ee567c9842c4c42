import Foundation

/// Why Concord and git do not agree on whether a merge is clean. Each cause has its section in `docs/git.md`, under its
/// name; each is computed from the texts.
enum MergeCause: String, CaseIterable {
    // Git sees a conflict and Concord none.
    case wrapping = "Lines broken elsewhere"
    case otherWords = "Different words of neighbouring lines"
    case bothDeleted = "Both took words away"
    case sameChange = "The same change on both sides"
    case moved = "A change in what the other side moved"
    case lookAlike = "Lines that look alike"
    // Concord sees a conflict and git none.
    case numberTwice = "One number given twice"
    case onePlace = "Two insertions at one place"
    case movedTwice = "Moved on one side, moved or deleted on the other"
    case deleted = "A change in what the other side deleted"
    case oneProvision = "One provision changed twice"
    case putInTwice = "What git would put in twice"
}

/// A conflict as it stands between markers, with the base.
struct MarkedConflict {
    var ours: [String] = []
    var base: [String] = []
    var theirs: [String] = []

    static func all(in text: String) -> [MarkedConflict] {
        var conflicts: [MarkedConflict] = []
        var current = MarkedConflict()
        var part = 0
        for line in text.components(separatedBy: "\n") {
            if line.hasPrefix("<<<<<<< ") {
                (current, part) = (MarkedConflict(), 1)
            } else if line.hasPrefix("||||||| ") {
                part = 2
            } else if line == "=======" {
                part = 3
            } else if line.hasPrefix(">>>>>>> ") {
                conflicts.append(current)
                part = 0
            } else {
                switch part {
                case 1: current.ours.append(line)
                case 2: current.base.append(line)
                case 3: current.theirs.append(line)
                default: break
                }
            }
        }
        return conflicts
    }
}

extension MergeCause {
    /// Why git sees this conflict where Concord sees none; nil when none of the causes is there.
    static func ofGit(_ conflict: MarkedConflict, in item: MergeCase) -> MergeCause? {
        let (ours, base, theirs) = (words(conflict.ours), words(conflict.base), words(conflict.theirs))
        if ours == base || theirs == base { return .wrapping }
        if ours == theirs { return .sameChange }
        let (mine, other) = (WordEdits(from: base, to: ours), WordEdits(from: base, to: theirs))
        let struck = mine.struck.intersection(other.struck)
        if struck.isEmpty, mine.insertions.isDisjoint(with: other.insertions) { return .otherWords }
        if isMoved(conflict, in: item) { return .moved }
        // One put whole lines or paragraphs beside a line of which the other changed words.
        let paragraphs = (
            addsParagraphs(conflict.ours, to: conflict.base), addsParagraphs(conflict.theirs, to: conflict.base)
        )
        if paragraphs != (true, true),
            paragraphs.0 != paragraphs.1
                || addsLines(conflict.ours, to: conflict.base) != addsLines(conflict.theirs, to: conflict.base)
        {
            return .otherWords
        }
        if areApart(item) || areApartInParagraphs(conflict) { return .otherWords }
        if mine.inserted.isEmpty || other.inserted.isEmpty || mine.inserted == other.inserted {
            return mine.inserted == other.inserted && !mine.inserted.isEmpty ? .sameChange : .bothDeleted
        }
        // Beside words that both took away or gave alike, each has words of its own elsewhere.
        if mine.insertions.isDisjoint(with: other.insertions) { return .bothDeleted }
        // A line that seems new stands elsewhere in the base: git took one table's head for the other's.
        let known = Set(item.base.components(separatedBy: "\n").filter { !$0.isEmpty })
        let new = (conflict.ours + conflict.theirs).filter { !conflict.base.contains($0) }
        return new.contains(where: known.contains) ? .lookAlike : nil
    }

    /// Why Concord sees this conflict where git sees none.
    static func ofConcord(_ conflict: MarkedConflict, in item: MergeCase, git: String) -> MergeCause? {
        let labels = (conflict.ours + conflict.theirs).compactMap(label)
        let (mine, other) = (occurrences(item.ours), occurrences(item.theirs))
        for (place, count) in occurrences(git)
        where labels.contains(place.label) && count > max(mine[place, default: 0], other[place, default: 0]) {
            return .numberTwice
        }
        if isDoubled(conflict.ours + conflict.theirs, in: item, git) { return .putInTwice }
        let sides = [conflict.ours, conflict.base, conflict.theirs].map { !words($0).isEmpty }
        if isMoved(conflict, in: item) { return .movedTwice }
        switch (sides[0], sides[1], sides[2]) {
        case (true, true, true): return .oneProvision
        case (true, false, true): return .onePlace
        case (true, true, false), (false, true, true): return .deleted
        case (true, false, false): return wasBesideDeleted(conflict.ours, item.ours, item.theirs) ? .deleted : nil
        case (false, false, true): return wasBesideDeleted(conflict.theirs, item.theirs, item.ours) ? .deleted : nil
        case (false, _, false): return nil
        }
    }

    /// Whether the line before or behind what one side inserted is gone from the other side.
    private static func wasBesideDeleted(_ lines: [String], _ side: String, _ other: String) -> Bool {
        let all = side.components(separatedBy: "\n").filter { !$0.isEmpty }
        let kept = Set(other.components(separatedBy: "\n"))
        guard let first = lines.first, let place = all.firstIndex(of: first) else { return false }
        let end = min(place + lines.filter { !$0.isEmpty }.count, all.count - 1)
        return place > 0 && !kept.contains(all[place - 1]) || !kept.contains(all[end])
    }

    /// Whether git's merge has a line oftener than either side.
    private static func isDoubled(_ lines: [String], in item: MergeCase, _ git: String) -> Bool {
        func count(_ line: String, in text: String) -> Int { text.components(separatedBy: "\n").count { $0 == line } }
        return lines.contains { line in
            !line.isEmpty && count(line, in: git) > max(count(line, in: item.ours), count(line, in: item.theirs))
        }
    }

    private static func addsLines(_ lines: [String], to base: [String]) -> Bool { adds(lines, to: base) }

    /// Whether whole paragraphs were put beside those of the base, whose lines may be broken elsewhere.
    private static func addsParagraphs(_ lines: [String], to base: [String]) -> Bool {
        func paragraphs(_ lines: [String]) -> [[Substring]] { lines.split(separator: "").map { words(Array($0)) } }
        return adds(paragraphs(lines), to: paragraphs(base))
    }

    /// Whether one side put paragraphs of its own beside others, and in these both changed other words.
    private static func areApartInParagraphs(_ conflict: MarkedConflict) -> Bool {
        let known = conflict.base.split(separator: "").map { words(Array($0)) }
        func isNew(_ paragraph: [Substring]) -> Bool {
            !known.contains { $0.count { paragraph.contains($0) } * 4 > $0.count * 3 }
        }
        let sides = [conflict.ours, conflict.theirs].map { $0.split(separator: "").map { words(Array($0)) } }
        guard sides[0].contains(where: isNew) != sides[1].contains(where: isNew) else { return false }
        let (base, rest) = (words(conflict.base), sides.map { $0.filter { !isNew($0) }.flatMap { $0 } })
        let (mine, other) = (WordEdits(from: base, to: rest[0]), WordEdits(from: base, to: rest[1]))
        return mine.struck.isDisjoint(with: other.struck) && mine.insertions.isDisjoint(with: other.insertions)
    }

    private static func adds<T: Equatable>(_ list: [T], to base: [T]) -> Bool {
        var rest = base[...]
        for item in list where item == rest.first { rest.removeFirst() }
        return rest.isEmpty
    }

    /// Whether the sides changed other words and put words in at other places, in the whole file.
    private static func areApart(_ item: MergeCase) -> Bool {
        let (base, ours, theirs) = (words([item.base]), words([item.ours]), words([item.theirs]))
        let (mine, other) = (WordEdits(from: base, to: ours), WordEdits(from: base, to: theirs))
        return mine.struck.isDisjoint(with: other.struck) && mine.insertions.isDisjoint(with: other.insertions)
    }

    /// Whether a side has words of this conflict at another place: the paragraph is in the base and in that side, and what
    /// stands before it differs.
    private static func isMoved(_ conflict: MarkedConflict, in item: MergeCase) -> Bool {
        (item.didAlike + item.oursDid + item.theirsDid).contains(.moveSection)
    }

    private static func words(_ lines: [String]) -> [Substring] {
        lines.flatMap { $0.split(whereSeparator: \.isWhitespace) }
    }

    private static func label(_ line: String) -> String? {
        (line.firstMatch(of: /^\s*(#+ *\S+ \w+)[. ]/) ?? line.firstMatch(of: /^\s*(\([a-z]+\))\s/)).map { String($0.1) }
    }

    private struct NumberedPlace: Hashable {
        var head: String
        var label: String
    }

    /// How often each number stands below each head.
    private static func occurrences(_ text: String) -> [NumberedPlace: Int] {
        var counts: [NumberedPlace: Int] = [:]
        var head = ""
        for line in text.components(separatedBy: "\n") {
            guard let label = label(line) else { continue }
            let isHead = line.hasPrefix("#")
            counts[NumberedPlace(head: isHead ? "" : head, label: label), default: 0] += 1
            if isHead { head = label }
        }
        return counts
    }
}

/// What leads from one list of words to another, by the standard library, which shares nothing with our own comparison.
private struct WordEdits {
    var struck: Set<Int> = []
    /// The words put in.
    var inserted: [Substring] = []
    /// Before which words of the base some were put in without others taken away there.
    var insertions: Set<Int> = []

    init(from base: [Substring], to words: [Substring]) {
        var removed: Set<Int> = []
        var added: [Int: Substring] = [:]
        for change in words.difference(from: base) {
            switch change {
            case .remove(let offset, _, _): removed.insert(offset)
            case .insert(let offset, let word, _): added[offset] = word
            }
        }
        struck = removed
        var place = 0
        for index in words.indices {
            while removed.contains(place) { place += 1 }
            if let word = added[index] {
                inserted.append(word)
                if !removed.contains(place - 1) { insertions.insert(place) }
            } else {
                place += 1
            }
        }
    }
}
