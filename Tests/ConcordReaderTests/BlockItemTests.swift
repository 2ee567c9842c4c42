import ConcordModel
import Testing

@Suite("Enumerated items")
struct BlockItemTests {
    @Test(arguments: [
        ("1.", "2.", "3."), ("a.", "b.", "c."), ("A.", "B.", "C."), ("i.", "ii.", "iii."), ("I.", "II.", "III."),
        ("1)", "2)", "3)"), ("a)", "b)", "c)"), ("A)", "B)", "C)"), ("i)", "ii)", "iii)"), ("(1)", "(2)", "(3)"),
        ("(a)", "(b)", "(c)"), ("(A)", "(B)", "(C)"), ("(i)", "(ii)", "(iii)"), ("(I)", "(II)", "(III)"),
        ("(aa)", "(bb)", "(cc)"), ("[a]", "[b]", "[c]"), ("Step 1:", "Step 2:", "Step 3:"),
        ("Option (1)", "Option (2)", "Option (3)"), ("STEP I.", "STEP II.", "STEP III."),
        ("Step One –", "Step Two –", "Step Three –"),
    ])
    func styles(one: String, two: String, three: String) {
        let wanted = ["item [\(one)] First thing.", "item [\(two)] Second thing.", "item [\(three)] Third thing."]
        expectBody("\(one) First thing.\n\n\(two) Second thing.\n\n\(three) Third thing.\n", wanted)
        expectBody(
            "Of these:\n\(one) First thing.\n\(two) Second thing.\n\(three) Third thing.\n",
            ["paragraph Of these:"] + wanted)
        expectBody(
            "\(one)\tFirst thing.\n\n**\(two)** Second thing.\n\n\(three)\u{A0}Third thing.\n".replacing(
                "**\(two)**", with: two.contains(" ") ? two : "**\(two)**"
            ).replacing("\u{A0}", with: three.contains(" ") ? " " : "\u{A0}"), wanted)
    }

    @Test func sevenLevelsBySiblingsAlone() {
        let labels = ["A.", "1.", "a.", "(1)", "(a)", "(i)", "(A)"]
        var text = ""
        var wanted: [String] = []
        for (depth, label) in labels.enumerated() {
            text += "\(label) Level \(depth + 1) is here:\n\n"
            wanted.append(String(repeating: "  ", count: depth) + "item [\(label)] Level \(depth + 1) is here:")
        }
        let next = ["(B)", "(ii)", "(b)", "(2)", "b.", "2.", "B."]
        for (step, label) in next.enumerated() {
            text += "\(label) Again.\n\n"
            wanted.append(String(repeating: "  ", count: 6 - step) + "item [\(label)] Again.")
        }
        expectBody(text, wanted)
    }

    /// A list in bold, with or without words of its own in the bold.
    @Test func emphasisedItems() {
        expectBody(
            "**A. Pay.** It is paid.\n\n**B. Rest.** It is taken\nweekly.\n\n*(1)* Always.\n\n**C.** Leave.\n",
            [
                "item [A.] Pay. It is paid.", "item [B.] Rest. It is taken weekly.", "  item [(1)] Always.",
                "item [C.] Leave.",
            ])
        expectBody(
            "Of these:\n**a. Pay:** One.\n**b. Rest:** Two.\n",
            [
                "paragraph Of these:", "item [a.] Pay: One.", "item [b.] Rest: Two.",
            ])
        expectBody("**J. Smith**, President", ["paragraph J. Smith, President"])
        let outline = BlockOutline("# Article 5\n\n**(a) Pay.** It is *paid*.\n")
        let item = outline.tree.provisions.first { $0.kind == .item }
        let styles = (item?.text ?? 0..<0).map { outline.tree.runs[Int($0)].style.marks }
        #expect(styles == [.strong, [], .emphasis, []])
    }

