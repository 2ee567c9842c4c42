import ArgumentParser
import ConcordCompiler

/// `concord check`: everything the compiler finds, and nothing written.
struct Check: ParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Read the agreement and its papers, and report what is wrong.",
        discussion: "Exit status: 0 nothing worse than a warning; 1 an error was found; 2 the command could not run.")

    @OptionGroup var place: FolderArgument

    @Option(help: "How findings are written: text to standard error, json to standard output.")
    var format = FindingFormat.text

    @Flag(help: "Exit with status 1 on warnings too.")
    var strict = false

    @OptionGroup var report: ReportOptions

    func run() throws {
        let folder = try AgreementFolder(at: place.folder)
        let compilation = compile(folder.input, version: "integrated", asOf: nil)
        switch format {
        case .text:
            report.show(compilation, summaryWhenClean: true)
        case .json:
            let json = FindingJSON().bytes(for: compilation.findings, in: compilation.sources)
            try StandardStream.output.write(checking: json)
        }
        if let worst = compilation.findings.worst, worst >= (strict ? .warning : .error) {
            throw Status.foundErrors
        }
    }
}
