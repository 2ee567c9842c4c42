import ConcordModel

/// The changes of a redline: who is behind each stretch of words, and behind each provision, that differs.
struct RedlineChanges {
    private let agreement: IntegratedAgreement
    private let earlier: Version
    private let later: Version
    /// Each once, in the order in which they were met.
    private(set) var list: [RedlineChange] = []
    private var indices: [RedlineChange: Int32] = [:]
    private var indexOfKey: [Key: Int32] = [:]
    private var used: Set<PaperIndex> = []

    /// What the change of a strand depends on: asked for every word that is touched.
    private struct Key: Hashable {
        var brought: UInt32
        var struck: UInt32
        var standing: Standing
        var conflict: Int?
    }

    init(_ agreement: IntegratedAgreement, from earlier: Version, to later: Version) {
        self.agreement = agreement
        self.earlier = earlier
        self.later = later
    }

    /// The change of a strand that stands so, as an index into `list`; -1 for what is unchanged.
    mutating func index<Content>(
        of strand: Weave.Strand<Content>, _ standing: Standing, conflict: Int?
    ) -> Int32 {
        let key = Key(brought: strand.brought, struck: strand.struck, standing: standing, conflict: conflict)
        if let known = indexOfKey[key] { return known }
        guard let change = change(behind: key) else { return -1 }
        let index = indices[change] ?? Int32(list.count)
        if indices[change] == nil {
            indices[change] = index
            list.append(change)
        }
        indexOfKey[key] = index
        return index
    }

    /// Who brought or struck what differs, or, where the later version is without a paper that the earlier one has, whose
    /// absence makes the difference.
    private mutating func change(behind key: Key) -> RedlineChange? {
        let brought = agreement.weave.sets[key.brought]
        let struck = agreement.weave.sets[key.struck]
        let (makers, absent): ([PaperIndex], [PaperIndex])
        switch key.standing {
        case .unchanged: return nil
        case .inserted:
            makers = brought.contains(where: earlier.contains) ? [] : brought.filter(later.contains)
            absent = struck.filter(earlier.contains)
        case .struck:
            makers = struck.filter(later.contains)
            absent = brought.filter(earlier.contains)
        }
        if makers.isEmpty { return absence(of: absent, conflict: key.conflict) }
        used.formUnion(makers)
        return RedlineChange(
            papers: agreement.order.names(of: makers), names: names(of: makers), conflict: key.conflict,
            reason: makers.contains { agreement.order[$0].kind == .conformingChange } ? .conforming : .made)
    }

    /// What comes of the later version's being without papers of the earlier one.
    private mutating func absence(of papers: [PaperIndex], conflict: Int?) -> RedlineChange {
        // Of two provisions that were moved into one another, nobody.
        if papers.isEmpty { return RedlineChange(papers: [], conflict: conflict) }
        used.formUnion(papers)
        let order = agreement.order
        if papers.contains(where: { order[$0].kind == .conformingChange }) {
            // The numbers of the later version follow from its own papers; those that it has not are why others are gone.
            let causes = order.names(of: papers).compactMap(order.index(of:))
            let gone = causes.filter { !later.contains($0) }
            let named = gone.isEmpty ? causes : gone
            return RedlineChange(
                papers: order.names(of: named), names: names(of: named), conflict: conflict,
                reason: gone.isEmpty ? .conforming : .conformingWithout)
        }
        let successors = papers.map { order.successors(of: $0).filter(later.contains) }
        guard successors.allSatisfy({ !$0.isEmpty }) else {
            return RedlineChange(
                papers: order.names(of: papers), names: names(of: papers), conflict: conflict, reason: .without)
        }
        let instead = Set(successors.joined()).sorted()
        if papers.contains(where: { !order[$0].kind.bindsWhenSigned }) {
            return RedlineChange(
                papers: order.names(of: papers), names: names(of: papers), conflict: conflict,
                reason: .givenUpFor(names(of: instead)))
        }
        used.formUnion(instead)
        return RedlineChange(
            papers: order.names(of: instead), names: names(of: instead), conflict: conflict,
            reason: .inPlaceOf(names(of: papers)))
    }

    /// The papers as readers know them.
    private func names(of papers: [PaperIndex]) -> [String] {
        var names: [String] = []
        for paper in papers {
            for name in PaperCaption.names(of: agreement.order[paper], in: agreement) where !names.contains(name) {
                names.append(name)
            }
        }
        return names
    }

    /// The papers of both versions, as a page names them: those of the later version, then those that only the earlier one
    /// has. A paper stands here though a later one replaced all its words.
    var papers: [RedlinePaper] {
        let order = agreement.order
        let all = order.papers.indices.map(PaperIndex.init)
        var papers: [RedlinePaper] = []
        for (isPart, remark) in [(true, ""), (false, ", not part of the later version")] {
            for paper in all where later.contains(paper) == isPart && (isPart || earlier.contains(paper)) {
                let remark = isPart && earlier.contains(paper) ? ", part of both versions" : remark
                papers.append(
                    RedlinePaper(
                        id: order[paper].id, caption: PaperCaption.text(of: order[paper], in: agreement) + remark))
            }
        }
        let conforming = used.filter { order[$0].kind == .conformingChange }
        if !conforming.isEmpty {
            let causes = order.names(of: conforming.sorted()).sorted(by: precedesNaturally)
            papers.append(RedlinePaper(id: "conforming", caption: PaperCaption.conforming(to: causes)))
        }
        return papers
    }
}