    /// A numeral that follows nothing goes where the gap is smaller.
    @Test func strayNumerals() {
        expectBody(
            "(c) One.\n\n(d) Two.\n\n(i) Three.\n\n(ii) Four.\n\n(v) Five.\n\n(e) Six.\n",
            [
                "item [(c)] One.", "item [(d)] Two.", "  item [(i)] Three.", "  item [(ii)] Four.",
                "  item [(v)] Five.",
                "item [(e)] Six.",
            ])
    }

    /// A number word at the end of a line belongs to the figure below it only where both say the same.
    @Test func numberWordsAboveItems() {
        expectBody(
            "Of these:\n(1) one\n(2) two;\n(3) three.\n",
            ["paragraph Of these:", "item [(1)] one", "item [(2)] two;", "item [(3)] three."])
        expectBody("(1) Within two\n(2) days.\n", ["item [(1)] Within two (2) days."])
        expectBody("(1) One hundred\n(2) and two.\n", ["item [(1)] One hundred (2) and two."])
        expectBody("It is thirty\n(30) days and one\n(1) day.\n", ["paragraph It is thirty (30) days and one (1) day."])
    }

    /// Doubled letters are a level of their own, unless a list has come to its z.
    @Test func doubledLetters() {
        expectBody(
            "(a) One.\n\n(i) Two.\n\n(A) Three.\n\n(aa) Four.\n\n(bb) Five.\n\n(B) Six.\n\n(ii) Seven.\n\n(b) Eight.\n",
            [
                "item [(a)] One.", "  item [(i)] Two.", "    item [(A)] Three.", "      item [(aa)] Four.",
                "      item [(bb)] Five.", "    item [(B)] Six.", "  item [(ii)] Seven.", "item [(b)] Eight.",
            ])
        expectBody(
            "(y) One.\n\n(z) Two.\n\n(aa) Three.\n\n(bb) Four.\n",
            ["item [(y)] One.", "item [(z)] Two.", "item [(aa)] Three.", "item [(bb)] Four."])
        // A numeral whose list began elsewhere is no letter far down the alphabet.
        expectBody(
            "(a) One.\n\n(b) Two.\n\n(ii) Three.\n", ["item [(a)] One.", "item [(b)] Two.", "  item [(ii)] Three."])
    }

    @Test func letterOrNumeral() {
        func list(_ labels: [String]) -> String { labels.map { "(\($0)) Thing \($0).\n\n" }.joined() }
        let toI = ["a", "b", "c", "d", "e", "f", "g", "h", "i"]
        // The last letter of a list: no numeral list has one member.
        expectBody(list(toI), toI.map { "item [(\($0))] Thing \($0)." })
        expectBody(list(toI + ["j"]), (toI + ["j"]).map { "item [(\($0))] Thing \($0)." })
        expectBody(
            list(toI + ["ii"]),
            toI.dropLast().map { "item [(\($0))] Thing \($0)." } + ["  item [(i)] Thing i.", "  item [(ii)] Thing ii."])
        expectBody(
            "(a) One:\n\n(i) Two.\n\n(ii) Three.\n\n(b) Four.\n",
            ["item [(a)] One:", "  item [(i)] Two.", "  item [(ii)] Three.", "item [(b)] Four."])
        // Announced, and nothing behind it says: the one place that is in doubt.
        expectBody(
            list(Array(toI.dropLast())) + "\nAs follows:\n\n(i) One.\n",
            toI.dropLast().map { "item [(\($0))] Thing \($0)." } + ["paragraph As follows:", "item [(i)] One."],
            findings: [])
        expectBody(
            list(Array(toI.dropLast(2))) + "(h) As follows:\n\n(i) One.\n",
            toI.dropLast(2).map { "item [(\($0))] Thing \($0)." } + ["item [(h)] As follows:", "item [(i)] One."],
            findings: [.ambiguousEnumerator])
        expectBody(
            list(Array(toI.dropLast(2))) + "(h) As follows:\n\n    (i) One.\n",
            toI.dropLast(2).map { "item [(\($0))] Thing \($0)." } + ["item [(h)] As follows:", "  item [(i)] One."])
    }

