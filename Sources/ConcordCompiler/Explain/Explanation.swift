import ConcordModel

/// What a rule means, for the people who meet it: the long form of a finding.
public struct Explanation: Sendable {
    /// A file of an example, as it would stand in the folder of an agreement.
    public struct ExampleFile: Sendable {
        public let path: String
        public let text: String
        init(_ path: String, _ text: String) {
            self.path = path
            self.text = text
        }
    }

    public let rule: Rule
    /// One line.
    public let summary: String
    /// What it means and why it matters at the table; paragraphs with an empty line between.
    public let meaning: String
    /// Files in which the rule fires.
    public var wrong: [ExampleFile] { makeWrong() }
    /// The same files, cured.
    public var right: [ExampleFile] { makeRight() }
    // Made when they are asked for: reports want the summary alone.
    private let makeWrong: @Sendable () -> [ExampleFile]
    private let makeRight: @Sendable () -> [ExampleFile]

    init(
        _ rule: Rule, _ summary: String, meaning: String,
        wrong: @escaping @Sendable @autoclosure () -> [ExampleFile],
        right: @escaping @Sendable @autoclosure () -> [ExampleFile]
    ) {
        self.rule = rule
        self.summary = summary
        self.meaning = meaning
        makeWrong = wrong
        makeRight = right
    }

    /// A group of rules as the table shows them.
    struct Group {
        let title: String
        let explanations: [Explanation]
    }

    /// All of them, in the order in which the passes run.
    static let groups = [
        Group(
            title: "Reading",
            explanations: markExplanations + noteExplanations + readingExplanations + [unreadTableExplanation]),
        Group(
            title: "Papers",
            explanations: paperExplanations + fullTextExplanations + paperRecordExplanations + groundExplanations
                + patchExplanations + sealExplanations + signatureExplanations + signOffExplanations),
        Group(title: "Conflicts", explanations: conflictExplanations + structureConflictExplanations),
        Group(title: "The contract itself", explanations: labelExplanations + referenceExplanations),
        Group(title: "Wording", explanations: wordingExplanations),
    ]

    /// The explanation of a rule; a test sees to it that there is one for each.
    public static func of(_ rule: Rule) -> Explanation? {
        for group in groups {
            if let found = group.explanations.first(where: { $0.rule == rule }) { return found }
        }
        return nil
    }

    /// The files of the cure that differ from those in which the rule fires.
    var changedFiles: [ExampleFile] {
        let wrong = wrong
        return right.filter { file in !wrong.contains { $0.path == file.path && $0.text == file.text } }
    }

    /// The page as it is printed. The cure shows only the files that change.
    public var page: String {
        var page = "\(rule.rawValue) (\(rule.severity.rawValue))\n\n\(summary)\n\n\(meaning)\n"
        for (title, files) in [("What it looks like", wrong), ("The cure", changedFiles)] where !files.isEmpty {
            page += "\n\(title)\n"
            for file in files {
                page += "\n  \(file.path)\n"
                for line in file.text.split(separator: "\n", omittingEmptySubsequences: false) {
                    page += line.isEmpty ? "    |\n" : "    | \(Explanation.withShortDigests(line))\n"
                }
            }
        }
        return page
    }

    /// A line in which nobody has to read 64 hexadecimal digits.
    private static func withShortDigests(_ line: Substring) -> String {
        let pieces = line.split(separator: " ", omittingEmptySubsequences: false)
        guard pieces.contains(where: { $0.utf8.count >= 64 && SealDigests.isDigest($0.suffix(64)) }) else {
            return String(line)
        }
        let short = pieces.map { SealDigests.isDigest($0.suffix(64)) ? $0.dropLast(58) + "…" : $0 }
        let whole = short.joined(separator: " ")
        return whole.count <= 100 ? whole : whole.prefix(99) + "…"
    }

    /// All rules with their summaries, by group.
    public static var table: String {
        let widest = Rule.allCases.map(\.rawValue.utf8.count).max() ?? 0
        var table = ""
        for group in groups {
            table += table.isEmpty ? "" : "\n"
            table += group.title + "\n"
            for explanation in group.explanations {
                let name = explanation.rule.rawValue
                let severity = explanation.rule.severity.rawValue
                table += "  " + name + String(repeating: " ", count: widest - name.utf8.count + 2)
                table += severity + String(repeating: " ", count: 9 - severity.utf8.count) + explanation.summary + "\n"
            }
        }
        return table + "\n“concord explain RULE” shows an example and the cure.\n"
    }
}
