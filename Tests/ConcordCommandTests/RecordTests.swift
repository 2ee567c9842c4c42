import Foundation
import Testing

/// `blame`, `papers` and `seal` as a user meets them.
@Suite struct RecordTests {
    private static let paper = """
        ---
        paper: TA-07
        kind: tentative agreement
        date: 2025-03-14
        signed: { union: 2025-03-14, employer: 2025-03-15 }
        ---

        # Article 1. Hours

        ## Section 1. Day

        A day is {~~eight (8)~>seven (7)~~} hours.

        """

    private func agreement(_ paper: String = Self.paper) throws -> TemporaryFolder {
        let folder = try TemporaryFolder.agreement()
        try folder.write(paper, to: "papers/ta-07.md")
        return folder
    }

    private func text(_ name: String, in folder: TemporaryFolder) throws -> String {
        String(decoding: try Data(contentsOf: folder.url(of: name)), as: UTF8.self)
    }

    @Test func blameTellsWhoAndWhen() throws {
        let folder = try agreement()
        let run = try CommandRun("blame", "1.1", in: folder)
        #expect(run.status == 0)
        #expect(run.output.contains("  TA-07 + seven (7)\n") && run.output.contains("signed by Union 2025-03-14"))
        #expect(try CommandRun("blame", folder.path, "Article 1, Section 1").output == run.output)
        let base = try CommandRun("blame", folder.path, "1.1", "--version", "base")
        #expect(base.status == 0 && !base.output.contains("TA-07"))
        let json = try CommandRun("blame", folder.path, "1.1", "--format", "json")
        let object = try JSONSerialization.jsonObject(with: Data(json.output.utf8)) as? [String: Any]
        #expect((object?["papers"] as? [[String: Any]])?.first?["id"] as? String == "TA-07")
    }

    @Test func blameAsksForAProvision() throws {
        let folder = try agreement()
        for arguments in [["blame"], ["blame", folder.path]] {
            let run = try CommandRun(all: arguments, in: folder)
            #expect(run.status == 2 && run.output.isEmpty)
            #expect(run.errors.hasPrefix("concord: name the provision to ask about"))
        }
        #expect(try CommandRun("blame", folder.path, "9.9").status == 2)
    }

    @Test func papersAreListed() throws {
        let folder = try agreement()
        let run = try CommandRun("papers", folder.path)
        #expect(run.status == 0)
        #expect(run.output.contains("TA-07") && run.output.contains("1 replaced"))
        let early = try CommandRun("papers", folder.path, "--as-of", "2025-03-14")
        #expect(early.output.contains("effective"))
        let json = try CommandRun("papers", folder.path, "--format", "json")
        let object = try JSONSerialization.jsonObject(with: Data(json.output.utf8)) as? [String: Any]
        let paper = try #require((object?["papers"] as? [[String: Any]])?.first { $0["id"] as? String == "TA-07" })
        #expect(paper["state"] as? String == "in force")
    }

    @Test func aSealIsOneLineAndHoldsTheWords() throws {
        let folder = try agreement()
        #expect(try CommandRun("seal", "TA-07", in: folder).status == 0)
        let sealed = try text("papers/ta-07.md", in: folder)
        #expect(sealed.split(separator: "\n").filter { $0.hasPrefix("seal: reading-1 paper:") }.count == 1)
        #expect(sealed.count == Self.paper.count + "seal: reading-1 paper: base: bytes:\n".count + 3 * 64)
        #expect(try CommandRun("check", folder.path, "--strict").status == 0)

        let again = try CommandRun("seal", folder.path + "/papers/ta-07.md")
        #expect(again.status == 0 && again.output.contains("is sealed already"))
        #expect(try text("papers/ta-07.md", in: folder) == sealed)

        try folder.write(sealed.replacingOccurrences(of: "seven (7)", with: "six (6)"), to: "papers/ta-07.md")
        let check = try CommandRun("check", folder.path)
        #expect(check.status == 1 && check.errors.contains("[broken-seal]"))
        let build = try CommandRun("build", folder.path)
        #expect(build.status == 1 && !folder.exists("build/agreement.txt"))
        #expect(!(try text("build/redline.txt", in: folder)).contains("six"))
        let refused = try CommandRun("seal", "TA-07", folder.path)
        #expect(refused.status == 2 && refused.errors.contains("--again"))
        #expect(try CommandRun("seal", "TA-07", folder.path, "--again").status == 0)
        #expect(try CommandRun("check", folder.path).status == 0)
    }

