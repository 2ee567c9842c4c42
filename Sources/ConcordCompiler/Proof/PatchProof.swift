import ConcordModel
import ConcordReader
import ConcordWeave

extension PaperProof {
    /// What is not as its paper says, for every paper of a version that has no error yet; patches are laid on the files.
    static func findings(
        of agreement: IntegratedAgreement, in version: Version, _ sources: SourceSet, known: [Finding]
    ) -> [Finding] {
        findings(of: agreement, in: version, known: known) { paper, base in
            let texts = paper.isReadLate ? Self.texts(of: paper, in: base, of: agreement, sources) : [:]
            let laid = LaidFiles(paper.paper, in: sources, texts: texts)
            return laid.isWhole ? laid.files.map { (file: $0.id, tree: $0.tree, root: $0.root) } : nil
        }
    }

    /// The contract files that a patch changes as the papers that it comes after leave them, written as `adopt` writes them.
    private static func texts(
        of paper: PaperManuscript, in base: Version, of agreement: IntegratedAgreement, _ sources: SourceSet
    ) -> [FileID: [UInt8]] {
        var texts: [FileID: [UInt8]] = [:]
        let contract = AgreementReader.files(of: sources)
        let files = DraftedText.Files(agreement, base, sources, contract)
        let patch = PatchOnTop(paper.paper, sources[paper.paper.position.file], on: contract)
        for part in paper.patch.parts {
            guard case .contract(let file) = part.home else { continue }
            let written = files.texts(of: file)
            texts[file] = (written.first { patch.fits(file, $0) } ?? written.first)?.bytes
        }
        return texts
    }
}
