import ConcordModel

/// What a paper asks for, counted by kind, and where: what the table of papers tells.
///
/// Each change of words counts once, however many words it is of; a cell, a title and a label count once each.
package struct PaperTally: Sendable, Hashable {
    package var replaced = 0
    package var inserted = 0
    package var struck = 0
    package var provisionsInserted = 0
    package var provisionsDeleted = 0
    package var moved = 0
    package var relabelled = 0
    package var retitled = 0
    package var cells = 0
    /// Articles, appendices and letters that it touches, each once, in the order in which they stand in the tree.
    package private(set) var places: [ProvisionID] = []

    init(_ operations: [Operation], setAside: [ProvisionID], in weave: Weave) {
        var titles: [ProvisionID] = []
        var changedCells: [ProvisionID] = []
        var touched: [ProvisionID] = []
        // What a paper inserts hangs in the paper's own tree until it is woven in.
        var homes: [ProvisionID: ProvisionID] = [:]
        for operation in operations {
            switch operation {
            case .replaceWords(let id, let part, let change):
                touched.append(id)
                if weave.tree[id].kind == .cell {
                    changedCells.append(id)
                } else if part == .heading {
                    titles.append(id)
                } else if change.struck.isEmpty {
                    inserted += 1
                } else if change.inserted.isEmpty {
                    struck += 1
                } else {
                    replaced += 1
                }
            case .relabel(let id, _, _):
                touched.append(id)
                relabelled += 1
            case .insert(let id, let parent, _):
                homes[id] = parent
                touched.append(id)
                provisionsInserted += 1
            case .delete(let id, _, _):
                touched.append(id)
                provisionsDeleted += 1
            case .move(let id, _, let parent, _, _, _):
                touched += [id, parent]
                moved += 1
            }
        }
        retitled = PaperTally.distinct(titles).count
        cells = PaperTally.distinct(changedCells).count
        func topLevel(_ id: ProvisionID) -> ProvisionID {
            var current = id
            while true {
                let parent = homes[current] ?? weave.parent(of: current)
                guard parent.exists, weave.tree[parent].kind != .agreement else { return current }
                current = parent
            }
        }
        // Of a paper beside the contract it tells more what it sets aside than that it is a letter.
        places = PaperTally.distinct((setAside.isEmpty ? PaperTally.distinct(touched) : setAside).map(topLevel))
    }

    /// Each once, in the order of the tree. Most papers touch a provision or two.
    private static func distinct(_ ids: [ProvisionID]) -> [ProvisionID] {
        if ids.count < 2 { return ids }
        var distinct: [ProvisionID] = []
        for id in ids.sorted() where distinct.last != id { distinct.append(id) }
        return distinct
    }

    /// Whether it asks for nothing.
    package var isEmpty: Bool {
        replaced + inserted + struck + provisionsInserted + provisionsDeleted + moved + relabelled + retitled + cells
            == 0
    }
}
