import ConcordModel

/// Reads one paper: its front matter into a `Paper`, its body into article text by the form it has.
struct PaperReader {
    let file: FileID
    let source: SourceFile
    let parties: [Party]
    let days: AgreementDays
    /// The files that a patch changes.
    let contract: ContractFiles
    /// Whether the file's name says that it is a patch; its path then stands in for what it does not say.
    let isPatchFile: Bool
    private var defaults = PaperDefaults()
    /// What is written of the day on which it takes effect.
    private var effective: String?
    var findings: [Finding] = []

    init(
        file: FileID, _ source: SourceFile, parties: [Party], days: AgreementDays = AgreementDays(),
        contract: ContractFiles = ContractFiles()
    ) {
        self.file = file
        self.source = source
        self.parties = parties
        self.days = days
        self.contract = contract
        isPatchFile = AgreementPath.ends(source.path, in: AgreementPath.patchEndings)
    }

    var bytes: [UInt8] { source.bytes }

    /// Nil when the front matter does not say which paper it is; the finding then says what is missing.
    mutating func read(into tree: inout Tree) -> PaperManuscript? {
        var manuscript = readPaper(into: &tree)
        if let paper = manuscript?.paper { manuscript?.isSigned = paper.isSigned(by: parties) }
        if let seal = manuscript?.paper.seal, let digests = seal.digests, let read = manuscript {
            let now = SealedPaper.digest(of: read, effective: effective, in: source, tree)
            manuscript?.paper.seal = Seal(digests, paperNow: now, position: seal.position)
        }
        return manuscript
    }

    private mutating func readPaper(into tree: inout Tree) -> PaperManuscript? {
        let matter = FrontMatter(bytes, file: file, findings: &findings)
        // What cannot be read at all has its finding already.
        if matter.root == nil, !findings.isEmpty { return nil }
        readDefaults(matter)
        guard var paper = readFrontMatter(matter) else { return nil }
        paper.bodyStart = matter.bodyStart
        if paper.form == .marked,
            !matter.entries(of: matter.root).contains(where: { FrontMatterNames.ofPaper($0.key) == "form" }),
            InstructionReader.recognises(bytes, from: matter.bodyStart, file: file)
        {
            paper.form = .instructions
        }
        paper.seal = readSeal(matter, of: paper)
        let footnotes = contract.footnotes(for: paper)
        switch paper.form {
        case .marked:
            let marked = MarkedText(source, from: matter.bodyStart, file: file)
            findings += marked.findings
            let before = readBody(marked.before, footnotes, into: &tree)
            // What the block reader finds in the struck reading it would find again in the other.
            let other = OtherReading(below: before, in: tree)
            let after = readBody(marked.after, footnotes, beside: other, into: &tree, keepsFindings: true)
            KeptHomes.apply(before: before, after: after, in: &tree)
            TableMarks.apply(before: before, after: after, in: &tree)
            return PaperManuscript(paper: paper, before: before, after: after, marks: marked.marks)
        case .instructions:
            let reading = InstructionReader.read(
                SourceText(file: file, source), from: matter.bodyStart, effective: paper.effective,
                isSigned: paper.isSigned(by: parties), footnotes: footnotes.union(Definitions.footnotes(in: bytes)),
                into: &tree)
            findings += reading.findings
            var manuscript = PaperManuscript(paper: paper, before: nil, after: reading.root, marks: [])
            manuscript.instructions = reading.instructions
            manuscript.recitals = reading.recitals
            manuscript.withForeignSign = reading.withForeignSign
            checkPapersNamed(reading.papersNamed, paper)
            manuscript.saysThatSomethingStays = reading.saysThatSomethingStays
            manuscript.hasUnread = !reading.findings.isEmpty
            return manuscript
        case .fullText:
            let after = readBody(
                SourceText(file: file, source, from: matter.bodyStart), footnotes, into: &tree, keepsFindings: true)
            return PaperManuscript(paper: paper, before: nil, after: after, marks: [])
        case .patch where !paper.after.isEmpty:
            return PatchReader.postponed(paper, into: &tree)
        case .patch:
            var reader = PatchReader(source, from: matter.bodyStart, file: file, contract: contract)
            let manuscript = reader.read(paper, into: &tree)
            findings += reader.findings
            return manuscript
        case .beside:
            return PaperManuscript(paper: paper, before: nil, after: readLetter(matter, into: &tree), marks: [])
        }
    }

    /// Instructions that speak of the text as another paper leaves it must be drafted on top of it.
    private mutating func checkPapersNamed(_ named: [CitationText], _ paper: Paper) {
        for citation in named where !paper.after.contains(where: { PaperName.key($0) == PaperName.key(citation.text) })
        {
            findings.append(
                Finding(
                    .unclearInstruction, at: citation.position,
                    "This speaks of the text as \(citation.text) leaves it, and the paper was not drafted on top of that.",
                    cure: "Write `after: [\(citation.text)]` in the front matter, or leave these words out."))
        }
    }

