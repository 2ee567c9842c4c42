/// What can be wrong with the numbers of a contract, and with the notes that let it stand.
let labelExplanations: [Explanation] = [
    Explanation(
        .labelGap, "A number is left out between two provisions of one list.",
        meaning: """
            Section 9 is followed by Section 12. Contracts do that: a section was bargained away and its number kept
            free. So this is a note; where a paper of this version made the gap, it is a warning.

            Look in the signed contract first: what was lost when its text was typed or scanned is put back. If the
            number is left out there too, nothing is wrong. A paper may keep it free with “Section 10. Reserved”, so that
            nobody looks for what is missing; until then waive it with a note in the provision after the gap:

                {>> concord: allow label-gap: Section 4 was struck in arbitration <<}
            """,
        wrong: [sections("Section 1. Accrual", "Section 2. Scheduling", "Section 4. Carryover")],
        right: [
            sections("Section 1. Accrual", "Section 2. Scheduling", "Section 3. Reserved", "Section 4. Carryover")
        ]),
    Explanation(
        .labelOutOfOrder, "A provision stands where its number does not belong.",
        meaning: """
            The sections of an article, and the items of a list, count upwards; this one breaks the order, so whoever
            looks it up looks in the wrong place. Suffixes count between numbers: 14, 14A, 15 is in order, and so is
            17.3, 17.3G,H,I, 17.4. A list that begins again at (a) is a new list. A Section 1.1 in Article 4, whose other
            sections are 4.1 and 4.2, has the number of another article.

            Look in the signed contract first: a number that was misread is mended in the file, one that was signed so
            is changed by a paper. In a paper, give the provision the number that its place calls for, or move it to
            where its number belongs.
            """,
        wrong: [
            sections("Section 1. Accrual", "Section 3. Scheduling", "Section 2. Carryover", "Section 4. Donation")
        ],
        right: [
            sections("Section 1. Accrual", "Section 2. Scheduling", "Section 3. Carryover", "Section 4. Donation")
        ]),
    Explanation(
        .unusedWaiver, "A note that lets a finding stand has nothing to let stand.",
        meaning: """
            A waiver is an internal note in the text of a provision, or in a paragraph of its own behind it. It names a
            rule of the contract's checks, and says why the provision may stand as it is:

                {>> concord: allow label-gap: Section 4 was struck in arbitration <<}

            It holds for that provision alone. Where the rule finds nothing there, the note says so, since a forgotten
            waiver would hide the next fault. A waiver without a reason, or of a rule that cannot be waived, is a warning
            and waives nothing.
            """,
        wrong: [sections("Section 1. Accrual", "Section 2. Scheduling {>> \(waiver) <<}", "Section 4. Carryover")],
        right: [sections("Section 1. Accrual", "Section 2. Scheduling", "Section 4. Carryover {>> \(waiver) <<}")]),
]

private let waiver = "concord: allow label-gap: Section 3 was struck in arbitration"

private func sections(_ heads: String...) -> Explanation.ExampleFile {
    let words = [
        "Employees earn vacation.", "The library grants it.", "Ten (10) days carry over.", "Days may be given.",
    ]
    return Explanation.ExampleFile(
        "articles/12-vacation.md",
        "# Article 12. Vacation\n"
            + zip(heads, words).map { head, words in "\n## \(head)\n\n\(words)\n" }.joined())
}
