import Foundation
import Testing

/// What the command says before it reads an agreement.
@Suite struct UsageTests {
    @Test(arguments: [["--help"], ["--version"], ["check", "--help"], ["help", "build"], ["-h"]])
    func helpGoesToStandardOutput(arguments: [String]) throws {
        let run = try CommandRun(all: arguments)
        #expect(run.status == 0)
        #expect(!run.output.isEmpty)
        #expect(run.errors.isEmpty)
    }

    @Test(arguments: [
        [], ["frobnicate"], ["check", "--strct"], ["check", "--format", "xml"], ["check", "a", "b"],
        ["build", "--formats", "html,pdf"], ["build", "--formats", ""], ["build", "--as-of", "2025-02-30"],
        ["build", "--as-of", "2025-02-28", "--version", "TA-01"],
        ["build", "--width", "3"], ["redline"], ["redline", "--from", "base"], ["show", "--version"],
        ["redline", "--from", "base", "--to", "integrated", "--format", "pdf"], ["explain", "a", "b"],
    ])
    func usageErrorsHaveStatusTwo(arguments: [String]) throws {
        let run = try CommandRun(all: arguments)
        #expect(run.status == 2)
        #expect(run.output.isEmpty)
        #expect(run.errors.hasPrefix(arguments.isEmpty ? "OVERVIEW: " : "concord: "), "\(run.errors)")
        #expect(!run.errors.contains("Error: "))
    }

    /// Below the tool itself, `--version` names a version of the agreement.
    @Test(arguments: ["check", "build", "redline", "show", "explain", "init"])
    func theVersionOfTheToolIsShownByTheToolAlone(command: String) throws {
        let help = try CommandRun(command, "--help").output
        let options = help.split(separator: "\n").count { $0.drop { $0 == " " }.hasPrefix("--version") }
        #expect(options == (command == "build" || command == "show" ? 1 : 0), "\(help)")
        #expect(try CommandRun("--help").output.contains("--version"))
        #expect(try CommandRun("--version").output == "0.1.0\n")
    }

    @Test(arguments: ["xml", "SARIF", ""])
    func aFormatOfCheckThatDoesNotExistNamesThoseThatDo(format: String) throws {
        let run = try CommandRun("check", "--format", format)
        #expect(run.status == 2)
        #expect(run.errors.contains("text") && run.errors.contains("json"))
    }

    @Test func explainListsEveryRule() throws {
        let run = try CommandRun("explain")
        #expect(run.status == 0)
        #expect(run.output.contains("unmarked-change") && run.output.contains("neighbouring-change"))
    }

    @Test func explainShowsAPage() throws {
        let run = try CommandRun("explain", "omitted-provision")
        #expect(run.status == 0)
        #expect(run.output.hasPrefix("omitted-provision (warning)\n"))
        #expect(run.output.contains("[no change]"))
    }

    @Test func explainSuggestsTheNearestName() throws {
        let run = try CommandRun("explain", "unmarkd-chnge")
        #expect(run.status == 2)
        #expect(run.output.isEmpty)
        #expect(run.errors.contains("“unmarked-change”"))
    }

    @Test func aReaderThatGoesAwayIsNoCrash() throws {
        let process = Process()
        process.executableURL = try CommandRun.executable()
        process.arguments = ["explain"]
        let pipe = Pipe()
        try pipe.fileHandleForReading.close()
        process.standardOutput = pipe
        try process.run()
        process.waitUntilExit()
        #expect(process.terminationReason == .exit)
        #expect(process.terminationStatus == 0)
    }
}
