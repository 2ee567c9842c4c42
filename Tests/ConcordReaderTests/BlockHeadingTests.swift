import ConcordModel
import Testing

@Suite("Heads of articles and sections")
struct BlockHeadingTests {
    @Test(arguments: [
        ("# Article 12. Vacation", "article [Article 12.] <Vacation>"),
        ("# ARTICLE 10--UNION RIGHTS", "article [ARTICLE 10--] <UNION RIGHTS>"),
        ("# Article V: Health", "article [Article V:] <Health>"),
        ("# ARTICLE 17 <br> MEETINGS", "article [ARTICLE 17] <MEETINGS>"),
        ("# ARTICLE 17.3G,H,I -- PERSONNEL RULES", "article [ARTICLE 17.3G,H,I --] <PERSONNEL RULES>"),
        ("# ARTICLE SEVENTEEN - HOURS", "article [ARTICLE SEVENTEEN -] <HOURS>"),
        ("# ARTICLE TWENTY-ONE – HOURS", "article [ARTICLE TWENTY-ONE –] <HOURS>"),
        ("# ARTICLE XIXA Leave", "article [ARTICLE XIXA] <Leave>"),
        ("# Article 22T—Tools", "article [Article 22T—] <Tools>"),
        ("# ARTICLE14-SAFETY", "article [ARTICLE14-] <SAFETY>"),
        ("# ARTICLE 11-2ND SHIFT", "article [ARTICLE 11-] <2ND SHIFT>"),
        ("# ARTICLE 4-5 Rest", "article [ARTICLE 4-5] <Rest>"), ("# Article 3", "article [Article 3]"),
        ("# **Article 3 – Dues**", "article [Article 3 –] <Dues>"),
        ("# Article 3. Dues #", "article [Article 3.] <Dues>"),
        ("# Appendix A", "appendix [Appendix A]"), ("# SCHEDULE B-1 – Pay", "appendix [SCHEDULE B-1 –] <Pay>"),
        ("# EXHIBIT", "appendix [EXHIBIT]"),
        (
            "# Letter of Agreement 90.1C-25-494: Telework", "letter [Letter of Agreement 90.1C-25-494:] <Telework>"
        ),
        ("# LETTER OF AGREEMENT #3 – Tools", "letter [LETTER OF AGREEMENT #3 –] <Tools>"),
        ("# Preamble", "front <Preamble>"), ("# Parties and Term", "front <Parties and Term>"),
        ("# Stepped Increases", "front <Stepped Increases>"), ("#", "front"),
        // Suffixes of every kind.
        ("# Article 14-A. Rest", "article [Article 14-A.] <Rest>"),
        ("# ARTICLE XIV-A: Rest", "article [ARTICLE XIV-A:] <Rest>"),
        ("# Appendix A1. Pay", "appendix [Appendix A1.] <Pay>"),
        ("# Appendix B.2 Pay", "appendix [Appendix B.2] <Pay>"),
        ("# APPENDIX C-II – Pay", "appendix [APPENDIX C-II –] <Pay>"),
        ("# Appendix \"C\": Tests", "appendix [Appendix \"C\":] <Tests>"),
        ("# APPENDIX “D” – Tests", "appendix [APPENDIX “D” –] <Tests>"), ("# Article 14th", "front <Article 14th>"),
        ("# ARTICLE TWENTY FOUR - REST", "article [ARTICLE TWENTY FOUR -] <REST>"),
        ("# ARTICLE ONE HUNDRED AND TWO. REST", "article [ARTICLE ONE HUNDRED AND TWO.] <REST>"),
        ("# Article One And Only", "article [Article One] <And Only>"),
        ("# article xii. rest", "article [article xii.] <rest>"),
        // A number alone is the article's, but no year and no initial.
        ("# 12. Vacation", "article [12.] <Vacation>"), ("# IV – HOURS", "article [IV –] <HOURS>"),
        ("# 7", "article [7]"),
        ("# 2022-2025 Agreement", "front <2022-2025 Agreement>"), ("# 2022", "front <2022>"),
        ("# 24-Hour Shifts", "front <24-Hour Shifts>"), ("# A. Smith", "front <A. Smith>"),
        ("# 401(k) Plan", "front <401(k) Plan>"),
        // Several numbers under one head.
        ("# Articles 16-18 Reserved", "article [Articles 16-18] <Reserved>"),
        ("# ARTICLES 16 - 18: RESERVED FOR FUTURE USE", "article [ARTICLES 16 - 18:] <RESERVED FOR FUTURE USE>"),
        ("# Articles 4, 5 and 6 - Deleted 2019", "article [Articles 4, 5 and 6 -] <Deleted 2019>"),
        ("# Articles XVI–XVIII. Hours", "article [Articles XVI–XVIII.] <Hours>"),
        ("# Articles Twenty-One through Twenty-Three", "article [Articles Twenty-One through Twenty-Three]"),
        ("# ARTICLES 3 & 4", "article [ARTICLES 3 & 4]"),
        ("## Articles 3-4 (Deleted)", "article [Articles 3-4] <(Deleted)>"),
        ("# Articles of Association", "front <Articles of Association>"), ("# Articles 4", "front <Articles 4>"),
        ("# Articles 18-16 Reserved", "front <Articles 18-16 Reserved>"),
        ("# Articles 2022-2025", "front <Articles 2022-2025>"),
        ("# Articles A and B", "front <Articles A and B>"), ("# Articles 1-999", "front <Articles 1-999>"),
        // No-break spaces, and none.
        ("#\u{A0}Article\u{A0}3.\u{A0}Dues", "article [Article\u{A0}3.] <Dues>"),
        ("#Article 3. Dues", "article [Article 3.] <Dues>"),
        // Below the head of a part or of the whole contract.
        ("## Article 3. Dues", "article [Article 3.] <Dues>"),
        ("### ARTICLE IV – DUES", "article [ARTICLE IV –] <DUES>"),
        // Heads by the line below them, and by bold type.
        ("Article 3. Dues\n===", "article [Article 3.] <Dues>"), ("Preamble\n========", "front <Preamble>"),
        ("Article 3. Dues\n---------------", "article [Article 3.] <Dues>"),
        ("**Article 3. Dues**", "article [Article 3.] <Dues>"), ("__ARTICLE 3. DUES__", "article [ARTICLE 3.] <DUES>"),
    ])
    func articles(head: String, wanted: String) {
        expectOutline(head, [wanted])
        expectOutline("\r\n" + head + "\r\n", [wanted])
    }

