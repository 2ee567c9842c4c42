/// What can be wrong with the sign-off of a paper, beside a missing signature.
let signOffExplanations: [Explanation] = [
    Explanation(
        .dateOrder, "The days of a paper, or of the term, cannot be right as they stand.",
        meaning: """
            A party signed before the paper's own date, which is mostly a slip of the pen: correct the day, or the
            date of the paper. Where a paper ends before it begins it would never be in force; that is an error.
            So is a term of the agreement that ends before it begins, since it is printed on the contract.
            A paper may well begin before it is signed: say so with “effective”.
            """,
        wrong: [ExampleTexts.vacation, dated("2025-03-04")],
        right: [ExampleTexts.vacation, dated("2025-03-14")])
]

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
