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
