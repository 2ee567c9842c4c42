import Foundation
import Testing

/// A git repository for a test, with an agreement in the folder `contract`, and with the command on the path of everything
/// that runs in it.
struct GitRepository {
    let folder: TemporaryFolder

    /// The files of `examples/ci`.
    static let examples = URL(fileURLWithPath: #filePath)
        .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
        .appendingPathComponent("examples/ci")

    init() throws {
        folder = try TemporaryFolder()
        try git("init", "--quiet", "--initial-branch=main")
        try folder.write(
            """
            title: Agreement
            parties:
              union:    { name: Harbor Workers, short: Union }
              employer: { name: Port of Gull Bay, short: Port }

            """, to: "contract/agreement.yml")
        try folder.write(
            """
            # Article 1. Hours

            ## Section 1. Day

            A day is eight (8) hours. Work begins at seven.

            """, to: "contract/articles/01-hours.md")
        try commit("The contract")
    }

    /// Installs the hook as its first lines say.
    func installHook() throws {
        for name in ["pre-commit", "pre-merge-commit"] {
            let hook = folder.url(of: ".git/hooks/\(name)")
            try? FileManager.default.removeItem(at: hook)
            try FileManager.default.createDirectory(
                at: hook.deletingLastPathComponent(), withIntermediateDirectories: true)
            try FileManager.default.copyItem(at: Self.examples.appendingPathComponent("pre-commit"), to: hook)
            try FileManager.default.setAttributes([.posixPermissions: 0o755], ofItemAtPath: hook.path)
        }
    }

    /// Writes a signed paper on the one section there is.
    func writePaper(_ id: String, _ body: String, in contract: String = "contract") throws {
        try folder.write(
            """
            ---
            paper: \(id)
            kind: tentative agreement
            date: 2025-03-14
            signed: { union: 2025-03-14, employer: 2025-03-15 }
            ---

            # Article 1. Hours

            ## Section 1. Day

            \(body)

            """, to: "\(contract)/papers/\(id.lowercased()).md")
    }

    @discardableResult
    func git(_ arguments: String..., path: String? = nil) throws -> Shell {
        let shell = try Shell("git", arguments, in: folder, path: path)
        #expect(shell.status == 0, "git \(arguments.joined(separator: " ")): \(shell.errors)")
        return shell
    }

    /// Commits everything that is in the folder.
    func commit(_ message: String) throws {
        try git("add", ".")
        try git("commit", "--quiet", "-m", message)
    }

    /// A program and what it wrote.
    struct Shell {
        let status: Int32
        let output: String
        let errors: String

        init(_ program: String, _ arguments: [String], in folder: TemporaryFolder, path: String? = nil) throws {
            let streams = try TemporaryFolder()
            let process = Process()
            process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
            process.arguments = [program] + arguments
            process.currentDirectoryURL = folder.url
            // Nobody's configuration, and not the repository whose hook may have started the tests.
            var environment = ProcessInfo.processInfo.environment.filter { !$0.key.hasPrefix("GIT_") }
            let command = try CommandRun.executable().deletingLastPathComponent().path
            environment["PATH"] = path ?? command + ":" + (environment["PATH"] ?? "/usr/bin:/bin")
            environment["GIT_CONFIG_GLOBAL"] = "/dev/null"
            environment["GIT_CONFIG_NOSYSTEM"] = "1"
            for role in ["AUTHOR", "COMMITTER"] {
                environment["GIT_\(role)_NAME"] = "Clerk"
                environment["GIT_\(role)_EMAIL"] = "clerk@example.org"
            }
            environment["AGREEMENT"] = "contract"
            process.environment = environment
            process.standardInput = FileHandle.nullDevice
            process.standardOutput = try FileHandle(forWritingTo: try streams.emptyFile("output"))
            process.standardError = try FileHandle(forWritingTo: try streams.emptyFile("errors"))
            try process.run()
            process.waitUntilExit()
            status = process.terminationStatus
            output = String(decoding: try Data(contentsOf: streams.url(of: "output")), as: UTF8.self)
            errors = String(decoding: try Data(contentsOf: streams.url(of: "errors")), as: UTF8.self)
        }
    }
}
