import ConcordModel

/// Which provisions a paper says the reading of. A paper that comes after both sides of a conflict settles it where it
/// restates the provision, also when it leaves the words as they stand.
struct Restatement: Sendable {
    /// Provisions whose own words, or whose list of children, are restated.
    private(set) var single: Set<ProvisionID> = []
    /// Provisions that are restated with all below them.
    private(set) var whole: Set<ProvisionID> = []

    var isEmpty: Bool { single.isEmpty && whole.isEmpty }

    mutating func add(_ id: ProvisionID) { single.insert(id) }
    mutating func addWhole(_ id: ProvisionID) { whole.insert(id) }

    func covers(_ id: ProvisionID, in weave: Weave) -> Bool {
        if single.contains(id) { return true }
        var current = id
        while current.exists {
            if whole.contains(current) { return true }
            current = weave.parent(of: current)
        }
        return false
    }
}
