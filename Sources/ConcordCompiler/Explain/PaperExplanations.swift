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
        .unclearInstruction, "An instruction of a paper is not understood or cannot be followed.",
        meaning: """
            A paper in the drafter's words says what shall be done: strike these words and insert those, amend this
            section to read so. Each of its sentences must be understood from the first word to the last, because what is
            passed over would be missing from the contract. This one was not; or it wants text that is not there; or it
            and another instruction of the paper change the same words.

            Write it in one of the known forms. The guide lists them, and the nearest one is shown.

            Words that give no instruction and may have been agreed, such as “rates rise by two percent”, are an error where
            every party has signed and a warning where not. What only tells something is a recital, which `concord papers`
            shows; below a head that names a provision nothing is a recital.
            """,
        wrong: [
            ExampleTexts.vacation,
            ExampleTexts.signed(
                "TA-01",
                body: """
                    # Article 12. Vacation

                    ## Amend Section 1

                    Strike "eight (8)" and put "ten (10)".
                    """),
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
    Explanation(
        .noChange, "A paper changes no words of the contract.",
        meaning: """
            Everything the paper shows reads as the contract does already, and nothing is marked. That may be what is
            meant: the parties agree that an article stays, and the paper is the record of it. Then let it say so, with
            [no change] or CCL below the head, and nothing is found. Of a paper that every party has signed this is a
            warning, else a note.

            If a change was meant, its marks are missing, or it was made in the article file instead of in the paper.
            """,
        wrong: [
            ExampleTexts.vacation,
            ExampleTexts.signed(
                "TA-01",
                body: ExampleTexts.accrual("Employees earn eight (8) hours of vacation each month.")),
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
