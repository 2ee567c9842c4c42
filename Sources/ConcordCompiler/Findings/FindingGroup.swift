import ConcordModel

/// Findings of one cause: what the old contract had many times before any paper came.
public struct FindingGroup: Sendable {
    public let rule: Rule
    public let severity: Severity
    /// In reading order; at least as many as make a group.
    public let findings: [Finding]

    /// Fewer stand in full: they say more than a line about them.
    static let least = 3

    /// What to do, for whoever meets them all at once. The contract is signed: nothing here says to change its words without
    /// the parties.
    var cure: String {
        if let known = Self.cures[rule] { return known }
        let cures = Set(findings.map(\.cure))
        if cures.count == 1, let cure = cures.first ?? nil { return cure }
        return "“concord explain \(rule.rawValue)” says what to do."
    }

    private static let cures: [Rule: String] = [
        .labelGap:
            "Look each up in the signed contract: mend what was misread, put back what was lost, and waive the rest; only a paper may say “Reserved”.",
        .labelOutOfOrder:
            "Look each up in the signed contract: mend what was misread; where it was signed so, renumber it in a paper.",
        .duplicateLabel:
            "Look each up in the signed contract: mend what was misread; where it was signed so, renumber one of the two in a paper.",
        .unresolvedReference:
            "Look each up in the signed contract: mend what was misread; where it was signed so, say in an erratum which provision is meant.",
        .titleMismatch:
            "Look each up in the signed contract: mend what was misread; where it was signed so, say in an erratum which provision is meant.",
        .referenceToDeleted: "Say in an erratum what each shall lead to instead.",
        .staleReference: "Say in an erratum what each shall lead to instead.",
        .numberMismatch: "Ask the parties which of the two numbers they agreed on, and say so in an erratum.",
        .impossibleDate: "Ask the parties which day they meant, and say so in an erratum.",
        .undefinedTerm: "Nothing is wrong today; define each when its article is opened, or waive it.",
        .unusedDefinition: "They do no harm; take them up when their article is opened, or waive them.",
        .duplicateDefinition: "Ask the parties which definition holds, and strike the other in a paper.",
        .mixedDays:
            "Count each period by the words that stand there; take it up when the article is opened, or waive it.",
    ]
}

/// The order in which people read what was found, the worst first: errors, then warnings, then notes; of each, what concerns
/// papers before the rest, and at last what the old contract has many times, a line for each cause.
public struct FindingReport: Sendable {
    public enum Entry: Sendable {
        case one(Finding)
        case group(FindingGroup)
    }

    public private(set) var entries: [Entry] = []

    /// - Parameter showsAll: whether every finding is shown by itself.
    public init(_ findings: [Finding], in sources: SourceSet, showsAll: Bool = false) {
        func concernsPapers(_ finding: Finding) -> Bool {
            // A file that is not read may be a paper, and each is named.
            if !finding.papers.isEmpty || finding.rule == .unreadFile { return true }
            let file = Int(finding.position.file.index)
            return sources.files.indices.contains(file)
                && AgreementPath.room(of: sources.files[file].path) == .papers
        }
        for severity in [Severity.error, .warning, .note] {
            let all = findings.filter { $0.severity == severity }
            let others = all.filter { !concernsPapers($0) }
            let byRule = Dictionary(grouping: others, by: \.rule)
            func isGrouped(_ rule: Rule) -> Bool {
                !showsAll && severity != .error && (byRule[rule]?.count ?? 0) >= FindingGroup.least
            }
            entries += (all.filter(concernsPapers) + others.filter { !isGrouped($0.rule) }).map(Entry.one)
            var told: Set<Rule> = []
            for finding in others where isGrouped(finding.rule) && told.insert(finding.rule).inserted {
                entries.append(
                    .group(FindingGroup(rule: finding.rule, severity: severity, findings: byRule[finding.rule] ?? [])))
            }
        }
    }

    public var hasGroups: Bool {
        entries.contains { if case .group = $0 { true } else { false } }
    }
}
