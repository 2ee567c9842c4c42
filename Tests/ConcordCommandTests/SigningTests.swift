import Foundation
import Testing

/// `concord seal --sign PARTY --key FILE`.
@Suite struct SigningTests {
    private struct Table {
        let folder: TemporaryFolder
        let keys: SigningKeys

        init() throws {
            folder = try TemporaryFolder.agreement()
            keys = try SigningKeys()
            _ = try folder.seal()
        }

        func sign(_ party: String, _ key: String, _ arguments: String...) throws -> CommandRun {
            try CommandRun(
                all: ["seal"] + (arguments.isEmpty ? [folder.path] : arguments) + [
                    "--sign", party, "--key", keys.path(key),
                ])
        }
    }

    @Test func bothSignAndBothAreChecked() throws {
        let table = try Table()
        let (union, port) = (try table.keys.ssh("u"), try table.keys.minisign("p"))
        let run = try table.sign("union", "u")
        #expect(run.status == 0 && run.errors.isEmpty, "\(run.errors)")
        #expect(
            run.output.contains("for the Union with ED25519 key SHA256:") && run.output.contains("seals.txt.union.sig"))
        #expect(try table.sign("Port", "p").status == 0)
        #expect(table.folder.exists("seals.txt.employer.minisig"))
        let list = try table.keys.list("union \(union)", "employer minisign \(port)")
        let check = try CommandRun("check", table.folder.path, "--signers", list)
        #expect(check.status == 0 && check.errors == "no errors, no warnings\n", "\(check.errors)")
        #expect(try table.folder.names(in: ".").filter { $0.hasPrefix(".") || $0.hasSuffix("tmp") }.isEmpty)
    }

    @Test func signingAnewTakesTheOldPlace() throws {
        let table = try Table()
        let (old, new) = (try table.keys.ssh("old"), try table.keys.ssh("new"))
        #expect(try table.sign("union", "old").status == 0)
        #expect(try table.sign("union", "new").status == 0)
        for (key, isGood) in [(new, true), (old, false)] {
            let run = try CommandRun("check", table.folder.path, "--signers", try table.keys.list("union \(key)"))
            #expect(run.errors.contains("seals.txt.union.sig is no signature") == !isGood)
        }
    }

    @Test func aPaperIsSealedFirst() throws {
        let table = try Table()
        try table.keys.ssh("u")
        let paper = String(decoding: try Data(contentsOf: table.folder.url(of: "papers/ta-01.md")), as: UTF8.self)
        let more = paper.replacing("TA-01", with: "TA-02").replacing("eight (8)", with: "ten (10)")
            .replacing("~>ten (10)", with: "~>nine (9)").replacing("kind:", with: "after: [TA-01]\nkind:")
        let lines = more.split(separator: "\n", omittingEmptySubsequences: false).filter { !$0.hasPrefix("seal:") }
        try table.folder.write(lines.joined(separator: "\n"), to: "papers/ta-02.md")
        let refused = try table.sign("union", "u")
        #expect(refused.status == 2 && refused.errors.contains("TA-02 is part of the contract"), "\(refused.errors)")
        let run = try table.sign("union", "u", "TA-02", table.folder.path)
        #expect(run.status == 0 && run.output.contains("sealed TA-02") && run.output.contains("seals.txt.union.sig"))
    }

    @Test func whatIsNotInTheFolderIsNotSigned() throws {
        let table = try Table()
        try table.keys.ssh("u")
        try table.folder.write(
            "# Article 1. Hours\n\n## Section 1. Day\n\nA day is nine (9) hours.\n", to: "articles/01-hours.md")
        let run = try table.sign("union", "u")
        #expect(run.status == 2 && run.errors.contains("does not say what is in the folder"))
        #expect(!table.folder.exists("seals.txt.union.sig"))
    }

    @Test func whatCannotBeSignedSaysWhy() throws {
        let table = try Table()
        try table.keys.ssh("u")
        #expect(try table.sign("mediator", "u").errors.contains("“mediator” is not a party to this agreement"))
        #expect(try table.sign("union", "nothing").status == 2)
        try table.keys.folder.write("no key\n", to: "no-key")
        #expect(try table.sign("union", "no-key").errors.contains("ssh-keygen did not sign"))
        // A passphrase that nobody can type.
        try table.keys.ssh("locked", passphrase: "secret words")
        #expect(try table.sign("union", "locked").errors.contains("ssh-keygen did not sign"))
        try FileManager.default.copyItem(atPath: table.keys.path("u"), toPath: table.folder.url(of: "u").path)
        let inside = try CommandRun("seal", table.folder.path, "--sign", "union", "--key", table.folder.path + "/u")
        #expect(inside.status == 2 && inside.errors.contains("keep it where nobody else can read it"))
        #expect(try CommandRun("seal", table.folder.path, "--sign", "union").status == 2)
        try FileManager.default.removeItem(at: table.folder.url(of: "seals.txt"))
        #expect(try table.sign("union", "u").status == 2)
        #expect(!table.folder.exists("seals.txt.union.sig"))
    }
}
