import ConcordModel
import Support
import Testing

@testable import ConcordWriter

@Suite struct DocBookWriterTests {
    static let fixtures: [(String, Redline)] = [
        ("city", Fixtures.cityContract()), ("hostile", Fixtures.hostile()), ("deep", Fixtures.deep(300)),
        ("empty", FixtureBuilder().redline),
    ]

    private func string(_ redline: Redline) -> String {
        String(decoding: DocBookWriter(redline).write(), as: UTF8.self)
    }

    @Test func everyDocumentIsValid() {
        guard let schema = DocBookSchema() else { return }
        for (name, redline) in Self.fixtures {
            #expect(schema.accepts(DocBookWriter(redline).write()), "\(name)")
            for side in [Standing.struck, .inserted] {
                #expect(schema.accepts(DocBookWriter(Side.clean(redline, without: side)).write()), "\(name)")
            }
        }
    }

    @Test func theSchemaRefusesWhatIsNotDocBook() {
        guard let schema = DocBookSchema() else { return }
        #expect(!schema.accepts(Array("<article xmlns=\"http://docbook.org/ns/docbook\"><b/></article>".utf8)))
    }

    @Test func removingOneSideLeavesTheOther() {
        for (name, redline) in Self.fixtures where name != "empty" {
            let document = DocBookWriter(redline).write()
            for (flag, standing) in [("deleted", Standing.struck), ("added", .inserted)] {
                let clean = DocBookWriter(Side.clean(redline, without: standing)).write()
                let taken = DocBookWords.words(of: document, removing: flag)
                #expect(taken == DocBookWords.words(of: clean, removing: nil), "\(name) \(flag)")
            }
        }
    }

    @Test func wordsAreThoseOfTheRedline() {
        let redline = Fixtures.cityContract()
        let document = DocBookWriter(redline).write()
        for (flag, standing) in [("deleted", Standing.struck), ("added", .inserted)] {
            #expect(
                DocBookWords.words(of: document, removing: flag)
                    == ComparedWords.of(redline, without: standing, bullets: false))
        }
    }

    @Test func aCleanCopyHasNoFlag() {
        let clean = string(Side.clean(Fixtures.cityContract(), without: .struck))
        #expect(!clean.contains("revisionflag"))
        #expect(!clean.contains("This whole item goes"))
    }

    @Test func changesNameTheirPapers() {
        let document = string(Fixtures.cityContract())
        #expect(document.contains("<phrase revisionflag=\"deleted\" revision=\"TA-03;TA-07\">eight (8)</phrase>"))
        #expect(document.contains("<varlistentry revisionflag=\"added\" revision=\"TA-03\">"))
        #expect(document.contains("<row role=\"deleted\" revision=\"TA-08\" condition=\"conflict\">"))
        #expect(document.contains("<entry align=\"right\" revisionflag=\"deleted\""))
        #expect(document.contains("<remark role=\"conflict\">TA-07 and TA-08"))
    }

    @Test func labelsAreWords() {
        let document = string(Fixtures.cityContract())
        #expect(document.contains("<title><phrase role=\"label\">ARTICLE 7 –</phrase> WAGES"))
        #expect(document.contains("<title><phrase role=\"label\">Section 2.</phrase></title>"))
        #expect(document.contains("<term><phrase role=\"label\">(a)</phrase></term>"))
    }

    @Test func aFlagStandsOnlyWhereAllBelowHasIt() {
        let document = string(Fixtures.hostile())
        #expect(!document.contains("<section role=\"section\" revisionflag=\"deleted\""))
    }

    @Test(arguments: [
        ("article-7.1.a", "article-7.1.a"), ("7a", "_7a"), ("a_b", "a_5Fb"), ("a b", "a_20b"), (".x", "_.x"), ("", ""),
    ])
    func anchorsBecomeNames(anchor: String, name: String) {
        #expect(String(decoding: DocBookNames.identifier(anchor.utf8), as: UTF8.self) == name)
    }

    @Test func anyDestinationIsValid() {
        guard let schema = DocBookSchema() else { return }
        let odd = [
            "http://a b/c", "#article-7", "a#b#c", ":x", "1:2", "http://[x", "http://h:99999999/", "http://h:x/", "%",
            "%zz",
            "mailto:a@b.org", "http://", "//", "é", "a\"b<c>&'", "\u{1}", "", "x:", "http://u@h:80/p?q=1#f",
            "{}|\\^`[]",
            "//:80", "?a:b", "http:///x", "a:b:c", "https://h:/", "#", "http://@", "?#%",
        ]
        for link in odd {
            var builder = FixtureBuilder()
            builder.add(.paragraph, "a <link> here")
            var redline = builder.redline
            redline.links = [Link(to: link, title: link)]
            #expect(schema.accepts(DocBookWriter(redline).write()), "\(link)")
        }
    }
}

/// One side of a redline, as the compiler would hand it over for a clean copy.
enum Side {
    static func clean(_ redline: Redline, without standing: Standing) -> Redline {
        var result = redline
        result.isClean = true
        result.provisions = []
        result.runs = []
        result.changes = []
        var newEnds: [(old: Int, index: Int)] = []
        var gone = 0
        let whole = WholeChanges.standings(of: redline)
        for (index, old) in redline.provisions.enumerated() {
            while let last = newEnds.last, last.old <= index {
                result.provisions[last.index].end = UInt32(result.provisions.count)
                newEnds.removeLast()
            }
            if whole[index] == standing, index >= gone { gone = Int(old.end) }
            if index < gone { continue }
            var provision = old
            provision.standing = .unchanged
            provision.change = -1
            func kept(_ range: Range<UInt32>) -> Range<UInt32> {
                let start = UInt32(result.runs.count)
                for number in range where redline.runs[Int(number)].standing != standing {
                    var run = redline.runs[Int(number)]
                    run.standing = .unchanged
                    run.change = -1
                    result.runs.append(run)
                }
                return start..<UInt32(result.runs.count)
            }
            provision.label = kept(old.label)
            provision.heading = kept(old.heading)
            provision.text = kept(old.text)
            newEnds.append((Int(old.end), result.provisions.count))
            result.provisions.append(provision)
        }
        for last in newEnds { result.provisions[last.index].end = UInt32(result.provisions.count) }
        result.notes = []
        return result
    }
}
