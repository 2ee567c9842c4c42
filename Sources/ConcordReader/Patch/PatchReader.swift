import ConcordModel

/// Reads a paper in patch form: a unified diff of the contract's files. Each file that it changes is read whole with the
/// patch's earlier lines in their places, and again with its later lines, so that numbers of lists are decided among their
/// siblings; then both readings are cut down to what the patch shows. From there on it is a marked paper.
struct PatchReader {
    private let file: FileID
    private let bytes: [UInt8]
    private let contract: ContractFiles
    private(set) var findings: [Finding]
    private let files: [PatchedFile]
    /// Whether the paper was drafted on top of others.
    private var isOnTop = false
    /// Where the diff begins; what stands in front of it may be the head of a mail.
    let diffStart: Int
    private var tree = Tree()
    private var before: ProvisionID = .none
    private var after: ProvisionID = .none
    private var marks: [PaperMark] = []
    private var places = PatchPlaces()
    /// The offset that stands for the next byte of a contract file.
    private var nextHidden: Int
    /// Contract files that were patched, by where in the patch.
    private var patched: [FileID: Int] = [:]

    init(_ bytes: [UInt8], from bodyStart: Int, file: FileID, contract: ContractFiles) {
        self.bytes = bytes
        self.file = file
        self.contract = contract
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

    mutating func read(_ paper: Paper, into tree: inout Tree) -> PaperManuscript {
        isOnTop = !paper.after.isEmpty
        self.tree = tree
        // One owner of the arrays.
        tree = Tree()
        let position = SourcePosition(file, 0)
        before = self.tree.add(Provision(kind: .agreement, position: position), under: .none)
        after = self.tree.add(Provision(kind: .agreement, position: position), under: .none)
        for file in files { read(file) }
        marks.sort { $0.range.lowerBound < $1.range.lowerBound }
        places.isRefused = !findings.isEmpty
        var manuscript = PaperManuscript(paper: paper, before: before, after: after, marks: marks)
        manuscript.patch = places
        tree = self.tree
        self.tree = Tree()
        return manuscript
    }

    private mutating func report(
        _ rule: Rule, severity: Severity? = nil, _ offset: Int, _ message: String, cure: String,
        related: [Finding.Related] = []
    ) {
        findings.append(
            Finding(
                rule, severity: severity, at: SourcePosition(file, offset), message, cure: cure, related: related))
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
                ContractFiles.Entry(id: file, path: path, kind: kind, bytes: []), part, as: .new(behind: predecessor))
        }
    }

    /// A file that the patch names without showing words of it.
    private mutating func reportWithoutWords(_ part: PatchedFile, _ entry: ContractFiles.Entry?) {
        if part.isBinary {
            report(
                .badPatch, part.offset,
                "The patch says that \(part.name) differs, and not how: the file was not taken for text.",
                cure: "Save the file with the encoding UTF-8, and make the patch with git diff --text.")
        } else if part.isDeleted, entry?.bytes.isEmpty == false {
            report(
                .badPatch, part.offset, "The patch deletes \(part.name) without showing its words.",
                cure: "Make the patch so that it shows them: git diff without --irreversible-delete.")
        } else if part.isRenamed {
            report(
                .outsideContract, severity: .note, part.offset,
                "The patch gives \(PatchPath.bare(part.oldPath)) the name \(PatchPath.bare(part.newPath)); that changes no words of the contract, and its place stays.",
                cure: "Rename the file in the folder itself when you like.")
        } else {
            report(
                .outsideContract, severity: .note, part.offset,
                "This part of the patch changes no words of \(part.name).",
                cure: "Nothing need be done, or leave this part out.")
        }
    }

    private mutating func change(_ entry: ContractFiles.Entry, _ part: PatchedFile, as home: PatchPlaces.Home) {
        let lines = PatchParser.lines(of: entry.bytes, from: 0)
        let placement = PatchPlacement(lines.map { PatchLineKeys(entry.bytes[$0]) })
        let placed = place(part, in: entry, lines, placement)
        guard !placed.isEmpty else { return }
        let words = PatchWords(bytes, placed.map(\.hunk))
        let text = PatchText(
            patch: bytes, file: file, base: entry.bytes, lines: lines, hunks: placed, words: words,
            hiddenOffset: nextHidden)
        nextHidden += entry.bytes.count + 1
        let position = SourcePosition(file, part.offset)
        let old = tree.add(Provision(kind: .agreement, position: position), under: .none)
        var found: [Finding] = []
        BlockReader.read(text.before, defaultKind: entry.kind, under: old, into: &tree, findings: &found)
        let new = tree.add(Provision(kind: .agreement, position: position), under: .none)
        found = []
        BlockReader.read(text.after, defaultKind: entry.kind, under: new, into: &tree, findings: &found)
        // What the contract's own words give rise to is found where they stand.
        findings += found.filter { !places.isHidden($0.position.offset) }
        let offsets = PatchPruning.prune(
            &tree, before: old, after: new, marks: SourceMarks(words.marks), hiddenOffset: places.firstHiddenOffset,
            place: placed.first?.hunk.offset ?? part.offset)
        for (id, offset) in offsets {
            guard let place = text.home(of: offset) else { continue }
            places.homes[id] = PatchPlaces.Place(file: entry.id, bytes: place)
        }
        for id in tree.children(of: new) { places.files[id] = home }
        tree.moveChildren(of: old, to: before)
        tree.moveChildren(of: new, to: after)
        marks += words.marks
    }

    // MARK: Places

    private typealias PlacedHunk = (hunk: PatchHunk, place: PatchPlacement.Place)

    /// The hunks whose places were found, in the order of their places.
    private mutating func place(
        _ part: PatchedFile, in entry: ContractFiles.Entry, _ lines: [Range<Int>], _ placement: PatchPlacement
    ) -> [PlacedHunk] {
        var placed: [PlacedHunk] = []
        var end = 0
        var drift = 0
        for hunk in part.hunks {
            let old = hunk.lines.filter(\.isBefore)
            let stated = max(0, old.isEmpty ? hunk.statedLine : hunk.statedLine - 1)
            let keys = old.map { PatchLineKeys(bytes[$0.content]) }
            switch placement.place(keys, expected: stated + drift, from: end, isOnTop: isOnTop) {
            case .found(let place):
                placed.append((hunk, place))
                end = max(end, place.lines.upperBound)
                if !old.isEmpty, place.partners.first != .some(nil) { drift = place.lines.lowerBound - stated }
            case .ambiguous(let starts):
                report(
                    .ambiguousTarget, hunk.offset,
                    "These lines stand \(starts.count) times in \(entry.path), equally far from line \(hunk.statedLine), so it is not known which are meant.",
                    cure: "Make the patch again with more lines around the change, for instance with git diff -U10.",
                    related: starts.map {
                        Finding.Related(SourcePosition(entry.id, lines[$0].lowerBound), "They stand here.")
                    })
            case .missing(let index, let nearest):
                reportMissing(old[index], entry, nearest.map { lines[$0] })
            }
        }
        placed.sort { $0.place.lines.lowerBound < $1.place.lines.lowerBound }
        var kept: [PlacedHunk] = []
        for (hunk, place) in placed {
            if let last = kept.last, place.lines.lowerBound < last.place.lines.upperBound {
                report(
                    .badPatch, hunk.offset, "Two parts of the patch change the same lines of \(entry.path).",
                    cure: "Make the patch again with git diff or diff -u, and do not edit it.",
                    related: [Finding.Related(SourcePosition(file, last.hunk.offset), "The other part is this.")])
                continue
            }
            kept.append((hunk, place))
        }
        return kept
    }

    private mutating func reportMissing(_ line: PatchLine, _ entry: ContractFiles.Entry, _ nearest: Range<Int>?) {
        let words = excerpt(bytes[line.content])
        report(
            .staleText, line.content.lowerBound,
            "\(entry.path) has no words “\(words)”\(nearest.map { "; the nearest are “\(excerpt(entry.bytes[$0]))”" } ?? "").",
            cure:
                "Make the patch again on the words as they stand now. If they are the words of another paper, say so in the front matter, for instance `after: [TA-01]`, and show more lines around the change (git diff -U10).",
            related: nearest.map {
                [Finding.Related(SourcePosition(entry.id, $0.lowerBound), "The nearest words stand here.")]
            }
                ?? [])
    }

    private func excerpt(_ line: ArraySlice<UInt8>) -> String {
        let words = line.split { $0 <= 0x20 }.joined(separator: [0x20])
        let text = String(decoding: Array(words), as: UTF8.self)
        return text.count <= 120 ? text : text.prefix(80) + " … " + text.suffix(30)
    }
}