    @Test func linesThatAreNoHeads() {
        expectBody("*Article 3. Dues*", ["paragraph Article 3. Dues"])
        expectBody("**Article 3** says so.", ["paragraph Article 3 says so."])
        expectBody("Dues\n---", ["paragraph Dues", "rule ---"])
        expectBody("Dues are owed:\n\n(a) by all\n---", ["paragraph Dues are owed:", "item [(a)] by all", "rule ---"])
        expectBody("## Article 3, Section 2", ["section [Article 3] <, Section 2>"])
        expectBody("#1 is a number.", ["paragraph #1 is a number."])
    }

    /// Sections stay in their article whatever the rank of its head.
    @Test func articlesBelowAPart() {
        expectOutline(
            "# PART ONE\n\n## Article 1. Hours\n\n### Section 1. Days\n\nText.\n\n## Article 2. Pay\n",
            [
                "article [PART ONE]", "article [Article 1.] <Hours>", "  section [Section 1.] <Days>",
                "    paragraph Text.", "article [Article 2.] <Pay>",
            ])
    }

    @Test func reservedNumbersAreKept() {
        for (head, isDead) in [
            ("# ARTICLE 38 - DELETED 2019-2021", true), ("# ARTICLE 26 – RESERVED FOR FUTURE USE", true),
            ("# Article 9 (Reserved)", true), ("# Article 9. Reserved Parking", false), ("# Article 9. Leave", false),
        ] {
            let outline = BlockOutline(head)
            #expect(outline.tree.provisions.contains { $0.kind == .article && $0.isHead } == isDead, "\(head)")
        }
        expectOutline("# ARTICLE 38 - DELETED 2019-2021", ["article [ARTICLE 38 -] <DELETED 2019-2021>"])
    }

