/// A small generator with a seed (SplitMix64), so that a failure can be had again.
package struct Seeded: RandomNumberGenerator {
    private var state: UInt64

    package init(_ seed: UInt64) { state = seed }

    package mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var mixed = state
        mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
        mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
        return mixed ^ (mixed >> 31)
    }

    /// Below `count`.
    package mutating func number(_ count: Int) -> Int { Int.random(in: 0..<max(1, count), using: &self) }

    /// Once in `times`.
    package mutating func chance(_ times: Int) -> Bool { number(times) == 0 }

    package mutating func pick<T>(_ list: [T]) -> T { list[number(list.count)] }
}
