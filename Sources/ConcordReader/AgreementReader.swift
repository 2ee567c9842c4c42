import ConcordModel

/// Reads all files of an agreement: `agreement.yml`, the articles, appendices and letters in printed order, then the
/// papers. The first pass of the compiler.
package struct AgreementReader {
    private let sources: SourceSet
    private var tree = Tree()
    package private(set) var findings: [Finding] = []

    /// Reads every file of `sources`; `name` stands in for a title that is not given.
    package static func read(_ sources: SourceSet, name: String) -> (manuscript: Manuscript, findings: [Finding]) {
        var reader = AgreementReader(sources: sources)
        return (reader.manuscript(name), reader.findings)
    }

    private init(sources: SourceSet) { self.sources = sources }

    private enum Folder { case articles, appendices, letters, papers, other }

    private mutating func manuscript(_ name: String) -> Manuscript {
        let size = sources.files.reduce(0) { $0 + $1.bytes.count }
        tree.text.reserveCapacity(size)
        tree.runs.reserveCapacity(size / 60)
        tree.provisions.reserveCapacity(size / 80)
        let order = sources.files.indices.sorted { precedesNaturally(sources.files[$0].path, sources.files[$1].path) }
        let folders = sources.files.map { self.folder(of: $0.path) }
        let frame = readFrame(name, order)
        let base = tree.add(Provision(kind: .agreement, position: frame.position), under: .none)
        var manuscript = Manuscript(title: frame.title, tree: Tree(), base: base)
        manuscript.parties = frame.parties
        manuscript.termFrom = frame.termFrom
        manuscript.termTo = frame.termTo
        if frame.hasTitle { addLines([frame.title], .title, at: frame.position, under: base) }
        if !frame.cover.lines.isEmpty { addLines(frame.cover.lines, .cover, at: frame.cover.position, under: base) }
        var contract = ContractFiles()
        for (folder, kind) in [(Folder.articles, ProvisionKind.article), (.appendices, .appendix), (.letters, .letter)]
        {
            for index in order where folders[index] == folder {
                for division in frame.divisions where division.from == sources.files[index].path {
                    addLines([division.heading], .division, at: division.position, under: base)
                }
                readArticle(FileID(index), kind, under: base)
                let source = sources.files[index]
                contract.add(
                    ContractFiles.Entry(id: FileID(index), path: source.path, kind: kind, bytes: source.bytes))
            }
        }
        if !frame.backCover.lines.isEmpty {
            addLines(frame.backCover.lines, .cover, at: frame.backCover.position, under: base)
        }
        for index in order where folders[index] == .papers {
            checkEncoding(FileID(index))
            var reader = PaperReader(
                file: FileID(index), bytes: sources.files[index].bytes, path: sources.files[index].path,
                parties: frame.parties, contract: contract)
            if let paper = reader.read(into: &tree) { manuscript.papers.append(paper) }
            findings += reader.findings
        }
        manuscript.tree = tree
        tree = Tree()
        return manuscript
    }

    private func folder(of path: String) -> Folder {
        if path.hasPrefix("papers/"), path.hasSuffix(".diff") || path.hasSuffix(".patch") { return .papers }
        guard path.hasSuffix(".md") || path.hasSuffix(".markdown") else { return .other }
        if path.hasPrefix("articles/") { return .articles }
        if path.hasPrefix("appendices/") { return .appendices }
        if path.hasPrefix("letters/") { return .letters }
        if path.hasPrefix("papers/") { return .papers }
        return path.hasPrefix("templates/") ? .other : .articles
    }

    private mutating func readArticle(_ id: FileID, _ kind: ProvisionKind, under base: ProvisionID) {
        checkEncoding(id)
        BlockReader.read(
            SourceText(file: id, bytes: sources[id].bytes), defaultKind: kind, under: base, into: &tree,
            findings: &findings)
    }

    private mutating func checkEncoding(_ id: FileID) {
        guard let offset = InvalidUTF8.firstOffset(in: sources[id].bytes) else { return }
        findings.append(
            Finding(
                .invalidUTF8, at: SourcePosition(id, offset),
                "This byte is not part of any character; the file is not saved as UTF-8. It is shown as \u{FFFD}.",
                cure: "Save the file again with the encoding UTF-8."))
    }

    /// Words that `agreement.yml` brings: one provision, a line each.
    private mutating func addLines(
        _ lines: [String], _ kind: ProvisionKind, at position: SourcePosition, under base: ProvisionID
    ) {
        let id = tree.add(Provision(kind: kind, position: position), under: base)
        let text = lines.joined(separator: "\n").map { $0 == "\0" ? "\u{FFFD}" : $0 }
        let run = tree.append(String(text).utf8, source: Int(position.offset))
        tree.runs.append(run)
        tree[id].text = UInt32(tree.runs.count - 1)..<UInt32(tree.runs.count)
    }

    private mutating func readFrame(_ name: String, _ order: [Int]) -> AgreementFrame {
        if let index = order.first(where: { ["agreement.yml", "agreement.yaml"].contains(sources.files[$0].path) }) {
            return AgreementFrame(FileID(index), sources.files[index].bytes, name: name, findings: &findings)
        }
        let first = order.first { folder(of: sources.files[$0].path) == .articles } ?? order.first ?? 0
        let position = SourcePosition(FileID(first), 0)
        findings.append(
            Finding(
                .noAgreementFile, at: position,
                "There is no agreement.yml, so the title and the parties are not known; the agreement is called “\(name)”.",
                cure: "Write a file agreement.yml with `title:` and `parties:`."))
        return AgreementFrame(title: name, position: position)
    }
}
