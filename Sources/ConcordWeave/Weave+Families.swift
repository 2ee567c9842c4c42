import ConcordModel

/// What operations do to the lists of children.
extension Weave {
    /// The paper that acts, and what it sees.
    struct Hand {
        var paper: PaperIndex
        /// The version it was drafted on.
        var presence: [Bool]
        var isConcurrent: (PaperIndex) -> Bool
    }

    /// Where a provision comes to stand: under a parent, behind a sibling as the paper's own result has it.
    struct Landing {
        var parent: ProvisionID
        var sibling: ProvisionID

        init(under parent: ProvisionID, after sibling: ProvisionID) {
            self.parent = parent
            self.sibling = sibling
        }
    }

    mutating func insert(_ id: ProvisionID, at landing: Landing, by hand: Hand) {
        let parent = sameAs[landing.parent] ?? landing.parent
        let place = Place(provision: parent, part: nil)
        let left = strand(of: landing.sibling, in: family(of: parent), hand)?.id ?? -1
        let words = [digest(of: id)]
        if let same = recordsByPlace[place]?.first(where: {
            records[$0].struck.isEmpty && records[$0].moved == nil && records[$0].insertedWords == words
                && records[$0].left == left && records[$0].papers.allSatisfy(hand.isConcurrent)
        }) {
            share(same, with: hand.paper, at: tree[id].position)
            // What the paper puts behind its own copy stands behind the one that is there.
            if let there = contents(of: same).first { sameAs[id] = there }
            return
        }
        let strand = put(id, under: parent, behind: left, by: hand)
        add(
            Record(
                papers: [hand.paper], place: place, struck: [], inserted: [strand], left: left, insertedWords: words,
                positions: [tree[id].position]))
        parents[id] = parent
    }

    mutating func delete(_ id: ProvisionID, under parent: ProvisionID, at position: SourcePosition, by hand: Hand) {
        guard let name = strike(id, under: parent, by: hand) else { return }
        let place = Place(provision: parent, part: nil)
        if let same = recordsByPlace[place]?.first(where: {
            records[$0].struck == [name] && records[$0].moved == nil && records[$0].papers.allSatisfy(hand.isConcurrent)
        }) {
            records[same].papers.append(hand.paper)
            records[same].positions.append(position)
            return
        }
        add(
            Record(
                papers: [hand.paper], place: place, struck: [name], inserted: [], left: name, insertedWords: [],
                positions: [position]))
    }

    /// The provision is struck where it stood and stands as itself in the other place: two strands, one identity.
    mutating func move(
        _ id: ProvisionID, from old: ProvisionID, to landing: Landing, at position: SourcePosition, by hand: Hand
    ) {
        let parent = sameAs[landing.parent] ?? landing.parent
        let left = strand(of: landing.sibling, in: family(of: parent), hand)?.id ?? -1
        guard let name = strike(id, under: old, by: hand) else { return }
        let (origin, target) = (Place(provision: old, part: nil), Place(provision: parent, part: nil))
        if let same = recordsByPlace[origin]?.first(where: { index in
            let record = records[index]
            guard record.struck == [name], record.moved == id, record.papers.allSatisfy(hand.isConcurrent) else {
                return false
            }
            return records[record.counterpart].place == target && records[record.counterpart].left == left
        }) {
            let counterpart = records[same].counterpart
            records[same].papers.append(hand.paper)
            records[same].positions.append(position)
            share(counterpart, with: hand.paper, at: position)
            return
        }
        let strand = put(id, under: parent, behind: left, by: hand)
        let source = records.count
        add(
            Record(
                papers: [hand.paper], place: origin, struck: [name], inserted: [], left: name, insertedWords: [],
                positions: [position], moved: id, counterpart: source + 1))
        add(
            Record(
                papers: [hand.paper], place: target, struck: [], inserted: [strand], left: left, insertedWords: [],
                positions: [position], moved: id, counterpart: source))
        let first = self.parent(of: id)
        homes[id, default: [first]].append(parent)
    }

    // MARK: Strands

    /// Puts a provision into a family and gives the name of its strand.
    private mutating func put(
        _ id: ProvisionID, under parent: ProvisionID, behind left: Int32, by hand: Hand
    ) -> Int32 {
        var family = family(of: parent)
        let strand = ChildStrand(
            content: id, id: Int32(family.count), anchor: left, isReplacement: false,
            brought: sets.adding(hand.paper, to: 0), struck: 0)
        let index = family.insertionIndex(behind: left, isReplacement: false) { Weave.isSeen($0, hand.presence) }
        family.insert(strand, at: index)
        families[parent] = family
        touched[Int(parent.index)] |= Weave.childrenBit
        return strand.id
    }

    /// Marks the strand of a provision as struck by the paper and gives its name; nil where the paper sees no such child.
    private mutating func strike(_ id: ProvisionID, under parent: ProvisionID, by hand: Hand) -> Int32? {
        var family = family(of: parent)
        guard let name = strand(of: id, in: family, hand)?.id else { return nil }
        family.markStruck([name]) { sets.adding(hand.paper, to: $0) }
        families[parent] = family
        touched[Int(parent.index)] |= Weave.childrenBit
        return name
    }

    /// The strand by which a paper knows a provision: the one that it brought itself, else the one that it sees. A provision
    /// that was moved within its family has several.
    private func strand(of id: ProvisionID, in family: [ChildStrand], _ hand: Hand) -> ChildStrand? {
        guard id.exists else { return nil }
        let id = sameAs[id] ?? id
        var seen: ChildStrand?
        for strand in family where strand.content == id {
            if sets[strand.brought].contains(hand.paper), !sets[strand.struck].contains(hand.paper) { return strand }
            let isKnown = Int(max(strand.brought, strand.struck)) < hand.presence.count
            if isKnown, Weave.isVisible(strand, hand.presence) { seen = strand }
            // Struck by this paper a moment ago, with sets that are younger than its view.
            if !isKnown, seen == nil { seen = strand }
        }
        return seen
    }

    private mutating func share(_ index: Int, with paper: PaperIndex, at position: SourcePosition) {
        records[index].papers.append(paper)
        records[index].positions.append(position)
        let parent = records[index].place.provision
        let inserted = records[index].inserted
        var family = family(of: parent)
        for index in family.indices where inserted.contains(family[index].id) {
            family[index].brought = sets.adding(paper, to: family[index].brought)
        }
        families[parent] = family
    }

    /// The provisions that a record of a family brought.
    func contents(of record: Int) -> [ProvisionID] {
        let inserted = records[record].inserted
        return family(of: records[record].place.provision).filter { inserted.contains($0.id) }.map(\.content)
    }

    mutating func add(_ record: Record) {
        recordsByPlace[record.place, default: []].append(records.count)
        records.append(record)
    }

    /// The children of a provision as strands, of the base where no paper has touched them.
    func family(of parent: ProvisionID) -> [ChildStrand] {
        if let family = families[parent] { return family }
        return tree.children(of: parent).enumerated().map { index, child in
            ChildStrand(content: child, id: Int32(index), anchor: -2, isReplacement: false, brought: 0, struck: 0)
        }
    }

    /// A number for the words and shape of a subtree as it was read; equal subtrees have equal numbers.
    mutating func digest(of id: ProvisionID) -> UInt32 { UInt32(truncatingIfNeeded: SubtreeDigest.of(id, in: tree)) }
}
