import Foundation
import Testing

/// `concord show` and `concord redline`.
@Suite struct ShowAndRedlineTests {
    @Test func oneArgumentIsAFolderWhenThereIsOneElseACitation() throws {
        let folder = try TemporaryFolder.agreement()
        for run in [
            try CommandRun("show", folder.path), try CommandRun("show", in: folder),
            try CommandRun("show", "1.1", in: folder), try CommandRun("show", folder.path, "Article 1, Section 1"),
        ] {
            #expect(run.status == 0)
            #expect(run.output.contains("A day is eight (8) hours."))
        }
    }

    @Test func aCitationThatNamesNothingHasStatusTwo() throws {
        let folder = try TemporaryFolder.agreement()
        let run = try CommandRun("show", folder.path, "Article Ninety-Nine")
        #expect(run.status == 2)
        #expect(run.output.isEmpty)
        #expect(run.errors.hasPrefix("concord: "))
    }

    @Test func aCitationThatFitsManyListsSixOneALine() throws {
        let folder = try TemporaryFolder.agreement()
        let sections = (2...9).map { "# Article \($0). A\n\n## Section 1. Day\n\nWords.\n" }
        try folder.write(sections.joined(separator: "\n"), to: "articles/02-others.md")
        let run = try CommandRun("show", folder.path, "Section 1")
        #expect(run.status == 2)
        #expect(run.output.isEmpty)
        let lines = run.errors.split(separator: "\n")
        #expect(lines.first == "concord: “Section 1” fits 9 provisions:")
        #expect(lines.count == 9 && lines[1] == "  Article 1, Section 1 at articles/01-hours.md:3")
        #expect(lines[7] == "  and 3 more")
        try folder.write(sections[0], to: "articles/02-others.md")
        #expect(try CommandRun("show", folder.path, "Section 1").errors.split(separator: "\n").count == 4)
    }

    @Test func ofAProvisionOnlyItsOwnFindingsAreReported() throws {
        let folder = try TemporaryFolder.agreement()
        try folder.write(
            "# Article 2. Leave\n\n## Section 1. Days\n\nLeave is five (5) days.\n\n## Section 2. Notice\n\nSee {>> ask\n",
            to: "articles/02-leave.md")
        try folder.addUnmarkedPaper()
        let hours = try CommandRun("show", folder.path, "1.1")
        #expect(hours.errors.contains("[unmarked-change]") && !hours.errors.contains("[unclosed-note]"))
        #expect(hours.errors.hasSuffix("\n2 errors; run concord check\n"))
        let notice = try CommandRun("show", folder.path, "2.2")
        #expect(!notice.errors.contains("[unmarked-change]") && notice.errors.contains("[unclosed-note]"))
        let days = try CommandRun("show", folder.path, "2.1")
        #expect(days.errors == "2 errors; run concord check\n")
        #expect(days.output == "Section 1. Days\n\nLeave is five (5) days.\n")
        for run in [hours, notice, days] { #expect(run.status == 1, "an error was found, wherever it stands") }
        #expect(try CommandRun("show", folder.path, "Article 2").errors.contains("[unclosed-note]"))
        #expect(try CommandRun("show", folder.path).errors.hasSuffix("\n2 errors\n"))
    }

    @Test func wherePapersDisagreeThereIsNoCleanText() throws {
        let folder = try TemporaryFolder.agreement()
        try folder.write("# Article 2. Leave\n\nLeave is five (5) days.\n", to: "articles/02-leave.md")
        try folder.addRivalPapers()
        for arguments in [["show", folder.path], ["show", folder.path, "1.1"]] {
            let run = try CommandRun(all: arguments)
            #expect(run.status == 1)
            #expect(run.output.isEmpty)
            #expect(run.errors.contains("[overlapping-change]") && run.errors.contains("concord redline --from base"))
        }
        #expect(try CommandRun("show", folder.path, "Article 2").output.hasSuffix("Leave is five (5) days.\n"))
    }

    @Test func warningsElsewhereArePointedTo() throws {
        let folder = try TemporaryFolder.agreement()
        try folder.write("# Article 2. Leave\n\nLeave is five (5) days.\n", to: "articles/02-leave.md")
        try folder.addUnsignedPaper()
        let run = try CommandRun("show", folder.path, "Article 2")
        #expect(run.status == 0)
        #expect(run.errors == "1 warning; run concord check\n")
        #expect(try CommandRun("show", folder.path, "Article 2", "--quiet").errors.isEmpty)
    }

    @Test func aRedlineGoesToStandardOutputOrAFile() throws {
        let folder = try TemporaryFolder.agreement()
        let shown = try CommandRun("redline", folder.path, "--from", "base", "--to", "integrated")
        #expect(shown.status == 0)
        #expect(!shown.output.isEmpty)
        let dash = try CommandRun("redline", folder.path, "--from", "base", "--to", "integrated", "-o", "-")
        #expect(dash.output == shown.output)
        let written = try CommandRun(
            "redline", "--from", "base", "--to", "integrated", "-o", "changes.txt", in: folder)
        #expect(written.status == 0)
        #expect(written.output.isEmpty)
        #expect(try Data(contentsOf: folder.url(of: "changes.txt")) == Data(shown.output.utf8))
    }

    @Test func aVersionThatDoesNotExistHasStatusTwo() throws {
        let folder = try TemporaryFolder.agreement()
        let run = try CommandRun("redline", folder.path, "--from", "base", "--to", "TA-99")
        #expect(run.status == 2)
        #expect(run.errors.contains("TA-99"))
    }

    @Test func aFileThatCannotBeWrittenHasStatusTwo() throws {
        let folder = try TemporaryFolder.agreement()
        let run = try CommandRun(
            "redline", folder.path, "--from", "base", "--to", "integrated", "-o", folder.path + "/no/such/folder.txt")
        #expect(run.status == 2)
        #expect(run.errors.contains("folder.txt"))
    }
}
