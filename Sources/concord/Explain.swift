import ArgumentParser
import ConcordCompiler

/// `concord explain`: what a rule means, and how to cure what it found.
struct Explain: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "explain",
        _superCommandName: "concord",
        abstract: "Explain a rule, with an example and the cure; without a rule, list them all.")

    @Argument(
        help: ArgumentHelp("A rule, as findings name it: unmarked-change.", valueName: "rule"),
        completion: .list(Rule.allCases.map(\.rawValue)))
    var rule: String?

    func run() throws {
        guard let name = rule else {
            return try StandardStream.output.write(checking: Array(Explanation.table.utf8))
        }
        guard let rule = Rule(rawValue: name.lowercased()), let explanation = Explanation.of(rule) else {
            let nearest = Explanation.rulesNamedLike(name).map { "“\($0.rawValue)”" }
            let advice =
                nearest.isEmpty
                ? "“concord explain” lists them all" : "did you mean \(nearest.joined(separator: " or "))?"
            throw Failure("there is no rule “\(name)”; \(advice)")
        }
        try StandardStream.output.write(checking: Array(explanation.page.utf8))
    }
}
