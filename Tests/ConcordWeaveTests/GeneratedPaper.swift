import ConcordCompiler
import Support

/// A signed paper with generated edits, in marked form or as full text.
struct GeneratedPaper {
    var id: String
    var edits: [GeneratedEdit]
    var isFullText: Bool
    var after: [String] = []
    var supersedes: [String] = []

    init(id: String, edits: [GeneratedEdit], isFullText: Bool, after: [String] = []) {
        self.id = id
        self.edits = edits
        self.isFullText = isFullText
        self.after = after
    }

    /// A paper in a form that can say what it asks for.
    init(id: String, edits: [GeneratedEdit], _ random: inout Seeded) {
        self.init(id: id, edits: edits, isFullText: random.chance(2) || edits.contains(where: \.needsFullText))
    }

    /// Its file, drafted on `base`.
    func file(on base: GeneratedAgreement) -> SourceFile {
        var text = "---\npaper: \(id)\nkind: tentative agreement\n"
        if isFullText { text += "form: full text\n" }
        if !after.isEmpty { text += "after: [\(after.joined(separator: ", "))]\n" }
        if !supersedes.isEmpty { text += "supersedes: [\(supersedes.joined(separator: ", "))]\n" }
        text += "signed: { union: 2025-03-14, employer: 2025-03-15 }\n---\n\n"
        let changed = isFullText ? base.applying(edits) : base
        for index in Set(edits.map(\.place.article)).sorted() {
            text += changed.print(changed.articles[index], isFullText ? nil : edits)
        }
        return SourceFile(path: "papers/\(id).md", bytes: Array(text.utf8))
    }
}

extension GeneratedAgreement {
    /// The agreement with papers, compiled.
    func compiled(with papers: [GeneratedPaper] = [], files: [SourceFile] = []) -> Compilation {
        var sources = [SourceFile(path: "agreement.yml", bytes: Array(Self.frame.utf8))]
        sources += self.files.map { SourceFile(path: $0.path, bytes: Array($0.text.utf8)) }
        sources += papers.map { $0.file(on: self) } + files
        return compile(Input(name: "generated", files: sources))
    }
}

extension Compilation {
    /// The words of a version, whatever its errors.
    func words(_ version: String = "integrated") throws -> String {
        var options = RenderOptions()
        options.width = 100_000
        return String(decoding: try redline(from: version, to: version, format: .text, options: options), as: UTF8.self)
    }
}
