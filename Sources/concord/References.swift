import ArgumentParser
import ConcordCompiler

/// `concord references`: who cites a provision, or all references.
struct ShowReferences: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "references",
        abstract: "Show who cites a provision, or every reference and where it leads.",
        discussion: """
            With a citation: every reference to that provision and to what stands in it. Without: all references.

              concord references . "Article 12, Section 1"
              concord references examples/alder-falls --format json
            """)

    @Argument(
        help: ArgumentHelp("The folder of the agreement, or a single .md file. (default: .)", valueName: "folder"),
        completion: .directory)
    var folder: String?

    @Argument(help: ArgumentHelp("A provision: “Article 12, Section 1(a)” or “12.1(a)”.", valueName: "citation"))
    var citation: String?

    @Option(
        help: ArgumentHelp(
            "The version: base, TA-07, TA-03+TA-07, integrated, integrated@2026-01-01.", valueName: "version"))
    var version = "integrated"

    @Option(help: "How the answer is written.")
    var format = RecordFormat.text

    @OptionGroup var report: ReportOptions

    func run() throws {
        let (path, citation) = meaning()
        let folder = try AgreementFolder(at: path)
        let compilation = compile(folder.input, version: version, asOf: nil)
        let references = try compilation.produce { compilation throws(CommandError) in
            try compilation.references(to: citation, version: version)
        }
        let output = StandardStream.output
        switch format {
        case .text:
            try output.write(
                checking: ReferenceTable().bytes(for: references, in: compilation.sources, to: citation))
        case .json:
            try output.write(checking: ReferenceJSON().bytes(for: references, in: compilation.sources))
        }
        report.show(compilation, some: [])
        if compilation.findings.worst == .error { throw Status.foundErrors }
    }

    private func meaning() -> (folder: String, citation: String?) {
        if let folder, citation == nil, FileSystem.entity(at: folder) == nil { return (".", folder) }
        return (folder ?? ".", citation)
    }
}
