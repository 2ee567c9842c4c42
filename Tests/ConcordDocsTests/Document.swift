import Foundation

/// A page of the documentation, as the examples that stand in it.
///
/// The conventions, so that a reader sees nothing but the example:
/// * ```` ```console ````: lines that begin with `$ ` are run; the lines below are what they print. A line `…` stands for
///   any number of lines, ` …` at the end of a line for its rest.
/// * Any block below an HTML comment `<!-- file: PATH -->` is written to that path, and the agreement it belongs to is
///   checked. `<!-- file: PATH; finds: RULE, RULE -->` says what is found there; without it, nothing may be.
/// * ```` ```text ```` and ```` ```sh ```` are not run: pictures made of letters, and commands about the project itself.
struct Document {
    enum Example {
        case file(path: String, text: String, finds: Set<String>)
        case commands([Command])
        /// A block of which nobody would notice that it is wrong.
        case notRun(kind: String)
    }

    struct Command {
        var line: String
        var output: [String]
    }

    /// A piece of the page and the line on which it begins.
    struct Piece {
        var line: Int
        var example: Example
    }

    private(set) var pieces: [Piece] = []

    init(_ text: String) {
        let lines = text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
        var comment: String?
        var index = 0
        while index < lines.count {
            let line = lines[index]
            index += 1
            guard line.hasPrefix("```") else {
                if line.hasPrefix("<!-- file:"), line.hasSuffix("-->") {
                    comment = String(line.dropFirst(10).dropLast(3))
                } else if !line.isEmpty {
                    comment = nil
                }
                continue
            }
            // A block that shows a fence has one mark more.
            let fence = String(line.prefix { $0 == "`" })
            let kind = String(line.dropFirst(fence.count))
            let start = index
            while index < lines.count, lines[index] != fence { index += 1 }
            let body = Array(lines[start..<index])
            index += 1
            if let example = Self.example(kind: kind, body, comment: comment) {
                pieces.append(Piece(line: start, example: example))
            }
            comment = nil
        }
    }

    private static func example(kind: String, _ body: [String], comment: String?) -> Example? {
        if let comment {
            let fields = comment.split(separator: ";").map { $0.trimmingCharacters(in: .whitespaces) }
            let finds = fields.dropFirst().first { $0.hasPrefix("finds:") }?.dropFirst(6) ?? ""
            let rules = finds.split(separator: ",").map { $0.trimmingCharacters(in: .whitespaces) }
            return .file(path: fields[0], text: body.joined(separator: "\n") + "\n", finds: Set(rules))
        }
        switch kind {
        case "console": return .commands(commands(body))
        case "text": return nil
        case "sh" where body.allSatisfy { $0.hasPrefix("make") || $0.hasPrefix("git ") || $0.hasPrefix("cd ") }:
            return nil
        default: return .notRun(kind: kind)
        }
    }

    private static func commands(_ body: [String]) -> [Command] {
        var commands: [Command] = []
        for line in body {
            if line.hasPrefix("$ ") {
                commands.append(Command(line: String(line.dropFirst(2)), output: []))
            } else if !commands.isEmpty {
                commands[commands.count - 1].output.append(line)
            }
        }
        return commands
    }
}

extension Document.Command {
    /// Whether the command printed what the page says.
    func isPrinted(by actual: [String]) -> Bool {
        Self.matches(Self.trimmed(output)[...], Self.trimmed(actual)[...])
    }

    private static func matches(_ wanted: ArraySlice<String>, _ actual: ArraySlice<String>) -> Bool {
        guard let first = wanted.first else { return actual.isEmpty }
        let rest = wanted.dropFirst()
        if first.trimmingCharacters(in: .whitespaces) == "…" {
            return (actual.startIndex...actual.endIndex).contains { matches(rest, actual[$0...]) }
        }
        guard let line = actual.first else { return false }
        let isSame = first.hasSuffix(" …") && line.hasPrefix(first.dropLast(2)) || first == line
        return isSame && matches(rest, actual.dropFirst())
    }

    /// Without spaces at the ends of lines and without empty lines at the end.
    private static func trimmed(_ lines: [String]) -> [String] {
        var lines = lines.map { line in
            var line = line
            while line.last == " " { line.removeLast() }
            return line
        }
        while lines.last?.isEmpty ?? false { lines.removeLast() }
        return lines
    }
}
