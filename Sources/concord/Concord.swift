import ArgumentParser

@main
struct Concord: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "concord",
        abstract: "A compiler for collective bargaining agreements.",
        discussion: """
            An agreement is a folder: agreement.yml, articles/, appendices/, letters/, and papers/ for what crosses \
            the table. Signed papers are integrated; the rest can be shown against anything.

            Start with “concord init my-agreement”.
            """,
        version: isForSubcommand ? "" : number,
        subcommands: [
            Check.self, Build.self, ShowRedline.self, Show.self, Explain.self, Initialize.self, MergeFile.self,
            ShowBlame.self, ShowPapers.self, SealPaper.self, ShowConcordance.self, ShowReferences.self,
            ShowDeadlines.self, Adopt.self,
        ])

    /// The version of the tool.
    static let number = "0.1.0"

    /// Whether the arguments name a subcommand. Below the tool itself `--version` names a version of the agreement, and the
    /// parser's flag of that name, which it gives to every subcommand, would stand beside it in the help.
    private static var isForSubcommand: Bool {
        let arguments = CommandLine.arguments.dropFirst()
        guard let first = arguments.first, !first.hasPrefix("-") else { return false }
        return first != "help" || arguments.count > 1
    }

    /// One call only: closures written here would be bound to the main actor, and slow.
    static func main() {
        runConcord()
    }
}
