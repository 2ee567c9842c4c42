import ConcordModel
import ConcordReader
import ConcordWeave

/// Reads patches that come after other papers: on the files of the contract as those papers leave them, the files that
/// adopting them would write.
struct PatchDrafts: Sendable {
    let sources: SourceSet

    init(_ sources: SourceSet) { self.sources = sources }

    /// What a patch needs of the agreement is written now; what it says is read when the tree is free.
    func read(
        _ paper: PaperManuscript, _ agreement: IntegratedAgreement, _ version: Version
    ) -> ((inout Tree) -> (PaperManuscript, [Finding])) {
        let contract = AgreementReader.files(of: sources)
        let patch = PatchOnTop(paper.paper, sources[paper.paper.position.file], on: contract)
        let files = DraftedText.Files(agreement, version, sources, contract)
        let named = patch.filesNamed
        var texts: [FileID: [DraftedFiles.Text]] = [:]
        for file in named ?? contract.entries.map(\.id) where texts[file] == nil {
            // A file without a name of its own is one of those that hold what papers brought.
            if named == nil, !files.holdsMore(file) { continue }
            texts[file] = files.texts(of: file)
            if texts[file, default: []].contains(where: { patch.fits(file, $0) }) { continue }
            texts[file]? += agreement.versionsBefore(paper.paper).flatMap { other in
                DraftedText.Files(agreement, other, sources, contract).texts(of: file)
            }
        }
        return { tree in patch.read(on: DraftedFiles(texts), into: &tree) }
    }
}