    /// What ends a list says that the letter was its last.
    @Test func letterBehindAnotherList() {
        expectBody(
            "7. One.\n\n(h) Two.\n\n(i) Three.\n\n8. Four:\n\n(a) Five:\n\n(i) Six.\n\n(ii) Seven.\n",
            [
                "item [7.] One.", "  item [(h)] Two.", "  item [(i)] Three.", "item [8.] Four:", "  item [(a)] Five:",
                "    item [(i)] Six.", "    item [(ii)] Seven.",
            ])
        expectBody(
            "(h) (i) One.\n\n(ii) Two.\n\n(i) Three.\n",
            ["item [(h)]", "  item [(i)] One.", "  item [(ii)] Two.", "item [(i)] Three."])
    }

    /// Numbers that were put in later stand between others, and are none where text says so.
    @Test func suffixedNumbers() {
        expectBody(
            "(1) One.\n\n(1A) Two.\n\n(2) Three.\n\n(2 bis) Four.\n",
            ["item [(1)] One.", "item [(1A)] Two.", "item [(2)] Three.", "item [(2 bis)] Four."])
        expectBody(
            "(c) One.\n\n(c.1) Two.\n\n(c.2) Three.\n\n(d) Four.\n",
            ["item [(c)] One.", "item [(c.1)] Two.", "item [(c.2)] Three.", "item [(d)] Four."])
        expectBody(
            "iii. One.\n\niiia. Two.\n\niv. Three.\n\n3bis. Four.\n",
            ["item [iii.] One.", "item [iiia.] Two.", "item [iv.] Three.", "  item [3bis.] Four."])
        expectBody("(401k) plans are paid.\n", ["paragraph (401k) plans are paid."])
        expectBody("1v. A scan.\n", ["paragraph 1v. A scan."])
        expectBody("(1) One hour and\n(1.5) hours.\n", ["item [(1)] One hour and (1.5) hours."])
    }

    @Test func numeralsFiveAndTen() {
        expectBody(
            "(iv) Four.\n\n(v) Five.\n\n(ix) Nine.\n\n(x) Ten.\n\n(xi) Eleven.\n",
            ["item [(iv)] Four.", "item [(v)] Five.", "item [(ix)] Nine.", "item [(x)] Ten.", "item [(xi)] Eleven."])
        expectBody(
            "(u) You:\n\n(iv) Four.\n\n(v) Vee.\n\n(w) Double.\n",
            ["item [(u)] You:", "  item [(iv)] Four.", "item [(v)] Vee.", "item [(w)] Double."])
    }

    @Test func stepsHoldTheirLists() {
        expectBody(
            "STEP 1\n\nA. Talk.\n\nB. Write.\n\nSTEP 2\n\nA. Talk again.\n\nSTEP 3\n\nThe arbitrator hears both.\n",
            [
                "item [STEP 1]", "  item [A.] Talk.", "  item [B.] Write.", "item [STEP 2]", "  item [A.] Talk again.",
                "item [STEP 3]", "  paragraph The arbitrator hears both.",
            ])
        expectBody(
            "Step 1 – Supervisor\n\nThe steward talks.\n\nStep 2: The board decides.\n\nAll time limits are firm.\n",
            [
                "item [Step 1 –] Supervisor", "  paragraph The steward talks.", "item [Step 2:] The board decides.",
                "paragraph All time limits are firm.",
            ])
        expectBody("Step 1 of the schedule is paid.\n", ["paragraph Step 1 of the schedule is paid."])
        expectBody("Steps 1-5 are paid.\n", ["paragraph Steps 1-5 are paid."])
    }

