import Foundation
import Testing

/// The hook of `examples/ci`: it looks at what is staged, and at nothing else.
@Suite struct CommitHookTests {
    private let ten = "A day is {~~eight (8)~>ten (10)~~} hours. Work begins at seven."
    private let six = "A day is {~~eight (8)~>six (6)~~} hours. Work begins at seven."

    /// A repository with the hook, in which one paper is committed.
    private func repository() throws -> GitRepository {
        let repository = try GitRepository()
        try repository.installHook()
        try repository.writePaper("TA-01", ten)
        try repository.commit("TA-01")
        return repository
    }

    /// Tries to commit what is staged.
    private func commit(_ repository: GitRepository, path: String? = nil) throws -> GitRepository.Shell {
        try GitRepository.Shell("git", ["commit", "--quiet", "-m", "Try"], in: repository.folder, path: path)
    }

    private func commits(_ repository: GitRepository) throws -> Int {
        try repository.git("log", "--format=%H").output.split(separator: "\n").count
    }

    @Test func aPaperThatConflictsIsRefused() throws {
        let repository = try repository()
        try repository.writePaper("TA-02", six)
        try repository.git("add", ".")
        let run = try commit(repository)
        #expect(run.status == 1)
        #expect(run.errors.contains("[overlapping-change]") && run.errors.contains("TA-01 and TA-02"))
        #expect(run.errors.contains("concord check contract (as staged)"))
        #expect(run.errors.contains("The commit is refused."))
        #expect(try commits(repository) == 2)
    }

    @Test func aPaperThatDoesNotConflictIsLetThrough() throws {
        let repository = try repository()
        try repository.writePaper("TA-02", "A day is eight (8) hours. Work begins at {~~seven~>nine~~}.")
        try repository.git("add", ".")
        #expect(try commit(repository).status == 0)
        #expect(try commits(repository) == 3)
    }

    @Test func whatIsStagedCountsAndNotTheFile() throws {
        let repository = try repository()
        // Staged wrong, then mended in the folder alone: refused.
        try repository.writePaper("TA-02", six)
        try repository.git("add", ".")
        try repository.writePaper("TA-02", "A day is eight (8) hours. Work begins at {~~seven~>nine~~}.")
        #expect(try commit(repository).status == 1)
        // Staged right, then broken in the folder alone: let through.
        try repository.git("add", ".")
        try repository.writePaper("TA-02", six)
        try repository.writePaper("TA-03", six)
        #expect(try commit(repository).status == 0)
    }

    @Test func aCommitOfOtherThingsIsNotHeldUp() throws {
        let repository = try repository()
        try repository.writePaper("TA-02", six)
        try repository.git("add", ".")
        try repository.git("commit", "--quiet", "--no-verify", "-m", "A conflict that stands")
        try repository.folder.write("Agenda\n", to: "agenda.md")
        try repository.git("add", ".")
        let run = try commit(repository)
        #expect(run.status == 0 && run.errors.isEmpty, "\(run.errors)")
    }

    @Test func everyAgreementOfTheRepositoryIsChecked() throws {
        let repository = try repository()
        // Names that a shell would split or take for something else.
        for contract in ["two words/it's", ":(top) -x"] {
            for file in ["agreement.yml", "articles/01-hours.md", "papers/ta-01.md"] {
                try repository.folder.write(
                    String(contentsOf: repository.folder.url(of: "contract/\(file)"), encoding: .utf8),
                    to: "\(contract)/\(file)")
            }
        }
        try repository.commit("Two more")
        for contract in ["two words/it's", ":(top) -x"] {
            try repository.writePaper("TA-02", six, in: contract)
            try repository.git("add", ".")
            let run = try commit(repository)
            #expect(run.status == 1)
            #expect(run.errors.contains("concord check \(contract) (as staged)"))
            try repository.git("reset", "--quiet", "--hard")
        }
    }

