import ConcordCompiler

/// A small agreement with papers of every form and internal notes in many places, in which one file is replaced.
package enum TrialAgreement {
    enum Kind { case open, sealed }

    /// The agreement as the compiler takes it.
    static func input(_ kind: Kind, replacing path: String, by bytes: [UInt8]) -> Input {
        var all = kind == .sealed ? sealed : open
        all[path] = bytes
        return input(all)
    }

    private static func input(_ all: [String: [UInt8]]) -> Input {
        var input = Input(name: "harbor", files: [])
        for (path, bytes) in all.sorted(by: { $0.key < $1.key }) {
            let file = SourceFile(path: path, bytes: bytes)
            if path == Sealing.recordPath { input.seals = file } else { input.files.append(file) }
        }
        return input
    }

    private static let open = texts.mapValues { Array($0.utf8) }

    /// The same with all papers sealed, where nothing else is part of the contract.
    private static let sealed: [String: [UInt8]] = {
        var all = open
        all["agreement.yml"] = Array((texts["agreement.yml", default: ""] + "seals: required\n").utf8)
        do {
            for file in try Sealing(input(all), .all).files { all[file.path] = file.written }
        } catch {
            preconditionFailure("the agreement of the trials cannot be sealed: \(error)")
        }
        return all
    }()

    /// The record of the seals, as it was written.
    package static let record = sealed[Sealing.recordPath, default: []]

    private static let signed = "signed: { union: 2025-03-14, employer: 2025-03-15 }"

    /// A paper's front matter with a note in it, and its body.
    private static func paper(_ id: String, _ more: String, _ body: String) -> String {
        "---\npaper: \(id)\nkind: tentative agreement {>> quokka <<}\n\(more)\(signed)\n---\n\n\(body)"
    }

    package static let texts: [String: String] = [
        "agreement.yml": """
        title: Agreement of the Harbor
        parties:
          union:    { name: Harbor Workers, short: Union }
          employer: { name: "Port of Gull Bay {>> quokka <<}", short: Port }
        term: { from: 2024-07-01, to: 2027-06-30 }
        cover: |
          Between us
          {>> quokka
          says so <<}

        """,
        "articles/01-hours.md": """
        <!-- quokka -->
        # Article 1. Hours {>> quokka <<}

        ## Section 1. Day

        The day is eight (8) hours, as in Article 2.

        (a) Lunch is one (1) hour.

        (b) A break is ten (10) minutes. {>> quokka
            on two lines <<}

            Nobody works through a break.

        ## Section 2. Week

        A week is five (5) days. "Shift" means a day's work. Within ten (10) days the Port shall answer.

        """,
        "articles/02-pay.md": """
        # Article 2. Pay

        Pay is due on <!-- quokka -->Thursday, see Section 2 of Article 1.[^1]

        | Crew {>> quokka <<} | Pay |
        |---------------------|----:|
        | Crane               | $40 |
        | Deck <!-- quokka --> | $30 |

        Cash is not paid.

        {>> quokka

        over paragraphs <<}

        [^1]: Or {>> quokka <<}the day after.

        """,
        "articles/03-gear.md": "# Article 3. Gear\n\nThe Port buys gloves.\n\nIt buys {>> quokka <<}boots.\n",
        "appendices/a.md": "# Appendix A\n\nThe old {>> quokka <<}map.\n",
        "papers/ta-1.md": paper(
            "TA-1", "",
            """
            # Article 1. Hours

            ## Section 1. Day

            The day is {~~eight (8)~>seven (7){>> quokka <<}~~} hours, as in Article 2.

            {++
            ## Section 3. Leave

            (a) Leave is ten (10) days.

            (b) Leave is paid. <!-- quokka -->
            ++}

            """),
        "papers/ta-2.md": paper(
            "TA-2", "form: instructions\nafter: [TA-1]\n",
            "# Article 1\n\n## Amend Section 2\n\nStrike \"five (5)\" and insert \"four {>> quokka <<}(4)\".\n"),
        "papers/ta-3.md": paper(
            "TA-3", "form: full text\n",
            "# Article 3. Gear\n\nThe Port buys gloves.\n\nIt buys boots and {>> quokka <<}hats.\n"),
        "papers/mou-1.md": """
        ---
        paper: MOU-1
        kind: memorandum
        form: beside
        title: Summer {>> quokka <<}
        effective: 2025-06-01
        expires: 2025-08-31
        sets aside:
          - Article 1, Section 1: nine (9) hours in {>> quokka <<}summer
        \(signed)
        ---

        # Letter of Agreement: Summer

        In summer the day {>> quokka <<}is longer.

        """,
    ]
}
