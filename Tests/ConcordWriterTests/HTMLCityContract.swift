import ConcordModel

/// A made-up contract with everything a page has to show: nesting, a table, footnotes, changes by two papers, and one
/// conflict between them.
enum CityContract {
    static func redline() -> Redline {
        var redline = Redline.fixture(blocks)
        redline.parties = [
            Party(key: "union", name: "Alder Falls Municipal Employees, Local 99", short: "Union"),
            Party(key: "employer", name: "City of Alder Falls", short: "City"),
        ]
        redline.term = "July 1, 2022 to June 30, 2025"
        redline.papers = [
            RedlinePaper(id: "TA-03", caption: "Tentative agreement TA-03, 2025-02-20"),
            RedlinePaper(id: "TA-07", caption: "Tentative agreement TA-07, 2025-03-14"),
        ]
        redline.conflicts = ["TA-03 and TA-07 change the same words differently"]
        let section = redline.provisions.firstIndex { redline.anchor(of: $0).elementsEqual("article-8.2".utf8) }
        redline.notes = [
            RedlineNote(
                kind: .conflict, provision: section ?? 0,
                text: "TA-03 says “three (3) years”; TA-07 says “four (4) years”. A later paper must say which holds.")
        ]
        return redline
    }

    private static let blocks: [Block] = [
        Block(.title, [], ["Collective Bargaining Agreement"]),
        Block(
            .cover, [],
            ["between the\nCity of Alder Falls\nand\nAlder Falls Municipal Employees, Local 99\n2022 – 2025"]),
        Block(
            .front, [], heading: ["Preamble"], anchor: "preamble",
            children: [
                .paragraph(
                    "This Agreement is entered into by the City of Alder Falls, hereinafter the ", Words("“City,”"),
                    " and the Alder Falls Municipal Employees, Local 99, hereinafter the “Union.” Its purpose is to set ",
                    "forth the wages, hours and working conditions of the employees it covers.",
                    .styled("1", .footnoteMark))
            ]),
        Block(.division, [], heading: ["DIVISION 1 – PAY AND LEAVE"], anchor: "division-1"),
        wages, vacation, discipline,
        Block(
            .article, ["ARTICLE 10"], heading: ["COPY MACHINES"], anchor: "article-10",
            children: [.paragraph("The Union may use the City’s copy machines at ten cents ($0.10) a page.")]
        ).changed(.struck, "TA-07"),
        Block(
            .appendix, ["APPENDIX A"], heading: ["SIGNATURES"], anchor: "appendix-a",
            children: [
                .paragraph("For the City:"), Block(.rule, [], ["______________________________    ______________"]),
                Block(.verbatim, [], ["Mayor                          Date\n  attest: City Recorder"]),
                Block(.footnote, ["1"], ["Employees in their first six months are covered as Article 9 says."]),
            ]),
    ]

    private static let wages: Block = Block(
        .article, ["ARTICLE 7"], heading: ["WAGES"], anchor: "article-7",
        children: [
            Block(
                .section, ["Section 1."], heading: ["Wage Schedule."],
                [
                    "Effective ", .old("July 1, 2022", "TA-07"), .new("July 1, 2025", "TA-07"),
                    ", the hourly rates of the schedule below apply to every classification.",
                ], anchor: "article-7.1",
                children: [
                    Block(
                        .table,
                        children: [
                            Block(.caption, [], ["Hourly rates by step"]),
                            .row(["Classification"], ["Step 1"], ["Step 2"], ["Step 3"], ["Step 4"], isHead: true),
                            .row(["Office Assistant"], ["$21.40"], ["$22.47"], ["$23.59"], ["$24.77"]),
                            .row(
                                ["Utility Worker II"], ["$25.10"],
                                [.old("$26.36", "TA-07"), .new("$26.90", "TA-07")],
                                [.old("$27.67", "TA-07"), .new("$28.24", "TA-07")], ["$29.06"]),
                            Block.row(["Water Operator"], ["$29.00"], ["$30.45"], ["$31.97"], ["$33.57"])
                                .changed(.inserted, "TA-07"),
                            Block.row(["Meter Reader"], ["$19.95"], ["$20.95"], ["$22.00"], ["$23.10"])
                                .changed(.struck, "TA-07"),
                        ]),
                    .paragraph("The City shall post the schedule within ten (10) days of any change to it."),
                ]),
            Block(
                .section, ["Section 2."],
                [
                    "An employee who works outside the classification for ",
                    .old("eight (8)", "TA-03"), .new("four (4)", "TA-03"),
                    " hours or more in one week is paid the rate of that classification for ",
                    .styled("all", .emphasis), " hours so worked.",
                ], anchor: "article-7.2"),
        ])

