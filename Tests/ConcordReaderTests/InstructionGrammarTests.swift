import Testing

/// Every wording of an instruction that papers use, as it is understood.
@Suite struct InstructionGrammarTests {
    struct Case: CustomTestStringConvertible, Sendable {
        var body: String
        var outline: String
        init(_ body: String, _ outline: String) {
            self.body = body
            self.outline = outline
        }
        var testDescription: String { body }
    }

    private static let one = "# Article 12\n\n## Amend Section 1(a)\n\n"
    private static func inOne(_ sentence: String, _ outline: String) -> Case {
        Case(
            one + sentence,
            outline.split(separator: "\n").map { $0 + " [in Section 1(a)] [Article 12]" }.joined(separator: "\n"))
    }

    @Test(arguments: [
        inOne(#"Strike "eight (8)" and insert "ten (10)"."#, "strike “eight (8)” insert “ten (10)”"),
        inOne(#"Strike “eight (8)” and insert “ten (10)”."#, "strike “eight (8)” insert “ten (10)”"),
        inOne(#"Strike “eight (8)" and insert "ten (10)”."#, "strike “eight (8)” insert “ten (10)”"),
        inOne(#"Strike 'eight (8)' and insert ‘ten (10)’."#, "strike “eight (8)” insert “ten (10)”"),
        inOne(#"Strike the words "of vacation"."#, "strike “of vacation”"),
        inOne(#"Delete the words "of vacation""#, "strike “of vacation”"),
        inOne(#"Delete “of vacation”."#, "strike “of vacation”"),
        inOne(#"Remove the phrase "of vacation"."#, "strike “of vacation”"),
        inOne(#"Strike out "a" and substitute in lieu thereof "b"."#, "strike “a” insert “b”"),
        inOne(#"Strike "a" and insert in lieu thereof the words "b"."#, "strike “a” insert “b”"),
        inOne(#"Strike "a" and insert, in its place, "b"."#, "strike “a” insert “b”"),
        inOne(#"Delete "a" and replace it with "b"."#, "strike “a” insert “b”"),
        inOne(#"Strike "a", "b" and "c"."#, "strike “a”\nstrike “b”\nstrike “c”"),
        inOne(#"Strike "a"; strike "b"; and insert "c" after "d"."#, "strike “a”\nstrike “b”\ninsert “c” after “d”"),
        inOne(#"Strike "a" and insert "b" after "c"."#, "strike “a”\ninsert “b” after “c”"),
        inOne(#"Replace "a" with "b"."#, "strike “a” insert “b”"),
        inOne(#"Replace the word "a" by the words "b c"."#, "strike “a” insert “b c”"),
        inOne(#"Substitute "b" for "a"."#, "strike “a” insert “b”"),
        inOne(#"Change "a" to "b"."#, "strike “a” insert “b”"),
        inOne(#"Change "a" to read "b"."#, "strike “a” insert “b”"),
        inOne(#"Insert "b" after "a"."#, "insert “b” after “a”"),
        inOne(#"Insert "b" immediately after the word "a"."#, "insert “b” after “a”"),
        inOne(#"Add "b" before "a"."#, "insert “b” before “a”"),
        inOne(#"After "a", insert "b"."#, "insert “b” after “a”"),
        inOne(#"Before "a" insert "b"."#, "insert “b” before “a”"),
        inOne(#"Insert "b" at the end."#, "insert “b” at end"),
        inOne(#"Insert "b" at the beginning."#, "insert “b” at beginning"),
        inOne(#"At the end, add "b"."#, "insert “b” at end"),
        inOne(#"Replace "a" with "b" throughout."#, "strike “a” insert “b” throughout"),
        inOne(#"Replace "a" with "b" wherever it appears."#, "strike “a” insert “b” throughout"),
        inOne(#"Replace all occurrences of "a" with "b"."#, "strike “a” insert “b” throughout"),
        inOne(#"Strike "a" each time it appears and insert "b"."#, "strike “a” insert “b” throughout"),
        inOne(#"Strike "a" the first time it appears and insert "b"."#, "strike “a” insert “b” time 1"),
        inOne(#"Strike "a" where it first appears, and insert "b"."#, "strike “a” insert “b” time 1"),
        inOne(#"Strike the second occurrence of "a"."#, "strike “a” time 2"),
        inOne(#"Strike the last "a"."#, "strike “a” time -1"),
        inOne(#"In the second sentence, strike "a" and insert "b"."#, "strike “a” insert “b” sentence 2"),
        inOne(#"Strike "a" in the second sentence and insert "b"."#, "strike “a” insert “b” sentence 2"),
        inOne(#"Strike "a" in the last sentence of the second paragraph."#, "strike “a” sentence -1 paragraph 2"),
        inOne(#"Strike the third sentence."#, "strike sentence 3"),
        inOne(#"Delete the last sentence and insert "B.""#, "strike insert “B.” sentence -1"),
        inOne(#"Replace the second sentence with "B.""#, "strike insert “B.” sentence 2"),
        inOne(
            "Replace the second sentence with the following:\n\nEmployees wait.",
            "strike insert “Employees wait.” sentence 2"),
        inOne("Add the following sentence at the end:\n\n> Employees wait.", "insert “Employees wait.” at end"),
        inOne("Delete the second paragraph.", "delete paragraph 2"),
        inOne("1. Strike \"a\".\n2. Insert \"b\" after \"c\".", "strike “a”\ninsert “b” after “c”"),
        inOne("- Strike \"a\"\n- Strike \"b\"", "strike “a”\nstrike “b”"),
        inOne("Strike «a» and insert „b“.", "strike “a” insert “b”"),
        inOne("Strike ``a'' and insert ‹b›.", "strike “a” insert “b”"),
        inOne("Strike ''a'' and insert »b«.", "strike “a” insert “b”"),
        inOne("In\u{A0}the second\u{A0}sentence, strike \"a\".", "strike “a” sentence 2"),
        inOne(
            "Strike \"eight\n(8) hours\" and insert\n\"ten (10) hours\".",
            "strike “eight (8) hours” insert “ten (10) hours”"),
        inOne(#"Strike "the "merit" date" and insert "the day"."#, #"strike “the "merit" date” insert “the day”"#),
        inOne(#"Strike “the “merit” date”."#, "strike “the “merit” date”"),
        inOne(
            #"Strike "the employee's" and insert "an employee’s"."#, "strike “the employee's” insert “an employee’s”"),
    ])
    func changesWords(_ item: Case) {
        #expect(InstructionOutline.of(item.body) == item.outline)
    }

    @Test(arguments: [
        Case(#"In Section 1(a), strike "a" and insert "b"."#, "strike “a” insert “b” in Section 1(a)"),
        Case(#"Strike "a" in Article 10, Section (B)(2)(ii)."#, "strike “a” in Article 10, Section (B)(2)(ii)"),
        Case(#"In 12.1(a), strike "a"."#, "strike “a” in 12.1(a)"),
        Case(#"Strike "a" in Article 10, Section 1, paragraph 2."#, "strike “a” in Article 10, Section 1, paragraph 2"),
        Case(#"In the second paragraph of Section 2, strike "a"."#, "strike “a” paragraph 2 in Section 2"),
        Case(#"Replace "a" with "b" throughout the agreement."#, "strike “a” insert “b” throughout in all"),
        Case(#"Replace "a" with "b" throughout Article 9."#, "strike “a” insert “b” throughout in Article 9"),
        Case(
            "## Amend the agreement\n\nReplace \"a\" with \"b\" throughout.",
            "strike “a” insert “b” throughout [in all]"),
        Case(
            #"Article 12, Section 1(a) is amended by striking "eight (8)" and inserting "ten (10)"."#,
            "strike “eight (8)” insert “ten (10)” in Article 12, Section 1(a)"),
        Case(
            #"Section 1 of Article 12 is hereby amended by deleting "a" and by adding "b" after "c"."#,
            "strike “a” in Section 1 of Article 12\ninsert “b” after “c” in Section 1 of Article 12"),
        Case(#"The words "a b" in Section 1(a) are struck."#, "strike “a b” in Section 1(a)"),
        Case(
            #"The words "a" in Section 1 are hereby deleted and replaced with "b"."#,
            "strike “a” insert “b” in Section 1"),
        Case(#""a" in Section 1 shall be replaced by "b"."#, "strike “a” insert “b” in Section 1"),
        Case(#"The words "b" are inserted after "a" in Section 2."#, "insert “b” after “a” in Section 2"),
        Case("Section 1 is amended as follows: strike \"a\" and insert \"b\".", "strike “a” insert “b” [in Section 1]"),
        Case(
            "Section 1 is amended as follows:\n\n1. Strike \"a\".\n\n2. Strike \"b\".",
            "strike “a” [in Section 1]\nstrike “b” [in Section 1]"),
        Case("Amend Section 1 by striking \"a\".", "strike “a” in Section 1"),
        Case(
            "In the introductory text of Article 12, Section 1, strike \"a\".",
            "strike “a” introduction in Article 12, Section 1"),
        Case(
            "Section 2. Weeks is amended by striking \"a\".", "strike “a” in Section 2. Weeks"),
        Case("In Sections 2 and 3, strike \"a\".", "strike “a” in Sections 2 and 3"),
        Case("In the lead-in to Section 2, strike \"a\".", "strike “a” introduction in Section 2"),
        Case("In item (a) of Section 2 strike out \"a\".", "strike “a” in item (a) of Section 2"),
        Case("Increase \"five (5)\" to \"six (6)\" in Section 2.", "strike “five (5)” insert “six (6)” in Section 2"),
        Case(
            "Strike Section 3 and insert in lieu thereof the following:\n\n> None.", "rewrite in Section 3: None."),
        Case(
            "Section 1 is amended (1) by striking \"a\"; and (2) by deleting item (b).",
            "strike “a” in Section 1\ndelete in Section 1, item (b)"),
        Case(
            "Section 1 of Article 2 is amended by redesignating paragraph (c) as paragraph (d).",
            "renumber in paragraph (c) of Section 1 of Article 2 as d"),
        Case(
            "In Section 1, after the second sentence, insert \"B.\"", "insert “B.” at end sentence 2 in Section 1"),
        Case("## 3. Amend Section 1\n\nStrike \"a\".", "strike “a” [in Section 1]"),
        Case(
            "Strike \"a\" in Section 1 and insert \"b\" after \"c\". Strike \"d\".",
            "strike “a” in Section 1\ninsert “b” after “c” in Section 1\nstrike “d”"),
        Case("In Section 1, as amended by TA-1, strike \"a\".", "strike “a” in Section 1"),
    ])
    func findsWhere(_ item: Case) {
        #expect(InstructionOutline.of(item.body) == item.outline)
    }

    @Test(arguments: [
        Case("## Amend Section 2 to read\n\nEmployees wait.", "rewrite in Section 2: Employees wait."),
        Case(
            "## Amend Section 2 to read as follows:\n\n> Employees wait.\n>\n> (a) Long.",
            "rewrite in Section 2: Employees wait.|(a)|Long."),
        Case("Section 2 shall read: \"Employees wait.\"", "rewrite in Section 2: Employees wait."),
        Case("Section 2 shall read: Employees wait.", "rewrite in Section 2: Employees wait."),
        Case(
            "Section 2 shall read:\n\n“Employees wait.\n\n“They wait.”",
            "rewrite in Section 2: Employees wait.|They wait."),
        Case("Section 2 is amended to read:\n\nEmployees wait.", "rewrite in Section 2: Employees wait."),
        Case(
            "Article 12, Section 2 shall be amended to read as follows:\n\n> Employees wait.",
            "rewrite in Article 12, Section 2: Employees wait."),
        Case(
            "Section 2 is hereby amended in its entirety to read as follows:\n\n> Employees wait.",
            "rewrite in Section 2: Employees wait."),
        Case(
            "Section 2 is hereby amended and restated to read as follows:\n\n> Employees wait.",
            "rewrite in Section 2: Employees wait."),
        Case("Section 2 reads as follows:\n\n> Employees wait.", "rewrite in Section 2: Employees wait."),
        Case("Section 2 will now read:\n\n> Employees wait.", "rewrite in Section 2: Employees wait."),
        Case(
            "Section 2 is replaced in its entirety with the following:\n\n> Employees wait.",
            "rewrite in Section 2: Employees wait."),
        Case("Replace Section 2 with the following:\n\n> Employees wait.", "rewrite in Section 2: Employees wait."),
        Case(
            "Delete Section 2 and replace it with the following:\n\n> Employees wait.",
            "rewrite in Section 2: Employees wait."),
        Case(
            "The second paragraph of Section 2 is amended to read:\n\n> Employees wait.",
            "rewrite paragraph 2 in Section 2: Employees wait."),
        Case(
            "1. The 2025-2028 Collective Bargaining Agreement, Article 7 will be modified as follows:\n\n\"7.6 STEPS\n\nEach \"good\" one.\n\n7.7 MORE\n\nText.\"\n\n2. The parties agree to talk.",
            "rewrite in 2025-2028 Collective Bargaining Agreement, Article 7 some: 7.6|STEPS|Each \"good\" one.|7.7|MORE|Text.\nwarning: It is not known what these words change in the contract: “The parties agree to talk.”"
        ),
        Case(
            "Effective July 1, 2025, Article 10, Section (B)(2)(ii) shall be amended to read:\n\n“Employees wait.”",
            "rewrite in Article 10, Section (B)(2)(ii): Employees wait."),
        Case(
            "## Add Section 5 after Section 4\n\nEmployees wait.", "add Section 5 after in Section 4: Employees wait."),
        Case(
            "## Add Article 14A after Article 14\n\n# Article 14A. Pets\n\nNone.\n\n## Delete Section 3",
            "add Article 14A after in Article 14: Article 14A.|Pets|None.\ndelete in Section 3"),
        // What is new and where it goes, in either order.
        Case("Add to Section 1 a new item (c):\n\n> (c) Pets.", "add item (c) at end in Section 1: (c)|Pets."),
        Case("## Add to Section 1\n\n> (c) Pets.", "add text at end in Section 1: (c)|Pets."),
        Case("## Insert after Section 4 a new Section 5\n\nPets.", "add Section 5 after in Section 4: Pets."),
        Case("Insert after Section 4 the following:\n\n> Pets.", "add text after in Section 4: Pets."),
        Case("## Add item (c) into Section 1\n\nPets.", "add item (c) at end in Section 1: Pets."),
        Case("## Add Section 5 of Article 3\n\nPets.", "add Section 5 at end in Article 3: Pets."),
        Case(
            "Add the following as a new Section 5 of Article 3:\n\n> Pets.", "add Section 5 at end in Article 3: Pets."),
        Case("## Add Section 3A between Sections 3 and 4\n\nPets.", "add Section 3A after in Section 3: Pets."),
        Case(
            "Add to Section 1, after item (b), the following:\n\n> Pets.",
            "add text after in Section 1, item (b): Pets."),
        Case("There shall be added to Section 1 a new item (c):\n\n> Pets.", "add item (c) at end in Section 1: Pets."),
        Case(
            "The parties agree to add to Section 1 a new item (c):\n\n> Pets.",
            "add item (c) at end in Section 1: Pets."),
        Case("## Amend Section 1 to add item (c)\n\n> Pets.", "add item (c) at end in Section 1: Pets."),
        Case(
            "Section 1 is amended by adding thereto a new item (c):\n\n> Pets.",
            "add item (c) at end in Section 1: Pets."),
        Case(
            "## Add Sections 5 and 6\n\n> ## Section 5. Pets\n>\n> ## Section 6. Eves",
            "add text by number: Section 5.|Pets|Section 6.|Eves"),
        Case("## Add two new items to Section 1\n\n> (c) Pets.", "add text at end in Section 1: (c)|Pets."),
        // The title stands in the instruction itself.
        Case("## Add Section 5. Eves\n\nPets.", "add Section 5 by number: Section 5.|Eves|Pets."),
        Case(
            "## Add Section 5, Eves, after Section 4\n\nPets.",
            "add Section 5 after in Section 4: Section 5.|Eves|Pets."),
        Case("## Add Section 5: Eves\n\nPets.", "add Section 5 by number: Section 5.|Eves|Pets."),
        Case("## Add Section 5 “Eves”\n\nPets.", "add Section 5 by number: Section 5.|Eves|Pets."),
        Case("## Add Section 5: Pets are free.", "add Section 5 by number: Pets are free."),
        Case("## New Section 5 – Eves\n\n> Pets.", "add Section 5 by number: Section 5.|Eves|Pets."),
        Case("# NEW ARTICLE 14. PETS\n\n> None.", "add ARTICLE 14 by number: ARTICLE 14.|PETS|None."),
        Case(
            "## Add Section 5. Eves\n\n> ## Section 5. Pets\n>\n> None.",
            "add Section 5 by number: Section 5.|Pets|None."),
        // Words.
        Case("Add to Section 2 the following sentence: \"Pets.\"", "insert “Pets.” at end in Section 2"),
        Case("Add \"Pets.\" to Section 2.", "insert “Pets.” at end in Section 2"),
        Case("Add the words \"b\" to the end of Section 2.", "insert “b” at end in Section 2"),
        Case("Add a sentence to Section 2:\n\n> Pets.", "insert “Pets.” at end in Section 2"),
        Case("## Add item (d) after Section 1(c)\n\n(d) Pets.", "add item (d) after in Section 1(c): (d)|Pets."),
        Case("## Add item (d) at the end of Section 1\n\nPets.", "add item (d) at end in Section 1: Pets."),
        Case("## Insert a new Section 5 before Section 6\n\nPets.", "add Section 5 before in Section 6: Pets."),
        Case("## Add at the end of Section 3\n\nPets.", "add text at end in Section 3: Pets."),
        Case(
            "# Article 12\n\nAdd the following new Section:\n\n> ## Section 9. Pets\n>\n> None.",
            "add text by number: Section 9.|Pets|None. [Article 12]"),
        Case(
            "A new Section 5 is added after Section 4 to read as follows:\n\n> Pets.",
            "add Section 5 after in Section 4: Pets."),
        Case(
            "The following new section shall be added at the end of Article 3:\n\n> Pets.",
            "add text at end in Article 3: Pets."),
        Case("Add a new Section 5 to Article 3:\n\n> Pets.", "add Section 5 at end in Article 3: Pets."),
        Case(
            "After Section 4, insert the following new Section 5:\n\n> Pets.", "add Section 5 after in Section 4: Pets."
        ),
        Case("## Delete Section 3", "delete in Section 3"),
        Case("## Delete Section 3 and reserve the number", "delete in Section 3 reserved"),
        Case("Section 3 is hereby deleted.", "delete in Section 3"),
        Case("Section 3 is deleted in its entirety and the number is reserved.", "delete in Section 3 reserved"),
        Case("Sections 3 and 4 are deleted.", "delete in Section 3\ndelete in Section 4"),
        Case("Delete Section 1(a) and (b).", "delete in Section 1(a)\ndelete in Section 1(b)"),
        Case("Delete Sections 3 through 5.", "delete in Section 3\ndelete in Section 4\ndelete in Section 5"),
        Case("## Repeal Article 38", "delete in Article 38"),
        Case("## Renumber Section 4 as Section 5", "renumber in Section 4 as 5"),
        Case(
            "Renumber Section 4 as Section 5 and Section 5 as Section 6.",
            "renumber in Section 4 as 5\nrenumber in Section 5 as 6"),
        Case(
            "Sections 4 through 6 are renumbered as Sections 5 through 7.",
            "renumber in Section 4 as 5\nrenumber in Section 5 as 6\nrenumber in Section 6 as 7"),
        Case("Redesignate Section 1(c) as (d).", "renumber in Section 1(c) as d"),
        Case("## Move Section 6 after Section 2", "move in Section 6 after in Section 2"),
        Case(
            "## Move Section 6 before Section 2 and renumber it as Section 2",
            "move in Section 6 before in Section 2 as 2"),
        Case("Move Section 6 to the end of Article 9.", "move in Section 6 at end in Article 9"),
        Case("Section 6 is moved after Section 2.", "move in Section 6 after in Section 2"),
        Case("## Retitle Article 9 as \"Holidays\"", "retitle in Article 9 “Holidays”"),
        Case("Article 9 is retitled \"Holidays\".", "retitle in Article 9 “Holidays”"),
        Case("The title of Article 9 is changed to \"Holidays\".", "retitle title in Article 9 “Holidays”"),
        Case("Amend the title of Article 9 to read \"Holidays\".", "retitle title in Article 9 “Holidays”"),
    ])
    func changesProvisions(_ item: Case) {
        #expect(InstructionOutline.of(item.body) == item.outline)
    }

    @Test(arguments: [
        Case(
            #"Strike "$21.40" in the row "Clerk II", column "Step 3" and insert "$22.05"."#,
            "strike “$21.40” insert “$22.05” row “Clerk II” column “Step 3”"),
        Case(
            #"Set the row "Clerk II", column "Step 3" to "$22.05"."#, "set row “Clerk II” column “Step 3” to “$22.05”"),
        Case(
            #"In Appendix A, set the row "Clerk II", column "Step 3" to "$22.05"."#,
            "set row “Clerk II” column “Step 3” in Appendix A to “$22.05”"),
        Case(
            #"Add the row "Clerk III | $23.10 | $24.00" after the row "Clerk II"."#,
            "rows Clerk III|$23.10|$24.00 after row “Clerk II”"),
        Case(
            "Add the following rows at the end of the table:\n\n| Clerk III | $23.10 |\n| Clerk IV | $24.10 |",
            "rows Clerk III|$23.10 / Clerk IV|$24.10 at end"),
        Case(#"Delete the row "Clerk I"."#, "delete row row “Clerk I”"),
        Case(
            #"Add the column "Step 4" after the column "Step 3" with "$1", "$2"."#,
            "column “Step 4” “$1” “$2” after column “Step 3”"),
        Case(#"Delete the column "Step 1" in Appendix A."#, "delete column column “Step 1” in Appendix A"),
        Case(
            #"Move the row "Clerk II" before the row "Clerk I"."#, "move row row “Clerk II” before row “Clerk I”"),
        Case(#"Move the row "Clerk II" to the end of the table."#, "move row row “Clerk II” at end"),
        Case(
            #"In Appendix A, move the column "Step 3" after the column "Step 1"."#,
            "move column column “Step 3” in Appendix A after column “Step 1” in Appendix A"),
    ])
    func changesTables(_ item: Case) {
        #expect(InstructionOutline.of(item.body) == item.outline)
    }

    @Test(arguments: [
        Case(
            "The parties met in May.\n\n## Delete Section 3\n\nSigned in May:\n\nFor the Union: Ann",
            "delete in Section 3\nrecital: The parties met in May."),
        Case(
            "## Background\n\nThe limit was modified in Article 3.\n\n## Delete Section 3",
            "delete in Section 3\nrecital: The limit was modified in Article 3."),
        Case("{>> Ask Ann. <<}\n\n## Delete Section 3 {>> sure? <<}", "delete in Section 3"),
    ])
    func passesOverRecitals(_ item: Case) {
        #expect(InstructionOutline.of(item.body) == item.outline)
    }

    /// What no instruction was found in: `stays`, `recital`, or a finding, which is an error in a signed paper.
    @Test(arguments: [
        Case("# Article 3\n\nRates of the crew are paid on Mondays.", "error"), Case("# Article 3\n\nNo change.", ""),
        Case("Increase all rates by three percent.", "error"), Case("Wages rise by $2.00.", "error"),
        Case("Effective July 1, 2025, adjust the rate of cooks.", "error"),
        Case("The parties agree to raise the rates.", "error"), Case("Trade Sections 2 and 3.", "error"),
        Case("The parties met in May to talk of Article 3.", "recital"), Case("Whereas the boats are old,", "recital"),
        Case("This agreement shall be posted.", "recital"),
        Case("All other provisions of Article 3 remain unchanged.", ""),
        Case("Section 3 remains unchanged, except that the rate is five (5).", "error"),
        Case("Except as modified above, all other provisions shall continue to apply.", ""),
        Case("Article 3, Section 1 currently reads:\n\n“The rate is five (5).”", "recital\nrecital"),
        Case("Memorandum of Understanding", "recital"), Case("* * *", ""),
        Case("FOR THE CREW            FOR THE PORT\n\n______\nA. Finch", ""),
        Case("CREW:        PORT:\n\nDate: May 2", ""),
        Case("For the Crew: Finch\n\nRaise the rate by 2%.", "error"),
        Case("## Background\n\nThe boats are old.", "recital"),
    ])
    func judgesWhatIsNoInstruction(_ item: Case) {
        let kinds = InstructionOutline.of(item.body, isSigned: true).split(separator: "\n").map {
            String($0.prefix { $0 != ":" })
        }
        #expect(kinds.joined(separator: "\n") == item.outline)
    }

    @Test(arguments: [
        #"Strike "a" and put "b"."#, #"Strike "a"#, "## Amend Section 3", "## Add Section 5 after Section 4",
        "Add to Section 1 nothing of Section 2.",
        "Section 2 shall read:", #"Strike "a" in Section 1 unless "b"."#, "## Move Section 3 somewhere",
        "## Renumber Sections 3 and 4 as Section 5", #"Section 3 is amended, mostly by striking "a"."#,
        "## Amend Section 2\n\nEmployees may wait.", "## Strike",
        #"Effective May 1, 2024, strike "a" in Section 3."#, #"Section 2 shall read: "Employees wait."#,
    ])
    func whatIsNotUnderstoodIsReported(_ body: String) {
        let outline = InstructionOutline.of(body)
        #expect(outline.contains("error: "), "\(outline)")
    }
}
