import ConcordModel

/// Provisions with the names they are looked for by, which are made once: every paper looks for its articles among all
/// of the contract.
struct NamedProvisions: Sendable {
    let ids: [ProvisionID]
    /// Of each, what is compared of its label.
    let keys: [String]

    init(_ ids: [ProvisionID], in tree: Tree, label: (ProvisionID) -> Label?) {
        self.ids = ids
        keys = ids.map { TargetSearch.key(of: label($0), $0, in: tree) }
    }

    /// The articles, and what else stands on the level of articles, as a version has them.
    init(articlesOf weave: Weave, in version: Version) {
        self.init(weave.children(of: weave.base, weave.presence(in: version)), in: weave.tree) {
            weave.label(of: $0, in: version)
        }
    }
}
