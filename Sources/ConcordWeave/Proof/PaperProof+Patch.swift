import ConcordModel

/// Patches: laid on the files and read, they must be the version of the paper alone.
extension PaperProof {
    /// A file with a patch laid on it, as the reader reads it; `file` is nil for one that the patch brings.
    package typealias LaidFile = (file: FileID?, tree: Tree, root: ProvisionID)

    /// - Parameters:
    ///   - laid: the files that the patch changes; nil where it cannot be laid on them as they are written, and is read
    ///     as marks alone.
    func patch(_ laid: [LaidFile]?) -> [Finding] {
        guard let laid else { return marked() }
        let tops = later.children(of: weave.base)
        for file in laid {
            let reading = ProvedReading(file: file.tree)
            let all = tops.filter { isOf(file.file, $0) }
            // Of several files that a patch brings each has the articles of its names.
            let shown = reading.children(of: file.root)
            let names = Set(shown.map { TargetSearch.key($0, in: file.tree) + TargetSearch.title($0, in: file.tree) })
            let printed =
                file.file != nil
                ? all
                : all.filter {
                    names.contains(TargetSearch.key($0, in: weave.tree) + TargetSearch.title($0, in: weave.tree))
                }
            func matching(_ tokenizer: inout Tokenizer?) -> LineMatching {
                LineMatching(
                    paper: ReadingLines(shown, of: reading, by: &tokenizer, from: memory, titlesAsWritten: true),
                    version: ReadingLines(printed, of: later, by: &tokenizer, from: memory, titlesAsWritten: true),
                    mayLeaveOut: { _ in false }, isWhole: true, ellipsis: tokenizer?.ellipsis ?? 0)
            }
            var bytes: Tokenizer?
            if matching(&bytes).difference() == nil { continue }
            let matching = memory.withTokenizer { matching(&$0) }
            guard let difference = matching.difference() else { continue }
            let line = difference.ofPaper.map { matching.paper.lines[$0] }
            let there = difference.ofVersion.map { matching.version.lines[$0] }
            return [
                unproved(
                    at: manuscript.paper.position, says: words(of: line, in: reading), there?.id ?? .none,
                    reads: words(of: there, in: later))
            ]
        }
        return []
    }

    /// Whether an article of the version belongs to a file that the patch changes or brings.
    private func isOf(_ file: FileID?, _ top: ProvisionID) -> Bool {
        for part in manuscript.patch.parts {
            guard weave.tree[top].parent == part.after || part.provisions?.contains(top) ?? false else { continue }
            switch part.home {
            case .contract(let home): return home == file
            case .new: return file == nil
            }
        }
        return weave.tree[top].position.file == file
    }
}
