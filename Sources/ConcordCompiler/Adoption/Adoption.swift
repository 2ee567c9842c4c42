import ConcordModel
import ConcordReader
import ConcordWeave
import ConcordWriter

extension Compilation {
    /// The article files of a version, without papers: the contract language that the parties bargain from next.
    ///
    /// Files that no paper changed are copied; of the others the text is written anew. Internal notes stay behind unless they
    /// are kept. What was written is read back and must be the version, provision by provision and word by word, with its
    /// styles and links; else nothing is given out. The version must have no open conflict.
    public func adopted(version: String, keepsNotes: Bool = false) throws(CommandError) -> AdoptedFolder {
        try adopted(version: version, keepsNotes: keepsNotes, rewritesAll: false)
    }

    /// The same; with `rewritesAll` every file is written anew, as tests want it.
    func adopted(version: String, keepsNotes: Bool, rewritesAll: Bool) throws(CommandError) -> AdoptedFolder {
        if let other = try including(version) {
            return try other.adopted(version: version, keepsNotes: keepsNotes, rewritesAll: rewritesAll)
        }
        let wanted = try self.version(named: version)
        let clean = redline(of: nil, in: wanted, named: version, RenderOptions())
        let changes = RedlineBuilder.build(
            agreement, from: Version(), to: wanted,
            frame: RedlineBuilder.Frame(
                title: "", from: "base", to: version, parties: [], term: "", showsInternalNotes: false), conflicts: [])
        var plan = AdoptionPlan(clean, changes, sources, agreement.weave.tree)
        if rewritesAll { plan.rewriteAll() }
        var folder = AdoptedFolder()
        folder.removed = plan.removed
        for (index, file) in sources.files.enumerated()
        where AgreementPath.frames.contains(AgreementPath.folded(file.path)) {
            folder.files.append(try frame(file, FileID(index), keepsNotes))
        }
        for group in plan.groups { folder.files.append(try file(of: group, in: clean, wanted, keepsNotes)) }
        let again = Self.reading(folder.files.map { SourceFile(path: $0.path, bytes: $0.bytes) }).contract
        if let index = SameReading(clean, again).difference(clean.provisions.indices, again.provisions.indices) {
            throw unwritable(index, of: clean, in: wanted)
        }
        return folder
    }

    /// The frame as it is, or without the notes in it.
    private func frame(_ file: SourceFile, _ id: FileID, _ keepsNotes: Bool) throws(CommandError) -> AdoptedFolder.File
    {
        if keepsNotes || sources[id].text.notes.isEmpty {
            return AdoptedFolder.File(path: file.path, bytes: file.written, origin: .asItWas)
        }
        guard let rest = file.withoutNotes else {
            throw CommandError(
                message:
                    "an internal note in \(file.path) is never closed, so it cannot be left behind. Write <<} or --> where the note ends."
            )
        }
        return AdoptedFolder.File(path: file.path, bytes: rest, origin: .rewritten)
    }

    /// A file in the first way of writing it that reads the same.
    private func file(
        of group: AdoptionPlan.Group, in clean: Redline, _ version: Version, _ keepsNotes: Bool
    ) throws(CommandError) -> AdoptedFolder.File {
        let notes = AdoptionNotes(of: group, in: clean, agreement)
        // A note may stand in front matter, which is no part of the tree.
        if let origin = group.origin, group.isAsItWas, keepsNotes || sources[origin].text.notes.isEmpty {
            return AdoptedFolder.File(path: group.path, bytes: sources[origin].written, origin: .asItWas)
        }
        let kept = keepsNotes ? notes : AdoptionNotes()
        // What the frame brings, such as the head of the next division, stands there and not in the file.
        let last = group.range.last { !clean.provisions[$0].kind.isOfFrame } ?? group.range.lowerBound
        let range = group.range.lowerBound..<last + 1
        let front = group.origin.map { frontMatter(of: sources[$0], keepsNotes) } ?? []
        var ways = SourceWriter.Way.all.map { way in { front + SourceWriter.write(clean, range, way, kept) } }
        // A title in front matter that the file no longer has would be printed again.
        if !front.isEmpty {
            ways += SourceWriter.Way.all.map { way in { SourceWriter.write(clean, range, way, kept) } }
        }
        // What no paper changed stays as it is written, but for the notes.
        if let origin = group.origin, group.isAsItWas, let rest = sources[origin].withoutNotes {
            ways.insert({ rest }, at: 0)
        }
        var difference = range.lowerBound
        for way in ways {
            let bytes = way()
            let (again, found) = Self.reading([SourceFile(path: group.path, bytes: bytes)])
            guard let index = SameReading(clean, again).difference(range, again.provisions.indices) else {
                if found != kept.texts { continue }
                return AdoptedFolder.File(
                    path: group.path, bytes: bytes, origin: group.origin == nil ? .new : .rewritten)
            }
            difference = max(difference, index)
        }
        throw unwritable(difference, of: clean, in: version)
    }

    /// What stands in front of the text of a file, with the empty line behind it.
    private func frontMatter(of file: SourceFile, _ keepsNotes: Bool) -> [UInt8] {
        let bytes = keepsNotes ? file.written : file.bytes
        let length = FrontMatter.length(in: bytes)
        return length > 0 ? bytes[..<length] + [0x0A] : []
    }

    /// The contract that is read from files, and the words of the notes in it.
    static func reading(_ files: [SourceFile]) -> (contract: Redline, notes: [String]) {
        let compilation = compile(Input(name: "", files: files), version: "base")
        let contract = compilation.redline(of: nil, in: Version(), named: "base", RenderOptions())
        var notes = AdoptionNotes()
        for note in compilation.agreement.weave.tree.notes { notes.add(note.text, to: nil) }
        return (contract, notes.texts)
    }

    private func unwritable(_ index: Int, of clean: Redline, in version: Version) -> CommandError {
        let place = CitationPrinter().citation(
            of: clean.provisions[index].identity, in: agreement.weave, version: version)
        return CommandError(
            message:
                "\(place) cannot be written so that it reads the same again, so nothing was written. A number that reads otherwise where it stands may be why, such as (aa) behind (a), which looks like a level of its own; number it in another way in a paper. If that is not it, this is a fault of concord; please report it with the folder."
        )
    }
}

extension AdoptionNotes {
    /// The notes of the provisions of a file, and those of the file that belong to none.
    init(of group: AdoptionPlan.Group, in clean: Redline, _ agreement: IntegratedAgreement) {
        self.init()
        let tree = agreement.weave.tree
        if tree.notes.isEmpty { return }
        let indices = Dictionary(group.range.map { (clean.provisions[$0].identity, $0) }) { first, _ in first }
        for note in tree.notes {
            if let index = indices[note.provision] {
                add(note.text, to: index)
            } else if note.position.file == group.origin,
                note.provision == agreement.weave.base || !note.provision.exists
            {
                add(note.text, to: nil)
            }
        }
    }
}
