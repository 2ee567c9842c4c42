import ConcordModel
import ConcordWeave

/// What is told of the seals that papers have in their front matter.
enum SealFindings {
    static func findings(of agreement: IntegratedAgreement, _ sources: SourceSet) -> [Finding] {
        let seals = PaperSeals(agreement, sources)
        var findings: [Finding] = []
        var old: [Paper] = []
        for (number, manuscript) in agreement.order.papers.enumerated() {
            let paper = manuscript.paper
            guard let seal = paper.seal else { continue }
            if seal.isOfFirstForm, !seal.isBroken { old.append(paper) }
            switch seal.state {
            case .whole: break
            case .readsOtherwise:
                findings.append(
                    Finding(
                        .readingChanged, at: seal.position,
                        "\(paper.id) is, to the byte, the paper that was sealed, but this version of Concord reads it otherwise than the one that sealed it.",
                        cure:
                            "Read what it makes of the contract, “concord redline --from base --to \(paper.id)”. If that is what the parties signed, run “concord seal \(paper.id) --again”.",
                        papers: [paper.id]))
            case .broken(let cause):
                findings.append(broken(paper, seal, cause, PaperIndex(number), agreement, seals))
            }
        }
        if let first = old.first, let seal = first.seal { findings.append(note(old.map(\.id), at: seal.position)) }
        return findings
    }

    private static func broken(
        _ paper: Paper, _ seal: Seal, _ cause: Seal.Cause, _ index: PaperIndex, _ agreement: IntegratedAgreement,
        _ seals: PaperSeals
    ) -> Finding {
        let id = paper.id
        let again =
            "If every party has agreed to the new words, have them sign again and run “concord seal \(id) --again”."
        let (message, cure): (String, String)
        var papers = [id]
        var provision: String?
        switch cause {
        case .paper:
            message =
                "\(id) is not the paper that was sealed: its words, its signatures or its dates have changed since."
            cure = "Put the words back as they were signed. \(again)"
        case .base:
            let before = agreement.order.closure(of: index).papers.map { agreement.order[$0] }
            let changed = before.first { $0.seal?.isBroken ?? false }?.id
            provision = seals.place(of: index)
            let place = provision.map { " in \($0)" } ?? ""
            if let changed {
                papers.insert(changed, at: 0)
                message =
                    "\(id) is as it was sealed, but what it was signed on top of is not: \(changed) has changed since."
                cure = "Put \(changed) back as it was signed. \(again)"
            } else {
                let others = list(before.map(\.id), and: "or")
                message =
                    "\(id) is as it was sealed, but the words that it changes\(place) are not those that it was signed on: the contract\(others.isEmpty ? "" : ", or \(others),") has changed since."
                cure = "Put those words back as they were when it was signed. \(again)"
            }
        case .unreadable:
            message = "`seal` of \(id) is nothing that “concord seal” writes, so nobody can tell what was signed."
            cure =
                "Put the line back as it was written. If \(id) was never sealed, take the line out; if it reads as it was signed, run “concord seal \(id) --again”."
        case .later:
            message = "\(id) was sealed by a later version of Concord, so this one cannot tell whether it was changed."
            cure = "Use the version of Concord that sealed it, or a later one."
        }
        return Finding(
            .brokenSeal, at: seal.position, message + " It is left out of the contract.", cure: cure, papers: papers,
            provision: provision)
    }

    private static func note(_ ids: [String], at position: SourcePosition) -> Finding {
        let (seals, have) = ids.count == 1 ? ("The seal", "is") : ("The seals", "are")
        return Finding(
            .oldSeal, at: position,
            "\(seals) of \(list(ids, and: "and")) \(have) over words alone, as earlier versions of Concord wrote them: they do not see layout, the contract's own words, or a seal that is taken out.",
            cure:
                "When the papers read as they were signed, run “concord seal --all”. It seals them by what they mean, and records it in seals.txt.",
            papers: ids)
    }

    /// The first of the names.
    private static func list(_ ids: [String], and word: String) -> String {
        let most = 12
        return ids.prefix(most).joined(separator: ", ") + (ids.count > most ? " \(word) \(ids.count - most) more" : "")
    }
}
