/// What can be wrong with the days of papers that build on one another, or follow one another.
let groundExplanations: [Explanation] = [
    Explanation(
        .missingGround, "A paper in force changes what another one brought that is not.",
        meaning: """
            A paper that comes “after” another changes the text as the other leaves it. On a day on which the other
            has ended, has not begun or has given its place to a third, the words to be changed are not there, and
            nobody agreed to what would stand there instead. So the paper is left out on that day, and no clean
            contract is written. Where it does not touch what the other brought it holds without it.

            For everything signed, and for a day that you ask for, this is an error. For other days “concord check”
            warns, with the day. Let both papers hold for the same time, or agree on one that says what holds then.
            """,
        wrong: [ExampleTexts.vacation, ten("effective: 2026-01-01"), twelve("effective: 2025-07-01")],
        right: [ExampleTexts.vacation, ten("effective: 2025-07-01"), twelve("effective: 2025-07-01")]),
    Explanation(
        .papersInTurn, "One paper ends before another begins that changes the same words.",
        meaning: """
            A pilot until June and a new rule from July are no conflict: on no day are both in force. On each day the
            contract reads as the paper of that day has it: “--as-of 2025-06-30”, “integrated@2025-07-01”. Where no
            day is asked for, the later paper is shown, and this note says so.
            """,
        wrong: [ExampleTexts.vacation, ten("expires: 2025-06-30"), inTurn("effective: 2025-07-01", accrual)],
        right: [ExampleTexts.vacation, ten("expires: 2025-06-30"), inTurn("effective: 2025-07-01", scheduling)]),
]

private func ten(_ day: String) -> Explanation.ExampleFile {
    ExampleTexts.signed(
        "TA-01", day,
        body: ExampleTexts.accrual("Employees earn {~~eight (8)~>ten (10)~~} hours of vacation each month."))
}

private func twelve(_ day: String) -> Explanation.ExampleFile {
    ExampleTexts.signed(
        "TA-02", "after: [TA-01]", day,
        body: ExampleTexts.accrual("Employees earn {~~ten (10)~>twelve (12)~~} hours of vacation each month."))
}

private func inTurn(_ day: String, _ body: String) -> Explanation.ExampleFile {
    ExampleTexts.signed("TA-02", day, body: body)
}

private let accrual = ExampleTexts.accrual("Employees earn {~~eight (8)~>nine (9)~~} hours of vacation each month.")

private let scheduling = """
    # Article 12. Vacation

    ## Section 2. Scheduling

    Vacation is granted in the order in which it was requested{++ in writing++}.
    """
