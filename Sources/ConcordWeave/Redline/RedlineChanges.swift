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
        guard let papers = papers(behind: key) else { return -1 }
        used.formUnion(papers)
        let change = RedlineChange(
            papers: agreement.order.names(of: papers), conflict: conflict,
            isConforming: papers.contains { agreement.order[$0].kind == .conformingChange })
        let index = indices[change] ?? Int32(list.count)
        if indices[change] == nil {
            indices[change] = index
            list.append(change)
        }
        indexOfKey[key] = index
        return index
    }

    /// The papers that brought or struck what differs, or, where the later version is without a paper that the earlier one
    /// has, those whose absence makes the difference.
    private func papers(behind key: Key) -> [PaperIndex]? {
        let brought = agreement.weave.sets[key.brought]
        let struck = agreement.weave.sets[key.struck]
        switch key.standing {
        case .inserted:
            let here = brought.filter(later.contains)
            let takenBack = struck.filter(earlier.contains)
            return here.isEmpty || !takenBack.isEmpty ? takenBack : here
        case .struck:
            let here = struck.filter(later.contains)
            return here.isEmpty ? brought.filter(earlier.contains) : here
        case .unchanged:
            return nil
        }
    }

    /// The papers that are behind any change, as a page names them.
    var papers: [RedlinePaper] {
        let conforming = used.filter { agreement.order[$0].kind == .conformingChange }
        var papers = used.subtracting(conforming).sorted().map { paper in
            RedlinePaper(id: agreement.order[paper].id, caption: PaperCaption.text(of: agreement.order[paper]))
        }
        if !conforming.isEmpty {
            let causes = agreement.order.names(of: conforming.sorted()).sorted(by: precedesNaturally)
            papers.append(RedlinePaper(id: "conforming", caption: PaperCaption.conforming(to: causes)))
        }
        return papers
    }
}
