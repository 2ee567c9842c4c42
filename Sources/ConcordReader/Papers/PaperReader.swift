import ConcordModel

/// Reads one paper: its front matter into a `Paper`, its body into article text by the form it has.
struct PaperReader {
    let file: FileID
    let bytes: [UInt8]
    let parties: [Party]
    /// The files that a patch changes.
    let contract: ContractFiles
    let path: String
    /// Whether the file's name says that it is a patch; its path then stands in for what it does not say.
    let isPatchFile: Bool
    private var defaults = PaperDefaults()
    var findings: [Finding] = []

    init(
        file: FileID, bytes: [UInt8], path: String = "", parties: [Party], contract: ContractFiles = ContractFiles()
    ) {
        self.file = file
        self.bytes = bytes
        self.parties = parties
        self.contract = contract
        self.path = path
        isPatchFile = AgreementPath.ends(path, in: AgreementPath.patchEndings)
    }

    /// Nil when the front matter does not say which paper it is; the finding then says what is missing.
    mutating func read(into tree: inout Tree) -> PaperManuscript? {
        let matter = FrontMatter(bytes, file: file, findings: &findings)
        // What cannot be read at all has its finding already.
        if matter.root == nil, !findings.isEmpty { return nil }
        readDefaults(matter)
        guard var paper = readFrontMatter(matter) else { return nil }
        paper.bodyStart = matter.bodyStart
        if paper.form == .marked, !matter.entries(of: matter.root).contains(where: { $0.key == "form" }),
            InstructionReader.recognises(bytes, from: matter.bodyStart, file: file)
        {
            paper.form = .instructions
        }
        paper.seal = readSeal(matter, of: paper)
        let footnotes = contract.footnotes(for: paper)
        switch paper.form {
        case .marked:
            let marked = MarkedText(bytes, from: matter.bodyStart, file: file)
            findings += marked.findings
            let before = readBody(marked.before, footnotes, into: &tree)
            // What the block reader finds in the struck reading it would find again in the other.
            let after = readBody(marked.after, footnotes, into: &tree, keepsFindings: true)
            TableMarks.apply(before: before, after: after, in: &tree)
            return PaperManuscript(paper: paper, before: before, after: after, marks: marked.marks)
        case .instructions:
            let (root, instructions, found) = InstructionReader.read(
                bytes, from: matter.bodyStart, file: file, effective: paper.effective,
                footnotes: footnotes.union(Definitions.footnotes(in: bytes)), into: &tree)
            findings += found
            var manuscript = PaperManuscript(paper: paper, before: nil, after: root, marks: [])
            manuscript.instructions = instructions
            return manuscript
        case .fullText:
            let body = SourceText(
                file: file, bytes: Array(bytes[matter.bodyStart...]),
                jumps: [SourceText.Jump(here: 0, there: matter.bodyStart)])
            let after = readBody(body, footnotes, into: &tree, keepsFindings: true)
            return PaperManuscript(paper: paper, before: nil, after: after, marks: [])
        case .patch where !paper.after.isEmpty:
            return PatchReader.postponed(paper, into: &tree)
        case .patch:
            var reader = PatchReader(bytes, from: matter.bodyStart, file: file, contract: contract)
            let manuscript = reader.read(paper, into: &tree)
            findings += reader.findings
            return manuscript
        case .beside:
            return PaperManuscript(paper: paper, before: nil, after: readLetter(matter, into: &tree), marks: [])
        }
    }

    private mutating func readBody(
        _ text: SourceText, _ footnotes: Set<String>, into tree: inout Tree, keepsFindings: Bool = false
    ) -> ProvisionID {
        let root = tree.add(Provision(kind: .agreement, position: SourcePosition(file, 0)), under: .none)
        var found: [Finding] = []
        BlockReader.read(
            text, defaultKind: .article, footnotes: footnotes, under: root, into: &tree, findings: &found)
        if keepsFindings { findings += found }
        return root
    }

    // MARK: Front matter

    /// A patch need not say which paper it is.
    private mutating func readDefaults(_ matter: FrontMatter) {
        guard isPatchFile else { return }
        let start = PatchParser(bytes, from: matter.bodyStart, file: file).firstOffset ?? bytes.count
        defaults = PaperDefaults(path: path, head: bytes[matter.bodyStart..<start])
    }