    @Test(arguments: [
        ("## Section 1. Accrual", "section [Section 1.] <Accrual>"), ("## Section 3.", "section [Section 3.]"),
        ("## Section 1- Board", "section [Section 1-] <Board>"), ("## A. RIGHTS", "section [A.] <RIGHTS>"),
        ("## III. Title", "section [III.] <Title>"), ("## Section 3.1 Title", "section [Section 3.1] <Title>"),
        ("## 5.1 Title", "section [5.1] <Title>"), ("## Definitions", "section <Definitions>"),
        ("## **Section 2 – Pay**", "section [Section 2 –] <Pay>"), ("## Sec. 4: Pay", "section [Sec. 4:] <Pay>"),
        ("## (a) Pay", "section [(a)] <Pay>"), ("## Sections apart", "section <Sections apart>"),
        ("## Sections 4-6. Reserved", "section [Sections 4-6.] <Reserved>"),
        ("## Articles 4 and 5 Compared", "section <Articles 4 and 5 Compared>"),
        ("## Sections 4 and 5 Compared", "section <Sections 4 and 5 Compared>"),
        ("## Step 2", "section [Step 2]"), ("### Deep", "section <Deep>"),
    ])
    func markedSections(head: String, wanted: String) {
        expectBody(head, [wanted])
        expectBody(head + "\nText right below.\n", [wanted, "  paragraph Text right below."])
    }

    @Test(arguments: [
        (
            "Section 3. Payment. Employees are paid monthly.",
            "section [Section 3.] <Payment.> Employees are paid monthly."
        ),
        ("Section 3. Employees are paid monthly.", "section [Section 3.] Employees are paid monthly."),
        ("**5.5 Data Security.** Text of it.", "section [5.5] <Data Security.> Text of it."),
        ("**Section 3.** Employees are paid.", "section [Section 3.] Employees are paid."),
        ("__Section 3 – Pay__ Employees are paid.", "section [Section 3 –] <Pay> Employees are paid."),
        ("5.2 The County shall pay.", "section [5.2] The County shall pay."),
        ("5.6 An employee may leave.", "section [5.6] An employee may leave."),
        ("5.6.1 An employee may leave.", "section [5.6.1] An employee may leave."),
        ("Section 3.", "section [Section 3.]"), ("SECTION 4: PAY", "section [SECTION 4:] <PAY>"),
        ("Section Three. Pay. All are paid.", "section [Section Three.] <Pay.> All are paid."),
        ("Section 3. Pay {>> ask. Again <<} now.", "section [Section 3.] Pay now."),
        ("§ 3. Pay. Employees are paid.", "section [§ 3.] <Pay.> Employees are paid."),
        ("5.1\u{A0}The County shall pay.", "section [5.1] The County shall pay."),
        // The number that is due needs no sign behind it, and no capital where it is the article's own.
        ("Section 1 The County shall pay.", "section [Section 1] The County shall pay."),
        ("Section 5.1 Prompt Payment", "section [Section 5.1] <Prompt Payment>"),
        ("5.1 all employees are paid.", "section [5.1] all employees are paid."),
        ("5.1 $20 is paid.", "section [5.1] $20 is paid."),
        ("Section 2 The County shall pay.", "paragraph Section 2 The County shall pay."),
        ("Section 1 of this Article applies.", "paragraph Section 1 of this Article applies."),
        ("5.3 percent is paid.", "paragraph 5.3 percent is paid."),
    ])
    func runInHeads(text: String, wanted: String) {
        expectBody(text, [wanted])
    }

    @Test(arguments: ["Section 3.", "Section 3. Pay.", "**Section 3. Pay.**", "5.3", "## Section 3. Pay\n\n"])
    func itemsRightBehindAHead(head: String) {
        let section = String(BlockOutline("# Article 5. X\n\n\(head)\n").lines[1].dropFirst(2))
        expectBody(
            "\(head) (a) First.\n\n(b) Second.", [section, "  item [(a)] First.", "  item [(b)] Second."])
        expectBody("\(head) A. First.\n\nB. Second.", [section, "  item [A.] First.", "  item [B.] Second."])
        expectBody(
            "\(head) (1) (a) First.\n\n(b) Second.",
            [section, "  item [(1)]", "    item [(a)] First.", "    item [(b)] Second."])
    }

    @Test func headsRightBelowText() {
        expectBody(
            "Text.\nSection 1. One rule.\nSection 2. As provided in\nSection 3. Two rules.\nSection 3. Three rules.",
            [
                "paragraph Text.", "section [Section 1.] One rule.",
                "section [Section 2.] As provided in Section 3. Two rules.", "section [Section 3.] Three rules.",
            ])
        expectBody("Text under\nSection 1. One rule.", ["paragraph Text under Section 1. One rule."])
    }

