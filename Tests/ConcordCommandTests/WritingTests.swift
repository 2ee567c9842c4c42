import Foundation
import Testing

/// What writing keeps of a file that is replaced, and what it refuses.
@Suite struct WritingTests {
    /// The agreement with a paper that can be sealed.
    static func signed() throws -> TemporaryFolder {
        let folder = try TemporaryFolder.agreement()
        try folder.write(
            """
            ---
            paper: TA-01
            kind: tentative agreement
            signed: { union: 2025-03-14, employer: 2025-03-15 }
            ---

            # Article 1. Hours

            ## Section 1. Day

            A day is {~~eight (8)~>ten (10)~~} hours.

            """, to: paper)
        return folder
    }

    private static let paper = "papers/ta-01.md"

    private func text(_ folder: TemporaryFolder, _ name: String) throws -> String {
        try String(contentsOf: folder.url(of: name), encoding: .utf8)
    }

    private func attribute(_ key: FileAttributeKey, _ folder: TemporaryFolder, _ name: String) throws -> Int? {
        try FileManager.default.attributesOfItem(atPath: folder.url(of: name).path)[key] as? Int
    }

    private func set(_ attributes: [FileAttributeKey: Any], _ folder: TemporaryFolder, _ name: String) throws {
        try FileManager.default.setAttributes(attributes, ofItemAtPath: folder.url(of: name).path)
    }

    @Test(arguments: [0o600, 0o640, 0o644, 0o666, 0o755]) func sealKeepsTheMode(_ mode: Int) throws {
        let folder = try Self.signed()
        try set([.posixPermissions: mode], folder, Self.paper)
        let run = try CommandRun("seal", "TA-01", folder.path)
        #expect(run.status == 0, "\(run.errors)")
        #expect(try attribute(.posixPermissions, folder, Self.paper) == mode)
        #expect(try text(folder, Self.paper).contains("seal: "))
    }

    @Test func sealKeepsTheOwnerWhereItMay() throws {
        let folder = try Self.signed()
        // Only the administrator can give a file away.
        guard getuid() == 0 else { return }
        try set([.ownerAccountID: 1234, .groupOwnerAccountID: 2345, .posixPermissions: 0o660], folder, Self.paper)
        #expect(try CommandRun("seal", "TA-01", folder.path).status == 0)
        #expect(try attribute(.ownerAccountID, folder, Self.paper) == 1234)
        #expect(try attribute(.groupOwnerAccountID, folder, Self.paper) == 2345)
        #expect(try attribute(.posixPermissions, folder, Self.paper) == 0o660)
    }

    @Test func aReadOnlyFileIsRefused() throws {
        let folder = try Self.signed()
        let before = try text(folder, Self.paper)
        try set([.posixPermissions: 0o444], folder, Self.paper)
        let run = try CommandRun("seal", "TA-01", folder.path)
        #expect(run.status == 2)
        #expect(run.errors.contains("read-only"))
        #expect(try text(folder, Self.paper) == before)
        #expect(try attribute(.posixPermissions, folder, Self.paper) == 0o444)
    }

    @Test func aLinkStaysALink() throws {
        let folder = try Self.signed()
        try FileManager.default.moveItem(at: folder.url(of: Self.paper), to: folder.url(of: "kept.md"))
        try FileManager.default.createSymbolicLink(
            atPath: folder.url(of: Self.paper).path, withDestinationPath: "../kept.md")
        #expect(try CommandRun("seal", "TA-01", folder.path).status == 0)
        let link = try FileManager.default.destinationOfSymbolicLink(atPath: folder.url(of: Self.paper).path)
        #expect(link == "../kept.md")
        #expect(try text(folder, "kept.md").contains("seal: "))
    }

    @Test func aFileOfSeveralNamesIsNotSplit() throws {
        let folder = try Self.signed()
        let before = try text(folder, Self.paper)
        try FileManager.default.linkItem(at: folder.url(of: Self.paper), to: folder.url(of: "other.txt"))
        let run = try CommandRun("seal", "TA-01", folder.path)
        #expect(run.status == 2)
        #expect(run.errors.contains("hard links"))
        #expect(try text(folder, Self.paper) == before && text(folder, "other.txt") == before)
    }

    @Test func aMergedFileKeepsItsMode() throws {
        let folder = try TemporaryFolder()
        try folder.write("# Article 1. Hours\n\nA day.\n", to: "base.md")
        try folder.write("# Article 1. Hours\n\nA day.\n", to: "ours.md")
        try folder.write("# Article 1. Hours\n\nA long day.\n", to: "theirs.md")
        try set([.posixPermissions: 0o600], folder, "ours.md")
        #expect(try CommandRun("merge-file", "ours.md", "base.md", "theirs.md", in: folder).status == 0)
        #expect(try text(folder, "ours.md").contains("long"))
        #expect(try attribute(.posixPermissions, folder, "ours.md") == 0o600)
        try folder.write("# Article 1. Hours\n\nA longer day.\n", to: "theirs.md")
        try set([.posixPermissions: 0o400], folder, "ours.md")
        #expect(try CommandRun("merge-file", "ours.md", "base.md", "theirs.md", in: folder).status == 255)
    }

    /// What a killed run left is cleared by the next; what only looks like it, and what a living run holds, is not.
    @Test func straysAreCleared() throws {
        let folder = try Self.signed()
        let (stray, held) = ("papers/.concord-0123456789abcdef.tmp", "papers/.concord-fedcba9876543210.tmp")
        let others = [
            "papers/.concord-0123456789abcdeg.tmp", "papers/.concord-0123.tmp", "papers/.ta-01.md.77.tmp",
            "papers/.keep",
        ]
        for name in [stray, held] + others { try folder.write("words", to: name) }
        let holder = try FileHandle(forReadingFrom: folder.url(of: held))
        #expect(flock(holder.fileDescriptor, LOCK_EX) == 0)
        #expect(try CommandRun("seal", "TA-01", folder.path).status == 0)
        #expect(!folder.exists(stray))
        for name in [held] + others { #expect(folder.exists(name), "\(name)") }
        try holder.close()
        #expect(try CommandRun("seal", "TA-01", folder.path, "--again").status == 0)
    }

    /// Each run takes the names of the other's pages, and none its unfinished ones.
    @Test func buildsSideBySideInOneFolderAllSucceed() throws { try buildTogether([]) }

    #if os(Linux)
        /// As two containers do, in which each run is process 1.
        @Test func buildsWithOneProcessNumberAllSucceed() throws {
            let container = ["unshare", "--user", "--map-root-user", "--pid", "--fork"]
            let number = Process()
            number.executableURL = URL(fileURLWithPath: "/usr/bin/env")
            number.arguments = container + ["sh", "-c", "test $$ = 1"]
            number.standardError = FileHandle.nullDevice
            try number.run()
            number.waitUntilExit()
            // Not every system lets everybody make one.
            guard number.terminationStatus == 0 else { return }
            try buildTogether(container)
        }
    #endif

    /// Builds into one folder, three at a time, each started by another command.
    private func buildTogether(_ starter: [String]) throws {
        let folder = try Self.signed()
        for _ in 0..<10 {
            let runs = try (0..<3).map { _ in
                let process = Process()
                process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
                process.arguments = starter + [try CommandRun.executable().path, "build", folder.path]
                process.standardOutput = FileHandle.nullDevice
                try process.run()
                return process
            }
            for run in runs {
                run.waitUntilExit()
                #expect(run.terminationStatus == 0)
            }
            #expect(
                try folder.names(in: "build").count == 6 && !folder.names(in: "build").contains { $0.hasPrefix(".") })
        }
    }
}
