import Foundation
import Testing

/// `concord check`: streams, statuses and the two forms of a report.
@Suite struct CheckTests {
    @Test func aFaultlessAgreementSaysSoAndHasStatusZero() throws {
        let folder = try TemporaryFolder.agreement()
        let run = try CommandRun("check", folder.path)
        #expect(run.status == 0)
        #expect(run.output.isEmpty)
        #expect(run.errors == "no errors, no warnings\n")
    }

    @Test func theCurrentFolderIsTheDefault() throws {
        let folder = try TemporaryFolder.agreement()
        #expect(try CommandRun("check", in: folder).status == 0)
    }

    @Test func errorsGoToStandardErrorWithPlaceRuleAndSummary() throws {
        let folder = try TemporaryFolder.agreement()
        try folder.addBrokenPaper()
        let run = try CommandRun("check", folder.path)
        #expect(run.status == 1)
        #expect(run.output.isEmpty)
        #expect(run.errors.contains("papers/ta-01.md:12:26: error: "))
        #expect(
            run.errors.contains(
                "[unclosed-mark]\n    A day is eight (8) hours.{++ Breaks count.\n                             ^\n"))
        #expect(run.errors.split(separator: "\n").last?.hasPrefix("1 error") == true)
        #expect(!run.errors.contains("\u{1B}"), "no colour where there is no terminal")
        #expect(!run.errors.contains(folder.path), "paths are relative to the folder")
    }

    @Test func strictMakesAWarningCount() throws {
        let folder = try TemporaryFolder.agreement()
        try folder.addUnsignedPaper()
        let lenient = try CommandRun("check", folder.path)
        #expect(lenient.status == 0)
        #expect(lenient.errors.contains("warning: ") && lenient.errors.contains("[unsigned-paper]"))
        #expect(try CommandRun("check", folder.path, "--strict").status == 1)
    }

    @Test func quietKeepsErrorsOnly() throws {
        let folder = try TemporaryFolder.agreement()
        try folder.addUnsignedPaper()
        let run = try CommandRun("check", folder.path, "--quiet")
        #expect(run.errors == "1 warning\n")
    }

    private struct Report: Decodable {
        struct Finding: Decodable {
            var rule: String
            var severity: String
            var message: String
            var file: String
            var line: Int
            var column: Int
            var papers: [String]
            var provision: String?
            var related: [Related]
        }
        struct Related: Decodable {
            var file: String
            var line: Int
            var column: Int
            var message: String
        }
        struct Summary: Decodable {
            var errors: Int
            var warnings: Int
            var notes: Int
        }
        var findings: [Finding]
        var summary: Summary
    }

    @Test func jsonGoesToStandardOutput() throws {
        let folder = try TemporaryFolder.agreement()
        try folder.addBrokenPaper()
        let run = try CommandRun("check", folder.path, "--format", "json")
        #expect(run.status == 1)
        #expect(run.errors.isEmpty)
        let report = try JSONDecoder().decode(Report.self, from: Data(run.output.utf8))
        let finding = try #require(report.findings.first { $0.rule == "unclosed-mark" })
        #expect(finding.severity == "error")
        #expect(finding.file == "papers/ta-01.md")
        #expect(finding.line == 12 && finding.column == 26)
        #expect(report.summary.errors == report.findings.count { $0.severity == "error" })
        #expect(try CommandRun("check", folder.path, "--format", "json").output == run.output)
    }

    @Test func jsonOfAFaultlessAgreementIsWhole() throws {
        let folder = try TemporaryFolder.agreement()
        let run = try CommandRun("check", folder.path, "--format=json")
        #expect(run.status == 0)
        #expect(run.output == "{\"findings\":[],\"summary\":{\"errors\":0,\"warnings\":0,\"notes\":0}}\n")
    }

    /// Programs are told where a file stands in the repository, wherever the command was started.
    @Test func reportsForProgramsNameFilesAsTheRepositoryHasThem() throws {
        let folder = try TemporaryFolder.agreement()
        try folder.addBrokenPaper()
        func file(_ arguments: String..., in place: TemporaryFolder? = nil) throws -> Substring? {
            let run = try CommandRun(all: ["check", "--format", "github"] + arguments, in: place)
            #expect(run.status == 1 && run.errors.isEmpty)
            return run.output.firstMatch(of: /file=([^,]*),/)?.1
        }
        // Outside a repository, the folder as it was named.
        #expect(try file(in: folder) == "papers/ta-01.md")
        #expect(try file(folder.path) == "papers/ta-01.md")
        #expect(try file("--path-prefix", "town/contract", in: folder) == "town/contract/papers/ta-01.md")

        let town = try TemporaryFolder()
        try FileManager.default.copyItem(at: folder.url, to: town.url(of: "contract"))
        #expect(try file("contract", in: town) == "contract/papers/ta-01.md")
        #expect(try file("./contract/", in: town) == "contract/papers/ta-01.md")
        #expect(try file("contract/../contract", in: town) == "papers/ta-01.md")

        // In one, the way from its root.
        try town.write("gitdir: elsewhere\n", to: ".git")
        #expect(try file(town.path + "/contract") == "contract/papers/ta-01.md")
        #expect(try file("contract/../contract", in: town) == "contract/papers/ta-01.md")
        #expect(try file("--path-prefix", "", town.path + "/contract") == "papers/ta-01.md")
    }

    @Test func aSingleFileIsNamedFromTheRepositoryToo() throws {
        let town = try TemporaryFolder()
        try town.write("# Article 1. Hours\n\nA {>> note\n", to: "contract/01-hours.md")
        let run = try CommandRun("check", "contract/01-hours.md", "--format", "sarif", in: town)
        #expect(run.output.contains("\"uri\":\"contract/01-hours.md\""))
    }

    @Test(arguments: ["sarif", "github", "junit"])
    func everyFormatOfAFaultlessAgreementIsWholeAndTheSameTwice(format: String) throws {
        let folder = try TemporaryFolder.agreement()
        let run = try CommandRun("check", folder.path, "--format", format, "--strict")
        #expect(run.status == 0 && run.errors.isEmpty)
        #expect(run.output.isEmpty == (format == "github"))
        #expect(try CommandRun("check", "--format", format, "--strict", in: folder).output == run.output)
    }

    @Test(arguments: ["json", "sarif", "github", "junit"])
    func strictCountsInEveryFormat(format: String) throws {
        let folder = try TemporaryFolder.agreement()
        try folder.addUnsignedPaper()
        let lenient = try CommandRun("check", folder.path, "--format", format)
        let strict = try CommandRun("check", folder.path, "--format", format, "--strict")
        #expect(lenient.status == 0 && strict.status == 1)
        #expect(lenient.output.contains("unsigned-paper") && strict.output.contains("unsigned-paper"))
        if format == "junit" {
            #expect(lenient.output.contains("failures=\"0\"") && strict.output.contains("failures=\"1\""))
        }
    }
}
