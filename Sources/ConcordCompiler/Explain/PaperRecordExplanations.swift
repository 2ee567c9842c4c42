/// What can be wrong with the record of the papers: which there are, which come after which, and who signed them.
let paperRecordExplanations: [Explanation] = [
    Explanation(
        .unknownPaper, "A paper names another that is not in the folder.",
        meaning: """
            Under “after” and “supersedes” stand the ids of other papers, as their own first lines give them. This id
            belongs to none. Without that paper its text cannot be known, and this one was drafted on top of it.

            Correct the id, or add the missing paper to papers/.
            """,
        wrong: [
            ExampleTexts.vacation,
            ExampleTexts.signed(
                "TA-02", "after: [TA-01]",
                body: ExampleTexts.accrual("Employees earn {~~eight (8)~>ten (10)~~} hours of vacation each month.")),
        ],
        right: [
            ExampleTexts.vacation,
            ExampleTexts.signed(
                "TA-02",
                body: ExampleTexts.accrual("Employees earn {~~eight (8)~>ten (10)~~} hours of vacation each month.")),
        ]),
    Explanation(
        .duplicatePaper, "Two papers have the same id.",
        meaning: """
            Papers are called by their ids: in “after”, in “supersedes”, in versions and in every redline. With two
            TA-01 nobody knows which was signed. Give one of them another id, or take the copy away.
            """,
        wrong: [
            ExampleTexts.vacation,
            ExampleTexts.signed(
                "TA-01",
                body: ExampleTexts.accrual("Employees earn {~~eight (8)~>ten (10)~~} hours of vacation each month.")),
            copyOfFirst("TA-01"),
        ],
        right: [
            ExampleTexts.vacation,
            ExampleTexts.signed(
                "TA-01",
                body: ExampleTexts.accrual("Employees earn {~~eight (8)~>ten (10)~~} hours of vacation each month.")),
            copyOfFirst("TA-02"),
        ]),
    Explanation(
        .cyclicPapers, "Papers come after one another in a circle.",
        meaning: """
            Each of these papers says that it was drafted on top of the other, so there is no text to begin with. One
            of them was there first. Take the other's id out of its “after”.
            """,
        wrong: [
            ExampleTexts.vacation,
            ExampleTexts.signed(
                "TA-01", "after: [TA-02]",
                body: ExampleTexts.accrual("Employees earn {~~eight (8)~>ten (10)~~} hours of vacation each month.")),
            ExampleTexts.signed("TA-02", "after: [TA-01]", body: laterAccrual),
        ],
        right: [
            ExampleTexts.vacation,
            ExampleTexts.signed(
                "TA-01",
                body: ExampleTexts.accrual("Employees earn {~~eight (8)~>ten (10)~~} hours of vacation each month.")),
            ExampleTexts.signed("TA-02", "after: [TA-01]", body: laterAccrual),
        ]),
    Explanation(
        .unsignedPaper, "A tentative agreement is not signed by every party, and is left out.",
        meaning: """
            A paper becomes part of the contract on the day the last party has signed it. A signature is missing here.
            The paper stays out of the integrated text; you can still look at it with
            “concord redline --from base --to TA-01”.
            """,
        wrong: [
            ExampleTexts.vacation,
            Explanation.ExampleFile(
                "papers/ta-01.md",
                """
                ---
                paper: TA-01
                kind: tentative agreement
                date: 2025-03-14
                signed: { union: 2025-03-14 }
                ---

                # Article 12. Vacation

                ## Section 1. Accrual

                Employees earn {~~eight (8)~>ten (10)~~} hours of vacation each month.
                """),
        ],
        right: [
            ExampleTexts.vacation,
            ExampleTexts.signed(
                "TA-01",
                body: ExampleTexts.accrual("Employees earn {~~eight (8)~>ten (10)~~} hours of vacation each month.")),
        ]),
    Explanation(
        .unprovedPaper, "With this paper alone, the contract would not read as the paper says.",
        meaning: """
            Concord holds every version against the papers that it is made of, in a second way that knows nothing of the
            first: a paper with its marks taken, a full text, a patch laid on the files and every quotation of an
            instruction must be found in the contract as it would read with that paper alone. Here it is not.

            Nothing is printed from such a paper. Look at it with “concord redline --from base --to TA-01”, and say the
            change in a plainer way, such as instructions. If the paper is right as it stands, the fault is Concord's:
            please report it with the paper.
            """,
        wrong: [
            ExampleTexts.vacation,
            ExampleTexts.signed(
                "TA-01",
                body: ExampleTexts.accrual("Employees earn {~~eight (8)~>ten (10)~~} hours of vacation each month.")),
        ],
        right: [
            ExampleTexts.vacation,
            ExampleTexts.signed(
                "TA-01",
                body: """
                    # Article 12. Vacation

                    ## Amend Section 1

                    Strike "eight (8)" and insert "ten (10)".
                    """),
        ]),
]

private let laterAccrual = ExampleTexts.accrual(
    "Employees earn {~~ten (10)~>twelve (12)~~} hours of vacation each month.")

/// A second paper in a file of its own, on another section.
private func copyOfFirst(_ id: String) -> Explanation.ExampleFile {
    Explanation.ExampleFile(
        "papers/ta-scheduling.md",
        ExampleTexts.signed(
            id,
            body: """
                # Article 12. Vacation

                ## Section 2. Scheduling

                Vacation is granted in the order in which it was requested{++ in writing++}.
                """
        ).text)
}
