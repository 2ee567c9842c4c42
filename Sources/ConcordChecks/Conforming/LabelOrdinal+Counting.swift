import ConcordModel

/// Counting on: what numbers come behind others.
extension LabelOrdinal {
    /// The number behind this one: 5 behind 4, 4A and 3-4; 12.5 behind 12.4.
    var successor: LabelOrdinal {
        var next = self
        let end = max(last, path[path.count - 1]) + 1
        next.path[path.count - 1] = end
        next.last = end
        next.suffix = 0...0
        return next
    }

    /// Takes as many numbers as another, whichever provision's place it was counted for.
    mutating func takeWidth(of other: LabelOrdinal) {
        last = path[path.count - 1] + other.last - other.path[other.path.count - 1]
    }

    /// The number that stands to this one as `next` stands to `old`, which it follows: from 4 to 5 as from 3 to 4, from 4 to
    /// 4A as from 3 to 3A, from 4 to 4.1 as from 3 to 3.1. Nil where the numbers have other shapes.
    func continued(as old: LabelOrdinal, to next: LabelOrdinal) -> LabelOrdinal? {
        var result = next
        let width = next.last - next.path[next.path.count - 1]
        var level = 0
        while level < old.path.count, level < next.path.count, old.path[level] == next.path[level] { level += 1 }
        if level == next.path.count || level == old.path.count {
            // The same number with another suffix, or one below it.
            guard path.count == old.path.count else { return nil }
            result.path = path + next.path[level...]
        } else {
            guard path.count > level else { return nil }
            let end = level == path.count - 1 ? max(last, path[level]) : path[level]
            result.path = path[..<level] + [end + 1] + next.path[(level + 1)...]
        }
        result.last = result.path[result.path.count - 1] + width
        return result
    }
}
