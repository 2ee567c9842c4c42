import ConcordCompiler
import ConcordModel
import Testing

/// Findings as the workflow commands of GitHub Actions.
@Suite struct FindingsAnnotationTests {
    private func lines(_ findings: [Finding], _ sources: SourceSet, prefix: String = "contract") -> [String] {
        let bytes = FindingAnnotations(pathPrefix: prefix).bytes(for: findings, in: sources)
        return String(decoding: bytes, as: UTF8.self).split(separator: "\n").map(String.init)
    }

    @Test func aLineForEachFinding() {
        var sources = SourceSet()
        let file = sources.add(SourceFile(path: "papers/1.md", bytes: Array("one\ntwo\n".utf8)))
        let findings = [
            Finding(
                .unclosedMark, at: SourcePosition(file, 5), "Never closed: 5%.", cure: "Write ++}, then save.",
                related: [Finding.Related(SourcePosition(file, 0), "It begins here.")]),
            Finding(.unsignedPaper, at: SourcePosition(file, 0), "Not signed."),
            Finding(.noChange, at: SourcePosition(file, 0), "Nothing."),
        ]
        #expect(
            lines(findings, sources) == [
                "::error file=contract/papers/1.md,line=2,col=2,title=unclosed-mark%3A A change mark is opened and never "
                    + "closed.::Never closed: 5%25.%0ATry: Write ++}, then save.%0Acontract/papers/1.md:1: It begins here.",
                "::warning file=contract/papers/1.md,line=1,col=1,title=unsigned-paper%3A "
                    + "\(Explanation.of(.unsignedPaper)?.summary.replacing(",", with: "%2C") ?? "")::Not signed.",
                "::notice file=contract/papers/1.md,line=1,col=1,title=no-change%3A "
                    + "\(Explanation.of(.noChange)?.summary.replacing(",", with: "%2C") ?? "")::Nothing.",
            ])
    }

    /// As the runner reads a command: the first `::` behind the properties begins the message, and then `%25` is the last
    /// to be undone.
    @Test func nothingAnAgreementHoldsCanSayMoreThanItsMessage() throws {
        let nasty = "a\n::stop-commands::x\r\n::set-env name=PATH::/\r::error::,title=b%0A%25::\u{1B}[2J\u{2028}::end"
        var sources = SourceSet()
        let file = sources.add(SourceFile(path: "papers/a,b:c%::d\ne.md", bytes: []))
        let printed = lines(
            [
                Finding(
                    .staleText, at: SourcePosition(file, 0), nasty, cure: nasty,
                    related: [Finding.Related(SourcePosition(file, 0), nasty)])
            ], sources, prefix: "")
        #expect(printed.count == 1)
        let line = try #require(printed.first)
        #expect(!line.contains { $0 == "\r" || $0 == "\u{1B}" || $0 == "\u{2028}" })
        let middle = try #require(line.dropFirst(2).firstRange(of: "::"))
        let properties = line[..<middle.lowerBound].dropFirst("::error ".count).split(separator: ",")
        #expect(properties.map { $0.prefix { $0 != "=" } } == ["file", "line", "col", "title"])
        #expect(unescaped(properties[0].dropFirst(5)) == "papers/a,b:c%::d\ne.md")
        #expect(unescaped(line[middle.upperBound...]).hasPrefix("a\n::stop-commands::x\r\n::set-env name=PATH::/"))
    }

    private func unescaped(_ text: Substring) -> String {
        [("%0D", "\r"), ("%0A", "\n"), ("%3A", ":"), ("%2C", ","), ("%25", "%")]
            .reduce(String(text)) { $0.replacing($1.0, with: $1.1) }
    }

    @Test func withoutFindingsThereIsNothing() {
        #expect(FindingAnnotations().bytes(for: [], in: SourceSet()).isEmpty)
    }
}
