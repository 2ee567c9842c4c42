import ConcordModel
import Testing

@testable import ConcordReader

/// What a seal holds fast, what it lets go, and how it gets into a file.
@Suite struct SealTests {
    private static let parties = [
        Party(key: "union", name: "Harbor Workers", short: "Union"),
        Party(key: "employer", name: "Port of Gull Bay", short: "Port"),
    ]

    private static let text = """
        ---
        paper: TA-01
        kind: tentative agreement
        signed: { union: 2025-03-14, employer: 2025-03-15 }
        ---

        # Article 1. Hours

        A day is {~~eight (8)~>seven (7)~~} hours — the "crane" crew's too.

        """

    private func paper(_ text: String) throws -> Paper {
        var tree = Tree()
        var reader = PaperReader(file: FileID(0), SourceFile(path: "", bytes: Array(text.utf8)), parties: Self.parties)
        let manuscript = reader.read(into: &tree)
        return try #require(manuscript).paper
    }

    private func digest(_ text: String) throws -> String {
        SealedWords.seal(of: try paper(text), in: SourceFile(path: "", bytes: Array(text.utf8)))
    }

    private static let none = String(repeating: "0", count: 64)

    /// With the seal that its words and terms have now.
    private func sealed(_ text: String) throws -> String {
        let digests = SealDigests(paper: try reading(text), base: Self.none, bytes: Self.none)
        return String(decoding: try #require(SealWriting.written("\(digests)", into: Array(text.utf8))), as: UTF8.self)
    }

    /// The digest of what the paper says, which is made where it has a seal over readings.
    private func reading(_ text: String) throws -> String {
        let digests = SealDigests(paper: Self.none, base: Self.none, bytes: Self.none)
        let bytes = try #require(SealWriting.written("\(digests)", into: Array(text.utf8)))
        return try #require(try paper(String(decoding: bytes, as: UTF8.self)).seal).paperNow
    }

    @Test(arguments: [
        ("A day is", "A  day\nis"), ("\n", "\r\n"), ("\"crane\"", "“crane”"), ("crew's", "crew’s"), (" — ", " - "),
        ("A day", "A\u{A0}day"), ("too.\n", "too.   \n\n\n"), ("paper: TA-01", "title: Hours\npaper: \"TA-01\""),
        ("signed: { union: 2025-03-14, employer: 2025-03-15 }", "signed:\n  employer: 2025-03-15\n  union: 2025-03-14"),
        ("kind: tentative", "from: union\ndate: 2025-03-01\nform: marked\nkind: Tentative"),
    ])
    func whatMayChange(_ old: String, _ new: String) throws {
        let changed = Self.text.replacing(old, with: new)
        #expect(changed != Self.text)
        #expect(try digest(changed) == digest(Self.text))
        #expect(try reading(changed) == reading(Self.text))
    }

    @Test(arguments: [
        ("seven (7)", "six (6)"), ("hours", "Hours"), ("crew's", "crews"), ("{~~eight (8)~>seven (7)~~}", "seven (7)"),
        ("too.", "too"), ("A day", "Aday"), ("TA-01", "TA-02"), ("tentative agreement", "memorandum"),
        ("2025-03-15", "2025-03-16"), (", employer: 2025-03-15", ""), ("\n---\n\n", "\neffective: 2025-07-01\n---\n\n"),
        ("\n---\n\n", "\nexpires: 2026-07-01\n---\n\n"), ("\n---\n\n", "\nafter: [TA-00]\n---\n\n"),
        ("\n---\n\n", "\nsupersedes: TA-00\n---\n\n"), ("\n---\n\n", "\nform: full text\n---\n\n"),
        ("\n---\n\n", "\nsets aside: [1.1]\n---\n\n"),
    ])
    func whatMayNot(_ old: String, _ new: String) throws {
        let changed = Self.text.replacing(old, with: new)
        #expect(changed != Self.text)
        #expect(try digest(changed) != digest(Self.text))
        #expect(try reading(changed) != reading(Self.text))
    }

    private static let list = """
        ---
        paper: TA-01
        kind: tentative agreement
        form: full text
        signed: { union: 2025-03-14, employer: 2025-03-15 }
        ---

        # Article 1. Hours

        (a) The crane crew works:

            (1) by day; and

            (2) on Sundays.

            Nobody works alone.

        | Crew  | Hours |
        |-------|------:|
        | Crane | 7     |

        Pay is *never* late.

        """

    /// What layout says counts, though the words are the same.
    @Test(arguments: [
        ("    Nobody works alone.", "Nobody works alone."), ("day; and\n\n    (2)", "day; and (2)"),
        ("|-------|------:|", "|–––––––|––––––:|"), ("Hours\n\n(a)", "Hours (a)"), ("*never*", "never"),
        ("*never*", "**never**"), ("------:", "-------"), ("    (2)", "(b)"),
        ("| 7     |", "| 7 | |"), ("Nobody works alone.", "> Nobody works alone."),
    ])
    func whatLayoutSays(_ old: String, _ new: String) throws {
        let changed = Self.list.replacing(old, with: new)
        #expect(changed != Self.list)
        #expect(try reading(changed) != reading(Self.list))
    }

    /// What it does not say does not.
    @Test(arguments: [
        ("*never*", "_never_"), ("|-------|------:|", "|---|--:|"), ("| Crane | 7     |", "|Crane|7|"),
        ("Nobody works", "Nobody\n    works"),
        ("Pay is", "Pay is {>> hold <<}"), ("Pay is", "<!-- hold -->\n\nPay is"), ("\n\n", "\n\n\n"),
    ])
    func whatLayoutDoesNotSay(_ old: String, _ new: String) throws {
        let changed = Self.list.replacing(old, with: new)
        #expect(changed != Self.list)
        #expect(try reading(changed) == reading(Self.list))
    }

    @Test(arguments: ["\n", "\r\n"])
    func sealingAddsOneLine(_ end: String) throws {
        let text = Self.text.replacing("\n", with: end)
        let result = try sealed(text)
        let lines = result.split(separator: end, omittingEmptySubsequences: false)
        let place = try #require(lines.firstIndex { $0.hasPrefix("seal: reading-1 paper:") })
        #expect(lines[place + 1] == "---")
        #expect((lines[..<place] + lines[(place + 1)...]).joined(separator: end) == text)
        #expect(try paper(result).seal?.holdsThePaper == true)
        #expect(try sealed(result) == result, "sealing twice is sealing once")
        #expect(SealWriting.withoutSeal(Array(result.utf8)) == Array(text.utf8))
    }

    @Test func sealingAgainReplacesTheValueAlone() throws {
        let first = try sealed(Self.text)
        let remark = first.replacing("\nsigned:", with: "\n# signed at the table\nsigned:")
        let changed = remark.replacing("seven (7)", with: "six (6)")
        #expect(try paper(changed).seal?.holdsThePaper == false)
        let again = try sealed(changed)
        #expect(try paper(again).seal?.holdsThePaper == true)
        let old = try #require(paper(first).seal).recorded
        #expect(changed.replacing(old, with: try #require(paper(again).seal).recorded) == again)
    }

    @Test(arguments: ["seal:", "seal: # later", "seal: ~", "seal:   nonsense  # later", "seal: 'sha256:0'"])
    func aSealThatIsNoneIsReplaced(_ line: String) throws {
        let text = Self.text.replacing("\nsigned:", with: "\n\(line)\nsigned:")
        let result = try sealed(text)
        #expect(try paper(result).seal?.holdsThePaper == true)
        #expect(result.contains("# later") == line.contains("# later"))
    }

    @Test func whereALineHasNoPlaceNothingIsWritten() {
        #expect(SealWriting.written("x", into: Array("# A\n".utf8)) == nil)
        #expect(SealWriting.written("x", into: Array("---\npaper: TA-01\n".utf8)) == nil)
    }

    /// Whatever bytes a file has: no crash, and taking a seal out undoes putting it in.
    @Test func oddBytes() throws {
        var bytes = Array(try sealed(Self.text).utf8)
        for offset in stride(from: 0, to: bytes.count, by: 3) {
            let kept = bytes[offset]
            for byte: UInt8 in [0x00, 0xE2, 0xC2, 0x0A, 0x2D] {
                bytes[offset] = byte
                let bare = SealWriting.withoutSeal(bytes)
                if let result = SealWriting.written("sha256:0", into: bare) {
                    #expect(SealWriting.withoutSeal(result) == bare)
                    var tree = Tree()
                    var reader = PaperReader(
                        file: FileID(0), SourceFile(path: "papers/a.md", bytes: result), parties: Self.parties)
                    _ = reader.read(into: &tree)
                }
            }
            bytes[offset] = kept
        }
    }

    @Test(arguments: ["", "reading-1", "sha256:0", "reading-1 paper:0 base:0 bytes:0"])
    func whatIsNoSeal(_ text: String) { #expect(SealDigests(text) == nil) }
}
