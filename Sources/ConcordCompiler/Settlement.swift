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
        // A day that is asked for is looked at by itself.
        guard name.filter({ $0 != " " }) == "integrated" else { return }
        for span in ConflictDays(agreement, besides: version, search.conflicts).spans {
            let citations = VersionCitations(agreement.weave, span.version)
            findings.append(Settlement.finding(span.conflict, agreement, citations, on: span))
        }
    }

    private static func finding(
        _ conflict: Conflict, _ agreement: IntegratedAgreement, _ citations: VersionCitations,
        on span: ConflictDays.Span? = nil
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
        let caption = ConflictCaption.text(of: conflict, in: agreement, citations)
        return Finding(
            conflict.rule, severity: span.map { _ in .warning },
            at: places.first?.1 ?? agreement.weave.tree[conflict.provision].position,
            span.map {
                "\(days(of: $0)): \(caption) No clean contract is written for \($0.first == $0.last ? "that day" : "those days")."
            }
                ?? caption,
            cure: span.map {
                "Agree on one reading for those days in a new paper, `after: [\(names)]` and `effective: \($0.first)`, or put the days of one of them right."
            } ?? cure, papers: papers,
            provision: conflict.isAboutItsPlace
                ? CitationPrinter().citation(of: conflict.provision, in: agreement.weave)
                : citations.citation(of: conflict.provision),
            related: places.dropFirst().map { paper, place in
                let name = PaperCaption.name(of: agreement.order[paper], agreement.manuscript.parties)
                return Finding.Related(place, "\(name) makes its change here.")
            } + [Finding.Related(agreement.weave.tree[conflict.provision].position, "The provision stands here.")])
    }

    /// The days of a conflict, in words.
    private static func days(of span: ConflictDays.Span) -> String {
        guard let last = span.last else { return "From \(span.first) on" }
        return last == span.first ? "On \(span.first)" : "From \(span.first) to \(last)"
    }
}
