import ConcordModel

/// Holds a version against the papers that it is made of: the contract with one paper alone must read as that paper says.
///
/// Nothing of this looks at how a paper was understood. The body of a paper is laid along the words of the version as it
/// stands, so that a fault of any earlier pass comes to light here and not on a page that somebody signs. Papers with an
/// error are left out: what is wrong with them is known, and no clean copy is written.
package final class PaperProof {
    let agreement: IntegratedAgreement
    let weave: Weave
    let index: PaperIndex
    let manuscript: PaperManuscript
    /// What the paper was drafted on, and the same with the paper.
    let earlier: ProvedReading
    let later: ProvedReading
    /// The articles of what it was drafted on, by name.
    private let articles: NamedProvisions
    /// What the paper's records say was changed: provisions whose words it changed, and lists of children.
    private let touched: Set<ProvisionID>
    let families: Set<ProvisionID>
    /// Its records in the weave.
    let records: [Int]
    /// What the proofs of a worker share.
    let memory: ProofMemory
    /// Where its words begin in the tree's text.
    private let firstByte: UInt32

    /// What is not as its paper says, for every paper of a version that has no error yet.
    ///
    /// - Parameters:
    ///   - known: the findings so far, by which papers with errors are known.
    ///   - lay: gives the files that a patch makes of what it was drafted on.
    package static func findings(
        of agreement: IntegratedAgreement, in version: Version, known: [Finding],
        lay: @Sendable (PaperManuscript, Version) -> [LaidFile]?
    ) -> [Finding] {
        let errors = known.filter { $0.severity == .error }
        let wrongFiles = Set(errors.map(\.position.file))
        let wrongPapers = Set(errors.flatMap(\.papers))
        let papers = agreement.order.papers.indices.map(PaperIndex.init).filter { index in
            let paper = agreement.order.papers[Int(index.index)].paper
            return version.contains(index) && !wrongPapers.contains(paper.id)
                && !wrongFiles.contains(paper.position.file)
        }
        if papers.isEmpty { return [] }
        let articles = NamedProvisions(articlesOf: agreement.weave, in: Version())
        let records = agreement.recordsByPaper
        return SideBySide.map(papers.count, state: { _ in ProofMemory(agreement.weave) }) { memory, turn in
            let own = records[Int(papers[turn].index)]
            return PaperProof(agreement, papers[turn], articles, own, memory).findings(lay)
        }.values.flatMap { $0 }
    }

    private init(
        _ agreement: IntegratedAgreement, _ index: PaperIndex, _ articles: NamedProvisions, _ records: [Int],
        _ memory: ProofMemory
    ) {
        self.memory = memory
        self.agreement = agreement
        weave = agreement.weave
        self.index = index
        manuscript = agreement.order.papers[Int(index.index)]
        let base = agreement.order.closure(of: index)
        var version = base
        version.insert(index)
        earlier = ProvedReading(base, of: weave)
        later = ProvedReading(version, of: weave)
        self.articles = base == Version() ? articles : NamedProvisions(articlesOf: weave, in: base)
        var touched: Set<ProvisionID> = []
        var families: Set<ProvisionID> = []
        for number in records {
            let place = weave.records[number].place
            if place.part == nil { families.insert(place.provision) } else { touched.insert(place.provision) }
            // A row is looked at as one.
            let parent = weave.parent(of: place.provision)
            if weave.tree[place.provision].kind == .cell, parent.exists { touched.insert(parent) }
            if weave.tree[place.provision].kind == .row { touched.insert(place.provision) }
        }
        self.touched = touched
        self.families = families
        self.records = records
        firstByte = PaperAnchor.firstByte(below: manuscript.before ?? manuscript.after, in: weave.tree)
    }

    /// Whether it asks for anything that was not refused.
    var isOperative: Bool { !touched.isEmpty || !families.isEmpty }

    /// Whether papers that it comes after are at odds.
    var isDraftedOnConflict: Bool {
        let base = agreement.order.closure(of: index)
        return base != Version() && !ConflictSearch(agreement, in: base).conflicts.isEmpty
    }

    /// The articles of a version that the paper changed something in, or brought.
    func touchedArticles(in reading: ProvedReading) -> [ProvisionID] {
        var tops: Set<ProvisionID> = []
        for id in touched.union(families) where id != weave.base { tops.formUnion(weave.ancestors(of: id)) }
        let children = reading.children(of: weave.base)
        return children.filter { tops.contains($0) || isOwn($0) || families.contains(weave.base) }
    }

    private func findings(_ lay: (PaperManuscript, Version) -> [LaidFile]?) -> [Finding] {
        let rows = rowsOutOfColumn()
        return rows.isEmpty ? findingsOfForm(lay) : rows
    }

    private func findingsOfForm(_ lay: (PaperManuscript, Version) -> [LaidFile]?) -> [Finding] {
        switch manuscript.paper.form {
        case .marked: marked()
        case .fullText: fullText()
        case .patch: patch(lay(manuscript, agreement.order.closure(of: index)))
        case .instructions: instructions()
        case .beside: []
        }
    }

    /// Whether the paper brought a provision or changed its words, as the weave has it.
    func isChanged(_ id: ProvisionID) -> Bool { touched.contains(id) || isOwn(id) }

    /// Whether a word stands in the paper rather than in the contract.
    func isOfPaper(_ token: Token) -> Bool { token.start >= firstByte }

    func isOwn(_ id: ProvisionID) -> Bool {
        var current = id
        while weave.tree[current].parent.exists { current = weave.tree[current].parent }
        return current == manuscript.after
    }

    // MARK: Articles

    /// The articles of what the paper was drafted on that one of the paper may be.
    func earlierHomes(of id: ProvisionID) -> [ProvisionID] {
        TargetSearch.matches(id, among: articles, in: weave.tree)
    }

    /// The same in the version with the paper: itself where the paper brings it.
    func laterHomes(of id: ProvisionID) -> [ProvisionID] {
        let changesList = families.contains(weave.base)
        let own = weave.sameAs[id] ?? id
        if !changesList, !changesNames { return earlierHomes(of: id) }
        let children = later.children(of: weave.base)
        if children.contains(own) { return [own] }
        let names = NamedProvisions(children, in: weave.tree) { later.label(of: $0) }
        return TargetSearch.matches(id, among: names, in: weave.tree)
    }

    /// Whether the paper renumbers or retitles an article.
    private var changesNames: Bool { touched.contains { weave.tree[$0].kind.isTopLevel } }

    // MARK: What is reported

    /// The paper's own citation of a place, and what both texts have there.
    func unproved(at place: SourcePosition, says shown: String, _ home: ProvisionID, reads printed: String) -> Finding {
        let id = manuscript.paper.id
        return Finding(
            .unprovedPaper, at: place,
            "With \(id) alone the agreement does not read as \(id) says. The paper: \(shown). The agreement: \(printed).",
            cure:
                "Nothing is printed from it. Say the same change in a plainer way, for instance by striking the provision and inserting it as it shall read, and look at it with `concord redline --from base --to \(id)`. If the paper is right as it stands, this is a fault of concord; please report it.",
            papers: [id], provision: home.exists ? CitationPrinter().citation(of: home, in: weave) : nil)
    }

    /// The words of a line, for people: its number, its title and its words.
    func words(of line: ReadingLines.Line?, in reading: ProvedReading) -> String {
        guard let line else { return "nothing more" }
        let cells = line.kind == .row ? reading.children(of: line.id).map { reading.string(.text, of: $0) } : []
        let parts = [reading.string(.label, of: line.id), reading.string(.heading, of: line.id)]
        let words = line.kind == .row ? cells.joined(separator: " | ") : reading.string(.text, of: line.id)
        return "“\((parts + [words]).filter { !$0.isEmpty }.joined(separator: " ").quotedInPart())”"
    }
}

extension IntegratedAgreement {
    /// What each paper changes, by number of record, in the order of the papers.
    package var recordsByPaper: [[Int]] {
        var records = [[Int]](repeating: [], count: order.papers.count)
        for (index, record) in weave.records.enumerated() {
            for paper in record.papers where records.indices.contains(Int(paper.index)) {
                records[Int(paper.index)].append(index)
            }
        }
        return records
    }
}
