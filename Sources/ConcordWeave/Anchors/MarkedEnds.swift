import ConcordModel

/// Where the words before the marks are the base's to the byte, the marks are the changes: what stands in front of the
/// first mark and behind the last is the base's own, and only the words between are parted and compared. It is the same as
/// comparing all words of the part, and costs what the marks are and not what the provision is.
extension PaperAnchor {
    /// Amends a part as its marks say; false where all of its words must be compared.
    mutating func amendByMarks(
        _ part: Part, of target: ProvisionID, before: ProvisionID, after: ProvisionID
    ) -> Bool {
        // The words of a patch may be filled in around what it shows.
        let ends = UnmarkedEnds(part, before: before, after: after, marks: marks, in: tree)
        if part == .label { return ends.isAll }
        guard !weave.isTouched(target, Weave.bit(part)), SameText.holds(part, of: target, and: before, in: tree) else {
            return false
        }
        // Nothing is said of a head that is restated, or of words that neither has.
        if part == .heading || tree[target].text.isEmpty { return ends.isAll }
        if isMarkerText(of: before) { return true }
        if !ends.isAll {
            guard let read = laterByMarks(part, of: target, before: before, after: after, ends) else { return false }
            changeMarked(part, of: target, from: baseTokens(part, of: target), to: read.later, near: after) { index in
                read.comparison.source(ofBase: index - read.window.lowerBound)
            }
        }
        restatement.add(target)
        return true
    }

    /// The later reading of a part whose words before the marks are the base's, in the base's own tokens, with the words of
    /// the base that were compared, and how; nil where either reading is not one stretch of text.
    mutating func laterByMarks(
        _ part: Part, of target: ProvisionID, before: ProvisionID, after: ProvisionID, _ ends: UnmarkedEnds
    ) -> (later: LaterReading, comparison: ReadingComparison, window: Range<Int>)? {
        let base = baseTokens(part, of: target)
        guard let old = Restated.stretch(tree[target].runs(of: part), tree),
            let new = Restated.stretch(tree[after].runs(of: part), tree)
        else { return nil }
        let window = window(of: base, before: old.lowerBound + ends.front, behind: old.upperBound - ends.back)
        guard let shown = Restated.tokens(base[window], from: target, to: before, part, in: tree) else { return nil }
        var (start, end) = (new.lowerBound, new.upperBound)
        if window.lowerBound > 0 { start += Int(base[window.lowerBound].start) - old.lowerBound }
        if window.upperBound < base.count { end -= old.upperBound - base[window.upperBound - 1].bytes.upperBound }
        let wanted = tokenizer.tokens(of: tree[after].runs(of: part), within: start..<end, in: tree)
        let earlier = Array(base[window])
        let comparison = ReadingComparison(base: earlier, shown: shown, marks: marks, ellipsis: tokenizer.ellipsis)
        let later = comparison.laterReading(wanted, base: earlier, marks: marks, signs: ClosingSigns(text: tree.text))
        // Spaces that no word follows are no part of a reading.
        let last = base[window.upperBound...].lastIndex { !$0.isSpace }.map { $0 + 1 } ?? window.upperBound
        return (later.inside(window, upTo: last, of: base), comparison, window)
    }

    /// The tokens between a firm word that ends before one place and a firm word that begins behind the other, with these
    /// words; to the ends where there is none.
    private func window(of base: [Token], before front: Int, behind back: Int) -> Range<Int> {
        // A word is firm by the spaces beside it, and these must stand outside the marks too.
        var start = base.partition { $0.bytes.upperBound < front }
        repeat { start -= 1 } while start >= 0 && !tokenizer.isFirm(start, of: base, in: tree)
        var end = base.partition { Int($0.start) <= back }
        while end < base.count, !tokenizer.isFirm(end, of: base, in: tree) { end += 1 }
        return max(0, start)..<min(end + 1, base.count)
    }
}

extension Array {
    /// How many elements at the beginning hold a condition that all of them hold before the first that does not.
    /// Logarithmic.
    fileprivate func partition(_ holds: (Element) -> Bool) -> Int {
        var (low, high) = (0, count)
        while low < high {
            let middle = (low + high) / 2
            if holds(self[middle]) { low = middle + 1 } else { high = middle }
        }
        return low
    }
}
