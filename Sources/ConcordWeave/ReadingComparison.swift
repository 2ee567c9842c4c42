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
    private var baseBySource: [UInt32: Int] = [:]
    /// Base tokens that an ellipsis in the paper stands for.
    private var elided: [UInt32: Range<Int>] = [:]

    init(base: [Token], shown: [Token], marks: SourceMarks) {
        let pairs = WordComparison.alignExactly(base, shown) { $0.loose }
        var (i, j) = (0, 0)
        for (a, b) in pairs + [(base.count, shown.count)] {
            let baseGap = ReadingComparison.words(base, i..<a)
            let shownGap = ReadingComparison.words(shown, j..<b)
            if !baseGap.isEmpty || !shownGap.isEmpty {
                if shownGap.count == 1, ReadingComparison.isEllipsis(shown[shownGap.lowerBound]) {
                    elided[shown[shownGap.lowerBound].source] = baseGap
                } else {
                    let isStruck = !shownGap.isEmpty && shown[shownGap].contains { !$0.isSpace && !marks.isPlain($0) }
                    differences.append(Difference(base: baseGap, shown: shownGap, isStruck: isStruck))
                }
            }
            if a < base.count, b < shown.count { baseBySource[shown[b].source] = a }
            i = a + 1
            j = b + 1
        }
    }

    /// The later reading in the base's own words: what is not marked keeps the base's quotes, dashes and spaces. A word
    /// that a mark touches at its end only (`boat{--s--}`) begins outside the mark and is another word all the same.
    func later(_ wanted: [Token], base: [Token], marks: SourceMarks) -> [Token] {
        var result: [Token] = []
        var lastBase: Int?
        var pendingSpaces: [Token] = []
        for token in wanted {
            if token.isSpace {
                pendingSpaces.append(token)
                continue
            }
            if marks.isPlain(token), let range = elided[token.source] {
                result += pendingSpaces + base[range]
                lastBase = range.isEmpty ? nil : range.upperBound - 1
            } else if marks.isPlain(token), let index = baseBySource[token.source], base[index].loose == token.loose {
                if let previous = lastBase, base[previous + 1..<index].allSatisfy(\.isSpace), previous < index {
                    result += base[previous + 1..<index]
                } else if lastBase == nil, result.isEmpty, base[..<index].allSatisfy(\.isSpace) {
                    result += base[..<index]
                } else {
                    result += pendingSpaces
                }
                result.append(base[index])
                lastBase = index
            } else {
                result += pendingSpaces
                result.append(token)
                lastBase = nil
            }
            pendingSpaces.removeAll(keepingCapacity: true)
        }
        return result
    }

    /// The words inside a gap, without the spaces at its ends.
    private static func words(_ tokens: [Token], _ range: Range<Int>) -> Range<Int> {
        var (lower, upper) = (range.lowerBound, max(range.lowerBound, range.upperBound))
        while lower < upper, tokens[lower].isSpace { lower += 1 }
        while upper > lower, tokens[upper - 1].isSpace { upper -= 1 }
        return lower..<upper
    }

    /// `…`: a sign of three bytes that no alignment found in the base.
    private static func isEllipsis(_ token: Token) -> Bool {
        token.length == 3 && !token.isSpace && token.loose != token.exact
    }
}
