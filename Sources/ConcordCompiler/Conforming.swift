import ConcordChecks
import ConcordModel
import ConcordWeave

/// An agreement in which versions have what follows from their papers: numbers and references, as `agreement.yml` wants it.
///
/// A version is conformed once and whole; which it is with its conforming changes is told by `version(_:)`. The contract
/// before any paper follows from nothing and stays as it was ratified.
struct ConformedAgreement: Sendable {
    private(set) var agreement: IntegratedAgreement
    private var conformed: [Version: Version] = [:]

    init(_ agreement: IntegratedAgreement) { self.agreement = agreement }

    /// How many versions have been looked at.
    var count: Int { conformed.count }

    /// A version with its conforming changes; as it is, where it has none.
    func version(_ version: Version) -> Version { conformed[version] ?? version }

    /// Whether a version has been looked at.
    func knows(_ version: Version) -> Bool { isAsRatified(version) || conformed[version] != nil }

    private func isAsRatified(_ version: Version) -> Bool {
        let options = agreement.manuscript.checkOptions
        return version == Version() || !options.numbersFollow && !options.referencesFollow
    }

    /// Gives a version its conforming changes. Where papers are at odds there is no one text for anything to follow.
    mutating func conform(_ version: Version, hasConflicts: Bool) {
        guard !knows(version) else { return }
        conformed[version] = version
        if hasConflicts { return }
        let options = agreement.manuscript.checkOptions
        let before = ContractTextBuilder.build(agreement, in: Version())
        let drafted = ContractTextBuilder.build(agreement, in: version)
        var result = version
        // Numbers first: references are written with them.
        if options.numbersFollow {
            result = agreement.conform(result, by: AutomaticNumbering.changes(in: drafted, base: before))
        }
        if options.referencesFollow {
            let numbered = result == version ? drafted : ContractTextBuilder.build(agreement, in: result)
            let earlier = [ContractReferences(before)] + (result == version ? [] : [ContractReferences(drafted)])
            let changes = FollowingReferences.changes(
                in: ContractReferences(numbered), since: earlier, drafts: agreement.drafts)
            result = agreement.conform(result, by: changes)
        }
        conformed[version] = result
    }
}

extension IntegratedAgreement {
    /// The texts that its papers were drafted on, before anything follows from them.
    var drafts: Drafts {
        @Sendable func version(_ id: String) -> Version {
            guard let paper = order.index(of: id) else { return Version() }
            var version = order.closure(of: paper)
            version.insert(paper)
            return version
        }
        return Drafts(
            known: { id in
                let version = version(id)
                return Set(order.names(of: order.papers.indices.map(PaperIndex.init).filter(version.contains)))
            },
            text: { papers, wanted in
                var joined = Version()
                for paper in papers { joined.insert(all: version(paper)) }
                return ContractTextBuilder.build(self, in: joined, whole: wanted)
            })
    }
}
