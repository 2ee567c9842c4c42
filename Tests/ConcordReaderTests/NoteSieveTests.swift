import ConcordModel
import Foundation
import Support
import Testing

/// Which words are notes, and what is left of a file without them.
@Suite("Internal notes are taken out first")
struct NoteSieveTests {
    /// What is left, with every note as `text@offset`, an open one with `?` behind it, and stray closing signs as `!offset`.
    private func sieved(_ text: String, _ path: String = "articles/1.md") -> (left: String, notes: [String]) {
        let file = SourceFile(path: path, bytes: Array(text.utf8)).text
        let notes = file.notes.map { "\($0.text)@\($0.bytes.lowerBound)\($0.isClosed ? "" : "?")" }
        return (String(decoding: file.bytes, as: UTF8.self), notes + file.strayClosings.map { "!\($0)" })
    }

    @Test(arguments: [
        ("a {>> n <<} b", "a b", ["n@2"]), ("a{>>n<<}b", "ab", ["n@1"]), ("a {>>n<<}", "a", ["n@2"]),
        ("{>>n<<} a", "a", ["n@0"]), ("a <!-- n --> b", "a b", ["n@2"]), ("a{>>x\ny<<}b", "ab", ["x\ny@1"]),
        ("{>>a<<}{>>b<<}", "", ["a@0", "b@7"]), ("*a{>>n<<}*", "*a*", ["n@2"]),
        ("`a {>>n<<} b`", "`a b`", ["n@3"]), ("[a](b{>>n<<})", "[a](b)", ["n@5"]),
        ("<!-->a", "a", ["@0"]), ("<!--->a", "a", ["@0"]), ("<!-- a -- b --> c", "c", ["a -- b@0"]),
        ("\\{>>a<<}", "\\{>>a<<}", ["!5"]), ("\\{>>a\\<<}", "\\{>>a\\<<}", []), ("\\\\{>>n<<}", "\\\\", ["n@2"]),
        ("a {>>n<<}  \nb", "a  \nb", ["n@2"]), ("{>> <!-- a --> <<}b", "b", ["<!-- a -->@0"]),
        ("a {>>b {>>c<<} d<<} e", "a e", ["b {>>c<<} d@2"]), ("a <!--b <!--c--> d--> e", "a e", ["b <!--c--> d@2"]),
        ("a --> b", "a --> b", []), ("{>> a --> b <<}c", "c", ["a --> b@0"]), ("a <<} b", "a <<} b", ["!2"]),
        // Lines.
        ("a\n{>> n <<}\nb\n", "a\nb\n", ["n@2"]), ("a\n  {>> n <<}  \r\nb", "a\nb", ["n@4"]),
        ("a\n  {>> n\nm <<} b\n", "a\n  b\n", ["n\nm@4"]), ("> a\n> {>> n <<}\n> b", "> a\n> b", ["n@6"]),
        ("a {>> n\n\nm <<} b", "a\n\nb", ["n\n\nm@2"]), ("a\n{>> n\n\nm <<}\nb", "a\n\nb", ["n\n\nm@2"]),
        ("# A {>> n\nm <<} b", "# A\nb", ["n\nm@4"]),
    ])
    func closed(input: String, left: String, notes: [String]) {
        let found = sieved(input)
        #expect(found.left == left)
        #expect(found.notes == notes)
    }

