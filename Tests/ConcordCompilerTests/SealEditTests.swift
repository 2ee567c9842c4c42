import ConcordCompiler
import ConcordModel
import Testing

/// A stranger edits a sealed folder: whatever is changed is told of, and what means nothing is not.
@Suite struct SealEditTests {
    /// What is done to one folder.
    struct Edit: CustomTestStringConvertible, Sendable {
        var what: String
        var make: @Sendable (inout SealedHarbor) -> Void
        var testDescription: String { what }

        /// Other words in one file.
        init(_ what: String, _ path: String, _ old: String, _ new: String) {
            self.what = what
            make = { $0.replace(old, with: new, in: path) }
        }

        init(_ what: String, _ make: @escaping @Sendable (inout SealedHarbor) -> Void) {
            self.what = what
            self.make = make
        }
    }

    private static let marked = "papers/ta-1.md"
    private static let ordered = "papers/ta-2.md"
    private static let whole = "papers/ta-3.md"
    private static let patch = "papers/ta-4.patch"
    private static let beside = "papers/mou-1.md"
    private static let hours = "articles/01-hours.md"
    private static let record = "seals.txt"

    @Test func theFolderIsSound() throws {
        let harbor = try SealedHarbor.sealed()
        #expect(compile(harbor.input).findings.map(\.message) == [])
        #expect(harbor.text(of: Self.record).split(separator: "\n").count { $0.contains(" reading-1 ") } == 5)
    }

    private static let ofPapers: [Edit] = [
        Edit("a word", marked, "seven (7)", "six (6)"),
        Edit("a word outside marks", marked, "The day is", "A day is"),
        Edit("a mark taken out", marked, "{~~eight (8)~>seven (7)~~}", "seven (7)"),
        Edit("flush text set in", marked, "\nNobody loses leave.", "\n    Nobody loses leave."),
        Edit("items joined", marked, "rate; and\n\n    (2)", "rate; and (2)"),
        Edit("a level more", marked, "    (2) on the usual day.", "        (i) on the usual day."),
        Edit("a level less", marked, "    (2) on the usual day.", "(c) on the usual day."),
        Edit("text joined to its head", marked, "## Section 3. Leave\n\n(a)", "## Section 3. Leave (a)"),
        Edit("a table that is none", marked, "|------|-----|", "|––––––|–––––|"),
        Edit("a cell", marked, "| Crane | $40 |", "| Crane | $30 |"),
        Edit(
            "a head row that is none", marked, "| Crew | Pay |\n|------|-----|\n| Crane | $40 |",
            "| Crew | Pay |\n| Crane | $40 |\n|------|-----|"),
        Edit("emphasis", marked, "Leave is paid", "Leave *is* paid"),
        Edit("a comment over words", marked, "(b) Leave is paid:", "<!-- (b) Leave is paid: -->"),
        Edit("the id", marked, "paper: TA-1", "paper: TA-11"),
        Edit("the kind", marked, "kind: tentative agreement", "kind: memorandum"),
        Edit("a proposal again", marked, "kind: tentative agreement", "kind: proposal"),
        Edit("the form", marked, "kind: tentative", "form: full text\nkind: tentative"),
        Edit("a day of signing", marked, "employer: 2025-03-15", "employer: 2025-03-16"),
        Edit("a signature", marked, ", employer: 2025-03-15", ""),
        Edit("a first day", marked, "kind: tentative", "effective: 2027-01-01\nkind: tentative"),
        Edit("an end", marked, "kind: tentative", "expires: 2025-03-20\nkind: tentative"),
        Edit("what it takes the place of", whole, "form:", "supersedes: [TA-1]\nform:"),
        Edit("what it comes after", ordered, "after: [TA-1]", "after: []"),
        Edit("withdrawn", marked, "kind: tentative", "withdrawn: 2025-04-01\nkind: tentative"),
        Edit("an instruction", ordered, "Strike \"five (5)\"", "Strike \"five\""),
        Edit("the words of an instruction", ordered, "four (4)", "three (3)"),
        Edit("the place of an instruction", ordered, "## Amend Section 2", "## Amend Section 1"),
        Edit("an instruction more", ordered, "insert \"four (4)\".", "insert \"four (4)\". Strike \"days\"."),
        Edit("full text", whole, "on Friday", "on Monday"),
        Edit("full text cut", whole, "\n\nCash is not paid.", ""),
        Edit("a line of a patch", patch, "+The crew wears red hats.", "+The crew wears old hats."),
        Edit("the file of a patch", patch, "+++ b/articles/03-gear.md", "+++ b/articles/02-pay.md"),
        Edit("a sign of a patch", patch, "+The crew", "-The crew"),
        Edit("what holds instead", beside, "nine (9) hours in summer", "ten (10) hours in summer"),
        Edit("what is set aside", beside, "Article 1, Section 1: ", "Article 1, Section 2: "),
        Edit("a letter", beside, "In summer the day is longer.", "In summer the day is much longer."),
        Edit("the seal taken out") { $0.dropLine(from: marked, startingWith: "seal:") },
        Edit("the seal taken out and a word") {
            $0.dropLine(from: marked, startingWith: "seal:")
            $0.replace("seven (7)", with: "six (6)", in: marked)
        },
        Edit("a digit of the seal") { harbor in
            let line = harbor.line(of: marked, startingWith: "seal:")
            harbor.replace(line, with: String(line.dropLast()) + (line.hasSuffix("0") ? "1" : "0"), in: marked)
        },
        Edit("a seal over words") { harbor in
            harbor.replace(harbor.line(of: marked, startingWith: "seal:"), with: "seal: sha256:00", in: marked)
        },
        Edit("the seal of another") { harbor in
            let (own, other) = (
                harbor.line(of: marked, startingWith: "seal:"), harbor.line(of: whole, startingWith: "seal:")
            )
            harbor.replace(own, with: other, in: marked)
        },
        Edit("sealed anew, and not recorded") { harbor in
            harbor.replace("seven (7)", with: "six (6)", in: marked)
            let kept = harbor.text(of: record)
            try? harbor.seal(.papers(["TA-1"]), again: true)
            harbor.set(kept, in: record)
        },
        Edit("gone") { $0.remove(marked) },
        Edit("gone to another room") { $0.rename(marked, to: "letters/ta-1.md") },
        Edit("under a name that is not read") { $0.rename(marked, to: "papers/ta-1.txt") },
        Edit("without front matter", marked, "---\npaper: TA-1", "paper: TA-1"),
        Edit("a second one in front") { harbor in
            let other = harbor.text(of: marked).replacing("seven (7)", with: "one (1)")
            harbor.set(
                other.split(separator: "\n").filter { !$0.hasPrefix("seal:") }.joined(separator: "\n"),
                in: "papers/a.md")
        },
        Edit("a second one with its seal") { harbor in
            harbor.set(harbor.text(of: marked).replacing("seven (7)", with: "one (1)"), in: "papers/a.md")
        },
        Edit("a name like it") { harbor in
            harbor.set(SealedHarbor.unsigned(like: "TA\u{2010}1"), in: "papers/a.md")
        },
        Edit("one that takes its place") { harbor in
            harbor.set(SealedHarbor.signed("TA-9", "supersedes: [TA-1]"), in: "papers/ta-9.md")
        },
        Edit("one in a circle with it") { harbor in
            harbor.set(SealedHarbor.signed("TA-9", "after: [TA-1]\nsupersedes: [TA-1, TA-2]"), in: "papers/ta-9.md")
        },
        Edit("one on top of it") { harbor in
            harbor.set(SealedHarbor.signed("TA-9", "after: [TA-1]"), in: "papers/ta-9.md")
        },
        Edit("one more") { $0.set(SealedHarbor.signed("TA-9"), in: "papers/ta-9.md") },
    ]

