/// Eight bytes of text looked at in one step, so that the writers find the rare byte that needs care without visiting
/// the many that do not.
///
/// Every test answers "perhaps one of these eight" exactly: true when at least one byte matches. The caller then looks
/// at the bytes one by one.
struct EightBytes {
    private let word: UInt64

    /// The bytes from `index` on; there must be eight.
    @inline(__always)
    init(_ bytes: UnsafeBufferPointer<UInt8>, at index: Int) {
        word = UnsafeRawBufferPointer(bytes).loadUnaligned(fromByteOffset: index, as: UInt64.self)
    }

    private init(word: UInt64) { self.word = word }

    private static let ones: UInt64 = 0x0101_0101_0101_0101
    private static let tops: UInt64 = 0x8080_8080_8080_8080

    /// The same bytes with ASCII letters and brackets folded: `[` reads as `{`, `]` as `}`.
    @inline(__always)
    var folded: EightBytes { EightBytes(word: word | 0x2020_2020_2020_2020) }

    @inline(__always)
    func contains(_ byte: UInt8) -> Bool {
        let difference = word ^ (Self.ones &* UInt64(byte))
        return (difference &- Self.ones) & ~difference & Self.tops != 0
    }

    /// Whether a C0 control character is among them.
    @inline(__always)
    var containsControl: Bool { (word &- Self.ones &* 0x20) & ~word & Self.tops != 0 }
}
