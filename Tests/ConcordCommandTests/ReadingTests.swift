import Foundation
import Testing

/// What counts as input, and what cannot be read.
@Suite struct ReadingTests {
    @Test func aFolderThatIsNotThereHasStatusTwo() throws {
        let folder = try TemporaryFolder()
        let run = try CommandRun("check", folder.path + "/nowhere")
        #expect(run.status == 2)
        #expect(run.errors.contains("nowhere: No such file or directory"))
    }

    @Test func aFolderWithoutArticlesHasStatusTwo() throws {
        let folder = try TemporaryFolder()
        let run = try CommandRun("check", folder.path)
        #expect(run.status == 2)
        #expect(run.errors.contains("holds no articles"))
    }

    @Test func aFileThatIsNoArticleHasStatusTwo() throws {
        let folder = try TemporaryFolder()
        try folder.write("words", to: "contract.docx")
        #expect(try CommandRun("check", folder.path + "/contract.docx").status == 2)
    }

    @Test func aPipeInPlaceOfAnArticleDoesNotHang() throws {
        let folder = try TemporaryFolder.agreement()
        #expect(mkfifo(folder.url(of: "articles/02-pipe.md").path, 0o600) == 0)
        let run = try CommandRun("check", folder.path)
        #expect(run.status == 2)
        #expect(run.errors.contains("02-pipe.md: it is not a file"))
    }

    @Test func aLinkToNothingHasStatusTwo() throws {
        let folder = try TemporaryFolder.agreement()
        try FileManager.default.createSymbolicLink(
            atPath: folder.url(of: "papers.md").path, withDestinationPath: "nowhere")
        #expect(try CommandRun("check", folder.path).status == 0, "not a file of the agreement")
        try FileManager.default.createSymbolicLink(
            atPath: folder.url(of: "articles/02-link.md").path, withDestinationPath: "nowhere")
        #expect(try CommandRun("check", folder.path).status == 2)
    }

    @Test func aCircleOfLinksEnds() throws {
        let folder = try TemporaryFolder.agreement()
        try folder.addBrokenPaper()
        try FileManager.default.createSymbolicLink(
            atPath: folder.url(of: "papers/again").path, withDestinationPath: "../papers")
        let run = try CommandRun("check", folder.path)
        #expect(run.status == 1)
        #expect(!run.errors.contains("again/"))
    }

    @Test func hiddenFilesAndOtherFilesAreNoInput() throws {
        let folder = try TemporaryFolder.agreement()
        try folder.write("{++", to: "papers/.draft.md")
        try folder.write("{++", to: "papers/.trash/draft.md")
        try folder.write("{++", to: "papers/~$draft.docx")
        try folder.write("{++", to: "papers/Thumbs.db")
        try folder.write("{++", to: "papers/ta-01.md~")
        try folder.write("{++", to: "papers/README.md")
        try folder.write("{++", to: "notes/scan.pdf")
        try folder.write("one, two", to: "list.txt")
        try folder.write("{++", to: "README.md")
        // Beside an agreement people keep a page on where its text is from.
        try folder.write("# Source\n", to: "SOURCE.md")
        let run = try CommandRun("check", folder.path)
        #expect(run.status == 0)
        #expect(run.errors.hasSuffix("no errors, no warnings, 2 notes\n"), "what may be missed is told of all the same")
        #expect(run.errors.contains("without .draft.md: ") && run.errors.contains("without ta-01.md~: "))
    }

    /// Each folder once, with what may have been meant for the agreement.
    @Test func filesThatAreNotReadAreTold() throws {
        let folder = try TemporaryFolder.agreement()
        try folder.write("{++", to: "papers/scan.pdf")
        try folder.write("{++", to: "papers/sub/TA-09.txt")
        try folder.write("# Article 9. Rest\n", to: "article/09-rest.md")
        try folder.write("# Article 8. Tools\n", to: "Letters of Agreement/tools.md")
        try folder.write("---\npaper: TA-08\n---\n", to: "TA-08.txt")
        try folder.write("# Article 7. Boats\n", to: "07-boats.md")
        try folder.write("{++", to: "papers/source.txt")
        let run = try CommandRun("check", folder.path)
        #expect(run.status == 0 && run.errors.hasSuffix("5 warnings\n"))
        for words in [
            "papers/scan.pdf:1:1: warning: In papers/ only", "without scan.pdf, source.txt.", "without TA-09.txt.",
            "The folder article/ is not read", "is called articles/.", "is called letters/.",
            "without 07-boats.md, TA-08.txt.",
        ] {
            #expect(run.errors.contains(words), "\(words)")
        }
    }