    private static let ofOthers: [Edit] = [
        Edit("the words beneath", hours, "The day is eight", "The day is now eight"),
        Edit("words elsewhere", "articles/02-pay.md", "Pay is due", "Pay is not due"),
        Edit("the layout of the contract", hours, "\n    Nobody works", "\nNobody works"),
        Edit("a number of the contract", hours, "## Section 2", "## Section 4"),
        Edit("a note over a section", hours, "## Section 2. Week", "{>>\n\n## Section 2. Week"),
        Edit("an article gone") { $0.remove("articles/02-pay.md") },
        Edit("an article more") { $0.set("# Article 9. More\n\nAll is well.\n", in: "articles/09-more.md") },
        Edit("an article by another name") { $0.rename(hours, to: "articles/90-hours.md") },
        Edit("an appendix", "appendices/a.md", "old", "new"),
        Edit("a letter more") { $0.set("# Letter of Agreement: Tools\n\nTools are free.\n", in: "letters/b.md") },
        Edit("the title", "agreement.yml", "title: Agreement", "title: Disagreement"),
        Edit("the term", "agreement.yml", "to: 2027-06-30", "to: 2037-06-30"),
        Edit("the cover", "agreement.yml", "cover: Between us", "cover: Among us"),
        Edit("a party gone", "agreement.yml", "\n  employer: { name: Port of Gull Bay, short: Port }", ""),
        Edit("a party more", "agreement.yml", "parties:\n", "parties:\n  city: { name: City, short: City }\n"),
        Edit("a name of a party", "agreement.yml", "short: Port", "short: Harbor"),
        Edit("the order of days", "agreement.yml", "term:", "dates: dmy\nterm:"),
        Edit("a ratification", "agreement.yml", "term:", "ratification: { union: 2025-04-01 }\nterm:"),
        Edit("a check put off", "agreement.yml", "term:", "rules: { number-mismatch: off }\nterm:"),
        Edit("numbers that follow", "agreement.yml", "term:", "numbering: automatic\nterm:"),
        Edit("another frame") { $0.rename("agreement.yml", to: "agreement.yaml") },
        Edit("the page", "templates/page.html", "<body>", "<body><style>del{display:none}</style>"),
        Edit("the page gone") { $0.remove("templates/page.html") },
        Edit("a page more") { $0.set("del{display:none}", in: "templates/page.css") },
        Edit("the record gone") { $0.remove(record) },
        Edit("the record empty") { $0.set("", in: record) },
        Edit("the record cut short") { $0.set(String($0.text(of: record).dropLast(90)), in: record) },
        Edit("a line of the record out") { $0.dropLine(from: record, startingWith: "TA-3 ") },
        Edit("the last line out") { $0.dropLine(from: record, startingWith: "end ") },
        Edit("the first line out") { $0.dropLine(from: record, startingWith: "seals ") },
        Edit("two lines of the record turned") { harbor in
            let (one, other) = (
                harbor.line(of: record, startingWith: "TA-3 "), harbor.line(of: record, startingWith: "TA-4 ")
            )
            harbor.replace("\(one)\n\(other)", with: "\(other)\n\(one)", in: record)
        },
        Edit("a line twice") { harbor in
            let line = harbor.line(of: record, startingWith: "TA-3 ")
            harbor.replace(line, with: "\(line)\n\(line)", in: record)
        },
        Edit("an id in the record", record, "TA-3 = ", "TA-7 = "),
        Edit("a file of the record out") { harbor in
            let line = harbor.line(of: record, endingWith: "  articles/02-pay.md")
            harbor.replace(line + "\n", with: "", in: record)
        },
        Edit("what a file reads out") { $0.dropLine(from: record, startingWith: "reads ") },
        Edit("a remark in front of a line", record, "TA-3 = ", "# TA-3 = "),
    ]

