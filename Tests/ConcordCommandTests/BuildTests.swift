import Foundation
import Testing

/// `concord build`: what it writes, and what it must not leave behind.
@Suite struct BuildTests {
    private let clean = ["agreement.html", "agreement.txt", "agreement.xml"]
    private let redlines = ["redline.html", "redline.txt", "redline.xml"]

    @Test func writesEveryFormatAndNothingElse() throws {
        let folder = try TemporaryFolder.agreement()
        let run = try CommandRun("build", folder.path)
        #expect(run.status == 0)
        #expect(try folder.names(in: "build") == clean + redlines)
        #expect(run.output.contains("agreement.html"))
    }

    @Test func writesTheSameBytesAgain() throws {
        let folder = try TemporaryFolder.agreement()
        _ = try CommandRun("build", folder.path)
        _ = try CommandRun("build", "--output", "other/place", in: folder)
        for name in clean + redlines {
            #expect(
                try Data(contentsOf: folder.url(of: "build/\(name)"))
                    == Data(contentsOf: folder.url(of: "other/place/\(name)")))
        }
    }

    @Test func writesOnlyTheFormatsAskedFor() throws {
        let folder = try TemporaryFolder.agreement()
        let run = try CommandRun("build", folder.path, "--formats", "text,html", "--output", folder.path + "/out")
        #expect(run.status == 0)
        #expect(try folder.names(in: "out") == ["agreement.html", "agreement.txt", "redline.html", "redline.txt"])
    }

    @Test func anErrorForbidsTheCleanFilesAndRemovesOldOnes() throws {
        let folder = try TemporaryFolder.agreement()
        #expect(try CommandRun("build", folder.path).status == 0)
        try folder.addBrokenPaper()
        let run = try CommandRun("build", folder.path, "--formats", "html")
        #expect(run.status == 1)
        #expect(try folder.names(in: "build") == redlines, "clean files of every format go, asked for or not")
        #expect(run.errors.contains("[unclosed-mark]"))
        #expect(run.output.contains("removed"))
    }

    @Test func nothingIsWrittenForAVersionThatDoesNotExist() throws {
        let folder = try TemporaryFolder.agreement()
        let run = try CommandRun("build", folder.path, "--version", "TA-99")
        #expect(run.status == 2)
        #expect(run.errors.contains("TA-99"))
        #expect(!folder.exists("build"))
    }

    @Test func anOutputFolderThatCannotBeMadeHasStatusTwo() throws {
        let folder = try TemporaryFolder.agreement()
        try folder.write("", to: "taken")
        let run = try CommandRun("build", folder.path, "--output", folder.path + "/taken/build")
        #expect(run.status == 2)
        #expect(run.errors.contains("taken"))
    }

    @Test func whatCannotBeReplacedLeavesEverythingAsItWas() throws {
        let folder = try TemporaryFolder.agreement()
        try folder.write("old", to: "build/redline.html")
        try folder.write("", to: "build/agreement.html/in-the-way")
        let run = try CommandRun("build", folder.path, "--formats", "html")
        #expect(run.status == 2)
        #expect(try folder.names(in: "build") == ["agreement.html", "redline.html"], "no temporary file stays")
        #expect(try Data(contentsOf: folder.url(of: "build/redline.html")) == Data("old".utf8))
    }

    @Test func aReaderOfTheOldFileKeepsItWhole() throws {
        let folder = try TemporaryFolder.agreement()
        try folder.write("old words", to: "build/agreement.txt")
        let reader = try FileHandle(forReadingFrom: folder.url(of: "build/agreement.txt"))
        #expect(try CommandRun("build", folder.path).status == 0)
        #expect(try reader.readToEnd() == Data("old words".utf8), "replaced by renaming, not written over")
    }

    @Test func outputIsNoInput() throws {
        let folder = try TemporaryFolder.agreement()
        let first = try CommandRun("build", folder.path, "--output", folder.path + "/proposals")
        let second = try CommandRun("build", folder.path, "--output", folder.path + "/proposals")
        #expect(first.status == 0 && second.status == 0)
        #expect(first.output == second.output)
    }

    @Test(arguments: [
        "articles", "papers/out", "Letters", "templates/", "articles/../papers/./new/one", "agreement.yml",
    ])
    func pagesAreNotMixedWithSources(_ place: String) throws {
        let folder = try TemporaryFolder.agreement()
        try folder.write("", to: "papers/.keep")
        for arguments in [
            ["build", folder.path, "--output"], ["adopt", folder.path, "--output"],
            ["redline", folder.path, "--from", "base", "--to", "base", "--output"],
            ["check", folder.path, "--write-baseline"],
        ] {
            let run = try CommandRun(all: arguments + [folder.path + "/" + place])
            #expect(run.status == 2)
            #expect(run.errors.contains("name a place outside"), "\(run.errors)")
        }
        #expect(try folder.names(in: ".") == ["agreement.yml", "articles", "papers"])
        #expect(try CommandRun("build", folder.path, "--output", folder.path + "/pages/articles").status == 0)
    }
}
