import ConcordModel
import Foundation
import Testing

@Suite("Real agreements", .enabled("the corpus is not there") { !BlockCorpus.agreements.isEmpty })
struct BlockCorpusTests {
    @Test func nothingIsLost() {
        for agreement in BlockCorpus.agreements {
            for file in agreement.files where file.path != "agreement.yml" {
                let outline = BlockOutline(bytes: file.written, path: file.path)
                let lost = BlockWords.lost(from: file.written, in: outline.tree)
                #expect(lost.isEmpty, "\(agreement.name) \(file.path): \(lost)")
            }
        }
    }

    /// The figures of `docs/corpus.md`. `CONCORD_CORPUS_TABLE=1 swift test --filter counts` prints them.
    @Test func counts() {
        var table = ""
        for agreement in BlockCorpus.agreements {
            let outline = BlockOutline(files: agreement.files)
            table += Counts(outline).row(agreement.name) + "\n"
            #expect(outline.findings.worst ?? .note < .warning)
        }
        if ProcessInfo.processInfo.environment["CONCORD_CORPUS_TABLE"] != nil { print(Counts.head + table) }
    }

    private struct Counts {
        static let head = """
            | agreement | articles | front | appendices | letters | sections | items | bullets | tables | deepest | findings |
            | --- | ---: | ---: | ---: | ---: | ---: | ---: | ---: | ---: | ---: | --- |

            """
        private var kinds: [ProvisionKind: Int] = [:]
        /// Levels of sections and items below an article.
        private var deepest = 0
        private var findings: [String: Int] = [:]

        init(_ outline: BlockOutline) {
            var depths = [Int](repeating: 0, count: outline.tree.provisions.count)
            for (index, provision) in outline.tree.provisions.enumerated() {
                kinds[provision.kind, default: 0] += 1
                let above = provision.parent.exists ? depths[Int(provision.parent.index)] : 0
                depths[index] = above + (provision.kind == .section || provision.kind == .item ? 1 : 0)
                deepest = max(deepest, depths[index])
            }
            for finding in outline.findings { findings[finding.rule.rawValue, default: 0] += 1 }
        }

        func row(_ name: String) -> String {
            let order: [ProvisionKind] = [.article, .front, .appendix, .letter, .section, .item, .bullet, .table]
            let numbers = order.map { "\(kinds[$0] ?? 0)" } + ["\(deepest)"]
            let found = findings.sorted { $0.key < $1.key }.map { "\($0.key) \($0.value)" }.joined(separator: ", ")
            return "| \(name) | \(numbers.joined(separator: " | ")) | \(found.isEmpty ? "none" : found) |"
        }
    }
}
