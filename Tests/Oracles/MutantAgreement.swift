import ConcordCompiler

/// An agreement after a few changes that nobody would make on purpose, of the kinds that accidents make: lines, marks, notes,
/// labels, cells and front matter swapped, cut, doubled and taken from elsewhere, bytes and whole files.
package struct MutantAgreement {
    /// By path, in the order of paths.
    package private(set) var files: [(path: String, bytes: [UInt8])]
    /// What was done, in order.
    package private(set) var changes: [String] = []

    package init(_ files: [(path: String, bytes: [UInt8])], _ random: inout Seeded) {
        self.files = files.sorted { $0.path < $1.path }
        for _ in 0..<random.number(4) + 1 { change(&random) }
    }

    /// The folder as the compiler takes it, with notes in the place of their signs, and whether their word is theirs alone.
    package func input() -> (input: Input, isPlanted: Bool) {
        var input = Input(name: "mutant", files: [])
        var isPlanted = true
        for (path, bytes) in files {
            let room = AgreementPath.room(of: path)
            // No notes stand in a record of seals or in a template.
            if path == Sealing.recordPath {
                input.seals = SourceFile(path: path, bytes: bytes)
                continue
            }
            let planted = PlantedNotes.planted(in: bytes)
            isPlanted = isPlanted && planted.isAlone
            let file = SourceFile(path: path, bytes: planted.bytes)
            if room == .templates { input.templates.append(file) } else { input.files.append(file) }
        }
        return (input, isPlanted)
    }

    // MARK: Changes

    private mutating func change(_ random: inout Seeded) {
        guard !files.isEmpty else { return }
        let at = random.number(files.count)
        if random.chance(12) {
            changeFiles(at, &random)
            return
        }
        // Of another file, since what is moved between files is what people paste.
        let other = files[random.number(files.count)].bytes
        let change = MutantChange(&random)
        changes.append("\(change) of \(files[at].path)")
        files[at].bytes = change.made(in: files[at].bytes, with: other, &random)
    }

    private mutating func changeFiles(_ at: Int, _ random: inout Seeded) {
        let other = random.number(files.count)
        switch random.number(4) {
        case 0:
            changes.append("\(files[at].path) is gone")
            files.remove(at: at)
        case 1:
            changes.append("\(files[at].path) stands twice")
            let path = files[at].path.replacing(".", with: " copy.")
            if !files.contains(where: { $0.path == path }) { files.append((path, files[at].bytes)) }
        case 2:
            changes.append("\(files[at].path) and \(files[other].path) are swapped")
            let bytes = files[at].bytes
            files[at].bytes = files[other].bytes
            files[other].bytes = bytes
        default:
            let cut = random.number(files[at].bytes.count + 1)
            changes.append("\(files[at].path) goes on as \(files[other].path)")
            files[at].bytes = files[at].bytes.prefix(cut) + files[other].bytes.suffix(random.number(2000))
        }
    }
}
