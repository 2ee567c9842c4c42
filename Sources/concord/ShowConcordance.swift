import ArgumentParser
import ConcordCompiler

/// `concord concordance`: which number a provision had, and which it has.
struct ShowConcordance: ParsableCommand {
    /// The forms it answers in.
    enum Format: String, CaseIterable, ExpressibleByArgument { case text, json, csv }

    static let configuration = CommandConfiguration(
        commandName: "concordance",
        _superCommandName: "concord",
        abstract: "List old number and new number of every provision that is cited otherwise.",
        discussion: """
            For grievances and letters that cite the old contract: what was renumbered, moved, deleted, and what is new. A \
            provision is known by itself and not by its number.

              concord concordance my-agreement --from base --to TA-07
            """)

    @OptionGroup var place: FolderArgument

    @Option(help: ArgumentHelp("The earlier version.", valueName: "version"))
    var from = "base"

    @Option(help: ArgumentHelp("The later version.", valueName: "version"))
    var to = "integrated"

    @Option(help: "How the list is written.")
    var format = Format.text

    @OptionGroup var common: CommonOptions

    func run() throws {
        let folder = try AgreementFolder(at: place.root, followsLinks: common.followLinks)
        let compilation = compile(folder.input, version: to, asOf: nil)
        let entries = try compilation.produce { compilation throws(CommandError) in
            try compilation.concordance(from: from, to: to)
        }
        let table = ConcordanceTable(entries, from: from, to: to)
        common.show(compilation, of: folder, some: [])
        switch format {
        case .text: try StandardStream.output.write(checking: table.text)
        case .json: try StandardStream.output.write(checking: table.json)
        case .csv: try StandardStream.output.write(checking: table.csv)
        }
        if compilation.findings.worst == .error { throw Status.foundErrors }
    }
}