    @Test func wrappedTextIsNoItem() {
        expectBody("Within thirty\n(30) days they meet.", ["paragraph Within thirty (30) days they meet."])
        expectBody(
            "They meet under Section\n1. The other way.", ["paragraph They meet under Section 1. The other way."])
        expectBody(
            "(a) One,\n(b) two, under (a) and\n(b) above; and\n(c) three.",
            ["item [(a)] One,", "item [(b)] two, under (a) and (b) above; and", "item [(c)] three."])
        expectBody(
            "(a) It is the first step.\n(b) As provided in this section;\n(c) Three.",
            ["item [(a)] It is the first step.", "item [(b)] As provided in this section;", "item [(c)] Three."])
        expectBody("The years\n2024. They passed.", ["paragraph The years 2024. They passed."])
    }

    @Test func severalEnumeratorsOnALine() {
        expectBody(
            "(i) One.\n\n(ii) (A) The first.\n\n(B) The second.\n\n(iii) Three.\n",
            [
                "item [(i)] One.", "item [(ii)]", "  item [(A)] The first.", "  item [(B)] The second.",
                "item [(iii)] Three.",
            ])
        expectBody("(a)(1) Deep.\n\n(2) Two.\n", ["item [(a)]", "  item [(1)] Deep.", "  item [(2)] Two."])
        expectBody("A. 1. Deep.\n\n2. Two.\n", ["item [A.]", "  item [1.] Deep.", "  item [2.] Two."])
        expectBody("B. I. Smith signs.\n", ["item [B.] I. Smith signs."])
    }

    @Test func slipsOfTheWriter() {
        // Without the space, only where this number is due.
        expectBody("1. One.\n\n2.Two more.\n", ["item [1.] One.", "item [2.] Two more."])
        expectBody("2.Two more.\n", ["paragraph 2.Two more."])
        // A gap, a repetition, a wrong case.
        expectBody(
            "(A) One.\n\n(B) Two.\n\n(D) Four.\n\n(D) Four again.\n",
            ["item [(A)] One.", "item [(B)] Two.", "item [(D)] Four.", "item [(D)] Four again."])
        expectBody(
            "a. One.\n\nb. Two.\n\nC. Three.\n\nd. Four.\n",
            ["item [a.] One.", "item [b.] Two.", "item [C.] Three.", "item [d.] Four."])
    }

    @Test func namesAndAddresses() {
        expectBody("J. Smith, President\n", ["paragraph J. Smith, President"])
        expectBody("A. Jones, Steward\n", ["paragraph A. Jones, Steward"])
        expectBody("A. Jones, steward\n\nB. Brown, clerk\n", ["item [A.] Jones, steward", "item [B.] Brown, clerk"])
        expectBody("D. J. Brown\n", ["paragraph D. J. Brown"])
        expectBody("D. Smith Jr.\n", ["paragraph D. Smith Jr."])
        expectBody("D. Late Return.\n\n    1. Paid.\n", ["item [D.] Late Return.", "  item [1.] Paid."])
        expectBody("A. One.\n\nB. Two.\n\nJ. Smith\n", ["item [A.] One.", "item [B.] Two.", "paragraph J. Smith"])
    }

    @Test func listsRestart() {
        expectBody(
            "A. One.\n\nB. Two.\n\nOTHER OPTIONS:\n\nA. Three.\n",
            ["item [A.] One.", "item [B.] Two.", "paragraph OTHER OPTIONS:", "item [A.] Three."])
    }

    @Test func tooDeep() {
        var text = ""
        for depth in 0..<40 {
            text += String(repeating: " ", count: depth * 2) + (depth % 2 == 0 ? "(1)" : "(a)") + " x\n\n"
        }
        let outline = BlockOutline(text)
        #expect(outline.findings.allSatisfy { $0.rule == .nestingTooDeep } && !outline.findings.isEmpty)
        #expect(BlockWords.lost(from: Array(text.utf8), in: outline.tree).isEmpty)
    }
}
