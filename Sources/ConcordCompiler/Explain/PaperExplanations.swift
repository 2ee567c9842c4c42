/// What can keep a paper from being understood against the text it amends.
let paperExplanations: [Explanation] = [
    Explanation(
        .unmarkedChange, "A paper's words differ from the contract where no change is marked.",
        meaning: """
            A marked paper restates the contract and marks what changes. All words outside the marks must be the words
            it amends; only the look of quotes, dashes and spaces may differ. Here they are not the same, and both
            readings are shown.

            This is the change that nobody at the table saw. It may be a slip in typing, the wrong edition of the
            contract, or another paper's words. Mark it if it is meant, restore the words if it is not, and name the
            other paper under “after” if the words are its own.
            """,
        wrong: [
            ExampleTexts.vacation,
            ExampleTexts.signed(
                "TA-01",
                body: ExampleTexts.accrual(
                    "Full-time employees earn {~~eight (8)~>ten (10)~~} hours of vacation each month.")),
        ],
        right: [
            ExampleTexts.vacation,
            ExampleTexts.signed(
                "TA-01",
                body: ExampleTexts.accrual(
                    "{~~Employees~>Full-time employees~~} earn {~~eight (8)~>ten (10)~~} hours of vacation\neach month."
                )
            ),
        ]),
    Explanation(
        .omittedProvision, "A list is restated, and one of its items is left out.",
        meaning: """
            The paper shows the items before and behind this one, and not this one. Was it struck, or just not typed
            again? Silence is no deletion: the item stays in the contract, and you are asked to say which it is.

            To strike it, show it inside {-- and --}. To keep it, write [no change] in its place.
            """,
        wrong: [
            restRooms,
            ExampleTexts.signed(
                "TA-01",
                body: """
                    # Article 6. Facilities

                    (a) A rest room.

                    (c) A bulletin board{++ near the entrance++}.
                    """),
        ],
        right: [
            restRooms,
            ExampleTexts.signed(
                "TA-01",
                body: """
                    # Article 6. Facilities

                    (a) A rest room.

                    (b) [no change]

                    (c) A bulletin board{++ near the entrance++}.
                    """),
        ]),
    Explanation(
        .staleText, "The words a paper strikes or amends are not in the text it amends.",
        meaning: """
            The paper quotes words that do not stand there. Most often it was drafted on an older edition, or on top of
            a paper that it does not name. The nearest words found are shown.

            Quote the words as they stand now. If they are the words of another paper, say so: after: [TA-01].
            """,
        wrong: [
            ExampleTexts.vacation,
            ExampleTexts.signed(
                "TA-01",
                body: ExampleTexts.accrual("Employees earn {~~nine (9)~>ten (10)~~} hours of vacation each month.")),
        ],
        right: [
            ExampleTexts.vacation,
            ExampleTexts.signed(
                "TA-01",
                body: ExampleTexts.accrual("Employees earn {~~eight (8)~>ten (10)~~} hours of vacation each month.")),
        ]),
    Explanation(
        .ambiguousTarget, "What a paper amends is found in more than one place.",
        meaning: """
            The words or the number that the paper names occur more than once, and Concord does not choose for you;
            every place is listed.

            Name the place more closely: the title of the section beside its number, the item in which the words
            stand, or a few words more of the sentence.
            """,
        wrong: [
            twoThirdSections,
            ExampleTexts.signed(
                "TA-01",
                body: """
                    # Article 7. Hours

                    ## Section 3.

                    Notice is given {~~two (2)~>three (3)~~} days ahead.
                    """),
        ],
        right: [
            twoThirdSections,
            ExampleTexts.signed(
                "TA-01",
                body: """
                    # Article 7. Hours

                    ## Section 3. Overtime

                    Notice is given {~~two (2)~>three (3)~~} days ahead.
                    """),
        ]),
    Explanation(
        .unknownTarget, "A paper amends a provision that the contract does not have.",
        meaning: """
            No article, section or item of that number is found in the text the paper was drafted on. It may be
            misnumbered, or brought by another paper that this one does not come after.

            Correct the citation, name the other paper under “after”, or, if the provision is new, put it inside
            {++ and ++}.
            """,
        wrong: [
            ExampleTexts.vacation,
            ExampleTexts.signed(
                "TA-01",
                body: """
                    # Article 21. Vacation

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
]

private let restRooms = Explanation.ExampleFile(
    "articles/06-facilities.md",
    """
    # Article 6. Facilities

    (a) A rest room.

    (b) A locker for each employee.

    (c) A bulletin board.
    """)

private let twoThirdSections = Explanation.ExampleFile(
    "articles/07-hours.md",
    """
    # Article 7. Hours

    ## Section 3. Overtime

    Notice is given two (2) days ahead.

    ## Section 3. Changes of shift

    Notice is given two (2) days ahead.
    """)

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
