/// What can be wrong with words that point to another provision.
let referenceExplanations: [Explanation] = [
    Explanation(
        .unresolvedReference, "Words point to a provision that is not there.",
        meaning: """
            “Section 9” in an article of eight sections, or “Article 47” in an agreement of forty, is mostly the trace
            of an earlier contract: something was taken out or renumbered, and the words stayed behind. Nobody can say
            in a grievance what they mean.

            Write the number that is meant. Where lists of the contract have no numbers that could be read, and where a
            statute or another document is meant, nothing is said.
            """,
        wrong: [
            article(12, "Vacation", "(a) Employees earn eight hours.\n\n(b) More than paragraph (c) allows is paid.")
        ],
        right: [
            article(12, "Vacation", "(a) Employees earn eight hours.\n\n(b) More than paragraph (a) allows is paid.")
        ]),
    Explanation(
        .titleMismatch, "The number and the title of a reference belong to different provisions.",
        meaning: """
            “Article 19 – No Strikes” names two articles at once when No Strikes is Article 20. One of the two is left
            from an earlier contract. Write the number that belongs to the title, or the title that belongs to the
            number. Short forms of a title, its case and its signs do not matter.
            """,
        wrong: [
            article(19, "Overtime", "Article 20 (Overtime) does not change this."),
            article(20, "No Strikes", "There are none."),
        ],
        right: [
            article(19, "Overtime", "Article 20 (No Strikes) does not change this."),
            article(20, "No Strikes", "There are none."),
        ]),
    Explanation(
        .referenceToDeleted, "Words point to a provision that a paper of this version deletes.",
        meaning: """
            The reference was right in the contract as it stood. A paper has since deleted what it means, or reserved
            its number, and did not change the words that refer to it. The contract would say that something applies
            which is no longer there, so no clean contract is written. Strike the reference in a paper, or let it name
            what takes the place of the deleted provision.
            """,
        wrong: [
            article(
                5, "Pay", "(a) Pay is due on Friday, save as paragraph (b) provides.\n\n(b) Bonuses are due in May."),
            paper("{--(b) Bonuses are due in May.--}"),
        ],
        right: [
            article(
                5, "Pay", "(a) Pay is due on Friday, save as paragraph (b) provides.\n\n(b) Bonuses are due in May."),
            paper(
                "(a) Pay is due on Friday{--, save as paragraph (b) provides--}.\n\n{--(b) Bonuses are due in May.--}"),
        ]),
    Explanation(
        .staleReference, "Words still have the old number of what a paper renumbered.",
        meaning: """
            The reference was right in the contract as it stood. Then a paper gave the provision another number, or
            moved it, and the words that refer to it stayed as they were: they now mean nothing, or something else.
            Let a paper write the words that the message gives, or let references follow by themselves:
            `conform: automatic` in agreement.yml makes each a visible conforming change.
            """,
        wrong: [
            article(
                5, "Pay",
                "(a) Pay is due on Friday.\n\n(b) Bonuses are due in May.\n\n(c) Bonuses under (b) above are not wages."
            ),
            paper(
                "(a) Pay is due on Friday.\n\n{++(b) Overtime is due on Monday.++}\n\n{~~(b)~>(c)~~} Bonuses are due in May.\n\n{~~(c)~>(d)~~} Bonuses under (b) above are not wages."
            ),
        ],
        right: [
            article(
                5, "Pay",
                "(a) Pay is due on Friday.\n\n(b) Bonuses are due in May.\n\n(c) Bonuses under (b) above are not wages."
            ),
            paper(
                "(a) Pay is due on Friday.\n\n{++(b) Overtime is due on Monday.++}\n\n{~~(b)~>(c)~~} Bonuses are due in May.\n\n{~~(c)~>(d)~~} Bonuses under {~~(b)~>(c)~~} above are not wages."
            ),
        ]),
    Explanation(
        .deadLink, "A link to a place on the page leads nowhere.",
        meaning: """
            A link such as [Relief](#section-2-relief) leads to a head of the agreement, by the name that forges give to
            heads: its letters and figures in lower case, with hyphens for its spaces. A head of the same article is
            meant before one of another. Here no head has the name, or heads of several other articles have it, so the
            words are printed and whoever clicks on them stays where he is.

            Links to other pages are left alone.
            """,
        wrong: [watches(linkedTo: "section-3-relief")],
        right: [watches(linkedTo: "section-2-relief")]),
]

private func article(_ number: Int, _ title: String, _ body: String) -> Explanation.ExampleFile {
    Explanation.ExampleFile(
        "articles/\(number)-\(title.lowercased().split(separator: " ")[0]).md",
        "# Article \(number). \(title)\n\n\(body)\n")
}

private func paper(_ body: String) -> Explanation.ExampleFile {
    ExampleTexts.signed("TA-01", body: "# Article 5. Pay\n\n\(body)\n")
}

private func watches(linkedTo anchor: String) -> Explanation.ExampleFile {
    article(
        4, "Watches",
        """
        See [the rules on relief](#\(anchor)).

        ## Section 1. Length

        A watch is four (4) hours.

        ## Section 2. Relief

        The relief comes before the watch ends.
        """)
}
