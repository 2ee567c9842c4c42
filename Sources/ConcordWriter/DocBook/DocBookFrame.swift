import ConcordModel

/// An element that is open while the page is written, with what its content model wants to know.
struct DocBookFrame {
    enum Kind {
        case root, section
        /// What follows the sections of its parent; see `DocBookWriter`.
        case continued
        case item, bullet, quote, table, row, cell
    }

    /// The list that the latest block of the element is part of. Lists belong to the element around them, since they
    /// are no provisions.
    enum List { case none, items, bullets }

    enum TablePart { case none, head, body }

    let kind: Kind
    /// One past the last provision that may stand inside.
    let end: Int
    var hasBlocks = false
    var hasSections = false
    var list = List.none
    /// The flag the open list carries. A list with a flag takes only entries with the same one.
    var listStanding = Standing.unchanged
    /// Tables: the part that is open, the number of columns, and whether rows follow the head. Rows: columns and cells.
    var tablePart = TablePart.none
    var columns = 1
    var hasBody = true
    var cells = 0
    /// Rows: the provision.
    var row = 0
    /// Continued: whether the element is `simplesect`, which no section may follow.
    var isLast = false

    init(_ kind: Kind, end: Int) {
        self.kind = kind
        self.end = end
    }

    /// Whether sections may stand inside.
    var takesSections: Bool {
        switch kind {
        case .root, .section: true
        case .continued, .item, .bullet, .quote, .table, .row, .cell: false
        }
    }
}
