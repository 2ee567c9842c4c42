import ArgumentParser

@main
struct Concord: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "concord", abstract: "A compiler for contracts.", version: "0.1.0")
}