    @Test func noItemBehindAHead() {
        expectBody("Section 3. A. Smith presides.", ["section [Section 3.] A. Smith presides."])
        expectBody("Section 3. (c) is void.", ["section [Section 3.] (c) is void."])
    }

    @Test(arguments: [
        "Section 3 of this Article applies to all.", "5.2 hours are paid for each shift.", "6.5 Percent is not ours.",
        "2024. It was a year.", "Sections 3 and 4 apply.", "REV: 2017, 2019", "No. 5 is the room.", "U.S. law applies.",
        "5,000 employees work here.", "12 Main Street", "$2,500 is paid.", "3rd shift begins at night.",
    ])
    func sentencesAreNoHeads(text: String) {
        expectBody(text, ["paragraph \(text)"])
    }

    @Test func decimalsNest() {
        expectBody(
            "5.1 One is here.\n\n5.1.1 One below.\n\n5.1.2 Two below.\n\n5.2 Two is here.\n\n## 5.3 Three\n\n## 5.3.1 Below\n",
            [
                "section [5.1] One is here.", "  section [5.1.1] One below.", "  section [5.1.2] Two below.",
                "section [5.2] Two is here.", "section [5.3] <Three>", "  section [5.3.1] <Below>",
            ])
    }

    /// Text may begin with a number before any head is open.
    @Test func numbersBeforeAnyHead() {
        for (text, wanted) in [
            ("**5.2** All rest.", "paragraph 5.2 All rest."), ("**5.2** all rest.", "paragraph 5.2 all rest."),
        ] {
            expectOutline(text, ["front", "  \(wanted)"])
        }
    }

    @Test func romanHeadsOverText() {
        expectBody(
            "I. Hours of Work\n\nEight hours are a day.\n\nII. Overtime\n\n(a) First.\n\n(b) Second.\n\nIII. Rest\n\nSleep.\n",
            [
                "section [I.] <Hours of Work>", "  paragraph Eight hours are a day.", "section [II.] <Overtime>",
                "  item [(a)] First.", "  item [(b)] Second.", "section [III.] <Rest>", "  paragraph Sleep.",
            ])
        expectBody(
            "I. Nurses\n\nII. Clerks\n\nIII. Guards\n", ["item [I.] Nurses", "item [II.] Clerks", "item [III.] Guards"])
    }

    @Test func articlesWithoutMarks() {
        expectOutline(
            "ARTICLE 1. DUES\n\nText.\n\nARTICLE 2\n\nMore text.\n\nARTICLE 2\n\nARTICLE 3 applies here.\n",
            [
                "article [ARTICLE 1.] <DUES>", "  paragraph Text.", "article [ARTICLE 2]", "  paragraph More text.",
                "  paragraph ARTICLE 2", "  paragraph ARTICLE 3 applies here.",
            ])
        // A letter quotes the head of the article it is about.
        expectOutline(
            "# Letter of Agreement 1\n\nARTICLE 3 – DUES\n\nText.\n", path: "letters/01.md",
            ["letter [Letter of Agreement 1]", "  paragraph ARTICLE 3 – DUES", "  paragraph Text."])
    }

    @Test func severalArticlesInOneFile() {
        expectOutline(
            "---\ntool: x\n---\nWords before.\n\n# Article 1\nOne.\n# Article 2. B\n## Section 1. C\nTwo.\n# Appendix A\nThree.\n",
            path: "agreement.md",
            [
                "front", "  paragraph Words before.", "article [Article 1]", "  paragraph One.",
                "article [Article 2.] <B>",
                "  section [Section 1.] <C>", "    paragraph Two.", "appendix [Appendix A]", "  paragraph Three.",
            ])
    }

    @Test func folderWithoutAgreementFile() {
        let outline = BlockOutline(files: [
            SourceFile(path: "10.md", bytes: Array("# Article 10\n".utf8)),
            SourceFile(path: "9.md", bytes: Array("# Article 9\n".utf8)),
        ])
        #expect(outline.lines == ["article [Article 9]", "article [Article 10]"])
        #expect(outline.findings.map(\.rule) == [.noAgreementFile])
    }
}
