import ConcordModel

/// Provisions with the names they are looked for by, which are made once: every paper looks for its articles among all
/// of the contract, and a paper that restates a list looks for each of its items in it.
struct NamedProvisions: Sendable {
    let ids: [ProvisionID]
    /// Those of each name, by what is compared of their labels; without one, under the empty name.
    private var named: [String: [ProvisionID]] = [:]
    /// The same by their titles, for names that stand more than once.
    private var titled: [String: [String: [ProvisionID]]] = [:]

    init(_ ids: [ProvisionID], in tree: Tree, label: (ProvisionID) -> Label?) {
        self.ids = ids
        for id in ids { named[TargetSearch.key(of: label(id), id, in: tree), default: []].append(id) }
        for (name, ids) in named where ids.count > 1 {
            titled[name] = Dictionary(grouping: ids) { TargetSearch.title($0, in: tree) }
        }
    }

    /// The articles, and what else stands on the level of articles, as a version has them.
    init(articlesOf weave: Weave, in version: Version) {
        self.init(weave.children(of: weave.base, weave.presence(in: version)), in: weave.tree) {
            weave.label(of: $0, in: version)
        }
    }

    /// The provisions of a name, in their order.
    subscript(key: String) -> [ProvisionID] { named[key] ?? [] }

    /// Those of them that have a title too; none where the name stands once.
    subscript(key: String, title: String) -> [ProvisionID] { titled[key]?[title] ?? [] }
}
