import ConcordModel
import ConcordReader
import ConcordWeave
import ConcordWriter

extension PaperProof {
    /// What is not as its paper says, for every paper of a version that has no error yet; patches are laid on the files.
    static func findings(
        of agreement: IntegratedAgreement, in version: Version, _ sources: SourceSet, known: [Finding]
    ) -> [Finding] {
        findings(of: agreement, in: version, known: known) { paper, base in
            let texts = base == Version() ? [:] : Self.texts(of: paper, in: base, of: agreement)
            let laid = LaidFiles(paper.paper, in: sources, texts: texts)
            return laid.isWhole ? laid.files.map { (file: $0.id, tree: $0.tree, root: $0.root) } : nil
        }
    }

    /// The contract files that a patch changes as the papers that it comes after leave them, written as `adopt` writes them.
    private static func texts(
        of paper: PaperManuscript, in base: Version, of agreement: IntegratedAgreement
    ) -> [FileID: [UInt8]] {
        var texts: [FileID: [UInt8]] = [:]
        for case .contract(let file) in Set(paper.patch.files.values) {
            for top in agreement.articles(of: file, in: base) {
                let clean = RedlineBuilder.build(
                    agreement, from: base, to: base,
                    frame: RedlineBuilder.Frame(
                        title: "", from: "", to: "", parties: [], term: "", showsInternalNotes: false), conflicts: [],
                    below: top)
                texts[file, default: []] += SourceWriter.write(clean, clean.provisions.indices) + [0x0A]
            }
        }
        return texts
    }
}
