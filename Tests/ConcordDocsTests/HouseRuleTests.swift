import Foundation
import Testing

/// The rules of the house that a compiler does not check: which room may know which, where the outside world may be
/// touched, and how long a file may grow.
@Suite struct HouseRuleTests {
    struct SourceFile: CustomStringConvertible, Sendable {
        var path: String
        var room: String
        var lines: [String]
        var description: String { path }

        /// The modules it imports.
        var imports: [String] {
            lines.compactMap { line in
                let words = line.split(separator: " ")
                guard let index = words.firstIndex(of: "import"), index + 1 < words.count,
                    words[..<index].allSatisfy({ $0.hasPrefix("@") || ["public", "package", "internal"].contains($0) })
                else { return nil }
                return String(words[index + 1])
            }
        }

        /// The lines without comments.
        var code: [(number: Int, text: String)] {
            lines.enumerated().compactMap { index, line in
                line.drop { $0 == " " }.hasPrefix("//") ? nil : (index + 1, line)
            }
        }
    }

    private static func files(below folder: String) throws -> [SourceFile] {
        let root = Project.root.appendingPathComponent(folder)
        let names = FileManager.default.enumerator(atPath: root.path)?.compactMap { $0 as? String } ?? []
        return try names.filter { $0.hasSuffix(".swift") }.sorted().map { name in
            let path = folder + "/" + name
            let lines = try Project.text(of: path).split(separator: "\n", omittingEmptySubsequences: false)
            let room = folder == "Sources" ? String(name.prefix { $0 != "/" }) : folder
            return SourceFile(path: path, room: room, lines: lines.map(String.init))
        }
    }

    private static func sources() throws -> [SourceFile] { try files(below: "Sources") + files(below: "Templates") }

    /// What each room may import. Arrows point down only.
    private static let mayImport: [String: Set<String>] = [
        "ConcordModel": ["Synchronization"],
        "ConcordReader": ["ConcordModel", "CLibYAML"],
        "ConcordWeave": ["ConcordModel"],
        "ConcordChecks": ["ConcordModel"],
        "ConcordWriter": ["ConcordModel", "Templates"],
        "Templates": [],
        "ConcordCompiler": [
            "ConcordModel", "ConcordReader", "ConcordWeave", "ConcordChecks", "ConcordWriter", "Synchronization",
        ],
        "concord": ["ConcordCompiler", "ArgumentParser", "CSystem", "Synchronization", "Darwin", "Glibc", "Musl"],
    ]

    @Test func everyRoomKnowsOnlyWhatItMay() throws {
        for file in try Self.sources() {
            guard let allowed = Self.mayImport[file.room] else {
                Issue.record("\(file.path): the room \(file.room) has no rule; write one here and in ARCHITECTURE.md")
                continue
            }
            for module in file.imports where !allowed.contains(module) {
                // Threads are the system's.
                if file.path.hasSuffix("/WorkerPool.swift"), ["Darwin", "Glibc", "Musl"].contains(module) { continue }
                Issue.record("\(file.path) imports \(module), which \(file.room) may not know")
            }
        }
    }

    @Test func noFileIsLong() throws {
        for file in try Self.sources() {
            #expect(file.lines.count <= 401, "\(file.path) has \(file.lines.count - 1) lines; part it by what it does")
        }
    }

    /// Below the command no pass reads a file, a clock, a locale or the environment, prints, or ends the process.
    @Test func theOutsideWorldIsTouchedByTheCommandAlone() throws {
        let call = /\b([A-Za-z_]+)\(/
        let member = /\b(CommandLine|ProcessInfo|FileManager|Locale|Date|ContinuousClock)\.|\b(stdout|stderr|stdin)\b/
        let sources = try Self.sources()
        for file in sources where file.room != "concord" {
            for line in file.code {
                // A method of our own may be called `open`; a call to the outside stands behind no period and no `func`.
                for match in line.text.matches(of: call) where Self.outside.contains(String(match.1)) {
                    let before = line.text[..<match.range.lowerBound]
                    if before.hasSuffix(".") || before.hasSuffix("func ") { continue }
                    if Self.isDefined(String(match.1), in: sources.filter { $0.room == file.room }) { continue }
                    Issue.record("\(file.path):\(line.number) calls \(match.1)")
                }
                if line.text.contains(member) { Issue.record("\(file.path):\(line.number) reaches outside") }
            }
        }
    }

    /// Functions and types through which a program reaches outside.
    private static let outside: Set<String> = [
        "print", "debugPrint", "dump", "readLine", "fopen", "open", "read", "fread", "write", "fwrite", "getenv",
        "exit",
        "abort", "time", "clock_gettime", "gettimeofday", "Date", "Locale", "FileManager", "FileHandle", "ProcessInfo",
        "ContinuousClock", "SuspendingClock", "SystemRandomNumberGenerator",
    ]

    private static func isDefined(_ name: String, in room: [SourceFile]) -> Bool {
        room.contains { file in file.lines.contains { $0.contains("func \(name)(") } }
    }

    /// Order that reaches output never comes from a hash table; the hash of the standard library differs from run to run.
    @Test func noOutputHangsOnAHashValue() throws {
        for file in try Self.sources() {
            for line in file.code {
                let isHash = line.text.contains(".hashValue") || line.text.contains("Hasher()")
                #expect(!isHash, "\(file.path):\(line.number)")
            }
        }
    }
}
