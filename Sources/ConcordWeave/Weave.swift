import ConcordModel

/// All versions of the agreement in one value.
///
/// The words of a part that any paper touches are a *thread*: one sequence of strands, each knowing the papers that
/// brought it and the papers that struck it, as SCCS and BitKeeper kept files. The children of a provision are kept the
/// same way. What no paper touches is not copied: it is the base tree itself. Every version, every redline between two
/// and the author of every word can be read off without comparing anything again.
package struct Weave: Sendable {
    /// One token of a thread, or one child of a family.
    struct Strand<Content: Sendable>: Sendable {
        var content: Content
        /// Stable name within the thread.
        var id: Int32
        /// The strand it was put behind; -1 is the beginning, -2 for what the base has.
        var anchor: Int32
        /// Whether it came in the place of struck words, and so stands closer to them than a pure insertion.
        var isReplacement: Bool
        /// Set of papers that brought it; 0 is the base.
        var brought: UInt32
        var struck: UInt32
    }

    typealias WordStrand = Strand<Token>
    typealias ChildStrand = Strand<ProvisionID>

    /// A part of a provision, or (nil) the list of its children.
    struct Place: Hashable, Sendable {
        var provision: ProvisionID
        var part: Part?

        /// In one step: places are looked up for every part that a paper touches.
        func hash(into hasher: inout Hasher) {
            hasher.combine(Int(provision.index) << 2 | Int(part?.rawValue ?? 3))
        }
    }

    /// One change as a paper made it, by names of strands: what conflicts are found from.
    struct Record: Sendable {
        var papers: [PaperIndex]
        var place: Place
        /// Names of struck strands, ascending by place.
        var struck: [Int32]
        var inserted: [Int32]
        /// The strand in front of the insertion or of the first struck strand; -1 is the beginning.
        var left: Int32
        /// Exact numbers of the inserted words, to know the same change when another paper makes it.
        var insertedWords: [UInt32]
        /// Where each of the papers says so, beside `papers`.
        var positions: [SourcePosition]
        /// The provision that is moved: a move is two records, one where it stood and one where it comes to stand.
        var moved: ProvisionID?
        /// Index of the other record of a move.
        var counterpart = -1
        /// The neighbor that a move names for its place.
        var neighbor = Neighbor.any
    }

    package internal(set) var tree: Tree
    package let base: ProvisionID
    var threads: [Place: [WordStrand]] = [:]
    var families: [ProvisionID: [ChildStrand]] = [:]
    /// A bit for each part that is a thread, and one for the children, so that the untouched costs one look.
    var touched: [UInt8]
    var sets = PaperSets()
    var records: [Record] = []
    var recordsByPlace: [Place: [Int]] = [:]
    /// Those that insert or strike a child.
    var recordsByChange: [FamilyChange: [Int]] = [:]
    /// Where a strand was found last.
    var lastPlace = (parent: ProvisionID.none, index: 0)
    var tokenizer = Tokenizer()
    /// Labels that papers gave, as they were parsed, in the order of the papers.
    var relabels: [ProvisionID: [(paper: PaperIndex, label: Int32)]] = [:]
    /// Parents as the weave has them: a provision that a paper inserts hangs under its new parent.
    var parents: [ProvisionID: ProvisionID] = [:]
    /// All parents that a moved provision has or had.
    var homes: [ProvisionID: [ProvisionID]] = [:]
    /// Provisions of papers that were inserted by an earlier paper already, word for word: which one that is.
    var sameAs: [ProvisionID: ProvisionID] = [:]

    init(tree: consuming Tree, base: ProvisionID) {
        self.tree = tree
        self.base = base
        touched = []
        touched = Array(repeating: 0, count: self.tree.provisions.count)
    }

    static let childrenBit: UInt8 = 8
    static func bit(_ part: Part) -> UInt8 { 1 << part.rawValue }

    func isTouched(_ id: ProvisionID, _ bit: UInt8) -> Bool { touched[Int(id.index)] & bit != 0 }

    /// Whether a paper touched the provision or anything that was read below it.
    func isTouchedBelow(_ id: ProvisionID) -> Bool {
        if touched[Int(id.index)] != 0 { return true }
        var child = tree[id].firstChild
        while child.exists {
            if isTouchedBelow(child) { return true }
            child = tree[child].nextSibling
        }
        return false
    }

    package func parent(of id: ProvisionID) -> ProvisionID { parents[id] ?? tree[id].parent }

    // MARK: Reading a version

    /// Which sets of papers have a member in a version.
    func presence(in version: Version) -> [Bool] {
        // Nearly every paper is drafted on the base alone.
        version == Version()
            ? Array(repeating: false, count: sets.sets.count) : sets.sets.map { $0.contains(where: version.contains) }
    }

    static func isVisible<C>(_ strand: Strand<C>, _ presence: [Bool]) -> Bool {
        (strand.brought == 0 || presence[Int(strand.brought)]) && !presence[Int(strand.struck)]
    }

    /// Whether a strand was brought by a paper of the version, so that whoever drafts on it has seen the strand.
    static func isSeen<C>(_ strand: Strand<C>, _ presence: [Bool]) -> Bool {
        strand.brought != 0 && Int(strand.brought) < presence.count && presence[Int(strand.brought)]
    }

    func children(of id: ProvisionID, _ presence: [Bool]) -> [ProvisionID] {
        guard isTouched(id, Weave.childrenBit), let family = families[id] else { return Array(tree.children(of: id)) }
        return visible(family, of: id, presence).map(\.content)
    }

    /// The label of a provision in a version, as it was parsed.
    func label(of id: ProvisionID, in version: Version) -> Label? {
        guard isTouched(id, Weave.bit(.label)), let given = relabels[id]?.last(where: { version.contains($0.paper) })
        else { return tree.label(of: id) }
        return given.label < 0 ? nil : tree.labels[Int(given.label)]
    }

    /// The words of a part in a version. A thread's words have their numbers from the weave's own tokenizer; whoever
    /// brings another one looks at no threads.
    func tokens(
        _ part: Part, of id: ProvisionID, _ presence: [Bool], by tokenizer: inout Tokenizer
    ) -> [Token] {
        guard isTouched(id, Weave.bit(part)), let thread = threads[Place(provision: id, part: part)] else {
            return tokenizer.tokens(of: tree[id].runs(of: part), in: tree)
        }
        return thread.filter { Weave.isVisible($0, presence) }.map(\.content)
    }

    /// The words of runs, numbered by the weave itself: for threads that begin. A paper has its own tokenizer.
    mutating func tokens(of runs: Range<UInt32>) -> [Token] { tokenizer.tokens(of: runs, in: tree) }
}
