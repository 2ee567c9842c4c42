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

    @OptionGroup var report: ReportOptions

    func run() throws {
        let folder = try AgreementFolder(at: place.folder)
        let compilation = compile(folder.input, version: "integrated", asOf: nil)
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

    private var prefix: String { pathPrefix ?? FileSystem.placeInRepository(of: place.folder) }

    private func write(_ report: [UInt8]) throws(Failure) { try StandardStream.output.write(checking: report) }
}
