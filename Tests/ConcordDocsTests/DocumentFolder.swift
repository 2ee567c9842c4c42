import Foundation

/// The folder in which the examples of one document happen, from the first to the last: a copy of `examples/` and what
/// the document adds to it.
final class DocumentFolder {
    let url: URL
    private var status: Int32 = 0

    init() throws {
        url = FileManager.default.temporaryDirectory.appendingPathComponent("concord-docs-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: url, withIntermediateDirectories: true)
        let examples = url.appendingPathComponent("examples")
        try FileManager.default.copyItem(at: Project.root.appendingPathComponent("examples"), to: examples)
        for name in try FileManager.default.contentsOfDirectory(atPath: examples.path) {
            // What someone has built there is no part of the example.
            try? FileManager.default.removeItem(at: examples.appendingPathComponent(name + "/build"))
        }
    }

    deinit { try? FileManager.default.removeItem(at: url) }

    func write(_ text: String, to path: String) throws {
        let file = url.appendingPathComponent(path)
        try FileManager.default.createDirectory(at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
        try Data(text.utf8).write(to: file)
    }

    /// Runs a line as a shell would; `$?` is the status of the line before it. Gives the lines of both streams, in the
    /// order in which they were written.
    func run(_ line: String) throws -> [String] {
        let output = url.appendingPathComponent(".output")
        try Data().write(to: output)
        let stream = try FileHandle(forWritingTo: output)
        let process = Process()
        process.executableURL = URL(fileURLWithPath: "/bin/sh")
        process.arguments = ["-c", "(exit \(status)); \(line)"]
        process.currentDirectoryURL = url
        var environment = ProcessInfo.processInfo.environment
        environment["PATH"] = try Project.command().deletingLastPathComponent().path + ":" + (environment["PATH"] ?? "")
        // A git of its own: nobody's configuration, and not the repository whose hook may have started the tests.
        for name in environment.keys where name.hasPrefix("GIT_") { environment[name] = nil }
        environment["GIT_CONFIG_GLOBAL"] = "/dev/null"
        environment["GIT_CONFIG_NOSYSTEM"] = "1"
        for role in ["AUTHOR", "COMMITTER"] {
            environment["GIT_\(role)_NAME"] = "Clerk"
            environment["GIT_\(role)_EMAIL"] = "clerk@example.org"
        }
        process.environment = environment
        process.standardInput = FileHandle.nullDevice
        process.standardOutput = stream
        process.standardError = stream
        try process.run()
        process.waitUntilExit()
        try stream.close()
        status = process.terminationStatus
        let text = String(decoding: try Data(contentsOf: output), as: UTF8.self)
        return text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
    }

    /// The rules of everything that is found in the agreement to which a file belongs.
    func rulesFound(around path: String) throws -> Set<String> {
        let rooms: Set<Substring> = ["articles", "appendices", "letters", "papers", "templates", "agreement.yml"]
        let folder = path.split(separator: "/").prefix { !rooms.contains($0) }.joined(separator: "/")
        struct Report: Decodable {
            struct Finding: Decodable { var rule: String }
            var findings: [Finding]
        }
        let printed = try run("concord check '\(folder)' --format json").joined(separator: "\n")
        // Some examples do not show an agreement.yml; that is no fault of theirs.
        return Set(try JSONDecoder().decode(Report.self, from: Data(printed.utf8)).findings.map(\.rule))
            .subtracting(["no-agreement-file"])
    }
}

/// Where the project and its built command are.
enum Project {
    static let root = URL(fileURLWithPath: #filePath)
        .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()

    /// The command stands beside the test bundle or in a folder above it.
    static func command() throws -> URL {
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

    static func text(of path: String) throws -> String {
        String(decoding: try Data(contentsOf: root.appendingPathComponent(path)), as: UTF8.self)
    }
}
