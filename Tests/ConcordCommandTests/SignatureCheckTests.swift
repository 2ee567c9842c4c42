import Foundation
import Testing

/// `check --signatures --signers FILE`: whether both sides have signed the record as it stands.
@Suite struct SignatureCheckTests {
    /// An agreement with a sealed paper, a record that both sides have signed, and who may sign.
    private struct Signed {
        let folder: TemporaryFolder
        let keys: SigningKeys
        let union: String
        let port: String
        let signers: String
        let record: String

        init(naming names: ((_ union: String, _ port: String) -> String)? = nil) throws {
            folder = try TemporaryFolder.agreement()
            keys = try SigningKeys()
            union = try keys.ssh("union")
            port = try keys.ssh("port")
            signers = try keys.list("# exchanged at the table", "", "union \(union)", "employer \(port)")
            if let names { try folder.write(names(union, port), to: "agreement.yml") }
            record = try folder.seal()
            try sign("union", by: "union")
            try sign("employer", by: "port")
        }

        func sign(_ party: String, by key: String, namespace: String = "concord") throws {
            let signature = try keys.signature(of: record, by: key, namespace: namespace)
            try folder.write(signature, to: "seals.txt.\(party).sig")
        }

        func check(_ arguments: String...) throws -> CommandRun {
            try CommandRun(all: ["check", folder.path] + (arguments.isEmpty ? ["--signers", signers] : arguments))
        }
    }

    @Test func bothHaveSigned() throws {
        let signed = try Signed()
        let run = try signed.check()
        #expect(run.status == 0 && run.errors == "no errors, no warnings\n", "\(run.errors)")
        #expect(try signed.check("--signatures", "--signers", signed.signers).status == 0)
        let papers = try CommandRun("papers", signed.folder.path, "--signers", signed.signers)
        #expect(papers.output.contains("Union: signed, ED25519 key SHA256:"), "\(papers.output)")
        let plain = try CommandRun("papers", signed.folder.path)
        #expect(plain.output.contains("not checked") && plain.output.contains("there is seals.txt.union.sig"))
        let json = try CommandRun("papers", signed.folder.path, "--format", "json", "--signers", signed.signers)
        let object = try JSONSerialization.jsonObject(with: Data(json.output.utf8)) as? [String: Any]
        #expect((object?["signatures"] as? [[String: Any]])?.map { $0["state"] as? String } == ["valid", "valid"])
    }

    @Test func otherBytesAreNotSigned() throws {
        let signed = try Signed()
        try signed.folder.write(signed.record + "\n", to: "seals.txt")
        let run = try signed.check()
        #expect(run.status == 1 && run.errors.contains("seals.txt.union.sig is no signature of the Union"))
        #expect(run.errors.contains("seals.txt.employer.sig is no signature of the Port"))
    }

    @Test func everyFormatSaysSo() throws {
        let signed = try Signed()
        try FileManager.default.removeItem(at: signed.folder.url(of: "seals.txt.employer.sig"))
        try signed.folder.write(
            "title: A\nparties:\n  union: U\n  employer: P\nrules: { missing-signature: off }\n", to: "agreement.yml")
        for format in ["json", "sarif", "github", "junit"] {
            let run = try signed.check("--signers", signed.signers, "--format", format)
            #expect(run.status == 1 && run.output.contains("missing-signature"), "\(format)")
        }
        // Nor does a list of known findings hide it.
        let list = signed.folder.url(of: "known.txt").path
        let run = try signed.check("--signers", signed.signers, "--write-baseline", list)
        #expect(run.status == 1 && run.errors.contains("[missing-signature]"))
    }

    @Test func aKeyOfTheOtherSideIsNoSignature() throws {
        let signed = try Signed()
        try signed.sign("employer", by: "union")
        let run = try signed.check()
        #expect(run.status == 1 && run.errors.contains("seals.txt.employer.sig is no signature of the Port"))
    }

    @Test func aSignatureForSomethingElseIsNone() throws {
        let signed = try Signed()
        try signed.sign("union", by: "union", namespace: "git")
        #expect(try signed.check().errors.contains("seals.txt.union.sig is no signature of the Union"))
    }

    @Test func withoutARecordNobodyHasSigned() throws {
        let signed = try Signed()
        try FileManager.default.removeItem(at: signed.folder.url(of: "seals.txt"))
        let run = try signed.check()
        #expect(run.status == 1 && run.errors.contains("There is no seals.txt"))
    }

