import ConcordModel

/// Words as a marked paper wants them, each knowing the word of the base that it is, if it stands outside all marks.
struct LaterReading {
    private(set) var tokens: [Token] = []
    /// Beside the tokens: the index of each among the base's, -1 for what the paper brings.
    private(set) var origins: [Int32] = []

    mutating func reserveCapacity(_ count: Int) {
        tokens.reserveCapacity(count)
        origins.reserveCapacity(count)
    }

    /// Takes words over from the base.
    mutating func keep(_ range: Range<Int>, of base: [Token]) {
        tokens += base[range]
        origins += range.lazy.map { Int32($0) }
    }

    /// Adds words that the paper brings.
    mutating func bring(_ words: [Token]) {
        tokens += words
        origins += words.lazy.map { _ in -1 }
    }

    /// The reading of a whole part whose words within `window` read like this.
    func inside(_ window: Range<Int>, upTo end: Int, of base: [Token]) -> LaterReading {
        var whole = LaterReading()
        whole.reserveCapacity(base.count + tokens.count)
        whole.keep(0..<window.lowerBound, of: base)
        whole.tokens += tokens
        whole.origins += origins.lazy.map { $0 < 0 ? -1 : $0 + Int32(window.lowerBound) }
        whole.keep(window.upperBound..<end, of: base)
        return whole
    }
}
