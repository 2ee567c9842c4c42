import Foundation
import Testing

/// What `examples/ci` promises, in a real git repository.
@Suite struct ContinuousIntegrationTests {
    /// The command lines of a workflow file that run Concord, as they stand there.
    private static func steps(of name: String) throws -> [String] {
        let text = try String(contentsOf: GitRepository.examples.appendingPathComponent(name), encoding: .utf8)
        return text.split(separator: "\n").compactMap { line in
            let line = line.trimmingCharacters(in: .whitespaces)
            for start in ["run: concord ", "- concord "] where line.hasPrefix(start) {
                return "concord " + line.dropFirst(start.count)
            }
            return nil
        }
    }

    /// Two branches with a paper each, merged by git.
    private func merged(_ first: String, _ second: String) throws -> GitRepository {
        let repository = try GitRepository()
        try repository.git("checkout", "--quiet", "-b", "first")
        try repository.writePaper("TA-01", first)
        try repository.commit("TA-01")
        try repository.git("checkout", "--quiet", "-b", "second", "main")
        try repository.writePaper("TA-02", second)
        try repository.commit("TA-02")
        for branch in ["first", "second"] {
            try repository.git("checkout", "--quiet", branch)
            #expect(try CommandRun("check", "contract", in: repository.folder).status == 0, "\(branch) is in order")
        }
        try repository.git("merge", "--quiet", "-m", "Both", "first")
        return repository
    }

    @Test func twoBranchesThatChangeTheSameWordsFailAfterTheMergeAndBothAreNamed() throws {
        let repository = try merged(
            "A day is {~~eight (8)~>ten (10)~~} hours. Work begins at seven.",
            "A day is {~~eight (8)~>six (6)~~} hours. Work begins at seven.")
        for format in ["text", "json", "sarif", "github", "junit"] {
            let run = try CommandRun("check", "contract", "--format", format, in: repository.folder)
            #expect(run.status == 1)
            let report = format == "text" ? run.errors : run.output
            #expect(report.contains("TA-01") && report.contains("TA-02") && report.contains("overlapping-change"))
            #expect((format == "text" ? run.output : run.errors).isEmpty, "one stream alone is written to")
        }
    }

    @Test func twoBranchesThatChangeDifferentWordsPass() throws {
        let repository = try merged(
            "A day is {~~eight (8)~>ten (10)~~} hours. Work begins at seven.",
            "A day is eight (8) hours. Work begins at {~~seven~>nine~~}.")
        let run = try CommandRun("check", "contract", "--strict", "--format", "github", in: repository.folder)
        #expect(run.status == 0)
        #expect(run.output.isEmpty && run.errors.isEmpty)
        let shown = try CommandRun("show", "contract", "1.1", in: repository.folder)
        #expect(shown.output.contains("A day is ten (10) hours. Work begins at nine."))
    }

    @Test func theWorkflowReportsTheConflictAndKeepsTheRedline() throws {
        let repository = try merged(
            "A day is {~~eight (8)~>ten (10)~~} hours. Work begins at seven.",
            "A day is {~~eight (8)~>six (6)~~} hours. Work begins at seven.")
        let steps = try Self.steps(of: "github-actions.yml")
        #expect(steps.count == 3)
        // As the runner does it: a shell of its own for each step.
        let runs = try steps.map { try GitRepository.Shell("bash", ["-e", "-c", $0], in: repository.folder) }
        #expect(runs.map(\.status) == [1, 0, 0], "the check fails the job; the reports of it do not")
        #expect(runs[0].output.hasPrefix("::error file=contract/papers/ta-01.md,line=12,col="))
        let sarif = try String(contentsOf: repository.folder.url(of: "concord.sarif"), encoding: .utf8)
        #expect(sarif.contains("\"uri\":\"contract/papers/ta-01.md\""))
        #expect(try repository.folder.names(in: "redline") == ["redline.html"])
    }

    @Test func thePipelineFailsAtItsEndAndHasWrittenEverything() throws {
        let repository = try merged(
            "A day is {~~eight (8)~>ten (10)~~} hours. Work begins at seven.",
            "A day is {~~eight (8)~>six (6)~~} hours. Work begins at seven.")
        let steps = try Self.steps(of: "gitlab-ci.yml")
        let runs = try steps.map { try GitRepository.Shell("sh", ["-e", "-c", $0], in: repository.folder) }
        #expect(runs.map(\.status) == [0, 1])
        #expect(try repository.folder.names(in: "redline") == ["redline.html"])
        let report = try String(contentsOf: repository.folder.url(of: "concord.xml"), encoding: .utf8)
        #expect(report.contains("file=\"contract/papers/ta-01.md\" line=\"12\"><failure"))
        #expect(report.contains("TA-01, TA-02"))
    }

    @Test func everyStepPassesWhereNothingIsWrong() throws {
        let repository = try GitRepository()
        for name in ["github-actions.yml", "gitlab-ci.yml"] {
            for step in try Self.steps(of: name) {
                #expect(try GitRepository.Shell("bash", ["-e", "-c", step], in: repository.folder).status == 0)
            }
        }
        #expect(repository.folder.exists("redline/agreement.html"))
    }
}
