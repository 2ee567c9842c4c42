import Foundation
import Testing

/// `concord merge-file`: arguments, output and statuses of `git merge-file`.
@Suite struct MergeFileTests {
    static let base = """
        # Article 2. Vacation

        ## Section 1. Accrual

        Employees accrue eight (8) hours of
        vacation each month. Lunch is unpaid.

        (a) Up to five years: ten (10) days.
        (b) Over five years: fifteen (15) days.

        ## Section 2. Scheduling

        Vacation is scheduled by seniority.

        """

    /// A folder with `ours`, `base` and `theirs`, each the base with one text put for another.
    private func folder(_ ours: (String, String), _ theirs: (String, String)) throws -> TemporaryFolder {
        let folder = try TemporaryFolder()
        for (name, change) in [("ours", ours), ("base", ("", "")), ("theirs", theirs)] {
            try folder.write(
                change.0.isEmpty ? Self.base : Self.base.replacingOccurrences(of: change.0, with: change.1), to: name)
        }
        return folder
    }

    private func text(_ name: String, in folder: TemporaryFolder) throws -> String {
        String(decoding: try Data(contentsOf: folder.url(of: name)), as: UTF8.self)
    }

    @Test func differentWordsOfOneSentenceAreMergedIntoOurFile() throws {
        let folder = try folder(("eight (8)", "ten (10)"), ("vacation each", "paid vacation each"))
        let run = try CommandRun("merge-file", "ours", "base", "theirs", in: folder)
        #expect(run.status == 0)
        #expect(run.output.isEmpty)
        #expect(run.errors.hasPrefix("ours:5: note: neighbouring change: "))
        #expect(try text("ours", in: folder).contains("ten (10) hours of\npaid vacation each month."))
        #expect(try folder.names(in: "") == ["base", "ours", "theirs"], "nothing else is left behind")
    }

    @Test func quietSaysNothing() throws {
        let folder = try folder(("eight (8)", "ten (10)"), ("vacation each", "paid vacation each"))
        #expect(try CommandRun("merge-file", "-q", "-p", "ours", "base", "theirs", in: folder).errors.isEmpty)
    }

    @Test func aConflictIsMarkedAroundItsProvisionAlone() throws {
        let folder = try folder(("ten (10)", "eleven (11)"), ("ten (10)", "twelve (12)"))
        let run = try CommandRun("merge-file", "-p", "-L", "mine", "ours", "base", "theirs", in: folder)
        #expect(run.status == 1)
        #expect(
            run.output
                == Self.base.replacingOccurrences(
                    of: "(a) Up to five years: ten (10) days.",
                    with: """
                        <<<<<<< mine
                        (a) Up to five years: eleven (11) days.
                        =======
                        (a) Up to five years: twelve (12) days.
                        >>>>>>> theirs
                        """))
        #expect(try text("ours", in: folder).contains("eleven (11)"), "with -p the file stays as it was")
    }

    @Test(arguments: [
        ("--ours", "eleven (11) days.\n(b)"), ("--theirs", "twelve (12) days.\n(b)"),
        ("--union", "eleven (11) days.\n(a) Up to five years: twelve (12) days.\n(b)"),
    ])
    func aSideCanBeFavoured(option: String, words: String) throws {
        let folder = try folder(("ten (10)", "eleven (11)"), ("ten (10)", "twelve (12)"))
        let run = try CommandRun("merge-file", "-p", option, "ours", "base", "theirs", in: folder)
        #expect(run.status == 0)
        #expect(run.output.contains(words) && !run.output.contains("<<<"))
    }

    @Test func markersShowTheBaseAndHaveTheSizeAskedFor() throws {
        let folder = try folder(("ten (10)", "eleven (11)"), ("ten (10)", "twelve (12)"))
        let run = try CommandRun(
            "merge-file", "-p", "--diff3", "--marker-size=9", "-L", "a", "-L", "b", "-L", "c", "ours", "base", "theirs",
            in: folder)
        #expect(
            run.output.contains("<<<<<<<<< a\n(a)") && run.output.contains("||||||||| b\n(a) Up to five years: ten"))
        #expect(run.output.contains("\n=========\n") && run.output.contains(">>>>>>>>> c\n"))
    }

    @Test func statusIsTheNumberOfConflicts() throws {
        let folder = try folder(("15", "20"), ("15", "25"))
        try folder.write(
            Self.base.replacingOccurrences(of: "15", with: "20").replacing("eight (8)", with: "six (6)"), to: "ours")
        try folder.write(
            Self.base.replacingOccurrences(of: "15", with: "25").replacing("eight (8)", with: "two (2)"), to: "theirs")
        #expect(try CommandRun("merge-file", "-p", "ours", "base", "theirs", in: folder).status == 2)
    }

    /// Git takes every status up to 127 for a number of conflicts and goes on with the file.
    @Test func whatCannotRunHasStatus255() throws {
        let folder = try folder(("", ""), ("", ""))
        #expect(try CommandRun("merge-file", "ours", "base", "missing", in: folder).status == 255)
        #expect(try CommandRun("merge-file", "ours", "base", in: folder).status == 255)
        #expect(try CommandRun("merge-file", "--nonsense", "ours", "base", "theirs", in: folder).status == 255)
        try folder.write("a\0b", to: "theirs")
        let binary = try CommandRun("merge-file", "ours", "base", "theirs", in: folder)
        #expect(binary.status == 255 && binary.errors.contains("binary"))
        #expect(try text("ours", in: folder) == Self.base)
    }
}
