/// What can be wrong with the signs of internal notes.
let noteExplanations: [Explanation] = [
    Explanation(
        .unclosedNote, "The signs of an internal note are not in pairs.",
        meaning: """
            Notes for your own team stand between {>> and <<}, or between <!-- and -->, and reach no output. A note ends
            at its own closing sign; notes in it have signs of their own. Here a sign is missing or mistyped, as << and >>
            for <<} are, or turned round as in {<<, so that it is not known which words are the note. A closing sign further
            on is another note's.

            So that nothing confidential slips out, an open note is taken to go on to the end of its paragraph, and words
            of the contract there may be hidden with it. In a paper it ends with the words of the mark that it stands in: a
            note begins and ends on one side of one mark, and marks change no words that they do not hold. In agreement.yml
            and in front matter it ends with its value.

            Of a closing sign without a note the words in front are printed. No clean copy is written before the signs are
            in pairs. A sign that is meant as text has a backslash in front: \\{>>.
            """,
        wrong: [
            Explanation.ExampleFile(
                "articles/14-wages.md",
                """
                # Article 14. Wages

                Wages rise by two percent (2%). {>> we would take one and a half >>

                Wages are paid on Fridays. {>> ask the bank <<}
                """)
        ],
        right: [
            Explanation.ExampleFile(
                "articles/14-wages.md",
                """
                # Article 14. Wages

                Wages rise by two percent (2%). {>> we would take one and a half <<}

                Wages are paid on Fridays. {>> ask the bank <<}
                """)
        ]),
    Explanation(
        .noteHidesProvisions, "An internal note holds a head or several paragraphs.",
        meaning: """
            None of what stands in an internal note is printed. This one goes over more than one paragraph, or a head
            stands in it, as when its closing sign was left out and the next one was left over. Look whether words of the
            contract are in it.

            If all of it is a note, set its signs on lines of their own, {>> above it and <<} below.
            """,
        wrong: [
            Explanation.ExampleFile(
                "articles/14-wages.md",
                """
                # Article 14. Wages

                {>> Ask the bank about Fridays.

                Wages are paid on Fridays. <<}
                """)
        ],
        right: [
            Explanation.ExampleFile(
                "articles/14-wages.md",
                """
                # Article 14. Wages

                {>> Ask the bank about Fridays. <<}

                Wages are paid on Fridays.
                """)
        ]),
]
