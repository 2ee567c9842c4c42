import ConcordModel

/// Which papers are part of the contract: agreed, signed by every party, built on papers that are, and not superseded.
struct InForce {
    /// The papers in force, whatever the day.
    private(set) var papers: [PaperIndex] = []
    /// With those that another one supersedes.
    private(set) var signedPapers: [PaperIndex] = []
    /// Signed papers that are left out for want of a seal.
    private(set) var unsealed: Set<PaperIndex> = []
    private(set) var findings: [Finding] = []

    init() {}

    init(_ order: PaperOrder, _ manuscript: Manuscript) {
        let (parties, days) = (manuscript.parties, manuscript.days)
        let seals = SealedPlaces(order, areRequired: manuscript.requiresSeals)
        var signed = Version()
        for index in order.papers.indices.map(PaperIndex.init) {
            let paper = order[index]
            guard paper.kind.bindsWhenSigned else { continue }
            let missing = parties.filter { paper.signed[$0.key] == nil }
            guard missing.isEmpty, !parties.isEmpty else {
                let names = missing.map { "the \($0.short)" }.joined(separator: " and ")
                findings.append(
                    Finding(
                        .unsignedPaper, at: paper.position,
                        parties.isEmpty
                            ? "\(paper.id) is left out: the agreement names no parties, so nobody can have signed."
                            : "\(paper.id) is left out of the contract: it is not signed by \(names).",
                        cure: parties.isEmpty
                            ? "Name the parties in agreement.yml."
                            : "When it is signed, write the day under `signed:`, for instance `signed: { \(parties.map { "\($0.key): 2025-03-14" }.joined(separator: ", ")) }`.",
                        papers: [paper.id]))
                continue
            }
            if paper.isUponRatification, paper.effective == nil {
                findings.append(InForce.unratified(paper, parties, ratified: days.ratification))
                continue
            }
            // What stands there now nobody signed; its finding says so.
            if paper.isHeldBack || paper.seal?.isBroken ?? false { continue }
            if let finding = seals.refusal(of: index) {
                findings.append(finding)
                unsealed.insert(index)
                continue
            }
            // A paper that is not known at all has its finding already.
            if paper.after.contains(where: { order.index(of: $0) == nil }) { continue }
            if let loose = paper.after.first(where: { order.index(of: $0).map { !signed.contains($0) } ?? true }) {
                // One that is signed is left out for another reason, such as its seal.
                let isAgreed = order.index(of: loose).map { order[$0].isSigned(by: parties) } ?? false
                findings.append(
                    Finding(
                        .unsignedPaper, severity: .error, at: paper.position(of: loose, under: .after),
                        "\(paper.id) is signed, but it was drafted on top of \(loose), which is not part of the contract; both are left out.",
                        cure: isAgreed
                            ? "See first to \(loose): what keeps it out is told there."
                            : "Have \(loose) signed, or restate \(paper.id) on the text without it.",
                        papers: [loose, paper.id]))
                continue
            }
            signed.insert(index)
            papers.append(index)
        }
        for paper in papers { checkSupersession(of: paper, order) }
        reportCircles(order)
        let superseded = InForce.superseded(by: papers, order)
        signedPapers = papers
        papers.removeAll { superseded.contains($0) }
    }

    /// A paper that takes effect upon ratification waits for every party.
    private static func unratified(_ paper: Paper, _ parties: [Party], ratified: [String: CivilDate]) -> Finding {
        let missing = parties.filter { ratified[$0.key] == nil }.map { "the \($0.short)" }.joined(separator: " and ")
        let example = parties.map { "\($0.key): \(ratified[$0.key]?.description ?? "…")" }
        return Finding(
            .unsignedPaper, at: paper.position,
            "\(paper.id) is left out of the contract: it takes effect upon ratification, and agreement.yml has no day on which \(missing) ratified.",
            cure:
                "When every party has ratified, write the days in agreement.yml: `ratification: { \(example.joined(separator: ", ")) }`. The last of them is the day on which \(paper.id) takes effect.",
            papers: [paper.id])
    }

    /// A paper cannot take the place of itself, nor of the text it was drafted on.
    private mutating func checkSupersession(of index: PaperIndex, _ order: PaperOrder) {
        let paper = order[index]
        let closure = order.closure(of: index)
        for id in paper.supersedes {
            guard let other = order.index(of: id) else { continue }
            if other == index {
                findings.append(
                    Finding(
                        .badFrontMatter, at: paper.position(of: id, under: .supersedes),
                        "\(id) says that it takes its own place; nothing would be left of it.",
                        cure: "Name the paper whose place it takes under `supersedes`, or take the line out.",
                        papers: [id]))
            } else if closure.contains(other) {
                findings.append(
                    Finding(
                        .badFrontMatter, at: paper.position(of: id, under: .supersedes),
                        "\(paper.id) says that it was drafted on top of \(id) and also that it takes its place; without \(id) the words that it changes are gone.",
                        cure:
                            "If \(id) shall hold with the changes of \(paper.id), take it out of `supersedes`. If \(id) shall go altogether, take it out of `after` and restate \(paper.id) on the text without it.",
                        papers: [id, paper.id], related: [Finding.Related(order[other].position, "\(id) is here.")]))
            }
        }
    }

    /// Papers that take the place of one another leave none.
    private mutating func reportCircles(_ order: PaperOrder) {
        let successors = Dictionary(
            uniqueKeysWithValues: papers.map { paper in
                (paper, order[paper].supersedes.compactMap { order.index(of: $0) }.filter { $0 != paper })
            })
        func reached(from paper: PaperIndex) -> Set<PaperIndex> {
            var found: Set<PaperIndex> = []
            var waiting = successors[paper] ?? []
            while let next = waiting.popLast() {
                if found.insert(next).inserted { waiting += successors[next] ?? [] }
            }
            return found
        }
        var told: Set<PaperIndex> = []
        for paper in papers where !told.contains(paper) && !(successors[paper] ?? []).isEmpty {
            let all = reached(from: paper)
            guard all.contains(paper) else { continue }
            let circle = all.filter { reached(from: $0).contains(paper) }.sorted()
            told.formUnion(circle)
            let names = circle.map { order[$0].id }
            findings.append(
                Finding(
                    .cyclicPapers,
                    at: order[paper].supersedes.first { id in circle.contains { order[$0].id == id } }
                        .map { order[paper].position(of: $0, under: .supersedes) } ?? order[paper].position,
                    "These papers take the place of one another in a circle, so none of them is left: \(names.joined(separator: ", ")).",
                    cure: "Take one of the names out of `supersedes:`.", papers: names,
                    related: circle.dropFirst().map { Finding.Related(order[$0].position, "\(order[$0].id) is here.") })
            )
        }
    }

    /// What papers take the place of.
    private static func superseded(by papers: [PaperIndex], _ order: PaperOrder) -> Set<PaperIndex> {
        if papers.isEmpty { return [] }
        return Set(papers.flatMap { paper in order[paper].supersedes.compactMap { order.index(of: $0) } })
    }

    /// The papers in force on a day: those that took effect and have not expired.
    func papers(on day: CivilDate, _ order: PaperOrder) -> [PaperIndex] {
        let current = signedPapers.filter { order[$0].holds(on: day) }
        // A paper keeps its place until the one that takes it is in effect.
        let superseded = InForce.superseded(by: current, order)
        return current.filter { !superseded.contains($0) }
    }
}
