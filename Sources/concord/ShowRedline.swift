import ArgumentParser
import ConcordCompiler

/// `concord redline`: what changes from one version to another.
struct ShowRedline: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "redline",
        _superCommandName: "concord",
        abstract: "Show what changes between any two versions.",
        discussion: """
            Versions: base (the current contract), TA-07 (the base, what TA-07 comes after, and TA-07), TA-03+TA-07, \
            integrated (everything signed), integrated@2026-01-01 (what is in force on that day).
            """)

    @OptionGroup var place: FolderArgument

    @Option(help: ArgumentHelp("The earlier version.", valueName: "version"))
    var from: String

    @Option(help: ArgumentHelp("The later version.", valueName: "version"))
    var to: String

    @Option(help: "The format of the redline.")
    var format = OutputFormat.text

    @Option(
        name: [.short, .long],
        help: ArgumentHelp("The file to write; - is standard output.", valueName: "file"), completion: .file())
    var output = "-"

    @OptionGroup var rendering: RenderingOptions
    @OptionGroup var report: ReportOptions

    func run() throws {
        let folder = try AgreementFolder(at: place.folder)
        let compilation = compile(folder.input, version: to, asOf: nil)
        let options = rendering.options(templates: folder.templates)
        let bytes = try compilation.produce { compilation throws(CommandError) in
            try compilation.redline(from: from, to: to, format: format, options: options)
        }
        report.show(compilation)
        if output == "-" {
            try StandardStream.output.write(checking: bytes)
        } else {
            try FileSystem.write(bytes, to: output)
        }
        if compilation.findings.worst == .error { throw Status.foundErrors }
    }
}
