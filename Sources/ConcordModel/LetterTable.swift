/// Where each word of a vocabulary stands in a hash table that is filled once and asked often.
///
/// Open addressing over a power of two that is at least twice as large as the vocabulary, so that a search ends soon. Public
/// for the compiler alone, as `LetterKey` is.
public struct LetterIndex: Sendable {
    /// The key in each slot; 0 where it is free.
    public private(set) var keys: [UInt64]
    @usableFromInline let shift: UInt64

    /// An empty one with room for so many words.
    public init(capacity: Int) {
        var size: UInt64 = 4
        var bits: UInt64 = 2
        while size < UInt64(capacity) * 2 {
            size *= 2
            bits += 1
        }
        shift = 64 - bits
        keys = Array(repeating: 0, count: Int(size))
    }

    /// The slot of a word, which is put there if it is new.
    public mutating func insert(_ key: LetterKey) -> Int {
        var slot = Int(truncatingIfNeeded: key.spread >> shift)
        while keys[slot] != 0, keys[slot] != key.bits { slot = (slot + 1) & (keys.count - 1) }
        keys[slot] = key.bits
        return slot
    }

    /// The slot of a word; -1 for every other word.
    @inlinable
    public func slot(of key: LetterKey) -> Int {
        var slot = Int(truncatingIfNeeded: key.spread >> shift)
        while true {
            let found = keys[slot]
            if found == key.bits { return slot }
            if found == 0 { return -1 }
            slot = (slot + 1) & (keys.count - 1)
        }
    }
}

/// What each word of a vocabulary means.
public struct LetterTable<Value: Sendable>: Sendable {
    @usableFromInline let index: LetterIndex
    @usableFromInline let values: [Value?]

    /// What each word means; of one that stands twice, the latter counts.
    @inlinable
    public init(_ vocabulary: [(word: LetterKey, value: Value)]) {
        var index = LetterIndex(capacity: vocabulary.count)
        var values = [Value?](repeating: nil, count: index.keys.count)
        for (word, value) in vocabulary { values[index.insert(word)] = value }
        self.index = index
        self.values = values
    }

    /// What a word means; nil for every other word.
    @inlinable
    public subscript(key: LetterKey) -> Value? {
        let slot = index.slot(of: key)
        return slot < 0 ? nil : values[slot]
    }
}

/// The words of a vocabulary.
public struct LetterSet: Sendable, ExpressibleByArrayLiteral {
    @usableFromInline let index: LetterIndex

    package init(_ words: [LetterKey]) {
        var index = LetterIndex(capacity: words.count)
        for word in words { _ = index.insert(word) }
        self.index = index
    }

    /// The words themselves.
    public init(arrayLiteral words: LetterKey...) { self.init(words) }

    /// Whether it is one of them.
    @inlinable
    public func contains(_ key: LetterKey) -> Bool { index.slot(of: key) >= 0 }
}
