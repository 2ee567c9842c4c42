import Foundation
import Testing

/// What cannot be read is never missing in silence, and what is outside of the folder is not read.
@Suite struct UnreadableTests {
    private func link(_ folder: TemporaryFolder, _ name: String, to place: String) throws {
        try FileManager.default.createSymbolicLink(
            atPath: folder.url(of: name).path, withDestinationPath: place)
    }

    private func expectFailure(_ folder: TemporaryFolder, _ words: String...) throws {
        for command in [["check"], ["show"], ["papers"], ["build"], ["adopt", "--output", folder.path + "/next"]] {
            let run = try CommandRun(all: command + [folder.path])
            #expect(run.status == 2, "\(command)")
            for word in words { #expect(run.errors.contains(word), "\(run.errors)") }
        }
        #expect(!folder.exists("build") && !folder.exists("next"))
    }

    @Test(arguments: ["papers", "articles/signed", "articles/02-rest.md", "templates", "letters", "articles/page.pdf"])
    func aLinkToNothing(_ name: String) throws {
        let folder = try TemporaryFolder.agreement()
        try link(folder, name, to: "/nowhere/at/all")
        try expectFailure(folder, name, "is a link to /nowhere/at/all, and there is nothing")
    }

    @Test func aRoomThatIsAFile() throws {
        let folder = try TemporaryFolder.agreement()
        try folder.write("../shared/papers", to: "papers")
        try expectFailure(folder, "papers: it is no folder")
    }

    @Test(arguments: [
        "articles/99-token.md", "papers/token.md", "papers", "articles/more", "templates", "baseline.txt",
    ])
    func aLinkThatLeadsOut(_ name: String) throws {
        let folder = try TemporaryFolder.agreement()
        let outside = try TemporaryFolder()
        try outside.write("# Article 9. Token\n\nWords of the machine.\n", to: "token.md")
        let isFile = name.contains(".")
        if name.hasPrefix("papers/") { try folder.write("", to: "papers/.keep") }
        try link(folder, name, to: outside.path + (isFile ? "/token.md" : ""))
        try expectFailure(folder, name, "outside of the agreement's folder", "--follow-links")
        if name.hasPrefix("articles") {
            let run = try CommandRun("show", folder.path, "--follow-links")
            #expect(run.status == 0, "\(run.errors)")
            #expect(run.output.contains("Words of the machine."))
        }
    }

    /// A link that leads about inside the folder is read as if its file stood there, and a circle ends.
    @Test func aLinkInside() throws {
        let folder = try TemporaryFolder.agreement()
        try folder.write("# Article 2. Rest\n\nA rest is ten (10) minutes.\n", to: "drafts/rest.md")
        try link(folder, "articles/02-rest.md", to: "../drafts/rest.md")
        try link(folder, "articles/again", to: "../articles")
        let run = try CommandRun("check", folder.path, "--strict")
        #expect(run.status == 0, "\(run.errors)")
        #expect(try CommandRun("show", folder.path).output.contains("A rest is ten (10) minutes."))
        // The folder itself may be reached by a link, and stand in one that leads elsewhere.
        let outside = try TemporaryFolder()
        try link(outside, "ours", to: folder.path)
        #expect(try CommandRun("check", "ours", "--strict", in: outside).status == 0)
    }

    @Test func aCircleOfLinks() throws {
        let folder = try TemporaryFolder.agreement()
        try link(folder, "articles/02.md", to: "02.md")
        try expectFailure(folder, "articles/02.md")
    }

    @Test func foldersWithoutEnd() throws {
        let folder = try TemporaryFolder.agreement()
        try folder.write("# Article 2. Rest\n", to: "articles/" + String(repeating: "a/", count: 49) + "02.md")
        #expect(try CommandRun("show", folder.path).output.contains("Rest"))
        try folder.write("# Article 3. Meals\n", to: "articles/" + String(repeating: "a/", count: 60) + "03.md")
        try expectFailure(folder, "more than 50 deep")
    }

    #if os(Linux)
        @Test func aNameThatIsNoText() throws {
            let folder = try TemporaryFolder.agreement()
            let path = folder.url(of: "papers").path
            try folder.write("", to: "papers/.keep")
            let file = fopen(Array((path + "/ta-").utf8CString.dropLast()) + [-23] + Array(".pdf".utf8CString), "w")
            fclose(file)
            let told = try CommandRun("check", folder.path)
            #expect(told.status == 0)
            #expect(told.errors.contains("ta-\\xE9.pdf"))
            let paper = fopen(Array((path + "/ta-").utf8CString.dropLast()) + [-23] + Array(".md".utf8CString), "w")
            fclose(paper)
            try expectFailure(folder, "ta-\\xE9.md", "UTF-8")
        }
    #endif
}
