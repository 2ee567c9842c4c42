import ConcordCompiler
import Testing

@Suite("Outputs that prove themselves")
struct PrintedWordsTests {
    /// Signs that look like marks, backslashes and signs of notes are text in a contract like any other; scans are full of
    /// them.
    @Test(arguments: [
        "Signed by IVO\\\\l't and others.", "An open [-mark and a {+mark.", "Closed -] and +} marks.", "A \\\\[-a-] b.",
        ">> No note but text.", "\\\\\\\\{+x+} y", "Trailing backslash \\\\",
    ])
    func signsOfTheText(text: String) throws {
        let article = "# Article 1. Signs\n\n\(text)\n"
        let frame = "title: T\nparties: { union: { name: U }, employer: { name: E } }\n"
        let compilation = compile(
            Input(
                name: "T",
                files: [
                    SourceFile(path: "agreement.yml", bytes: Array(frame.utf8)),
                    SourceFile(path: "articles/01.md", bytes: Array(article.utf8)),
                ]))
        for format in OutputFormat.allCases {
            _ = try compilation.redline(from: "base", to: "base", format: format)
        }
    }
}
