import ConcordModel

/// The agreement with every paper woven in: what all versions, redlines and conflicts are read from.
package struct IntegratedAgreement: Sendable {
    package let manuscript: Manuscript
    package var weave: Weave
    package internal(set) var order: PaperOrder
    private(set) var inForce: InForce
    /// What each paper restates, in the order of the papers.
    private(set) var restatements: [Restatement] = []
    /// What each paper asks for, counted, in the order of the papers.
    package private(set) var tallies: [PaperTally] = []
    /// What the papers that stand beside the contract set aside, in their order.
    private(set) var setAside: [SetAsideProvision] = []
    /// What holds of everything signed, whatever the day.
    package private(set) var everythingSigned: EverythingSigned
    package private(set) var findings: [Finding] = []

    /// Reads a paper on the files of the version that it was drafted on. What it needs of the agreement it takes at once; what
    /// it gives reads the paper into the tree, which meanwhile has one owner.
    package typealias LateReading = (PaperManuscript, IntegratedAgreement, Version) -> (
        (inout Tree) -> (PaperManuscript, [Finding])
    )

    /// How the seals of papers are.
    package typealias SealJudge = (IntegratedAgreement) -> [(PaperIndex, Seal.State)]

    /// Anchors and weaves all papers, each on the version it was drafted on. Papers that cannot be placed are left out
    /// with a finding. The manuscript's tree moves into the weave.
    ///
    /// - Parameters:
    ///   - read: reads patches that come after other papers, which change the files as these leave them.
    ///   - judge: tells how the seals are that are over readings; asked only where a paper has one.
    package init(
        _ manuscript: consuming Manuscript, readingPatches read: LateReading? = nil,
        judgingSeals judge: SealJudge? = nil
    ) {
        order = PaperOrder(manuscript.papers)
        inForce = InForce()
        everythingSigned = EverythingSigned()
        findings = order.findings
        let tree = manuscript.tree
        manuscript.tree = Tree()
        self.manuscript = manuscript
        weave = Weave(tree: tree, base: manuscript.base)
        var unmarked: [(PaperIndex, PaperAnchor.UnmarkedWords)] = []
        // Papers that come after none were drafted on the same text and are anchored side by side.
        let first = order.papers.indices.filter {
            order.closures[$0] == Version() && order.papers[$0].instructions == nil && !order.papers[$0].isReadLate
        }
        var anchored = [AnchoredPaper?](repeating: nil, count: order.papers.count)
        for (index, paper) in zip(
            first, AnchorWorker.anchor(first.map { order.papers[$0] }, on: Version(), in: &weave))
        { anchored[index] = paper }
        for index in order.papers.indices.map(PaperIndex.init) {
            let base = order.closure(of: index)
            if order.papers[Int(index.index)].isReadLate, let read { readLate(index, on: base, read) }
            let paper = exchange(&anchored[Int(index.index)], for: nil) ?? anchor(index, on: base)
            findings += paper.findings
            restatements.append(paper.restatement)
            setAside += paper.setAside.map { SetAsideProvision(paper: index, provision: $0, instead: $1) }
            tallies.append(PaperTally(paper.operations, setAside: paper.setAside.map(\.provision), in: weave))
            unmarked += paper.unmarked.map { (index, $0) }
            for stray in paper.strays { weave.tree.takeOut(stray) }
            let hand = Weave.Hand(paper: index, presence: weave.presence(in: base)) { [order] in
                order.areConcurrent(index, $0)
            }
            weave.integrate(paper.operations, by: hand, baseWords: paper.baseWords)
        }
        for (index, words) in unmarked { findings.append(finished(words, of: index)) }
        // A seal is over what a paper makes of the contract, which is known only now.
        if let judge, order.papers.contains(where: { $0.paper.seal?.digests != nil }) {
            for (index, state) in judge(self) { order.papers[Int(index.index)].paper.seal?.state = state }
        }
        inForce = InForce(order, self.manuscript)
        findings += inForce.findings
        everythingSigned = EverythingSigned(self)
    }

    /// Where unmarked words are another paper's, the cure is to come after it.
    private func finished(_ unmarked: PaperAnchor.UnmarkedWords, of paper: PaperIndex) -> Finding {
        let finding = unmarked.finding
        let wanted = Set(unmarked.words)
        let sources = (weave.recordsByPlace[unmarked.place] ?? []).map { weave.records[$0] }.filter { record in
            !wanted.isEmpty && wanted.isSubset(of: record.insertedWords) && !record.papers.contains(paper)
        }
        guard let source = sources.first?.papers.first else { return finding }
        let other = order[source].id
        return Finding(
            finding.rule, at: finding.position,
            finding.message + " These words are those of \(other).",
            cure: "If this paper builds on \(other), write `after: [\(other)]` in its front matter. "
                + (finding.rule == .staleText ? PaperAnchor.otherCureOfStalePatch : finding.cure ?? ""),
            papers: finding.papers + [other], provision: finding.provision,
            related: finding.related
                + (sources.first?.positions.first.map { [Finding.Related($0, "\(other) brings them here.")] } ?? []))
    }

    private mutating func readLate(_ index: PaperIndex, on base: Version, _ read: LateReading) {
        let reading = read(order.papers[Int(index.index)], self, base)
        let (paper, found) = weave.addProvisions(reading)
        order.papers[Int(index.index)] = paper
        findings += found
    }

    /// Anchors a paper on what is woven in so far.
    private mutating func anchor(_ index: PaperIndex, on base: Version) -> AnchoredPaper {
        let articles = NamedProvisions(articlesOf: weave, in: base)
        // The weave and its words move into the anchor and back; a second owner would copy what the paper writes into.
        let tokenizer = exchange(&weave.tokenizer, for: Tokenizer())
        let moved = exchange(&weave, for: Weave(tree: Tree(), base: .none))
        var anchor = PaperAnchor(
            order.papers[Int(index.index)], on: base, weave: moved, articles: articles, tokenizer: tokenizer)
        anchor.run()
        weave = exchange(&anchor.weave, for: Weave(tree: Tree(), base: .none))
        weave.tokenizer = exchange(&anchor.tokenizer, for: Tokenizer())
        return AnchoredPaper(anchor)
    }

    // MARK: Versions

    /// The version of a name: `base`, `integrated`, `integrated@2026-01-01`, `TA-07`, `TA-03+TA-07`. Nil where a paper of
    /// that name is not known.
    package func version(named name: String) -> Version? {
        // A paper's own name may hold a plus.
        if let one = version(ofOne: name[...]) { return one }
        guard name.contains("+") else { return nil }
        var version = Version()
        for piece in name.split(separator: "+", omittingEmptySubsequences: false) {
            guard let one = self.version(ofOne: piece) else { return nil }
            version.insert(all: one)
        }
        return version
    }

    private static let dayPrefix = "integrated@"

    /// The papers of `integrated` or of `integrated@2026-01-01`; nil for other names.
    package func papersTogether(named name: String) -> PapersTogether? {
        let name = IntegratedAgreement.trimmed(name[...])
        if name == "integrated" { return everythingSigned.together }
        guard name.hasPrefix(IntegratedAgreement.dayPrefix) else { return nil }
        return CivilDate(name.dropFirst(IntegratedAgreement.dayPrefix.count)).map { papersTogether(on: $0) }
    }

    /// The papers that hold on a day.
    package func papersTogether(on day: CivilDate) -> PapersTogether {
        PapersTogether(inForce.papers(on: day, order), weave, order)
    }

    /// The days on which a paper in force cannot hold.
    package var daysInForce: DaysInForce { DaysInForce(inForce.signedPapers, weave, order) }

    /// A name without the spaces around it.
    private static func trimmed(_ name: Substring) -> String {
        let bytes = name.utf8.drop { $0 == 0x20 }
        let last = bytes.lastIndex { $0 != 0x20 }
        return last.flatMap { String(bytes[...$0]) } ?? ""
    }

    /// The version of a name that joins no others.
    private func version(ofOne name: Substring) -> Version? {
        let name = IntegratedAgreement.trimmed(name)
        if name == "base" { return Version() }
        if let together = papersTogether(named: name) { return Version(together.papers) }
        if name.hasPrefix(IntegratedAgreement.dayPrefix) { return nil }
        guard let index = order.index(of: name) else { return nil }
        var version = order.closure(of: index)
        version.insert(index)
        return version
    }

    /// Whether a paper is part of the contract at any time.
    package func isInForce(_ paper: PaperIndex) -> Bool { inForce.papers.contains(paper) }

    /// The names that can be written for a version, for messages.
    package var versionNames: [String] { ["base", "integrated"] + order.papers.map(\.paper.id) }
}
