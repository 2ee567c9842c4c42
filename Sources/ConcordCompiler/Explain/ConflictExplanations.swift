/// Where papers that do not know of one another disagree. A conflict is nobody's fault: two teams drafted at once. It
/// is settled by a paper, never by the compiler.
let conflictExplanations: [Explanation] = [
    Explanation(
        .overlappingChange, "Two papers change the same words in different ways.",
        meaning: """
            Both papers are signed, neither comes after the other, and they want different words in one place. Choosing
            for the parties is not a compiler's business: the redline shows both sides where they stand, and no clean
            text is written until a paper settles it.

            Either one paper takes the other's place (supersedes), or it comes after the other and says how the words
            shall read then (after).
            """,
        wrong: [ExampleTexts.vacation, tenHours, ExampleTexts.signed("TA-02", body: twelveForEight)],
        right: [
            ExampleTexts.vacation, tenHours, ExampleTexts.signed("TA-02", "supersedes: [TA-01]", body: twelveForEight),
        ]),
    Explanation(
        .changeInDeletedText, "One paper strikes a provision in which another changes words.",
        meaning: """
            If the provision goes, the other paper's change goes with it, and somebody at the table thinks that they
            won it. So neither is dropped: the redline shows both until a paper says which holds.
            """,
        wrong: [
            ExampleTexts.vacation, strikesScheduling, ExampleTexts.signed("TA-02", body: schedulingInWriting),
        ],
        right: [
            ExampleTexts.vacation, strikesScheduling,
            ExampleTexts.signed("TA-02", "supersedes: [TA-01]", body: schedulingInWriting),
        ]),
    Explanation(
        .competingInsertion, "Two papers put something new in the same place.",
        meaning: """
            Both additions can stand, but which comes first? In a contract the order is a number that people will cite,
            so it is the parties' choice. Let one paper come after the other and show where its own addition goes.
            """,
        wrong: [
            ExampleTexts.vacation, ExampleTexts.signed("TA-01", body: carryover),
            ExampleTexts.signed(
                "TA-02",
                body: """
                    # Article 12. Vacation

                    ## Section 2. Scheduling

                    [no change]

                    {++
                    ## Section 3. Cash Out

                    Up to forty (40) hours may be paid out each year.
                    ++}
                    """),
        ],
        right: [
            ExampleTexts.vacation, ExampleTexts.signed("TA-01", body: carryover),
            ExampleTexts.signed(
                "TA-02", "after: [TA-01]",
                body: """
                    # Article 12. Vacation

                    ## Section 3. Carryover

                    [no change]

                    {++
                    ## Section 4. Cash Out

                    Up to forty (40) hours may be paid out each year.
                    ++}
                    """),
        ]),
    Explanation(
        .neighbouringChange, "Two papers change different words of one sentence.",
        meaning: """
            The words do not touch, so both changes are made. But neither team has seen the sentence that comes out,
            and a sentence is what a grievance is about: ten hours a month and eight hours a pay period may each be
            fair, ten hours a pay period may be what nobody offered.

            Read the result. If it is what the parties mean, let one paper come after the other and restate the
            sentence, or write a third that comes after both and restates it, and the warning is gone.
            """,
        wrong: [
            ExampleTexts.vacation, tenHours,
            ExampleTexts.signed(
                "TA-02",
                body: ExampleTexts.accrual("Employees earn eight (8) hours of vacation each {~~month~>pay period~~}.")),
        ],
        right: [
            ExampleTexts.vacation, tenHours,
            ExampleTexts.signed(
                "TA-02", "after: [TA-01]",
                body: ExampleTexts.accrual("Employees earn ten (10) hours of vacation each {~~month~>pay period~~}.")),
        ]),
]

private let tenHours = ExampleTexts.signed(
    "TA-01", body: ExampleTexts.accrual("Employees earn {~~eight (8)~>ten (10)~~} hours of vacation each month."))

private let twelveForEight = ExampleTexts.accrual(
    "Employees earn {~~eight (8)~>twelve (12)~~} hours of vacation each month.")

private let strikesScheduling = ExampleTexts.signed(
    "TA-01",
    body: """
        # Article 12. Vacation

        {--
        ## Section 2. Scheduling

        Vacation is granted in the order in which it was requested.
        --}
        """)

private let schedulingInWriting = """
    # Article 12. Vacation

    ## Section 2. Scheduling

    Vacation is granted in the order in which it was requested{++ in writing++}.
    """

private let carryover = """
    # Article 12. Vacation

    ## Section 2. Scheduling

    [no change]

    {++
    ## Section 3. Carryover

    Up to eighty (80) hours may be carried into the next year.
    ++}
    """
