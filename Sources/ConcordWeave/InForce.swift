import ConcordModel

/// Which papers are part of the contract: agreed, signed by every party, built on papers that are, and not superseded.
struct InForce {
    /// The papers in force, whatever the day.
    private(set) var papers: [PaperIndex] = []
    /// With those that another one supersedes.
    private(set) var signedPapers: [PaperIndex] = []
    private(set) var findings: [Finding] = []

    init(_ order: PaperOrder, parties: [Party]) {
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
            // What stands there now nobody signed; its finding says so.
            if paper.seal?.isBroken ?? false { continue }
            // A paper that is not known at all has its finding already.
            if paper.after.contains(where: { order.index(of: $0) == nil }) { continue }
            if let loose = paper.after.first(where: { order.index(of: $0).map { !signed.contains($0) } ?? true }) {
                findings.append(
                    Finding(
                        .unsignedPaper, severity: .error, at: paper.position,
                        "\(paper.id) is signed, but it was drafted on top of \(loose), which is not part of the contract; both are left out.",
                        cure: "Have \(loose) signed, or restate \(paper.id) on the text without it.",
                        papers: [loose, paper.id]))
                continue
            }
            signed.insert(index)
            papers.append(index)
        }
        let superseded = InForce.superseded(by: papers, order)
        for paper in papers where !superseded.contains(paper) {
            guard let lost = order[paper].after.first(where: { order.index(of: $0).map(superseded.contains) ?? false }),
                !order[paper].supersedes.contains(lost),
                let successor = papers.first(where: { order[$0].supersedes.contains(lost) }),
                !order.closure(of: successor).contains(paper)
            else { continue }
            findings.append(
                Finding(
                    .unsignedPaper, severity: .error, at: order[paper].position,
                    "\(order[paper].id) was drafted on top of \(lost), whose place \(order[successor].id) has taken; what it changes may be gone.",
                    cure:
                        "Restate \(order[paper].id) with `after: [\(order[successor].id)]`, or let \(order[successor].id) supersede it too.",
                    papers: [lost, order[paper].id, order[successor].id]))
        }
        signedPapers = papers
        papers.removeAll { superseded.contains($0) }
    }

    /// What papers take the place of.
    private static func superseded(by papers: [PaperIndex], _ order: PaperOrder) -> Set<PaperIndex> {
        if papers.isEmpty { return [] }
        return Set(papers.flatMap { paper in order[paper].supersedes.compactMap { order.index(of: $0) } })
    }

    /// The papers in force on a day: those that took effect and have not expired.
    func papers(on day: CivilDate, _ order: PaperOrder) -> [PaperIndex] {
        let current = signedPapers.filter { index in
            let paper = order[index]
            guard let effective = paper.effective ?? paper.signed.values.max() else { return false }
            return effective <= day && (paper.expires.map { day <= $0 } ?? true)
        }
        // A paper keeps its place until the one that takes it is in effect.
        let superseded = InForce.superseded(by: current, order)
        return current.filter { !superseded.contains($0) }
    }
}
