/// The files that `concord init` makes: every room of an agreement once, and a signed paper that changes a sentence,
/// adds an item and raises a wage, so that the first redline has something to show.
enum StarterFolder {
    static let files: [(path: String, text: String)] = [
        ("README.md", readme),
        ("agreement.yml", agreement),
        ("articles/01-recognition.md", recognition),
        ("articles/02-vacation.md", vacation),
        ("appendices/a-wages.md", wages),
        ("papers/ta-01-vacation-and-wages.md", paper),
    ]

    private static let readme = """
        # Our agreement

        This folder is read by Concord.

        | What | Where |
        | --- | --- |
        | Title, parties and term | `agreement.yml` |
        | The current contract, one file an article | `articles/` |
        | Appendices | `appendices/` |
        | Letters of agreement, when there are any | `letters/` |
        | What crosses the table | `papers/` |

        `papers/ta-01-vacation-and-wages.md` is a tentative agreement. Between the two `---` lines it says
        what it is and who signed it. Below, it restates the contract and marks what changes: `{++new words++}`,
        `{--struck words--}`, `{~~old words~>new words~~}`. What it does not show stays as it is. The words outside
        the marks must be the contract's own; Concord tells you where they are not.

        Leave the article files alone while you bargain: they are the contract that both sides start from. Each
        agreement at the table becomes a new file in `papers/`. Take a signature out of `signed:` and see how
        `concord check` answers.

            concord check      what is wrong, and what to write instead
            concord build      build/agreement.html (clean) and build/redline.html, also as .xml and .txt
            concord explain    the rules, with examples

        """

    private static let agreement = """
        title: Collective Bargaining Agreement
        parties:
          union:    { name: Library Workers Local 12, short: Union }
          employer: { name: Town of Maple Ridge, short: Town }
        term: { from: 2022-07-01, to: 2025-06-30 }

        """

    private static let recognition = """
        # Article 1. Recognition

        ## Section 1. Bargaining Unit

        The Town recognizes the Union as the sole representative of all regular employees of the public library.

        ## Section 2. New Employees

        The Town gives the Union the name of each new employee within ten (10) days of hire.

        """

    private static let vacation = """
        # Article 2. Vacation

        ## Section 1. Accrual

        Employees earn eight (8) hours of vacation for each month of service.

        ## Section 2. Scheduling

        Requests for vacation are granted in this order:

        (a) Requests made before March 1, by seniority.

        (b) Later requests, in the order in which they were made.

        ## Section 3. Carryover

        Up to eighty (80) hours may be carried into the next year.

        """

    private static let wages = """
        # Appendix A. Wages

        Hourly wages are as follows.

        | Position | Step 1 | Step 2 |
        | :--- | ---: | ---: |
        | Library assistant | $21.40 | $22.90 |
        | Librarian | $28.10 | $30.05 |

        """

    private static let paper = """
        ---
        paper: TA-01
        kind: tentative agreement
        date: 2025-03-14
        signed: { union: 2025-03-14, employer: 2025-03-15 }
        effective: 2025-07-01
        ---

        # Article 2. Vacation

        ## Section 1. Accrual

        Employees earn {~~eight (8)~>ten (10)~~} hours of vacation for each month of service.

        ## Section 2. Scheduling

        Requests for vacation are granted in this order:

        (a) Requests made before March 1, by seniority.

        (b) Later requests, in the order in which they were made.

        {++
        (c) Every request is answered within five (5) days.
        ++}

        # Appendix A. Wages

        Hourly wages are as follows.

        | Position | Step 1 | Step 2 |
        | :--- | ---: | ---: |
        | Library assistant | {~~$21.40~>$22.05~~} | {~~$22.90~>$23.60~~} |
        | Librarian | $28.10 | $30.05 |

        """
}
