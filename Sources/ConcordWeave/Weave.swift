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
    }

    package internal(set) var tree: Tree
    package let base: ProvisionID
    var threads: [Place: [WordStrand]] = [:]
    var families: [ProvisionID: [ChildStrand]] = [:]
    /// A bit for each part that is a thread, and one for the children, so that the untouched costs one look.
    var touched: [UInt8]
    var sets = PaperSets()
    private(set) var records: [Record] = []
    private(set) var recordsByPlace: [Place: [Int]] = [:]
    var tokenizer = Tokenizer()
    /// Labels that papers gave, as they were parsed, in the order of the papers.
    private var relabels: [ProvisionID: [(paper: PaperIndex, label: Int32)]] = [:]
    /// Parents as the weave has them: a provision that a paper inserts hangs under its new parent.
    var parents: [ProvisionID: ProvisionID] = [:]

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
    func presence(in version: Version) -> [Bool] { sets.sets.map { $0.contains(where: version.contains) } }

    static func isVisible<C>(_ strand: Strand<C>, _ presence: [Bool]) -> Bool {
        (strand.brought == 0 || presence[Int(strand.brought)]) && !presence[Int(strand.struck)]
    }

    /// Whether a strand was brought by a paper of the version, so that whoever drafts on it has seen the strand.
    static func isSeen<C>(_ strand: Strand<C>, _ presence: [Bool]) -> Bool {
        strand.brought != 0 && Int(strand.brought) < presence.count && presence[Int(strand.brought)]
    }

    func children(of id: ProvisionID, _ presence: [Bool]) -> [ProvisionID] {
        guard isTouched(id, Weave.childrenBit), let family = families[id] else { return Array(tree.children(of: id)) }
        return family.filter { Weave.isVisible($0, presence) }.map(\.content)
    }

    /// The label of a provision in a version, as it was parsed.
    func label(of id: ProvisionID, in version: Version) -> Label? {
        guard isTouched(id, Weave.bit(.label)), let given = relabels[id]?.last(where: { version.contains($0.paper) })
        else { return tree.label(of: id) }
        return given.label < 0 ? nil : tree.labels[Int(given.label)]
    }

    /// The words of a part in a version, and where in the thread each stands (none for an untouched part).
    mutating func tokens(_ part: Part, of id: ProvisionID, _ presence: [Bool]) -> [Token] {
        guard isTouched(id, Weave.bit(part)), let thread = threads[Place(provision: id, part: part)] else {
            return tokenizer.tokens(of: tree[id].runs(of: part), in: tree)
        }
        return thread.filter { Weave.isVisible($0, presence) }.map(\.content)
    }

    mutating func tokens(of runs: Range<UInt32>) -> [Token] { tokenizer.tokens(of: runs, in: tree) }

    // MARK: Integrating

    /// Weaves one paper in. `base` is the version it was drafted on; its operations count by what they see there.
    mutating func integrate(_ operations: [Operation], of paper: PaperIndex, on base: Version, concurrent: (PaperIndex) -> Bool) {
        let presence = self.presence(in: base)
        var wordChanges: [Place: [WordChange]] = [:]
        var order: [Place] = []
        for operation in operations {
            switch operation {
            case .replaceWords(let id, let part, let change):
                let place = Place(provision: id, part: part)
                if wordChanges[place] == nil { order.append(place) }
                wordChanges[place, default: []].append(change)
            case .relabel(let id, let label, let change):
                let place = Place(provision: id, part: .label)
                if wordChanges[place] == nil { order.append(place) }
                wordChanges[place, default: []].append(change)
                relabels[id, default: []].append((paper, label))
            case .insert(let id, let parent, let sibling):
                insert(id, under: parent, after: sibling, paper, presence, concurrent)
            case .delete(let id, let parent, let position):
                delete(id, under: parent, at: position, paper, concurrent)
            }
        }
        for place in order { replaceWords(wordChanges[place] ?? [], at: place, paper, presence, concurrent) }
    }

    private mutating func replaceWords(
        _ changes: [WordChange], at place: Place, _ paper: PaperIndex, _ presence: [Bool], _ concurrent: (PaperIndex) -> Bool
    ) {
        guard let part = place.part else { return }
        var thread = threads[place] ?? newThread(part, of: place.provision)
        let earlier = recordsByPlace[place] ?? []
        // What the paper sees: its own strands are not in its base, so the view holds while it is applied.
        let view = thread.filter { presence.count > Int(max($0.brought, $0.struck)) && Weave.isVisible($0, presence) }.map(\.id)
        for change in changes {
            let struck = Array(view[change.struck])
            let left = change.struck.lowerBound > 0 ? view[change.struck.lowerBound - 1] : -1
            let words = change.inserted.map(\.exact)
            if let same = earlier.first(where: {
                records[$0].struck == struck && records[$0].insertedWords == words && records[$0].left == left
                    && records[$0].papers.allSatisfy(concurrent)
            }) {
                share(same, with: paper, at: change.position, in: &thread)
                continue
            }
            var inserted: [Int32] = []
            thread.markStruck(Set(struck)) { sets.adding(paper, to: $0) }
            let anchor = struck.last ?? left
            let brought = sets.adding(paper, to: 0)
            var at = thread.insertionIndex(behind: anchor, isReplacement: !struck.isEmpty) {
                Weave.isSeen($0, presence)
            }
            for token in change.inserted {
                let id = Int32(thread.count)
                thread.insert(
                    WordStrand(
                        content: token, id: id, anchor: inserted.last ?? anchor, isReplacement: !struck.isEmpty,
                        brought: brought, struck: 0), at: at)
                inserted.append(id)
                at += 1
            }
            add(
                Record(
                    papers: [paper], place: place, struck: struck, inserted: inserted, left: left,
                    insertedWords: words, positions: [change.position]))
        }
        threads[place] = thread
        touched[Int(place.provision.index)] |= Weave.bit(part)
    }

    private mutating func newThread(_ part: Part, of id: ProvisionID) -> [WordStrand] {
        tokens(of: tree[id].runs(of: part)).enumerated().map { index, token in
            WordStrand(content: token, id: Int32(index), anchor: -2, isReplacement: false, brought: 0, struck: 0)
        }
    }

    /// Two papers make the same change: it is one change with two sources.
    private mutating func share(
        _ index: Int, with paper: PaperIndex, at position: SourcePosition, in thread: inout [WordStrand]
    ) {
        records[index].papers.append(paper)
        records[index].positions.append(position)
        thread.markStruck(Set(records[index].struck)) { sets.adding(paper, to: $0) }
        let inserted = Set(records[index].inserted)
        for position in thread.indices where inserted.contains(thread[position].id) {
            thread[position].brought = sets.adding(paper, to: thread[position].brought)
        }
    }

    // MARK: Families

    private mutating func insert(
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

    private mutating func delete(
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

    private mutating func add(_ record: Record) {
        recordsByPlace[record.place, default: []].append(records.count)
        records.append(record)
    }

    private func newFamily(of parent: ProvisionID) -> [ChildStrand] {
        tree.children(of: parent).enumerated().map { index, child in
            ChildStrand(content: child, id: Int32(index), anchor: -2, isReplacement: false, brought: 0, struck: 0)
        }
    }

    /// A number for the words and shape of a subtree as it was read; equal subtrees have equal numbers.
    mutating func digest(of id: ProvisionID) -> UInt32 { UInt32(truncatingIfNeeded: SubtreeDigest.of(id, in: tree)) }
}

extension Array {
    /// Adds a paper to the strands that are struck.
    mutating func markStruck<C>(_ names: Set<Int32>, adding: (UInt32) -> UInt32) where Element == Weave.Strand<C> {
        guard !names.isEmpty else { return }
        for index in indices where names.contains(self[index].id) { self[index].struck = adding(self[index].struck) }
    }

    /// Where a strand put behind `anchor` goes: behind what earlier papers put at the same place without its paper having
    /// seen it, but a replacement stays before pure insertions, next to the words it replaces. Papers come in canonical
    /// order, so the result does not depend on the order of files.
    func insertionIndex<C>(
        behind anchor: Int32, isReplacement: Bool, isSeen: (Element) -> Bool
    ) -> Int where Element == Weave.Strand<C> {
        var index = 0
        if anchor >= 0 {
            guard let found = firstIndex(where: { $0.id == anchor }) else { return count }
            index = found + 1
        }
        var passed: Set<Int32> = []
        while index < count {
            let strand = self[index]
            let isHere = strand.anchor == anchor && (strand.isReplacement || !isReplacement)
            guard isHere || passed.contains(strand.anchor), !isSeen(strand) else { break }
            passed.insert(strand.id)
            index += 1
        }
        return index
    }
}
