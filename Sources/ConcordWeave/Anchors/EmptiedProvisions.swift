import ConcordModel

/// A provision whose words are all struck goes with its number: no bare `(b)` is left, unless the paper writes something in
/// its place.
extension PaperAnchor {
    /// Strikes as a whole what the paper leaves no words of.
    mutating func strikeEmptied() {
        // Full text and patches show what is left, and a number that they show stays.
        guard !isPatch, manuscript.before != nil || manuscript.instructions != nil else { return }
        var emptied = EmptiedProvisions(operations)
        guard !emptied.candidates.isEmpty else { return }
        var gone: [ProvisionID: SourcePosition] = [:]
        for (id, position) in emptied.candidates where isEmptied(id, &emptied) { gone[id] = position }
        if gone.isEmpty { return }
        // The bare numbers that the paper still shows are no text of the contract.
        strays += gone.keys.sorted().compactMap { restated[$0] }
        // What stands inside of something that goes goes with it.
        func isInside(_ id: ProvisionID) -> Bool {
            var parent = weave.parent(of: id)
            while parent.exists {
                if gone[parent] != nil { return true }
                parent = weave.parent(of: parent)
            }
            return false
        }
        let asked = operations
        operations = []
        var done: Set<ProvisionID> = []
        for operation in asked {
            let place: ProvisionID
            switch operation {
            case .replaceWords(let id, _, _): place = id
            case .delete(let id, let parent, _): place = gone[parent] == nil ? id : parent
            case .relabel, .insert, .move: place = .none
            }
            var top = place
            while top.exists, gone[top] == nil { top = weave.parent(of: top) }
            guard top.exists, let position = gone[top] else {
                ask(operation)
                continue
            }
            while isInside(top) { top = weave.parent(of: top) }
            if gone[top] != nil, done.insert(top).inserted {
                ask(.delete(top, under: weave.parent(of: top), at: gone[top] ?? position))
            }
        }
    }

    /// Whether nothing is left of the words of a provision and of all below it.
    private mutating func isEmptied(_ id: ProvisionID, _ emptied: inout EmptiedProvisions) -> Bool {
        if let known = emptied.known[id] { return known }
        emptied.known[id] = false
        guard !emptied.kept.contains(id), Self.canGo(tree[id].kind) else { return false }
        for part in [Part.heading, .text] {
            let words = baseTokens(part, of: id)
            let struck = emptied.struck[Weave.Place(provision: id, part: part)] ?? []
            for (index, word) in words.enumerated() where !word.isSpace {
                guard struck.contains(where: { $0.contains(index) }) else { return false }
            }
        }
        for child in baseChildren(of: id) where !emptied.deleted.contains(child) {
            guard isEmptied(child, &emptied) else { return false }
        }
        emptied.known[id] = true
        return true
    }

    private static func canGo(_ kind: ProvisionKind) -> Bool {
        switch kind {
        case .article, .appendix, .letter, .section, .item, .bullet, .paragraph, .quote, .table: true
        case .agreement, .title, .cover, .division, .front, .row, .cell, .caption, .verbatim, .footnote, .rule: false
        }
    }
}

/// What the operations of a paper take away, and what they leave.
private struct EmptiedProvisions {
    /// Words struck with nothing in their place.
    private(set) var struck: [Weave.Place: [Range<Int>]] = [:]
    private(set) var deleted: Set<ProvisionID> = []
    /// Where something comes.
    private(set) var kept: Set<ProvisionID> = []
    /// What may be left without words, with the place in the paper that takes its last.
    private(set) var candidates: [ProvisionID: SourcePosition] = [:]
    var known: [ProvisionID: Bool] = [:]

    init(_ operations: [Operation]) {
        for operation in operations {
            switch operation {
            case .replaceWords(let id, let part, let change):
                if change.inserted.contains(where: { !$0.isSpace }) {
                    kept.insert(id)
                } else {
                    struck[Weave.Place(provision: id, part: part), default: []].append(change.struck)
                    candidates[id] = candidates[id] ?? change.position
                }
            case .relabel(let id, _, _): kept.insert(id)
            case .insert(_, let parent, _): kept.insert(parent)
            case .delete(let id, let parent, let position):
                deleted.insert(id)
                candidates[parent] = candidates[parent] ?? position
            case .move(let id, _, let parent, _, _, _):
                kept.formUnion([id, parent])
            }
        }
    }
}
