import ConcordModel

/// Provisions that no file has as they stand: an item whose number the instruction gives, and its text the paper.
extension Weave {
    mutating func addProvision(_ provision: Provision, under parent: ProvisionID = .none) -> ProvisionID {
        touched.append(0)
        return tree.add(provision, under: parent)
    }

    /// Takes in what is read into the tree.
    mutating func addProvisions<Result>(_ read: (inout Tree) -> Result) -> Result {
        let result = read(&tree)
        touched += Array(repeating: 0, count: tree.provisions.count - touched.count)
        return result
    }
}
