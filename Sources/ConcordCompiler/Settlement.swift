import ConcordModel
import ConcordWeave

/// The conflicts of one version, as they are and as findings. They are searched for once.
struct Settlement: Sendable {
    /// The version of the name, nil where there is none.
    let version: Version?
    private(set) var conflicts: [Conflict] = []
    private(set) var findings: [Finding] = []

    init(_ agreement: IntegratedAgreement, version name: String) {
        version = agreement.version(named: name)
        guard let version else { return }
        let search = ConflictSearch(agreement, in: version)
        conflicts = search.conflicts
        let citations = VersionCitations(agreement.weave, version)
        findings = (search.conflicts + search.neighbours).map { Settlement.finding($0, agreement, citations) }
    }

    private static func finding(
        _ conflict: Conflict, _ agreement: IntegratedAgreement, _ citations: VersionCitations
    ) -> Finding {
        let papers = ConflictCaption.papers(of: conflict, in: agreement)
        // In the order of the papers, not of their files: how a file is called means nothing.
        let places = conflict.sides.flatMap { zip($0.papers, $0.positions) }.sorted { $0 < $1 }
        let names = papers.joined(separator: ", ")
        let all = papers.count == 2 ? "both" : "all"
        let cure =
            conflict.rule == .neighbouringChange
            ? "Read the sentence as it stands with \(all) changes. If it is what the parties mean, let one paper come `after` the other and restate the sentence, or restate it in a new paper, `after: [\(names)]`."
            : "Agree on one reading in a new paper: `supersedes: [\(names)]` takes the place of \(all), or `after: [\(names)]` says how the provision shall read."
        return Finding(
            conflict.rule, at: places.first?.1 ?? agreement.weave.tree[conflict.provision].position,
            ConflictCaption.text(of: conflict, in: agreement, citations), cure: cure, papers: papers,
            provision: conflict.isAboutItsPlace
                ? CitationPrinter().citation(of: conflict.provision, in: agreement.weave)
                : citations.citation(of: conflict.provision),
            related: places.dropFirst().map { paper, place in
                let name = PaperCaption.name(of: agreement.order[paper], agreement.manuscript.parties)
                return Finding.Related(place, "\(name) makes its change here.")
            } + [Finding.Related(agreement.weave.tree[conflict.provision].position, "The provision stands here.")])
    }
}
