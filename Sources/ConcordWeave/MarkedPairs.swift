import ConcordModel

/// Which provisions of one level stand in both readings of a marked paper: those whose first byte outside all marks is the
/// same.
struct MarkedPairs {
    /// As the paper stood before its marks, and as it shall read.
    let shown: [ProvisionID]
    let wanted: [ProvisionID]
    /// For each one wanted the place of the one shown, -1 for none; and whether each one shown has a partner.
    private var partners: [Int]
    private var paired: [Bool]

    init(_ shown: [ProvisionID], _ wanted: [ProvisionID], _ marks: SourceMarks, in tree: Tree) {
        self.shown = shown
        self.wanted = wanted
        partners = Array(repeating: -1, count: wanted.count)
        paired = Array(repeating: false, count: shown.count)
        let keys = shown.map { Key(of: $0, marks, in: tree) }
        // Nearly always each stands behind the one before it in both readings.
        var next = 0
        var others: [Key: Int]?
        for (index, id) in wanted.enumerated() {
            guard let key = Key(of: id, marks, in: tree) else { continue }
            if next == keys.count || keys[next] != key {
                let known = others ?? MarkedPairs.places(of: keys)
                others = known
                guard let place = known[key] else { continue }
                next = place
            }
            pair(next, index)
            next += 1
        }
    }

    private struct Key: Hashable {
        var offset: Int
        var kind: ProvisionKind

        init?(of id: ProvisionID, _ marks: SourceMarks, in tree: Tree) {
            guard let offset = marks.plainOffset(of: id, in: tree) else { return nil }
            (self.offset, kind) = (offset, tree[id].kind)
        }
    }

    private static func places(of keys: [Key?]) -> [Key: Int] {
        var places: [Key: Int] = [:]
        for (place, key) in keys.enumerated() {
            if let key { places[key] = place }
        }
        return places
    }

    mutating func pair(_ shown: Int, _ wanted: Int) {
        partners[wanted] = shown
        paired[shown] = true
    }

    /// The place of the one shown that a wanted one is.
    func shown(for wanted: Int) -> Int? { partners[wanted] < 0 ? nil : partners[wanted] }

    /// Whether a shown one stands in the later reading too.
    func isPaired(_ shown: Int) -> Bool { paired[shown] }

    /// How many stand in both.
    var count: Int { paired.reduce(0) { $1 ? $0 + 1 : $0 } }

    /// The places of those without a partner.
    var unpaired: (shown: [Int], wanted: [Int]) {
        (shown.indices.filter { !paired[$0] }, wanted.indices.filter { partners[$0] < 0 })
    }

    /// A provision that is wholly struck and one that is wholly inserted right behind it, with the same label or of the same
    /// kind without one, are one provision replaced.
    mutating func pairReplaced(in tree: Tree) {
        var previous = -1
        for index in wanted.indices {
            if let place = shown(for: index) {
                previous = place
                continue
            }
            let candidate = previous + 1
            guard candidate < shown.count, !paired[candidate] else { continue }
            let (old, new) = (shown[candidate], wanted[index])
            guard tree[old].kind == tree[new].kind,
                TargetSearch.key(old, in: tree) == TargetSearch.key(new, in: tree)
            else { continue }
            pair(candidate, index)
            previous = candidate
        }
    }
}
