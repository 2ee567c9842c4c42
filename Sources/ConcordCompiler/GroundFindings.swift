import ConcordModel
import ConcordWeave

/// What is told of papers that are in force without what they were drafted on, and of those that follow one another.
struct GroundFindings {
    private let agreement: IntegratedAgreement
    private var order: PaperOrder { agreement.order }

    /// The findings about a version of everything signed, or of a day; none for other versions.
    static func about(version name: String, in agreement: IntegratedAgreement) -> [Finding] {
        guard let together = agreement.papersTogether(named: name) else { return [] }
        let all = GroundFindings(agreement: agreement)
        let day = name.split(separator: "@").last.flatMap { CivilDate($0.filter { $0 != " " }) }
        var findings = together.refusals.filter(all.isTold).map { all.refusal($0, on: day) }
        guard day == nil else { return findings }
        findings += agreement.everythingSigned.outlived.map(all.outlived)
        // The same is told once: for everything signed, and else by its days.
        for span in agreement.daysInForce.spans
        where all.isTold(span.refusal) && !together.refusals.contains(where: { $0.isLike(span.refusal) }) {
            findings.append(all.refusal(span.refusal, from: span.first, to: span.last))
        }
        return findings
    }

    /// A paper that takes the place of what it was drafted on itself, or is taken up by the one that does, has its finding.
    private func isTold(_ refusal: PapersTogether.Refusal) -> Bool {
        let ground = order[refusal.ground].id
        return !order.papers.indices.map(PaperIndex.init).contains { other in
            order[other].supersedes.contains(ground)
                && (other == refusal.paper || order.closure(of: other).contains(refusal.paper))
        }
    }

    private func refusal(_ refusal: PapersTogether.Refusal, on day: CivilDate?) -> Finding {
        let name = order[refusal.paper].id
        return finding(
            refusal, on: day, severity: nil, (day.map { "On \($0) " } ?? "") + "\(name) cannot hold",
            then: "\(name) is left out\(day == nil ? "" : " on that day").")
    }

    private func refusal(_ refusal: PapersTogether.Refusal, from first: CivilDate, to last: CivilDate?) -> Finding {
        let name = order[refusal.paper].id
        let days =
            last.map { $0 == first ? "On \(first)" : "From \(first) to \($0)" } ?? "From \(first) on"
        return finding(
            refusal, on: first, severity: .warning, "\(days) \(name) cannot hold",
            then:
                "\(name) is left out on \(first == last ? "that day, of which" : "those days, of which") no clean contract is written."
        )
    }

    private func finding(
        _ refusal: PapersTogether.Refusal, on day: CivilDate?, severity: Severity?, _ what: String, then: String
    ) -> Finding {
        let (paper, ground) = (order[refusal.paper], order[refusal.ground])
        let place = CitationPrinter().citation(of: refusal.provision, in: agreement.weave)
        let (reason, cure) = reason(paper, ground, on: day)
        return Finding(
            .missingGround, severity: severity, at: paper.position(of: ground.id, under: .after),
            "\(what): \(place.isEmpty ? "" : "in \(place) ")it changes what \(ground.id) brought or struck, and \(reason). \(then)",
            cure: cure, papers: [ground.id, paper.id], provision: place.isEmpty ? nil : place,
            related: [Finding.Related(ground.position, "\(ground.id) is here.")])
    }

    /// Why the ground of a paper is not in force, and what the parties may do about it.
    private func reason(_ paper: Paper, _ ground: Paper, on day: CivilDate?) -> (String, cure: String) {
        let name = paper.id
        if let day, let first = ground.firstDay, day < first {
            return (
                "\(ground.id) takes effect only on \(first)",
                "If \(name) is meant to begin with \(ground.id), write `effective: \(first)` in it; if \(ground.id) is meant to begin with \(name), correct its `effective`. Otherwise agree on papers that supersede both and say what holds when."
            )
        }
        if let day, let last = ground.expires, last < day {
            let next = last.adding(days: 1) ?? day
            return (
                "\(ground.id) ended on \(last)",
                "If \(name) is meant to end with \(ground.id), write `expires: \(last)` in it; if \(ground.id) is meant to hold longer, correct its `expires`. If the change of \(name) is meant to hold without it, make it in a new paper on the text without \(ground.id), with `supersedes: [\(name)]` and `effective: \(next)`."
            )
        }
        let successor = order.papers.map(\.paper).first { other in
            other.supersedes.contains(ground.id) && !other.signed.isEmpty && (day.map(other.holds) ?? true)
        }
        if let successor {
            return (
                "\(successor.id) has taken the place of \(ground.id)",
                "Restate \(name) with `after: [\(successor.id)]`, or let \(successor.id) supersede it too."
            )
        }
        return (
            "\(ground.id) is left out itself",
            "Settle first what holds \(ground.id) up."
        )
    }

    private func outlived(_ outlived: EverythingSigned.Outlived) -> Finding {
        let (paper, later) = (order[outlived.paper], order[outlived.successor])
        let place = CitationPrinter().citation(of: outlived.provision, in: agreement.weave)
        let last = paper.expires?.description ?? ""
        let first = later.firstDay?.description ?? ""
        return Finding(
            .papersInTurn, at: paper.position,
            "\(paper.id) ends on \(last), before \(later.id) begins on \(first): both change \(place.isEmpty ? "the same words" : place), and there is no day for both. Without a day the agreement is shown with \(later.id).",
            cure: "Ask for a day to see it with \(paper.id): `--as-of \(last)`, or the version integrated@\(last).",
            papers: [paper.id, later.id], provision: place.isEmpty ? nil : place,
            related: [Finding.Related(later.position, "\(later.id) is here.")])
    }
}

extension PapersTogether.Refusal {
    fileprivate func isLike(_ other: PapersTogether.Refusal) -> Bool { paper == other.paper && ground == other.ground }
}
