extension Rule {
    /// The rules about the contract as a document. They judge what an integrated version says, not whether papers could be
    /// integrated, so an agreement may change how bad they are, turn them off, or waive them for one provision. All other
    /// rules guard the integration, and nothing in an agreement can silence them.
    private static let checks: Set<Rule> = [
        .labelGap,
        .labelOutOfOrder,
        .duplicateLabel,
        .unresolvedReference, .titleMismatch, .referenceToDeleted, .staleReference,
        .numberMismatch,
        .undefinedTerm,
        .duplicateDefinition,
        .unusedDefinition,
        .mixedDays,
        .impossibleDate,
    ]

    /// Whether `rules:` in `agreement.yml`, waivers and baselines may speak of it. `duplicate-label` is a conflict too, where
    /// papers give one number twice; those findings of it are not the check's, and stay.
    public var isCheck: Bool { Rule.checks.contains(self) }

    /// The rules about signatures over the record of seals. They speak only where “concord check” is asked for signatures, since
    /// the programs that verify these are none of the compiler's.
    public static let ofSignatures: Set<Rule> = [.missingSignature, .badSigners, .folderSigners]

    /// The worst that a finding of a check can be by itself. The parties have lived with what they signed: an error is only
    /// what a paper of this agreement brought.
    package var worstSeverity: Severity { self == .impossibleDate ? .error : severity }

    /// Up to three rules whose names are near to what was typed, the nearest first: a few letters apart, or holding it.
    public static func named(like typed: String, where isWanted: (Rule) -> Bool = { _ in true }) -> [Rule] {
        NearestNames.of(typed, among: Rule.allCases.filter(isWanted).map(\.rawValue)).compactMap(Rule.init(rawValue:))
    }
}
