/// The smallest piece of text that is compared, struck or inserted: a word, a sign, the space between them, or a number
/// that is written twice.
///
/// `exact` and `loose` are numbers of a `WordTable`. Equal `exact` means the same bytes in the same style; equal `loose`
/// means the same word, typographic quotes, dashes and style aside.
package struct Token: Sendable, Hashable {
    package var start: UInt32
    package var length: UInt32
    /// Offset in the file it was read from.
    package var source: UInt32
    package var style: Style
    package var exact: UInt32
    package var loose: UInt32
    package var isSpace: Bool
    /// Whether it is a sign that ends a sentence: `.`, `?` or `!`.
    package var isStop: Bool

    package init(
        start: Int, length: Int, source: UInt32, style: Style, exact: UInt32, loose: UInt32, isSpace: Bool,
        isStop: Bool = false
    ) {
        self.start = UInt32(start)
        self.length = UInt32(length)
        self.source = source
        self.style = style
        self.exact = exact
        self.loose = loose
        self.isSpace = isSpace
        self.isStop = isStop
    }

    package var bytes: Range<Int> { Int(start)..<Int(start + length) }
}

/// One contiguous change to the words of a part: tokens struck, and tokens put in their place.
package struct WordChange: Sendable {
    /// Indices among the tokens of the part as the paper's own base reads; empty for a pure insertion before that index.
    package var struck: Range<Int>
    package var inserted: [Token]
    /// Where the paper says so.
    package var position: SourcePosition
    package init(struck: Range<Int>, inserted: [Token], position: SourcePosition) {
        self.struck = struck
        self.inserted = inserted
        self.position = position
    }
}

/// Which neighbor a paper names for the place of what it moves.
package enum Neighbor: Sendable {
    /// `after Section 2`, `before Section 2`.
    case front, back
    /// `to the end`.
    case none
    /// It shows the place and names nothing: what stands on either side may tell it.
    case any
}

/// What a paper asks for. Every form of paper becomes these, and nothing behind this point knows which form it had.
package enum Operation: Sendable {
    /// Changes words of a part: of the text, or of the heading (retitling). A table cell is a
    /// provision, so that setting a cell is this too.
    case replaceWords(ProvisionID, Part, WordChange)
    /// Gives a provision another label; the second is the parsed label's index in the tree, -1 for one that says nothing.
    case relabel(ProvisionID, as: Int32, WordChange)
    /// Puts a provision with all below it under a parent, behind a sibling (`.none`: as the first child).
    case insert(ProvisionID, under: ProvisionID, after: ProvisionID)
    /// Takes a provision away with all below it.
    case delete(ProvisionID, under: ProvisionID, at: SourcePosition)
    /// Takes a provision with all below it from one parent to a place under another, or under the same, behind a sibling as
    /// the paper's own result has it (`.none`: as the first child). It stays the same provision.
    case move(
        ProvisionID, from: ProvisionID, under: ProvisionID, after: ProvisionID, at: SourcePosition,
        beside: Neighbor = .any)
}
