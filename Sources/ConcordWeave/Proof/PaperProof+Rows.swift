import ConcordModel

/// Rows keep their cells. A version may read right though a cell was struck and its words stand in another one: then the
/// next paper, and whoever asks who brought a rate, is led to the wrong column.
extension PaperProof {
    /// A row that has as many cells as before has the same ones in the same order, unless a column of the whole table goes,
    /// comes or moves.
    func rowsOutOfColumn() -> [Finding] {
        for row in families.filter({ weave.tree[$0].kind == .row }).sorted() where !isOwn(row) {
            let (old, new) = (earlier.children(of: row), later.children(of: row))
            guard old.count == new.count, old != new else { continue }
            let others = later.children(of: weave.parent(of: row)).filter {
                weave.tree[$0].kind == .row && !isOwn($0) && earlier.children(of: $0).count == old.count
            }
            if others.allSatisfy({ earlier.children(of: $0) != later.children(of: $0) }) { continue }
            let line = ReadingLines.Line(id: row, kind: .row)
            return [
                unproved(
                    at: manuscript.paper.position, says: "no column of the table goes or comes", row,
                    reads: "cells of one row changed their columns, in \(words(of: line, in: later))")
            ]
        }
        return []
    }
}
