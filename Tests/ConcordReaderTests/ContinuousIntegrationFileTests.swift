import Foundation
import Testing

@testable import ConcordReader

/// The files of `examples/ci` are YAML of the shape that their readers want.
@Suite struct ContinuousIntegrationFileTests {
    private static func document(_ name: String) throws -> YAMLNode {
        let folder = URL(fileURLWithPath: #filePath)
            .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
        let bytes = Array(try Data(contentsOf: folder.appendingPathComponent("examples/ci/\(name)")))
        return try #require(try YAMLNode.read(bytes[...]))
    }

    @Test func everyStepOfTheWorkflowUsesOrRunsSomething() throws {
        let workflow = try Self.document("github-actions.yml")
        #expect(workflow.keys == ["name", "on", "env", "permissions", "jobs"])
        #expect(workflow["on"]?.keys == ["push", "pull_request"])
        #expect(workflow["permissions"]?["security-events"]?.text == "write", "code scanning wants it")
        let steps = try #require(workflow["jobs"]?["check"]?["steps"]?.items)
        #expect(steps.count > 5)
        for step in steps {
            #expect((step["uses"] == nil) != (step["run"] == nil))
            #expect(Set(step.keys).isSubset(of: ["name", "if", "uses", "run", "with", "continue-on-error"]))
        }
        // What comes behind the check runs when the check has failed, too.
        let check = try #require(steps.firstIndex { $0["name"]?.text == "Check" })
        #expect(steps[(check + 1)...].allSatisfy { $0["if"]?.text == "success() || failure()" })
    }

    @Test func thePipelineKeepsTheReportWhenItFails() throws {
        let job = try #require(try Self.document("gitlab-ci.yml")["agreement"])
        #expect(job.keys == ["image", "variables", "rules", "before_script", "script", "artifacts"])
        #expect(job["artifacts"]?["when"]?.text == "always")
        #expect(job["artifacts"]?["reports"]?["junit"]?.text == "concord.xml")
        #expect(job["script"]?.items?.last?.text == "concord check \"$AGREEMENT\" --format junit > concord.xml")
    }
}

extension YAMLNode {
    fileprivate subscript(key: String) -> YAMLNode? {
        guard case .mapping(let entries) = value else { return nil }
        return entries.first { $0.key.text == key }?.value
    }

    fileprivate var keys: [String] {
        guard case .mapping(let entries) = value else { return [] }
        return entries.compactMap(\.key.text)
    }

    fileprivate var items: [YAMLNode]? {
        guard case .list(let items) = value else { return nil }
        return items
    }
}
