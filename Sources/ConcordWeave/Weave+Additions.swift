import ConcordModel

/// Provisions that no file has as they stand: an item whose number the instruction gives, and its text the paper.
extension Weave {
    mutating func addProvision(_ provision: Provision, under parent: ProvisionID = .none) -> ProvisionID {
        touched.append(0)
        return tree.add(provision, under: parent)
    }
}
