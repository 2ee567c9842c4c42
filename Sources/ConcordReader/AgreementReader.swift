import ConcordModel

/// Reads all files of an agreement: `agreement.yml`, the articles, appendices and letters in printed order, then the
/// papers. The first pass of the compiler.
package struct AgreementReader {
    private let sources: SourceSet
    private var tree = Tree()
    private var links = Tree.LinkNumbers()
    package private(set) var findings: [Finding] = []

    /// The shortest piece that a file on its own is cut into, to be read side by side.
    private let pieceLength: Int

    /// Reads every file of `sources`; `name` stands in for a title that is not given. Whatever `pieceLength` is, the same
    /// comes of it.
    package static func read(
        _ sources: SourceSet, name: String, pieceLength: Int? = nil
    ) -> (manuscript: Manuscript, findings: [Finding]) {
        var reader = AgreementReader(sources, pieceLength ?? BlockReader.pieceLength)
        return (reader.manuscript(name), reader.findings)
    }

    private init(_ sources: SourceSet, _ pieceLength: Int) {
        self.sources = sources
        self.pieceLength = pieceLength
    }

    private enum Folder { case articles, appendices, letters, papers, other }

    private mutating func manuscript(_ name: String) -> Manuscript {
        let size = sources.files.reduce(0) { $0 + $1.bytes.count }
        tree.text.reserveCapacity(size)
        tree.runs.reserveCapacity(size / 60)
        tree.provisions.reserveCapacity(size / 80)
        let order = AgreementPath.ordered(sources.files.map(\.path))
        let folders = sources.files.map { Self.folder(of: $0.path) }
        let frameFile = Self.frameFile(of: sources, order)
        let frame = readFrame(name, order, frameFile)
        let base = tree.add(Provision(kind: .agreement, position: frame.position), under: .none)
        var manuscript = Manuscript(title: frame.title, tree: Tree(), base: base)
        if let file = frameFile {
            for note in SourceText(file: file, sources[file]).notes {
                tree.notes.append(
                    InternalNote(provision: base, text: note.text, position: SourcePosition(file, note.place)))
            }
        }
        manuscript.parties = frame.parties
        manuscript.days = frame.days
        manuscript.termFrom = frame.termFrom
        manuscript.termTo = frame.termTo
        manuscript.checkOptions = frame.checkOptions
        manuscript.requiresSeals = frame.requiresSeals
        if frame.hasTitle { addLines([frame.title], .title, at: frame.position, under: base) }
        if !frame.cover.lines.isEmpty { addLines(frame.cover.lines, .cover, at: frame.cover.position, under: base) }
        let contract = Self.contract(order, folders)
        let papers = order.filter { folders[$0] == .papers }.map { FileID($0) }
        // One file alone is read where it goes.
        let isAlone = contract.count == 1 && papers.isEmpty
        // What patches change.
        let files = papers.isEmpty ? ContractFiles() : ContractFiles(sources, contract, papers)
        let pieces = isAlone ? [] : AgreementReader.read(sources, contract, papers, frame, files)
        for (index, (file, kind)) in contract.enumerated() {
            for division in frame.divisions where division.from == sources[file].path {
                addLines([division.heading], .division, at: division.position, under: base)
            }
            if isAlone {
                AgreementReader.readArticle(
                    file, sources[file], kind, under: base, into: &tree, &findings, pieceLength: pieceLength)
            } else {
                findings += pieces[index].findings
                _ = tree.graft(pieces[index].tree, under: base, links: &links)
            }
        }
        if !frame.backCover.lines.isEmpty {
            addLines(frame.backCover.lines, .cover, at: frame.backCover.position, under: base)
        }
        let ofContract = Set(findings.lazy.filter { $0.rule == .undefinedFootnote }.map(\.message))
        for piece in pieces.dropFirst(contract.count) {
            if let paper = place(piece, frame, files) { manuscript.papers.append(paper) }
        }
        // A paper that restates the contract's words is not to blame for a sign in them.
        if !ofContract.isEmpty {
            findings.removeAll {
                $0.rule == .undefinedFootnote && folders[Int($0.position.file.index)] == .papers
                    && ofContract.contains($0.message)
            }
        }
        manuscript.tree = tree
        tree = Tree()
        return manuscript
    }

    /// The files of the contract, in its order, and what a head without a telling word is in each.
    private static func contract(_ order: [Int], _ folders: [Folder]) -> [(file: FileID, kind: ProvisionKind)] {
        let rooms = [
            (Folder.articles, ProvisionKind.article), (.appendices, .appendix), (.letters, .letter),
        ]
        return rooms.flatMap { folder, kind in
            order.filter { folders[$0] == folder }.map { (file: FileID($0), kind: kind) }
        }
    }

    /// The file of the title, the parties and the term; nil where there is none.
    package static func frameFile(of sources: SourceSet) -> FileID? {
        frameFile(of: sources, AgreementPath.ordered(sources.files.map(\.path)))
    }

    private static func frameFile(of sources: SourceSet, _ order: [Int]) -> FileID? {
        order.first { AgreementPath.frames.contains(AgreementPath.folded(sources.files[$0].path)) }.map { FileID($0) }
    }

    /// The files of the contract, as patches name them.
    package static func files(of sources: SourceSet) -> ContractFiles {
        let order = AgreementPath.ordered(sources.files.map(\.path))
        let folders = sources.files.map { folder(of: $0.path) }
        let papers = order.filter { folders[$0] == .papers }.map { FileID($0) }
        return ContractFiles(sources, contract(order, folders), papers)
    }

    private static func folder(of path: String) -> Folder {
        let room = AgreementPath.room(of: path)
        // A README stands alone where it is all that there is.
        guard AgreementPath.isRead(path) || room == nil && AgreementPath.ends(path, in: AgreementPath.textEndings)
        else {
            return .other
        }
        switch room {
        case .articles, nil: return .articles
        case .appendices: return .appendices
        case .letters: return .letters
        case .papers: return .papers
        case .templates: return .other
        }
    }

    // MARK: Files side by side

    /// One file, read into a tree of its own.
    private struct Piece: Sendable {
        var tree = Tree()
        var findings: [Finding] = []
        var paper: PaperManuscript?
        var file = FileID(0)
    }

    /// Reads files that know nothing of one another; an article hangs under a stand-in for the agreement.
    private static func read(
        _ sources: SourceSet, _ contract: [(file: FileID, kind: ProvisionKind)], _ papers: [FileID],
        _ frame: AgreementFrame,
        _ files: ContractFiles
    ) -> [Piece] {
        SideBySide.map(contract.count + papers.count) { index in
            let file = index < contract.count ? contract[index].file : papers[index - contract.count]
            let source = sources[file]
            var piece = Piece()
            piece.tree.text.reserveCapacity(source.bytes.count)
            piece.tree.runs.reserveCapacity(source.bytes.count / 60)
            piece.tree.provisions.reserveCapacity(source.bytes.count / 80)
            if index < contract.count {
                let root = piece.tree.add(
                    Provision(kind: .agreement, position: SourcePosition(file, 0)), under: .none)
                readArticle(file, source, contract[index].kind, under: root, into: &piece.tree, &piece.findings)
            } else {
                piece.file = file
                piece.paper = readPaper(sources, file, frame, files, into: &piece.tree, &piece.findings)
            }
            return piece
        }
    }

    /// Puts a paper that was read on its own into the tree. What a patch or an instruction says names provisions by where
    /// they stand in the tree, so that these are read again there.
    private mutating func place(_ piece: Piece, _ frame: AgreementFrame, _ files: ContractFiles) -> PaperManuscript? {
        guard var paper = piece.paper else {
            findings += piece.findings
            return nil
        }
        switch paper.paper.form {
        case .marked, .fullText, .beside:
            findings += piece.findings
            let shift = tree.graft(piece.tree, links: &links)
            paper.before = paper.before.map { ProvisionID(Int($0.index) + shift) }
            paper.after = ProvisionID(Int(paper.after.index) + shift)
            return paper
        case .patch, .instructions:
            let (links, runs) = (tree.links.count, tree.runs.count)
            let read = Self.readPaper(sources, piece.file, frame, files, into: &tree, &findings)
            tree.unite(linksFrom: links, inRunsFrom: runs, with: &self.links)
            return read
        }
    }

    private static func readPaper(
        _ sources: SourceSet, _ file: FileID, _ frame: AgreementFrame, _ files: ContractFiles, into tree: inout Tree,
        _ findings: inout [Finding]
    ) -> PaperManuscript? {
        let source = sources[file]
        var reader = PaperReader(
            file: file, source, parties: frame.parties, days: frame.days, contract: files)
        let paper = reader.read(into: &tree)
        checkCharacters(of: source, file, isSigned: paper.map { !$0.paper.signed.isEmpty } ?? false, &findings)
        findings += reader.findings
        return paper
    }

    private static func readArticle(
        _ file: FileID, _ source: SourceFile, _ kind: ProvisionKind, under root: ProvisionID, into tree: inout Tree,
        _ findings: inout [Finding], pieceLength: Int = BlockReader.pieceLength
    ) {
        checkCharacters(of: source, file, &findings)
        BlockReader.read(
            SourceText(file: file, source), defaultKind: kind, under: root, into: &tree, findings: &findings,
            pieceLength: pieceLength)
    }

    private static func checkCharacters(
        of source: SourceFile, _ file: FileID, isSigned: Bool = false, _ findings: inout [Finding]
    ) {
        findings += NoteFindings.of(source, file)
        findings += HiddenCharacters.findings(in: source, file, isSigned: isSigned)
        guard let offset = InvalidUTF8.firstOffset(in: source.bytes) else { return }
        findings.append(
            Finding(
                .invalidUTF8, at: SourcePosition(file, offset),
                "This byte is not part of any character; the file is not saved as UTF-8. It is shown as \u{FFFD}.",
                cure: "Save the file again with the encoding UTF-8."))
    }

    /// Words that `agreement.yml` brings: one provision, a line each.
    private mutating func addLines(
        _ lines: [String], _ kind: ProvisionKind, at position: SourcePosition, under base: ProvisionID
    ) {
        let id = tree.add(Provision(kind: kind, position: position), under: base)
        let run = tree.append(Self.printable(lines.joined(separator: "\n")).utf8, source: Int(position.offset))
        tree.runs.append(run)
        let words = UInt32(tree.runs.count - 1)..<UInt32(tree.runs.count)
        if kind == .division { tree[id].heading = words } else { tree[id].text = words }
    }

    private static func printable(_ text: String) -> String {
        text.utf8.contains(0) ? String(text.map { $0 == "\0" ? "\u{FFFD}" : $0 }) : text
    }

    private mutating func readFrame(_ name: String, _ order: [Int], _ file: FileID?) -> AgreementFrame {
        if let file {
            findings += NoteFindings.of(sources[file], file)
            findings += HiddenCharacters.findings(in: sources[file], file)
            return AgreementFrame(file, sources[file].bytes, name: name, findings: &findings)
        }
        let first = order.first { Self.folder(of: sources.files[$0].path) == .articles } ?? order.first ?? 0
        let position = SourcePosition(FileID(first), 0)
        findings.append(
            Finding(
                .noAgreementFile, at: position,
                "There is no agreement.yml, so the title and the parties are not known; the agreement is called “\(name)”.",
                cure: "Write a file agreement.yml with `title:` and `parties:`."))
        return AgreementFrame(title: name, position: position)
    }
}
