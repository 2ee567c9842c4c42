import ConcordModel
import Support
import Testing

@testable import ConcordWriter

/// Trees that no reader would build, of any kinds in any order: both writers keep their promises for them too.
@Suite struct DocBookRandomTreeTests {
    private static let pieces = [
        "word", "two words", " ", "  ", " \n ", "\\[", "\\-", "\\]", "\\{", "\\+", "\\}", "\\\\", "[-old-]", "{+new+}",
        "[-old -]", "{+ new+}", " {+a\nb+} ", "[-\\]-]", "{+\\[\\-+}", "[-\\\\-]", "é–", "*", "`", "<", ">", "&",
        "\\<b\\>", "]]", "\u{3}", "\t", " [-\n-] ", "{+x+}[-y-]",
    ]

    private static func text(_ random: inout Seeded) -> String {
        (0..<Int.random(in: 0...6, using: &random)).map { _ in pieces.randomElement(using: &random) ?? "" }.joined()
    }

    private static func grow(_ builder: inout FixtureBuilder, _ random: inout Seeded, depth: Int, standing: Standing) {
        for _ in 0..<Int.random(in: 0...(depth == 0 ? 6 : 3), using: &random) {
            let kinds = ProvisionKind.allCases
            let kind = kinds.randomElement(using: &random) ?? .paragraph
            let roll = Int.random(in: 0..<8, using: &random)
            let own: Standing =
                standing != .unchanged && roll > 1 ? standing : [.struck, .inserted, .unchanged][min(roll, 2)]
            if Int.random(in: 0..<9, using: &random) == 0 { builder.note("note \(roll)") }
            builder.add(
                kind, label: kind == .footnote ? "1" : Bool.random(using: &random) ? text(&random) : "",
                heading: Bool.random(using: &random) ? text(&random) : "", text(&random),
                isHead: Bool.random(using: &random), standing: own, by: FixtureBuilder.Asker.allCases[roll % 3]
            ) { inner in
                if depth < 5 { grow(&inner, &random, depth: depth + 1, standing: own) }
            }
        }
    }

    private static func tree(_ seed: Int, hasTitle: Bool = true) -> Redline {
        var random = Seeded(UInt64(seed))
        var builder = FixtureBuilder()
        builder.add(.agreement) { inner in
            if hasTitle { inner.add(.title, "Agreement") }
            grow(&inner, &random, depth: 0, standing: .unchanged)
        }
        return builder.redline
    }

    @Test func anyTreeBecomesAValidDocument() {
        let schema = DocBookSchema()
        for seed in 0..<200 {
            let document = DocBookWriter(Self.tree(seed, hasTitle: seed % 2 == 0)).write()
            if let schema {
                let isValid = schema.accepts(document)
                #expect(isValid, "seed \(seed)")
                if !isValid { print(String(decoding: document, as: UTF8.self)) }
            }
        }
    }

    @Test func takingOneSideGivesTheOther() {
        for seed in 0..<200 {
            let redline = Self.tree(seed)
            let document = DocBookWriter(redline).write()
            let marked = String(decoding: PlainTextWriter(redline).write(), as: UTF8.self)
            for (flag, struck, taken) in [
                ("deleted", Standing.struck, Standing.inserted), ("added", .inserted, .struck),
            ] {
                let clean = Side.clean(redline, without: struck)
                let taking = DocBookWords.words(of: document, removing: flag)
                let words = DocBookWords.words(of: DocBookWriter(clean).write(), removing: nil)
                #expect(taking == words, "seed \(seed) \(flag)")
                let plain = String(decoding: PlainTextWriter(clean).write(), as: UTF8.self)
                let plainTaking = ComparedWords.split(MarkedText.taking(taken, in: marked)).sorted()
                #expect(plainTaking == ComparedWords.split(plain).sorted(), "seed \(seed) \(taken)")
            }
        }
    }
}
