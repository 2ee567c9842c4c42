import ConcordModel

/// One check of the contract: a rule, or a few that are found in one walk.
///
/// A check stands in a file of its own, as a static member of an extension of this type, and in one line of the table
/// `ContractChecks.all`.
package struct ContractCheck: Sendable {
    /// What it can find. When all of these are off, it does not run.
    let rules: [Rule]
    /// Walks the text and tells the report what is wrong.
    let run: @Sendable (inout CheckReport) -> Void

    init(_ rules: Rule..., run: @escaping @Sendable (inout CheckReport) -> Void) {
        self.rules = rules
        self.run = run
    }
}
