import ConcordModel

/// Compares two token lists and gives the changes that lead from one to the other.
///
/// Words are aligned first, spaces follow them: Myers' greedy algorithm (An O(ND) difference algorithm, 1986) in linear
/// space over numbers, after common ends are cut off. Then shreds of agreement between two changes are given up where
/// they are smaller than the changes around them, since a reader wants "replaced", not confetti.
enum WordComparison {
    /// Changes in ascending order; `later` tokens are taken as they are. `position` gives the place in the paper of the
    /// change that begins before the later token of that index.
    static func changes(
        from earlier: [Token], to later: [Token], position: (Int) -> SourcePosition
    ) -> [WordChange] {
        slid(plainChanges(from: earlier, to: later, position: position), in: earlier) { _ in true }
    }

    /// Changes where people would make them: each slides as far as the neighboring ones leave room, the one before as it
    /// has slid already, over tokens that it may pass.
    static func slid(_ changes: [WordChange], in earlier: [Token], over canPass: (Token) -> Bool) -> [WordChange] {
        var slid: [WordChange] = []
        for (index, change) in changes.enumerated() {
            let low = slid.last?.struck.upperBound ?? 0
            let high = index + 1 < changes.count ? changes[index + 1].struck.lowerBound : earlier.count
            var (first, end) = (change.struck.lowerBound, change.struck.upperBound)
            while first > low, canPass(earlier[first - 1]) { first -= 1 }
            while end < high, canPass(earlier[end]) { end += 1 }
            slid.append(ChangeSlider(earlier: earlier, room: first..<max(first, end)).slide(change))
        }
        return slid
    }

    private static func plainChanges(
        from earlier: [Token], to later: [Token], position: (Int) -> SourcePosition
    ) -> [WordChange] {
        // What is the same in front is passed, spaces and all; words behind it are aligned.
        var same = 0
        while same < earlier.count, same < later.count, earlier[same].exact == later[same].exact { same += 1 }
        // So is what is the same behind, where no words follow that could be the same in front, other spaces aside.
        var tail = 0
        let isAtWord = same < earlier.count && same < later.count && !earlier[same].isSpace && !later[same].isSpace
        while isAtWord, tail < min(earlier.count, later.count) - same,
            earlier[earlier.count - 1 - tail].exact == later[later.count - 1 - tail].exact
        { tail += 1 }
        // Spaces in front of it belong to what is different.
        while tail > 0, earlier[earlier.count - tail].isSpace { tail -= 1 }
        let (earlierEnd, laterEnd) = (earlier.count - tail, later.count - tail)
        let pairs = align(earlier[same..<earlierEnd], later[same..<laterEnd]) { $0.exact }
        var changes: [WordChange] = []
        var (i, j) = (same, same)
        func close(_ iEnd: Int, _ jEnd: Int) {
            var (iStart, jStart, iStop, jStop) = (i, j, iEnd, jEnd)
            while iStart < iStop, jStart < jStop, earlier[iStart].exact == later[jStart].exact {
                iStart += 1
                jStart += 1
            }
            while iStart < iStop, jStart < jStop, earlier[iStop - 1].exact == later[jStop - 1].exact {
                iStop -= 1
                jStop -= 1
            }
            if iStart < iStop || jStart < jStop {
                changes.append(
                    WordChange(
                        struck: iStart..<iStop, inserted: Array(later[jStart..<jStop]), position: position(jStart)))
            }
        }
        for (a, b) in pairs {
            close(a, b)
            i = a + 1
            j = b + 1
        }
        close(earlierEnd, laterEnd)
        return changes
    }

    /// Pairs of indices of equal words without giving up shreds: for finding out whether two readings agree.
    static func alignExactly(_ earlier: [Token], _ later: [Token], by key: (Token) -> UInt32) -> [(Int, Int)] {
        align(earlier[...], later[...], keepsShreds: true, by: key)
    }

    /// Pairs of indices of equal words (spaces are not paired), ascending in both.
    static func align(
        _ earlier: ArraySlice<Token>, _ later: ArraySlice<Token>, keepsShreds: Bool = false,
        by key: (Token) -> UInt32
    ) -> [(Int, Int)] {
        let earlierWords = earlier.indices.filter { !earlier[$0].isSpace }
        let laterWords = later.indices.filter { !later[$0].isSpace }
        let a = earlierWords.map { key(earlier[$0]) }
        let b = laterWords.map { key(later[$0]) }
        var aligned: [(Int, Int)] = []
        var prefix = 0
        while prefix < a.count, prefix < b.count, a[prefix] == b[prefix] { prefix += 1 }
        var suffix = 0
        while suffix < a.count - prefix, suffix < b.count - prefix,
            a[a.count - 1 - suffix] == b[b.count - 1 - suffix]
        { suffix += 1 }
        for index in 0..<prefix { aligned.append((index, index)) }
        let middle = MyersAlignment.align(a[prefix..<a.count - suffix], b[prefix..<b.count - suffix])
        if keepsShreds {
            aligned += middle
        } else {
            aligned += withoutShreds(middle, a.count - suffix, b.count - suffix, prefix) { index in
                Int(earlier[earlierWords[index]].length)
            }
        }
        for index in stride(from: suffix, to: 0, by: -1) { aligned.append((a.count - index, b.count - index)) }
        return aligned.map { (earlierWords[$0.0], laterWords[$0.1]) }
    }

    /// Gives up a stretch of up to three equal words between two changes when it is no longer than the changes on both
    /// sides of it.
    private static func withoutShreds(
        _ pairs: [(Int, Int)], _ aEnd: Int, _ bEnd: Int, _ start: Int, length: (Int) -> Int
    ) -> [(Int, Int)] {
        guard !pairs.isEmpty else { return [] }
        // Stretches of consecutive pairs.
        var stretches: [[(Int, Int)]] = []
        for pair in pairs {
            if let last = stretches.last?.last, last.0 + 1 == pair.0, last.1 + 1 == pair.1 {
                stretches[stretches.count - 1].append(pair)
            } else {
                stretches.append([pair])
            }
        }
        var kept: [[(Int, Int)]] = []
        for (index, stretch) in stretches.enumerated() {
            guard let first = stretch.first, let last = stretch.last else { continue }
            let before = kept.last?.last ?? (start - 1, start - 1)
            let next = index + 1 < stretches.count ? stretches[index + 1][0] : (aEnd, bEnd)
            let left = max(first.0 - before.0 - 1, first.1 - before.1 - 1)
            let right = max(next.0 - last.0 - 1, next.1 - last.1 - 1)
            let letters = stretch.reduce(0) { $0 + length($1.0) }
            if stretch.count <= 3, left >= 2 * stretch.count, right >= 2 * stretch.count, letters <= 12 { continue }
            kept.append(stretch)
        }
        return kept.flatMap { $0 }
    }
}
