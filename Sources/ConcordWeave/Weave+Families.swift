import ConcordModel

/// What operations do to the lists of children.
extension Weave {
    mutating func insert(
        _ id: ProvisionID, under parent: ProvisionID, after sibling: ProvisionID, _ paper: PaperIndex,
        _ presence: [Bool], _ concurrent: (PaperIndex) -> Bool
    ) {
        var family = families[parent] ?? newFamily(of: parent)
        let left = family.last { $0.content == sibling }?.id ?? -1
        let place = Place(provision: parent, part: nil)
        let words = [digest(of: id)]
        if let same = recordsByPlace[place]?.first(where: {
            records[$0].struck.isEmpty && records[$0].insertedWords == words && records[$0].left == left
                && records[$0].papers.allSatisfy(concurrent)
        }) {
            records[same].papers.append(paper)
            records[same].positions.append(tree[id].position)
            let inserted = records[same].inserted
            for index in family.indices where inserted.contains(family[index].id) {
                family[index].brought = sets.adding(paper, to: family[index].brought)
            }
            families[parent] = family
            return
        }
        let strand = ChildStrand(
            content: id, id: Int32(family.count), anchor: left, isReplacement: false,
            brought: sets.adding(paper, to: 0), struck: 0)
        let index = family.insertionIndex(behind: left, isReplacement: false) { Weave.isSeen($0, presence) }
        family.insert(strand, at: index)
        add(
            Record(
                papers: [paper], place: place, struck: [], inserted: [strand.id], left: left, insertedWords: words,
                positions: [tree[id].position]))
        families[parent] = family
        parents[id] = parent
        touched[Int(parent.index)] |= Weave.childrenBit
    }

    mutating func delete(
        _ id: ProvisionID, under parent: ProvisionID, at position: SourcePosition, _ paper: PaperIndex,
        _ concurrent: (PaperIndex) -> Bool
    ) {
        var family = families[parent] ?? newFamily(of: parent)
        guard let index = family.lastIndex(where: { $0.content == id }) else { return }
        let place = Place(provision: parent, part: nil)
        let name = family[index].id
        family[index].struck = sets.adding(paper, to: family[index].struck)
        families[parent] = family
        touched[Int(parent.index)] |= Weave.childrenBit
        if let same = recordsByPlace[place]?.first(where: {
            records[$0].struck == [name] && records[$0].papers.allSatisfy(concurrent)
        }) {
            records[same].papers.append(paper)
            records[same].positions.append(position)
            return
        }
        add(
            Record(
                papers: [paper], place: place, struck: [name], inserted: [], left: name, insertedWords: [],
                positions: [position]))
    }

    mutating func add(_ record: Record) {
        recordsByPlace[record.place, default: []].append(records.count)
        records.append(record)
    }

    func newFamily(of parent: ProvisionID) -> [ChildStrand] {
        tree.children(of: parent).enumerated().map { index, child in
            ChildStrand(content: child, id: Int32(index), anchor: -2, isReplacement: false, brought: 0, struck: 0)
        }
    }

    /// A number for the words and shape of a subtree as it was read; equal subtrees have equal numbers.
    mutating func digest(of id: ProvisionID) -> UInt32 { UInt32(truncatingIfNeeded: SubtreeDigest.of(id, in: tree)) }
}
