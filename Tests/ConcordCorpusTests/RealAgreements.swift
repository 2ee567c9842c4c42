import ConcordCompiler
import Foundation
import Support
import Testing

/// Real agreements, which are not part of the project: beside it in `../shared/corpus`, or where `CONCORD_CORPUS` says.
/// Their words are read at run time and never copied into a test.
struct RealAgreement: CustomTestStringConvertible, Sendable {
    let name: String
    var testDescription: String { name }
    var folder: URL { Self.place?.appendingPathComponent("oregon/\(name)") ?? URL(fileURLWithPath: "/nowhere") }

    static let place: URL? = {
        let package = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
            .deletingLastPathComponent()
        let named = ProcessInfo.processInfo.environment["CONCORD_CORPUS"].map(URL.init(fileURLWithPath:))
        return [named, package.deletingLastPathComponent().appendingPathComponent("shared/corpus")].compactMap { $0 }
            .first { FileManager.default.fileExists(atPath: $0.appendingPathComponent("oregon").path) }
    }()

    static let isAtHand = place != nil
    static let absence: Comment =
        "the real agreements are not at hand: neither CONCORD_CORPUS nor ../shared/corpus has them"

    static let all: [RealAgreement] = {
        guard let place else { return [] }
        let names = try? FileManager.default.contentsOfDirectory(atPath: place.appendingPathComponent("oregon").path)
        return (names ?? []).sorted().map(RealAgreement.init)
    }()

    /// All of it but the papers, which are kept as found.
    func input() throws -> Input { try AgreementFiles.input(at: folder) }

    func bytes(of file: String) throws -> [UInt8] {
        Array(try Data(contentsOf: folder.appendingPathComponent(file)))
    }

    func lines(of file: String) throws -> [String] {
        String(decoding: try bytes(of: file), as: UTF8.self).components(separatedBy: "\n")
    }

    /// The words of Markdown source as they are printed: without what only says how the page is set.
    static func words(_ source: String) -> [[UInt8]] {
        var text = source
        for (sign, other) in [("<br>", " "), ("<br/>", " "), ("```text", " "), ("&amp;", "&")] {
            text = text.replacingOccurrences(of: sign, with: other)
        }
        return PrintedWords.letterRuns(text.utf8)
    }

    static func named(_ words: [[UInt8]: Int]) -> [String] {
        words.map { "\(String(decoding: $0.key, as: UTF8.self)) ×\($0.value)" }.sorted()
    }
}