    @Test func aPartyThatWasTakenOutIsMissed() throws {
        let signed = try Signed()
        try signed.folder.write(
            "title: Agreement\nparties:\n  union: { name: Harbor Workers, short: Union }\n", to: "agreement.yml")
        let run = try signed.check()
        #expect(run.status == 1 && run.errors.contains("lets “employer” sign, and agreement.yml has no such party"))
        try signed.folder.write("title: Agreement\n", to: "agreement.yml")
        #expect(try signed.check().errors.contains("agreement.yml names no parties, so nobody has signed"))
    }

    @Test func aPartyWithoutAKeyHasNotSigned() throws {
        let signed = try Signed()
        let list = try signed.keys.list("union \(signed.union)")
        #expect(try signed.check("--signers", list).errors.contains("has no key for “employer”"))
    }

    @Test(arguments: ["*", "union,employer", "*,!nobody", "unio?"])
    func oneKeyDoesNotSignForAll(_ principals: String) throws {
        let signed = try Signed()
        try signed.sign("employer", by: "union")
        let run = try signed.check("--signers", try signed.keys.list("\(principals) \(signed.union)"))
        #expect(run.status == 1 && run.errors.contains("[bad-signers]"), "\(run.errors)")
    }

    @Test func optionsAreThoseOfSSH() throws {
        let signed = try Signed()
        let port = "employer \(signed.port)"
        for (options, isGood) in [
            ("namespaces=\"concord\"", true), ("namespaces=\"git\"", false), ("valid-after=\"20200101\"", true),
            ("valid-before=\"20200101\"", false), ("valid-after=\"21500101\"", false), ("cert-authority", false),
        ] {
            let list = try signed.keys.list("union \(options) \(signed.union)", port)
            #expect(try signed.check("--signers", list).status == (isGood ? 0 : 1), "\(options)")
        }
        let quoted = try signed.keys.list("\"union\" \(signed.union) a remark", port + "\r")
        #expect(try signed.check("--signers", quoted).status == 0)
    }

    @Test func certificatesNameTheirParty() throws {
        let signed = try Signed()
        let authority = try signed.keys.ssh("authority")
        for (name, isGood) in [("union", true), ("employer", false)] {
            try signed.keys.run(
                "ssh-keygen", "-q", "-s", signed.keys.path("authority"), "-I", "1", "-n", name,
                signed.keys.path("union.pub"))
            try signed.sign("union", by: "union-cert.pub")
            let list = try signed.keys.list("union,employer cert-authority \(authority)", "employer \(signed.port)")
            // The certificate's own file is next to the key, so that ssh-keygen signs with it.
            #expect(try signed.check("--signers", list).status == (isGood ? 0 : 1), "\(name)")
        }
    }

    @Test func aRevokedKeyIsNoLongerGood() throws {
        let signed = try Signed()
        let arguments = ["--signers", signed.signers, "--revoked", signed.keys.path("union.pub")]
        let run = try CommandRun(all: ["check", signed.folder.path] + arguments)
        #expect(run.status == 1 && run.errors.contains("seals.txt.union.sig is no signature of the Union"))
    }

    @Test func minisignIsAsGood() throws {
        let signed = try Signed()
        let key = try signed.keys.minisign("mini")
        try FileManager.default.removeItem(at: signed.folder.url(of: "seals.txt.employer.sig"))
        let list = try signed.keys.list("union \(signed.union)", "employer minisign \(key)")
        #expect(try signed.check("--signers", list).errors.contains("there is no seals.txt.employer.minisig"))
        let signature = try signed.keys.minisignature(of: signed.record, by: "mini")
        try signed.folder.write(signature, to: "seals.txt.employer.minisig")
        #expect(try signed.check("--signers", list).status == 0)
        try signed.folder.write(
            try signed.keys.minisignature(of: "else\n", by: "mini"), to: "seals.txt.employer.minisig")
        #expect(try signed.check("--signers", list).errors.contains("seals.txt.employer.minisig is no signature"))
        let other = try signed.keys.list("union \(signed.union)", "employer \(signed.port)")
        #expect(try signed.check("--signers", other).errors.contains("it is of minisign, and no key of theirs is"))
    }

