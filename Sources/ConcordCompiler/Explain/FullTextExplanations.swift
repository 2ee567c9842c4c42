/// What can be wrong with a text that is given in full, and with tables that come from other programs.
let fullTextExplanations: [Explanation] = [
    Explanation(
        .vanishedProvision, "A text that is given in full leaves out whole sections without a word.",
        meaning: """
            A paper with “form: full text” says how the article shall read from its first word to its last, so what it does
            not show is deleted. Here whole sections, or tables, are missing, and nothing says that this is meant. Who
            hands over one section alone nearly always means that the others stay.

            Say which it is. What stays is written “## Section 3 [no change]”, or “…” (or CCL, [current contract language],
            REMAINDER CCL) once for all that stands there. What goes is written “## Section 3 [deleted]”. Neither is
            printed as the contract.
            """,
        wrong: [ExampleTexts.vacation, ExampleTexts.signed("TA-01", "form: full text", body: oneSection)],
        right: [
            ExampleTexts.vacation,
            ExampleTexts.signed("TA-01", "form: full text", body: oneSection + "\n\n## Section 2 [no change]"),
        ])
]

private let oneSection = """
    # Article 12. Vacation

    ## Section 1. Accrual

    Employees earn ten (10) hours of vacation each month.
    """

/// The explanation of a table that is no table.
let unreadTableExplanation = Explanation(
    .unreadTable, "A table could not be read, or not all of it.",
    meaning: """
        Concord reads tables with bars, lines with tabs as a spreadsheet hands them over, and tables in HTML. Here it met
        something that it shows as written, tags, bars and all, rather than guess at it: a table that is never closed, words
        outside of its cells, a tag that strikes words or raises them, a single line with bars.

        The finding says what it is. The surest form of a table is the one with bars: a row of heads, below it a row of
        dashes, then the rows.
        """,
    wrong: [
        Explanation.ExampleFile(
            "articles/07-wages.md",
            """
            # Article 7. Wages

            <table>
            Steps of the clerks
            <tr><td>Step 1</td><td>$18.40</td></tr>
            </table>
            """)
    ],
    right: [
        Explanation.ExampleFile(
            "articles/07-wages.md",
            """
            # Article 7. Wages

            <table>
            <caption>Steps of the clerks</caption>
            <tr><td>Step 1</td><td>$18.40</td></tr>
            </table>
            """)
    ])
