import ConcordModel
import ConcordWeave

/// Whether the papers are those that the record of seals names.
struct SealedPaperFindings {
    private let record: SealRecord
    private let file: FileID
    private let agreement: IntegratedAgreement
    private let folder: SealedFolder
    /// Whether the record itself is as it was written.
    private let isWhole: Bool

    init(
        _ record: SealRecord, _ file: FileID, _ agreement: IntegratedAgreement, _ folder: SealedFolder, isWhole: Bool
    ) {
        (self.record, self.file, self.agreement, self.folder) = (record, file, agreement, folder)
        self.isWhole = isWhole
    }

    var findings: [Finding] {
        record.current.flatMap(about) + parties
            + agreement.order.papers.indices.compactMap { unrecorded(PaperIndex($0)) }
    }

    /// Who signed must be who the parties are.
    private var parties: [Finding] {
        let now = folder.parties
        let entries = record.current.filter { $0.parties != now && agreement.order.index(of: $0.id) != nil }
        guard let first = entries.first else { return [] }
        return [
            Finding(
                .changedAfterSealing, at: agreement.partiesPosition,
                "The parties are not those that signed \(entries.map(\.id).joined(separator: ", ")): in agreement.yml one was taken out, added or renamed since.",
                cure:
                    "Put `parties` back as they were. If a party has a new name, read the papers once more and run “concord seal --all --again”.",
                papers: entries.map(\.id),
                related: [Finding.Related(SourcePosition(file, first.offset), "\(first.id) is recorded here.")])
        ]
    }

    /// What is wrong with a paper of the record.
    private func about(_ entry: SealRecord.Entry) -> [Finding] {
        let place = SourcePosition(file, entry.offset)
        guard let index = agreement.order.index(of: entry.id) else {
            return [
                Finding(
                    .changedAfterSealing, at: place,
                    "\(entry.id) was sealed, and there is no such paper any more.",
                    cure:
                        "Bring its file back into papers/ as it was sealed, from a copy of the folder or with “git checkout”. What the parties take back is taken back by another paper, with `supersedes: [\(entry.id)]`.",
                    papers: [entry.id])
            ]
        }
        let paper = agreement.order[index]
        let related = [Finding.Related(place, "\(paper.id) is recorded here.")]
        guard let seal = paper.seal else {
            return [
                Finding(
                    .unsealedPaper, severity: .error, at: paper.position,
                    "\(paper.id) was sealed, and its seal has been taken out, so nobody can tell whether it is what was signed. It is left out of the contract.",
                    cure:
                        "Put the line `seal: …` back into its front matter, as it was. If every party has agreed to the paper as it stands now, run “concord seal \(paper.id) --again”.",
                    papers: [paper.id], related: related)
            ]
        }
        if seal.digests != entry.digests {
            return [
                Finding(
                    .unsealedPaper, severity: .error, at: seal.position,
                    "The seal of \(paper.id) is another than the one that is recorded in \(SealRecord.path). The paper is left out of the contract.",
                    cure:
                        "Put paper and seal back as they were. If every party has agreed to the paper as it stands now, run “concord seal \(paper.id) --again”.",
                    papers: [paper.id], related: related)
            ]
        }
        var findings: [Finding] = []
        if entry.after != folder.after(index), !agreement.hasBrokenGround(index) {
            let before = paper.after.joined(separator: ", ")
            findings.append(
                Finding(
                    .changedAfterSealing, at: seal.position,
                    "\(paper.id) was signed on top of \(before), which \(paper.after.count == 1 ? "has" : "have") been sealed anew since.",
                    cure:
                        "Read \(paper.id) on the text as it stands now; if that is what the parties signed, run “concord seal \(paper.id) --again”.",
                    papers: [paper.id], related: related))
        }
        return findings
    }

    /// What is told of a paper that the record does not have.
    private func unrecorded(_ index: PaperIndex) -> Finding? {
        let paper = agreement.order[index]
        guard record.entry(of: paper.id) == nil else { return nil }
        if paper.isSealedByReading, let seal = paper.seal {
            // That it is not what was sealed is told already.
            if seal.isBroken { return nil }
            return Finding(
                .unsealedPaper, severity: .error, at: seal.position,
                "\(paper.id) has a seal, and \(SealRecord.path) does not know of it. The paper is left out of the contract.",
                cure: isWhole
                    ? "When \(paper.id) reads as the parties signed it, run “concord seal \(paper.id)”, which records it."
                    : "See first to \(SealRecord.path), which was changed.",
                papers: [paper.id])
        }
        guard !agreement.manuscript.requiresSeals, agreement.isInForce(index) else { return nil }
        let isOld = paper.seal != nil
        return Finding(
            .unsealedPaper, at: paper.seal?.position ?? paper.position,
            "\(paper.id) is part of the contract and is not \(isOld ? "recorded in \(SealRecord.path)" : "sealed"), though other papers are.",
            cure:
                "When it reads as the parties signed it, run “concord seal \(paper.id)”.",
            papers: [paper.id])
    }
}

extension IntegratedAgreement {
    /// Whether a paper that one comes after has a broken seal, which is told there.
    fileprivate func hasBrokenGround(_ index: PaperIndex) -> Bool {
        order.closure(of: index).papers.map { order[$0] }.contains { $0.isHeldBack || $0.seal?.isBroken ?? false }
    }

    /// Where the parties are named.
    fileprivate var partiesPosition: SourcePosition { weave.tree[weave.base].position }
}
