import ConcordCompiler
import ConcordModel
import Foundation
import Testing

/// Findings as programs read them.
@Suite struct FindingsJSONTests {
    @Test func everyKeyInItsOrder() {
        var sources = SourceSet()
        let first = sources.add(SourceFile(path: "articles/1.md", bytes: Array("one\ntwo\n".utf8)))
        let second = sources.add(SourceFile(path: "papers/a.md", bytes: Array("éa".utf8)))
        let findings = [
            Finding(
                .overlappingChange, at: SourcePosition(first, 5), "Two sides.", cure: "settle it",
                papers: ["TA-01", "TA-02"], provision: "Article 1, Section 2",
                related: [
                    Finding.Related(SourcePosition(second, 2), "one"), Finding.Related(SourcePosition(first, 0), "two"),
                ]),
            Finding(.noAgreementFile, at: SourcePosition(first, 0), "None."),
        ]
        #expect(
            String(decoding: FindingJSON().bytes(for: findings, in: sources), as: UTF8.self) == #"""
                {"findings":[
                {"rule":"overlapping-change","severity":"error","message":"Two sides.","file":"articles/1.md","line":2,"column":2,"papers":["TA-01","TA-02"],"provision":"Article 1, Section 2","related":[{"file":"papers/a.md","line":1,"column":2,"message":"one"},{"file":"articles/1.md","line":1,"column":1,"message":"two"}]},
                {"rule":"no-agreement-file","severity":"note","message":"None.","file":"articles/1.md","line":1,"column":1,"papers":[],"provision":null,"related":[]}
                ],"summary":{"errors":1,"warnings":0,"notes":1}}

                """#)
    }

    @Test func everyCharacterComesBack() throws {
        var message = "\u{10FFFF}漢字 “quotes” \u{2028}\u{FEFF}\u{301}"
        for value in UInt8.min...127 { message.unicodeScalars.append(Unicode.Scalar(value)) }
        var sources = SourceSet()
        let file = sources.add(SourceFile(path: "a\"b\\c\n.md", bytes: []))
        let bytes = FindingJSON().bytes(
            for: [Finding(.staleText, at: SourcePosition(file, 0), message, papers: ["\u{0}"])], in: sources)
        #expect(bytes.allSatisfy { $0 >= 0x20 || $0 == 0x0A } && !bytes.contains(0x7F))
        let parsed = try #require(try JSONSerialization.jsonObject(with: Data(bytes)) as? [String: Any])
        let finding = try #require((parsed["findings"] as? [[String: Any]])?.first)
        let came = try #require(finding["message"] as? String)
        #expect(Array(came.unicodeScalars) == Array(message.unicodeScalars))
        #expect(finding["file"] as? String == "a\"b\\c\n.md")
        #expect(finding["papers"] as? [String] == ["\u{0}"])
        #expect(finding["provision"] is NSNull)
    }
}
