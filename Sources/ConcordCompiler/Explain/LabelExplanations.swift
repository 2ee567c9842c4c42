/// What can be wrong with the numbers by which a contract is cited.
let labelExplanations: [Explanation] = [
    Explanation(
        .duplicateLabel, "Two provisions of one list have the same number.",
        meaning: """
            “Article 12(b)” now means two things, and a grievance or a later paper that cites it may mean either. It
            happens when a list is copied, and when two papers each add an item with the next free number.

            Give one of them another number. A paper can do it: {~~(b)~>(c)~~} in front of the item.
            """,
        wrong: [
            Explanation.ExampleFile(
                "articles/06-facilities.md",
                """
                # Article 6. Facilities

                (a) A rest room.

                (b) A locker for each employee.

                (b) A bulletin board.
                """)
        ],
        right: [
            Explanation.ExampleFile(
                "articles/06-facilities.md",
                """
                # Article 6. Facilities

                (a) A rest room.

                (b) A locker for each employee.

                (c) A bulletin board.
                """)
        ])
]
