import ConcordModel
import ConcordWeave
import Testing

@testable import ConcordCompiler

@Suite("Outputs that prove themselves")
struct PrintedWordsTests {
    /// Signs that look like marks, backslashes and signs of notes are text in a contract like any other; scans are full of
    /// them.
    @Test(arguments: [
        "Signed by IVO\\\\l't and others.", "An open [-mark and a {+mark.", "Closed -] and +} marks.", "A \\\\[-a-] b.",
        ">> No note but text.", "\\\\\\\\{+x+} y", "Trailing backslash \\\\",
    ])
    func signsOfTheText(text: String) throws {
        let article = "# Article 1. Signs\n\n\(text)\n"
        let frame = "title: T\nparties: { union: { name: U }, employer: { name: E } }\n"
        let compilation = compile(
            Input(
                name: "T",
                files: [
                    SourceFile(path: "agreement.yml", bytes: Array(frame.utf8)),
                    SourceFile(path: "articles/01.md", bytes: Array(article.utf8)),
                ]))
        for format in OutputFormat.allCases {
            _ = try compilation.redline(from: "base", to: "base", format: format)
        }
    }

    /// Words that end in half a sign make a sign of the text with the end of their mark, which is none.
    @Test(arguments: ["{", "[", "a {", "a [", "{ [", "+", "-", "{+", "[-", "+}", "-]", "\\\\", "\\\\{", "\\\\["])
    func wordsThatEndInHalfASign(words: String) throws {
        let compilation = SmallAgreement(
            ("articles/01-hours.md", "# Article 1. Hours\n\nA day is eight (8) hours.\n\nA night is not.\n"),
            SmallAgreement.paper(
                "TA-1", body: "A day is {~~eight (8)~>\(words)~~} hours.\n\nA night{++ \(words)++} is not.")
        ).compiled
        for (from, to) in [("base", "TA-1"), ("TA-1", "base")] {
            _ = try compilation.redline(from: from, to: to, format: .text)
        }
    }

    /// One letter that is wrong, missing or too many, wherever it stands, is found.
    @Test(arguments: OutputFormat.allCases)
    func aWrongLetterIsFound(format: OutputFormat) throws {
        let article = """
            # Article 1. Hours & Pay

            ## Section 1. A day <of work>

            A day is eight (8) hours; a week of five days is forty hours, “as posted” each month.

            (a) Overtime.

            (b) A call back of three (3) hours counts as four hours of work at the rate of the step.

            """
        let compilation = compile(
            Input(name: "T", files: [SourceFile(path: "articles/01.md", bytes: Array(article.utf8))]))
        let bytes = try compilation.redline(from: "base", to: "base", format: format)
        let redline = compilation.redline(
            of: nil, in: try compilation.version(named: "base"), named: "base", RenderOptions())
        let words = PrintedWords(redline)
        #expect(words.agree(with: bytes, format: format))
        // The words of the article, letter by letter; what stands in tags and entities is none of them.
        let isHTML = format == .html
        let start = firstIndex(of: isHTML ? "<main" : format == .docbook ? "</info>" : "Article", in: bytes) ?? 0
        let end = isHTML ? firstIndex(of: "</main>", in: bytes) ?? bytes.count : bytes.count
        var isTag = false
        var tried = 0
        for index in start..<end {
            let byte = bytes[index]
            if format != .text, byte == UInt8(ascii: "<") || byte == UInt8(ascii: "&") { isTag = true }
            if !isTag, PrintedWords.isLetter(byte) {
                var changed = bytes
                switch tried % 3 {
                case 0: changed[index] = byte == UInt8(ascii: "x") ? UInt8(ascii: "y") : UInt8(ascii: "x")
                case 1: changed.remove(at: index)
                default: changed.insert(byte, at: index)
                }
                let isFound = !words.agree(with: changed, format: format)
                #expect(isFound, "\(format) at \(index)")
                tried += 1
            }
            if byte == UInt8(ascii: ">") || byte == UInt8(ascii: ";") { isTag = false }
        }
        #expect(tried > 150)
    }

