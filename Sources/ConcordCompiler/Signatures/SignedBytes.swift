import ConcordModel
import ConcordReader

/// What a seal lets go and a signature does not: the title, date and drafter of a paper, which are printed with it, and the
/// signs of its typography. Of other files only that their bytes differ is told, since notes and line ends may.
extension Compilation {
    var findingsOfSignedBytes: [Finding] {
        guard let record = seals.record, let file = sources.files.firstIndex(where: { $0.path == SignedRecord.name })
        else { return [] }
        var findings: [Finding] = []
        func related(_ offset: Int) -> [Finding.Related] {
            [Finding.Related(SourcePosition(FileID(file), offset), "It is recorded here.")]
        }
        for entry in record.current {
            guard let index = agreement.order.index(of: entry.id) else { continue }
            let paper = agreement.order[index]
            // What is broken is told of already.
            guard paper.seal?.isBroken == false, digest(of: paper).short != entry.short else { continue }
            findings.append(
                Finding(
                    .changedAfterSealing, at: paper.position,
                    "\(paper.id) is not to the letter what was signed: its title, its date, who drafted it, or signs of its typography are others.",
                    cure:
                        "Put the file back as it was signed. If every party agrees, run “concord seal \(paper.id) --again”, and have each sign the record again.",
                    papers: [paper.id], related: related(entry.offset)))
        }
        let known = Dictionary(record.files.map { ($0.path, $0) }) { first, _ in first }
        let folder = SealedFolder(agreement, sources, templates: seals.templates)
        for printed in folder.printed {
            guard let recorded = known[printed.file.path], let reading = recorded.reading,
                SealedFolder.digest(of: printed.file) != recorded.bytes, folder.reading(of: printed) == reading
            else { continue }
            let place = sources.files.firstIndex { $0.path == printed.file.path } ?? file
            findings.append(
                Finding(
                    .changedAfterSealing, severity: .note, at: SourcePosition(FileID(place), 0),
                    "\(printed.file.path) says what it said when the record was signed, and its bytes are others: spaces, line ends, internal notes or signs of typography.",
                    cure: "Nothing needs to be done. To have the very bytes, bring the file back from a copy.",
                    related: related(recorded.offset)))
        }
        return findings
    }
}
