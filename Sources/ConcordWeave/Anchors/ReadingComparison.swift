import ConcordModel

/// The struck reading of a paper beside the text it amends.
struct ReadingComparison {
    struct Difference {
        /// Ranges of tokens in the base and in the paper; one of them may be empty.
        var base: Range<Int>
        var shown: Range<Int>
        /// The paper's words stand in a deletion.
        var isStruck: Bool
    }

    private(set) var differences: [Difference] = []
    /// Base token of each shown token, by the offset in the paper.
    private var bases: BaseWords
    /// Base tokens that an ellipsis in the paper stands for.
    private var elided: [UInt32: Range<Int>] = [:]

    /// `ellipsis` is the number of `…` in plain type: in a paper it stands for words that are not repeated.
    init(base: [Token], shown: [Token], marks: SourceMarks, ellipsis: UInt32) {
        // Nearly always the paper restates the words as they are.
        if base.count == shown.count, zip(base, shown).allSatisfy({ $0.loose == $1.loose && $0.isSpace == $1.isSpace })
        {
            bases = BaseWords(shown.indices.lazy.filter { !shown[$0].isSpace }.map { (shown[$0].source, Int32($0)) })
            return
        }
        let pairs =
            Self.elidedPairs(base, shown, ellipsis) ?? WordComparison.alignExactly(base, shown) { $0.loose }
        bases = BaseWords(pairs.map { (shown[$1].source, Int32($0)) })
        var (i, j) = (0, 0)
        for (a, b) in pairs + [(base.count, shown.count)] {
            let baseGap = ReadingComparison.words(base, i..<a)
            let shownGap = ReadingComparison.words(shown, j..<b)
            if !baseGap.isEmpty || !shownGap.isEmpty {
                if shownGap.count == 1, shown[shownGap.lowerBound].loose == ellipsis {
                    elided[shown[shownGap.lowerBound].source] = baseGap
                } else {
                    let isStruck = !shownGap.isEmpty && shown[shownGap].contains { !$0.isSpace && !marks.isPlain($0) }
                    differences.append(Difference(base: baseGap, shown: shownGap, isStruck: isStruck))
                }
            }
            i = a + 1
            j = b + 1
        }
    }

    /// The words that both have where the paper leaves some out and shows the others as they are.
    private static func elidedPairs(_ base: [Token], _ shown: [Token], _ ellipsis: UInt32) -> [(Int, Int)]? {
        guard shown.contains(where: { $0.loose == ellipsis }) else { return nil }
        let baseWords = base.indices.filter { !base[$0].isSpace }
        let shownWords = shown.indices.filter { !shown[$0].isSpace }
        let words = shownWords.map { shown[$0].loose }
        let elided = ElidedWords(words, ellipsis: ellipsis)
        guard let places = elided.places(in: baseWords.map { base[$0].loose }, fromEnd: false) else { return nil }
        var pairs: [(Int, Int)] = []
        var (piece, next) = (0, places[0])
        for (index, word) in zip(shownWords, words) {
            if word == ellipsis {
                piece += 1
                next = places[piece]
            } else {
                pairs.append((baseWords[next], index))
                next += 1
            }
        }
        return pairs
    }

