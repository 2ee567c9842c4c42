import ConcordModel

/// Reads a paper in patch form: a unified diff of the contract's files. Each file that it changes is read whole as it is, and
/// again with the patch laid on it, so that every line is read among those around it. From there on it is a comparison of two
/// readings of one file.
struct PatchReader {
    let file: FileID
    let source: SourceFile
    private let contract: ContractFiles
    var findings: [Finding]
    private let files: [PatchedFile]
    /// The texts that the patch was made on, where it comes after other papers; nil for the contract's own.
    private let drafts: DraftedFiles?
    /// Where the diff begins; what stands in front of it may be the head of a mail.
    let diffStart: Int
    private var tree = Tree()
    private var root: ProvisionID = .none
    private var marks: [PaperMark] = []
    var places = PatchPlaces()
    /// The offset that stands for the next byte of a contract file.
    var nextHidden: Int
    /// Where signs of notes stand that say the same without the patch.
    private var openBefore: Set<Int> = []
    /// Contract files that were patched, by where in the patch.
    private var patched: [FileID: Int] = [:]

    init(
        _ source: SourceFile, from bodyStart: Int, file: FileID, contract: ContractFiles, drafts: DraftedFiles? = nil
    ) {
        self.source = source
        let bytes = source.bytes
        self.file = file
        self.contract = contract
        self.drafts = drafts
        let parser = PatchParser(bytes, from: bodyStart, file: file)
        files = parser.files
        findings = parser.findings
        diffStart = parser.firstOffset ?? bytes.count
        nextHidden = bytes.count + 1
        places.firstHiddenOffset = nextHidden
        if files.isEmpty, findings.isEmpty {
            report(
                .badPatch, min(bodyStart, max(0, bytes.count - 1)), "There is no patch in this paper.",
                cure:
                    "Set the output of git diff or diff -u here: lines `--- articles/…`, `+++ articles/…`, and under them the changes, each part with a head such as `@@ -3,7 +3,7 @@`."
            )
        }
    }

    var bytes: [UInt8] { source.bytes }

    /// The files of the contract whose words the patch may speak of; nil where it names one that the contract does not have,
    /// which may be one that another paper brought.
    var filesNamed: [FileID]? {
        var named: [FileID] = []
        for part in files {
            switch contract.target(of: part) {
            case .file(let entry): named.append(entry.id)
            case .unknown: return nil
            case .new, .outside, .ambiguous: break
            }
        }
        return named
    }

    /// Whether all hunks of a file have their places in a text.
    func fits(_ file: FileID, _ text: DraftedFiles.Text) -> Bool {
        files.allSatisfy { part in
            guard case .file(let entry) = contract.target(of: part), entry.id == file else { return true }
            return fits(part, text)
        }
    }

    private func fits(_ part: PatchedFile, _ text: DraftedFiles.Text) -> Bool {
        var hunks = PatchHunks(bytes, on: text, PatchParser.lines(of: text.bytes, from: 0))
        for hunk in part.hunks { hunks.place(hunk) }
        return hunks.failures.isEmpty
    }

    /// A paper whose files are read later, when it is known how they read where it was drafted.
    static func postponed(_ paper: Paper, into tree: inout Tree) -> PaperManuscript {
        let root = tree.add(Provision(kind: .agreement, position: SourcePosition(paper.position.file, 0)), under: .none)
        return PaperManuscript(paper: paper, before: root, after: root, marks: [])
    }

    mutating func read(_ paper: Paper, into tree: inout Tree) -> PaperManuscript {
        self.tree = tree
        // One owner of the arrays.
        tree = Tree()
        root = addRoot(at: 0)
        for file in files { read(file) }
        marks.sort { $0.range.lowerBound < $1.range.lowerBound }
        places.isRefused = !findings.isEmpty
        var manuscript = PaperManuscript(paper: paper, before: root, after: root, marks: marks)
        manuscript.patch = places
        tree = self.tree
        self.tree = Tree()
        return manuscript
    }

