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
        version: "0.1.0",
        subcommands: [Check.self, Build.self, ShowRedline.self, Show.self, Explain.self, Initialize.self])

    /// One call only: closures written here would be bound to the main actor, and slow.
    static func main() {
        runConcord()
    }
}