    @Test(arguments: [
        ("a {>> b", "a", ["b@2?"]), ("a <!-- b\nc\n\nd", "a\n\nd", ["b\nc@2?"]), ("{>>a{>>b", "", ["a{>>b@0?"]),
        ("{>>a <!--b--> c\n\nd", "\nd", ["a <!--b--> c@0?"]), ("<<} a {>> b", "<<} a", ["b@6?", "!0"]),
        ("{>> a >>\n\nb\n\n# C\n\n{>> d <<}\ne", "\nb\n\n# C\n\ne", ["a >>@0?", "d@18"]),
        ("a {>> b\n# C\nd", "a\n# C\nd", ["b@2?"]), ("a {>>b {>>c<<} d\n\ne", "a\n\ne", ["b {>>c<<} d@2?"]),
        ("```\na {>> b\n```\nc", "```\na\n```\nc", ["b@6?"]), ("> a {>> b\n>\n> c", "> a\n>\n> c", ["b@4?"]),
        // Signs of both kinds that are not in pairs.
        ("{>> a <!-- b <<} c -->\n\nd", "\nd", ["a <!-- b <<} c -->@0?"]),
        ("{>> a >>\n\nb <!-- c <<} d -->", "\nb", ["a >>@0?", "c <<} d@12"]),
    ])
    func open(input: String, left: String, notes: [String]) {
        let found = sieved(input)
        #expect(found.left == left)
        #expect(found.notes == notes)
    }

    /// In a paper a note stands on one side of one mark.
    @Test(arguments: [
        ("a {++b {>> n <<}++} c", "a {++b++} c", ["n@7"]), ("a {>> n {++b++} <<} c", "a c", ["n {++b++}@2"]),
        ("a {++{>>++} b {++<<}++} c", "a {++++} b {++<<}++} c", ["@5?", "!17"]),
        ("{~~a~>b {>> n <<~~} c {>> m <<} d", "{~~a~>b~~} c d", ["n <<@8?", "m@22"]),
        ("{~~a {>> n ~>b~~} c {>> m <<}", "{~~a~>b~~} c", ["n@5?", "m@20"]),
        ("{++b {>> n < ++} c\n\nd {>> m <<}", "{++b++} c\n\nd", ["n <@5?", "m@22"]),
        ("{--<!-- n --} a {----> b--}", "{----} a {----> b--}", ["n@3?"]),
        ("a {>> n {++ <<} b ++} c", "a {++ <<} b ++} c", ["n@2?", "!12"]),
        ("{++\n\na {>> n\n\nb\n\n++}\n", "{++\n\na\n\nb\n\n++}\n", ["n@7?"]),
        ("{++\na {>> n\n++}\nb", "{++\na\n++}\nb", ["n@6?"]),
        ("{++a\n\n{>> n\n\nm <<}\n\nb ++}", "{++a\n\n\n\nb ++}", ["n\n\nm@6"]),
        ("a {>> as ++} there <<} b", "a b", ["as ++} there@2"]), ("\\{++ {>> n ++} <<}", "\\{++", ["n ++}@5"]),
    ])
    func marks(input: String, left: String, notes: [String]) {
        let found = sieved(input, "papers/1.md")
        #expect(found.left == left)
        #expect(found.notes == notes)
    }

    @Test(arguments: [
        ("title: A {>> n <<}\n", "title: A\n", ["n@9"]), ("title: \"A {>> n <<}\"\n", "title: \"A\"\n", ["n@10"]),
        ("title: {>> n: m <<} A\nparties:\n", "title: A\nparties:\n", ["n: m@7"]),
        ("title: A {>> n\nterm: B\n", "title: A\nterm: B\n", ["n@9?"]),
        ("title: \"A {>> n\"\nterm: B\n", "title: \"A\"\nterm: B\n", ["n@10?"]),
        ("a: A # {>> n\nb: B\n", "a: A # {>> n\nb: B\n", []),
        ("# <!-- n\nb: B {>> m <<}\n", "# <!-- n\nb: B\n", ["m@14"]),
        ("a: A # b {>> n <<} c\n# <!-- m --> <<}\nb: B\n", "a: A # b c\n# <<}\nb: B\n", ["n@9", "m@23"]),
        ("# {>> a {>> n <<} b\nb: {>> m <<} B\n", "# {>> a b\nb: B\n", ["n@8", "m@23"]),
        ("a: 'x # {>> n <<}'\n", "a: 'x #'\n", ["n@8"]),
        ("a: |\n  # b {>> n\n  m\nc: d\n", "a: |\n  # b\nc: d\n", ["n\n  m@11?"]),
        ("a: |\n  b\n  {>> n <<}\n  c\n", "a: |\n  b\n  c\n", ["n@11"]),
        ("a: { b: c {>> n <<}, d: e }\n", "a: { b: c, d: e }\n", ["n@10"]),
        ("a: workers' {>> n <<}\nb: c # it's {>> x\n", "a: workers'\nb: c # it's {>> x\n", ["n@12"]),
    ])
    func yaml(input: String, left: String, notes: [String]) {
        let found = sieved(input, "agreement.yml")
        #expect(found.left == left)
        #expect(found.notes == notes)
        let paper = sieved("---\n\(input)---\n{>> x\n\n<!-- y -->", "papers/1.md")
        #expect(paper.left == "---\n\(left)---\n\n")
    }

