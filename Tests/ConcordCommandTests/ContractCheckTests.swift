import Foundation
import Testing

/// Baselines and the concordance as a user meets them.
@Suite struct ContractCheckTests {
    private func agreement() throws -> TemporaryFolder {
        let folder = try TemporaryFolder.agreement()
        try folder.write(
            "# Article 2. Rest\n\n## Section 1. Noon\n\nRest.\n\n## Section 1. Night\n\nSleep.\n",
            to: "articles/02-rest.md")
        return folder
    }

    @Test func aBaselineHidesWhatItListsAndTellsOfWhatIsCured() throws {
        let folder = try agreement()
        let list = folder.path + "/old.txt"
        #expect(try CommandRun("check", folder.path, "--strict").status == 1)
        #expect(try CommandRun("check", folder.path, "--strict", "--write-baseline", list).status == 0)
        // Lines move; the finding is the same.
        try folder.write(
            "# Article 2. Rest\n\nOf rest.\n\n## Section 1. Noon\n\nRest.\n\n## Section 1. Night\n\nSleep.\n",
            to: "articles/02-rest.md")
        let moved = try CommandRun("check", folder.path, "--strict", "--baseline", list)
        #expect(moved.status == 0 && !moved.errors.contains("duplicate-label"))
        try folder.write("# Article 2. Rest\n\n## Section 1. Noon\n\nRest.\n", to: "articles/02-rest.md")
        let cured = try CommandRun("check", folder.path, "--strict", "--baseline", list)
        #expect(cured.status == 0 && cured.errors.contains("1 finding of \(list) cannot be found any more"))
        try Data("nonsense\n".utf8).write(to: URL(fileURLWithPath: list))
        let unread = try CommandRun("check", folder.path, "--baseline", list)
        #expect(unread.status == 2 && unread.errors.contains("line 1 lists no finding"))
    }

    @Test func aBaselineBesideTheAgreementIsUsedWithoutBeingAskedFor() throws {
        let folder = try agreement()
        let list = folder.path + "/baseline.txt"
        #expect(try CommandRun("check", folder.path, "--write-baseline", list).status == 0)
        let usual = try CommandRun("check", folder.path, "--strict")
        #expect(usual.status == 0 && !usual.errors.contains("duplicate-label"))
        #expect(usual.errors.hasSuffix("; \(list) hides 1 finding, --no-baseline shows it\n"))
        #expect(try !CommandRun("show", folder.path, "2").errors.contains("duplicate-label"))
        let all = try CommandRun("check", folder.path, "--strict", "--no-baseline")
        #expect(all.status == 1 && all.errors.contains("duplicate-label") && !all.errors.contains("hides"))
        #expect(try CommandRun("check", folder.path, "--no-baseline", "--baseline", list).status == 2)
        // A file of that name that is something else says nothing; a list with a broken line is told of.
        try folder.write("Figures of 2024\n", to: "baseline.txt")
        #expect(try CommandRun("check", folder.path).errors.contains("duplicate-label"))
        let head =
            "# What the checks of this contract found when they were adopted. “concord check --baseline” with this file shows only"
        try folder.write(head + "\nlabel-gap\n", to: "baseline.txt")
        #expect(try CommandRun("check", folder.path).status == 2)
    }

    /// What an old contract has many times is a line; errors and what concerns papers come first, each by itself.
    @Test func manyOfOneCauseAreOneLine() throws {
        let folder = try TemporaryFolder.agreement()
        let lines = (1...4).map { "## Section \($0 * 2). Rest\n\nRest.\n" }.joined(separator: "\n")
        try folder.write("# Article 2. Rest\n\n\(lines)", to: "articles/02-rest.md")
        try folder.write(
            "---\npaper: TA-09\nkind: tentative agreement\n---\n\n# Article 2. Rest\n\n## Section 2. Rest\n\n{++Good ++}Rest.\n",
            to: "papers/ta-09.md")
        let check = try CommandRun("check", folder.path)
        let heads = check.errors.split(separator: "\n").filter { !$0.hasPrefix(" ") }
        #expect(heads.first?.contains("[unsigned-paper]") == true || heads.first?.contains(": error:") == true)
        #expect(
            heads.contains {
                $0.hasPrefix("4 notes: ") && $0.contains("articles/02-rest.md:3:1") && $0.contains("Try: ")
            })
        #expect(check.errors.hasSuffix("; concord check --all shows each\n"))
        let all = try CommandRun("check", folder.path, "--all")
        #expect(all.errors.components(separatedBy: "[label-gap]").count == 5 && !all.errors.contains("4 notes:"))
        let json = try CommandRun("check", folder.path, "--format", "json")
        #expect(json.output.components(separatedBy: "\"label-gap\"").count == 5)
        // Two are not many.
        try folder.write(
            "# Article 2. Rest\n\n## Section 1. A\n\nRest.\n\n## Section 3. B\n\nRest.\n\n## Section 5. C\n\nRest.\n",
            to: "articles/02-rest.md")
        #expect(try CommandRun("check", folder.path).errors.components(separatedBy: "note: ").count > 2)
        #expect(try !CommandRun("check", folder.path).errors.contains("2 notes: "))
    }

    @Test func aConcordanceIsThereInThreeForms() throws {
        let folder = try TemporaryFolder.agreement()
        try folder.write(
            """
            ---
            paper: TA-07
            kind: tentative agreement
            signed: { union: 2025-03-14, employer: 2025-03-15 }
            ---

            # Article 1. Hours

            ## Section {~~1~>2~~}. Day

            [no change]

            """, to: "papers/ta-07.md")
        let text = try CommandRun("concordance", folder.path)
        #expect(text.output.contains("Article 1, Section 1  Article 1, Section 2  renumbered by TA-07\n"))
        let csv = try CommandRun("concordance", folder.path, "--format", "csv")
        #expect(csv.output.contains("\"Article 1, Section 1\",\"Article 1, Section 2\",renumbered,TA-07,no\n"))
        let json = try CommandRun("concordance", folder.path, "--format", "json")
        let object = try JSONSerialization.jsonObject(with: Data(json.output.utf8)) as? [String: Any]
        #expect((object?["entries"] as? [[String: Any]])?.isEmpty == false)
        #expect(try CommandRun("concordance", folder.path, "--from", "base", "--to", "base").status == 0)
        #expect(try CommandRun("concordance", folder.path, "--to", "nowhere").status == 2)
    }
}
