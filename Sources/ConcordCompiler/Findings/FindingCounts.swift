import ConcordModel

/// How many findings of each severity there are: what the last line of a report says and what the exit status hangs on.
public struct FindingCounts: Sendable, Hashable {
    public private(set) var errors = 0
    public private(set) var warnings = 0
    public private(set) var notes = 0

    /// Counts findings in any order.
    public init(_ findings: [Finding]) {
        for finding in findings {
            switch finding.severity {
            case .error: errors += 1
            case .warning: warnings += 1
            case .note: notes += 1
            }
        }
    }

    /// One line for people: "2 errors, 1 warning". Errors and warnings are named even when there are none, so that a
    /// clean check says so; notes are named when there are any.
    public var summary: String {
        func counted(_ count: Int, _ word: String) -> String {
            switch count {
            case 0: "no \(word)s"
            case 1: "1 \(word)"
            default: "\(count) \(word)s"
            }
        }
        var pieces: [String] = []
        if errors > 0 || warnings == 0 { pieces.append(counted(errors, "error")) }
        if warnings > 0 || errors == 0 { pieces.append(counted(warnings, "warning")) }
        if notes > 0 { pieces.append(counted(notes, "note")) }
        return pieces.joined(separator: ", ")
    }
}