    private mutating func addRoot(at offset: Int) -> ProvisionID {
        tree.add(Provision(kind: .agreement, position: SourcePosition(file, offset)), under: .none)
    }

    // MARK: One file

    private mutating func read(_ part: PatchedFile) {
        if part.isDamaged, part.hunks.isEmpty { return }
        if part.isCopied {
            report(
                .badPatch, part.offset,
                "The patch makes \(part.name) as a copy of another file and shows only what differs.",
                cure: "Make the patch so that it shows the whole file: git diff --no-renames.")
            return
        }
        switch contract.target(of: part) {
        case .outside:
            report(
                .outsideContract, part.offset,
                "The patch changes \(part.name), which holds no words of the contract; this part of it is left out.",
                cure: "Make that change in the file itself, and leave it out of the paper.")
        case .unknown(let nearest):
            if let other = holder(of: part) { return change(other, part, as: .contract(other.id)) }
            report(
                .unknownTarget, part.offset, "The contract has no file \(part.name).",
                cure: nearest.isEmpty
                    ? "Name a file of the contract behind `---` and `+++`, for instance articles/12-vacation.md."
                    : "Name a file of the contract behind `---` and `+++`. The nearest are \(nearest.joined(separator: ", "))."
            )
        case .ambiguous(let entries):
            report(
                .ambiguousTarget, part.offset,
                "The contract has \(entries.count) files of this name, so it is not known which is meant.",
                cure: "Name the file with its folder behind `---` and `+++`, for instance \(entries[0].path).",
                related: entries.map { Finding.Related(SourcePosition($0.id, 0), $0.path) })
        case .file(let entry):
            if let first = patched.updateValue(part.offset, forKey: entry.id) {
                report(
                    .badPatch, part.offset, "The patch changes \(entry.path) twice, one change on top of the other.",
                    cure: "Join the patches into one that leads from the first text to the last: git diff FIRST LAST.",
                    related: [Finding.Related(SourcePosition(file, first), "It is changed here already.")])
                return
            }
            if part.hunks.isEmpty { return reportWithoutWords(part, entry) }
            if part.isNew, !entry.bytes.isEmpty {
                report(
                    .staleText, part.offset,
                    "The patch brings \(entry.path) as a new file, and the contract has it already.",
                    cure: "Make the patch again on the contract as it stands, or give the new file another name.",
                    related: [Finding.Related(SourcePosition(entry.id, 0), "It stands here.")])
                return
            }
            change(entry, part, as: .contract(entry.id))
        case .new(let path, let kind, let predecessor):
            if part.isBinary { return reportWithoutWords(part, nil) }
            change(
                ContractFiles.Entry(id: file, path: path, kind: kind), part, as: .new(behind: predecessor))
        }
    }

    // MARK: Laying it on the file

    /// The texts of a file that the patch may have been made on, the likeliest first.
    private func drafts(of entry: ContractFiles.Entry, _ home: PatchPlaces.Home) -> [DraftedFiles.Text] {
        let own = DraftedFiles.Text(
            bytes: entry.bytes, provisions: home == .contract(entry.id) ? nil : [], isAsItWas: true)
        guard let drafts, home == .contract(entry.id) else { return [own] }
        return drafts.texts[entry.id] ?? [own]
    }

    /// The file that has the lines of a patch on a file that the contract does not have: another paper brought its words, and
    /// they stand behind those of this one.
    private func holder(of part: PatchedFile) -> ContractFiles.Entry? {
        guard let drafts else { return nil }
        let holders = contract.entries.filter { entry in
            guard let text = drafts.texts[entry.id]?.first else { return false }
            return !part.hunks.isEmpty && fits(part, text)
        }
        return holders.count == 1 ? holders[0] : nil
    }

