import ConcordCompiler
import ConcordModel
import Foundation
import Testing

#if canImport(FoundationXML)
    import FoundationXML
#endif

/// Findings as a JUnit report.
@Suite struct FindingsJUnitTests {
    /// A test case as a program that takes the report sees it.
    private struct Case: Equatable {
        var file: String
        var name: String
        var line: String?
        var failure: String?
        var message: String?
        var output: String?
    }

    /// Reads a report with an XML parser of its own.
    private final class Reader: NSObject, XMLParserDelegate {
        var cases: [Case] = []
        var counts: [[String]] = []
        private var text = ""

        func parser(
            _ parser: XMLParser, didStartElement name: String, namespaceURI: String?, qualifiedName: String?,
            attributes: [String: String]
        ) {
            text = ""
            switch name {
            case "testsuites", "testsuite":
                counts.append(["tests", "failures", "errors"].map { attributes[$0] ?? "" })
            case "testcase":
                cases.append(
                    Case(file: attributes["file"] ?? "", name: attributes["name"] ?? "", line: attributes["line"]))
            case "failure": cases[cases.count - 1].message = attributes["message"]
            default: break
            }
        }

        func parser(_ parser: XMLParser, foundCharacters string: String) { text += string }

        func parser(
            _ parser: XMLParser, didEndElement name: String, namespaceURI: String?, qualifiedName: String?
        ) {
            if name == "failure" { cases[cases.count - 1].failure = text }
            if name == "system-out" { cases[cases.count - 1].output = text }
        }
    }

    private func read(_ findings: [Finding], _ sources: SourceSet, isStrict: Bool = false) -> Reader {
        let bytes = FindingJUnit(pathPrefix: "contract", isStrict: isStrict).bytes(for: findings, in: sources)
        let parser = XMLParser(data: Data(bytes))
        let reader = Reader()
        parser.delegate = reader
        #expect(parser.parse(), "\(String(decoding: bytes, as: UTF8.self))")
        return reader
    }

    private func threeFindings() -> ([Finding], SourceSet) {
        var sources = SourceSet()
        let first = sources.add(SourceFile(path: "articles/1.md", bytes: Array("one\n".utf8)))
        let second = sources.add(SourceFile(path: "papers/1.md", bytes: Array("one\ntwo\n".utf8)))
        let findings = [
            Finding(.noChange, at: SourcePosition(first, 0), "Nothing."),
            Finding(
                .overlappingChange, at: SourcePosition(second, 4), "Both.", cure: "Agree.", papers: ["TA-01", "TA-02"],
                provision: "Article 1", related: [Finding.Related(SourcePosition(first, 2), "There.")]),
            Finding(.unsignedPaper, at: SourcePosition(second, 5), "Not signed.", papers: ["TA-01"]),
            Finding(.unsignedPaper, at: SourcePosition(second, 5), "Not signed again.", papers: ["TA-01"]),
        ]
        return (findings, sources)
    }

    @Test func errorsFailAndTheRestIsTold() {
        let (findings, sources) = threeFindings()
        let report = read(findings, sources)
        #expect(report.counts == [["5", "1", "0"], ["5", "1", "0"]])
        #expect(
            report.cases == [
                Case(
                    file: "contract/articles/1.md", name: "no-change", line: "1",
                    output: "contract/articles/1.md:1:1: note: Nothing."),
                Case(file: "contract/articles/1.md", name: "no errors"),
                Case(
                    file: "contract/papers/1.md", name: "overlapping-change: Article 1 (TA-01, TA-02)", line: "2",
                    failure:
                        "contract/papers/1.md:2:1: error: Both.\nTry: Agree.\ncontract/articles/1.md:1:3: There.",
                    message: "Both."),
                Case(
                    file: "contract/papers/1.md", name: "unsigned-paper (TA-01)", line: "2",
                    output: "contract/papers/1.md:2:2: warning: Not signed."),
                Case(
                    file: "contract/papers/1.md", name: "unsigned-paper (TA-01) #2", line: "2",
                    output: "contract/papers/1.md:2:2: warning: Not signed again."),
            ])
    }

    @Test func strictMakesWarningsFail() {
        let (findings, sources) = threeFindings()
        let report = read(findings, sources, isStrict: true)
        #expect(report.counts.first == ["5", "3", "0"])
        #expect(report.cases.count { $0.failure != nil } == 3)
        #expect(report.cases.map(\.name).contains("no errors or warnings"))
    }

    @Test func everyFileThatWasReadIsThere() {
        let (_, sources) = threeFindings()
        #expect(
            read([], sources).cases == [
                Case(file: "contract/articles/1.md", name: "no errors"),
                Case(file: "contract/papers/1.md", name: "no errors"),
            ])
    }

    @Test func hostileCharactersAreNoMarkup() {
        var text = "]]></failure><failure/>&amp;\u{FFFE}\u{FFFF}\u{2028}\u{10FFFF}\r\n\t\""
        for value in UInt8.min...127 { text.unicodeScalars.append(Unicode.Scalar(value)) }
        var sources = SourceSet()
        let file = sources.add(SourceFile(path: text, bytes: Array(text.utf8)))
        let report = read(
            [
                Finding(
                    .staleText, at: SourcePosition(file, 2), text, cure: text, papers: [text], provision: text,
                    related: [Finding.Related(SourcePosition(file, 0), text)])
            ], sources)
        // What XML cannot hold at all has become a sign; all else comes back.
        var wanted = ""
        for scalar in text.unicodeScalars {
            let isAllowed = scalar.value >= 0x20 || [0x09, 0x0A, 0x0D].contains(scalar.value)
            wanted.unicodeScalars.append(isAllowed && ![0xFFFE, 0xFFFF].contains(scalar.value) ? scalar : "\u{FFFD}")
        }
        #expect(report.cases.count == 1)
        #expect(report.cases.first?.file.unicodeScalars.elementsEqual(("contract/" + wanted).unicodeScalars) == true)
        #expect(report.cases.first?.message?.unicodeScalars.elementsEqual(wanted.unicodeScalars) == true)
        #expect(report.cases.first?.failure?.contains("Try: " + wanted) == true)
    }
}
