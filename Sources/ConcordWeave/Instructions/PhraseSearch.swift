import ConcordModel

/// Finds quoted words in a part, quotes, dashes and spacing aside. What is found begins and ends with whole tokens, so that
/// no instruction can change half of `ten (10)`.
struct PhraseSearch {
    /// The words as they are compared: typographic signs made plain, spaces kept between words only.
    private(set) var folded: [UInt8] = []
    /// The tokens that are no spaces, and where each begins and ends in them.
    private var indices: [Int] = []
    private var starts: [Int] = []
    private var ends: [Int] = []
    private var hasSpace = false

    init(_ tokens: [Token], in tree: Tree) {
        for (index, token) in tokens.enumerated() {
            if token.isSpace {
                hasSpace = true
                continue
            }
            let before = folded.count
            fold(tree.text[token.bytes])
            // A space that was waiting belongs to no token.
            let start = before < folded.count && folded[before] == 0x20 ? before + 1 : before
            indices.append(index)
            starts.append(start)
            ends.append(folded.count)
        }
    }

    private mutating func fold(_ bytes: ArraySlice<UInt8>) {
        for byte in bytes.allSatisfy({ $0 < 0x80 }) ? bytes : PlainSign.folded(bytes)[...] {
            if byte == 0x20 || byte == 0x0A || byte == 0x09 {
                hasSpace = true
            } else if byte == UInt8(ascii: "-") {
                emitDash()
            } else {
                emit(byte)
            }
        }
    }

    private mutating func emitDash() {
        if folded.last == UInt8(ascii: "-") { hasSpace = false } else { emit(UInt8(ascii: "-")) }
    }

    private mutating func emit(_ byte: UInt8) {
        if hasSpace, let last = folded.last, PhraseSearch.isWord(last), PhraseSearch.isWord(byte) {
            folded.append(0x20)
        }
        hasSpace = false
        folded.append(byte)
    }

    private static func isWord(_ byte: UInt8) -> Bool { WordShape.isAlphanumeric(byte) || byte >= 0x80 }

    /// Ranges of tokens that read as the phrase; and whether it occurs inside of a token, as `ten` does in `ten (10)`.
    ///
    /// A word may stand there in the genitive: `Supervisor` is found in `Supervisor's`, whose ending stays. The ranges of
    /// these are named again in `genitives`.
    func occurrences(of phrase: [UInt8]) -> (ranges: [Range<Int>], genitives: Set<Int>, inside: Range<Int>?) {
        var ranges: [Range<Int>] = []
        var genitives: Set<Int> = []
        var inside: Range<Int>?
        for place in PhraseSearch.places(of: phrase, in: folded) {
            let end = place + phrase.count
            let (first, last) = (index(of: place, in: starts), index(of: end, in: ends))
            if first < starts.count, last < ends.count, starts[first] == place, ends[last] == end, first <= last {
                let range = indices[first]..<indices[last] + 1
                if ranges.last.map({ $0.upperBound <= range.lowerBound }) ?? true { ranges.append(range) }
            } else if first < starts.count, last < ends.count, starts[first] == place, first <= last,
                isGenitive(end, ends[last])
            {
                let range = indices[first]..<indices[last] + 1
                ranges.append(range)
                genitives.insert(range.lowerBound)
            } else if inside == nil {
                let low = first < starts.count && starts[first] == place ? first : max(0, first - 1)
                inside = indices[low]..<indices[max(low, min(last, indices.count - 1))] + 1
            }
        }
        return (ranges, genitives, inside)
    }

    private func isGenitive(_ start: Int, _ end: Int) -> Bool {
        folded[start..<end].elementsEqual("'s".utf8) || folded[start..<end].elementsEqual("'".utf8)
    }

    /// The first token whose offset is not below the wanted one.
    private func index(of offset: Int, in offsets: [Int]) -> Int {
        var (low, high) = (0, offsets.count)
        while low < high {
            let middle = (low + high) / 2
            if offsets[middle] < offset { low = middle + 1 } else { high = middle }
        }
        return low
    }

    /// Where a phrase stands in a text: the algorithm of Knuth, Morris and Pratt (Fast pattern matching in strings, 1977),
    /// so that no text makes it slow.
    private static func places(of phrase: [UInt8], in text: [UInt8]) -> [Int] {
        guard !phrase.isEmpty, phrase.count <= text.count else { return [] }
        var border = [0]
        for index in 1..<max(1, phrase.count) {
            var length = border[index - 1]
            while length > 0, phrase[length] != phrase[index] { length = border[length - 1] }
            border.append(phrase[length] == phrase[index] ? length + 1 : 0)
        }
        var found: [Int] = []
        var length = 0
        for (index, byte) in text.enumerated() {
            while length > 0, phrase[length] != byte { length = border[length - 1] }
            if phrase[length] == byte { length += 1 }
            if length == phrase.count {
                found.append(index + 1 - length)
                length = border[length - 1]
            }
        }
        return found
    }
}
