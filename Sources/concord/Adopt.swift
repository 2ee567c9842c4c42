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

    @OptionGroup var report: ReportOptions

    func run() throws {
        let progress = Progress()
        defer { progress.finish() }
        progress.enter("reading")
        try checkIsFree(output)
        let folder = try AgreementFolder(at: place.root, output: output)
        progress.enter("integrating")
        let version = wanted.name
        let compilation = compile(folder.input, version: version)
        guard compilation.findings.worst != .error else {
            progress.finish()
            report.show(compilation, of: folder)
            StandardStream.error.write("concord: nothing was written, since the agreement has errors\n")
            throw Status.foundErrors
        }
        progress.enter("writing")
        let adopted = try compilation.produce { compilation throws(CommandError) in
            try compilation.adopted(version: version, keepsNotes: notes)
        }
        var files = adopted.files.map { (path: joined(output, $0.path), bytes: $0.bytes) }
        for (name, text) in folder.templates.sorted(by: { $0.key < $1.key }) {
            files.append((joined(output, joined("templates", name)), Array(text.utf8)))
        }
        for file in files {
            if let slash = file.path.lastIndex(of: "/") { try FileSystem.makeFolder(String(file.path[..<slash])) }
        }
        try FileSystem.writeWhole(files)
        progress.finish()
        report.show(compilation, of: folder)
        try tell(adopted)
    }

    /// Nothing that stands there is mixed with what is written.
    private func checkIsFree(_ path: String) throws(Failure) {
        guard let entity = FileSystem.entity(at: path) else { return }
        let isEmpty = entity.kind == .folder ? try FileSystem.names(in: path).isEmpty : false
        if !isEmpty {
            throw Failure(
                "\(path) is there already; name a new folder, such as “concord adopt \(place.folder) --output next”")
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
