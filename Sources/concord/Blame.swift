import ArgumentParser
import ConcordCompiler

/// The forms in which `blame` and `papers` answer.
enum RecordFormat: String, CaseIterable, ExpressibleByArgument {
    case text, json
}

/// `concord blame`: who brought which words of a provision, and when.
struct ShowBlame: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "blame",
        _superCommandName: "concord",
        abstract: "Show who brought which words of a provision, and when.",
        discussion: """
            On the left stands whose words they are: base is the contract that the parties started from. - marks what \
            was struck, + what was inserted. Below are the papers with their dates.

              concord blame "Article 12, Section 1(a)"
              concord blame examples/alder-falls 12.1
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
        let (path, citation) = try meaning()
        let folder = try AgreementFolder(at: path, followsLinks: common.followLinks)
        let compilation = compile(folder.input, version: version, asOf: nil)
        let blame = try compilation.produce { compilation throws(CommandError) in
            try compilation.blame(citation, version: version)
        }
        common.show(compilation, of: folder, some: (try? compilation.findings(about: citation, version: version)) ?? [])
        let output = StandardStream.output
        switch format {
        case .text:
            let text = BlameText(width: output.terminalWidth ?? 80, isColoured: output.isColoured)
            try output.write(checking: text.bytes(for: blame))
        case .json:
            try output.write(checking: BlameJSON().bytes(for: blame))
        }
        if compilation.findings.worst == .error { throw Status.foundErrors }
    }

    private func meaning() throws -> (folder: String, citation: String) {
        let (folder, citation) = place.meaning
        if let citation { return (folder, citation) }
        let words = place.folder.map { $0 + " " } ?? ""
        throw Failure(
            "name the provision to ask about, for instance: concord blame \(words)\"Article 12, Section 1(a)\"")
    }
}
