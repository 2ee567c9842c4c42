import ConcordModel

/// Weaving one paper in: what its operations do to threads, and the records of it from which conflicts are found.
extension Weave {
    /// Weaves one paper in; its operations count by what it sees in the version it was drafted on. `baseWords` are the words
    /// of parts that were not touched yet, as far as they are known.
    mutating func integrate(_ operations: [Operation], by hand: Hand, baseWords: [Place: [Token]] = [:]) {
        var changes = ChangesByPlace()
        for operation in operations {
            switch operation {
            case .replaceWords(let id, let part, let change):
                changes.add(change, at: Place(provision: id, part: part))
            case .relabel(let id, let label, let change):
                changes.add(change, at: Place(provision: id, part: .label))
                relabels[id, default: []].append((hand.paper, label))
            case .insert(let id, let parent, let sibling):
                insert(id, at: Landing(under: parent, after: sibling), by: hand)
            case .delete(let id, let parent, let position):
                delete(id, under: parent, at: position, by: hand)
            case .move(let id, let old, let parent, let sibling, let position, let neighbor):
                move(
                    id, from: old, to: Landing(under: parent, after: sibling, beside: neighbor), at: position, by: hand)
            }
        }
        for (place, changes) in changes.list {
            replaceWords(changes, at: place, by: hand, baseWords: baseWords[place])
        }
    }

    /// Changes of words by place, in the order in which the places come. Those of one place mostly come together.
    private struct ChangesByPlace {
        private(set) var list: [(place: Place, changes: [WordChange])] = []
        private var indices: [Place: Int] = [:]

        mutating func add(_ change: WordChange, at place: Place) {
            if let last = list.indices.last, list[last].place == place {
                list[last].changes.append(change)
                return
            }
            if list.count == 1 { indices[list[0].place] = 0 }
            if !list.isEmpty {
                if let known = indices[place] {
                    list[known].changes.append(change)
                    return
                }
                indices[place] = list.count
            }
            list.append((place, [change]))
        }
    }

    mutating func replaceWords(_ changes: [WordChange], at place: Place, by hand: Hand, baseWords: [Token]? = nil) {
        let (paper, presence) = (hand.paper, hand.presence)
        guard let part = place.part else { return }
        // Moved out and back: a second owner would make a copy.
        var thread =
            exchange(&threads[place], for: nil)
            ?? newThread(baseWords ?? tokens(of: tree[place.provision].runs(of: part)))
        let earlier = recordsByPlace[place] ?? []
        // What the paper sees: its own strands are not in its base, so the view holds while it is applied.
        var view: [Int32] = []
        view.reserveCapacity(thread.count)
        for strand in thread
        where presence.count > Int(max(strand.brought, strand.struck)) && Weave.isVisible(strand, presence) {
            view.append(strand.id)
        }
        for change in changes {
            let struck = Array(view[change.struck])
            let left = change.struck.lowerBound > 0 ? view[change.struck.lowerBound - 1] : -1
            let words = change.inserted.map(\.exact)
            if let same = earlier.first(where: {
                records[$0].struck == struck && records[$0].insertedWords == words && records[$0].left == left
                    && records[$0].papers.allSatisfy(hand.isConcurrent)
            }) {
                share(same, with: paper, at: change.position, in: &thread)
                continue
            }
            thread.markStruck(struck) { sets.adding(paper, to: $0) }
            let anchor = struck.last ?? left
            let brought = sets.adding(paper, to: 0)
            let at = thread.insertionIndex(behind: anchor, isReplacement: !struck.isEmpty) {
                Weave.isSeen($0, presence)
            }
            let first = Int32(thread.count)
            let strands = change.inserted.enumerated().map { index, token in
                let id = first + Int32(index)
                return WordStrand(
                    content: token, id: id, anchor: index == 0 ? anchor : id - 1, isReplacement: !struck.isEmpty,
                    brought: brought, struck: 0)
            }
            thread.insert(contentsOf: strands, at: at)
            let inserted = strands.map(\.id)
            add(
                Record(
                    papers: [paper], place: place, struck: struck, inserted: inserted, left: left,
                    insertedWords: words, positions: [change.position]))
        }
        threads[place] = thread
        touched[Int(place.provision.index)] |= Weave.bit(part)
    }

    func newThread(_ words: [Token]) -> [WordStrand] {
        var thread: [WordStrand] = []
        thread.reserveCapacity(words.count + words.count / 4 + 8)
        for (index, token) in words.enumerated() {
            thread.append(
                WordStrand(content: token, id: Int32(index), anchor: -2, isReplacement: false, brought: 0, struck: 0))
        }
        return thread
    }

    /// Two papers make the same change: it is one change with two sources.
    mutating func share(
        _ index: Int, with paper: PaperIndex, at position: SourcePosition, in thread: inout [WordStrand]
    ) {
        records[index].papers.append(paper)
        records[index].positions.append(position)
        thread.markStruck(records[index].struck) { sets.adding(paper, to: $0) }
        let inserted = Set(records[index].inserted)
        for position in thread.indices where inserted.contains(thread[position].id) {
            thread[position].brought = sets.adding(paper, to: thread[position].brought)
        }
    }
}
