import ConcordModel

/// The checks of a contract as a document: one check, one file. They read a version as plain words and know nothing of
/// papers but the names of those that brought a provision.
package enum ContractChecks {
    /// Every check, in the order in which they run; what is found does not depend on it.
    static let all: [ContractCheck] = [
        .labels,
        .wording,
    ]

    /// What all checks find in a version, in no order. `notes` are the internal notes of the agreement, among which waivers
    /// stand.
    /// `base` is the contract before its papers, where they change it.
    package static func findings(
        in text: ContractText, options: CheckOptions, notes: [InternalNote], base: ContractText? = nil
    ) -> [Finding] {
        var report = CheckReport(text, options, notes: notes, base: base)
        for check in all where !check.rules.allSatisfy(options.isOff) { check.run(&report) }
        report.judgeWaivers()
        return report.findings
    }
}
