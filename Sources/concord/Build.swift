import ArgumentParser
import ConcordCompiler

/// `concord build`: the clean agreement and the redline, in every format asked for.
struct Build: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "build",
        _superCommandName: "concord",
        abstract: "Write the agreement, clean and as a redline against the current contract.",
        discussion: """
            Writes agreement.html, .xml and .txt (clean) and redline.html, .xml and .txt. While an error or a \
            conflict is open there is no clean text: the redlines are written, and clean files of an earlier build \
            are removed, so that nothing looks final when it is not.
            """)

    @OptionGroup var place: FolderArgument

    @Option(
        name: [.short, .long],
        help: ArgumentHelp(
            "The folder to write to, made when there is none. (default: build, in the agreement's folder)",
            valueName: "dir"),
        completion: .directory)
    var output: String?

    @Option(
        help: ArgumentHelp(
            "The formats to write, with commas between. (default: html,docbook,text)", valueName: "formats"),
        transform: readFormats)
    var formats = OutputFormat.allCases

    @OptionGroup var wanted: VersionOptions
    @OptionGroup var rendering: RenderingOptions
    @OptionGroup var common: CommonOptions

    /// The clean files of every format. The names of outputs are fixed: nothing an agreement holds becomes a path.
    private static let cleanFiles = ["agreement.html", "agreement.xml", "agreement.txt"]

    func run() throws {
        let progress = Progress()
        defer { progress.finish() }
        progress.enter("reading")
        let output = self.output ?? AgreementFolder.defaultOutput(for: place.root)
        try OutputPlace.check(output)
        let folder = try AgreementFolder(at: place.root, output: output, followsLinks: common.followLinks)
        progress.enter("integrating")
        let compilation = compile(
            folder.input, version: wanted.version, asOf: wanted.asOf, errorsAlone: common.quiet)
        progress.enter("rendering")
        let options = rendering.options(templates: folder.templates)
        let files = try compilation.produce { compilation throws(CommandError) in
            try compilation.build(version: wanted.version, formats: formats, options: options)
        }
        keepToTheEnd(folder.input, compilation, files)
        progress.enter("writing")
        try FileSystem.makeFolder(output)
        let isClean = files.contains { Self.cleanFiles.contains($0.name) }
        // A run that is cut short must not leave a text that looks final beside a redline that it does not belong to: clean
        // files that are out of date go first, and new ones come last.
        let redlinesFirst =
            files.filter { !Self.cleanFiles.contains($0.name) }
            + files.filter { Self.cleanFiles.contains($0.name) }
        try FileSystem.makeFolder(output)
        let removed = try FileSystem.writeWhole(
            redlinesFirst.map { (joined(output, $0.name), $0.bytes) }, as: .page,
            removing: isClean ? [] : Self.cleanFiles.map { joined(output, $0) })
        progress.finish()
        common.show(compilation, of: folder)
        try tell(files.map(\.name), removed: removed, in: output)
        let worst = compilation.findings.worst
        if !isClean || worst == .error { throw Status.foundErrors }
    }

    private func tell(_ written: [String], removed: [String], in output: String) throws(Failure) {
        var lines = ""
        for name in written { lines += "wrote \(joined(output, name))\n" }
        for path in removed { lines += "removed \(path), which is out of date\n" }
        try StandardStream.output.write(checking: lines)
    }
}

/// Reads `html,docbook,text`; the order and repetitions mean nothing.
private func readFormats(_ text: String) throws -> [OutputFormat] {
    var wanted: Set<OutputFormat> = []
    for piece in text.split(separator: ",", omittingEmptySubsequences: false) {
        let name = piece.filter { $0 != " " }
        guard let format = OutputFormat(rawValue: name) else {
            throw ValidationError("“\(name)” is not a format; write html, docbook, text, or several with commas.")
        }
        wanted.insert(format)
    }
    return OutputFormat.allCases.filter(wanted.contains)
}