    /// Struck words that are printed as inserted, inserted ones as struck, and either without a mark are found.
    @Test(arguments: OutputFormat.allCases)
    func aWrongMarkIsFound(format: OutputFormat) throws {
        let article = "# Article 1. Hours\n\n## Section 1. Shifts\n\nA shift is eight hours. Breaks are paid.\n"
        let paper = """
            ---
            paper: P-1
            kind: proposal
            from: union
            ---

            # Article 1. Hours

            ## Section 1. Shifts

            A shift is {~~eight~>seven~~} hours. Breaks are paid.

            """
        let compilation = compile(
            Input(
                name: "T",
                files: [
                    SourceFile(path: "articles/01.md", bytes: Array(article.utf8)),
                    SourceFile(path: "papers/p.md", bytes: Array(paper.utf8)),
                ]))
        let bytes = try compilation.redline(from: "base", to: "P-1", format: format)
        let frame = RedlineBuilder.Frame(
            title: "T", from: "base", to: "P-1", parties: [], term: "", showsInternalNotes: false)
        let redline = RedlineBuilder.build(
            compilation.agreement, from: try compilation.version(named: "base"),
            to: try compilation.version(named: "P-1"), frame: frame, conflicts: [])
        let words = PrintedWords(redline)
        #expect(words.agree(with: bytes, format: format))
        let marks: [(String, String)] =
            switch format {
            case .html: [("<del", "<ins"), ("<ins", "<del"), ("<del", "<b"), ("<ins", "<b")]
            case .docbook: [("\"deleted\"", "\"added\""), ("\"added\"", "\"deleted\""), ("\"added\"", "\"off\"")]
            case .text: [("[-", "{+"), ("{+", "[-"), ("[-", "("), ("{+", "(")]
            }
        for (mark, other) in marks {
            let start = try #require(
                bytes.indices.first { bytes[$0...].starts(with: Array(mark.utf8) + (format == .html ? [0x20] : [])) })
            var changed = bytes
            changed.replaceSubrange(start..<start + mark.utf8.count, with: Array(other.utf8))
            #expect(!words.agree(with: changed, format: format), "\(mark) as \(other)")
        }
    }

    /// The letters of a table may come in any order within it, since wrapped cells stand beside one another; none may change,
    /// and none may leave its table.
    @Test func tablesOfTextAreProvedOneByOne() throws {
        let long = "seniority of the crew member in the class and at the port where the work is done"
        let table = { (name: String) in
            """
            | Step \(name) | Terms | Notes |
            | --- | --- | --- |
            | one \(name) | \(long) at once | \(long) by turns and by lot |
            """
        }
        let article = "# Article 1. Pay\n\nBefore.\n\n\(table("K"))\n\nBetween these.\n\n\(table("Q"))\n\nAfter.\n"
        let compilation = compile(
            Input(name: "T", files: [SourceFile(path: "articles/01.md", bytes: Array(article.utf8))]))
        let bytes = try compilation.redline(from: "base", to: "base", format: .text)
        let redline = compilation.redline(
            of: nil, in: try compilation.version(named: "base"), named: "base", RenderOptions())
        let words = PrintedWords(redline)
        #expect(words.agree(with: bytes, format: .text))
        #expect(MeantText.tables(of: redline).count == 2)
        for index in bytes.indices where PrintedWords.isLetter(bytes[index]) {
            var changed = bytes
            changed[index] = bytes[index] == UInt8(ascii: "x") ? UInt8(ascii: "y") : UInt8(ascii: "x")
            #expect(!words.agree(with: changed, format: .text), "another letter at \(index)")
            changed = bytes
            changed.remove(at: index)
            #expect(!words.agree(with: changed, format: .text), "a letter less at \(index)")
        }
        // K stands in the first table alone, Q in the second.
        let text = String(decoding: bytes, as: UTF8.self)
        let swapped = text.map { $0 == "K" ? "Q" : $0 == "Q" ? "K" : $0 }
        #expect(!words.agree(with: Array(String(swapped).utf8), format: .text))
    }

    private func firstIndex(of text: String, in bytes: [UInt8]) -> Int? {
        let wanted = Array(text.utf8)
        return bytes.indices.first { bytes[$0...].starts(with: wanted) }
    }
}
