/// What can be wrong with a file before anyone asks what it changes.
let readingExplanations: [Explanation] = [
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
        .ambiguousEnumerator, "An item's number can be read in two ways.",
        meaning: """
            (i) is the letter after (h), and it is also the roman number one. Concord decides by the items around it,
            and by the indentation where there is any. This note says that both readings remain possible, and which
            one was taken, since it decides what the item is cited as.

            Indent the items of the inner list, and the doubt is gone.
            """,
        wrong: [
            Explanation.ExampleFile(
                "articles/05-leave.md",
                """
                # Article 5. Leave

                (g) Jury duty.

                (h) Bereavement:

                (i) five (5) days for a member of the household.
                """)
        ],
        right: [
            Explanation.ExampleFile(
                "articles/05-leave.md",
                """
                # Article 5. Leave

                (g) Jury duty.

                (h) Bereavement:

                    (i) five (5) days for a member of the household;

                    (ii) three (3) days for other relatives.
                """)
        ]),
    Explanation(
        .invalidUTF8, "A file holds bytes that are not UTF-8 text.",
        meaning: """
            The file was saved in an older encoding, often by a word processor on Windows. Letters, quotes and dashes
            outside plain English come out as �, and a phrase with one of them matches nothing.

            Save the file again as UTF-8. Most editors offer it under “Save with encoding”.
            """,
        wrong: [
            Explanation.ExampleFile(
                "articles/08-discipline.md",
                """
                # Article 8. Discipline

                The employee\u{FFFD}s file is open to the employee.
                """)
        ],
        right: [
            Explanation.ExampleFile(
                "articles/08-discipline.md",
                """
                # Article 8. Discipline

                The employee’s file is open to the employee.
                """)
        ]),
    Explanation(
        .badFrontMatter, "The lines that say what a paper is cannot be understood.",
        meaning: """
            A paper begins with a few lines between two lines of ---: its id, what kind of paper it is, its date, who
            signed it and when. Something there is misspelled, missing, or not in the form expected. Concord does not
            guess who signed what, or when; until it is cured no clean contract is written.

            Days are written 2025-03-14. Lists stand in brackets, signatures in braces.
            """,
        wrong: [
            ExampleTexts.vacation,
            Explanation.ExampleFile(
                "papers/ta-01.md",
                """
                ---
                paper: TA-01
                kind: tentative agreement
                date: March 14th
                signed: { union: 2025-03-14, employer: 2025-03-15 }
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
        .nestingTooDeep, "Text is nested deeper than any contract goes.",
        meaning: """
            Quotes inside quotes, or items inside items, go down further than Concord follows. The words are all kept;
            they stand at the deepest level there is.

            This is nearly always a slip of a program that pasted an e-mail with all its replies. Take the outer
            marks away.
            """,
        wrong: [
            Explanation.ExampleFile(
                "articles/09-notices.md",
                """
                # Article 9. Notices

                > > > > > > > > > > > > > > > > > > > > > > > > > > > > > > > > As agreed.
                """)
        ],
        right: [
            Explanation.ExampleFile(
                "articles/09-notices.md",
                """
                # Article 9. Notices

                > As agreed.
                """)
        ]),
    Explanation(
        .noAgreementFile, "There is no agreement.yml, so title and parties are not known.",
        meaning: """
            Everything still compiles, but the agreement goes without its title, and nobody knows who the parties are:
            no paper can be signed by all of them, so none becomes part of the contract. With agreement.yml the page
            carries the right names, and a paper counts as signed when your parties have signed it.
            """,
        wrong: [ExampleTexts.vacation],
        right: [
            Explanation.ExampleFile(
                "agreement.yml",
                """
                title: Collective Bargaining Agreement
                parties:
                  union:    { name: Library Workers Local 12, short: Union }
                  employer: { name: Town of Maple Ridge, short: Town }
                term: { from: 2022-07-01, to: 2025-06-30 }
                """), ExampleTexts.vacation,
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
        .unclosedNote, "An internal note is opened and never closed.",
        meaning: """
            Notes for your own team stand between {>> and <<}, or between <!-- and -->, and reach no output. The end
            of this one is missing. So that nothing confidential slips out, the note is taken to go as far as it can;
            words of the contract behind it may be hidden with it.
            """,
        wrong: [
            Explanation.ExampleFile(
                "articles/14-wages.md",
                """
                # Article 14. Wages

                Wages rise by two percent (2%). {>> we would take one and a half
                """)
        ],
        right: [
            Explanation.ExampleFile(
                "articles/14-wages.md",
                """
                # Article 14. Wages

                Wages rise by two percent (2%). {>> we would take one and a half <<}
                """)
        ]),
]
