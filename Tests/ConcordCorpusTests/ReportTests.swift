import ConcordCompiler
import Foundation
import Support
import Testing

#if canImport(FoundationXML)
    import FoundationXML
#endif

/// On every case of the corpus, each report for programs is whole and has every finding, and nothing else.
@Suite struct ReportTests {
    @Test(arguments: CorpusCase.all)
    func everyReportHasEveryFinding(_ item: CorpusCase) throws {
        let compilation = compile(try item.input())
        let (findings, sources) = (compilation.findings, compilation.sources)

        let sarif = FindingSARIF(toolVersion: "0").bytes(for: findings, in: sources)
        let log = try #require(try JSONSerialization.jsonObject(with: Data(sarif)) as? [String: Any])
        let run = try #require((log["runs"] as? [[String: Any]])?.first)
        let results = try #require(run["results"] as? [[String: Any]])
        #expect(results.compactMap { $0["ruleId"] as? String } == findings.map(\.rule.rawValue))
        #expect(results.compactMap { $0["level"] as? String } == findings.map(\.severity.rawValue))
        #expect(results.allSatisfy { ($0["locations"] as? [Any])?.count == 1 })
        let fingerprints = results.compactMap { ($0["partialFingerprints"] as? [String: String])?["concordFinding/v1"] }
        #expect(Set(fingerprints).count == findings.count)

        let annotations = String(
            decoding: FindingAnnotations().bytes(for: findings, in: sources), as: UTF8.self)
        let lines = annotations.split(separator: "\n", omittingEmptySubsequences: false).dropLast()
        #expect(lines.count == findings.count)
        for (line, finding) in zip(lines, findings) {
            #expect(line.contains("title=\(finding.rule.rawValue)%3A "), "\(line)")
        }

        let report = FindingJUnit().bytes(for: findings, in: sources)
        #expect(XMLParser(data: Data(report)).parse(), "\(item.name)")
        let failures = String(decoding: report, as: UTF8.self).ranges(of: "<failure ").count
        #expect(failures == findings.count { $0.severity == .error })
    }
}
