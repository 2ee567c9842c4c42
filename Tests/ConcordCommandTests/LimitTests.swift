import Foundation
import Testing

/// Where the system gives little, a run does with it, or ends with a message and status 2: never with a signal, and never not at
/// all.
@Suite struct LimitTests {
    private struct LimitedRun {
        var status: Int32 = 0
        var errors = ""
    }

    /// Runs the command in a shell that has set its limits; nil where it does not even start with them.
    private func run(_ limit: String, _ arguments: [String], in folder: TemporaryFolder) throws -> LimitedRun? {
        guard try shell("\(limit); exec \"$0\" --version", [], in: folder).status == 0 else { return nil }
        return try shell("\(limit); exec \"$0\" \"$@\"", arguments, in: folder)
    }

    private func shell(_ script: String, _ arguments: [String], in folder: TemporaryFolder) throws -> LimitedRun {
        let process = Process()
        process.executableURL = URL(fileURLWithPath: "/bin/bash")
        process.arguments = ["-c", script, try CommandRun.executable().path] + arguments
        process.currentDirectoryURL = folder.url
        let errors = Pipe()
        process.standardError = errors
        process.standardOutput = FileHandle.nullDevice
        try process.run()
        // Whoever waits for ever is found out.
        let watch = DispatchWorkItem { process.terminate() }
        DispatchQueue.global().asyncAfter(deadline: .now() + 120, execute: watch)
        let data = errors.fileHandleForReading.readDataToEndOfFile()
        process.waitUntilExit()
        watch.cancel()
        #expect(process.terminationReason == .exit, "\(script): it was ended by a signal")
        return LimitedRun(status: process.terminationStatus, errors: String(decoding: data, as: UTF8.self))
    }

    @Test func oneCoreIsEnough() throws {
        let folder = try WritingTests.signed()
        for number in 0..<40 {
            try folder.write(
                "# Article \(number + 2). Rest\n\nA rest is ten (10) minutes.\n", to: "articles/\(number + 2).md")
        }
        #if os(Linux)
            // The limit does not hold for the administrator.
            let user = "setpriv --reuid 65534 --regid 65534 --clear-groups"
            let script =
                "chmod -R a+rwX . && exec \(getuid() == 0 ? user : "env") bash -c 'ulimit -u 1; exec \"$0\" \"$@\"' \"$0\" \"$@\""
            guard try shell(script, ["--version"], in: folder).status == 0 else { return }
            let run = try shell(script, ["build", ".", "--output", "build"], in: folder)
            #expect(run.status == 0, "\(run.errors)")
            #expect(try folder.names(in: "build").count == 6)
        #endif
    }

    @Test func fewDescriptors() throws {
        let folder = try WritingTests.signed()
        let run = try #require(try run("ulimit -n 5", ["build", "."], in: folder))
        #expect(run.status == 2)
        #expect(run.errors.contains("cannot write build/"), "\(run.errors)")
        #expect(try folder.names(in: "build").isEmpty)
    }

    @Test func smallFiles() throws {
        let folder = try WritingTests.signed()
        let text = String(repeating: "A rest is ten (10) minutes. ", count: 200)
        try folder.write("# Article 2. Rest\n\n\(text)\n", to: "articles/02.md")
        let run = try #require(try run("ulimit -f 1", ["build", "."], in: folder))
        #expect(run.status == 2)
        #expect(run.errors.contains("cannot write build/"), "\(run.errors)")
        #expect(try folder.names(in: "build").isEmpty, "no unfinished file stays")
    }

    @Test func littleMemory() throws {
        let folder = try WritingTests.signed()
        let text = String(repeating: "A rest is ten (10) minutes and no more.\n\n", count: 500_000)
        try folder.write("# Article 2. Rest\n\n\(text)", to: "articles/02.md")
        #if os(Linux)
            guard let check = try run("ulimit -v 200000", ["check", "."], in: folder) else { return }
            #expect(check.status == 2)
            #expect(check.errors.hasSuffix("its limit (ulimit -v) is too small\n"), "\(check.errors)")
            let merge = try run(
                "ulimit -v 200000", ["merge-file", "articles/02.md", "agreement.yml", "papers/ta-01.md"], in: folder)
            #expect(merge?.status == 255, "git would take 2 for two conflicts")
        #endif
    }
}