    private static let vacation: Block = Block(
        .article, ["ARTICLE 8"],
        heading: [.old("VACATION", "TA-07"), .new("VACATION AND PERSONAL LEAVE", "TA-07")], anchor: "article-8",
        children: [
            Block(
                .section, ["Section 1."], heading: ["Accrual"], anchor: "article-8.1",
                children: [
                    .paragraph("Regular full-time employees accrue vacation as follows:"),
                    Block(
                        .item, ["(a)"], ["during the first five (5) years of service, ", "eight (8) hours a month;"],
                        anchor: "article-8.1-a"),
                    Block(
                        .item, ["(b)"], ["after five (5) years, ten (10) hours a month, provided that:"],
                        anchor: "article-8.1-b",
                        children: [
                            Block(
                                .item, ["(1)"],
                                ["the employee has been in paid status for at least half of the month; and"],
                                anchor: "article-8.1-b-1",
                                children: [
                                    Block(
                                        .item, ["(i)"],
                                        ["leave under ", .styled("ORS 659A", [], link: 1), " counts as paid status;"],
                                        anchor: "article-8.1-b-1-i"),
                                    Block(
                                        .item, ["(ii)"],
                                        [
                                            "unpaid leave of ", .old("ten (10)", "TA-03"),
                                            .new("twenty (20)", "TA-03"), " days or fewer counts as paid status.",
                                        ], anchor: "article-8.1-b-1-ii"),
                                ]),
                            Block(
                                .item, ["(2)"],
                                ["no more than 280 hours stand to the employee’s account on January 1."],
                                anchor: "article-8.1-b-2"),
                        ]),
                    Block(
                        .item, ["(c)"], heading: ["Personal leave."],
                        ["Each July 1 an employee is credited with sixteen (16) hours of personal leave, which:"],
                        anchor: "article-8.1-c",
                        children: [
                            Block(.bullet, ["•"], ["is taken in units of one hour,"]),
                            Block(.bullet, ["•"], ["does not carry over, and"]),
                            Block(.bullet, ["•"], ["is not paid out at separation."]),
                        ]
                    ).changed(.inserted, "TA-07"),
                    Block(
                        .item, [.old("(c)", "TA-07"), .new("(d)", "TA-07")],
                        ["Accrual stops while the account holds 320 hours."], anchor: "article-8.1-d"),
                ]),
            Block(
                .section, ["Section 2."], heading: ["Scheduling."],
                [
                    "Vacation is scheduled by seniority. A bid that was granted may be bumped within ",
                    .old("two (2) years", "TA-03", "TA-07", conflict: 0), .new("three (3) years", "TA-03", conflict: 0),
                    .new("four (4) years", "TA-07", conflict: 0), " of the date on which it was made.",
                ], anchor: "article-8.2",
                children: [
                    Block(
                        .quote,
                        children: [
                            .paragraph(
                                .styled("Example:", .strong),
                                " an employee bids on March 1 for the first week of July. The bid stands until …")
                        ])
                ]),
        ])

    private static let discipline: Block = Block(
        .article, ["ARTICLE 9"], heading: ["DISCIPLINE AND DISCHARGE"],
        ["No employee who has completed probation shall be disciplined without just cause."], anchor: "article-9",
        children: [
            Block(
                .section, ["9.1"], ["Discipline is progressive. It may be one of:"], anchor: "article-9.1",
                children: [
                    Block(.item, ["A."], ["oral reprimand,"], anchor: "article-9.1-a"),
                    Block(.item, ["B."], ["written reprimand,"], anchor: "article-9.1-b"),
                    Block(.item, ["C."], ["suspension without pay, or"], anchor: "article-9.1-c"),
                    Block(.item, ["D."], ["discharge."], anchor: "article-9.1-d"),
                ]),
            Block(
                .section, ["9.2"], heading: ["Removal of records"], anchor: "article-9.2",
                children: [
                    .paragraph(
                        "A written reprimand is removed from the file after ", .old("three (3)", "TA-03"),
                        .new("two (2)", "TA-03"), " years, upon request, if no further discipline has followed."),
                    Block(
                        .paragraph, [], ["A reprimand so removed is not to be relied upon in any later proceeding."]
                    ).changed(.inserted, "TA-03"),
                    Block(
                        .section, ["9.2.1"], heading: ["Notice"],
                        ["The City gives notice of the removal in writing, by way of the form at:\nCity Hall, Room 4."],
                        anchor: "article-9.2.1", level: 2),
                ]),
        ])
}
