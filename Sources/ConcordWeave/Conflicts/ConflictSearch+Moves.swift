import ConcordModel

/// Conflicts between papers that move different provisions, each into, behind or in front of the other's.
extension ConflictSearch {
    mutating func searchMoves() {
        let moves = weave.records.filter { $0.moved != nil && !$0.inserted.isEmpty && isActive($0) }
        // The moves of one paper go together; there may be thousands.
        guard moves.contains(where: { $0.papers != moves[0].papers }) else { return }
        for (index, a) in moves.enumerated() {
            guard let first = a.moved else { continue }
            for b in moves[(index + 1)...] {
                guard let second = b.moved, first != second, areRivals(a, b),
                    weave.stands(a.place.provision, within: second, presence),
                    weave.stands(b.place.provision, within: first, presence),
                    !isSettled(first, a, b), !isSettled(second, a, b)
                else { continue }
                add(.competingMove, a.place, a, b, about: first)
            }
        }
        searchPassing(moves)
    }

    /// The children of a provision as one paper, or all, would have them.
    private struct Order {
        var children: [ProvisionID]
        var positions: [ProvisionID: Int]

        init(_ children: [ProvisionID]) {
            self.children = children
            positions = Dictionary(children.enumerated().map { ($1, $0) }, uniquingKeysWith: { a, _ in a })
        }

        subscript(position: Int) -> ProvisionID? { children.indices.contains(position) ? children[position] : nil }

        /// What stands right behind a provision, of what another order has too.
        func next(to id: ProvisionID, among other: Order) -> ProvisionID? {
            guard let position = positions[id] else { return nil }
            return children[(position + 1)...].first { other.positions[$0] != nil }
        }
    }

    /// Moves past each other. A provision is moved to a neighbor; where a paper that does not know of it moves the neighbor
    /// away, the place is no longer the one that was meant, and nobody has said which of the two goes first.
    private mutating func searchPassing(_ moves: [Weave.Record]) {
        var byProvision: [ProvisionID: [Int]] = [:]
        for (index, move) in moves.enumerated() {
            if let id = move.moved { byProvision[id, default: []].append(index) }
        }
        var owns: [Weave.Place: [PaperIndex: Order]] = [:]
        func own(_ record: Weave.Record) -> Order? {
            guard let paper = record.papers.first(where: version.contains) else { return nil }
            if let known = owns[record.place]?[paper] { return known }
            var drafted = order.closure(of: paper)
            drafted.insert(paper)
            let made = Order(weave.children(of: record.place.provision, weave.presence(in: drafted)))
            owns[record.place, default: [:]][paper] = made
            return made
        }
        var all: [Weave.Place: Order] = [:]
        func together(_ place: Weave.Place) -> Order {
            if let known = all[place] { return known }
            let made = Order(weave.children(of: place.provision, presence))
            all[place] = made
            return made
        }
        for a in moves {
            guard let first = a.moved, let mine = own(a), let position = mine.positions[first] else { continue }
            let neighbors = [mine[position - 1], mine[position + 1]]
            /// Whether a neighbor still stands on its side.
            func stays(_ side: Int) -> Bool {
                guard let neighbor = neighbors[side] else { return false }
                let now = together(a.place)
                return side == 0
                    ? now.next(to: neighbor, among: mine) == first : now.next(to: first, among: mine) == neighbor
            }
            let named: [Int]
            switch a.neighbor {
            case .front: named = [0]
            case .back: named = [1]
            case .any: named = [0, 1]
            case .none: named = []
            }
            if named.contains(where: stays) { continue }
            for side in named {
                guard let neighbor = neighbors[side], let others = byProvision[neighbor] else { continue }
                for b in others.map({ moves[$0] }) where areRivals(a, b) {
                    guard ![first, neighbor, a.place.provision].contains(where: { isSettled($0, a, b) }) else {
                        continue
                    }
                    conflicts[add(.competingMove, a.place, a, b, about: first)].isPassing = true
                }
            }
        }
    }
}
