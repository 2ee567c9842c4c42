/// What can be wrong with the sign-off of a paper, beside a missing signature.
let signOffExplanations: [Explanation] = [
    Explanation(
        .brokenSeal, "A paper's words have changed since it was sealed.",
        meaning: """
            “concord seal” records in a signed paper what was signed. This paper says something else now: a word, a
            mark, a signature or a date of force is another. Line ends, spaces and typographic quotes do not count.

            Nobody signed what stands there, so the paper stays out of the contract, and no clean contract is written.
            Put the words back as they were. If every party agreed to the new words, let them sign again and run
            “concord seal” with “--again”.
            """,
        wrong: [
            ExampleTexts.vacation, sealed("Employees earn {~~eight (8)~>twelve (12)~~} hours of vacation each month."),
        ],
        right: [
            ExampleTexts.vacation, sealed("Employees earn {~~eight (8)~>ten (10)~~} hours of vacation each month."),
        ]),
    Explanation(
        .dateOrder, "The days of a paper, or of the term, cannot be right as they stand.",
        meaning: """
            A party signed before the paper's own date, which is mostly a slip of the pen: correct the day, or the
            date of the paper. Where a paper ends before it begins it would never be in force; that is an error.
            So is a term of the agreement that ends before it begins, since it is printed on the contract.
            A paper may well begin before it is signed: say so with “effective”.
            """,
        wrong: [ExampleTexts.vacation, dated("2025-03-04")],
        right: [ExampleTexts.vacation, dated("2025-03-14")]),
]

/// The paper as it was sealed with ten (10) hours.
private func sealed(_ sentence: String) -> Explanation.ExampleFile {
    ExampleTexts.signed(
        "TA-01", "seal: sha256:bbf83fdc1987eef258b45b7cb50e2c5d9f3e53e09e0ff852df6ff7ac5a86e069",
        body: ExampleTexts.accrual(sentence))
}

private func dated(_ day: String) -> Explanation.ExampleFile {
    Explanation.ExampleFile(
        "papers/ta-01.md",
        """
        ---
        paper: TA-01
        kind: tentative agreement
        date: 2025-03-14
        signed: { union: \(day), employer: 2025-03-15 }
        ---

        # Article 12. Vacation

        ## Section 1. Accrual

        Employees earn {~~eight (8)~>ten (10)~~} hours of vacation each month.
        """)
}
