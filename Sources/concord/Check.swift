import ArgumentParser
import ConcordCompiler

/// `concord check`: everything the compiler finds, and nothing written.
struct Check: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "check",
        _superCommandName: "concord",
        abstract: "Read the agreement and its papers, and report what is wrong.",
        discussion: """
            Formats other than text are for programs: sarif for code scanning, github for annotations in a workflow of \
            GitHub Actions, junit for GitLab, Jenkins and others. They name files as seen from the root of the git \
            repository; json names them as seen from the agreement's folder.

            Exit status: 0 nothing worse than a warning; 1 an error was found; 2 the command could not run.
            """)

    @OptionGroup var place: FolderArgument

    @Option(help: "How findings are written: text to standard error, all others to standard output.")
    var format = FindingFormat.text

    @Flag(help: "Exit with status 1 on warnings too.")
    var strict = false

    @Option(
        help: ArgumentHelp(
            "The folder that sarif, github and junit put in front of file names, instead of the agreement's place in its "
                + "git repository.", valueName: "folder"))
    var pathPrefix: String?

    @Option(
        help: ArgumentHelp(
            "Leave out what this file lists, so that an old contract shows only new findings of its checks.",
            valueName: "file"))
    var baseline: String?

    @Option(
        help: ArgumentHelp(
            "Write the findings of the contract's checks to this file, for --baseline.", valueName: "file"))
    var writeBaseline: String?

    @OptionGroup var report: ReportOptions

    func run() throws {
        let folder = try AgreementFolder(at: place.root)
        var compilation = compile(folder.input, version: "integrated", asOf: nil)
        if let writeBaseline {
            let list = FindingBaseline.bytes(for: compilation.findings, in: compilation.sources)
            try FileSystem.write(list, to: writeBaseline)
        }
        if let file = baseline ?? writeBaseline { compilation = try compilation.hiding(listedIn: file) }
        switch format {
        case .text:
            report.show(compilation, summaryWhenClean: true)
        case .json:
            try write(FindingJSON().bytes(for: compilation.findings, in: compilation.sources))
        case .sarif:
            let sarif = FindingSARIF(toolVersion: Concord.number, pathPrefix: prefix)
            try write(sarif.bytes(for: compilation.findings, in: compilation.sources))
        case .github:
            try write(FindingAnnotations(pathPrefix: prefix).bytes(for: compilation.findings, in: compilation.sources))
        case .junit:
            let junit = FindingJUnit(pathPrefix: prefix, isStrict: strict)
            try write(junit.bytes(for: compilation.findings, in: compilation.sources))
        }
        if let worst = compilation.findings.worst, worst >= (strict ? .warning : .error) {
            throw Status.foundErrors
        }
    }

    private var prefix: String { pathPrefix ?? FileSystem.placeInRepository(of: place.root) }

    private func write(_ report: [UInt8]) throws(Failure) { try StandardStream.output.write(checking: report) }
}

extension Compilation {
    /// The compilation without the findings that a file lists. What the file lists and nobody finds any more is told.
    fileprivate func hiding(listedIn file: String) throws -> Compilation {
        let bytes = try FileSystem.bytes(of: file)
        let baseline: FindingBaseline
        do {
            baseline = try FindingBaseline(bytes)
        } catch {
            throw Failure("\(file): \(error.message)")
        }
        let (remaining, stale) = baseline.sort(findings, in: sources)
        if !stale.isEmpty {
            let lines = stale.map { "  \($0)\n" }.joined()
            let count = stale.count == 1 ? "1 finding" : "\(stale.count) findings"
            StandardStream.error.write(
                "concord: note: \(count) of \(file) cannot be found any more; write it again with --write-baseline\n\(lines)"
            )
        }
        return showing(remaining)
    }
}
