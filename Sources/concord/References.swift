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

    @OptionGroup var place: ProvisionArgument

    @Option(
        help: ArgumentHelp(
            "The version: base, TA-07, TA-03+TA-07, integrated, integrated@2026-01-01.", valueName: "version"))
    var version = "integrated"

    @Option(help: "How the answer is written.")
    var format = RecordFormat.text

    @OptionGroup var common: CommonOptions

    func run() throws {
        let (path, citation) = place.meaning
        let folder = try AgreementFolder(at: path, followsLinks: common.followLinks)
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
        common.show(compilation, of: folder, some: [])
        if compilation.findings.worst == .error { throw Status.foundErrors }
    }
}
