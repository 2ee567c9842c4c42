import ConcordModel

/// The checks of a contract as a document: one check, one file. They read a version as plain words and know nothing of
/// papers but the names of those that brought a provision.
package enum ContractChecks {
    /// Every check; what is found does not depend on the order. The last one takes longest, and is begun with where checks
    /// run side by side.
    static let all: [ContractCheck] = [
        .labels,
        .references,
        .wording,
    ]

    /// Less than this is checked before another core is awake.
    private static let leastForTwo = 60_000

    /// What all checks find in a version, in no order. `notes` are the internal notes of the agreement, among which waivers
    /// stand. `base` is the contract before any paper, where papers made it `text`; `drafts` gives what they were drafted on.
    /// `known` is what the integration found:
    /// what papers cannot have together is not told twice.
    package static func findings(
        in references: ContractReferences, base: ContractReferences? = nil, drafts: Drafts? = nil,
        options: CheckOptions, notes: [InternalNote], known: [Finding] = []
    ) -> [Finding] {
        var report = CheckReport(references, base: base, drafts: drafts, options, notes: notes)
        let checks = all.filter { !$0.rules.allSatisfy(options.isOff) }
        if references.text.bytes.count < leastForTwo {
            for check in checks { check.run(&report) }
        } else {
            let empty = report
            let reports = SideBySide.map(checks.count) { index in
                let check = checks.count - 1 - index
                var own = empty
                checks[check].run(&own)
                return own
            }
            for own in reports.reversed() { report.add(own) }
        }
        report.judgeWaivers()
        let conflicts = known.filter(\.rule.isOpenConflict).map { Set($0.papers) }
        return report.findings.filter { finding in
            finding.rule != .duplicateLabel || finding.papers.count < 2
                || !conflicts.contains { $0.isSuperset(of: finding.papers) }
        }
    }
}