    @Test func aSignatureIsNoLinkOut() throws {
        let signed = try Signed()
        let manager = FileManager.default
        let outside = signed.keys.path("elsewhere.sig")
        let file = signed.folder.url(of: "seals.txt.union.sig").path
        try manager.moveItem(atPath: file, toPath: outside)
        try manager.createSymbolicLink(atPath: file, withDestinationPath: outside)
        let run = try signed.check()
        #expect(run.status == 2 && run.errors.contains("outside of the agreement's folder"), "\(run.errors)")
        #expect(try signed.check("--signers", signed.signers, "--follow-links").status == 0)
    }

    @Test func theListComesFromOutside() throws {
        let signed = try Signed()
        let manager = FileManager.default
        try manager.copyItem(atPath: signed.signers, toPath: signed.folder.url(of: "signers").path)
        try manager.createSymbolicLink(atPath: signed.folder.url(of: "link").path, withDestinationPath: signed.signers)
        let back = signed.keys.path("back")
        try manager.createSymbolicLink(atPath: back, withDestinationPath: signed.folder.url(of: "link").path)
        let inside = signed.keys.path("inside")
        try manager.createSymbolicLink(atPath: inside, withDestinationPath: signed.folder.path)
        for path in [signed.folder.path + "/signers", signed.folder.path + "/link", back, inside + "/signers"] {
            let run = try signed.check("--signers", path)
            #expect(run.status == 2 && run.errors.contains("whoever can change the folder"), "\(path)")
        }
        // A way through the folder and out again is none into it.
        let name = URL(fileURLWithPath: signed.keys.folder.path).lastPathComponent
        #expect(try CommandRun("check", "--signers", "../\(name)/signers", in: signed.folder).status == 0)
        #expect(try signed.check("--signers", signed.keys.path("nothing")).status == 2)
    }

    @Test func keysOfTheFolderProveNothing() throws {
        let signed = try Signed()
        #expect(try signed.check("--signatures").errors.contains("agreement.yml gives no key of the Union"))
        let named = try Signed { union, port in
            """
            title: Agreement
            parties:
              union:    { name: Harbor Workers, short: Union, keys: ["\(union)"] }
              employer: { name: Port of Gull Bay, short: Port, keys: ["\(port)"] }

            """
        }
        let run = try named.check("--signatures")
        #expect(run.status == 0 && run.errors.contains("[folder-signers]"), "\(run.errors)")
        #expect(run.errors.contains("Union ED25519 key SHA256:") && run.errors.contains("proves nothing to a stranger"))
        #expect(try named.check().errors == "no errors, no warnings\n")
        try named.sign("union", by: "port")
        #expect(try named.check("--signatures").errors.contains("seals.txt.union.sig is no signature of the Union"))
        try signed.folder.write(
            "title: Agreement\nparties:\n  union: { name: U, keys: [nonsense] }\n  employer: { name: P, keys: [\"\(signed.port)\"] }\n",
            to: "agreement.yml")
        #expect(try signed.check("--signatures").errors.contains("This is no public key"))
    }

    @Test func noProgramIsTakenFromTheFolder() throws {
        let signed = try Signed()
        try signed.folder.write(
            "#!/bin/sh\necho 'Good \"concord\" signature for union with X key Y'\n", to: "bin/ssh-keygen")
        try FileManager.default.setAttributes(
            [.posixPermissions: 0o755], ofItemAtPath: signed.folder.url(of: "bin/ssh-keygen").path)
        try signed.folder.write("changed\n", to: "seals.txt")
        for path in ["\(signed.folder.path)/bin", "bin:.:", ""] {
            let run = try CommandRun(
                all: ["check", "--signers", signed.signers], in: signed.folder, environment: ["PATH": path])
            #expect(run.status == 2 && run.errors.contains("needs the program ssh-keygen"), "\(path): \(run.errors)")
        }
    }

    @Test func oddKeysOfPartiesAreNames() throws {
        let folder = try TemporaryFolder.agreement()
        let keys = try SigningKeys()
        let parties = ["../../out", "-I", "a b"]
        let yaml = parties.map { "  \"\($0)\": { name: N\($0.utf8.count) }\n" }.joined()
        try folder.write("title: Agreement\nparties:\n\(yaml)", to: "agreement.yml")
        let record = try folder.seal(parties)
        var lines: [String] = []
        for (number, party) in parties.enumerated() {
            lines.append("\"\(party)\" \(try keys.ssh("k\(number)"))")
            let name = party.replacing("/", with: "%2F").replacing(" ", with: "%20")
            try folder.write(try keys.signature(of: record, by: "k\(number)"), to: "seals.txt.\(name).sig")
        }
        try keys.folder.write(lines.joined(separator: "\n"), to: "signers")
        let run = try CommandRun("check", folder.path, "--signers", keys.path("signers"))
        #expect(run.status == 0, "\(run.errors)")
    }