    private mutating func change(_ entry: ContractFiles.Entry, _ part: PatchedFile, as home: PatchPlaces.Home) {
        var left = part.hunks
        var failures: [PatchHunks.Failure] = []
        let texts = drafts(of: entry, home)
        for (number, text) in texts.enumerated() where !left.isEmpty {
            let lines = PatchParser.lines(of: text.bytes, from: 0)
            var hunks = PatchHunks(bytes, on: text, lines)
            for hunk in left { hunks.place(hunk) }
            let isFirst = number == 0
            if isFirst { failures = hunks.failures }
            let kept = keepApart(hunks.placed, lines, entry, text)
            left = hunks.failures.map(\.hunk)
            if !isFirst { failures.removeAll { failure in !left.contains { $0.offset == failure.hunk.offset } } }
            guard !kept.isEmpty else { continue }
            lay(kept, on: text, lines, entry, home, from: part)
        }
        if let text = texts.first { report(failures, text, entry, home, part) }
    }

    private mutating func lay(
        _ hunks: [PlacedHunk], on text: DraftedFiles.Text, _ lines: [Range<Int>], _ entry: ContractFiles.Entry,
        _ home: PatchPlaces.Home, from part: PatchedFile
    ) {
        let laid = PatchedText(bytes, file, on: text.bytes, lines, hunks, hiddenOffset: nextHidden)
        nextHidden += text.bytes.count + 1
        let before = readBlocks(laid.before, entry.kind, part.offset, inserted: nil)
        let after = readBlocks(laid.after, entry.kind, part.offset, inserted: SourceMarks(laid.marks))
        let first = nextHidden - text.bytes.count - 1
        setPositions(
            from: before,
            to: hunks.map { (first + $0.bytes(lines, count: text.bytes.count).upperBound, $0.hunk.offset) })
        places.parts.append(
            PatchPlaces.Part(home, text.provisions, before: before, after: after, text: laid.after.bytes))
        marks += laid.marks
    }

    /// Gives provisions that begin where the patch shows nothing a place in it: that of the part of it that comes next.
    mutating func setPositions(from root: ProvisionID, to hunks: [(end: Int, offset: Int)]) {
        var next = 0
        for index in Int(root.index)..<tree.provisions.count {
            let offset = Int(tree.provisions[index].position.offset)
            if places.isHidden(offset) {
                if offset < hunks[next].end { next = 0 }
                while next + 1 < hunks.count, hunks[next].end < offset { next += 1 }
                tree.provisions[index].position = SourcePosition(file, hunks[next].offset)
            }
            if places.isHidden(tree.provisions[index].endOffset) {
                tree.provisions[index].endOffset = tree.provisions[index].position.offset
            }
        }
    }

    /// Reads one of the texts; the later one where it is given what is inserted in it.
    mutating func readBlocks(
        _ written: SourceText, _ kind: ProvisionKind, _ offset: Int, inserted: SourceMarks?
    ) -> ProvisionID {
        let root = addRoot(at: offset)
        var found: [Finding] = []
        let (text, sieved) = written.withoutNotes()
        BlockReader.read(text, defaultKind: kind, under: root, into: &tree, findings: &found)
        // What the contract's own words give rise to is found where they stand.
        if inserted != nil {
            findings += found.filter { !places.isHidden($0.position.offset) }
            findings += noteFindings(sieved, written, at: offset)
        } else {
            openBefore = Set(sieved.signs.map(written.origin))
        }
        // Notes stand in the contract's own files, but for those in what is inserted.
        tree.notes.removeAll { $0.provision >= root && inserted?.isPlain(at: $0.position) ?? true }
        return root
    }

    /// What is wrong with notes of which the patch shows a sign, and with others that are so through the patch: one that is
    /// open since the line which closed it is struck.
    private func noteFindings(_ sieved: TextWithoutNotes, _ written: SourceText, at part: Int) -> [Finding] {
        NoteFindings.of(sieved) { offset in
            let place = written.origin(of: offset)
            if !places.isHidden(place) { return SourcePosition(file, place) }
            return openBefore.contains(place) ? nil : SourcePosition(file, part)
        }
    }
}
