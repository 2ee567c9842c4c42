import ConcordCompiler
import Foundation
import Support
import Testing

/// The differences between two terms of a real agreement, dealt out to papers at random: together they give the later term,
/// and rival papers conflict exactly where they change the same words otherwise.
@Suite(.enabled(if: RealAgreement.isAtHand, RealAgreement.absence))
struct DealtDifferencesTests {
    /// Deals in the suite, and the number that `CONCORD_SOAK` asks for.
    static let deals =
        ProcessInfo.processInfo.environment["CONCORD_SOAK"].flatMap(Int.init).map { max(5, $0 / 400) } ?? 20

    struct Terms: Sendable {
        var earlier: [String: [UInt8]]
        var later: [String: [UInt8]]
        var differences: [(path: String, difference: SourceDifference)]
        /// Each in the drafter's words, where it can be said so.
        var sentences: [String?]
        /// The words of the later term, as they print.
        var words: [[UInt8]]
    }

    static let frame = SourceFile(
        path: "agreement.yml",
        bytes: Array("title: AEE\nparties:\n  union: { name: Union }\n  employer: { name: Employer }\n".utf8))

    static let terms: Terms? = try? readTerms()

    private static func readTerms() throws -> Terms {
        func articles(_ name: String) throws -> [String: [UInt8]] {
            // By number, since a new title gives a file another name.
            var files: [String: [UInt8]] = [:]
            for file in try RealAgreement(name: name).input().files
            where file.path.hasPrefix("articles/") && file.bytes.starts(with: "# ARTICLE".utf8) {
                let head = String(decoding: file.bytes.prefix { $0 != 0x0A }, as: UTF8.self)
                let number = head.split(separator: " ")[2]
                files["articles/\(number).md"] = file.written
            }
            return files
        }
        let (earlier, all) = (try articles("aee-2023"), try articles("aee-2025"))
        // What one term has and the other has not is another test's.
        let later = earlier.merging(all.filter { earlier[$0.key] != nil }) { $1 }
        var differences: [(String, SourceDifference)] = []
        for (path, bytes) in earlier.sorted(by: { $0.key < $1.key }) {
            for difference in SourceDifference.between(bytes, later[path] ?? []) {
                differences.append((path, difference))
            }
        }
        let files = later.map { SourceFile(path: $0.key, bytes: $0.value) }
        let clean = try compile(Input(name: "aee", files: [frame] + files)).redline(
            from: "base", to: "base", format: .text)
        let instructions = DealtInstructions(earlier, frame: frame)
        let sentences = differences.indices.map { turn in
            instructions.said(
                differences[turn].1, in: differences[turn].0, turn: turn,
                beside: differences.filter { $0.0 == differences[turn].0 }.map(\.1))
        }
        return Terms(
            earlier: earlier, later: later, differences: differences, sentences: sentences,
            words: PrintedWords.letterRuns(clean))
    }

    @Test func theDifferencesTogetherAreTheLaterTerm() throws {
        let terms = try #require(Self.terms)
        #expect(terms.differences.count > 100)
        for (path, bytes) in terms.earlier {
            let own = terms.differences.filter { $0.path == path }.map(\.difference)
            let applied = DealtPaper.applied(own, to: bytes)
            let isSame = PrintedWords.letterRuns(applied) == PrintedWords.letterRuns(terms.later[path] ?? [])
            #expect(isSame, "\(path)")
        }
    }

    @Test func manyDifferencesCanBeSaidInSentences() throws {
        let terms = try #require(Self.terms)
        let said = terms.sentences.compactMap { $0 }
        #expect(said.count * 2 > terms.sentences.count, "\(said.count) of \(terms.sentences.count)")
        for beginning in ["In ", "Article ", "Add "] { #expect(said.contains { $0.hasPrefix(beginning) }) }
        for words in [" insert \"", " is amended by striking ", " is amended to read:"] {
            #expect(said.contains { $0.contains(words) }, "\(words)")
        }
    }

    @Test(arguments: 0..<deals)
    func papersTogetherGiveTheLaterTerm(seed: Int) throws {
        let terms = try #require(Self.terms)
        var random = Seeded(UInt64(seed))
        let papers = deal(terms, &random)
        let base = [Self.frame] + terms.earlier.map { SourceFile(path: $0.key, bytes: $0.value) }
        let compilation = compile(
            Input(name: "aee", files: base + papers.map { $0.file(on: terms.earlier) }))
        let errors = compilation.findings.filter { $0.severity == .error && !$0.isCheck }
        #expect(errors.isEmpty, "seed \(seed)\n\(compilation.showing(errors).report.prefix(3000))")
        let clean = try compilation.redline(from: "integrated", to: "integrated", format: .text)
        let isSame = PrintedWords.letterRuns(clean) == terms.words
        #expect(isSame, "seed \(seed)")
    }

    @Test(arguments: 0..<deals)
    func exactlyTheRivalsConflict(seed: Int) throws {
        let terms = try #require(Self.terms)
        var random = Seeded(5000 + UInt64(seed))
        let papers = deal(terms, &random)
        var files = papers.map { $0.file(on: terms.earlier) }
        var wanted: [Set<String>] = []
        for paper in papers {
            for (path, list) in paper.differences.sorted(by: { $0.key < $1.key }) {
                for difference in list where random.chance(10) {
                    guard let rival = DealtPaper.rival(of: difference, in: terms.earlier[path] ?? []) else { continue }
                    let id = "RV-\(wanted.count + 1)"
                    let other = DealtPaper(id: id, form: .marked, differences: [path: [rival]])
                    files.append(other.file(on: terms.earlier))
                    wanted.append([paper.id, id])
                }
            }
        }
        // A deal may have none.
        if wanted.isEmpty { return }
        let base = [Self.frame] + terms.earlier.map { SourceFile(path: $0.key, bytes: $0.value) }
        let compilation = compile(Input(name: "aee", files: base + files))
        let errors = compilation.findings.filter { $0.severity == .error }
        let others = errors.filter { !$0.rule.isOpenConflict }
        #expect(others.isEmpty, "seed \(seed)")
        let found = errors.map { $0.papers.sorted().joined(separator: " ") }.sorted()
        #expect(found == wanted.map { $0.sorted().joined(separator: " ") }.sorted(), "seed \(seed)")
    }

    func deal(_ terms: Terms, _ random: inout Seeded) -> [DealtPaper] {
        var papers = (1...(2 + random.number(11))).map { number in
            DealtPaper(id: "TA-\(number)", form: random.pick(DealtPaper.Form.allCases))
        }
        papers[0].form = .fullText
        for ((path, difference), sentence) in zip(terms.differences, terms.sentences) {
            var index = random.number(papers.count)
            // What cannot be marked goes into a paper that need not mark it, and so does what cannot be said in a sentence.
            switch papers[index].form {
            case .marked:
                if DealtPaper.marked(terms.earlier[path] ?? [], [difference]) == nil { index = 0 }
            case .instructions:
                if let sentence { papers[index].sentences.append(sentence) } else { index = 0 }
            case .fullText, .patch: break
            }
            papers[index].differences[path, default: []].append(difference)
        }
        return papers.filter { !$0.differences.isEmpty }
    }
}
