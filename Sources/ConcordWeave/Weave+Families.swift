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

    /// A change of a list of children, by which the same change of another paper is known.
    struct FamilyChange: Hashable, Sendable {
        var parent: ProvisionID
        /// What is inserted, by its words; nil for what is struck.
        var word: UInt32?
        /// What it is put behind, or what is struck.
        var strand: Int32
    }

    /// Where a provision comes to stand: under a parent, behind a sibling as the paper's own result has it.
    struct Landing {
        var parent: ProvisionID
        var sibling: ProvisionID
        /// The neighbor that the paper names.
        var neighbor: Neighbor

        init(under parent: ProvisionID, after sibling: ProvisionID, beside neighbor: Neighbor = .any) {
            self.parent = parent
            self.sibling = sibling
            self.neighbor = neighbor
        }
    }

    mutating func insert(_ id: ProvisionID, at landing: Landing, by hand: Hand) {
        let parent = sameAs[landing.parent] ?? landing.parent
        let place = Place(provision: parent, part: nil)
        let left = strand(of: landing.sibling, under: parent, hand)
        let words = [digest(of: id)]
        let key = FamilyChange(parent: parent, word: words[0], strand: left)
        if let same = recordsByChange[key]?.first(where: { records[$0].papers.allSatisfy(hand.isConcurrent) }) {
            share(same, with: hand.paper, at: tree[id].position)
            // What the paper puts behind its own copy stands behind the one that is there.
            if let there = contents(of: same).first { sameAs[id] = there }
            return
        }
        let strand = put(id, under: parent, behind: left, by: hand)
        recordsByChange[key, default: []].append(records.count)
        add(
            Record(
                papers: [hand.paper], place: place, struck: [], inserted: [strand], left: left, insertedWords: words,
                positions: [tree[id].position]))
        parents[id] = parent
    }

    mutating func delete(_ id: ProvisionID, under parent: ProvisionID, at position: SourcePosition, by hand: Hand) {
        let struck = strike(id, under: parent, by: hand)
        guard let name = struck.first else { return }
        let place = Place(provision: parent, part: nil)
        let key = FamilyChange(parent: parent, word: nil, strand: name)
        if let same = recordsByChange[key]?.first(where: {
            records[$0].moved == nil && records[$0].papers.allSatisfy(hand.isConcurrent)
        }) {
            records[same].papers.append(hand.paper)
            records[same].positions.append(position)
            return
        }
        recordsByChange[key, default: []].append(records.count)
        add(
            Record(
                papers: [hand.paper], place: place, struck: struck, inserted: [], left: name, insertedWords: [],
                positions: [position]))
    }

    /// The provision is struck where it stood and stands as itself in the other place: two strands, one identity.
    mutating func move(
        _ id: ProvisionID, from old: ProvisionID, to landing: Landing, at position: SourcePosition, by hand: Hand
    ) {
        let parent = sameAs[landing.parent] ?? landing.parent
        let left = strand(of: landing.sibling, under: parent, hand)
        let struck = strike(id, under: old, by: hand)
        guard let name = struck.first else { return }
        let (origin, target) = (Place(provision: old, part: nil), Place(provision: parent, part: nil))
        let key = FamilyChange(parent: old, word: nil, strand: name)
        if let same = recordsByChange[key]?.first(where: { index in
            let record = records[index]
            guard record.moved == id, record.papers.allSatisfy(hand.isConcurrent) else { return false }
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
        recordsByChange[key, default: []].append(source)
        add(
            Record(
                papers: [hand.paper], place: origin, struck: struck, inserted: [], left: name, insertedWords: [],
                positions: [position], moved: id, counterpart: source + 1))
        add(
            Record(
                papers: [hand.paper], place: target, struck: [], inserted: [strand], left: left, insertedWords: [],
                positions: [position], moved: id, counterpart: source, neighbor: landing.neighbor))
        let first = self.parent(of: id)
        homes[id, default: [first]].append(parent)
    }

    // MARK: Strands

    /// Puts a provision into a family and gives the name of its strand.
    private mutating func put(
        _ id: ProvisionID, under parent: ProvisionID, behind left: Int32, by hand: Hand
    ) -> Int32 {
        let anchor = left < 0 ? nil : place(near: parent) { $0.id == left }
        let strand = ChildStrand(
            content: id, id: Int32(families[parent, default: []].count), anchor: left, isReplacement: false,
            brought: sets.adding(hand.paper, to: 0), struck: 0)
        let index = families[parent, default: []].insertionIndex(
            behind: left, at: anchor, isReplacement: false
        ) { Weave.isSeen($0, hand.presence) }
        families[parent, default: []].insert(strand, at: index)
        lastPlace = (parent, index)
        touched[Int(parent.index)] |= Weave.childrenBit
        return strand.id
    }

    /// Marks the strand of a provision as struck by the paper and gives its name; none where the paper sees no such child.
    /// Where papers moved the provision to several places, who comes after them takes it away from all.
    private mutating func strike(_ id: ProvisionID, under parent: ProvisionID, by hand: Hand) -> [Int32] {
        let name = strand(of: id, under: parent, hand)
        guard name >= 0 else { return [] }
        var names = [name]
        if homes[id] != nil {
            let family = families[parent, default: []]
            let copies = family.filter { strand in
                strand.content == id && strand.id != name && !isOwn(strand, hand)
                    && Int(max(strand.brought, strand.struck)) < hand.presence.count
                    && Weave.isVisible(strand, hand.presence)
            }
            if let first = family.first(where: { $0.id == name }), !isOwn(first, hand) { names += copies.map(\.id) }
        }
        for name in names {
            guard let index = place(near: parent, where: { $0.id == name }) else { continue }
            let struck = sets.adding(hand.paper, to: families[parent, default: []][index].struck)
            families[parent, default: []][index].struck = struck
        }
        touched[Int(parent.index)] |= Weave.childrenBit
        return names
    }

    /// The name of the strand by which a paper knows a provision: the one that it brought itself, else the one that it
    /// sees; -1 for none. A provision that was moved within its family has several. From here on the family has strands.
    private mutating func strand(of id: ProvisionID, under parent: ProvisionID, _ hand: Hand) -> Int32 {
        if families[parent] == nil { families[parent] = family(of: parent) }
        guard id.exists else { return -1 }
        let id = sameAs[id] ?? id
        if homes[id] == nil {
            guard let index = place(near: parent, where: { $0.content == id }) else { return -1 }
            let strand = families[parent, default: []][index]
            return isOwn(strand, hand) || isKnown(strand, hand) ? strand.id : -1
        }
        var seen: Int32 = -1
        for strand in families[parent, default: []] where strand.content == id {
            if isOwn(strand, hand) { return strand.id }
            let isOlder = Int(max(strand.brought, strand.struck)) < hand.presence.count
            if isKnown(strand, hand), isOlder || seen < 0 { seen = strand.id }
        }
        return seen
    }

    /// Whether the paper brought the strand and did not strike it again.
    private func isOwn(_ strand: ChildStrand, _ hand: Hand) -> Bool {
        sets[strand.brought].contains(hand.paper) && !sets[strand.struck].contains(hand.paper)
    }

    /// Whether the paper sees the strand, or struck it a moment ago, with sets that are younger than its view.
    private func isKnown(_ strand: ChildStrand, _ hand: Hand) -> Bool {
        Int(max(strand.brought, strand.struck)) >= hand.presence.count || Weave.isVisible(strand, hand.presence)
    }

    /// Where the one strand of a family stands that is meant. What a paper asks for goes down the list, so that the search
    /// begins where the last one ended.
    private mutating func place(near parent: ProvisionID, where isMeant: (ChildStrand) -> Bool) -> Int? {
        let start = lastPlace.parent == parent ? lastPlace.index : 0
        let found = families[parent].flatMap { family in
            family[min(start, family.count)...].firstIndex(where: isMeant)
                ?? family[..<min(start, family.count)].firstIndex(where: isMeant)
        }
        if let found { lastPlace = (parent, found) }
        return found
    }

    private mutating func share(_ index: Int, with paper: PaperIndex, at position: SourcePosition) {
        records[index].papers.append(paper)
        records[index].positions.append(position)
        let parent = records[index].place.provision
        for name in records[index].inserted {
            guard let place = self.place(near: parent, where: { $0.id == name }) else { continue }
            let brought = sets.adding(paper, to: families[parent, default: []][place].brought)
            families[parent, default: []][place].brought = brought
        }
    }

    /// The provisions that a record of a family brought.
    private mutating func contents(of record: Int) -> [ProvisionID] {
        let parent = records[record].place.provision
        return records[record].inserted.compactMap { name in
            place(near: parent) { $0.id == name }.map { families[parent, default: []][$0].content }
        }
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
