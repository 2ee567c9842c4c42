import ConcordModel
import Testing

@testable import ConcordReader

/// The digest of a paper stays what it was when the paper is signed, sealed and noted upon, and nothing else leaves it so.
@Suite struct PaperDigestTests {
    private static let parties = [
        Party(key: "union", name: "Harbor Workers", short: "Union"),
        Party(key: "employer", name: "Port of Gull Bay", short: "Port"),
    ]

    private static let text = """
        ---
        paper: TA-01
        kind: tentative agreement
        title: Cranes  # a remark
        date: 2025-03-01
        effective: 2025-07-01
        ---

        # Article 1. Hours

        A day is {~~eight (8)~>seven (7)~~} hours.  The "crane" crew's day too.
        It ends\u{20}\u{20}
        at five.

        - one
            - set in

        | Crane | Rate |
        | :-- | --: |
        | Old   | $20.00 |

        ```
        words   as they stand


        to the space
        ```

        A week is five (5) days.

        """

    private func digest(_ text: String, path: String = "papers/ta-01.md") throws -> PaperDigest {
        let file = SourceFile(path: path, bytes: Array(text.utf8))
        var tree = Tree()
        var reader = PaperReader(file: FileID(0), file, parties: Self.parties)
        let manuscript = reader.read(into: &tree)
        return PaperDigest(of: try #require(manuscript).paper, in: file)
    }

    @Test(arguments: [
        ("date:", "signed: { union: 2025-03-14, employer: 2025-03-15 }\ndate:"),
        ("\n---\n\n", "\nsigned:\n    # by hand\n    union: 2025-03-14\n\n    employer: 2025-03-15\n---\n\n"),
        ("paper:", "Signatures: {union: 2025-03-14}\nseal: sha256:00\npaper:"),
        ("\n---\n\n", "\nsigned by:\n  - union\nseal: >\n  sha256:\n  00\n\n---\n\n"),
        ("kind:", "? signed\n: { union: 2025-03-14 }\nseal:\nkind:"),
        ("\n", "\r\n"), ("---\npaper", "\u{FEFF}---\npaper"), ("days.\n", "days."), ("days.\n", "days.\n\n\n"),
        ("A week", "{>> hold <<}\n\nA week"), ("A week", "<!-- hold\n\nmore -->\nA week"),
        ("hours.  The", "hours. {>> why <<} The"),
        ("hours.  The", "hours.{>> why <<}  The"), ("hours.  The", "hours.  {>> why <<}The"),
        ("seven (7)", "seven {>> or six <<} (7)"), ("five.", "five. {>> sharp <<}"),
        ("days.\n", "days.\n\n{>> end <<}\n"),
        ("# Article", "{>> head <<}\n# Article"), ("Old   |", "Old {>> sold <<} |"), ("Cranes", "Cranes {>> ours <<}"),
        ("hours.  The", "hours. The"), ("# a remark", "# another"),
        ("hours.", "hours\u{200B}."), ("five", "fi\u{AD}ve"),
    ])
    func whatMayCome(_ old: String, _ new: String) throws {
        let changed = Self.text.replacing(old, with: new)
        #expect(changed != Self.text)
        #expect(try digest(changed) == digest(Self.text))
    }

    @Test(arguments: [
        ("seven (7)", "six (6)"), ("hours", "Hours"), ("~>", "~> "), ("\"crane\"", "“crane”"), ("TA-01", "TA-02"),
        ("tentative agreement", "memorandum"), ("Cranes ", "Crane "), ("2025-03-01", "2025-03-02"),
        ("2025-07-01", "2025-07-02"),
        ("\n---\n\n", "\nexpires: 2026-07-01\n---\n\n"), ("\n---\n\n", "\nafter: [TA-00]\n---\n\n"),
        ("\n---\n\n", "\nsupersedes: TA-00\n---\n\n"), ("\n---\n\n", "\nform: full text\n---\n\n"),
        ("\n---\n\n", "\nsets aside: [1.1]\n---\n\n"),
        ("\n---\n\n", "\nsigned: { union: 2025-03-14 }\nby: Ann\n---\n\n"),
        ("effective: 2025-07-01\n", "signed:\n  union: 2025-03-14\n"), ("effective:", "signed:\neffect:"),
        ("    - set in", "  - set in"), ("    - set in", "- set in"), ("It ends\u{20}\u{20}", "It ends"),
        ("too.\n", "too.\n\n"),
        ("too.\n", "too. "), ("words   as", "words  as"), ("stand\n\n\n", "stand\n\n"), ("$20.00", "$2.000"),
        ("```", "~~~"),
        ("A day", "A\u{A0}day"), ("A day", "A\tday"), ("A week is five (5) days.\n", ""),
        ("\n\nA week", "\nA week"),
    ])
    func whatMayNot(_ old: String, _ new: String) throws {
        let changed = Self.text.replacing(old, with: new)
        #expect(changed != Self.text)
        #expect(try digest(changed) != digest(Self.text))
    }

    @Test func bracesAreReadAsLinesAre() throws {
        let lines = "---\npaper: TA-01\nkind: memorandum\nsigned: { union: 2025-03-14 }\n---\n\nWords.\n"
        let braces = "---\n{paper: TA-01, kind: memorandum, \"seal\": x}\n---\n\nWords.\n"
        #expect(try digest(lines) == digest(braces))
    }

    /// Signs that YAML takes for ends of lines do not move a signature onto another entry.
    @Test func linesThatOnlyYAMLSees() throws {
        let plain = "---\npaper: TA-01\nkind: memorandum\ntitle: \"a\u{2028}b\u{85}c\"\n---\n\nWords.\n"
        let signed = plain.replacing(
            "\n---\n\n", with: "\nsigned: { union: 2025-03-14 }\neffective: 2025-07-01\n---\n\n")
        let other = signed.replacing("2025-07-01", with: "2025-08-01")
        #expect(try digest(signed) != digest(other))
        #expect(
            try digest(plain.replacing("\n---\n\n", with: "\nsigned:\n  union: 2025-03-14\n---\n\n")) == digest(plain))
    }

    @Test func aPatchKeepsItsLines() throws {
        let patch = """
            ---
            paper: TA-01
            kind: memorandum
            ---

            As agreed.

            --- a/articles/01-hours.md
            +++ b/articles/01-hours.md
            @@ -1,3 +1,3 @@
             # Article 1. Hours

            -A day is eight (8) hours.
            +    A day is seven (7) hours.

            """
        let path = "papers/ta-01.patch"
        let digest = try digest(patch, path: path)
        for (old, new) in [
            ("agreed.", "agreed. {>> at last <<}"), ("kind:", "signed: { union: 2025-03-14 }\nkind:"), ("\n", "\r\n"),
            ("\n\n--- a", "\n\n{>> see <<}\n\n--- a"),
        ] {
            #expect(try self.digest(patch.replacing(old, with: new), path: path) == digest)
        }
        for (old, new) in [
            ("agreed.", "asked."), ("+    A", "+  A"), (" # Article", "# Article"), ("-1,3", "-1,4"), ("seven", "six"),
            ("-A day", "+A day"), ("Hours\n\n-A", "Hours\n-A"),
        ] {
            #expect(try self.digest(patch.replacing(old, with: new), path: path) != digest)
        }
    }

    @Test func theShortFormIsInGroups() throws {
        let digest = try digest(Self.text)
        let groups = digest.short.split(separator: " ")
        #expect(digest.hexadecimal.count == 64 && groups.count == 8 && groups.allSatisfy { $0.count == 4 })
        #expect(digest.hexadecimal.hasPrefix(groups.joined()))
    }
}
