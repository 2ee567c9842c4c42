import Foundation
import Support
import Testing

/// Some seeds of one property. A test takes a batch as its argument, so that a hundred thousand cases are no hundred
/// thousand tests; a failure names its seed.
struct SeedBatch: Sendable, CustomTestStringConvertible {
    let seeds: Range<Int>

    var testDescription: String { "seeds \(seeds.lowerBound)–\(seeds.upperBound - 1)" }

    /// Batches with `cases` seeds together. `CONCORD_SOAK` gives the number of cases of all properties together that is
    /// wanted instead of the suite's own.
    static func of(_ cases: Int) -> [SeedBatch] {
        let wanted = ProcessInfo.processInfo.environment["CONCORD_SOAK"].flatMap(Int.init)
        let count = wanted.map { max(1, $0 * cases / suiteCases) } ?? cases
        let size = wanted == nil ? 20 : 500
        return stride(from: 0, to: count, by: size).map { SeedBatch(seeds: $0..<min(count, $0 + size)) }
    }

    /// What the properties ask for together in the suite.
    static let suiteCases = 3120
}