    /// On random text: what is left is the text without its notes, and each of its bytes knows where it stood.
    @Test(arguments: 0..<400)
    func randomText(seed: UInt64) {
        var random = Seeded(seed)
        let phrases = [
            "a", "b c", " ", "  ", "\n", "\n\n", "\r\n", "{>>", "<<}", "<!--", "-->", "\\", "{++", "++}", "{--", "--}",
            "{~~",
            "~>", "~~}", "# ", "> ", "| ", "```\n", ">>", "é",
        ]
        let text = (0..<Int.random(in: 1...40, using: &random)).map { _ in phrases.randomElement(using: &random) ?? "" }
        let written = Array(text.joined().utf8)
        for path in ["articles/1.md", "papers/1.md"] {
            let file = SourceFile(path: path, bytes: written)
            for (offset, byte) in file.bytes.enumerated() where byte > 0x20 {
                #expect(written[file.written(offset)] == byte, "seed \(seed)")
                #expect(file.text.offset(ofWritten: file.written(offset)) == offset, "seed \(seed)")
            }
            var outside = written.indices.map { index in !file.text.notes.contains { $0.bytes.contains(index) } }
            for (offset, byte) in file.bytes.enumerated() where byte > 0x20 { outside[file.written(offset)] = false }
            #expect(!zip(outside, written).contains { $0 && $1 > 0x20 && $1 != UInt8(ascii: ">") }, "seed \(seed)")
            // Nothing is left to take out but what closes nothing.
            let again = SourceFile(path: path, bytes: file.bytes).text
            #expect(again.notes.isEmpty || !file.text.strayClosings.isEmpty, "seed \(seed): \(text.joined())")
        }
    }

    /// However many signs there are, and whatever they stand in, looking at twice as many takes twice as long.
    @Test(arguments: [
        "{>> a ", "{>> a <<} ", "{>>\n\n", "<!-- {>> ", "{++{>>++} ", "{++ ", "{>> {++ <<} ++} ", "{~~ {>> ~> ", "<<} ",
        "{++{>>\n",
        "a {>> b\n\n<<} ", "| {>> ", "<!-- {>> --> ", "{++\n{>>\n",
    ])
    func cost(_ piece: String) {
        for path in ["articles/1.md", "papers/1.md", "agreement.yml"] {
            /// What this thread alone had of a core, in seconds: others may have the cores meanwhile.
            func time(_ count: Int) -> Double {
                let bytes = Array(String(repeating: piece, count: count).utf8)
                let start = threadTime()
                _ = SourceFile(path: path, bytes: bytes)
                return threadTime() - start
            }
            _ = time(1000)
            let (one, four) = (time(4000), time(16_000))
            #expect(four < one * 10 + 0.04, "\(piece) in \(path): \(one), then \(four)")
        }
    }
    private func threadTime() -> Double {
        var now = timespec()
        clock_gettime(CLOCK_THREAD_CPUTIME_ID, &now)
        return Double(now.tv_sec) + Double(now.tv_nsec) / 1e9
    }
}
