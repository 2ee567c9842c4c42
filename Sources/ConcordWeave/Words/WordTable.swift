import ConcordModel

/// Gives every distinct word a number, once, so that all comparing is of integers. Open addressing; the bytes of all words
/// stand in one array, and what kind of word it is (a number, a month …) is found out once a word.
struct WordTable: Sendable {
    private var slots: [UInt32]
    private var words: [Word] = []
    private var bytes: [UInt8] = []

    private struct Word {
        /// The first eight bytes; most words have no more.
        var head: UInt64
        var hash: UInt32
        var start: UInt32
        var length: UInt32
        var salt: UInt32
        /// The number of the word in plain type, 0 when it was not asked for.
        var loose: UInt32 = 0
        var kind: NumberPhrase.Kind
    }

    init() { slots = WordTable.noSlots }

    /// The slots of every table until its first word: many tables only hold the place of another.
    private static let noSlots = [UInt32](repeating: 0, count: 1024)

    /// The number of these bytes, from 1. Words of different `salt` are different.
    mutating func number(of word: UnsafeBufferPointer<UInt8>, salt: UInt32 = 0) -> UInt32 {
        number(of: word, 0, word.count, salt: salt)
    }

    /// The number of the bytes from `start` up to `end`.
    @inline(__always)
    mutating func number(of text: UnsafeBufferPointer<UInt8>, _ start: Int, _ end: Int, salt: UInt32) -> UInt32 {
        let head = WordTable.eight(text, start, end)
        var hash = WordTable.mixed(head ^ UInt64(salt) << 32, UInt64(end - start))
        var index = start + 8
        while index < end {
            hash = WordTable.mixed(hash, WordTable.eight(text, index, end))
            index += 8
        }
        let short = UInt32(truncatingIfNeeded: hash >> 32)
        let slot = slot(of: short, head, text, start, end - start, salt)
        if slots[slot] != 0 { return slots[slot] }
        return add(
            Word(
                head: head, hash: short, start: UInt32(bytes.count), length: UInt32(end - start), salt: salt,
                kind: NumberPhrase.Kind(of: UnsafeBufferPointer(rebasing: text[start..<end]))),
            UnsafeBufferPointer(rebasing: text[start..<end]), at: slot)
    }

    /// The slot that holds the word, or the empty one where it belongs.
    @inline(__always)
    private func slot(
        of hash: UInt32, _ head: UInt64, _ text: UnsafeBufferPointer<UInt8>, _ start: Int, _ length: Int, _ salt: UInt32
    ) -> Int {
        slots.withUnsafeBufferPointer { slots in
            words.withUnsafeBufferPointer { words in
                var slot = Int(hash) & (slots.count - 1)
                while slots[slot] != 0 {
                    let index = Int(slots[slot]) - 1
                    if words[index].head == head, Int(words[index].length) == length, words[index].salt == salt,
                        length <= 8 || isTail(of: words[index], text, start)
                    {
                        break
                    }
                    slot = (slot + 1) & (slots.count - 1)
                }
                return slot
            }
        }
    }

    func kind(of number: UInt32) -> NumberPhrase.Kind { words[Int(number) - 1].kind }

    /// A number that depends on the bytes of the word alone, and not on the words before it.
    func hash(of number: UInt32) -> UInt32 { words[Int(number) - 1].hash }

    /// The number of the word in plain type, 0 when it was not found yet.
    @inline(__always)
    func loose(of number: UInt32) -> UInt32 { words[Int(number) - 1].loose }

    mutating func setLoose(_ loose: UInt32, of number: UInt32) { words[Int(number) - 1].loose = loose }

    /// Takes over the words of another table; gives the number here of each number there. Nothing is looked at again but
    /// the bytes of words that both have.
    mutating func adopt(_ other: WordTable) -> [UInt32] {
        var numbers: [UInt32] = [0]
        numbers.reserveCapacity(other.words.count + 1)
        other.bytes.withUnsafeBufferPointer { bytes in
            for var word in other.words {
                let (start, length) = (Int(word.start), Int(word.length))
                let slot = slot(of: word.hash, word.head, bytes, start, length, word.salt)
                if slots[slot] != 0 {
                    numbers.append(slots[slot])
                } else {
                    word.start = UInt32(self.bytes.count)
                    // The number of the plain word is one of the other table.
                    word.loose = 0
                    numbers.append(
                        add(word, UnsafeBufferPointer(rebasing: bytes[start..<start + length]), at: slot))
                }
            }
        }
        return numbers
    }

    private func isTail(of word: Word, _ text: UnsafeBufferPointer<UInt8>, _ start: Int) -> Bool {
        bytes.withUnsafeBufferPointer { bytes in
            for index in 8..<Int(word.length) where bytes[Int(word.start) + index] != text[start + index] {
                return false
            }
            return true
        }
    }

    private mutating func add(_ word: Word, _ letters: UnsafeBufferPointer<UInt8>, at slot: Int) -> UInt32 {
        words.append(word)
        bytes.append(contentsOf: letters)
        let number = UInt32(words.count)
        slots[slot] = number
        if words.count * 2 > slots.count { grow() }
        return number
    }

    private mutating func grow() {
        slots = Array(repeating: 0, count: slots.count * 2)
        for (index, word) in words.enumerated() {
            var slot = Int(word.hash) & (slots.count - 1)
            while slots[slot] != 0 { slot = (slot + 1) & (slots.count - 1) }
            slots[slot] = UInt32(index + 1)
        }
    }

    /// Up to eight bytes as one number; what is behind `end` counts as zero.
    @inline(__always)
    private static func eight(_ text: UnsafeBufferPointer<UInt8>, _ start: Int, _ end: Int) -> UInt64 {
        if start + 8 <= text.count {
            let all = UInt64(
                littleEndian: UnsafeRawBufferPointer(text).loadUnaligned(fromByteOffset: start, as: UInt64.self))
            return start + 8 <= end ? all : all & (1 << UInt64((end - start) * 8) - 1)
        }
        var value: UInt64 = 0
        for index in start..<min(end, start + 8) { value |= UInt64(text[index]) << UInt64((index - start) * 8) }
        return value
    }

    @inline(__always)
    private static func mixed(_ a: UInt64, _ b: UInt64) -> UInt64 {
        let product = (a ^ 0x2D35_8DCC_AA6C_78A5).multipliedFullWidth(by: b ^ 0x9E37_79B9_7F4A_7C15)
        return product.high ^ product.low
    }
}
