import ArgumentParser
import ConcordCompiler

/// `concord show`: how a provision, or the whole agreement, reads in a version.
struct Show: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "show",
        _superCommandName: "concord",
        abstract: "Show how a provision, or everything, reads in a version.",
        discussion: """
            A single argument is the folder when there is one of that name; otherwise it is a citation, in the \
            agreement of the current folder:

              concord show "Article 12, Section 1(a)"
              concord show examples/alder-falls "12.1(a)" --version TA-07

            Of a provision, only the findings that concern it are reported. Exit status 1 still means that the \
            agreement has an error, wherever it stands.
            """)

    @OptionGroup var place: ProvisionArgument

    @Option(
        help: ArgumentHelp(
            "The version: base, TA-07, TA-03+TA-07, integrated, integrated@2026-01-01.", valueName: "version"))
    var version = "integrated"

    @OptionGroup var common: CommonOptions

    func run() throws {
        let (path, citation) = place.meaning
        let folder = try AgreementFolder(at: path, followsLinks: common.followLinks)
        let compilation = compile(folder.input, version: version, asOf: nil)
        let (text, findings) = try compilation.produce { compilation throws(CommandError) in
            (
                try compilation.show(citation, version: version),
                try citation.map { citation throws(CommandError) in
                    try compilation.findings(about: citation, version: version)
                }
            )
        }
        common.show(compilation, of: folder, some: findings)
        if findings?.contains(where: { $0.rule.isOpenConflict && !$0.isCheck }) ?? compilation.hasOpenConflicts {
            StandardStream.error.write(
                "concord: the parties' papers disagree here, so there is no clean text yet; "
                    + "“concord redline --from base --to \(version)” shows both sides\n")
            throw Status.foundErrors
        }
        try StandardStream.output.write(checking: text)
        if compilation.findings.worst == .error { throw Status.foundErrors }
    }
}
