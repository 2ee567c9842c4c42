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

/// Provisions that a paper may still mean, since it has not shown them yet: a list from which any one is taken in one step.
struct FreeProvisions {
    private let all: [ProvisionID]
    private(set) var taken: Set<ProvisionID> = []
    /// The free place before and behind each; one of the list's ends is behind the last.
    private var before: [Int32]
    private var behind: [Int32]
    /// Where the last one was taken: papers show what they restate in order.
    private var last = 0

    init(_ all: [ProvisionID]) {
        self.all = all
        let count = Int32(all.count)
        behind = (0...count).map { $0 == count ? 0 : $0 + 1 }
        before = (0...count).map { $0 == 0 ? count : $0 - 1 }
        // The place behind the last one closes the ring: what follows on it is the first free one.
    }

    mutating func take(_ id: ProvisionID) {
        guard let place = all[last...].firstIndex(of: id) ?? all[..<last].firstIndex(of: id), taken.insert(id).inserted
        else { return }
        last = place
        behind[Int(before[place])] = behind[place]
        before[Int(behind[place])] = before[place]
    }

    func contains(_ id: ProvisionID) -> Bool { !taken.contains(id) && all.contains(id) }

    /// What is free, in order.
    var rest: some Sequence<ProvisionID> {
        sequence(state: behind[all.count]) { [all, behind] next in
            guard next < all.count else { return nil }
            defer { next = behind[Int(next)] }
            return all[Int(next)]
        }
    }
}
