import ConcordModel

/// How papers stand, from their sign-off, their days and one another.
extension IntegratedAgreement {
    /// How a paper stands on a day; without a day, whether it is part of the contract at any time.
    package func standing(of index: PaperIndex, on day: CivilDate?) -> PaperStanding {
        let paper = order[index]
        if let successor = successor(of: index, on: day) { return .superseded(successor) }
        guard paper.kind.bindsWhenSigned else { return .proposed }
        let missing = manuscript.parties.map(\.key).filter { paper.signed[$0] == nil }
        if paper.signed.isEmpty || manuscript.parties.isEmpty { return .unsigned }
        if !missing.isEmpty { return .halfSigned(missing: missing) }
        if paper.seal?.isBroken ?? false { return .sealBroken }
        guard inForce.signedPapers.contains(index) else {
            let ground = paper.after.first { id in
                order.index(of: id).map { !inForce.signedPapers.contains($0) } ?? true
            }
            return .withoutGround(ground ?? paper.after.first ?? paper.id)
        }
        if let day {
            if let begin = paper.effective ?? paper.signed.values.max(), day < begin { return .effectiveLater(begin) }
            if let end = paper.expires, day > end { return .expired(end) }
        }
        return .inForce
    }

    /// The paper that has taken the place of this one. A signed paper keeps its place until its successor is in force; a
    /// proposal loses it to any paper that says so.
    private func successor(of index: PaperIndex, on day: CivilDate?) -> String? {
        let paper = order[index]
        let isBound = inForce.signedPapers.contains(index)
        let candidates =
            isBound
            ? day.map { day in inForce.signedPapers.filter { isCurrent($0, on: day) } } ?? inForce.signedPapers
            : order.papers.indices.map(PaperIndex.init)
        return candidates.map { order[$0] }.first { $0.supersedes.contains(paper.id) }?.id
    }

    private func isCurrent(_ index: PaperIndex, on day: CivilDate) -> Bool {
        let paper = order[index]
        guard let begin = paper.effective ?? paper.signed.values.max() else { return false }
        return begin <= day && (paper.expires.map { day <= $0 } ?? true)
    }
}
