import ConcordModel

/// Finds the conflicts of a version, from the records of what each paper did. Only places that several papers touched are
/// looked at; the result does not depend on the order of papers.
package struct ConflictSearch {
    let weave: Weave
    let order: PaperOrder
    let version: Version
    let presence: [Bool]
    let signs: ClosingSigns
    /// Whether numbers follow position, so that two provisions that papers bring cannot have one.
    let numbersFollow: Bool
    /// What the papers of this version restate that come after others: they may settle what those disagree about.
    private let settling: [(closure: Version, restatement: Restatement)]
    /// Whether a paper of this version comes after another.
    private let hasFollowers: Bool
    /// The provision of each strand of a family, by the strand's name.
    let contents: [ProvisionID: [ProvisionID]]
    package internal(set) var conflicts: [Conflict] = []
    /// Two papers changed different words of one sentence.
    package internal(set) var neighbours: [Conflict] = []
    /// From here on they are of the place that is looked at.
    var firstNeighbourHere = 0
    /// The sides of conflicts that have got more than two; there may be thousands of one.
    private var knownSides: [Int: Set<SideName>] = [:]

    /// - Parameter settles: whether papers that come after both sides settle what they disagree about.
    package init(_ agreement: IntegratedAgreement, in version: Version, settles: Bool = true) {
        weave = agreement.weave
        signs = ClosingSigns(text: agreement.weave.tree.text)
        order = agreement.order
        numbersFollow = agreement.manuscript.checkOptions.numbersFollow
        settling = agreement.order.papers.indices.compactMap { index in
            let (paper, restatement) = (PaperIndex(index), agreement.restatements[index])
            let closure = agreement.order.closure(of: paper)
            guard settles, version.contains(paper), !restatement.isEmpty, closure != Version() else { return nil }
            return (closure, restatement)
        }
        hasFollowers =
            settles
            && agreement.order.papers.indices.map(PaperIndex.init).contains {
                version.contains($0) && agreement.order.closure(of: $0) != Version()
            }
        contents = agreement.weave.families.mapValues { family in
            var contents = [ProvisionID](repeating: .none, count: family.count)
            for strand in family { contents[Int(strand.id)] = strand.content }
            return contents
        }
        self.version = version
        presence = agreement.weave.presence(in: version)
        let weave = self.weave
        var places: [Weave.Place] = []
        for (place, records) in weave.recordsByPlace where records.count > 1 {
            let first = weave.records[records[0]].papers
            if records.contains(where: { weave.records[$0].papers != first }) { places.append(place) }
        }
        places.sort { ($0.provision, $0.part?.rawValue ?? 9) < ($1.provision, $1.part?.rawValue ?? 9) }
        for place in places { search(place) }
        searchDeletedProvisions()
        searchMoves()
        searchLabels()
        searchTables()
    }

    func isActive(_ record: Weave.Record) -> Bool { record.papers.contains(where: version.contains) }

    /// Whether two records belong to papers of this version that do not know of each other.
    func areRivals(_ a: Weave.Record, _ b: Weave.Record) -> Bool {
        // Nearly always the work of one paper.
        if a.papers == b.papers { return false }
        let left = a.papers.filter(version.contains)
        let right = b.papers.filter(version.contains)
        guard !left.contains(where: right.contains) else { return false }
        return left.contains { p in right.contains { order.areConcurrent(p, $0) } }
    }

    /// Whether a paper of this version comes after both sides and says how the provision shall read.
    func isSettled(_ provision: ProvisionID, _ a: Weave.Record, _ b: Weave.Record) -> Bool {
        settling.contains { closure, restatement in
            a.papers.contains(where: closure.contains) && b.papers.contains(where: closure.contains)
                && restatement.covers(provision, in: weave)
        } || isDecided(a, b)
    }

    /// Whether a paper of this version that comes after both strikes what one of them brought: by instructions, it says how
    /// the words shall read without restating them all.
    private func isDecided(_ a: Weave.Record, _ b: Weave.Record) -> Bool {
        guard hasFollowers, a.place == b.place, a.place.part != nil else { return false }
        let brought = Set(a.inserted + b.inserted)
        return (weave.recordsByPlace[a.place] ?? []).contains { index in
            let record = weave.records[index]
            return record.struck.contains(where: brought.contains)
                && record.papers.contains { paper in
                    guard version.contains(paper) else { return false }
                    let closure = order.closure(of: paper)
                    return a.papers.contains(where: closure.contains) && b.papers.contains(where: closure.contains)
                }
        }
    }

    /// What tells the sides of a conflict apart.
    private struct SideName: Hashable {
        var papers: [PaperIndex]
        var inserted: String
        init(_ side: Conflict.Side) { (papers, inserted) = (side.papers, side.inserted) }
    }

    /// Notes a conflict, or a further side of one that is known; gives its index.
    @discardableResult
    mutating func add(
        _ rule: Rule, _ place: Weave.Place, _ a: Weave.Record, _ b: Weave.Record, about provision: ProvisionID? = nil
    ) -> Int {
        let strands = Set(a.struck + a.inserted).union(b.place == place ? b.struck + b.inserted : [])
        let sides = [side(a), side(b)]
        // Three papers over the same words are one conflict with three sides.
        if let index = conflicts.lastIndex(where: { $0.place == place && !$0.strands.isDisjoint(with: strands) }) {
            conflicts[index].strands.formUnion(strands)
            if knownSides[index] == nil { knownSides[index] = Set(conflicts[index].sides.map(SideName.init)) }
            for side in sides where knownSides[index]?.insert(SideName(side)).inserted == true {
                conflicts[index].sides.append(side)
            }
            return index
        }
        conflicts.append(
            Conflict(
                rule: rule, provision: provision ?? a.moved ?? place.provision, sides: sides, place: place,
                strands: strands))
        return conflicts.count - 1
    }

    mutating func addNeighbour(_ place: Weave.Place, _ a: Weave.Record, _ b: Weave.Record) {
        let papers = Set((a.papers + b.papers).filter(version.contains))
        if neighbours[firstNeighbourHere...].contains(where: { Set($0.sides.flatMap(\.papers)) == papers }) { return }
        neighbours.append(
            Conflict(
                rule: .neighbouringChange, provision: place.provision, sides: [side(a), side(b)], place: place,
                strands: []))
    }
}
