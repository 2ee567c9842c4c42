import ConcordModel

/// A provision that a paper takes away in one place and brings in another, with the same words, is moved: it stays the
/// same provision, and what other papers change in it goes with it.
extension PaperAnchor {
    /// Fewer words than these may stand anywhere by chance ("Reserved.").
    private static let fewestWords = 5
    /// How many of the words must be the same, of all.
    private static let likeness = 0.85
    /// Beyond so many pairs only provisions with the same words are paired.
    private static let mostPairs = 20_000

    /// Turns pairs of a deletion and an insertion into moves, in the place of the insertion among the operations.
    mutating func findMoves() {
        var deleted: [(id: ProvisionID, words: [UInt32])] = []
        var inserted: [(id: ProvisionID, words: [UInt32])] = []
        for operation in operations {
            switch operation {
            case .delete(let id, _, _): deleted.append((id, words(below: id, inBase: true)))
            case .insert(let id, _, _): inserted.append((id, words(below: id, inBase: false)))
            case .replaceWords, .relabel, .move: break
            }
        }
        deleted.removeAll { $0.words.count < PaperAnchor.fewestWords }
        guard !deleted.isEmpty, !inserted.isEmpty else { return }
        let comparesAll = deleted.count * inserted.count <= PaperAnchor.mostPairs
        var originals: [ProvisionID: ProvisionID] = [:]
        var isTaken = [Bool](repeating: false, count: deleted.count)
        let byWords = Dictionary(grouping: deleted.indices) { deleted[$0].words }
        for (new, words) in inserted where words.count >= PaperAnchor.fewestWords {
            func isCandidate(_ index: Int) -> Bool {
                !isTaken[index] && tree[deleted[index].id].kind == tree[new].kind
                    && tree[deleted[index].id].isHead == tree[new].isHead
            }
            guard
                let match = byWords[words]?.first(where: isCandidate)
                    ?? (comparesAll ? likest(words, among: deleted, deleted.indices.filter(isCandidate)) : nil)
            else { continue }
            originals[new] = deleted[match].id
            isTaken[match] = true
        }
        if !originals.isEmpty { replaceByMoves(originals) }
    }

    private mutating func replaceByMoves(_ originals: [ProvisionID: ProvisionID]) {
        let moved = Set(originals.values)
        var origins: [ProvisionID: ProvisionID] = [:]
        for operation in operations {
            if case .delete(let id, let parent, _) = operation { origins[id] = parent }
        }
        let asked = operations
        operations = []
        var preceding: [ProvisionID: ProvisionID] = [:]
        for parent in Set(origins.values) {
            var known: Set<ProvisionID> = []
            let siblings = baseChildren(of: parent).filter { known.insert($0).inserted }
            for (left, right) in zip(siblings, siblings.dropFirst()) { preceding[right] = left }
        }
        for operation in asked {
            switch operation {
            case .delete(let id, _, _):
                if !moved.contains(id) { ask(operation) }
            case .insert(let new, let parent, let sibling):
                // What stands behind a provision that goes away stands behind the one in front of it.
                var sibling = sibling
                while moved.contains(sibling) { sibling = preceding[sibling] ?? .none }
                sibling = originals[sibling] ?? sibling
                if let id = originals[new], let origin = origins[id] {
                    ask(.move(id, from: origin, under: parent, after: sibling, at: tree[new].position))
                } else {
                    ask(.insert(new, under: parent, after: sibling))
                }
            case .replaceWords, .relabel, .move: ask(operation)
            }
        }
        for (new, id) in originals.sorted(by: { $0.key < $1.key }) {
            if let shown = struckReadings[id] {
                // A file says what it says: none of its words stand for others, and no sign of a title is left out.
                amendPatched(id, before: shown, after: new)
            } else {
                amendFully(id, to: new, keepsStyle: manuscript.before != nil)
            }
        }
    }

    private func likest(
        _ words: [UInt32], among deleted: [(id: ProvisionID, words: [UInt32])], _ candidates: [Int]
    ) -> Int? {
        var counts: [UInt32: Int] = [:]
        for word in words { counts[word, default: 0] += 1 }
        var best: (score: Double, candidate: Int)?
        for candidate in candidates {
            let others = deleted[candidate].words
            let all = words.count + others.count
            guard Double(2 * min(words.count, others.count)) >= PaperAnchor.likeness * Double(all) else { continue }
            var left = counts
            var common = 0
            for word in others {
                if let count = left[word], count > 0 {
                    left[word] = count - 1
                    common += 1
                }
            }
            let score = Double(2 * common) / Double(all)
            if score >= PaperAnchor.likeness, score > best?.score ?? 0 { best = (score, candidate) }
        }
        return best?.candidate
    }

    /// The words of a provision and of all below it, in order; its own label does not count, since what is moved gets
    /// another one.
    private mutating func words(below id: ProvisionID, inBase: Bool) -> [UInt32] {
        var words: [UInt32] = []
        add(id, [.heading, .text], inBase, to: &words)
        return words
    }

    private mutating func add(_ id: ProvisionID, _ parts: [Part], _ inBase: Bool, to words: inout [UInt32]) {
        for part in parts {
            for token in inBase ? baseTokens(part, of: id) : paperTokens(part, of: id) where !token.isSpace {
                words.append(token.loose)
            }
        }
        for child in inBase ? baseChildren(of: id) : paperChildren(of: id) {
            add(child, Part.allCases, inBase, to: &words)
        }
    }
}