    @Test func anAgreementAtTheRootIsCheckedFromItsFirstCommitOn() throws {
        let folder = try TemporaryFolder.agreement()
        let hook = GitRepository.examples.appendingPathComponent("pre-commit").path
        for arguments in [["init", "--quiet"], ["config", "core.hooksPath", ".hooks"]] {
            #expect(try GitRepository.Shell("git", arguments, in: folder).status == 0)
        }
        try folder.write(String(contentsOfFile: hook, encoding: .utf8), to: ".hooks/pre-commit")
        try FileManager.default.setAttributes(
            [.posixPermissions: 0o755], ofItemAtPath: folder.url(of: ".hooks/pre-commit").path)
        try folder.addBrokenPaper()
        #expect(try GitRepository.Shell("git", ["add", "."], in: folder).status == 0)
        let run = try GitRepository.Shell("git", ["commit", "-m", "All"], in: folder)
        #expect(run.status == 1 && run.errors.contains("[unclosed-mark]"), "\(run.errors)")
    }

    @Test func aMergeThatBringsAConflictIsRefused() throws {
        let repository = try repository()
        try repository.git("checkout", "--quiet", "-b", "other", "main~1")
        try repository.writePaper("TA-02", six)
        try repository.commit("TA-02")
        let run = try GitRepository.Shell("git", ["merge", "-m", "Both", "main"], in: repository.folder)
        #expect(run.status != 0)
        #expect(run.errors.contains("[overlapping-change]"))
    }

    @Test func withoutTheCommandItSaysSo() throws {
        let repository = try repository()
        try repository.writePaper("TA-02", "A day is eight (8) hours. Work begins at {~~seven~>nine~~}.")
        try repository.git("add", ".")
        let run = try commit(repository, path: "/usr/bin:/bin")
        #expect(run.status == 1)
        #expect(run.errors.contains("the command concord is not on the path"))
    }

    /// An agreement with an old fault, an error by its settings, that `baseline.txt` lists where it is committed.
    private func repositoryWithAnOldFault(listed: Bool) throws -> GitRepository {
        let repository = try repository()
        let frame = try String(contentsOf: repository.folder.url(of: "contract/agreement.yml"), encoding: .utf8)
        try repository.folder.write(frame + "rules: { number-mismatch: error }\n", to: "contract/agreement.yml")
        try repository.folder.write(
            "# Article 2. Rest\n\n## Section 1. Nights\n\nA rest lasts nine (8) hours.\n",
            to: "contract/articles/02-rest.md")
        if listed {
            let list = repository.folder.url(of: "contract/baseline.txt").path
            let run = try CommandRun("check", repository.folder.url(of: "contract").path, "--write-baseline", list)
            #expect(run.status == 0, "\(run.errors)")
        }
        try repository.git("add", ".")
        return repository
    }

    @Test func anOldFaultStopsACommitUntilItIsListed() throws {
        let unlisted = try commit(try repositoryWithAnOldFault(listed: false))
        #expect(unlisted.status == 1 && unlisted.errors.contains("[number-mismatch]"), "\(unlisted.errors)")
        let listed = try commit(try repositoryWithAnOldFault(listed: true))
        #expect(listed.status == 0, "\(listed.errors)")
        #expect(listed.errors.contains("baseline.txt") && !listed.errors.contains("[number-mismatch]"))
    }

    @Test func aNewFaultOfAPaperIsToldBesideAListOfOldOnes() throws {
        let repository = try repositoryWithAnOldFault(listed: true)
        #expect(try commit(repository).status == 0)
        try repository.writePaper("TA-02", "A day is eight (8) hours. Work begins at {~~seven~>nine (10)~~}.")
        try repository.git("add", ".")
        let run = try commit(repository)
        #expect(run.status == 1)
        #expect(run.errors.contains("“nine (10)”") && !run.errors.contains("“nine (8)”"), "\(run.errors)")
    }

    @Test func theListThatIsStagedCounts() throws {
        let repository = try repositoryWithAnOldFault(listed: true)
        // Written, and not staged: whoever gets the commit has no list.
        try repository.git("rm", "--quiet", "--cached", "contract/baseline.txt")
        #expect(try commit(repository).status == 1)
        try repository.git("add", ".")
        #expect(try commit(repository).status == 0)
    }
}
