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
        for conflict in search.conflicts { findings.append(Settlement.finding(conflict, agreement)) }
        for neighbour in search.neighbours { findings.append(Settlement.finding(neighbour, agreement)) }
    }

    private static func finding(_ conflict: Conflict, _ agreement: IntegratedAgreement) -> Finding {
        let papers = ConflictCaption.papers(of: conflict, in: agreement)
        let sides = conflict.sides.sorted { $0.position < $1.position }
        let names = papers.joined(separator: ", ")
        let all = papers.count == 2 ? "both" : "all"
        let cure =
            conflict.rule == .neighbouringChange
            ? "Read the sentence as it stands with \(all) changes. If it is what the parties mean, let one paper come `after` the other and restate the sentence, or restate it in a new paper, `after: [\(names)]`."
            : "Agree on one reading in a new paper: `supersedes: [\(names)]` takes the place of \(all), or `after: [\(names)]` says how the provision shall read."
        return Finding(
            conflict.rule, at: sides.first?.position ?? agreement.weave.tree[conflict.provision].position,
            ConflictCaption.text(of: conflict, in: agreement), cure: cure, papers: papers,
            provision: CitationPrinter().citation(of: conflict.provision, in: agreement.weave),
            related: sides.dropFirst().map { side in
                let names = side.papers.map { agreement.order[$0].id }.joined(separator: ", ")
                return Finding.Related(side.position, "\(names) makes its change here.")
            } + [Finding.Related(agreement.weave.tree[conflict.provision].position, "The provision stands here.")])
    }
}
