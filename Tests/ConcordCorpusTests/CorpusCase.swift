import ConcordCompiler
import Foundation
import Support
import Testing

/// A case of the corpus: an agreement folder, and what must come of it.
///
/// `expected/findings.txt`, `agreement.txt` (where nothing forbids a clean copy) and `redline.txt` stand in every case.
/// `findings@VERSION.txt` (what is found when that version is asked for), `redline.html` (what stands inside `<main>`), `redline.xml`, `clean@VERSION.txt` and `redline@FROM..TO.txt` are
/// compared where they stand. What is known to be wrong stands in `expected/` as it is today, and in `wanted/` as it
/// should be: the test says so until it is.
struct CorpusCase: CustomTestStringConvertible, Sendable {
    let name: String
    var testDescription: String { name }

    var folder: URL { Self.corpus.appendingPathComponent(name) }

    static let corpus = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .appendingPathComponent("Corpus")

    static let all: [CorpusCase] = {
        let names = (try? FileManager.default.contentsOfDirectory(atPath: corpus.path)) ?? []
        return names.filter { !$0.hasPrefix(".") && !$0.hasSuffix(".md") }.sorted().map(CorpusCase.init)
    }()

    static let isRecording = ProcessInfo.processInfo.environment["CONCORD_RECORD"] == "1"

    func input() throws -> Input { try AgreementFiles.input(at: folder) }

    /// Every output that this case compares, by file name.
    func outputs(of compilation: Compilation) throws -> [String: String] {
        var outputs = ["findings.txt": compilation.report]
        for (name, bytes) in try compilation.build(version: "integrated", formats: OutputFormat.allCases) {
            let text = String(decoding: bytes, as: UTF8.self)
            switch name {
            case "agreement.txt", "redline.txt": outputs[name] = text
            case "redline.xml" where isCompared(name): outputs[name] = text
            case "redline.html" where isCompared(name): outputs[name] = Self.main(of: text)
            default: break
            }
        }
        for name in files(in: "expected") where name.contains("@") {
            let format = OutputFormat.allCases.first { name.hasSuffix(".\($0.fileExtension)") } ?? .text
            let bare = name.dropLast(format.fileExtension.count + 1)
            if bare.hasPrefix("findings@") {
                outputs[name] = compile(try input(), version: String(bare.dropFirst("findings@".count))).report
                continue
            }
            let versions: [String]
            if bare.hasPrefix("clean@") {
                versions = [String(bare.dropFirst("clean@".count))]
            } else {
                versions = bare.dropFirst("redline@".count).components(separatedBy: "..")
            }
            let bytes = try compilation.redline(
                from: try #require(versions.first), to: try #require(versions.last), format: format)
            let text = String(decoding: bytes, as: UTF8.self)
            outputs[name] = format == .html ? Self.main(of: text) : text
        }
        return outputs
    }

    func text(of name: String, in room: String) -> String? {
        (try? Data(contentsOf: folder.appendingPathComponent("\(room)/\(name)"))).map {
            String(decoding: $0, as: UTF8.self)
        }
    }

    func files(in room: String) -> [String] {
        ((try? FileManager.default.contentsOfDirectory(atPath: folder.appendingPathComponent(room).path)) ?? [])
            .sorted()
    }

    private func isCompared(_ name: String) -> Bool { files(in: "expected").contains(name) }

    func record(_ outputs: [String: String]) throws {
        let room = folder.appendingPathComponent("expected")
        try FileManager.default.createDirectory(at: room, withIntermediateDirectories: true)
        for name in files(in: "expected") where outputs[name] == nil {
            try FileManager.default.removeItem(at: room.appendingPathComponent(name))
        }
        for (name, text) in outputs { try Data(text.utf8).write(to: room.appendingPathComponent(name)) }
    }

    /// What stands inside `<main>`; the rest of a page is its shell's.
    private static func main(of page: String) -> String {
        guard let start = page.range(of: "<main"), let end = page.range(of: "</main>") else { return page }
        return String(page[start.lowerBound..<end.upperBound]) + "\n"
    }
}
