import Foundation
import Testing

/// Keys made for one test by the tools that people sign with, in a folder of their own.
final class SigningKeys {
    let folder: TemporaryFolder

    init() throws { folder = try TemporaryFolder() }

    func path(_ name: String) -> String { folder.url(of: name).path }

    /// Makes a key of ssh and gives its public half.
    @discardableResult
    func ssh(_ name: String, passphrase: String = "") throws -> String {
        try run("ssh-keygen", "-q", "-t", "ed25519", "-N", passphrase, "-C", "", "-f", path(name))
        return try text(name + ".pub").trimmingCharacters(in: .whitespacesAndNewlines)
    }

    /// The same of minisign, without a password.
    @discardableResult
    func minisign(_ name: String) throws -> String {
        try run("minisign", "-G", "-W", "-p", path(name + ".pub"), "-s", path(name))
        let lines = try text(name + ".pub").split(separator: "\n")
        return String(try #require(lines.last))
    }

    func text(_ name: String) throws -> String {
        String(decoding: try Data(contentsOf: folder.url(of: name)), as: UTF8.self)
    }

    /// The signature of some bytes.
    func signature(of words: String, by key: String, namespace: String = "concord") throws -> String {
        try folder.write(words, to: "words")
        try? FileManager.default.removeItem(at: folder.url(of: "words.sig"))
        try run("ssh-keygen", "-q", "-Y", "sign", "-f", path(key), "-n", namespace, path("words"))
        return try text("words.sig")
    }

    /// The same of minisign.
    func minisignature(of words: String, by key: String) throws -> String {
        try folder.write(words, to: "words")
        try run("minisign", "-S", "-s", path(key), "-x", path("words.minisig"), "-m", path("words"))
        return try text("words.minisig")
    }

    /// A file of signers, and its path.
    func list(_ lines: String...) throws -> String {
        try folder.write(lines.map { $0 + "\n" }.joined(), to: "signers")
        return path("signers")
    }

    func run(_ arguments: String...) throws {
        let process = Process()
        process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
        process.arguments = arguments
        process.standardInput = FileHandle.nullDevice
        process.standardOutput = FileHandle.nullDevice
        process.standardError = FileHandle.nullDevice
        try process.run()
        process.waitUntilExit()
        try #require(process.terminationStatus == 0, "\(arguments.joined(separator: " "))")
    }
}
