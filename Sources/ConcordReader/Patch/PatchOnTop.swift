import ConcordModel

/// A patch that was made on what other papers leave: it is read when it is known what that is.
package struct PatchOnTop: Sendable {
    private let paper: Paper
    private let source: SourceFile
    private let contract: ContractFiles

    package init(_ paper: Paper, _ source: SourceFile, on contract: ContractFiles) {
        self.paper = paper
        self.source = source
        self.contract = contract
    }

    private func reader(_ drafts: DraftedFiles?) -> PatchReader {
        PatchReader(source, from: paper.bodyStart, file: paper.position.file, contract: contract, drafts: drafts)
    }

    /// The files of the contract whose words the patch may speak of; nil where it names one that the contract does not have,
    /// whose words another paper may have brought.
    package var filesNamed: [FileID]? { reader(nil).filesNamed }

    /// Whether all that the patch says of a file stands in a text.
    package func fits(_ file: FileID, _ text: DraftedFiles.Text) -> Bool { reader(nil).fits(file, text) }

    package func read(on drafts: DraftedFiles, into tree: inout Tree) -> (PaperManuscript, [Finding]) {
        var known = Tree.LinkNumbers(of: tree)
        let (links, runs) = (tree.links.count, tree.runs.count)
        var reader = reader(drafts)
        let manuscript = reader.read(paper, into: &tree)
        tree.unite(linksFrom: links, inRunsFrom: runs, with: &known)
        return (manuscript, reader.findings)
    }
}
