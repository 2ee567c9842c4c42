/// A number for bytes that come in stretches, the same however they are cut. Eight bytes are taken at a time, each
/// multiplied in and folded, as in `SubtreeDigest`; what is left of a stretch waits for the next one.
struct StretchDigest {
    private var hash: UInt64 = 0xcbf2_9ce4_8422_2325
    /// Bytes that do not make eight yet, the first lowest, and how many bits they take.
    private var waiting: UInt64 = 0
    private var bits: UInt64 = 0
    /// How many bytes there are that are no spaces.
    private(set) var count = 0
    private(set) var isEmpty = true

    mutating func add(_ bytes: UnsafeRawBufferPointer) {
        if bytes.isEmpty { return }
        isEmpty = false
        var index = 0
        while index + 8 <= bytes.count {
            let word = bytes.loadUnaligned(fromByteOffset: index, as: UInt64.self)
            count += StretchDigest.wordBytes(word)
            mix(waiting | word << bits)
            // Shifting by all bits gives nothing, as it should.
            waiting = word >> (64 - bits)
            index += 8
        }
        while index < bytes.count {
            waiting |= UInt64(bytes[index]) << bits
            bits += 8
            if bytes[index] != 0x20 { count += 1 }
            if bits == 64 {
                mix(waiting)
                (waiting, bits) = (0, 0)
            }
            index += 1
        }
    }

    var value: UInt64 {
        var last = self
        last.mix(waiting)
        last.mix(bits)
        return last.hash
    }

    /// How many of eight bytes are not the space.
    private static func wordBytes(_ word: UInt64) -> Int {
        let rest = word ^ 0x2020_2020_2020_2020
        let low = (rest & 0x7f7f_7f7f_7f7f_7f7f) &+ 0x7f7f_7f7f_7f7f_7f7f
        return ((low | rest) & 0x8080_8080_8080_8080).nonzeroBitCount
    }

    private mutating func mix(_ value: UInt64) {
        let product = (hash ^ value).multipliedFullWidth(by: 0x9E37_79B9_7F4A_7C15)
        hash = product.high ^ product.low
    }
}
