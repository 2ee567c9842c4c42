import ConcordModel

/// Cuts the two readings of a patched file down to what the patch says something about. A provision that it does not show
/// must not be compared, since another paper may have changed it; it stays where it holds a place: above a provision
/// that is shown, beside one that is inserted.
struct PatchPruning {
    private let before: ProvisionID
    private let after: ProvisionID
    private let marks: SourceMarks
    private let hiddenOffset: Int
    /// The provision of the earlier reading that one of the later reading is, and the reverse.
    private var earlier: [ProvisionID: ProvisionID] = [:]
    private var later: [ProvisionID: ProvisionID] = [:]
    private var kept: Set<ProvisionID> = []

    /// - Parameters:
    ///   - before: the root of the earlier reading of one file; likewise `after`.
    ///   - hiddenOffset: words at offsets from here on are not shown.
    ///   - place: where the patch begins, for what has no place in it.
    /// - Returns: the offsets at which what is left of the earlier reading was read.
    static func prune(
        _ tree: inout Tree, before: ProvisionID, after: ProvisionID, marks: SourceMarks, hiddenOffset: Int, place: Int
    ) -> [(id: ProvisionID, offset: Int)] {
        var pruning = PatchPruning(before, after, marks, hiddenOffset)
        let old = preorder(below: before, in: tree)
        let new = preorder(below: after, in: tree)
        pruning.pair(old, new, tree)
        pruning.keepShown(old, new, tree)
        let offsets = old.filter(pruning.kept.contains).map { ($0, Int(tree[$0].position.offset)) }
        for provisions in [[before] + old, [after] + new] {
            for id in provisions where id == before || id == after || pruning.kept.contains(id) {
                pruning.relink(id, &tree)
            }
            pruning.placeHidden(provisions, place, &tree)
        }
        // Notes beside what is inserted go with it; all others stand in the contract's own files.
        tree.notes.removeAll { note in
            note.provision >= before && !(note.provision > after && pruning.isInserted(note.provision))
        }
        return offsets
    }

    private init(_ before: ProvisionID, _ after: ProvisionID, _ marks: SourceMarks, _ hiddenOffset: Int) {
        self.before = before
        self.after = after
        self.marks = marks
        self.hiddenOffset = hiddenOffset
    }

    private static func preorder(below root: ProvisionID, in tree: Tree) -> [ProvisionID] {
        // Provisions are added parents first, siblings in order: the arena is in preorder.
        var found: [ProvisionID] = []
        var inside: Set<ProvisionID> = [root]
        for index in Int(root.index) + 1..<max(Int(root.index) + 1, tree.provisions.count) {
            let id = ProvisionID(index)
            if inside.contains(tree[id].parent) {
                inside.insert(id)
                found.append(id)
            }
        }
        return found
    }

    private struct Key: Hashable {
        var offset: Int
        var kind: ProvisionKind
    }

    private func key(_ id: ProvisionID, _ tree: Tree) -> Key? {
        marks.plainOffset(of: id, in: tree).map { Key(offset: $0, kind: tree[id].kind) }
    }

    /// Provisions that begin with the same byte outside the marks, under parents that are the same, are the same.
    private mutating func pair(_ old: [ProvisionID], _ new: [ProvisionID], _ tree: Tree) {
        var byKey: [Key: [ProvisionID]] = [:]
        for id in old { if let key = key(id, tree) { byKey[key, default: []].append(id) } }
        (earlier[after], later[before]) = (before, after)
        for id in new {
            guard let key = key(id, tree), let parent = earlier[tree[id].parent] else { continue }
            guard let partner = byKey[key]?.first(where: { tree[$0].parent == parent && later[$0] == nil }) else {
                continue
            }
            (earlier[id], later[partner]) = (partner, id)
        }
    }

    private func isShown(_ id: ProvisionID, _ tree: Tree) -> Bool {
        Part.allCases.contains { part in
            tree[id].runs(of: part).contains { Int(tree.runs[Int($0)].source) < hiddenOffset }
        }
    }

    /// Whether a provision of the later reading has the words of its partner. Words that are not shown may have come to it
    /// from another, where a line between the two is gone.
    private func hasSameWords(_ id: ProvisionID, _ tree: Tree) -> Bool {
        guard let partner = earlier[id] else { return false }
        func words(_ id: ProvisionID, _ part: Part) -> [UInt8] {
            tree[id].runs(of: part).reduce(into: []) { $0 += tree.text[tree.runs[Int($1)].bytes] }
        }
        return Part.allCases.allSatisfy { words(id, $0) == words(partner, $0) }
    }

    private mutating func keepShown(_ old: [ProvisionID], _ new: [ProvisionID], _ tree: Tree) {
        for id in old where later[id] == nil || isShown(id, tree) { keep(id, tree) }
        var previous: [ProvisionID: ProvisionID] = [:]
        var upcoming: Set<ProvisionID> = []
        for id in new {
            let parent = tree[id].parent
            // What an inserted provision stands between says where it goes.
            if upcoming.remove(parent) != nil { keep(id, tree) }
            if earlier[id] == nil {
                if let sibling = previous[parent] { keep(sibling, tree) }
                upcoming.insert(parent)
                keep(id, tree)
            } else if isShown(id, tree) || !hasSameWords(id, tree) {
                keep(id, tree)
            }
            previous[parent] = id
        }
    }

    /// Keeps a provision, what it stands below, and the same in the other reading.
    private mutating func keep(_ id: ProvisionID, _ tree: Tree) {
        var current = id
        while current.exists, current != before, current != after, kept.insert(current).inserted {
            if let partner = earlier[current] ?? later[current] { kept.insert(partner) }
            current = tree[current].parent
        }
        // A partner's ancestors are the partners of ancestors, or it would be none.
    }

    private func isInserted(_ id: ProvisionID) -> Bool { kept.contains(id) && earlier[id] == nil }

    private func relink(_ parent: ProvisionID, _ tree: inout Tree) {
        var last: ProvisionID = .none
        var child = tree[parent].firstChild
        tree[parent].firstChild = .none
        while child.exists {
            let next = tree[child].nextSibling
            if kept.contains(child) {
                if last.exists { tree[last].nextSibling = child } else { tree[parent].firstChild = child }
                last = child
            }
            child = next
        }
        if last.exists { tree[last].nextSibling = .none }
        tree[parent].lastChild = last
    }

    /// Gives what is not shown a place in the patch: that of the first shown provision below it.
    private func placeHidden(_ provisions: [ProvisionID], _ fallback: Int, _ tree: inout Tree) {
        for id in provisions.reversed() where Int(tree[id].position.offset) >= hiddenOffset && kept.contains(id) {
            let child = tree[id].firstChild
            let place = child.exists ? Int(tree[child].position.offset) : fallback
            tree[id].position = SourcePosition(tree[id].position.file, place)
        }
        for id in provisions where Int(tree[id].endOffset) >= hiddenOffset {
            tree[id].endOffset = tree[id].position.offset
        }
    }
}
