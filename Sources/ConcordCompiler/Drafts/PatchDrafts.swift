import ConcordModel
import ConcordReader
import ConcordWeave

/// Reads patches that come after other papers: on the files of the contract as those papers leave them, the files that
/// adopting them would write.
struct PatchDrafts: Sendable {
    private let sources: SourceSet

    init(_ sources: SourceSet) { self.sources = sources }

    /// What a patch needs of the agreement is written now; what it says is read when the tree is free.
    func read(
        _ paper: PaperManuscript, _ agreement: IntegratedAgreement, _ version: Version
    ) -> ((inout Tree) -> (PaperManuscript, [Finding])) {
        let contract = AgreementReader.files(of: sources)
        let patch = PatchOnTop(paper.paper, sources[paper.paper.position.file].bytes, on: contract)
        let files = DraftedText.Files(agreement, version, sources, contract)
        let named = patch.filesNamed
        var texts: [FileID: [DraftedFiles.Text]] = [:]
        for file in named ?? contract.entries.map(\.id) where texts[file] == nil {
            // A file without a name of its own is one of those that hold what papers brought.
            if named == nil, !files.holdsMore(file) { continue }
            let text = files.text(of: file)
            texts[file] = [text]
            if patch.fits(file, text) { continue }
            texts[file]? += agreement.versionsBefore(paper.paper).map { other in
                DraftedText.Files(agreement, other, sources, contract).text(of: file)
            }
        }
        return { tree in patch.read(on: DraftedFiles(texts), into: &tree) }
    }
}
