/// What each word of a vocabulary means: a hash table that is filled once and asked often.
///
/// Open addressing over a power of two that is at least twice as large as the vocabulary, so that a search ends soon.
package struct LetterTable<Value: Sendable>: Sendable {
    private var slots: [(key: LetterKey, value: Value)?]
    private let shift: UInt64

    package init(_ vocabulary: [LetterKey: Value]) {
        var size: UInt64 = 4
        var bits: UInt64 = 2
        while size < UInt64(vocabulary.count) * 2 {
            size *= 2
            bits += 1
        }
        shift = 64 - bits
        slots = Array(repeating: nil, count: Int(size))
        for (key, value) in vocabulary {
            var slot = Int(key.spread >> shift)
            while slots[slot] != nil { slot = (slot + 1) & (slots.count - 1) }
            slots[slot] = (key, value)
        }
    }

    package subscript(key: LetterKey) -> Value? {
        var slot = Int(key.spread >> shift)
        while let found = slots[slot] {
            if found.key == key { return found.value }
            slot = (slot + 1) & (slots.count - 1)
        }
        return nil
    }
}

/// The words of a vocabulary.
package struct LetterSet: Sendable, ExpressibleByArrayLiteral {
    private let table: LetterTable<Bool>

    package init(_ words: [LetterKey]) {
        var members: [LetterKey: Bool] = [:]
        for word in words { members[word] = true }
        table = LetterTable(members)
    }

    package init(arrayLiteral words: LetterKey...) { self.init(words) }

    package func contains(_ key: LetterKey) -> Bool { table[key] != nil }
}
