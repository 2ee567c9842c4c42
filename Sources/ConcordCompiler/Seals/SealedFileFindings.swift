import ConcordModel

/// Whether the files that are printed are those that the record of seals names: their bytes, or at least what they say.
struct SealedFileFindings {
    private let record: SealRecord
    private let file: FileID
    private let sources: SourceSet
    private let folder: SealedFolder
    /// Whether nothing of the record is missing, so that what it does not name was not there.
    private let isWhole: Bool

    init(_ record: SealRecord, _ file: FileID, _ sources: SourceSet, _ folder: SealedFolder, isWhole: Bool) {
        (self.record, self.file, self.sources, self.folder) = (record, file, sources, folder)
        self.isWhole = isWhole
    }

    private static let again =
        "If it is right as it is now, read what is printed once more and run “concord seal --all --again”."
    private static let back = "from a copy of the folder or with “git checkout”"

    var findings: [Finding] {
        let known = Dictionary(record.files.map { ($0.path, $0) }) { first, _ in first }
        let printed = folder.printed
        let there = Set(printed.map(\.file.path))
        let gone = record.files.filter { !there.contains($0.path) }.map { one in
            Finding(
                .changedAfterSealing, at: SourcePosition(file, one.offset),
                "\(one.path) was printed when the papers were sealed, and is not there any more.",
                cure: "Bring it back under its name, \(Self.back). \(Self.again)")
        }
        return gone + printed.compactMap { finding($0, known[$0.file.path]) }
    }

    private func finding(_ printed: SealedFolder.Printed, _ recorded: SealRecord.File?) -> Finding? {
        let path = printed.file.path
        guard let recorded else {
            if !isWhole { return nil }
            return Finding(
                .changedAfterSealing, at: position(of: printed),
                "\(path) is printed, and was not there when the papers were sealed.",
                cure:
                    "Take it out if nobody agreed to it. What the parties agreed to add is added by a paper. \(Self.again)"
            )
        }
        if SealedFolder.digest(of: printed.file) == recorded.bytes { return nil }
        if let reading = recorded.reading, folder.reading(of: printed) == reading { return nil }
        let (message, cure) =
            switch printed.meaning {
            case .contract:
                (
                    "\(path) does not say what it said when the papers were sealed.",
                    "Put it back as it was, \(Self.back). What the parties agreed to change is changed by a paper."
                )
            case .frame:
                (
                    "\(path) does not say what it said when the papers were sealed: the title, the parties, the term, or how the contract is read.",
                    "Put it back as it was, \(Self.back)."
                )
            case .template:
                (
                    "\(path) is another than when the papers were sealed; it steers what readers see of the contract.",
                    "Put it back as it was, \(Self.back)."
                )
            }
        return Finding(
            .changedAfterSealing, at: position(of: printed), message, cure: "\(cure) \(Self.again)",
            related: [Finding.Related(SourcePosition(file, recorded.offset), "It is recorded here.")])
    }

    /// The head of a file; of one that is no source, the record.
    private func position(of printed: SealedFolder.Printed) -> SourcePosition {
        let index = sources.files.firstIndex { $0.path == printed.file.path }
        return index.map { SourcePosition(FileID($0), 0) } ?? SourcePosition(file, 0)
    }
}
