import ConcordModel

/// The changes that the marks of a paper make: words outside all marks are the base's own, and only what one mark strikes
/// and brings, or two marks beside one another, is compared, so that a change may be less than its mark and never more.
struct MarkedComparison {
    let earlier: [Token]
    let later: LaterReading
    let marks: SourceMarks
    let signs: ClosingSigns
    /// Where the paper shows a word of the base.
    let struckAt: (Int) -> UInt32?

    /// Changes in ascending order, as `WordComparison` gives them.
    func changes(position: (Int) -> SourcePosition) -> [WordChange] {
        var changes: [WordChange] = []
        let tokens = later.tokens
        var (i, j) = (0, 0)
        for (a, b) in pairs() + [(earlier.count, tokens.count)] {
            var (start, newStart, end, newEnd) = (i, j, a, b)
            (i, j) = (a + 1, b + 1)
            // Spaces and signs that both have stay.
            while start < end, newStart < newEnd, isSameSign(start, newStart) {
                (start, newStart) = (start + 1, newStart + 1)
            }
            while start < end, newStart < newEnd, isSameSign(end - 1, newEnd - 1) {
                (end, newEnd) = (end - 1, newEnd - 1)
            }
            guard start < end || newStart < newEnd else { continue }
            changes.append(
                WordChange(
                    struck: start..<end, inserted: Array(tokens[newStart..<newEnd]), position: position(newStart)))
        }
        // No word outside the marks is struck and brought again; a sign is nobody's.
        return WordComparison.slid(changes, in: earlier, over: canPass)
    }

    private func isSameSign(_ index: Int, _ new: Int) -> Bool {
        earlier[index].exact == later.tokens[new].exact && canPass(earlier[index])
    }

    /// Whether it is no word, so that it does not matter which of two it is.
    private func canPass(_ token: Token) -> Bool { token.isSpace || signs.isSign(token) }

    /// Words that stand in both readings, by their indices.
    private func pairs() -> [(Int, Int)] {
        var pairs: [(Int, Int)] = []
        var (i, j) = (0, 0)
        for (index, origin) in later.origins.enumerated() where !later.tokens[index].isSpace {
            let base = Int(origin)
            guard base >= i else { continue }
            addPairs(inGap: i..<base, j..<index, to: &pairs)
            pairs.append((base, index))
            (i, j) = (base + 1, index + 1)
        }
        addPairs(inGap: i..<earlier.count, j..<later.tokens.count, to: &pairs)
        return pairs
    }

    /// Pairs the words between two that stand outside the marks.
    private func addPairs(inGap gap: Range<Int>, _ newGap: Range<Int>, to pairs: inout [(Int, Int)]) {
        guard earlier[gap].contains(where: { !$0.isSpace }), later.tokens[newGap].contains(where: { !$0.isSpace })
        else { return }
        for group in groups(gap, newGap) where !group.struck.isEmpty && !group.brought.isEmpty {
            pairs += WordComparison.align(earlier[group.struck], later.tokens[group.brought]) { $0.exact }
        }
    }

    /// What stands against one another: words that a mark strikes, and those that come in their place.
    private struct Group {
        var struck: Range<Int>
        var brought: Range<Int>
    }

    /// The marks of a gap in their order, with the words that each strikes or brings.
    private func groups(_ gap: Range<Int>, _ newGap: Range<Int>) -> [Group] {
        var byMark: [Int: (end: Int, struck: Range<Int>?, brought: Range<Int>?)] = [:]
        func joined(_ range: Range<Int>?, _ index: Int) -> Range<Int> { (range?.lowerBound ?? index)..<index + 1 }
        for index in gap where !earlier[index].isSpace {
            guard let mark = mark(at: struckAt(index)) else { return [Group(struck: gap, brought: newGap)] }
            byMark[mark.lowerBound, default: (mark.upperBound, nil, nil)].struck =
                joined(byMark[mark.lowerBound]?.struck, index)
        }
        for index in newGap where !later.tokens[index].isSpace {
            guard let mark = mark(at: later.tokens[index].source) else { return [Group(struck: gap, brought: newGap)] }
            byMark[mark.lowerBound, default: (mark.upperBound, nil, nil)].brought =
                joined(byMark[mark.lowerBound]?.brought, index)
        }
        if byMark.count <= 2 { return [Group(struck: gap, brought: newGap)] }
        var groups: [Group] = []
        var open: [(start: Int, mark: (end: Int, struck: Range<Int>?, brought: Range<Int>?))] = []
        func close() {
            let (struck, brought) = (open.compactMap(\.mark.struck), open.compactMap(\.mark.brought))
            open = []
            guard let first = struck.first, let last = struck.last, let new = brought.first, let end = brought.last
            else { return }
            groups.append(
                Group(struck: first.lowerBound..<last.upperBound, brought: new.lowerBound..<end.upperBound))
        }
        let ordered = byMark.sorted { $0.key < $1.key }
        for (index, (start, mark)) in ordered.enumerated() {
            let replaces = index + 1 < ordered.count && Self.isOneMark(mark.end, ordered[index + 1].key)
            let isReplaced = index > 0 && Self.isOneMark(ordered[index - 1].value.end, start)
            // `{~~old~>new~~}` stands for itself; of others one may strike what the next brings, or the other way round.
            let turns = zip(open, open.dropFirst()).filter { ($0.mark.struck == nil) != ($1.mark.struck == nil) }.count
            let turnsAgain = open.last.map { ($0.mark.struck == nil) != (mark.struck == nil) && turns == 1 } ?? false
            if replaces || turnsAgain { close() }
            open.append((start, mark))
            if isReplaced { close() }
        }
        close()
        return groups
    }

    /// Whether the struck and the new words are those of one replacement, with `~>` between: two marks have more.
    private static func isOneMark(_ end: Int, _ start: Int) -> Bool { start - end < "--}{++".utf8.count }

    /// The mark that a word stands in, or is touched by at its end.
    private func mark(at source: UInt32?) -> Range<Int>? {
        source.flatMap { marks.mark(over: Int($0)..<Int.max) }?.range
    }
}