    /// From a room, and from a folder in it, the agreement above is meant, as git means the repository.
    @Test(arguments: ["papers", "articles", "papers/sub", "papers/sub/.", "build"])
    func insideAnAgreementItIsMeant(_ place: String) throws {
        let folder = try TemporaryFolder.agreement()
        try folder.write("", to: "papers/sub/README.md")
        try folder.write("", to: "build/agreement.txt")
        let whole = try CommandRun("show", folder.path)
        #expect(try CommandRun("show", folder.path + "/" + place).output == whole.output)
        #expect(
            try CommandRun("redline", folder.path + "/" + place, "--from", "base", "--to", "integrated").status == 0)
        #expect(try CommandRun("papers", folder.path + "/" + place).status == 0)
        let built = try CommandRun("build", folder.path + "/" + place, "--formats", "text")
        #expect(built.status == 0 && built.output.hasPrefix("wrote \(folder.path)/build/agreement.txt\n"))
    }

    /// As another machine may write them. The paths in findings stay as they are on the disk.
    @Test func capitalsInNamesMeanNothing() throws {
        let folder = try TemporaryFolder()
        try folder.write("title: Capitals\nparties:\n  union: { name: U }\n  city: { name: C }\n", to: "Agreement.YML")
        try folder.write("# Article 2. Hours\n\nHours are posted. {>> open\n", to: "Articles/ARTICLE-2.MD")
        try folder.write("# Article 1. Pay\n\nPay is due on Friday.\n", to: "Articles/article-1.Markdown")
        try folder.write("# Appendix A. Rates\n\nTen.\n", to: "APPENDICES/a.Md")
        try folder.write("# Letter of Agreement 1: Tools\n\nTools are lent.\n", to: "letters/1.md")
        try folder.write(
            "---\npaper: TA-01\nkind: tentative agreement\nsigned: { union: 2025-03-14, city: 2025-03-14 }\n---\n"
                + "--- a/Articles/article-1.Markdown\n+++ b/Articles/article-1.Markdown\n@@ -1,3 +1,3 @@\n"
                + " # Article 1. Pay\n \n-Pay is due on Friday.\n+Pay is due on Monday.\n", to: "Papers/TA-01.DIFF")
        let run = try CommandRun("check", folder.path)
        #expect(run.errors.contains("Articles/ARTICLE-2.MD:3:19: error"))
        #expect(run.errors.contains("1 error"), "\(run.errors)")
        try folder.write("# Article 2. Hours\n\nHours are posted.\n", to: "Articles/ARTICLE-2.MD")
        let text = try CommandRun("show", folder.path, "--quiet")
        #expect(text.status == 0, "\(text.errors)")
        let heads = ["Capitals", "Article 1", "Friday", "Article 2", "Appendix A", "Letter of Agreement 1"]
        #expect(heads.map { text.output.contains($0) } == [true, true, false, true, true, true])
        #expect(text.output.contains("Pay is due on Monday."))
        let places = heads.compactMap { text.output.range(of: $0)?.lowerBound }
        #expect(places == places.sorted())
    }

    /// Where a disk tells them apart, nothing of either is lost, and the order is that of the names within.
    @Test func twoFoldersOfOneNameAreOneRoom() throws {
        let folder = try TemporaryFolder()
        try folder.write("title: Capitals\nparties: { union: U, city: C }\n", to: "agreement.yml")
        try folder.write("# Article 1. Pay\n\nOne.\n", to: "articles/1.md")
        try folder.write("# Article 2. Hours\n\nTwo.\n", to: "Articles/2.md")
        try folder.write("# Article 3. Leave\n\nThree.\n", to: "articles/3.md")
        try folder.write("# Article 4. Tools\n\nFour.\n", to: "ARTICLES/4.md")
        let output = try CommandRun("show", folder.path, "--quiet").output
        let places = ["One.", "Two.", "Three.", "Four."].map { output.range(of: $0)?.lowerBound }
        #expect(!places.contains(nil))
        #expect(places.compactMap(\.self) == places.compactMap(\.self).sorted())
    }

    @Test func aSingleFileMayEndInCapitals() throws {
        let folder = try TemporaryFolder()
        try folder.write("# Article 1. Pay\n\nPay is due.\n", to: "PAY.MD")
        let run = try CommandRun("show", folder.path + "/PAY.MD")
        #expect(run.status == 0)
        #expect(run.output.contains("Pay is due."))
        #expect(run.errors.contains("the agreement is called “PAY”"))
    }

    @Test func filesAreReadInTheOrderOfTheirNumbers() throws {
        let folder = try TemporaryFolder()
        for number in [10, 9, 1, 2] {
            try folder.write("# Article \(number). Title\n\nWords.\n", to: "\(number)-title.md")
        }
        let run = try CommandRun("show", folder.path)
        #expect(run.status == 0)
        let places = [1, 2, 9, 10].compactMap { run.output.range(of: "Article \($0).")?.lowerBound }
        #expect(places.count == 4 && places == places.sorted())
    }

    @Test func aSingleFileIsAnAgreement() throws {
        let folder = try TemporaryFolder()
        try folder.write("# Article 1. Hours\n\nA day is eight (8) hours.\n", to: "contract.md")
        let run = try CommandRun("show", folder.path + "/contract.md")
        #expect(run.status == 0)
        #expect(run.output.contains("A day is eight (8) hours."))
        #expect(try CommandRun("build", "contract.md", in: folder).status == 0)
        #expect(folder.exists("build/agreement.html"))
    }
}
