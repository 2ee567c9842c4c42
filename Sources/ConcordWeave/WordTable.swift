import ConcordModel

/// Gives every distinct word a number, once, so that all comparing is of integers. FNV-1a with open addressing; the bytes
/// of all words stand in one array, and what kind of word it is (a number, a month …) is found out once a word.
struct WordTable {
    private var slots: [UInt32]
    private var words: [Word] = []
    private var bytes: [UInt8] = []

    private struct Word {
        var hash: UInt32
        var start: UInt32
        var length: UInt32
        var salt: UInt32
        var kind: NumberPhrase.Kind
    }

    init() { slots = Array(repeating: 0, count: 256) }

    /// The number of these bytes, from 1. Words of different `salt` are different.
    mutating func number(of word: UnsafeBufferPointer<UInt8>, salt: UInt32 = 0) -> UInt32 {
        var hash: UInt32 = 2_166_136_261 ^ salt
        for byte in word { hash = (hash ^ UInt32(byte)) &* 16_777_619 }
        // The low bits of FNV depend on the last byte most.
        var slot = Int(hash ^ hash >> 15) & (slots.count - 1)
        while slots[slot] != 0 {
            let candidate = words[Int(slots[slot] - 1)]
            if candidate.hash == hash, candidate.salt == salt, isEqual(candidate, word) { return slots[slot] }
            slot = (slot + 1) & (slots.count - 1)
        }
        words.append(
            Word(
                hash: hash, start: UInt32(bytes.count), length: UInt32(word.count), salt: salt,
                kind: NumberPhrase.Kind(of: word)))
        bytes.append(contentsOf: word)
        let number = UInt32(words.count)
        slots[slot] = number
        if words.count * 2 > slots.count { grow() }
        return number
    }

    func kind(of number: UInt32) -> NumberPhrase.Kind { words[Int(number) - 1].kind }

    private func isEqual(_ candidate: Word, _ word: UnsafeBufferPointer<UInt8>) -> Bool {
        guard Int(candidate.length) == word.count else { return false }
        return bytes.withUnsafeBufferPointer { bytes in
            let start = Int(candidate.start)
            for index in 0..<word.count where bytes[start + index] != word[index] { return false }
            return true
        }
    }

    private mutating func grow() {
        slots = Array(repeating: 0, count: slots.count * 2)
        for (index, word) in words.enumerated() {
            var slot = Int(word.hash ^ word.hash >> 15) & (slots.count - 1)
            while slots[slot] != 0 { slot = (slot + 1) & (slots.count - 1) }
            slots[slot] = UInt32(index + 1)
        }
    }
}
