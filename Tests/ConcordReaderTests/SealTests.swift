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

    private func sealed(_ text: String) throws -> String {
        let file = SourceFile(path: "papers/ta-01.md", bytes: Array(text.utf8))
        return String(decoding: try #require(SealWriting.sealed(file, parties: Self.parties)), as: UTF8.self)
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
    }

    @Test(arguments: ["\n", "\r\n"])
    func sealingAddsOneLine(_ end: String) throws {
        let text = Self.text.replacing("\n", with: end)
        let result = try sealed(text)
        let lines = result.split(separator: end, omittingEmptySubsequences: false)
        let place = try #require(lines.firstIndex { $0.hasPrefix("seal: sha256:") })
        #expect(lines[place + 1] == "---")
        #expect((lines[..<place] + lines[(place + 1)...]).joined(separator: end) == text)
        #expect(try paper(result).seal?.isBroken == false)
        #expect(try sealed(result) == result, "sealing twice is sealing once")
    }

    @Test func sealingAgainReplacesTheValueAlone() throws {
        let first = try sealed(Self.text)
        let remark = first.replacing("\nsigned:", with: "\n# signed at the table\nsigned:")
        let changed = remark.replacing("seven (7)", with: "six (6)")
        #expect(try paper(changed).seal?.isBroken == true)
        let again = try sealed(changed)
        #expect(try paper(again).seal?.isBroken == false)
        let old = try #require(paper(first).seal).recorded
        #expect(changed.replacing(old, with: try #require(paper(again).seal).recorded) == again)
    }

    @Test(arguments: ["seal:", "seal: # later", "seal: ~", "seal:   nonsense  # later", "seal: 'sha256:0'"])
    func aSealThatIsNoneIsReplaced(_ line: String) throws {
        let text = Self.text.replacing("\nsigned:", with: "\n\(line)\nsigned:")
        let result = try sealed(text)
        #expect(try paper(result).seal?.isBroken == false)
        #expect(result.contains("# later") == line.contains("# later"))
    }

    @Test func whereALineHasNoPlaceNothingIsWritten() {
        let file = SourceFile(
            path: "papers/a.md", bytes: Array("---\n{ paper: TA-01, kind: erratum }\n---\n# Article 1\n".utf8))
        #expect(SealWriting.sealed(file, parties: Self.parties) == nil)
        #expect(SealWriting.sealed(SourceFile(path: "a.md", bytes: Array("# A\n".utf8)), parties: []) == nil)
    }

    /// Whatever bytes a file has: no crash, and what is sealed is whole.
    @Test func oddBytes() throws {
        var bytes = Array(try sealed(Self.text).utf8)
        for offset in stride(from: 0, to: bytes.count, by: 3) {
            let kept = bytes[offset]
            for byte: UInt8 in [0x00, 0xE2, 0xC2, 0x0A, 0x2D] {
                bytes[offset] = byte
                let file = SourceFile(path: "papers/a.md", bytes: bytes)
                if let result = SealWriting.sealed(file, parties: Self.parties) {
                    var tree = Tree()
                    var reader = PaperReader(
                        file: FileID(0), SourceFile(path: "", bytes: result), parties: Self.parties)
                    #expect(reader.read(into: &tree)?.paper.seal?.isBroken == false)
                }
            }
            bytes[offset] = kept
        }
    }
}
