/// What can be wrong with a file before anyone asks what it changes.
let readingExplanations: [Explanation] = [
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
        .hiddenCharacter, "A file holds a character that nobody sees.",
        meaning: """
            Text copied from a PDF or a web page can bring characters that take no room on a page: control characters,
            soft hyphens, spaces without width, and marks that turn the direction of writing. Behind a mark of direction
            words can be read in another order than they stand in. Concord leaves such characters out before it reads
            anything, so that all that it prints is what people see; joiners and marks that a script needs stay in its
            words. In a paper that somebody has signed it is an error, since who signs must see all of it.

            Delete the character. Where it cannot be found, delete the words around it and type them again. The first of
            each kind in a file is shown, with the number of the others.
            """,
        wrong: [
            Explanation.ExampleFile(
                "articles/08-discipline.md",
                """
                # Article 8. Discipline

                A repri\u{AD}mand is in writing.
                """)
        ],
        right: [
            Explanation.ExampleFile(
                "articles/08-discipline.md",
                """
                # Article 8. Discipline

                A reprimand is in writing.
                """)
        ]),
    Explanation(
        .badFrontMatter, "The lines that say what a paper is cannot be understood.",
        meaning: """
            A paper begins with a few lines between two lines of ---: its id, what kind of paper it is, its date, who
            signed it and when. Something there is misspelled, missing, or not in the form expected. Concord does not
            guess who signed what, or when; until it is cured no clean contract is written.

            Days are written 2025-03-14. Lists stand in brackets, signatures in braces.

            In agreement.yml it is a warning: what cannot be understood there, such as a day of the term, is left out.
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
        .unreadFile, "A file in the agreement's folders is not read.",
        meaning: """
            The contract is read from text files in articles/, appendices/, letters/ and papers/. A paper that was
            saved as TA-02.txt or TA-02.docx would be missing, and nobody would know; so would all that stands in a
            folder called article/. One warning a folder names the files.

            Save the words as text in a file that ends in .md. The old file may stay beside it under the same name.
            A note names hidden texts, such as .TA-03.md, and the older state of a file that is not there, such as
            TA-02.md.bak. Nothing is said of what editors and systems leave, and of a README.
            """,
        wrong: [
            ExampleTexts.vacation,
            Explanation.ExampleFile("papers/ta-01.txt", "Employees earn ten (10) hours of vacation each month."),
        ],
        right: [
            ExampleTexts.vacation,
            Explanation.ExampleFile("papers/ta-01.txt", "Employees earn ten (10) hours of vacation each month."),
            ExampleTexts.signed(
                "TA-01",
                body: ExampleTexts.accrual("Employees earn {~~eight (8)~>ten (10)~~} hours of vacation each month.")),
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
]
