import ConcordModel

/// The children of a provision as the version has them that a paper was drafted on, with where each stands among them: a
/// paper may restate thousands, and asks for the place of each.
final class BaseSiblings {
    let ids: [ProvisionID]
    private lazy var indices = Dictionary(ids.enumerated().map { ($1, $0) }) { first, _ in first }
    private var byValue: [Int: [Int]]?

    init(_ ids: [ProvisionID]) { self.ids = ids }

    func index(of id: ProvisionID) -> Int? { id.exists ? indices[id] : nil }

    /// Where those stand whose number has this value, ascending.
    func places(ofValue value: Int, label: (ProvisionID) -> Label?) -> [Int] {
        if let byValue { return byValue[value] ?? [] }
        var places: [Int: [Int]] = [:]
        for (index, id) in ids.enumerated() {
            if let value = label(id)?.value { places[value, default: []].append(index) }
        }
        byValue = places
        return places[value] ?? []
    }
}

/// Provisions that a paper may still mean, since it has not shown them yet. Most papers find theirs by name and never ask
/// what is left.
struct FreeProvisions {
    private let all: [ProvisionID]
    private(set) var taken: Set<ProvisionID> = []
    private var ring: FreeRing?

    init(_ all: [ProvisionID]) { self.all = all }

    /// Takes one of these.
    mutating func take(_ id: ProvisionID) {
        if taken.insert(id).inserted { ring?.take(id) }
    }

    func contains(_ id: ProvisionID) -> Bool { !taken.contains(id) && all.contains(id) }

    /// What is free, in order.
    var rest: some Sequence<ProvisionID> {
        mutating get {
            let ring = ring ?? FreeRing(all, without: taken)
            self.ring = ring
            return ring.rest
        }
    }
}

/// A list from which any one is taken in one step.
private struct FreeRing {
    private let all: [ProvisionID]
    /// The free place before and behind each; one of the list's ends is behind the last.
    private var before: [Int32]
    private var behind: [Int32]
    /// Where the last one was taken: papers show what they restate in order.
    private var last = 0

    init(_ all: [ProvisionID], without taken: Set<ProvisionID>) {
        self.all = all
        let count = Int32(all.count)
        // The place behind the last one closes the ring: what follows on it is the first free one.
        behind = (0...count).map { $0 == count ? 0 : $0 + 1 }
        before = (0...count).map { $0 == 0 ? count : $0 - 1 }
        // What papers moved may stand here twice, and is taken once.
        var left = taken
        for place in all.indices where !left.isEmpty && left.remove(all[place]) != nil { takeOut(place) }
    }

    mutating func take(_ id: ProvisionID) {
        guard let place = all[last...].firstIndex(of: id) ?? all[..<last].firstIndex(of: id) else { return }
        last = place
        takeOut(place)
    }

    private mutating func takeOut(_ place: Int) {
        behind[Int(before[place])] = behind[place]
        before[Int(behind[place])] = before[place]
    }

    var rest: some Sequence<ProvisionID> {
        sequence(state: behind[all.count]) { [all, behind] next in
            guard next < all.count else { return nil }
            defer { next = behind[Int(next)] }
            return all[Int(next)]
        }
    }
}
