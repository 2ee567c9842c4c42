import Foundation
import Testing

/// `concord redline --for-signature`: the page that is signed by hand.
@Suite struct SignaturePageTests {
    private static let article = """
        # Article 1. Hours

        ## Section 1. Day

        A day is eight (8) hours.

        ## Section 2. Week

        A week is five (5) days.

        ## Section 3. Watches

        A watch may be:

        (a) early; or

        (b) late.

        # Article 2. Pay

        Pay is on Friday.

        """

    private static let paper = """
        ---
        paper: TA-07
        kind: tentative agreement
        title: Hours & watches
        date: 2025-03-14
        effective: 2025-07-01
        expires: 2027-06-30
        ---

        # Article 1. Hours

        ## Section 1. Day

        A day is {~~eight (8)~>seven (7)~~} hours. {>> SECRET <<}

        ## Section 3. Watches

        A watch may be:

        (a) early; or

        (b) late{++, but not both++}.

        """

    private func agreement(_ paper: String = Self.paper) throws -> TemporaryFolder {
        let folder = try TemporaryFolder.agreement()
        try folder.write(Self.article, to: "articles/01-hours.md")
        try folder.write(paper, to: "papers/ta-07.md")
        return folder
    }

    @Test func textShowsWhatIsSigned() throws {
        let folder = try agreement()
        let run = try CommandRun("redline", "--for-signature", "TA-07", folder.path)
        #expect(run.status == 0 && run.errors.isEmpty)
        let digest = try CommandRun("papers", "--digests", folder.path).output.split(separator: "\n").last
        let digits = try #require(digest).drop { $0 != " " }.drop { $0 == " " }.dropFirst(5).drop { $0 == " " }
        let lines = run.output.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
        #expect(lines.first == "Tentative agreement TA-07" && lines.contains("Hours & watches"))
        #expect(lines.filter { $0.hasSuffix(String(digits)) && digits.count == 39 }.count == 2)
        #expect(lines.contains("Effective:  2025-07-01") && lines.contains("Expires:    2027-06-30"))
        #expect(lines.contains("Between:    Harbor Workers (Union) and Port of Gull Bay (Port)"))
        #expect(lines.contains("A day is [-eight (8)-]{+seven (7)+} hours.") && lines.contains("A watch may be:"))
        #expect(lines.contains("(a) early; or") && lines.contains(">> …"))
        #expect(lines.contains("For the Union (Harbor Workers)") && lines.contains("For the Port (Port of Gull Bay)"))
        #expect(!run.output.contains("Week") && !run.output.contains("Pay") && !run.output.contains("SECRET"))
    }

    @Test(arguments: ["text", "html", "docbook"])
    func signingDoesNotChangeThePage(_ format: String) throws {
        let before = try agreement()
        let signed = Self.paper.replacing(
            "effective", with: "signed:\n  union: 2025-03-14\n  employer: 2025-03-15\nseal: none\neffective")
        let after = try agreement(signed)
        let arguments = ["redline", "--for-signature", "ta-07", "--format", format]
        let page = try CommandRun(all: arguments + [before.path])
        #expect(page.status == 0 && page.output.contains("seven (7)") && page.output.contains("Name"))
        #expect(try CommandRun(all: arguments + [after.path]).output == page.output)
    }

    @Test func htmlEscapesItsWords() throws {
        let folder = try agreement(Self.paper.replacing("Hours & watches", with: "<script>{{{main}}}</script>"))
        let run = try CommandRun("redline", "--for-signature", "TA-07", folder.path, "--format", "html")
        #expect(run.output.contains("&lt;script&gt;{{{main}}}") && !run.output.contains("<script"))
        #expect(run.output.contains("<h1>Tentative agreement TA-07</h1>") && !run.output.contains("SECRET"))
    }

    @Test func theFoldersTemplatesHaveNoPartInIt() throws {
        let folder = try agreement()
        let page = try CommandRun("redline", "--for-signature", "TA-07", folder.path, "--format", "html")
        try folder.write("<style>del { display: none }</style>{{{main}}}", to: "templates/page.html")
        #expect(
            try CommandRun("redline", "--for-signature", "TA-07", folder.path, "--format", "html").output == page.output
        )
    }

    @Test func aPaperOnTopOfAnotherIsShownOnIt() throws {
        let folder = try agreement()
        try folder.write(
            """
            ---
            paper: TA-08
            kind: tentative agreement
            after: [TA-07]
            ---

            # Article 1. Hours

            ## Section 1. Day

            A day is {~~seven (7)~>six (6)~~} hours.

            """, to: "papers/ta-08.md")
        let run = try CommandRun("redline", "--for-signature", "TA-08", folder.path)
        #expect(
            run.output.contains("A day is [-seven (7)-]{+six (6)+} hours.") && run.output.contains("On top of:  TA-07"))
        #expect(!run.output.contains("Watches"))
    }

    @Test func whatIsSetAsideAndToldIsShown() throws {
        let folder = try agreement(
            "---\npaper: MOU-1\nkind: memorandum\nform: beside\nsets aside: [1.1: ten (10) hours]\n---\n\n# Summer\n\nDays are long.\n"
        )
        let run = try CommandRun("redline", "--for-signature", "MOU-1", folder.path)
        #expect(run.status == 0 && run.output.contains("- 1.1: ten (10) hours"))
        #expect(run.output.contains("{+Days are long.+}") && !run.output.contains("not signed"))
    }

    @Test func whatIsNotUnderstoodIsNotSigned() throws {
        let folder = try agreement(Self.paper.replacing("A day is", with: "A working day is"))
        let run = try CommandRun("redline", "--for-signature", "TA-07", folder.path)
        #expect(run.status == 1 && run.output.isEmpty && run.errors.contains("[unmarked-change]"))
        #expect(run.errors.contains("no page to sign is printed"))
    }

    @Test func anErrorElsewhereIsNoHindrance() throws {
        let folder = try agreement()
        try folder.addBrokenPaper()
        let run = try CommandRun("redline", "--for-signature", "TA-07", folder.path)
        #expect(run.status == 0 && run.output.contains("Signatures"))
    }

    @Test func onlyWhatBindsHasAPage() throws {
        let folder = try agreement(Self.paper.replacing("tentative agreement", with: "proposal"))
        let arguments = ["redline", "--for-signature", "TA-07", folder.path]
        let run = try CommandRun(all: arguments)
        #expect(run.status == 2 && run.output.isEmpty && run.errors.contains("TA-07 is a proposal"))
        for more in [["--from", "base"], ["--notes"]] { #expect(try CommandRun(all: arguments + more).status == 2) }
        #expect(try CommandRun("redline", "--for-signature", "TA-99", folder.path).status == 2)
    }
}
