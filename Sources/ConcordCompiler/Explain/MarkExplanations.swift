/// What can be wrong with the signs that open and close something: marks of change, fences and notes.
let markExplanations: [Explanation] = [
    Explanation(
        .unclosedMark, "A change mark is opened and never closed.",
        meaning: """
            Every mark has two ends: {++ … ++} for new words, {-- … --} for struck words, {~~ … ~> … ~~} for
            words that take the place of others. Here the second end is missing, so nobody can tell where the change
            stops. What follows is read as plain text.

            At the table this is the mark that swallows the rest of the section: one side reads one new word, the
            other a new paragraph.
            """,
        wrong: [
            ExampleTexts.vacation,
            ExampleTexts.signed(
                "TA-01",
                body: ExampleTexts.accrual("Employees earn {++at least eight (8) hours of vacation each month.")),
        ],
        right: [
            ExampleTexts.vacation,
            ExampleTexts.signed(
                "TA-01",
                body: ExampleTexts.accrual("Employees earn {++at least ++}eight (8) hours of vacation each month.")),
        ]),
    Explanation(
        .markCrossesBlock, "A change mark begins in one paragraph and ends in another.",
        meaning: """
            A mark stays inside one paragraph, item or table cell. Marked across the border, it would also change
            where one provision ends and the next begins, and the paper does not say that.

            Mark each paragraph by itself; or, to put in or strike whole paragraphs, write the opening mark alone on
            a line before them and the closing mark alone on a line after them.
            """,
        wrong: [
            ExampleTexts.vacation,
            ExampleTexts.signed(
                "TA-01",
                body: """
                    # Article 12. Vacation

                    ## Section 2. Scheduling

                    Vacation is granted in the order in which it was requested. {++Requests are
                    answered within five (5) days.

                    A refusal is given in writing.++}
                    """),
        ],
        right: [
            ExampleTexts.vacation,
            ExampleTexts.signed(
                "TA-01",
                body: """
                    # Article 12. Vacation

                    ## Section 2. Scheduling

                    Vacation is granted in the order in which it was requested. {++Requests are
                    answered within five (5) days.++}

                    {++
                    A refusal is given in writing.
                    ++}
                    """),
        ]),
    Explanation(
        .unclosedFence, "Verbatim text is opened with a fence and never closed.",
        meaning: """
            A line of three backticks begins text that is kept as it stands, such as a signature block; the next such
            line ends it. Without the second, all that follows in the file is kept as it stands too: its sections are
            not sections any more, and no paper can amend them.
            """,
        wrong: [
            Explanation.ExampleFile(
                "articles/30-signatures.md",
                """
                # Signatures

                ```
                For the Union: ____________
                For the Town:  ____________
                """)
        ],
        right: [
            Explanation.ExampleFile(
                "articles/30-signatures.md",
                """
                # Signatures

                ```
                For the Union: ____________
                For the Town:  ____________
                ```
                """)
        ]),
    Explanation(
        .undefinedFootnote, "A footnote's sign has no note.",
        meaning: """
            [^1] in the text is the sign of a footnote, and a line that begins with [^1]: is the note. The sign named here
            has no note in its file, so it is printed as it is written, brackets and all. Either the note was forgotten,
            or its name is written in another way, or it stands in another file.

            A paper may use the signs of the contract, and those of the papers that stand beside it.
            """,
        wrong: [
            Explanation.ExampleFile(
                "articles/14-wages.md",
                """
                # Article 14. Wages

                Wages are paid on Fridays.[^1]
                """)
        ],
        right: [
            Explanation.ExampleFile(
                "articles/14-wages.md",
                """
                # Article 14. Wages

                Wages are paid on Fridays.[^1]

                [^1]: If Friday is a holiday, on the day before it.
                """)
        ]),
]