    @Test func whatWasSealedIsRecordedBesideTheAgreement() throws {
        let folder = try agreement()
        try folder.write("<html><body><main>{{main}}</main></body></html>", to: "templates/page.html")
        let run = try CommandRun("seal", "--all", folder.path)
        #expect(run.status == 0 && run.output.contains("sealed TA-07") && run.output.hasSuffix("/seals.txt\n"))
        let record = try text("seals.txt", in: folder)
        for name in ["TA-07 = ", "  agreement.yml\n", "  articles/01-hours.md\n", "  templates/page.html\n"] {
            #expect(record.contains(name))
        }
        #expect(try CommandRun("check", folder.path, "--strict").status == 0)
        let sealed = try text("papers/ta-07.md", in: folder)

        // Nothing hides that a seal is gone: no list of known findings, no setting, no other command.
        let bare = sealed.split(separator: "\n").filter { !$0.hasPrefix("seal:") }.joined(separator: "\n")
        try folder.write(bare, to: "papers/ta-07.md")
        #expect(try CommandRun("check", folder.path, "--write-baseline", folder.path + "/baseline.txt").status == 1)
        for command in ["check", "build", "show"] {
            let told = try CommandRun(command, folder.path)
            #expect(told.errors.contains("[unsealed-paper]"), "\(command)")
        }
        let redline = try CommandRun("redline", folder.path, "--from", "base", "--to", "integrated")
        #expect(redline.errors.contains("[unsealed-paper]") && !redline.output.contains("seven"))
        #expect(!folder.exists("build/agreement.txt"))

        // Nothing else is sealed meanwhile, and what is sealed anew is said to have changed.
        let other = bare.replacingOccurrences(of: "TA-07", with: "TA-08")
        try folder.write(other, to: "papers/ta-08.md")
        let refused = try CommandRun("seal", "TA-08", folder.path)
        #expect(refused.status == 2 && refused.errors.contains("TA-07 was sealed") && refused.errors.contains("try:"))
        #expect(!(try text("papers/ta-08.md", in: folder)).contains("seal:"))
        let again = try CommandRun("seal", "--all", "--again", folder.path)
        #expect(again.status == 0 && again.output.contains("which had changed since it was sealed"))
        #expect(try text("papers/ta-07.md", in: folder).hasPrefix(sealed.prefix(20)))
    }

    @Test func aPaperIsFoundFromWhereOneStands() throws {
        for (folderName, file) in [
            ("papers", "ta-07.md"), (".", "papers/ta-07.md"), ("articles", "../papers/ta-07.md"),
        ] {
            let folder = try agreement()
            let process = Process()
            process.executableURL = try CommandRun.executable()
            process.arguments = ["seal", file]
            process.currentDirectoryURL = folder.url(of: folderName)
            process.standardOutput = FileHandle.nullDevice
            try process.run()
            process.waitUntilExit()
            #expect(process.terminationStatus == 0, "\(folderName)")
            #expect(try text("papers/ta-07.md", in: folder).contains("\nseal: reading-1 paper:"))
        }
    }

    /// An agreement is known by any of the names of its frame, and by its room of articles, however these are written.
    @Test(arguments: [("agreement.yaml", "letters"), ("Agreement.YML", "letters"), ("frame.yml", "Articles")])
    func theAgreementAroundAPaperIsFound(frame: String, room: String) throws {
        let folder = try agreement()
        let files = FileManager.default
        try files.moveItem(at: folder.url(of: "agreement.yml"), to: folder.url(of: frame))
        try files.moveItem(at: folder.url(of: "articles"), to: folder.url(of: "moved"))
        try files.moveItem(at: folder.url(of: "moved"), to: folder.url(of: room))
        let run = try CommandRun("seal", folder.path + "/papers/ta-07.md")
        #expect(!run.errors.contains("is not a paper of the agreement") && !run.errors.contains("holds no articles"))
        guard frame != "frame.yml" else { return }
        #expect(run.status == 0, "\(run.errors)")
        #expect(try text("papers/ta-07.md", in: folder).contains("\nseal: reading-1 paper:"))
    }

    @Test func whatIsNotSignedIsNotSealed() throws {
        let half = try agreement(Self.paper.replacingOccurrences(of: ", employer: 2025-03-15", with: ""))
        let run = try CommandRun("seal", "TA-07", half.path)
        #expect(run.status == 2 && run.errors.contains("not signed by the Port"))
        let proposal = try agreement(Self.paper.replacingOccurrences(of: "tentative agreement", with: "proposal"))
        #expect(try CommandRun("seal", "TA-07", proposal.path).errors.contains("is a proposal"))
        let unknown = try CommandRun("seal", "TA-70", half.path)
        #expect(unknown.status == 2 && unknown.errors.contains("TA-07"))
        let article = try CommandRun("seal", half.path + "/articles/01-hours.md")
        #expect(article.status == 2 && article.errors.contains("is not a paper"))
        #expect(!(try text("papers/ta-07.md", in: half)).contains("seal:"))
    }
}
