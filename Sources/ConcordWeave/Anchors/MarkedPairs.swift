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

    /// A head all of whose words are replaced in one line, its number among them, is still the head of what stands below:
    /// `## {~~Section 1. Days~>Section 1A. Shifts~~}`.
    mutating func pairHeads(_ marks: SourceMarks, in tree: Tree) {
        var places: [SourcePosition: Int] = [:]
        for (place, id) in shown.enumerated() where !paired[place] && tree[id].kind == .section {
            if marks.isPlain(at: tree[id].position) { places[tree[id].position] = place }
        }
        if places.isEmpty { return }
        for (index, id) in wanted.enumerated() where partners[index] < 0 && tree[id].kind == .section {
            if let place = places[tree[id].position] { pair(place, index) }
        }
    }

    /// Provisions that are wholly struck, with those that are wholly inserted right after them.
    func replaced(in tree: Tree) -> [(shown: Range<Int>, wanted: Range<Int>)] {
        var replaced: [(shown: Range<Int>, wanted: Range<Int>)] = []
        var (place, index) = (0, 0)
        while index < wanted.count {
            if let partner = shown(for: index) {
                (place, index) = (partner + 1, index + 1)
                continue
            }
            func isBefore(_ place: Int) -> Bool {
                place < shown.count && !paired[place] && tree[shown[place]].position < tree[wanted[index]].position
            }
            let start = place
            while isBefore(place) { place += 1 }
            let first = index
            while index < wanted.count, partners[index] < 0, index == first || !isBefore(place) { index += 1 }
            if start < place { replaced.append((start..<place, first..<index)) }
        }
        return replaced
    }

    /// Where one without a partner is left in both readings between two pairs: these.
    func leftAlone() -> [(shown: Int, wanted: Int)] {
        var alone: [(shown: Int, wanted: Int)] = []
        var (start, first) = (0, 0)
        for index in 0...wanted.count {
            let partner = index < wanted.count ? shown(for: index) : shown.count
            guard let partner else { continue }
            let olds = start < partner ? (start..<partner).filter { !paired[$0] } : []
            if olds.count == 1, index == first + 1 { alone.append((olds[0], first)) }
            (start, first) = (max(start, partner + 1), index + 1)
        }
        return alone
    }
}
