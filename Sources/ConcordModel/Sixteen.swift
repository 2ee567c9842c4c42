/// Sixteen bytes of text looked at in one step.
///
/// Comparing with `all(byte)` and not with the byte itself, and asking `any` of this type and not of the standard library,
/// makes one instruction of each step; what the library offers beside them goes through the sixteen one by one. It is public
/// for the compiler alone, which puts nothing less into the code of another module.
public enum Sixteen {
    public typealias Bytes = SIMD16<UInt8>
    public typealias Mask = SIMDMask<SIMD16<Int8>>

    /// The bytes from `index` on; there must be sixteen.
    @inlinable @inline(__always)
    public static func load(_ bytes: UnsafeBufferPointer<UInt8>, at index: Int) -> Bytes {
        UnsafeRawBufferPointer(bytes).loadUnaligned(fromByteOffset: index, as: Bytes.self)
    }

    /// Sixteen times the same byte.
    @inlinable @inline(__always)
    public static func all(_ byte: UInt8) -> Bytes { Bytes(repeating: byte) }

    /// The index of the first such byte from `start` on, or the end.
    @inlinable @inline(__always)
    public static func index(of byte: UInt8, in bytes: UnsafeBufferPointer<UInt8>, from start: Int) -> Int {
        var index = start
        while index + 16 <= bytes.count {
            let found = load(bytes, at: index) .== all(byte)
            if any(found) { return index + first(found) }
            index += 16
        }
        while index < bytes.count, bytes[index] != byte { index += 1 }
        return index
    }

    /// A mask that holds nowhere.
    @inlinable @inline(__always)
    public static var none: Mask { Mask(repeating: false) }

    /// Whether a mask holds anywhere.
    @inlinable @inline(__always)
    public static func any(_ mask: Mask) -> Bool {
        let words = unsafeBitCast(mask, to: SIMD2<UInt64>.self)
        return words.x | words.y != 0
    }

    /// The index of the first byte at which a mask holds; sixteen when it holds nowhere.
    @inlinable @inline(__always)
    public static func first(_ mask: Mask) -> Int {
        let words = unsafeBitCast(mask, to: SIMD2<UInt64>.self)
        let low = UInt64(littleEndian: words.x)
        if low != 0 { return low.trailingZeroBitCount / 8 }
        return 8 + UInt64(littleEndian: words.y).trailingZeroBitCount / 8
    }
}
