import ConcordModel
import ConcordReader

/// A tree as tests compare it: a line a provision, indented by depth, with its kind, label, heading and words.
///
/// `article [Article 3.] <Leave> Words of the article.` — parts that are empty are left out.
struct BlockOutline {
    let lines: [String]
    let tree: Tree
    let base: ProvisionID
    let papers: [PaperManuscript]
    let findings: [Finding]

    /// Reads one article file.
    init(_ text: String, path: String = "articles/01.md") { self.init(bytes: Array(text.utf8), path: path) }

    init(bytes: [UInt8], path: String = "articles/01.md") {
        self.init(files: [
            SourceFile(path: "agreement.yml", bytes: Array(Self.frame.utf8)), SourceFile(path: path, bytes: bytes),
        ])
    }

    /// Reads an agreement.
    init(files: [SourceFile], width: Int = .max) {
        var sources = SourceSet()
        for file in files { sources.add(file) }
        let (manuscript, findings) = AgreementReader.read(sources, name: "Test")
        tree = manuscript.tree
        base = manuscript.base
        papers = manuscript.papers
        self.findings = findings
        lines = Self.lines(of: manuscript.tree, below: manuscript.base, width: width)
    }

    private static let frame = "title: T\nparties: { union: { name: U }, employer: { name: E } }\n"

    /// Everything below the agreement, its title aside.
    static func lines(of tree: Tree, below base: ProvisionID, width: Int = .max) -> [String] {
        var lines: [String] = []
        var open: [(id: ProvisionID, depth: Int)] = []
        func push(_ id: ProvisionID, _ depth: Int) {
            for child in tree.children(of: id).reversed() { open.append((child, depth)) }
        }
        push(base, 0)
        while let (id, depth) = open.popLast() {
            push(id, depth + 1)
            if tree[id].kind == .title { continue }
            var line = String(repeating: "  ", count: depth) + "\(tree[id].kind)"
            let (label, heading, text) = (
                tree.string(.label, of: id), tree.string(.heading, of: id), tree.string(.text, of: id)
            )
            if !label.isEmpty { line += " [\(label)]" }
            if !heading.isEmpty { line += " <\(heading)>" }
            if !text.isEmpty {
                line +=
                    " "
                    + text.split(separator: "\n", omittingEmptySubsequences: false).joined(separator: " / ").prefix(
                        width)
            }
            lines.append(line)
        }
        return lines
    }
}
