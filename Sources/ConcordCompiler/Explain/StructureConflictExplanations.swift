/// Where papers disagree on what stands where and under which number.
let structureConflictExplanations: [Explanation] = [
    Explanation(
        .competingRelabel, "Two papers give one provision different numbers.",
        meaning: """
            People will cite the provision by its number, so it can have but one. The redline shows both until a paper
            says which it is.
            """,
        wrong: [
            ExampleTexts.vacation, renumbered("TA-01", as: "Section 3"), renumbered("TA-02", as: "Section 2A"),
        ],
        right: [
            ExampleTexts.vacation, renumbered("TA-01", as: "Section 3"),
            renumbered("TA-02", "supersedes: [TA-01]", as: "Section 2A"),
        ]),
    Explanation(
        .competingMove, "Two papers move a provision to different places.",
        meaning: """
            A provision that is moved stays the same provision: what other papers change in it goes with it. But it
            cannot stand in two places, nor can two provisions stand in each other. Let one paper take the other's
            place, or come after it and move the provision from where the other one left it.
            """,
        wrong: [
            ExampleTexts.vacation, holidays, ExampleTexts.signed("TA-01", "form: full text", body: schedulingFirst),
            ExampleTexts.signed("TA-02", "form: full text", body: schedulingInHolidays),
        ],
        right: [
            ExampleTexts.vacation, holidays, ExampleTexts.signed("TA-01", "form: full text", body: schedulingFirst),
            ExampleTexts.signed("TA-02", "form: full text", "supersedes: [TA-01]", body: schedulingInHolidays),
        ]),
    Explanation(
        .duplicateLabel, "Two provisions of one list have the same number.",
        meaning: """
            Each paper alone is in order; together they make two Sections 3. A grievance that cites Section 3 would have
            two answers, so the parties must say which of them has the number.

            One paper alone can do the same, when it numbers its new section as one that is there: that is an error too.
            Where the contract had the double number before any paper, it is a warning. Under `numbering: automatic` in
            agreement.yml numbers follow position, and only numbers that papers give by renumbering can collide.

            A list whose items are all numbered 1, as Markdown allows, and the head of an article that stands again at the
            top of a page, as in text taken from a PDF, are warnings too.
            """,
        wrong: [ExampleTexts.vacation, addsSection("TA-01", "Section 3. Carryover"), insertsBefore("TA-02")],
        right: [ExampleTexts.vacation, addsSection("TA-01", "Section 4. Carryover"), insertsBefore("TA-02")]),
]

private let holidays = Explanation.ExampleFile(
    "articles/13-holidays.md",
    """
    # Article 13. Holidays

    ## Section 1. Days

    The library is closed on the eleven (11) days of Appendix B.
    """)

private func renumbered(_ id: String, _ more: String..., as label: String) -> Explanation.ExampleFile {
    let body = """
        # Article 12. Vacation

        ## {~~Section 2~>\(label)~~}. Scheduling

        [no change]
        """
    return more.isEmpty ? ExampleTexts.signed(id, body: body) : ExampleTexts.signed(id, more[0], body: body)
}

private let schedulingFirst = schedulingMoved(
    to: """
        ## Section 2. Scheduling

        Vacation is granted in the order in which it was requested.

        ## Section 1. Days

        The library is closed on the eleven (11) days of Appendix B.
        """)

private let schedulingInHolidays = schedulingMoved(
    to: """
        ## Section 1. Days

        The library is closed on the eleven (11) days of Appendix B.

        ## Section 2. Scheduling

        Vacation is granted in the order in which it was requested.
        """)

private func schedulingMoved(to holidays: String) -> String {
    """
    # Article 12. Vacation

    ## Section 1. Accrual

    Employees earn eight (8) hours of vacation each month.

    # Article 13. Holidays

    \(holidays)
    """
}

private func addsSection(_ id: String, _ head: String) -> Explanation.ExampleFile {
    ExampleTexts.signed(
        id,
        body: """
            # Article 12. Vacation

            ## Section 2. Scheduling

            [no change]

            {++
            ## \(head)

            Up to eighty (80) hours may be carried into the next year.
            ++}
            """)
}

private func insertsBefore(_ id: String) -> Explanation.ExampleFile {
    ExampleTexts.signed(
        id,
        body: """
            # Article 12. Vacation

            {++
            ## Section 2. Requests

            Requests are made in writing by the first of the month.
            ++}

            ## {~~Section 2~>Section 3~~}. Scheduling

            [no change]
            """)
}
