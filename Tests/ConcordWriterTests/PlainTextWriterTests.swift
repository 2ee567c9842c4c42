import ConcordModel
import Support
import Testing

@testable import ConcordWriter

@Suite struct PlainTextWriterTests {
    private func text(_ redline: Redline, width: Int = 80, showsNotes: Bool = false) -> String {
        String(decoding: PlainTextWriter(redline, width: width, showsNotes: showsNotes).write(), as: UTF8.self)
    }

    private func one(_ marked: String, kind: ProvisionKind = .paragraph, label: String = "", width: Int = 80) -> String
    {
        var builder = FixtureBuilder()
        builder.add(kind, label: label, marked)
        return text(builder.redline, width: width)
    }

    /// Words in any order, since the lines of wrapped cells stand side by side; footnote marks without brackets.
    private func bag(_ words: [String]) -> [String] { words.sorted() }

    @Test(arguments: [80, 40, 20, 1, 200])
    func takingOneSideGivesTheOther(width: Int) {
        for redline in [Fixtures.cityContract(), Fixtures.hostile(), Fixtures.deep(100)] {
            let marked = text(redline, width: width)
            for (taken, refused) in [(Standing.inserted, Standing.struck), (.struck, .inserted)] {
                let clean = text(Side.clean(redline, without: refused), width: width)
                #expect(
                    bag(ComparedWords.split(MarkedText.taking(taken, in: marked))) == bag(ComparedWords.split(clean)))
            }
        }
    }

    @Test func wordsAreThoseOfTheRedline() {
        let redline = Side.clean(Fixtures.cityContract(), without: .struck)
        let printed = ComparedWords.split(text(redline).replacing("[1]", with: "1"))
        #expect(printed == ComparedWords.of(redline, without: .struck))
    }

    @Test(arguments: [80, 60, 50])
    func linesStayWithinTheWidth(width: Int) {
        for line in text(Fixtures.cityContract(), width: width).split(separator: "\n", omittingEmptySubsequences: false)
        {
            #expect(line.unicodeScalars.count <= width, "\(line)")
            #expect(line.last != " ")
        }
    }

    @Test func aTextEndsWithOneLineEnd() {
        for redline in [Fixtures.cityContract(), Fixtures.hostile()] {
            let printed = text(redline)
            #expect(printed.hasSuffix("\n") && !printed.hasSuffix("\n\n"))
            #expect(!printed.contains("\n\n\n"))
        }
    }

    @Test func spacesAtTheEdgesMoveOutOfMarks() {
        #expect(one("be [-eight -]{+ten +}hours") == "be [-eight-]{+ten+} hours\n")
        #expect(one("be[- eight-]{+ ten+} hours") == "be [-eight-]{+ten+} hours\n")
        #expect(one("be {+ten +}hours") == "be {+ten+} hours\n")
        #expect(one("be{+ ten+} hours") == "be {+ten+} hours\n")
        #expect(one("be[- eight-]hours") == "be[- eight-]hours\n")
        #expect(one("{+new+}[-old-] word") == "[-old-]{+new+} word\n")
    }

    @Test func labelsAndTextShareAMark() {
        var builder = FixtureBuilder()
        builder.add(.item, label: "(a)", "New words.", standing: .inserted)
        builder.add(.item, label: "[-(a)-]{+(b)+}", "Old words.")
        #expect(text(builder.redline) == "{+(a) New words.+}\n\n[-(a)-]{+(b)+} Old words.\n")
    }

    @Test func signsOfTheTextAreEscapedInRedlinesOnly() {
        #expect(one("a \\[\\- b \\-\\] c") == "a \\[- b \\-] c\n")
        var builder = FixtureBuilder(clean: true)
        builder.add(.paragraph, "a \\[\\- b")
        #expect(text(builder.redline) == "a [- b\n")
    }

    @Test func itemsHang() {
        #expect(
            one("one two three four five six seven eight nine ten eleven", kind: .item, label: "(iv)", width: 45)
                == "(iv) one two three four five six seven eight\n     nine ten eleven\n")
    }

    @Test func deepItemsKeepFortyColumns() {
        for line in text(Fixtures.deep(60)).split(separator: "\n") {
            #expect(line.prefix { $0 == " " }.count <= 40)
        }
    }

    @Test func longWordsStayWhole() {
        let word = String(repeating: "y", count: 300)
        #expect(one("a \(word) b", width: 20) == "a\n\(word)\nb\n")
    }

    @Test func columnsAlign() {
        let printed = text(Fixtures.cityContract())
        #expect(
            printed.contains(
                "\nStep            Hourly rate  Remarks\n-----  --------------------  ----------------\n1      [-$20.00-]"
            ), "\(printed)")
    }

    @Test func wideTablesWrapWithinTheirColumns() {
        var builder = FixtureBuilder()
        let words = String(repeating: "word ", count: 30)
        builder.add(.table) { b in
            b.add(.row, isHead: true) { b in
                b.add(.cell, "A")
                b.add(.cell, "B")
            }
            b.add(.row) { b in
                b.add(.cell, "left [-\(words)-]{+now \(words)+}")
                b.add(.cell, "right \(words)")
            }
        }
        let printed = text(builder.redline)
        #expect(printed.split(separator: "\n").allSatisfy { $0.count <= 120 })
        let taken = MarkedText.taking(.inserted, in: printed)
        #expect(bag(ComparedWords.split(taken)) == bag(ComparedWords.of(builder.redline, without: .struck)))
    }

    @Test func notesAppearOnRequestOnly() {
        let redline = Fixtures.cityContract()
        #expect(!text(redline).contains("payroll"))
        #expect(text(redline, showsNotes: true).contains("\n>> Ask payroll about \\[-this\\-] table.\n"))
    }
}
