import ConcordCompiler
@_exported import Oracles
import Testing

extension ReadingBack {
    /// Records an issue for all that does not read back.
    package func check(
        _ name: String, pairs: [(String, String)]? = nil, formats: [OutputFormat] = OutputFormat.allCases
    ) throws {
        for fault in try faults(pairs: pairs, formats: formats) { Issue.record("\(name): \(fault)") }
    }
}
