/// What can be wrong with the words of a contract: numbers that stand twice, terms, days.
let wordingExplanations: [Explanation] = [
    Explanation(
        .numberMismatch, "A number in words and the figures behind it disagree.",
        meaning: """
            Contracts write numbers twice so that a slip of the pen shows. Here it does: the words say one number and
            the figures another. Whoever reads it next will read the one that suits him.

            It is a warning, since nobody but the parties can say which of the two was agreed, and what was signed is
            what is printed. Whoever wants no paper with it in the contract writes “rules: { number-mismatch: error }” in
            agreement.yml. All shapes are read: percents and money, parts (“one and one-half (1-1/2)”), places (“tenth
            (10th)”), and the other way round (“15 (fifteen)”).
            """,
        wrong: [vacation("Requests are answered within forty-five (54) days.")],
        right: [vacation("Requests are answered within forty-five (45) days.")]),
    Explanation(
        .impossibleDate, "A date cannot be, or a term ends before it begins.",
        meaning: """
            No calendar has the day, or it falls on another day of the week than the text says, or the second of two
            dates that are joined by “through” or “until” is the earlier one.

            In words that the contract has had it is a warning, in words that a paper brings an error.
            """,
        wrong: [vacation("Requests for the summer are due by June 31, 2025.")],
        right: [vacation("Requests for the summer are due by June 30, 2025.")]),
    Explanation(
        .undefinedTerm, "A term is used that nothing defines any more, or that names no party.",
        meaning: """
            A paper took the definition of a term out and left the term in use. Or the contract names its parties in
            capitals, “the COUNTY” and “the UNION”, and one sentence binds a third, “the ASSOCIATION”, as happens to
            words that were copied from another contract.

            Terms that merely begin with a capital are left alone.
            """,
        wrong: [parties("The ASSOCIATION shall post the schedule.")],
        right: [parties("The UNION shall post the schedule.")]),
    Explanation(
        .duplicateDefinition, "One term is defined twice, in different words.",
        meaning: """
            Two definitions of one term hold in the same part of the agreement and do not say the same. A definition
            that says what it is for, “for purposes of this Article”, is left in peace, and so is one in a letter or an
            appendix.
            """,
        wrong: [definitions("2. “Emergency” means a fire or a flood.")],
        right: [definitions("2. “Drill” means practice for an emergency.")]),
    Explanation(
        .unusedDefinition, "A term is defined, and nothing uses it.",
        meaning: """
            Mostly the provision that used the term was struck, or it was written with another word. The definition
            does no harm, so this is a note; but a reader will ask what it was for. When its article is opened, a paper
            may use the term where it is meant, or take the definition out.
            """,
        wrong: [definitions("2. “Blackout period” means the month of August.")],
        right: [definitions("2. An emergency ends when the Director says so.")]),
    Explanation(
        .mixedDays, "One procedure counts working days in one step and other days in the next.",
        meaning: """
            Within one procedure, such as a grievance procedure, some periods are in working days and others in
            calendar days, or in days of which nothing says what they are. That may be meant; but grievances are lost
            over it. Where the agreement defines “days”, a bare “days” is not held against it.
            """,
        wrong: [grievance("five (5) calendar days")],
        right: [grievance("five (5) working days")]),
]

private func vacation(_ sentence: String) -> Explanation.ExampleFile {
    Explanation.ExampleFile(
        "articles/12-vacation.md",
        """
        # Article 12. Vacation

        ## Section 1. Requests

        \(sentence)
        """)
}

private func parties(_ sentence: String) -> Explanation.ExampleFile {
    Explanation.ExampleFile(
        "articles/01-parties.md",
        """
        # Article 1. Parties

        This Agreement is made by Gull County, hereinafter referred to as the COUNTY, and the Harbor Workers, hereinafter
        referred to as the UNION.

        The COUNTY shall print this Agreement. \(sentence)
        """)
}

private func definitions(_ entry: String) -> Explanation.ExampleFile {
    Explanation.ExampleFile(
        "articles/01-definitions.md",
        """
        # Article 1. Definitions

        1. “Emergency” means an event that nobody could foresee.

        \(entry)

        # Article 2. Schedules

        In an emergency, and in a drill, schedules may be changed without notice.
        """)
}

private func grievance(_ period: String) -> Explanation.ExampleFile {
    Explanation.ExampleFile(
        "articles/09-grievances.md",
        """
        # Article 9. Grievance Procedure

        ## Section 1. First Step

        The employee shall file the grievance within ten (10) working days of the event.

        ## Section 2. Second Step

        The Director shall answer within \(period) of receipt of the grievance.
        """)
}
