import ConcordCompiler
import ConcordModel
import Foundation
import Support
import Testing

/// Whatever is done to a sealed folder: if anything is printed otherwise, the seals say so; if nothing is, they are silent.
@Suite struct SealedPagesTests {
    /// How many are made up; a soak has fewer of them than of smaller cases.
    private static let cases = ProcessInfo.processInfo.environment["CONCORD_SOAK"].flatMap { UInt64($0) }.map {
        $0 / 20
    }

    @Test func noEditChangesWhatIsPrintedUntold() throws {
        let harbor = try Self.harbor()
        let before = Self.printed(harbor)
        #expect(!before.values.contains(Self.refused))
        let signed = Self.printed(Self.withoutWhatIsFree(harbor)).mapValues(Self.folded)
        var untold = 0
        for seed in 0..<(Self.cases ?? 240) {
            var editing = SealEditing(seed, of: harbor)
            editing.edit()
            let after = compile(editing.harbor.input)
            if after.sealFindings.contains(where: { $0.severity != .note }) { continue }
            untold += 1
            if Self.printed(editing.harbor) == before { continue }
            // Title, drafter and date of a paper are no part of what was signed, nor is typography.
            let now = Self.printed(Self.withoutWhatIsFree(editing.harbor)).mapValues(Self.folded)
            let changed = signed.keys.filter { signed[$0] != now[$0] }.sorted()
            #expect(changed.isEmpty, "seed \(seed), \(editing.did): \(after.findings.map(\.message))")
        }
        #expect(untold > 0)
    }

    @Test func whatChangesNothingIsNotToldOf() throws {
        let harbor = try Self.harbor()
        let before = Self.printed(Self.withoutWhatIsFree(harbor))
        for seed in 0..<(Self.cases ?? 40) {
            var rewriting = SealRewriting(seed, of: harbor)
            rewriting.edit()
            let after = compile(rewriting.harbor.input)
            let told = after.sealFindings.map(\.message)
            #expect(told.isEmpty, "seed \(seed), \(rewriting.did)")
            let printed = Self.printed(Self.withoutWhatIsFree(rewriting.harbor))
            let changed = before.keys.filter { before[$0] != printed[$0] }.sorted()
            #expect(changed.isEmpty, "seed \(seed), \(rewriting.did)")
        }
    }

    // MARK: What is printed

    private static func harbor() throws -> SealedHarbor {
        try SealedHarbor.sealed(with: [
            "articles/02-pay.md": """
            # Article 2. Pay

            Pay is due on Thursday, see Section 2 of Article 1.[^1]

            Cash is *not* paid. {>> SECRET <<}

            | Crew  | Pay |
            |-------|----:|
            | Crane | $40 |

            [^1]: Or the day after.

            """,
            "papers/ta-3.md": """
            ---
            paper: TA-3
            kind: tentative agreement
            form: full text
            signed: { union: 2025-03-14, employer: 2025-03-15 }
            ---

            # Article 2. Pay

            Pay is due on Friday, see Section 2 of Article 1.[^1]

            Cash is *not* paid.

            | Crew  | Pay |
            |-------|----:|
            | Crane | $42 |

            [^1]: Or the day after.

            """,
            "papers/err-1.md": """
            ---
            paper: ERR-1
            kind: erratum
            after: [TA-3]
            signed: { union: 2025-04-14, employer: 2025-04-15 }
            ---

            # Article 2. Pay

            Cash is *not* {++ever ++}paid.

            """,
            "templates/page.html": """
            <!doctype html>
            <html><head><title>{{title}}</title><style>{{{style}}}</style></head><body>
            {{#redline}}<p>{{from}} to {{to}}</p><ul>{{#papers}}<li>{{caption}}</li>{{/papers}}</ul>{{/redline}}
            {{#clean}}<p>{{term}}</p>{{/clean}}{{{main}}}
            </body></html>

            """,
            "letters/tools.md": "# Letter of Agreement: Tools\n\nTools are lent.\n",
            "papers/u-1.md": SealedHarbor.unsigned(like: "U-1"),
        ])
    }

    private static let refused = Array("refused".utf8)

    /// Every page of every version that matters, whatever was found.
    private static func printed(_ harbor: SealedHarbor) -> [String: [UInt8]] {
        let compilation = compile(harbor.input)
        var options = RenderOptions()
        options.templates = Dictionary(
            harbor.input.templates.map {
                (String($0.path.dropFirst("templates/".count)), String(decoding: $0.written, as: UTF8.self))
            }
        ) { $1 }
        var pages: [String: [UInt8]] = [:]
        func print(_ from: String, _ to: String, _ format: OutputFormat) {
            let page = try? compilation.redline(from: from, to: to, format: format, options: options)
            // Templates keep their line ends.
            pages["\(from) \(to) \(format)"] = page.map { $0.replacing([0x0D, 0x0A], with: [0x0A]) } ?? refused
        }
        for format in OutputFormat.allCases {
            print("integrated", "integrated", format)
            print("base", "integrated", format)
        }
        let alone = ["integrated@2025-07-01", "TA-1", "TA-2", "TA-3", "TA-4", "ERR-1", "MOU-1"]
        for version in alone { print("base", version, .text) }
        return pages
    }

    /// The same without the lines of front matter that a seal lets change.
    private static func withoutWhatIsFree(_ harbor: SealedHarbor) -> SealedHarbor {
        var harbor = harbor
        for path in harbor.paths where AgreementPath.room(of: path) == .papers {
            let lines = harbor.bytes(of: path).split(separator: 0x0A, omittingEmptySubsequences: false)
            let head = lines.dropFirst().firstIndex { $0.starts(with: "---".utf8) } ?? 0
            let kept = lines.enumerated().filter { index, line in
                index > head || !["title:", "from:", "date:"].contains { line.starts(with: $0.utf8) }
            }
            harbor.set(Array(kept.map(\.element).joined(separator: [0x0A])), in: path)
        }
        return harbor
    }

    /// A page with plain signs and one space for several.
    private static func folded(_ page: [UInt8]) -> String {
        let signs: [Character: String] = [
            "‘": "'", "’": "'", "‚": "'", "‛": "'", "“": "\"", "”": "\"", "„": "\"", "‟": "\"", "…": "...", "‐": "-",
            "‑": "-",
            "‒": "-", "–": "-", "—": "-", "―": "-",
        ]
        return String(decoding: page, as: UTF8.self).map { signs[$0] ?? String($0) }.joined()
            .split(whereSeparator: \.isWhitespace).joined(separator: " ")
    }
}