    @Test(arguments: ofPapers + ofOthers)
    func isTold(_ edit: Edit) throws {
        var harbor = try SealedHarbor.sealed()
        let before = harbor
        edit.make(&harbor)
        #expect(harbor != before, "nothing was edited")
        let rules = compile(harbor.input).findings.filter { $0.severity != .note }.map(\.rule)
        #expect(!rules.isEmpty)
        // Nothing that looks final is written, but where papers stand beside sealed ones.
        if edit.what != "one more", edit.what != "one on top of it" {
            #expect(compile(harbor.input).findings.worst == .error)
        }
    }

    @Test(arguments: [
        Edit("title, drafter and date", marked, "kind:", "title: Hours\nfrom: union\ndate: 2025-03-01\nkind:"),
        Edit("wrapping", marked, "The day is", "The day\nis"), Edit("spaces", marked, "The day is", "The   day is"),
        Edit("a note", marked, "The day is", "{>> SECRET ask <<}The day is"),
        Edit("a note of its own", marked, "The day is", "<!-- SECRET -->\n\nThe day is"),
        Edit("empty lines", marked, "\n\n## Section 1", "\n\n\n\n## Section 1"),
        Edit("quotes", ordered, "Strike \"five (5)\"", "Strike “five (5)”"),
        Edit("a remark in front matter", marked, "kind:", "# filed\nkind:"),
        Edit(
            "the order of front matter", marked, "paper: TA-1\nkind: tentative agreement",
            "kind: tentative agreement\npaper: TA-1"),
        Edit("the rule of a table", marked, "|------|-----|", "|---|---|"),
        Edit("line numbers of a patch", patch, "@@ -1,3 +1,5 @@", "@@ -9,3 +9,5 @@ Gear"),
        Edit("the name of the file") { $0.rename(marked, to: "papers/z/first.md") },
        Edit("wrapping of the contract", hours, "The day is", "The day\nis"),
        Edit("a note in the contract", hours, "The day is", "{>> SECRET <<}The day is"),
        Edit("a remark in agreement.yml", "agreement.yml", "title:", "# SECRET\ntitle:"),
        Edit("a proposal") { $0.set(SealedHarbor.unsigned(like: "U-1"), in: "papers/u-1.md") },
        Edit("a remark in the record", record, "seals 1", "# Filed.\nseals 1"),
        Edit("Windows") { harbor in
            for path in harbor.paths { harbor.set(harbor.text(of: path).replacing("\n", with: "\r\n"), in: path) }
        },
    ])
    func isNotTold(_ edit: Edit) throws {
        var harbor = try SealedHarbor.sealed()
        let before = harbor
        edit.make(&harbor)
        #expect(harbor != before, "nothing was edited")
        #expect(compile(harbor.input).findings.map(\.message) == [])
    }
}
