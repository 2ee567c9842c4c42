import ConcordCompiler
import Foundation
import Testing

/// Every case of `Tests/Merges` gives what is expected of it.
@Suite struct MergeExampleTests {
    @Test(arguments: MergeExample.all)
    func givesWhatIsExpected(_ example: MergeExample) throws {
        let item = try MergeCase(
            base: example.text(of: "base"), ours: example.text(of: "ours"), theirs: example.text(of: "theirs"))
        let (merged, conflicts) = merge(item.base, item.ours, item.theirs)
        if CorpusCase.isRecording {
            try Data(merged.utf8).write(to: example.file("merged"))
            Issue.record("\(example.name) was recorded; read it before it is kept")
            return
        }
        #expect(try merged == example.text(of: "merged"))
        let (turned, turnedConflicts) = merge(item.base, item.theirs, item.ours)
        #expect(turnedConflicts == conflicts)
        if conflicts == 0 { #expect(words(turned) == words(merged)) }
        guard GitMerge.isAtHand else { return }
        let git = try GitMerge().merge(item)
        if conflicts == 0, git.conflicts == 0 { #expect(words(git.text) == words(merged)) }
    }

    private func merge(_ base: String, _ ours: String, _ theirs: String) -> (text: String, conflicts: Int) {
        var style = MergeStyle()
        style.markers = .diff3
        let merge = mergeFiles(base: Array(base.utf8), ours: Array(ours.utf8), theirs: Array(theirs.utf8), style: style)
        return (String(decoding: merge.bytes, as: UTF8.self), merge.conflicts)
    }

    private func words(_ text: String) -> [Substring] { text.split(whereSeparator: \.isWhitespace) }
}

/// A folder of `Tests/Merges`.
struct MergeExample: CustomTestStringConvertible, Sendable {
    let name: String
    var testDescription: String { name }

    private static let folder = CorpusCase.corpus.deletingLastPathComponent().appendingPathComponent("Merges")

    static let all: [MergeExample] = {
        let names = (try? FileManager.default.contentsOfDirectory(atPath: folder.path)) ?? []
        return names.filter { !$0.hasPrefix(".") && !$0.hasSuffix(".md") }.sorted().map(MergeExample.init)
    }()

    func file(_ name: String) -> URL { Self.folder.appendingPathComponent("\(self.name)/\(name).md") }

    func text(of name: String) throws -> String { String(decoding: try Data(contentsOf: file(name)), as: UTF8.self) }
}
