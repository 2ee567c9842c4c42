import ConcordModel

/// Which signed papers are left out for want of a seal: where every paper needs one, and where one would take the place of a
/// paper that has one.
struct SealedPlaces {
    private let order: PaperOrder
    private let areRequired: Bool

    init(_ order: PaperOrder, areRequired: Bool) {
        self.order = order
        self.areRequired = areRequired
    }

    /// Why a paper that every party has signed is left out all the same; nil where it is not.
    func refusal(of index: PaperIndex) -> Finding? {
        let paper = order[index]
        if paper.isSealedByReading || !areRequired && paper.supersedes.isEmpty { return nil }
        let isOld = paper.seal?.isOfFirstForm ?? false
        let sealing = "concord seal \(paper.id)"
        if areRequired {
            return Finding(
                .unsealedPaper, at: paper.seal?.position ?? paper.position,
                isOld
                    ? "\(paper.id) is left out of the contract: agreement.yml says `seals: required`, and its seal is of the old form, over words alone."
                    : "\(paper.id) is left out of the contract: it is signed but not sealed, and agreement.yml says `seals: required`.",
                cure: "When it reads as the parties signed it, run “\(sealing)”.", papers: [paper.id])
        }
        for id in paper.supersedes {
            guard let other = order.index(of: id), other != index, order[other].isSealedByReading else { continue }
            return Finding(
                .unsealedPaper, severity: .error, at: paper.position(of: id, under: .supersedes),
                "\(paper.id) is left out of the contract: it takes the place of \(id), which is sealed, and is not sealed itself.",
                cure: "When it reads as the parties signed it, run “\(sealing)”.", papers: [id, paper.id],
                related: [Finding.Related(order[other].position, "\(id) is here.")])
        }
        return nil
    }
}

extension Paper {
    /// Whether it has a seal over what it means; one over words alone does not tell enough.
    package var isSealedByReading: Bool { seal?.digests != nil }
}
