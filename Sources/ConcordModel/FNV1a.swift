/// The hash FNV-1a of 64 bits (Fowler, Noll and Vo). The standard library's own differs from run to run, and nothing that
/// is compared with another run, or put in order, may.
///
/// Public for the compiler alone, as `Sixteen` is: it is fed byte by byte.
public struct FNV1a: Sendable {
    @inlinable public var value: UInt64 { state }
    @usableFromInline var state: UInt64 = 0xCBF2_9CE4_8422_2325

    @inlinable
    public init() {}

    @inlinable
    public mutating func add(_ byte: UInt8) { add(number: UInt64(byte)) }

    /// Adds a whole number as if it were one byte: for numbers that are spread well already.
    @inlinable
    public mutating func add(number: UInt64) { state = (state ^ number) &* 0x100_0000_01B3 }
}
