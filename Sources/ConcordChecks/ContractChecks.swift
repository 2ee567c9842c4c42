import ConcordModel

/// The checks of a contract as a document: one check, one file. They read a version as plain words and know nothing of
/// papers but the names of those that brought a provision.
package enum ContractChecks {
    /// Every check, in the order in which they run; what is found does not depend on it.
    static let all: [ContractCheck] = [
        .labels,
        .references,
        .wording,
    ]

    /// What all checks find in a version, in no order. `notes` are the internal notes of the agreement, among which waivers
    /// stand. `base` is the contract before any paper, where papers made it `text`. `known` is what the integration found:
    /// what papers cannot have together is not told twice.
    package static func findings(
        in references: ContractReferences, base: ContractReferences? = nil, options: CheckOptions,
        notes: [InternalNote], known: [Finding] = []
    ) -> [Finding] {
        var report = CheckReport(references, base: base, options, notes: notes)
        for check in all where !check.rules.allSatisfy(options.isOff) { check.run(&report) }
        report.judgeWaivers()
        let conflicts = known.filter(\.rule.isOpenConflict).map { Set($0.papers) }
        return report.findings.filter { finding in
            finding.rule != .duplicateLabel || finding.papers.count < 2
                || !conflicts.contains { $0.isSuperset(of: finding.papers) }
        }
    }
}
