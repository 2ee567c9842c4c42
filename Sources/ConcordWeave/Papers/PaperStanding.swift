import ConcordModel

/// How papers stand, from their sign-off, their days and one another.
extension IntegratedAgreement {
    /// How each paper stands on a day; without a day, whether it is part of the contract at any time.
    package func standings(on day: CivilDate?) -> [PaperStanding] {
        let signed = Set(inForce.signedPapers)
        let together = day.map { papersTogether(on: $0) } ?? everythingSigned.together
        var successors: [String: (bound: String?, any: String?)] = [:]
        for paper in order.papers.indices.map(PaperIndex.init) {
            let isBound = signed.contains(paper) && (day.map { order[paper].holds(on: $0) } ?? true)
            for id in order[paper].supersedes {
                let name = order[paper].id
                let known = successors[id, default: (nil, nil)]
                successors[id] = (known.bound ?? (isBound ? name : nil), known.any ?? name)
            }
        }
        return order.papers.indices.map { number in
            let index = PaperIndex(number)
            let successor = successors[order[index].id]
            // A signed paper keeps its place until its successor is in force; a proposal loses it to any paper that says so.
            if let successor = signed.contains(index) ? successor?.bound : successor?.any {
                return .superseded(successor)
            }
            if let ground = together.ground(of: index) { return .lacking(order[ground].id) }
            return standing(of: index, on: day, isSigned: signed.contains)
        }
    }

    /// How a paper stands that no other has taken the place of.
    private func standing(
        of index: PaperIndex, on day: CivilDate?, isSigned: (PaperIndex) -> Bool
    ) -> PaperStanding {
        let paper = order[index]
        guard paper.kind.bindsWhenSigned else { return .proposed }
        let missing = manuscript.parties.map(\.key).filter { paper.signed[$0] == nil }
        if paper.signed.isEmpty || manuscript.parties.isEmpty { return .unsigned }
        if !missing.isEmpty { return .halfSigned(missing: missing) }
        if paper.isUponRatification, paper.effective == nil {
            let ratified = manuscript.days.ratification
            return .unratified(missing: manuscript.parties.map(\.key).filter { ratified[$0] == nil })
        }
        if paper.isHeldBack || paper.seal?.isBroken ?? false { return .sealBroken }
        if inForce.unsealed.contains(index) { return .unsealed }
        guard isSigned(index) else {
            let ground = paper.after.first { id in order.index(of: id).map { !isSigned($0) } ?? true }
            return .withoutGround(ground ?? paper.after.first ?? paper.id)
        }
        if let day {
            if let begin = paper.firstDay, day < begin { return .effectiveLater(begin) }
            if let end = paper.expires, day > end { return .expired(end) }
        }
        return .inForce
    }
}