    private mutating func readFrontMatter(_ matter: FrontMatter) -> Paper? {
        var entries: [String: YAMLNode] = [:]
        for (key, keyNode, value) in matter.entries(of: matter.root) {
            if !PaperReader.keys.contains(key) {
                report(
                    matter.position(of: keyNode), severity: .warning, "`\(key)` is not a name this front matter knows.",
                    cure: "The names are \(PaperReader.keys.joined(separator: ", ")).")
            }
            entries[key] = value
        }
        guard let id = matter.text(entries["paper"]) ?? defaults.id, !id.isEmpty else {
            report(
                matter.position(of: entries["paper"]),
                matter.isOpen
                    ? "The front matter of this paper has no end, so it does not say which paper it is."
                    : "This paper does not say which paper it is.",
                cure: matter.isOpen
                    ? "Write a line of --- behind the last line of the front matter."
                    : "Begin the file with front matter: a line of ---, then `paper: TA-07`, `kind: tentative agreement` and so on, then a line of ---."
            )
            return nil
        }
        checkName(id, at: matter.position(of: entries["paper"]))
        checkShapes(matter, entries)
        let kind = isPatchFile && entries["kind"] == nil ? kindOfBarePatch(matter) : readKind(matter, entries["kind"])
        var paper = Paper(id: id, kind: kind, position: matter.position(of: entries["paper"]))
        if isPatchFile { paper.form = .patch }
        paper.title = readTitle(matter, entries["title"]) ?? defaults.tidiedTitle.map { FrontMatterWords($0).text }
        paper.from = entries["from"] == nil ? defaults.party(among: parties) : readParty(matter, entries["from"])
        paper.date = entries["date"] == nil ? defaults.date : readDate(matter, entries["date"], "date")
        paper.effective = readDate(matter, entries["effective"], "effective")
        paper.expires = readDate(matter, entries["expires"], "expires")
        for (key, keyNode, value) in matter.entries(of: entries["signed"]) {
            guard checkParty(key, at: matter.position(of: keyNode)) else { continue }
            if let day = readDate(matter, value, "signed") { paper.signed[key] = day }
        }
        checkSignatures(matter, entries["signed"])
        checkDates(of: paper, matter, entries)
        paper.setsAside = readSetsAside(matter, entries["sets aside"])
        paper.after = matter.texts(entries["after"])
        paper.supersedes = matter.texts(entries["supersedes"])
        for key in Paper.MentioningKey.allCases { paper.mentions += mentions(matter, key, entries[key.rawValue]) }
        if let form = matter.text(entries["form"]) {
            if let known = PaperForm(rawValue: form.lowercased()) {
                paper.form = known
            } else {
                report(
                    matter.position(of: entries["form"]), "`\(form)` is not a form of paper.",
                    cure:
                        "Write `form: marked`, `form: instructions`, `form: full text`, `form: patch` or `form: beside`, or leave the line out for a marked paper."
                )
            }
        }
        checkSetsAside(of: paper)
        return paper
    }

    private static let keys = [
        "paper", "kind", "title", "from", "date", "signed", "effective", "expires", "after", "supersedes", "form",
        "sets aside", "seal",
    ]

    private mutating func readKind(_ matter: FrontMatter, _ node: YAMLNode?) -> PaperKind {
        if let text = matter.text(node), let kind = PaperKind(rawValue: text.lowercased()),
            PaperKind.ofPapers.contains(kind)
        {
            return kind
        }
        let kinds = PaperKind.ofPapers.map(\.rawValue).joined(separator: ", ")
        report(
            matter.position(of: node),
            matter.text(node).map {
                "`\($0)` is not a kind of paper; it was read as a proposal and stays out of the contract."
            }
                ?? "This paper does not say its kind; it was read as a proposal and stays out of the contract.",
            cure: "Write `kind:` and one of: \(kinds).")
        return .proposal
    }

    /// A patch as git leaves it is nobody's agreement yet.
    private mutating func kindOfBarePatch(_ matter: FrontMatter) -> PaperKind {
        report(
            matter.position(of: nil), severity: .note,
            "This patch does not say its kind; it was read as a proposal and stays out of the contract.",
            cure:
                "When it is agreed, set front matter before it: a line of ---, then `paper: TA-07`, `kind: tentative agreement` and `signed: …`, then a line of ---."
        )
        return .proposal
    }

    /// On one line, since it stands in a caption.
    private mutating func readTitle(_ matter: FrontMatter, _ node: YAMLNode?) -> String? {
        // A note in the front matter has no provision that it could stand beside.
        var notes: [InternalNote] = []
        let title = matter.printed(node, notes: &notes, findings: &findings)
        let words = title?.split { $0 == " " || $0 == "\n" || $0 == "\r\n" || $0 == "\t" } ?? []
        return words.isEmpty ? nil : words.joined(separator: " ")
    }

    private mutating func readParty(_ matter: FrontMatter, _ node: YAMLNode?) -> String? {
        guard let key = matter.text(node), checkParty(key, at: matter.position(of: node)) else { return nil }
        return key
    }

    private mutating func checkParty(_ key: String, at position: SourcePosition) -> Bool {
        if parties.isEmpty || parties.contains(where: { $0.key == key }) { return true }
        report(
            position, "`\(key)` is not a party to this agreement.",
            cure: "The parties in agreement.yml are \(parties.map(\.key).joined(separator: " and ")).")
        return false
    }

    private mutating func readDate(_ matter: FrontMatter, _ node: YAMLNode?, _ name: String) -> CivilDate? {
        guard let text = matter.text(node) else { return nil }
        if let date = CivilDate(text) { return date }
        report(
            matter.position(of: node), "`\(text)` is not a day of the calendar.",
            cure: "Write the day of `\(name)` as year-month-day, for instance 2025-07-01.")
        return nil
    }

    private func mentions(_ matter: FrontMatter, _ key: Paper.MentioningKey, _ node: YAMLNode?) -> [Paper.Mention] {
        matter.scalars(node).compactMap { one in
            matter.text(one).map { Paper.Mention(key, $0, at: matter.position(of: one)) }
        }
    }

    mutating func report(_ position: SourcePosition, severity: Severity? = nil, _ message: String, cure: String) {
        findings.append(Finding(.badFrontMatter, severity: severity, at: position, message, cure: cure))
    }
}
