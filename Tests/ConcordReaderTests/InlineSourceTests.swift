import ConcordModel
import ConcordReader
import Support
import Testing

@Suite("Runs lead back to the file")
struct InlineSourceTests {
    @Test(arguments: [
        ("plain words", ["plain words@0"]), ("a\nb\nc", ["a b c@0"]), ("a *b* c", ["a @0", "b@3", " c@5"]),
        ("a\\*b", ["a@0", "*b@2"]), ("a&amp;b", ["a@0", "&@1", "b@6"]), ("a  b", ["a @0", "b@3"]),
        ("a  \nb", ["a@0", "\nb@3"]),
        ("a<br>b", ["a@0", "\n@1", "b@5"]), ("a `b` c", ["a @0", "b@3", " c@5"]),
        ("[a](b)c", ["a@1", "c@6"]), ("x [a] y", ["x [a] y@0"]), ("a * b", ["a * b@0"]), ("*[a*", ["[a@1"]),
        ("a\0b", ["a@0", "\u{FFFD}@1", "b@2"]), ("a\tb", ["a b@0"]), ("a <b> & c", ["a <b> & c@0"]), ("**a", ["**a@0"]),
        ("***a**", ["*@0", "a@3"]), ("`a\nb`", ["a b@1"]),
    ])
    func offsets(input: String, places: [String]) {
        #expect(Reading(input).places == places)
    }

    @Test func indentedLinesAndOtherLineEnds() {
        #expect(Reading(bytes: Array("a b\n   c\n d".utf8), indented: true).places == ["a b @0", "c @7", "d@10"])
        #expect(Reading(bytes: Array("a *b\n   c* d".utf8), indented: true).places == ["a @0", "b @3", "c@8", " d@10"])
        let source = SourceText(file: SourceSet().firstFile, bytes: Array("a\r\n*b*".utf8))
        var tree = Tree()
        var reader = InlineReader()
        _ = reader.read([0..<1, 3..<6], of: source, into: &tree)
        #expect(tree.runs.map(\.source) == [0, 4])
        #expect(String(decoding: tree.text, as: UTF8.self) == "a b")
    }

    @Test func runsBreakWhereTheSourceJumps() {
        let jumps = [SourceText.Jump(here: 0, there: 100), .init(here: 2, there: 200), .init(here: 5, there: 203)]
        #expect(Reading(bytes: Array("abcdefg".utf8), jumps: jumps).places == ["ab@100", "cdefg@200"])
        let marked = Reading(bytes: Array("a*bcdef*g".utf8), jumps: jumps + [.init(here: 6, there: 300)])
        #expect(marked.places == ["a@100", "bcde@200", "f@300", "g@302"])
    }

    /// On random text every run that stands in the source as it is does so where it says, and nothing is lost: runs are
    /// contiguous, ascend in the text and never point outside the file.
    @Test(arguments: 21...23)
    func randomText(seed: Int) {
        var generator = Seeded(UInt64(seed))
        let phrases = [
            "a", "word ", "*", "**", "_", "`", "[", "](b)", "](javascript:x)", "&amp;", "&#10;", "\\", "\n", "  \n",
            "<br>", "{>>", "<<}",
            "<!--", "-->", "é", "—", " ", "  ", "\t", "<", ">", "(", ")", "[^1]", "$",
        ]
        for _ in 0..<3000 {
            var bytes: [UInt8] = []
            for _ in 0..<Int.random(in: 1...20, using: &generator) {
                if Int.random(in: 0..<30, using: &generator) == 0 {
                    bytes.append(UInt8.random(in: 0...255, using: &generator))
                } else {
                    bytes.append(contentsOf: (phrases.randomElement(using: &generator) ?? "a").utf8)
                }
            }
            var jumps: [SourceText.Jump] = []
            if Bool.random(using: &generator) {
                for here in stride(from: 3, to: bytes.count, by: 7) {
                    jumps.append(.init(here: here, there: here * 10))
                }
            }
            let indented = Bool.random(using: &generator)
            let reading = Reading(bytes: bytes, jumps: jumps, footnotes: ["1"], indented: indented)
            let tree = reading.tree
            #expect(String(validating: tree.text, as: UTF8.self) != nil)
            var end = 0
            var back: [Int: UInt8] = [:]
            for (offset, byte) in bytes.enumerated() { back[reading.source.origin(of: offset)] = byte }
            for run in tree.runs {
                #expect(Int(run.start) == end)
                #expect(run.length > 0)
                end += Int(run.length)
                let words = Array(tree.text[run.bytes])
                let there: [UInt8?] = (0..<words.count).map { back[Int(run.source) + $0] }
                let stands = zip(words, there).allSatisfy { (word: UInt8, source: UInt8?) -> Bool in
                    if word == source { return true }
                    return word == 0x20 && (source == 0x0A || source == 0x09)
                }
                // What is decoded stands alone in its run.
                let decoded: Bool =
                    there[0] == 0x26 || words == [0xEF, 0xBF, 0xBD] || words == [0x0A]
                    // The space between two marks of footnotes.
                    || words == [0x20] && there[0] == 0x5B
                #expect(stands || decoded, "\(String(decoding: bytes, as: UTF8.self).debugDescription)")
            }
            #expect(end == tree.text.count)
        }
    }
}
