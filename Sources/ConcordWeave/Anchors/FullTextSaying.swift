import ConcordModel

/// What a provision of a full text says of words that the paper does not repeat.
enum FullTextSaying {
    case stays, goes

    /// What it says of its neighbours, as a provision without a number of its own, or one for several numbers.
    static func ofNeighbors(_ id: ProvisionID, in tree: Tree) -> FullTextSaying? {
        if PaperAnchor.isMarker(id, in: tree, isFullText: true) || isOfSeveral(id, in: tree) { return .stays }
        let isPlain = tree[id].kind == .paragraph || tree[id].kind == .bullet
        return isPlain && isDeletion(.text, of: id, in: tree) ? .goes : nil
    }

    /// Whether a provision says of several at once that they stay: `(b) through (d) [no change]`, `Sections 2–4. CCL`.
    static func isOfSeveral(_ id: ProvisionID, in tree: Tree) -> Bool {
        if tree[id].kind == .item {
            return PaperAnchor.shortText(.text, of: id, in: tree).map(MarkerWords.continueSpan) ?? false
        }
        guard tree[id].kind == .section || tree[id].kind.isTopLevel, let number = tree.label(of: id)?.number,
            number.utf8.contains(where: { !WordShape.isAlphanumeric($0) && $0 != UInt8(ascii: ".") }),
            NumberSpan.read(Array(number.utf8), from: 0, to: number.utf8.count) != nil
        else { return false }
        if tree[id].text.isEmpty, tree[id].heading.isEmpty { return holdsMarkersAlone(id, in: tree) }
        return PaperAnchor.isMarker(tree[id].heading.isEmpty ? .text : .heading, of: id, in: tree)
    }

    /// Whether all that stands below a provision are markers, and there are some.
    static func holdsMarkersAlone(_ id: ProvisionID, in tree: Tree) -> Bool {
        tree[id].firstChild.exists
            && tree.children(of: id).allSatisfy { PaperAnchor.isMarker($0, in: tree, isFullText: true) }
    }

    /// What a title says behind its words: `Scheduling [no change]`.
    static func ofTitle(_ id: ProvisionID, in tree: Tree) -> FullTextSaying? {
        tree[id].heading.isEmpty ? nil : MarkerWords.tail(of: tree.string(.heading, of: id))?.says
    }

    /// Whether it says of itself that it goes: `Section 3. [Deleted]`, `(c) [deleted]`.
    static func isGoing(_ id: ProvisionID, in tree: Tree) -> Bool {
        switch tree[id].kind {
        case .article, .appendix, .letter, .front, .section, .item: break
        case .agreement, .title, .cover, .division, .bullet, .paragraph, .table, .row, .cell, .caption, .verbatim,
            .quote,
            .footnote, .rule:
            return false
        }
        if !tree[id].text.isEmpty {
            return isDeletion(.text, of: id, in: tree)
                && tree.children(of: id).allSatisfy { PaperAnchor.isMarker($0, in: tree, isFullText: true) }
        }
        // A marker after it was read as part of it, and speaks of what follows.
        var children = tree.children(of: id).lazy.filter { !PaperAnchor.isMarker($0, in: tree, isFullText: true) }
            .makeIterator()
        guard let child = children.next() else { return ofTitle(id, in: tree) == .goes }
        return tree[child].kind == .paragraph && isDeletion(.text, of: child, in: tree) && children.next() == nil
    }

    /// Whether a marker stands behind all that a provision shows: it was read as part of it, and speaks of what follows too. A
    /// marker that is all that stands below a head speaks of that head alone.
    static func endsInMarker(_ id: ProvisionID, in tree: Tree) -> Bool {
        let last = tree[id].lastChild
        guard last.exists, tree[id].kind != .row, tree[id].kind != .table else { return false }
        guard PaperAnchor.isMarker(last, in: tree, isFullText: true) else { return endsInMarker(last, in: tree) }
        return tree[id].firstChild != last || !tree[id].text.isEmpty || ofTitle(id, in: tree) != nil
    }

    static func isDeletion(_ part: Part, of id: ProvisionID, in tree: Tree) -> Bool {
        PaperAnchor.shortText(part, of: id, in: tree).map(MarkerWords.sayGoes) ?? false
    }
}
