import ConcordModel
import ConcordWeave

/// The seals of a folder: its record, if it has one, and whether the folder is as it says.
struct FolderSeals: Sendable {
    /// The record as it was read, with its place among the sources.
    let record: SealRecord?
    private let file: FileID
    private let faults: [SealRecord.Fault]
    let templates: [SourceFile]

    /// Reads the record and holds the papers against it. One whose seal is not the recorded one is held back; of two papers of
    /// one name the recorded one stands.
    init(_ input: Input, _ sources: inout SourceSet, _ manuscript: inout Manuscript) {
        templates = input.templates
        var faults: [SealRecord.Fault] = []
        record = input.seals.map { SealRecord($0, faults: &faults) }
        self.faults = faults
        file = FileID(sources.files.count)
        guard let record, let source = input.seals else { return }
        sources.add(source)
        for index in manuscript.papers.indices {
            let paper = manuscript.papers[index].paper
            guard let entry = record.entry(of: paper.id) else {
                // A seal that nobody recorded may be anybody's.
                manuscript.papers[index].paper.isHeldBack = paper.seal?.digests != nil
                continue
            }
            let isInRecord = paper.seal?.digests == entry.digests
            manuscript.papers[index].paper.seal?.isInRecord = isInRecord
            manuscript.papers[index].paper.isHeldBack = !isInRecord
        }
    }

    /// All that is to be told of seals.
    func findings(of agreement: IntegratedAgreement, _ sources: SourceSet) -> [Finding] {
        let hasSeals = agreement.order.papers.contains { $0.paper.seal != nil }
        if !hasSeals, record == nil, !agreement.manuscript.requiresSeals { return [] }
        var findings = SealFindings.findings(of: agreement, sources)
        guard let record else {
            if let finding = missingRecord(agreement) { findings.append(finding) }
            return findings
        }
        findings += faults.map(finding)
        // What a record says that cannot be read is not known.
        if faults.contains(where: \.leavesNothing) { return findings }
        let folder = SealedFolder(agreement, sources, templates: templates)
        findings += SealedPaperFindings(record, file, agreement, folder, isWhole: faults.isEmpty).findings
        findings += SealedFileFindings(record, file, sources, folder, isWhole: faults.isEmpty).findings
        return findings
    }

    /// Seals are worth little where anybody can take one out.
    private func missingRecord(_ agreement: IntegratedAgreement) -> Finding? {
        let path = SealRecord.path
        let cure =
            "Bring \(path) back as it was, from a copy of the folder or with “git checkout”. If there never was one, read the papers once more and run “concord seal --all”."
        if let paper = agreement.order.papers.map(\.paper).first(where: { $0.isSealedByReading }), let seal = paper.seal
        {
            return Finding(
                .badSealRecord, at: seal.position,
                "\(paper.id) is sealed, and \(path), in which all seals are recorded, is not there.", cure: cure,
                papers: [paper.id])
        }
        guard agreement.manuscript.requiresSeals else { return nil }
        return Finding(
            .badSealRecord, at: agreement.weave.tree[agreement.weave.base].position,
            "agreement.yml says `seals: required`, and \(path), in which all seals are recorded, is not there.",
            cure: cure)
    }

    private func finding(_ fault: SealRecord.Fault) -> Finding {
        let path = SealRecord.path
        let back = "Bring \(path) back as “concord seal” wrote it, from a copy of the folder or with “git checkout”."
        let anew =
            "If it is lost, read every signed paper once more and run “concord seal --all --again”, which writes it anew."
        let (message, cure): (String, String)
        switch fault.reason {
        case .unreadable:
            (message, cure) = ("This line of \(path) is none that “concord seal” writes.", "\(back) \(anew)")
        case .changed:
            message = "\(path) was changed: this line, or one above it, was edited, taken out, put in or moved."
            cure = "\(back) \(anew)"
        case .cutShort:
            (message, cure) = ("\(path) breaks off here: lines at its end are missing.", "\(back) \(anew)")
        case .ofLaterForm:
            message = "\(path) was written by a later version of Concord, so this one cannot tell what was sealed."
            cure = "Use the version of Concord that wrote it, or a later one."
        }
        return Finding(.badSealRecord, at: SourcePosition(file, fault.offset), message, cure: cure)
    }
}

extension SealRecord.Fault {
    /// Whether nothing of the record was read.
    fileprivate var leavesNothing: Bool { if case .ofLaterForm = reason { true } else { false } }
}
