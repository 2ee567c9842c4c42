import ConcordModel

/// A fictional contract with everything a writer meets.
enum Fixtures {
    static func cityContract(showsNotes: Bool = true) -> Redline {
        var b = FixtureBuilder()
        b.add(.agreement) { b in
            b.add(.title, "Collective Bargaining Agreement of the City of Alder Falls", anchor: "agreement")
            b.add(.cover, "between\n\n   the City of Alder Falls\n   and Local 99")
            b.add(.front, heading: "PREAMBLE", anchor: "preamble") { b in
                b.add(
                    .paragraph,
                    "The parties agree as follows, “in good faith” – and so on for as long as it takes to fill "
                        + "two lines.")
            }
            b.add(.division, heading: "DIVISION 1 – WORK AND PAY")
            b.add(.article, label: "ARTICLE 7 –", heading: "WAGES[- AND STEPS-]", anchor: "article-7") { b in
                b.add(.paragraph, "Words before the first section stand with the article.^1^")
                b.add(
                    .section, label: "Section 1.", heading: "Overtime.",
                    "An employee who works more than [-eight (8)-]{+ten (10)+} hours in a day is paid at *one "
                        + "and one-half* times the `base rate`; see <the schedule> for amounts.", anchor: "article-7.1"
                ) { b in
                    b.add(
                        .item, label: "(a)",
                        "Work on the [-sixth -]{+seventh +}day counts double,[- but not on a holiday,-] whatever "
                            + "the shift of the employee may be at the time.", anchor: "article-7.1.a"
                    ) { b in
                        b.add(.item, label: "(1)", "Standby time does not count.")
                        b.add(
                            .item, label: "[-(2)-]{+(3)+}",
                            "Travel time does, unless the supervisor says otherwise in writing before the day.")
                        b.add(
                            .paragraph,
                            "This flush paragraph belongs to item (a) and is long enough to be wrapped over two lines "
                                + "of the page.")
                    }
                    b.add(.item, label: "(b)", "New duty: standby by telephone.", standing: .inserted) { b in
                        b.add(.bullet, label: "•", "with pay")
                        b.add(.bullet, label: "•", "without pay")
                    }
                    b.add(.item, label: "(c)", "This whole item goes.", standing: .struck)
                    b.note("TA-07 and TA-08 change the same words.", kind: .conflict)
                    b.add(.item, label: "(d)") { b in
                        b.add(.item, label: "(A)", "Two labels on one line.")
                    }
                }
                b.add(
                    .section, label: "Section 2.",
                    "A run-in section without a title. It holds money: $50^1^ a day.")
                b.add(.section, label: "Section 3.", heading: "Reserved")
                b.note("Ask payroll about [-this-] table.")
                b.add(.table, anchor: "table-1") { b in
                    b.add(.caption, "Table 1 – Hourly rates")
                    b.add(.row, isHead: true) { b in
                        b.add(.cell, "Step")
                        b.add(.cell, "Hourly rate", alignment: .right)
                        b.add(.cell, "Remarks")
                    }
                    b.add(.row) { b in
                        b.add(.cell, "1")
                        b.add(.cell, "[-$20.00-]{+$21.50+}", alignment: .right)
                        b.add(.cell, "Starting rate")
                    }
                    b.add(.row, standing: .inserted) { b in
                        b.add(.cell, "2")
                        b.add(.cell, "$23.00", alignment: .right)
                        b.add(.cell, "After a year")
                    }
                    b.add(.row, standing: .struck, by: .conflicting) { b in
                        b.add(.cell, "3")
                        b.add(.cell, "$22.00", alignment: .right)
                    }
                }
                b.add(.footnote, label: "1", "The amounts of 2022, [-unadjusted-]{+adjusted+}.")
                b.add(
                    .section, label: "Section 4.", heading: "Notice",
                    "Notice is given\nin writing\n[-by mail-]{+by e-mail+}.")
                b.add(.quote) { b in
                    b.add(.paragraph, "Example: an employee works eleven hours; the eleventh is overtime.")
                }
                b.add(.verbatim, "rate  =  base \\* 1.5\n\n   if [-hours-]{+time+} \\> 10 ]]\\> \\<b\\>")
                b.add(.rule, "\\* \\* \\*")
            }
            b.add(.article, label: "ARTICLE 8 –", heading: "LEAVE", standing: .inserted, by: .two) { b in
                b.add(.section, label: "8.1", heading: "Accrual", "Leave accrues.") { b in
                    b.add(.item, label: "1.", "One day a month.")
                }
            }
            b.add(.article, label: "ARTICLE 9 –", heading: "RESERVED", isHead: true)
            b.add(.appendix, label: "Appendix A", heading: "Schedule", anchor: "appendix-a")
            b.add(.letter, label: "Letter of Agreement 1:", heading: "Telework", standing: .struck) { b in
                b.add(.paragraph, "This letter ends.\n\nOn its own day.")
            }
            b.add(.cover, "Printed at Alder Falls")
        }
        var redline = b.redline
        if !showsNotes { redline.notes = [] }
        return redline
    }

