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
        try folder.write("{++", to: "papers/scan.pdf")
        try folder.write("{++", to: "README.md")
        let run = try CommandRun("check", folder.path)
        #expect(run.status == 0)
        #expect(run.errors == "no errors, no warnings\n")
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