    /// What somebody may try who can change every file of the folder but has no key.
    @Test(arguments: [
        ("articles/01-hours.md", "eight (8)", "nine (9)"), ("papers/ta-01.md", "ten (10)", "six (6)"),
        ("papers/ta-01.md", "employer:", "employer: 2025-03-16 #"),
        ("agreement.yml", "Harbor Workers", "Harbor Friends"),
        ("seals.txt", "TA-01 =", "TA-02 ="), ("papers/ta-01.md", "paper: TA-01", "paper: TA-02"),
    ])
    func everyEditIsSeen(_ file: String, _ old: String, _ new: String) throws {
        let signed = try Signed()
        let text = String(decoding: try Data(contentsOf: signed.folder.url(of: file)), as: UTF8.self)
        #expect(text.contains(old))
        try signed.folder.write(text.replacing(old, with: new), to: file)
        #expect(try signed.check().status == 1)
        // Sealing all of it anew is seen too, since nobody has signed that.
        _ = try CommandRun("seal", "--all", "--again", signed.folder.path)
        let record = String(decoding: try Data(contentsOf: signed.folder.url(of: "seals.txt")), as: UTF8.self)
        let run = try signed.check()
        let isBack = file == "seals.txt"
        #expect((record == signed.record) == isBack && (run.status == 0) == isBack, "\(run.errors)")
        #expect(run.errors.contains("[missing-signature]") != isBack)
    }

    /// A seal lets these go, and they are printed.
    @Test(arguments: [("kind:", "title: Fewer hours\nkind:"), ("kind:", "date: 2025-03-01\nkind:")])
    func whatIsPrintedWithAPaperIsSignedToo(_ old: String, _ new: String) throws {
        let signed = try Signed()
        let paper = "papers/ta-01.md"
        let text = String(decoding: try Data(contentsOf: signed.folder.url(of: paper)), as: UTF8.self)
        try signed.folder.write(text.replacing(old, with: new), to: paper)
        #expect(try CommandRun("check", signed.folder.path).status == 0)
        let run = try signed.check()
        #expect(run.status == 1 && run.errors.contains("TA-01 is not to the letter what was signed"), "\(run.errors)")
        try signed.folder.write(text.replacing("\n", with: "\r\n") + "\n{>> ours <<}\n", to: paper)
        #expect(try signed.check().status == 0)
    }

    @Test func ofOtherFilesItIsToldThatTheirBytesDiffer() throws {
        let signed = try Signed()
        let text = String(decoding: try Data(contentsOf: signed.folder.url(of: "articles/01-hours.md")), as: UTF8.self)
        try signed.folder.write(text + "\n{>> ours <<}\n", to: "articles/01-hours.md")
        let run = try signed.check()
        #expect(run.status == 0 && run.errors.contains("note: articles/01-hours.md says what it said"), "\(run.errors)")
        #expect(try CommandRun("check", signed.folder.path).errors == "no errors, no warnings\n")
    }

    @Test func aPaperThatNobodySignedIsNotInTheContract() throws {
        let signed = try Signed()
        try signed.folder.addRivalPapers()
        #expect(try signed.check().errors.contains("TA-02"))
        #expect(try signed.check().status == 1)
    }
}

extension TemporaryFolder {
    /// Adds a signed paper, seals it, and gives the record.
    func seal(_ parties: [String] = ["union", "employer"]) throws -> String {
        let days = parties.map { "\"\($0)\": 2025-03-14" }.joined(separator: ", ")
        try write(
            """
            ---
            paper: TA-01
            kind: tentative agreement
            signed: { \(days.replacing("\"union\"", with: "union").replacing("\"employer\"", with: "employer")) }
            ---

            # Article 1. Hours

            ## Section 1. Day

            A day is {~~eight (8)~>ten (10)~~} hours.

            """, to: "papers/ta-01.md")
        let run = try CommandRun("seal", "--all", path)
        #expect(run.status == 0, "\(run.errors)")
        return String(decoding: try Data(contentsOf: url(of: "seals.txt")), as: UTF8.self)
    }
}
