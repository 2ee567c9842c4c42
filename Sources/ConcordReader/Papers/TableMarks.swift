import ConcordModel

/// Marks stand inside the cells of a table, and still say that a whole row or column comes or goes: a row, or a column,
/// every cell of which is new is itself new, and one that is struck in every cell goes.
///
/// The two readings of a marked paper show empty cells there, which no contract has; they are taken out.
struct TableMarks {
    /// Takes them out of all tables of the two readings of a paper.
    static func apply(before: ProvisionID, after: ProvisionID, in tree: inout Tree) {
        let (shown, wanted) = (tables(below: before, in: tree), tables(below: after, in: tree))
        for (a, b) in shown.count == wanted.count ? Array(zip(shown, wanted)) : paired(shown, wanted, in: tree) {
            apply(a, b, in: &tree)
        }
    }

    /// What both readings have: what begins at one place of the paper. A table or a row between marks stands in one alone.
    private static func paired(
        _ before: [ProvisionID], _ after: [ProvisionID], in tree: Tree
    ) -> [(ProvisionID, ProvisionID)] {
        let places = Dictionary(after.map { (tree[$0].position, $0) }) { first, _ in first }
        return before.compactMap { id in places[tree[id].position].map { (id, $0) } }
    }

    private static func tables(below id: ProvisionID, in tree: Tree) -> [ProvisionID] {
        guard tree[id].kind != .table else { return [id] }
        return tree.children(of: id).flatMap { tables(below: $0, in: tree) }
    }

    private static func apply(_ shown: ProvisionID, _ wanted: ProvisionID, in tree: inout Tree) {
        let rows = paired(rows(of: shown, in: tree), rows(of: wanted, in: tree), in: tree)
        let cells = rows.map { (Array(tree.children(of: $0)), Array(tree.children(of: $1))) }
        guard cells.allSatisfy({ $0.0.count == $0.1.count }) else { return }
        for (row, pair) in cells.enumerated() {
            let (hasOld, hasNew) = (hasWords(pair.0, in: tree), hasWords(pair.1, in: tree))
            if !hasOld, hasNew { tree.takeOut(rows[row].0) }
            if hasOld, !hasNew { tree.takeOut(rows[row].1) }
        }
        let width = cells.map(\.0.count).max() ?? 0
        for column in 0..<width {
            let old = cells.compactMap { column < $0.0.count ? $0.0[column] : nil }
            let new = cells.compactMap { column < $0.1.count ? $0.1[column] : nil }
            // The head tells a column that comes or goes from one whose cells were empty.
            guard let oldHead = old.first, let newHead = new.first else { continue }
            if !hasWords(old, in: tree), hasWords([newHead], in: tree) {
                for cell in old { tree.takeOut(cell) }
            }
            if hasWords([oldHead], in: tree), !hasWords(new, in: tree) {
                for cell in new { tree.takeOut(cell) }
            }
        }
    }

    private static func rows(of table: ProvisionID, in tree: Tree) -> [ProvisionID] {
        tree.children(of: table).filter { tree[$0].kind == .row }
    }

    private static func hasWords(_ cells: [ProvisionID], in tree: Tree) -> Bool {
        cells.contains { cell in
            Part.allCases.contains { !tree[cell].runs(of: $0).isEmpty } || tree[cell].firstChild.exists
        }
    }
}