    /// The later reading in the base's own words: what is not marked keeps the base's quotes, dashes and spaces. A word
    /// that a mark touches at its end only (`boat{--s--}`) begins outside the mark and is another word all the same.
    ///
    /// No space is left in front of a sign that stood close to a struck word, nor behind a parenthesis that one stood close
    /// to, where `signs` are given: `each month {--worked--}.` ends in `month.`
    ///
    /// Without `keepsStyle` a word in other emphasis is another word.
    func laterReading(
        _ wanted: [Token], base: [Token], marks: SourceMarks, signs: ClosingSigns? = nil, keepsStyle: Bool = true
    ) -> LaterReading {
        var result = LaterReading()
        result.reserveCapacity(max(base.count, wanted.count) + 8)
        /// Words of the base that follow on one another, not yet in the result.
        var stretch = 0..<0
        var lastBase: Int?
        var pendingSpaces: [Token] = []
        func finishStretch() {
            result.keep(stretch, of: base)
            stretch = 0..<0
        }
        /// A word of the base, with the base's spaces before it where it follows on the last.
        func append(_ index: Int) {
            var start = index
            if let previous = lastBase, previous < index, base[previous + 1..<index].allSatisfy(\.isSpace) {
                start = previous + 1
                if stretch.isEmpty || stretch.upperBound != start {
                    finishStretch()
                } else {
                    start = stretch.lowerBound
                }
            } else if lastBase == nil, result.tokens.isEmpty, stretch.isEmpty, base[..<index].allSatisfy(\.isSpace) {
                start = 0
            } else {
                finishStretch()
                if !(signs?.standsClose(base, index, behind: lastBase) ?? false) { result.bring(pendingSpaces) }
            }
            stretch = start..<index + 1
            lastBase = index
        }
        for token in wanted {
            if token.isSpace {
                pendingSpaces.append(token)
                continue
            }
            let isPlain = marks.isPlain(token)
            if isPlain, let range = elided[token.source] {
                finishStretch()
                result.bring(pendingSpaces)
                result.keep(range, of: base)
                lastBase = range.isEmpty ? nil : range.upperBound - 1
            } else if isPlain, let index = bases[token.source], base[index].loose == token.loose,
                keepsStyle || base[index].style == token.style
            {
                append(index)
            } else {
                finishStretch()
                result.bring(pendingSpaces + [token])
                lastBase = nil
            }
            pendingSpaces.removeAll(keepingCapacity: true)
        }
        finishStretch()
        return result
    }

    /// The same where it does not matter which words are the base's.
    func later(
        _ wanted: [Token], base: [Token], marks: SourceMarks, signs: ClosingSigns? = nil, keepsStyle: Bool = true
    ) -> [Token] {
        laterReading(wanted, base: base, marks: marks, signs: signs, keepsStyle: keepsStyle).tokens
    }

    /// Where the paper shows a word of the base, or the first one after it.
    func source(ofBase index: Int) -> UInt32? { bases.source(from: index) }

    /// Base tokens by offsets in the paper, which nearly always ascend.
    private struct BaseWords {
        private var ascending: [(source: UInt32, base: Int32)] = []
        private var others: [UInt32: Int32] = [:]

        init(_ pairs: some Sequence<(source: UInt32, base: Int32)>) {
            let pairs = Array(pairs)
            if zip(pairs, pairs.dropFirst()).allSatisfy({ $0.source < $1.source }) {
                ascending = pairs
            } else {
                others = Dictionary(pairs.map { ($0.source, $0.base) }) { $1 }
            }
        }

        func source(from base: Int) -> UInt32? {
            var (low, high) = (0, ascending.count)
            while low < high {
                let middle = (low + high) / 2
                if ascending[middle].base < base { low = middle + 1 } else { high = middle }
            }
            return low < ascending.count
                ? ascending[low].source : others.filter { $0.value >= base }.keys.min()
        }

        subscript(source: UInt32) -> Int? {
            var (low, high) = (0, ascending.count)
            while low < high {
                let middle = (low + high) / 2
                if ascending[middle].source < source { low = middle + 1 } else { high = middle }
            }
            if low < ascending.count, ascending[low].source == source { return Int(ascending[low].base) }
            return others.isEmpty ? nil : others[source].map { Int($0) }
        }
    }

    /// The words inside a gap, without the spaces at its ends.
    private static func words(_ tokens: [Token], _ range: Range<Int>) -> Range<Int> {
        var (lower, upper) = (range.lowerBound, max(range.lowerBound, range.upperBound))
        while lower < upper, tokens[lower].isSpace { lower += 1 }
        while upper > lower, tokens[upper - 1].isSpace { upper -= 1 }
        return lower..<upper
    }
}
