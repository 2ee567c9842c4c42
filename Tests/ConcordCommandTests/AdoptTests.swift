import Foundation
import Testing

/// `concord adopt`: the folder it makes, and when it makes none.
@Suite struct AdoptTests {
    private func folderWithPapers() throws -> TemporaryFolder {
        let folder = try TemporaryFolder.agreement()
        try folder.write(
            "# Article 2. Rest\n\nA rest is ten (10) minutes. {>> Ask the crew. <<}\n", to: "articles/02-rest.md")
        try folder.write("# Article 3. Gear\n\nBoots are issued.\n", to: "articles/03-gear.md")
        try folder.write(
            """
            ---
            paper: TA-1
            kind: tentative agreement
            signed: { union: 2025-03-14, employer: 2025-03-15 }
            ---

            # Article 1. Hours

            ## Section 1. Day

            A day is {~~eight (8)~>seven (7)~~} hours.

            """, to: "papers/ta-1.md")
        try folder.write(
            """
            ---
            paper: TA-2
            kind: tentative agreement
            form: instructions
            signed: { union: 2025-03-14, employer: 2025-03-15 }
            ---

            ## Delete Article 3

            ## Add Article 2A after Article 2

            # Article 2A. Meals

            A meal is thirty (30) minutes.

            """, to: "papers/ta-2.md")
        return folder
    }

    @Test func makesAFolderThatReadsAsTheVersion() throws {
        let folder = try folderWithPapers()
        let run = try CommandRun("adopt", folder.path, "--output", folder.path + "/next")
        #expect(run.status == 0, "\(run.errors)")
        #expect(try folder.names(in: "next") == ["agreement.yml", "articles"])
        let names = ["01-hours.md", "02-rest.md", "02-rest_article-2a.md"]
        #expect(try folder.names(in: "next/articles") == names)
        #expect(run.output.contains("02-rest_article-2a.md, which is new"))
        #expect(run.output.contains("left out articles/03-gear.md"))
        #expect(try CommandRun("check", folder.path + "/next", "--strict").status == 0)
        #expect(
            try CommandRun("show", folder.path + "/next").output == CommandRun("show", folder.path).output)
        let rest = try String(contentsOf: folder.url(of: "next/articles/02-rest.md"), encoding: .utf8)
        #expect(rest == "# Article 2. Rest\n\nA rest is ten (10) minutes.\n")
    }

    @Test func keepsNotesAndDaysWhenAsked() throws {
        let folder = try folderWithPapers()
        let out = folder.path + "/next"
        #expect(try CommandRun("adopt", folder.path, "--notes", "--as-of", "2025-01-01", "--output", out).status == 0)
        for name in ["01-hours.md", "02-rest.md", "03-gear.md"] {
            #expect(
                try Data(contentsOf: folder.url(of: "next/articles/\(name)"))
                    == Data(contentsOf: folder.url(of: "articles/\(name)")), "\(name): nothing was in force yet")
        }
    }

    @Test func writesNothingOverWhatIsThere() throws {
        let folder = try folderWithPapers()
        try folder.write("mine", to: "next/notes.txt")
        let run = try CommandRun("adopt", folder.path, "--output", folder.path + "/next")
        #expect(run.status == 2)
        #expect(run.errors.contains("is there already"))
        #expect(try folder.names(in: "next") == ["notes.txt"])
        #expect(try CommandRun("adopt", folder.path).status == 2)
    }

    /// An empty folder is filled at once, and stays as closed as it was.
    @Test func fillsAnEmptyFolder() throws {
        let folder = try folderWithPapers()
        let closed: [FileAttributeKey: Any] = [.posixPermissions: 0o700]
        try FileManager.default.createDirectory(
            at: folder.url(of: "next"), withIntermediateDirectories: false, attributes: closed)
        try FileManager.default.setAttributes(
            [.posixPermissions: 0o600], ofItemAtPath: folder.url(of: "articles/01-hours.md").path)
        #expect(try CommandRun("adopt", folder.path, "--output", folder.path + "/next/").status == 0)
        #expect(try CommandRun("check", folder.path + "/next", "--strict").status == 0)
        let attributes = { try FileManager.default.attributesOfItem(atPath: folder.url(of: $0).path) }
        #expect(try attributes("next")[.posixPermissions] as? Int == 0o700)
        #expect(try attributes("next/articles/01-hours.md")[.posixPermissions] as? Int == 0o600)
        #expect(try !folder.names(in: ".").contains { $0.hasPrefix(".concord") })
    }

    @Test func theFolderOneStandsInIsNotReplaced() throws {
        let folder = try folderWithPapers()
        try folder.write("", to: "next/.git/config")
        let hidden = try CommandRun("adopt", folder.path, "--output", folder.path + "/next")
        #expect(hidden.status == 2)
        #expect(hidden.errors.contains(".git"))
        let empty = try TemporaryFolder()
        let run = try CommandRun("adopt", folder.path, "--output", ".", in: empty)
        #expect(run.status == 2)
        #expect(try empty.names(in: ".").isEmpty)
    }

    @Test func writesNothingWhileAnErrorIsOpen() throws {
        let folder = try folderWithPapers()
        try folder.addBrokenPaper()
        let run = try CommandRun("adopt", folder.path, "--output", folder.path + "/next")
        #expect(run.status == 1)
        #expect(run.errors.contains("nothing was written"))
        #expect(!folder.exists("next"))
    }
}
