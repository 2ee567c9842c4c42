import ArgumentParser
import ConcordCompiler

/// `concord adopt`: a version as article files, to bargain from next.
struct Adopt: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "adopt",
        _superCommandName: "concord",
        abstract: "Write a version as article files: the contract to bargain from next.",
        discussion: """
            When a successor agreement is signed, its words become the current contract language. This makes a new \
            folder whose article files read as the version does, without papers. Files that no paper changed are \
            copied. What was written is read again and must be the version, word by word, or nothing is written.

            agreement.yml is copied: set the new term there. While an error or a conflict is open nothing is written.
            """)

    @OptionGroup var place: FolderArgument

    @Option(
        name: [.short, .long],
        help: ArgumentHelp("The folder to make; it must be new, or empty.", valueName: "dir"), completion: .directory)
    var output: String

    @OptionGroup var wanted: VersionOptions

    @Flag(help: "Keep the drafting team's notes; otherwise they stay behind.")
    var notes = false

    @OptionGroup var common: CommonOptions

    func run() throws {
        let progress = Progress()
        defer { progress.finish() }
        progress.enter("reading")
        try checkIsFree(output)
        let folder = try AgreementFolder(at: place.root, output: output, followsLinks: common.followLinks)
        progress.enter("integrating")
        let version = wanted.name
        let compilation = compile(folder.input, version: version)
        guard compilation.findings.worst != .error else {
            progress.finish()
            common.show(compilation, of: folder)
            StandardStream.error.write("concord: nothing was written, since the agreement has errors\n")
            throw Status.foundErrors
        }
        progress.enter("writing")
        let adopted = try compilation.produce { compilation throws(CommandError) in
            try compilation.adopted(version: version, keepsNotes: notes)
        }
        var files = adopted.files.map { file in
            // What was for few eyes in the old folder is for few in the new one.
            let rights = FileSystem.entity(at: joined(place.root, file.path))?.rights
            return PendingFolder.File(
                path: file.path, bytes: file.bytes, mode: .init((rights ?? 0o666) & 0o666 | 0o600))
        }
        for (name, text) in folder.templates.sorted(by: { $0.key < $1.key }) {
            files.append(PendingFolder.File(path: joined("templates", name), bytes: Array(text.utf8)))
        }
        try PendingFolder(for: output).fill(with: files)
        progress.finish()
        common.show(compilation, of: folder)
        try tell(adopted)
    }

    /// Nothing that stands there is mixed with what is written.
    private func checkIsFree(_ path: String) throws(Failure) {
        try OutputPlace.check(path)
        guard let entity = FileSystem.entity(at: path) else { return }
        let advice = "name a new folder, such as “concord adopt \(place.folder) --output next”"
        guard entity.kind == .folder else { throw Failure("\(path) is there already; \(advice)") }
        if let first = try FileSystem.names(in: path, hidden: true).first {
            let isHidden = try FileSystem.names(in: path).isEmpty
            throw Failure(
                "\(path) is there already\(isHidden ? ", and not empty: it holds \(first)" : ""); \(advice)")
        }
        // It is replaced by the new one as a whole, and who stands in it would stand in a folder that is gone.
        if entity.identity == FileSystem.entity(at: ".")?.identity {
            throw Failure("\(path) is the folder you are in; \(advice)")
        }
    }

    private func tell(_ adopted: AdoptedFolder) throws(Failure) {
        var lines = ""
        var same = 0
        for file in adopted.files {
            switch file.origin {
            case .asItWas: same += 1
            case .rewritten: lines += "wrote \(joined(output, file.path))\n"
            case .new: lines += "wrote \(joined(output, file.path)), which is new\n"
            }
        }
        if same > 0 { lines += "copied \(same == 1 ? "one file" : "\(same) files") that no paper changed\n" }
        for path in adopted.removed { lines += "left out \(path), of which nothing remains\n" }
        try StandardStream.output.write(checking: lines)
    }
}
