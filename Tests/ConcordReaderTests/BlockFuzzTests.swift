import ConcordModel
import Support
import Testing

/// Whatever a file holds, reading it ends, keeps its words and makes a sound tree. The inputs are cases of our own and,
/// where they lie beside the package, real agreements: cut, shuffled and sprinkled with bytes, the same ones each time.
@Suite("Reading survives anything")
struct BlockFuzzTests {
    @Test(arguments: 1...6)
    func mutations(seed: Int) {
        var generator = Seeded(UInt64(seed))
        let inputs = Self.inputs
        for _ in 0..<400 {
            guard var bytes = inputs.randomElement(using: &generator) else { return }
            for _ in 0..<Int.random(in: 1...4, using: &generator) { Self.change(&bytes, &generator) }
            let path = Bool.random(using: &generator) ? "articles/1.md" : "letters/1.md"
            expectSound(bytes, path)
        }
    }

    @Test(arguments: 11...14)
    func phrases(seed: Int) {
        var generator = Seeded(UInt64(seed))
        for _ in 0..<1500 {
            var text = ""
            for _ in 0..<Int.random(in: 1...25, using: &generator) {
                text += Self.phrases.randomElement(using: &generator) ?? ""
            }
            expectSound(Array(text.utf8), "articles/1.md")
            let paper = "---\npaper: P\nkind: proposal\n---\n" + text
            _ = BlockOutline(paper, path: "papers/p.md")
            _ = BlockOutline(files: [SourceFile(path: "agreement.yml", bytes: Array(text.utf8))])
        }
    }

    private func expectSound(_ bytes: [UInt8], _ path: String) {
        let outline = BlockOutline(bytes: bytes, path: path)
        let lost = BlockWords.lost(from: bytes, in: outline.tree)
        #expect(
            lost.isEmpty, "lost \(lost) from \(String(decoding: bytes.prefix(2000), as: UTF8.self).debugDescription)")
        #expect(String(validating: outline.tree.text, as: UTF8.self) != nil)
        for (index, provision) in outline.tree.provisions.enumerated() {
            #expect(Int(provision.parent.index) < index)
            #expect(provision.position.file.index == 0 || Int(provision.position.offset) <= bytes.count)
            for part in Part.allCases { #expect(Int(provision.runs(of: part).upperBound) <= outline.tree.runs.count) }
        }
    }

    private static let inputs: [[UInt8]] = {
        var inputs = BlockCorpus.agreements.flatMap(\.files).filter {
            $0.path != "agreement.yml" && $0.bytes.count < 12_000
        }
        .map(\.bytes)
        inputs.append(Array(phrases.joined().utf8))
        inputs.append(Array(phrases.reversed().joined().utf8))
        return inputs
    }()

    private static let phrases = [
        "# Article 5. Leave\n", "## Section 1. Pay\n", "Section 2. Rest. All rest.\n\n", "5.1 The text.\n\n",
        "**5.2 Head.** Text\n",
        "(a) One\n", "(i) Two\n", "(ii) (A) Three\n", "    1. Four\n", "Step 2: Five\n\n", "- six\n", "– seven\n",
        "> eight\n",
        "> > nine\n", "| a | b |\n", "|---|---|\n", "Table: ten\n", "{>> eleven", " <<}", "{>>\n\n", "<!-- twelve",
        " -->",
        "```\n", "``` a b\n", "~~~\n", "[^1]: note\n", "[^1]", "[x]: https://a.b/c\n", "[x][x]", "[y](z \"t\")",
        "[y](z)",
        "<table>", "<tr><td>", "<td colspan=3>", "</table>", "<table border=1>\n<tr><td>x</td></tr>\n</table>\n",
        "*em*", "**st**",
        "`code`", "&amp;", "\\*", "<br>", "______\n", "***\n", "---\n", "\n", "\n\n", "\r\n", "\r", "    ", "\t",
        "words ", "thirty\n(30) days ",
        "ARTICLE 9. BARE\n\n", "III. Roman\n\n", "J. Smith, Steward\n", "REV: 2017\n", "\u{FEFF}", "\0", "\u{A0}", "é",
        "{++", "++}", "{--", "--}",
        "{~~", "~>", "~~}", "\n{++\n", "\n++}\n",
    ]

    private static func change(_ bytes: inout [UInt8], _ generator: inout Seeded) {
        guard bytes.count > 2 else { return }
        let place = Int.random(in: 0..<bytes.count, using: &generator)
        switch Int.random(in: 0..<6, using: &generator) {
        case 0: bytes.removeSubrange(place...)
        case 1: bytes.removeSubrange(..<place)
        case 2:
            for _ in 0..<20 {
                bytes[Int.random(in: 0..<bytes.count, using: &generator)] = UInt8.random(in: 0...255, using: &generator)
            }
        case 3:
            bytes = Array(
                bytes.split(separator: 0x0A, omittingEmptySubsequences: false).shuffled(using: &generator).joined(
                    separator: [0x0A]))
        case 4: bytes.insert(contentsOf: (phrases.randomElement(using: &generator) ?? "").utf8, at: place)
        default:
            let end = min(bytes.count, place + Int.random(in: 1...400, using: &generator))
            bytes.append(contentsOf: bytes[place..<end])
        }
    }
}
