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
        ("# Appendix A", "appendix [Appendix A]"), ("# SCHEDULE B-1 – Pay", "appendix [SCHEDULE B-] <1 – Pay>"),
        ("# EXHIBIT", "appendix [EXHIBIT]"),
        (
            "# Letter of Agreement 90.1C-25-494: Telework", "letter [Letter of Agreement 90.1C-25-494:] <Telework>"
        ),
        ("# LETTER OF AGREEMENT #3 – Tools", "letter [LETTER OF AGREEMENT #3 –] <Tools>"),
        ("# Preamble", "front <Preamble>"), ("# Parties and Term", "front <Parties and Term>"),
        ("# Stepped Increases", "front <Stepped Increases>"), ("#", "front"),
    ])
    func articles(head: String, wanted: String) {
        expectOutline(head, [wanted])
        expectOutline("\r\n" + head + "\r\n", [wanted])
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
    ])
    func runInHeads(text: String, wanted: String) {
        expectBody(text, [wanted])
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
