import Foundation
import Testing

/// Every example of the documents does what the page says.
@Suite struct DocumentExampleTests {
    static let documents = [
        "README.md", "ARCHITECTURE.md", "docs/guide.md", "docs/git.md", "examples/README.md", "examples/ci/README.md",
    ]

    @Test(arguments: documents)
    func everyExampleHolds(document: String) throws {
        let folder = try DocumentFolder()
        for piece in Document(try Project.text(of: document)).pieces {
            let place = "\(document):\(piece.line)"
            switch piece.example {
            case .file(let path, let text, let finds):
                try folder.write(text, to: path)
                #expect(try folder.rulesFound(around: path) == finds, "\(place): \(path)")
            case .commands(let commands):
                #expect(!commands.isEmpty, "\(place): no line begins with “$ ”")
                for command in commands {
                    let printed = try folder.run(command.line)
                    let holds = command.isPrinted(by: printed)
                    #expect(holds, "\(place): \(command.line)\n\(printed.joined(separator: "\n"))")
                }
            case .notRun(let kind):
                Issue.record("\(place): a block of kind “\(kind)” is not run")
            }
        }
    }

    /// A link to a file of the project leads somewhere, and an anchor to a heading that is there.
    @Test(arguments: documents + ["CHANGELOG.md"])
    func everyLinkLeadsSomewhere(document: String) throws {
        let text = try Project.text(of: document)
        let folder = Project.root.appendingPathComponent(document).deletingLastPathComponent()
        for match in text.matches(of: /\]\(([^)\s]+)\)/) {
            let target = String(match.1)
            if target.hasPrefix("https://") { continue }
            let pieces = target.split(separator: "#", maxSplits: 1, omittingEmptySubsequences: false).map(String.init)
            let file =
                pieces[0].isEmpty
                ? Project.root.appendingPathComponent(document) : folder.appendingPathComponent(pieces[0])
            #expect(FileManager.default.fileExists(atPath: file.path), "\(document) links to \(target)")
            if pieces.count == 2 {
                let headings = Self.anchors(String(decoding: try Data(contentsOf: file), as: UTF8.self))
                #expect(headings.contains(pieces[1]), "\(document) links to \(target)")
            }
        }
    }

    /// The names that GitHub gives to headings.
    private static func anchors(_ text: String) -> Set<String> {
        var anchors: Set<String> = []
        for line in text.split(separator: "\n") where line.hasPrefix("#") {
            let title = line.drop { $0 == "#" }.trimmingCharacters(in: .whitespaces).lowercased()
            let kept = title.filter { $0.isLetter || $0.isNumber || $0 == " " || $0 == "-" }
            anchors.insert(kept.replacingOccurrences(of: " ", with: "-"))
        }
        return anchors
    }
}

/// The rules by which a printed block is compared with what was printed.
@Suite struct DocumentComparisonTests {
    private func matches(_ wanted: [String], _ actual: [String]) -> Bool {
        Document.Command(line: "", output: wanted).isPrinted(by: actual)
    }

    @Test func anEllipsisStandsForLinesThatAreLeftOut() {
        #expect(matches(["a", "…", "d"], ["a", "b", "c", "d"]))
        #expect(matches(["a", "…"], ["a"]))
        #expect(matches(["a b …"], ["a b c"]))
        #expect(!matches(["a", "…", "d"], ["a", "b"]))
        #expect(!matches(["a"], ["a", "b"]))
        #expect(!matches([], ["a"]))
        #expect(matches([], [""]))
    }

    /// Every cause for which a merge by Concord and one by git differ has its section.
    @Test func everyCauseOfADifferenceToGitIsExplained() throws {
        let source = try Project.text(of: "Tests/ConcordCorpusTests/MergeCause.swift")
        let page = try Project.text(of: "docs/git.md")
        let causes = source.matches(of: /case \w+ = "(.+)"/).map { String($0.1) }
        #expect(causes.count > 8)
        for cause in causes { #expect(page.contains("\n### \(cause)\n"), "\(cause)") }
    }

    @Test func aBlockThatIsNotRunIsFound() {
        let document = Document("```yaml\na: b\n```\n\n<!-- file: x/agreement.yml -->\n\n```yaml\na: b\n```\n")
        guard case .notRun("yaml") = document.pieces[0].example else {
            Issue.record("not noticed")
            return
        }
        guard case .file("x/agreement.yml", "a: b\n", []) = document.pieces[1].example else {
            Issue.record("not read")
            return
        }
    }
}
