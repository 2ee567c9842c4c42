/// What a provision is. Levels below `article` nest as the contract nests them; the kinds say how a part is printed, not
/// how deep it stands.
package enum ProvisionKind: UInt8, Sendable, CaseIterable {
    /// The whole agreement; one a version, never printed itself.
    case agreement
    /// The agreement's title, as `agreement.yml` gives it.
    case title
    /// Words of the cover or back cover; lines are kept.
    case cover
    /// A head between articles ("DIVISION 3 – LEAVE"); it stands before what it heads and holds nothing.
    case division
    /// A level-one head with a number.
    case article
    case appendix
    case letter
    /// A level-one head without a number: preamble, definitions, signature page.
    case front
    /// A section, with a label, a title or both.
    case section
    /// An enumerated item.
    case item
    /// An item of a list without numbers; its label is the bullet.
    case bullet
    /// Unnumbered text.
    case paragraph
    case table
    case row
    case cell
    case caption
    /// Text whose lines and spaces are kept (fenced).
    case verbatim
    /// A quoted note or example; holds blocks.
    case quote
    /// A footnote; its label is the mark that refers to it.
    case footnote
    /// A line of dashes, asterisks or underscores, kept as written.
    case rule

    /// Written out, as for `Standing`.
    package static func == (a: ProvisionKind, b: ProvisionKind) -> Bool { a.rawValue == b.rawValue }

    /// Whether a heading of level one opens it, so that it has a file and a place in the table of contents of its own.
    package var isTopLevel: Bool {
        switch self {
        case .article, .appendix, .letter, .front: true
        case .agreement, .title, .cover, .division, .section, .item, .bullet, .paragraph, .table, .row, .cell,
            .caption, .verbatim, .quote, .footnote, .rule:
            false
        }
    }

    /// Whether it comes from the frame, `agreement.yml`, and not from a file of the contract.
    package var isOfFrame: Bool {
        switch self {
        case .agreement, .title, .cover, .division: true
        case .article, .appendix, .letter, .front, .section, .item, .bullet, .paragraph, .table, .row, .cell, .caption,
            .verbatim, .quote, .footnote, .rule:
            false
        }
    }

    /// Whether its words keep their lines and spaces.
    package var keepsLines: Bool {
        switch self {
        case .verbatim, .cover: true
        case .agreement, .title, .division, .article, .appendix, .letter, .front, .section, .item, .bullet, .paragraph,
            .table, .row, .cell, .caption, .quote, .footnote, .rule:
            false
        }
    }
}

/// The permanent identity of a provision. It is not the printed number and not the place in the file: it stays when the
/// provision is renumbered, retitled or moved.
package struct ProvisionID: Sendable, Hashable, Comparable {
    package let index: Int32
    package init(_ index: Int) { self.index = Int32(index) }
    package static let none = ProvisionID(-1)
    package var exists: Bool { index >= 0 }
    package static func < (a: ProvisionID, b: ProvisionID) -> Bool { a.index < b.index }
}

/// The three parts of a provision that hold words.
package enum Part: UInt8, Sendable, CaseIterable {
    case label, heading, text

    /// Written out, as for `Standing`.
    package static func == (a: Part, b: Part) -> Bool { a.rawValue == b.rawValue }
}

/// How a table column is set.
package enum Alignment: UInt8, Sendable {
    case none, left, center, right
}

/// One provision of a tree: links to its family and the runs of its three parts. Runs and bytes are held by the tree.
package struct Provision: Sendable {
    package var kind: ProvisionKind
    /// Sections: how deep among sections, from 1. Cells: unused.
    package var level: UInt8 = 0
    /// Cells: how the column is set.
    package var alignment: Alignment = .none
    /// Rows: whether it is a head row. Articles: whether the number is reserved or dead.
    package var isHead = false
    package var parent: ProvisionID = .none
    package var firstChild: ProvisionID = .none
    package var lastChild: ProvisionID = .none
    package var nextSibling: ProvisionID = .none
    package var label: Range<UInt32> = 0..<0
    package var heading: Range<UInt32> = 0..<0
    package var text: Range<UInt32> = 0..<0
    /// Index of the parsed label in the tree, or -1.
    package var labelValue: Int32 = -1
    package var position: SourcePosition
    /// One past the last byte of the provision's own words in the same file (children not counted).
    package var endOffset: UInt32 = 0

    package init(kind: ProvisionKind, position: SourcePosition) {
        self.kind = kind
        self.position = position
    }

    package func runs(of part: Part) -> Range<UInt32> {
        switch part {
        case .label: label
        case .heading: heading
        case .text: text
        }
    }
}
