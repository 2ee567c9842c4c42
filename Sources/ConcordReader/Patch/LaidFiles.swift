import ConcordModel

/// The files that a patch says there shall be, read as files of the contract.
package struct LaidFiles: Sendable {
    package struct File: Sendable {
        /// The contract file; nil for one that the patch brings.
        package var id: FileID?
        package var tree: Tree
        /// What holds the provisions of the file.
        package var root: ProvisionID
    }

    package private(set) var files: [File] = []
    /// Whether every part of the patch found its words.
    package private(set) var isWhole = true

    /// Lays a patch on the files of the contract.
    ///
    /// - Parameters:
    ///   - paper: the paper that is the patch.
    ///   - sources: all files of the agreement.
    ///   - texts: what files hold that the patch was drafted on, where that is not what they hold now.
    package init(_ paper: Paper, in sources: SourceSet, texts: [FileID: [UInt8]] = [:]) {
        let file = paper.position.file
        let bytes = sources[file].bytes
        let contract = AgreementReader.files(of: sources)
        for part in PatchParser(bytes, from: paper.bodyStart, file: file).files where !part.hunks.isEmpty {
            switch contract.target(of: part) {
            case .file(let entry): add(part, of: bytes, entry, id: entry.id, texts[entry.id] ?? entry.bytes)
            case .new(let path, let kind, _):
                add(part, of: bytes, ContractFiles.Entry(id: file, path: path, kind: kind), id: nil, [])
            case .outside, .unknown, .ambiguous: continue
            }
        }
    }

    private mutating func add(
        _ part: PatchedFile, of patch: [UInt8], _ entry: ContractFiles.Entry, id: FileID?, _ text: [UInt8]
    ) {
        guard let laid = LaidPatch.lay(part.hunks, of: patch, on: text) else {
            isWhole = false
            return
        }
        var tree = Tree()
        var found: [Finding] = []
        let root = tree.add(Provision(kind: .agreement, position: SourcePosition(entry.id, 0)), under: .none)
        BlockReader.read(
            SourceText(file: entry.id, bytes: laid).withoutNotes().text, defaultKind: entry.kind, under: root,
            into: &tree, findings: &found)
        files.append(File(id: id, tree: tree, root: root))
    }
}
