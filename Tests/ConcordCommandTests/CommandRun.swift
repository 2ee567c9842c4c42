import Foundation
import Testing

/// One run of the built command: what it wrote, and its status.
struct CommandRun {
    let status: Int32
    /// Ended by a signal, which is a fault but where it was sent on purpose.
    let isKilled: Bool
    let output: String
    let errors: String

    init(_ arguments: String..., in folder: TemporaryFolder? = nil) throws {
        try self.init(all: arguments, in: folder)
    }

    /// Runs the command and waits for it. Streams go to files, so that no pipe can fill up and block.
    init(
        all arguments: [String], in folder: TemporaryFolder? = nil, environment: [String: String]? = nil,
        mayBeKilled: Bool = false
    ) throws {
        let streams = try TemporaryFolder()
        let outputFile = try streams.emptyFile("output")
        let errorFile = try streams.emptyFile("errors")
        let process = Process()
        process.executableURL = try Self.executable()
        process.arguments = arguments
        if let environment { process.environment = environment }
        if let folder { process.currentDirectoryURL = folder.url }
        process.standardInput = FileHandle.nullDevice
        process.standardOutput = try FileHandle(forWritingTo: outputFile)
        process.standardError = try FileHandle(forWritingTo: errorFile)
        try process.run()
        process.waitUntilExit()
        isKilled = process.terminationReason != .exit
        #expect(!isKilled || mayBeKilled, "it was killed by a signal")
        status = process.terminationStatus
        output = String(decoding: try Data(contentsOf: outputFile), as: UTF8.self)
        errors = String(decoding: try Data(contentsOf: errorFile), as: UTF8.self)
    }

    /// The command stands beside the test bundle: below it nothing is searched, above it the nearest one is taken.
    static func executable() throws -> URL {
        let bundles = Bundle.allBundles.map(\.bundleURL) + [URL(fileURLWithPath: CommandLine.arguments[0])]
        for bundle in bundles {
            var folder = bundle.deletingLastPathComponent()
            for _ in 0..<4 {
                let candidate = folder.appendingPathComponent("concord")
                var isFolder: ObjCBool = false
                if FileManager.default.fileExists(atPath: candidate.path, isDirectory: &isFolder), !isFolder.boolValue {
                    return candidate
                }
                folder.deleteLastPathComponent()
            }
        }
        throw CocoaError(.fileNoSuchFile)
    }
}

/// A folder of its own for a test, gone when the test is.
final class TemporaryFolder {
    let url: URL

    init() throws {
        url = Self.newPlace()
        try FileManager.default.createDirectory(at: url, withIntermediateDirectories: true)
    }

    /// The same files in another place.
    init(copying other: TemporaryFolder) throws {
        url = Self.newPlace()
        try FileManager.default.copyItem(at: other.url, to: url)
    }

    private static func newPlace() -> URL {
        FileManager.default.temporaryDirectory.appendingPathComponent("concord-\(UUID().uuidString)")
    }

    deinit { try? FileManager.default.removeItem(at: url) }

    var path: String { url.path }

    func url(of name: String) -> URL { url.appendingPathComponent(name) }

    func emptyFile(_ name: String) throws -> URL {
        try write("", to: name)
        return url(of: name)
    }

    /// Writes a file and makes the folders it stands in.
    func write(_ text: String, to name: String) throws {
        let file = url(of: name)
        try FileManager.default.createDirectory(
            at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
        try Data(text.utf8).write(to: file)
    }

    func exists(_ name: String) -> Bool { FileManager.default.fileExists(atPath: url(of: name).path) }

    func names(in folder: String) throws -> [String] {
        try FileManager.default.contentsOfDirectory(atPath: url(of: folder).path).sorted()
    }
}

extension TemporaryFolder {
    /// A small agreement without any fault.
    static func agreement() throws -> TemporaryFolder {
        let folder = try TemporaryFolder()
        try folder.write(
            """
            title: Agreement
            parties:
              union:    { name: Harbor Workers, short: Union }
              employer: { name: Port of Gull Bay, short: Port }

            """, to: "agreement.yml")
        try folder.write(
            """
            # Article 1. Hours

            ## Section 1. Day

            A day is eight (8) hours.

            """, to: "articles/01-hours.md")
        return folder
    }

    /// Adds a signed paper in which a mark is never closed: one error.
    func addBrokenPaper() throws {
        try addPaper(
            "A day is eight (8) hours.{++ Breaks count.", signatures: "{ union: 2025-03-14, employer: 2025-03-15 }")
    }

    /// Adds a tentative agreement that only one party has signed: one warning.
    func addUnsignedPaper() throws {
        try addPaper("A day is {~~eight (8)~>ten (10)~~} hours.", signatures: nil)
    }

    /// Adds a signed paper that differs from the contract without a mark: one error.
    func addUnmarkedPaper() throws {
        try addPaper(
            "A working day is {~~eight (8)~>ten (10)~~} hours.",
            signatures: "{ union: 2025-03-14, employer: 2025-03-15 }")
    }

    /// Adds two signed papers that want different words in one place: one conflict.
    func addRivalPapers() throws {
        let signatures = "{ union: 2025-03-14, employer: 2025-03-15 }"
        try addPaper("A day is {~~eight (8)~>ten (10)~~} hours.", signatures: signatures)
        try addPaper("A day is {~~eight (8)~>six (6)~~} hours.", signatures: signatures, id: "TA-02")
    }

    private func addPaper(_ sentence: String, signatures: String?, id: String = "TA-01") throws {
        try write(
            """
            ---
            paper: \(id)
            kind: tentative agreement
            date: 2025-03-14
            \(signatures.map { "signed: \($0)\n" } ?? "")---

            # Article 1. Hours

            ## Section 1. Day

            \(sentence)

            """, to: "papers/\(id.lowercased()).md")
    }
}
