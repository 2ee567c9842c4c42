import ConcordCompiler
import ConcordModel

/// A small agreement to try one thing on: its files by path, with an `agreement.yml` and one article unless others are
/// given.
struct SmallAgreement {
    private var files: [(path: String, text: String)]

    init(_ files: (path: String, text: String)...) { self.init(all: files) }

    init(all files: [(path: String, text: String)]) {
        self.files = files
        let usual = [
            (
                "agreement.yml",
                """
                title: Agreement
                parties:
                  union:    { name: Harbor Workers, short: Union }
                  employer: { name: Port of Gull Bay, short: Port }
                """
            ), ("articles/01-hours.md", "# Article 1. Hours\n\nA day is eight (8) hours."),
        ]
        for (path, text) in usual where !files.contains(where: { $0.path == path }) { self.files.append((path, text)) }
    }

    /// A tentative agreement signed by both, with further lines of front matter, on the day's sentence.
    static func paper(_ id: String, _ more: String..., body: String) -> (path: String, text: String) {
        let head = [
            "---", "paper: \(id)", "kind: tentative agreement", "signed: { union: 2025-03-14, employer: 2025-03-15 }",
        ]
        let lines = head + more + ["---", "", "# Article 1. Hours", "", body, ""]
        return ("papers/\(id.lowercased()).md", lines.joined(separator: "\n"))
    }

    var compiled: Compilation {
        compile(
            Input(name: "small", files: files.map { SourceFile(path: $0.path, bytes: Array($0.text.utf8)) }),
            version: "integrated", asOf: nil)
    }
}
