import Foundation
import Testing

/// `concord init`, and what it makes.
@Suite struct InitializeTests {
    @Test func whatItMakesBuildsWithoutAFinding() throws {
        let folder = try TemporaryFolder()
        let made = try CommandRun("init", "ours", in: folder)
        #expect(made.status == 0)
        #expect(made.output.contains("concord build ours"))
        let check = try CommandRun("check", "ours", "--strict", in: folder)
        #expect(check.status == 0)
        #expect(check.errors == "no errors, no warnings\n")
        #expect(try CommandRun("build", "ours", in: folder).status == 0)
        #expect(folder.exists("ours/build/agreement.html"))
    }

    /// Needs the whole compiler: the signed paper is in the clean text.
    @Test func itsPaperIsIntegrated() throws {
        let folder = try TemporaryFolder()
        _ = try CommandRun("init", in: folder)
        let base = try CommandRun("show", "2.1", "--version", "base", in: folder)
        #expect(base.output.contains("eight (8) hours"))
        let integrated = try CommandRun("show", in: folder)
        #expect(integrated.output.contains("ten (10) hours"))
        #expect(!integrated.output.contains("eight (8) hours"))
        #expect(integrated.output.contains("Every request is answered within five (5) days."))
        #expect(integrated.output.contains("$22.05") && !integrated.output.contains("$21.40"))
    }

    @Test func nothingIsOverwritten() throws {
        let folder = try TemporaryFolder()
        try folder.write("mine", to: "articles/02-vacation.md")
        let run = try CommandRun("init", in: folder)
        #expect(run.status == 2)
        #expect(run.output.isEmpty)
        #expect(run.errors.contains("articles/02-vacation.md"))
        #expect(try folder.names(in: ".") == ["articles"])
        #expect(try Data(contentsOf: folder.url(of: "articles/02-vacation.md")) == Data("mine".utf8))
    }

    /// A run that was cut short in a folder with other things has made some of the files.
    @Test func whatIsMissingIsMadeAgain() throws {
        let folder = try TemporaryFolder()
        try folder.write("mine", to: "notes.txt")
        #expect(try CommandRun("init", in: folder).status == 0)
        let whole = try folder.names(in: ".")
        try FileManager.default.removeItem(at: folder.url(of: "agreement.yml"))
        #expect(try CommandRun("init", in: folder).status == 0)
        #expect(try folder.names(in: ".") == whole)
        let again = try CommandRun("init", in: folder)
        #expect(again.status == 2)
        #expect(again.errors.contains("would overwrite"))
    }
}
