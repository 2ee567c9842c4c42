/// Agreements with the sign ¤ in every place where an internal note can stand.
enum NoteCanaryTexts {
    private static let frame = """
        # ¤ is a remark and no note
        title: "Agreement of the Pier ¤"
        parties:
          union: { name: "Pier Hands ¤", short: "Union ¤" }
          employer: { name: "Pier Company ¤", short: Company }
        term: { from: 2024-01-01, to: 2026-12-31 }
        cover: |
          Between the Hands ¤
          ¤
          and the Company
        divisions:
          - { heading: "PART ONE ¤", from: "articles/01.md" }
        back_cover: Printed ¤ here

        """.replacing("# ¤", with: "# A note")

    private static let article = """
        ¤
        # Article 1. Hours ¤

        Text of the article ¤, of two lines
        ¤
        and a third.

        ## Section 1. Day ¤

        A day is eight (8) hours ¤ for **all ¤ hands**, see [the chart ¤](https://example.org/a).[^1]

        (a) The first ¤ hand;
        (b) the second ¤:

            (1) by day ¤;
            (2) by night.

        ¤

        - a bullet ¤
        - another `code ¤`

        > A quoted ¤ example.
        > ¤
        > It goes on.

        Section 2. Notice. ¤ Within ten (10) days ¤ after the notice the Company ¤ shall answer under Section 1.

        | Step ¤ | Pay |
        | --- | ---: |
        | 1 ¤ | $20 |
        | ¤ 2 | $21 ¤ |

        <table><caption>Boats ¤</caption>
        <tr><th>Boat ¤</th><th>Crew</th></tr>
        <tr><td>Ann ¤</td><td>2</td></tr> ¤
        </table>

        ```
        Steward: ____ ¤
        ¤
        Date: ____
        ```

        [^1]: A footnote ¤.
            Its second ¤ line.

        [the table]: https://example.org/b ¤

        For the Union ¤ _________
        Date ______

        """

    private static let second = "# Article 2. Rest ¤\n\nA rest is fifteen (15) minutes. ¤\n\nIt is paid. ¤\n"

    private static func matter(_ id: String, _ more: String = "", isSigned: Bool = true) -> String {
        """
        ---
        paper: \(id) ¤
        kind: \(isSigned ? "tentative agreement" : "proposal") ¤
        title: "What \(id) ¤ says"
        date: 2025-03-01 ¤
        \(isSigned ? "signed: { union: 2025-03-14, employer: 2025-03-15 } ¤" : "from: union ¤")
        \(more)---

        """.replacing("\n\n---", with: "\n---")
    }

    static let whole = [
        "agreement.yml": frame, "articles/01.md": article, "articles/02.md": second,
        "papers/ta-01.md": matter("TA-01", "effective: 2025-07-01 ¤\n") + """
            ¤
            # Article 2. Rest ¤

            A rest is {~~fifteen (15) ¤~>twenty (20) ¤~~} minutes. ¤

            It is paid. {++So is the way ¤ there.++} ¤

            {++
            ¤

            Nobody ¤ rests aboard.
            ++}

            """,
        "papers/ta-02.md": matter("TA-02") + """
            ¤

            The parties met. ¤

            ## Amend Article 1, Section 1(a) ¤

            Strike "first ¤ hand" and insert "foremost ¤ hand". ¤

            ## Add Section 3 after Section 2 of Article 1

            > Section 3. Fog ¤. In fog ¤ nobody sails.
            > ¤
            > The horn sounds.

            """,
        "papers/mou-03.md": matter(
            "MOU-03", "form: beside ¤\nsets aside:\n  - Article 1, Section 2: twenty ¤ days ¤\n"
        ).replacing(
            "kind: tentative agreement", with: "kind: memorandum") + "# Memorandum on Fog ¤\n\nIn fog ¤ all wait.\n",
        "papers/up-01.md": matter("UP-01", isSigned: false)
            + "# Article 2. Rest ¤\n\nA rest is {~~fifteen (15)~>thirty (30) ¤~~} minutes.\n",
        "papers/ta-05.md": matter("TA-05", "form: full text ¤\nafter: [TA-01 ¤]\n")
            + "# Article 2. Rest ¤\n\nA rest is twenty (20) ¤ minutes.\n\nIt is paid twice ¤. So is the way there.\n\nNobody rests aboard. ¤\n",
    ]

    /// Papers that are wrong in ways which messages quote.
    static let faulty = [
        "agreement.yml": frame.replacing("term: {", with: "tern ¤: {"), "articles/01.md": article,
        "articles/02.md": second,
        "papers/ta-01.md": matter("TA-01", "effective: some ¤ day\nafter: [TA-77 ¤]\nforum: Hall ¤\n") + """
            # Article 2. Rest ¤

            A rest is fifteen ¤ (16) minutes at {~~noon ¤~>midnight ¤~~}. ¤

            It was paid {++twice ¤

            Signed for the Union ¤ by hand ¤

            """,
        "papers/ta-02.md": matter("TA-02") + """
            ## Amend Article 1, Section 1

            Make the hours ¤ better, please ¤.

            Strike "no such ¤ words" and insert "others ¤". ¤

            Signed ¤: somebody ¤

            ## Delete Section 9 ¤

            ## Amend Article 2 to read ¤

            """,
        "papers/mou-03.md": matter(
            "MOU-03", "form: beside\nsets aside:\n  - Article 9 ¤, Section 2: ten ¤\n  - ¤ Article 8\n"
        )
        .replacing("kind: tentative agreement", with: "kind: memorandun") + "In fog ¤ all wait.\n",
        "papers/ta-05.diff": matter("TA-05") + """
            A letter ¤ in front.

            --- a/articles/02.md
            +++ b/articles/02.md
            @@ -1,5 +1,6 @@
             # Article 2. Rest ¤
             
            -A rest is forty (40) ¤ minutes. ¤
            +A rest is fifty (50) ¤ minutes. ¤
            +¤
             
             It is paid. ¤
            --- a/articles/09.md ¤
            +++ b/articles/09.md ¤
            @@ -1 +1 @@
            -Gone ¤.
            +Come ¤.
            Only in b/articles ¤: 10.md

            """,
        "papers/ta-09.patch": """
        From 1 Mon Sep 17 00:00:00 2001
        From: Union ¤ <u@example.org>
        Date: Fri, 14 Mar 2025 10:00:00 +0100
        Subject: [PATCH] Shorter rests ¤

        Why ¤ so.
        ---
         articles/02.md | 2 +-

        diff --git a/articles/02.md b/articles/02.md
        --- a/articles/02.md
        +++ b/articles/02.md
        @@ -3 +3 @@
        -A rest is ten ¤ (10) minutes. ¤
        +A rest is nine ¤ (9) minutes. ¤

        """,
    ]
}
