import ConcordCompiler
import Testing

/// A change that is written in the drafter's words gives what the same change gives in marked form or as full text: the same
/// bytes in every format, down to which words are struck.
@Suite struct SameChangeTests {
    struct Pair: CustomTestStringConvertible, Sendable {
        var instructions: String
        var other: String
        var isFullText = false
        var testDescription: String { instructions }
    }

    private static let article = """
        # Article 3. Tools

        ## Section 1. Supply

        The Yard supplies ten (10) tools a year. Tools are kept **in the shed** at night.

        (a) Saws are sharp.

        (b) Hammers are “true”, as the Foreman says.

        (c) Ropes are dry.

        ## Section 2. Loss

        A lost tool is replaced in five (5) days.

        | Tool | Price |
        | :-- | --: |
        | Saw | $20.00 |
        | Rope | $8.00 |

        ## Section 3. Return

        Tools are returned clean at the end of the season.
        """

    private static func marked(_ old: String, _ new: String) -> String {
        article.replacing(old, with: new)
    }

    @Test(arguments: [
        Pair(
            instructions: "## Amend Article 3, Section 1\n\nStrike \"ten (10)\" and insert \"twelve (12)\".",
            other: marked("ten (10)", "{~~ten (10)~>twelve (12)~~}")),
        Pair(
            instructions: "## Amend Article 3, Section 1\n\nInsert \"good\" before \"tools a year\".",
            other: marked("tools a year", "{++good ++}tools a year")),
        Pair(
            instructions: "## Amend Article 3, Section 3\n\nStrike \"at the end of the season\".",
            other: marked(" at the end of the season", "{-- at the end of the season--}")),
        Pair(
            instructions: "## Amend Article 3, Section 1\n\nReplace \"in the shed\" with \"under lock\".",
            other: marked("**in the shed**", "**{~~in the shed~>under lock~~}**")),
        Pair(
            instructions: "## Amend Article 3\n\nReplace \"Tools are\" with \"Every tool is\" throughout.",
            other: article.replacing("Tools are", with: "{~~Tools are~>Every tool is~~}")),
        Pair(
            instructions: "## Amend Article 3, Section 1(b)\n\nStrike \", as the Foreman says\".",
            other: marked(", as the Foreman says", "{--, as the Foreman says--}")),
        Pair(
            instructions: "## Delete Article 3, Section 1(b)",
            other: marked(
                "(b) Hammers are “true”, as the Foreman says.", "{--(b) Hammers are “true”, as the Foreman says.--}")),
        Pair(
            instructions: "## Add item (d) after Article 3, Section 1(c)\n\n(d) Nails are straight.",
            other: marked("(c) Ropes are dry.", "(c) Ropes are dry.\n\n{++(d) Nails are straight.++}")),
        Pair(
            instructions: "## Renumber Article 3, Section 1(c) as (d)",
            other: marked("(c) Ropes", "{~~(c)~>(d)~~} Ropes")),
        Pair(
            instructions: "## Retitle Article 3, Section 2 as \"Lost Tools\"",
            other: marked("Section 2. Loss", "Section 2. {~~Loss~>Lost Tools~~}")),
        Pair(
            instructions: "## Amend Article 3, Section 2\n\nSet the row \"Saw\", column \"Price\" to \"$22.00\".",
            other: marked("$20.00", "{~~$20.00~>$22.00~~}")),
        Pair(
            instructions: "## Amend Article 3, Section 2\n\nAdd the row \"Nail | $0.10\" after the row \"Rope\".",
            other: marked("| Rope | $8.00 |", "| Rope | $8.00 |\n{++| Nail | $0.10 |++}")),
        Pair(
            instructions: "## Delete Article 3, Section 3",
            other: article.replacing(
                "## Section 3. Return\n\nTools are returned clean at the end of the season.",
                with: "## Section 3. Return [deleted]"),
            isFullText: true),
        Pair(
            instructions: "## Amend Article 3, Section 3 to read\n\n> Tools are returned clean and dry.",
            other: article.replacing("clean at the end of the season", with: "clean and dry"), isFullText: true),
        Pair(
            instructions: "## Move Section 3 before Section 1",
            other: movedThird, isFullText: true),
        Pair(
            instructions: "## Add Section 4 after Section 3\n\n## Section 4. Gifts\n\nNo tool is given away.",
            other: article + "\n\n## Section 4. Gifts\n\nNo tool is given away.", isFullText: true),
        Pair(
            instructions: "## Add the column \"Deposit\" after the column \"Price\" with \"$5.00\", \"$1.00\"",
            other: article.replacing("| Price |", with: "| Price | Deposit |").replacing(
                "| --: |", with: "| --: | --: |"
            )
            .replacing("$20.00 |", with: "$20.00 | $5.00 |").replacing("$8.00 |", with: "$8.00 | $1.00 |"),
            isFullText: true),
    ])
    func givesTheSameBytes(_ pair: Pair) throws {
        let drafted = compiled("# Article 3\n\n" + pair.instructions, form: nil)
        let other = compiled(pair.other, form: pair.isFullText ? "full text" : "marked")
        // Numbers that the change leaves out are told alike.
        let others = drafted.findings.filter { !$0.isCheck }
        #expect(others.isEmpty, "\(drafted.report)")
        #expect(drafted.findings.map(\.rule) == other.findings.map(\.rule), "\(other.report)")
        for format in OutputFormat.allCases {
            for (from, to) in [("base", "TA-01"), ("TA-01", "TA-01")] {
                let (a, b) = (
                    try drafted.redline(from: from, to: to, format: format),
                    try other.redline(from: from, to: to, format: format)
                )
                #expect(String(decoding: a, as: UTF8.self) == String(decoding: b, as: UTF8.self))
            }
        }
    }

    private static var movedThird: String {
        let third = "## Section 3. Return\n\nTools are returned clean at the end of the season."
        return article.replacing("\n\n" + third, with: "")
            .replacing("## Section 1. Supply", with: third + "\n\n## Section 1. Supply")
    }

    private func compiled(_ body: String, form: String?) -> Compilation {
        let frame = "title: Yard\nparties:\n  union: { name: Union }\n  yard: { name: Yard }\n"
        let matter =
            "---\npaper: TA-01\nkind: tentative agreement\n" + (form.map { "form: \($0)\n" } ?? "")
            + "signed: { union: 2025-01-05, yard: 2025-01-06 }\n---\n\n"
        return compile(
            Input(
                name: "yard",
                files: [
                    SourceFile(path: "agreement.yml", bytes: Array(frame.utf8)),
                    SourceFile(path: "articles/03.md", bytes: Array((Self.article + "\n").utf8)),
                    SourceFile(path: "papers/ta-01.md", bytes: Array((matter + body + "\n").utf8)),
                ]))
    }
}