    /// Text that would do harm if it were taken for anything but text.
    static func hostile() -> Redline {
        var b = FixtureBuilder()
        let long = String(repeating: "x", count: 300)
        b.add(.agreement) { b in
            b.add(
                .paragraph,
                "]]\\> \\<!\\-\\- & \\-\\-\\> \\<script\\> \"quoted\" \\[- a -\\] \\{+ b +\\} \\[\\-\\] "
                    + "c:\\\\ \u{1}\u{1F}\u{FFFE} \u{FFFF} é\u{301} " + long)
            b.add(.paragraph, "ends in a backslash \\\\[-struck-] and \\\\\\\\{+in \\[\\- it+}-\\]")
            b.add(.cell, "a stray cell")
            b.add(.row) { b in b.add(.item, label: "(a)", "a list in a row") }
            b.add(.table)
            b.add(.item, label: "(q)") { b in
                b.add(
                    .article, label: "ARTICLE 1",
                    heading:
                        "In an item", "Text"
                ) { b in b.add(.section, heading: "S") }
                b.add(.table) { b in
                    b.add(.row, isHead: true) { b in
                        b.add(.cell, "only head") { b in
                            b.add(.bullet, label: "-", "in a cell")
                            b.add(.table) { b in b.add(.row) { b in b.add(.cell, "inner") } }
                        }
                        b.add(.paragraph, "no cell")
                    }
                    b.add(.paragraph, "between rows")
                    b.add(.row) { b in b.add(.cell) }
                    b.add(.row)
                    b.add(.caption, "late caption")
                }
                b.add(.quote)
            }
            b.add(.article, label: "ARTICLE 2") { b in
                b.add(.section, heading: "A", "a")
                b.add(.paragraph, "after a section")
                b.add(.section, heading: "B")
                b.add(.paragraph, "after the last section") { b in
                    b.add(.section, heading: "below a paragraph", "c")
                }
                b.add(.table) { b in b.add(.caption, "no rows") }
            }
            b.add(.section, label: "1.", standing: .struck) { b in
                b.add(.item, label: "(x)", "inserted below what was struck", standing: .inserted)
            }
            b.add(.title, "late title")
        }
        b.note("a note at the very end, with ]]> and \u{2}")
        return b.redline
    }

    /// Items in items, deeper than any reader of XML goes.
    static func deep(_ levels: Int) -> Redline {
        func nest(_ b: inout FixtureBuilder, _ left: Int) {
            guard left > 0 else { return }
            b.add(left % 7 == 0 ? .quote : .item, label: left % 7 == 0 ? "" : "(\(left))", "level") {
                nest(&$0, left - 1)
            }
        }
        var b = FixtureBuilder()
        b.add(.agreement) { nest(&$0, levels) }
        return b.redline
    }
}