    private mutating func readBody(
        _ text: SourceText, _ footnotes: Set<String>, beside other: OtherReading? = nil, into tree: inout Tree,
        keepsFindings: Bool = false
    ) -> ProvisionID {
        let root = tree.add(Provision(kind: .agreement, position: SourcePosition(file, 0)), under: .none)
        var found: [Finding] = []
        BlockReader.read(
            text, defaultKind: .article, footnotes: footnotes, beside: other, under: root, into: &tree, findings: &found
        )
        if keepsFindings { findings += found }
        return root
    }

    // MARK: Front matter

    /// A patch need not say which paper it is.
    private mutating func readDefaults(_ matter: FrontMatter) {
        guard isPatchFile else { return }
        let start = PatchParser(bytes, from: matter.bodyStart, file: file).firstOffset ?? bytes.count
        defaults = PaperDefaults(path: source.path, head: source.quoted(matter.bodyStart..<start))
    }

    private mutating func readFrontMatter(_ matter: FrontMatter) -> Paper? {
        let entries = readEntries(matter)
        let written = entries["paper"]?.text ?? defaults.id ?? ""
        let id = PaperName.printed(written)
        guard !id.isEmpty else {
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
        checkName(written, at: matter.position(of: entries["paper"]))
        checkShapes(matter, entries)
        let kind = isPatchFile && entries["kind"] == nil ? kindOfBarePatch(matter) : readKind(matter, entries["kind"])
        var paper = Paper(id: id, kind: kind, position: matter.position(of: entries["paper"]))
        if isPatchFile { paper.form = .patch }
        paper.title = readTitle(matter, entries["title"]) ?? defaults.tidiedTitle
        paper.from = entries["from"] == nil ? defaults.party(among: parties) : readParty(matter, entries["from"])
        paper.date = entries["date"] == nil ? defaults.date : readDate(matter, entries["date"], "date")
        readEffective(matter, entries["effective"], into: &paper)
        effective = matter.text(entries["effective"])
        paper.expires = readDate(matter, entries["expires"], "expires")
        for (key, keyNode, value) in matter.entries(of: entries["signed"]) {
            guard let party = party(named: key, at: matter.position(of: keyNode)) else { continue }
            if let day = readDate(matter, value, "signed") { paper.signed[party] = day }
        }
        checkSignatures(matter, entries["signed"])
        checkDates(of: paper, matter, entries)
        checkWithdrawal(of: paper, matter, entries)
        paper.setsAside = readSetsAside(matter, entries["sets aside"])
        paper.after = matter.texts(entries["after"]).map(PaperName.printed)
        paper.supersedes = matter.texts(entries["supersedes"]).map(PaperName.printed)
        for key in Paper.MentioningKey.allCases { paper.mentions += mentions(matter, key, entries[key.rawValue]) }
        if let form = matter.text(entries["form"]) {
            if let known = PaperForm(rawValue: FrontMatterNames.folded(form)) {
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

    private mutating func readKind(_ matter: FrontMatter, _ node: YAMLNode?) -> PaperKind {
        if let text = matter.text(node), let kind = FrontMatterNames.kind(text) { return kind }
        let kinds = PaperKind.ofPapers.map(\.rawValue).joined(separator: ", ")
        report(
            matter.position(of: node),
            matter.text(node).map {
                "`\($0)` is not a kind of paper; it was read as a proposal and stays out of the contract."
            }
                ?? "This paper does not say its kind; it was read as a proposal and stays out of the contract.",
            cure: FrontMatterNames.suggestion(
                for: matter.text(node) ?? "", among: PaperKind.ofPapers.map(\.rawValue),
                "Write `kind:` and one of: \(kinds)."))
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
        let words = matter.text(node)?.split { $0 == " " || $0 == "\n" || $0 == "\r\n" || $0 == "\t" } ?? []
        return words.isEmpty ? nil : words.joined(separator: " ")
    }

    private func mentions(_ matter: FrontMatter, _ key: Paper.MentioningKey, _ node: YAMLNode?) -> [Paper.Mention] {
        matter.scalars(node).compactMap { one in
            matter.text(one).map { Paper.Mention(key, PaperName.printed($0), at: matter.position(of: one)) }
        }
    }

    mutating func report(_ position: SourcePosition, severity: Severity? = nil, _ message: String, cure: String) {
        findings.append(Finding(.badFrontMatter, severity: severity, at: position, message, cure: cure))
    }
}
