/// What can be wrong with a paper in patch form.
let patchExplanations: [Explanation] = [
    Explanation(
        .badPatch, "A patch, or a part of it, cannot be read.",
        meaning: """
            A patch is written by a program and read by a program: each of its parts says in its head how many lines
            follow. Here the lines do not bear that out, or the patch compares three texts at once, or does not show the
            words it changes. What it would have said is not known, so that part is left out.

            Make the patch again with git diff or diff -u, and send the file as it is; do not copy it out of a mail, and
            do not edit it.
            """,
        wrong: [
            ExampleTexts.vacation,
            ExampleTexts.patch(
                "TA-01",
                body: """
                    --- a/articles/12-vacation.md
                    +++ b/articles/12-vacation.md
                    @@ -3,5 +3,5 @@
                     ## Section 1. Accrual
                    \u{20}
                    -Employees earn eight (8) hours of vacation each month.
                    """),
        ],
        right: [
            ExampleTexts.vacation,
            ExampleTexts.patch(
                "TA-01",
                body: """
                    --- a/articles/12-vacation.md
                    +++ b/articles/12-vacation.md
                    @@ -3,5 +3,5 @@
                     ## Section 1. Accrual
                    \u{20}
                    -Employees earn eight (8) hours of vacation each month.
                    +Employees earn ten (10) hours of vacation each month.
                    \u{20}
                     ## Section 2. Scheduling
                    """),
        ]),
    Explanation(
        .outsideContract, "A part of a patch changes no words of the contract.",
        meaning: """
            A patch made in a folder shows everything that changed there: the contract's articles, but perhaps also
            agreement.yml, another paper, or only the name of a file. Papers change the words of articles, appendices and
            letters; the rest is left out.

            Change such a file in the folder itself, and make the patch of the articles alone, for instance with
            git diff -- articles appendices letters.
            """,
        wrong: [
            ExampleTexts.vacation,
            ExampleTexts.patch("TA-01", body: accrualPatch + "\n" + readMePatch),
        ],
        right: [
            ExampleTexts.vacation,
            ExampleTexts.patch("TA-01", body: accrualPatch),
        ]),
]

private let accrualPatch = """
    --- a/articles/12-vacation.md
    +++ b/articles/12-vacation.md
    @@ -5 +5 @@
    -Employees earn eight (8) hours of vacation each month.
    +Employees earn ten (10) hours of vacation each month.
    """

private let readMePatch = """
    --- a/README.md
    +++ b/README.md
    @@ -1 +1 @@
    -Open: vacation
    +Open: nothing
    """
