import Foundation
import Testing

/// Concord as git's merge driver and with git's diff, in a real repository.
@Suite(.enabled(if: Repository.hasGit, "git is not at hand")) struct MergeDriverTests {
    private let base = MergeFileTests.base

    /// Two branches, `ours` checked out, each with one change of one sentence of the base.
    private func repository(_ ours: String, _ theirs: String) throws -> Repository {
        let repository = try Repository()
        try repository.commit(base, "base")
        try repository.git("checkout", "-q", "-b", "theirs")
        try repository.commit(theirs, "theirs")
        try repository.git("checkout", "-q", "main")
        try repository.commit(ours, "ours")
        return repository
    }

    private func changed(_ from: String, _ to: String) -> String { base.replacingOccurrences(of: from, with: to) }

    @Test(arguments: ["merge", "rebase", "cherry-pick"])
    func changesToOneSentenceMerge(command: String) throws {
        let ours = changed("eight (8)", "ten (10)")
        let repository = try repository(ours, changed("hours of\nvacation", "hours of\npaid vacation"))
        #expect(try repository.git(command, "theirs").status == 0)
        let wanted = ours.replacingOccurrences(of: "hours of\nvacation", with: "hours of\npaid vacation")
        #expect(try repository.article() == wanted)
        #expect(try repository.git("status", "--porcelain").output.isEmpty)
    }

    @Test func aRealConflictStopsTheMerge() throws {
        let repository = try repository(changed("eight (8)", "ten (10)"), changed("eight (8)", "nine (9)"))
        let merge = try repository.git("merge", "theirs")
        #expect(merge.status == 1)
        #expect(merge.output.contains("CONFLICT"))
        let article = try repository.article()
        #expect(article.contains("<<<<<<< ours\nEmployees accrue ten (10) hours of\n"))
        #expect(article.contains(">>>>>>> theirs\n"))
        #expect(try repository.git("status", "--porcelain").output == "UU articles/02-vacation.md\n")
    }

    @Test func oneNumberGivenTwiceStopsTheMerge() throws {
        let section = "## Section 3. Carryover\n\nHours carry over.\n\n"
        let rival = "\n## Section 3. Cash\n\nHours may be paid out.\n"
        let repository = try repository(changed("## Section 2.", section + "## Section 2."), base + rival)
        #expect(try repository.git("merge", "theirs").status == 1)
        #expect(try repository.article().contains("<<<<<<< ours\n## Section 3. Carryover\n\nHours carry over.\n"))
    }

    @Test func aSectionThatMovesTakesTheirChangesAlong() throws {
        let section = "## Section 2. Scheduling\n\nVacation is scheduled by seniority.\n"
        let moved =
            base.replacingOccurrences(of: "\n" + section, with: "")
            .replacingOccurrences(of: "## Section 1.", with: section + "\n## Section 1.")
        let repository = try repository(moved, changed("by seniority", "by seniority and need"))
        #expect(try repository.git("merge", "theirs").status == 0)
        #expect(
            try repository.article() == moved.replacingOccurrences(of: "by seniority", with: "by seniority and need"))
    }

    @Test func aDiffShowsWordsBelowTheHeadOfTheirSection() throws {
        let repository = try Repository()
        try repository.commit(base, "base")
        try repository.write(changed("fifteen (15) days", "twenty (20) days"))
        let diff = try repository.git("diff", "--word-diff", "-U1").output
        #expect(diff.contains("@@ ## Section 1. Accrual\n"))
        #expect(diff.contains("(b) Over five years: [-fifteen (15)-]{+twenty (20)+} days."))
    }
}

/// A git repository with one article, in which Concord is the merge driver as `docs/git.md` sets it up.
private final class Repository {
    private let folder: TemporaryFolder
    static let hasGit = ["/usr/bin/git", "/usr/local/bin/git", "/opt/homebrew/bin/git"].contains {
        FileManager.default.isExecutableFile(atPath: $0)
    }

    init() throws {
        folder = try TemporaryFolder()
        try git("init", "-q")
        try git("symbolic-ref", "HEAD", "refs/heads/main")
        try git("config", "user.name", "Test")
        try git("config", "user.email", "test@example.org")
        try git("config", "commit.gpgsign", "false")
        try git(
            "config", "merge.concord.driver",
            "concord merge-file --marker-size=%L -L ours -L base -L theirs --path %P %A %O %B")
        try git(
            "config", "diff.concord.xfuncname", #"^(#+ .*|(Section|SECTION|Article|ARTICLE) [0-9A-Z][^.]*[.].{0,60})"#)
        try git(
            "config", "diff.concord.wordRegex",
            #"[[:alpha:]-]+ \([^() ]+\)|[$]?[0-9][0-9.,]*%?|[[:alnum:]]+|[^[:space:]]"#)
        try folder.write("articles/*.md merge=concord diff=concord\n", to: ".gitattributes")
    }

    @discardableResult
    func git(_ arguments: String...) throws -> (status: Int32, output: String) {
        let file = FileManager.default.temporaryDirectory.appendingPathComponent("concord-git-\(UUID().uuidString)")
        try Data().write(to: file)
        defer { try? FileManager.default.removeItem(at: file) }
        let stream = try FileHandle(forWritingTo: file)
        let process = Process()
        process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
        process.arguments = ["git"] + arguments
        process.currentDirectoryURL = folder.url
        var environment = ProcessInfo.processInfo.environment
        let tools = try CommandRun.executable().deletingLastPathComponent().path
        environment["PATH"] = tools + ":" + (environment["PATH"] ?? "")
        environment["GIT_CONFIG_GLOBAL"] = "/dev/null"
        environment["GIT_EDITOR"] = "true"
        process.environment = environment
        process.standardInput = FileHandle.nullDevice
        process.standardOutput = stream
        process.standardError = FileHandle.nullDevice
        try process.run()
        process.waitUntilExit()
        try stream.close()
        return (process.terminationStatus, String(decoding: try Data(contentsOf: file), as: UTF8.self))
    }

    func write(_ article: String) throws { try folder.write(article, to: "articles/02-vacation.md") }

    func article() throws -> String {
        String(decoding: try Data(contentsOf: folder.url(of: "articles/02-vacation.md")), as: UTF8.self)
    }

    func commit(_ article: String, _ message: String) throws {
        try write(article)
        try git("add", "-A")
        try git("commit", "-q", "-m", message)
    }
}
