import ConcordModel

/// What stands outside every mark stays where it stood: a struck `(1)` must not hang the `(2)` behind it on another list.
///
/// Each reading of a marked paper is read for itself, and numbers are read by what stands around them. Where a provision and
/// what holds it stand in both readings, it is held by the same one in both.
struct KeptHomes {
    private struct Key: Hashable {
        var offset: UInt32
        var kind: ProvisionKind

        init(_ provision: Provision) { (offset, kind) = (provision.position.offset, provision.kind) }
    }

    static func apply(before: ProvisionID, after: ProvisionID, in tree: inout Tree) {
        if isSame(before, after, in: tree) { return }
        var (shown, wanted): ([Key: ProvisionID], [Key: ProvisionID]) = ([:], [:])
        var order: [ProvisionID] = []
        collect(below: before, in: tree) { shown[Key(tree[$0])] = $0 }
        collect(below: after, in: tree) { id in
            wanted[Key(tree[id])] = id
            order.append(id)
        }
        func keep(_ id: ProvisionID, isOutward: Bool) {
            let parent = tree[id].parent
            guard parent != after, let old = shown[Key(tree[id])], tree[old].parent != before,
                let home = wanted[Key(tree[tree[old].parent])], home != parent, shown[Key(tree[parent])] != nil,
                isHeld(parent, by: home, in: tree) == isOutward,
                isOutward ? isLast(id, below: home, in: tree) : isNext(id, after: home, in: tree)
            else { return }
            tree.takeOut(id)
            tree.put(id, inOrderUnder: home)
        }
        // The paper's own order stays: what goes outward goes from the end, what goes inward from the beginning.
        for id in order.reversed() { keep(id, isOutward: true) }
        // Text that is brought between two of a provision is in it too, however far out it is typed.
        var following: [ProvisionID?] = Array(repeating: nil, count: order.count + 1)
        for index in order.indices.reversed() {
            following[index] = shown[Key(tree[order[index]])] ?? following[index + 1]
        }
        for (index, id) in order.enumerated() {
            if shown[Key(tree[id])] != nil {
                keep(id, isOutward: false)
            } else if let old = following[index], let next = wanted[Key(tree[old])],
                let home = wanted[Key(tree[tree[old].parent])], mayGoInward(id, in: tree), tree[next].parent != home,
                shown[Key(tree[tree[next].parent])] != nil, isNext(id, after: home, in: tree)
            {
                tree.takeOut(id)
                tree.put(id, inOrderUnder: home)
            }
        }
    }

    private static func mayGoInward(_ id: ProvisionID, in tree: Tree) -> Bool {
        switch tree[id].kind {
        case .paragraph, .quote, .bullet, .table, .caption, .verbatim, .rule: true
        case .agreement, .title, .cover, .division, .article, .appendix, .letter, .front, .section, .item, .row, .cell,
            .footnote:
            false
        }
    }

    private static func isHeld(_ id: ProvisionID, by home: ProvisionID, in tree: Tree) -> Bool {
        var current = id
        while current.exists, current != home { current = tree[current].parent }
        return current.exists
    }

    /// Whether nothing below `home` stands after a provision but what it holds or what stands directly below `home`.
    private static func isLast(_ id: ProvisionID, below home: ProvisionID, in tree: Tree) -> Bool {
        var current = id
        while tree[current].parent != home {
            if tree[current].nextSibling.exists { return false }
            current = tree[current].parent
        }
        return true
    }

    /// Whether a provision comes right after all that `home` holds.
    private static func isNext(_ id: ProvisionID, after home: ProvisionID, in tree: Tree) -> Bool {
        var current = home
        while current.exists, !tree[current].nextSibling.exists { current = tree[current].parent }
        return current.exists && tree[current].nextSibling == id
    }

    /// Whether two readings have the same provisions at the same places of the paper, as nearly always.
    private static func isSame(_ a: ProvisionID, _ b: ProvisionID, in tree: Tree) -> Bool {
        var (one, other) = (tree[a].firstChild, tree[b].firstChild)
        while one.exists, other.exists {
            guard Key(tree[one]) == Key(tree[other]), isSame(one, other, in: tree) else { return false }
            (one, other) = (tree[one].nextSibling, tree[other].nextSibling)
        }
        return !one.exists && !other.exists
    }

    private static func collect(below id: ProvisionID, in tree: Tree, _ body: (ProvisionID) -> Void) {
        var child = tree[id].firstChild
        while child.exists {
            body(child)
            if tree[child].kind != .table { collect(below: child, in: tree, body) }
            child = tree[child].nextSibling
        }
    }
}

extension Tree {
    /// Puts a provision under a parent, where its place in the file says.
    fileprivate mutating func put(_ id: ProvisionID, inOrderUnder parent: ProvisionID) {
        var previous: ProvisionID = .none
        var next = self[parent].firstChild
        while next.exists, self[next].position < self[id].position {
            (previous, next) = (next, self[next].nextSibling)
        }
        self[id].parent = parent
        self[id].nextSibling = next
        if previous.exists { self[previous].nextSibling = id } else { self[parent].firstChild = id }
        if !next.exists { self[parent].lastChild = id }
    }
}
