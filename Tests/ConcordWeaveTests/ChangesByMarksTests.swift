import ConcordModel
import Support
import Testing

@testable import ConcordReader
@testable import ConcordWeave

/// Where the words before the marks are the base's, only the words around the marks are parted. It must give what comparing
/// all words gives, token for token.
@Suite struct ChangesByMarksTests {
    @Test(arguments: SeedBatch.of(400))
    func bothRoadsGiveTheSame(batch: SeedBatch) throws {
        var taken = 0
        for seed in batch.seeds { taken += try bothRoadsGiveTheSame(seed) }
        #expect(taken > batch.seeds.count, "the short road was hardly taken")
    }

    /// Gives how many provisions were amended by their marks.
    private func bothRoadsGiveTheSame(_ seed: Int) throws -> Int {
        var random = Seeded(9000 + UInt64(seed))
        let passages = (0..<6).map { _ in Passage(&random) }
        let (manuscript, _) = AgreementReader.read(MarkedContract(passages).sources, name: "T")
        let paper = try #require(manuscript.papers.first)
        let before = try #require(paper.before)
        let weave = Weave(tree: manuscript.tree, base: manuscript.base)
        let articles = NamedProvisions(articlesOf: weave, in: Version())
        var anchor = PaperAnchor(paper, on: Version(), weave: weave, articles: articles, tokenizer: Tokenizer())
        var taken = 0
        for section in passages.indices {
            guard let target = paragraph(section, below: manuscript.base, in: weave.tree),
                let shown = paragraph(section, below: before, in: weave.tree),
                let wanted = paragraph(section, below: paper.after, in: weave.tree),
                SameText.holds(.text, of: target, and: shown, in: weave.tree)
            else { continue }
            let ends = UnmarkedEnds(.text, before: shown, after: wanted, marks: anchor.marks, in: weave.tree)
            let (earlier, later) = (anchor.paperTokens(.text, of: shown), anchor.paperTokens(.text, of: wanted))
            let name: Comment = "seed \(seed), section \(section + 1): \(passages[section].marked)"
            if ends.isAll {
                #expect(earlier.map(\.exact) == later.map(\.exact), name)
                #expect((earlier + later).allSatisfy(anchor.marks.isPlain), name)
                continue
            }
            let base = anchor.baseTokens(.text, of: target)
            let comparison = ReadingComparison(
                base: base, shown: earlier, marks: anchor.marks, ellipsis: anchor.tokenizer.ellipsis)
            #expect(comparison.differences.isEmpty, name)
            let whole = comparison.later(
                later, base: base, marks: anchor.marks, signs: ClosingSigns(text: weave.tree.text))
            guard let short = anchor.laterByMarks(.text, of: target, before: shown, after: wanted, ends) else {
                continue
            }
            #expect(short.later.tokens == whole, name)
            for index in short.window {
                let source = short.comparison.source(ofBase: index - short.window.lowerBound)
                #expect(source == comparison.source(ofBase: index), name)
            }
            taken += 1
        }
        return taken
    }

    /// The first paragraph of a section of the first article below a root.
    private func paragraph(_ section: Int, below root: ProvisionID, in tree: Tree) -> ProvisionID? {
        guard let article = Array(tree.children(of: root)).first(where: { tree[$0].kind == .article }) else {
            return nil
        }
        let number = "\(section + 1)"
        return Array(tree.children(of: article)).first { tree.label(of: $0)?.number == number }
            .flatMap { Array(tree.children(of: $0)).first }
    }
}

/// A paragraph as it stands, and with marks anywhere in it: inside words, numbers written twice, dates and emphasis.
private struct Passage {
    var text: String
    var marked: String

    private static let words = """
        the employee shall ten twenty-five percent and one hundred (10) (25%) $500.00 July 1, 31 2025 May may don't don’t \
        full-time A a. (b) “day” "day" – *pay* **step** AT&amp;T &nbsp;leave [plan](#plan) 1-1/2 7/1/2025 dollars é \
        naïve; I hours of notice … half 7% x_1 -hours 'til ,000 `code`
        """.split(separator: " ").map(String.init)

    init(_ random: inout Seeded) {
        var text = ""
        for _ in 0..<(4 + random.number(50)) {
            text += random.pick(Passage.words)
            text += random.chance(12) ? "" : random.chance(20) ? "  " : random.chance(20) ? "\n" : " "
        }
        let letters = Array("Start " + text + "end.")
        self.text = String(letters)
        marked = ""
        var place = 0
        for _ in 0..<(1 + random.number(3)) where place < letters.count {
            let start = place + random.number(letters.count - place)
            let end = min(letters.count, start + (random.chance(3) ? 0 : random.number(12)))
            let new = (0..<random.number(4)).map { _ in random.pick(Passage.words) }.joined(separator: " ")
            marked += String(letters[place..<start]) + Passage.mark(String(letters[start..<end]), new, &random)
            place = end
        }
        marked += String(letters[place...])
    }

    private static func mark(_ old: String, _ new: String, _ random: inout Seeded) -> String {
        let new = random.chance(2) ? new : " " + new + " "
        if old.isEmpty { return "{++\(new)++}" }
        return new.allSatisfy { $0 == " " } ? "{--\(old)--}" : "{~~\(old)~>\(new)~~}"
    }
}

/// An article with a section for each passage, and a paper that marks it.
private struct MarkedContract {
    private(set) var sources = SourceSet()

    init(_ passages: [Passage]) {
        let head = "# Article 1. Pay\n"
        func section(_ index: Int, _ text: String) -> String { "\n## Section \(index + 1). Part.\n\n\(text)\n" }
        let contract = passages.enumerated().map { section($0, $1.text) }.joined()
        let paper = passages.enumerated().map { section($0, $1.marked) }.joined()
        let front = "---\npaper: P\nkind: proposal\nform: marked\n---\n\n"
        let frame = "title: T\nparties: { union: { name: U }, employer: { name: E } }\n"
        for (path, text) in [
            ("agreement.yml", frame), ("articles/1.md", head + contract), ("papers/p.md", front + head + paper),
        ] { sources.add(SourceFile(path: path, bytes: Array(text.utf8))) }
    }
}
