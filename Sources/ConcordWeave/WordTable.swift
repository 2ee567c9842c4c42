import ConcordModel

/// Gives every distinct word a number, once, so that all comparing is of integers. FNV-1a with open addressing over the
/// bytes of the tree's text; no `String` is made.
struct WordTable {
    private var slots: [UInt32]
    private var hashes: [UInt32] = []
    private var words: [[UInt8]] = []

    init() { slots = Array(repeating: 0, count: 1024) }

    /// The number of these bytes, from 1.
    mutating func number(of bytes: UnsafeBufferPointer<UInt8>, salt: UInt32 = 0) -> UInt32 {
        var hash: UInt32 = 2_166_136_261 ^ salt
        for byte in bytes { hash = (hash ^ UInt32(byte)) &* 16_777_619 }
        var slot = Int(hash) & (slots.count - 1)
        while slots[slot] != 0 {
            let candidate = Int(slots[slot] - 1)
            if hashes[candidate] == hash, words[candidate].count == bytes.count + 4, isEqual(words[candidate], bytes, salt) {
                return slots[slot]
            }
            slot = (slot + 1) & (slots.count - 1)
        }
        var stored = [UInt8](bytes)
        withUnsafeBytes(of: salt) { stored.append(contentsOf: $0) }
        words.append(stored)
        hashes.append(hash)
        let number = UInt32(words.count)
        slots[slot] = number
        if words.count * 2 > slots.count { grow() }
        return number
    }

    private func isEqual(_ word: [UInt8], _ bytes: UnsafeBufferPointer<UInt8>, _ salt: UInt32) -> Bool {
        for index in 0..<bytes.count where word[index] != bytes[index] { return false }
        return withUnsafeBytes(of: salt) { word.suffix(4).elementsEqual($0) }
    }

    private mutating func grow() {
        slots = Array(repeating: 0, count: slots.count * 2)
        for (index, hash) in hashes.enumerated() {
            var slot = Int(hash) & (slots.count - 1)
            while slots[slot] != 0 { slot = (slot + 1) & (slots.count - 1) }
            slots[slot] = UInt32(index + 1)
        }
    }
}
