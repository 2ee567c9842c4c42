import ConcordChecks
import ConcordModel
import ConcordWeave

/// Whether a version is sound as a document: where its references lead, and what the checks find in it.
///
/// Nothing is looked at before it is asked for, and then once, by whoever asks first: a page needs the references alone, so
/// that pages are written while the checks run.
final class Soundness: Sendable {
    private let agreement: IntegratedAgreement
    private let settlement: Settlement
    /// The version, with what follows from its papers.
    let version: Version
    /// Whether nothing else matters unless there is an error.
    private let errorsAlone: Bool
    private let later = MadeOnce<ContractReferences>()
    private let earlier = MadeOnce<ContractReferences>()
    private let found = MadeOnce<[Finding]>()

    /// The soundness of the settled version; nil where there is none.
    init?(_ settlement: Settlement, of conformed: ConformedAgreement, errorsAlone: Bool) {
        guard let version = settlement.version else { return nil }
        self.version = conformed.version(version)
        self.settlement = settlement
        agreement = conformed.agreement
        self.errorsAlone = errorsAlone
    }

    /// Where the references of the version lead.
    var references: ContractReferences {
        later.value { ContractReferences(ContractTextBuilder.build(agreement, in: version)) }
    }

    /// The same for the contract before any paper, where papers made another of it.
    private var referencesOfBase: ContractReferences? {
        if version == Version() { return nil }
        return earlier.value { ContractReferences(ContractTextBuilder.build(agreement, in: Version())) }
    }

    /// What the checks find. Where papers are at odds there is no one text to check yet.
    ///
    /// Where errors alone matter, what can only be a warning is looked for when there is an error, and its reader wants to
    /// know what else there is.
    var findings: [Finding] {
        found.value {
            guard settlement.conflicts.isEmpty else { return [] }
            let options = agreement.manuscript.checkOptions
            if errorsAlone {
                guard let narrow = options.forErrorsAlone(hasPapers: version != Version()) else { return [] }
                if findings(narrow).worst != .error { return [] }
            }
            return findings(options)
        }
    }

    private func findings(_ options: CheckOptions) -> [Finding] {
        // Whoever is here before the pages need the references shares the work.
        _ = SideBySide.map(2) { $0 == 0 ? referencesOfBase : references }
        return ContractChecks.findings(
            in: references, base: referencesOfBase, drafts: agreement.drafts, options: options,
            notes: agreement.weave.tree.notes,
            known: settlement.findings)
            + (options.isOff(.deadLink) ? [] : DeadLinks.findings(in: agreement, version))
    }
}
