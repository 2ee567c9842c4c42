import ConcordModel

/// A provision that a full text leaves out without a word.
struct Vanished {
    var id: ProvisionID
    var parent: ProvisionID
    /// What the paper has in the place of the parent.
    var paper: ProvisionID
}

/// Who hands over one section may mean that one alone, and the text of an article without its other sections strikes them.
extension PaperAnchor {
    private static let mostNames = 8

    /// One warning for each place from which sections, or tables, went without a word. What was only moved is not gone.
    mutating func reportVanished() {
        if vanished.isEmpty { return }
        var deleted: Set<ProvisionID> = []
        for case .delete(let id, _, _) in operations { deleted.insert(id) }
        var parents: [ProvisionID] = []
        var left: [ProvisionID: [Vanished]] = [:]
        for one in vanished where deleted.contains(one.id) && isWarnedOf(one) {
            if left[one.parent] == nil { parents.append(one.parent) }
            left[one.parent, default: []].append(one)
        }
        for parent in parents { report(left[parent] ?? [], in: parent) }
    }

    /// Sections, what has a number right below the head of an article, and tables. Single items and paragraphs come and go in
    /// any text that is written anew.
    private func isWarnedOf(_ one: Vanished) -> Bool {
        switch tree[one.id].kind {
        case .section, .table: true
        case .item: tree[one.parent].kind.isTopLevel
        case .agreement, .title, .cover, .division, .article, .appendix, .letter, .front, .bullet, .paragraph, .row,
            .cell,
            .caption, .verbatim, .quote, .footnote, .rule:
            false
        }
    }

    private mutating func report(_ gone: [Vanished], in parent: ProvisionID) {
        guard let first = gone.first else { return }
        let names = gone.prefix(Self.mostNames).map { name(of: $0) }
        let more = gone.count > names.count ? " and \(gone.count - names.count) more" : ""
        let it = gone.count == 1 ? "it is" : "they are"
        report(
            .vanishedProvision, at: tree[first.paper].position,
            "The paper gives the text of \(citations.citation(of: parent, in: weave)) without \(names.joined(separator: ", "))\(more), and says nothing of \(gone.count == 1 ? "it" : "them"); \(it) deleted.",
            cure: cure(for: gone), provision: parent,
            related: gone.prefix(Self.mostNames).map {
                Finding.Related(tree[$0.id].position, "\(name(of: $0)) stands here.")
            })
    }

    private func cure(for gone: [Vanished]) -> String {
        guard let one = gone.first(where: { !tree.string(.label, of: $0.id).isEmpty }) else {
            return "Write “[no change]” in the place of what stays, or “[deleted]” to say that it goes."
        }
        let label = tree.string(.label, of: one.id)
        return
            "If \(gone.count == 1 ? "it stays" : "they stay"), write “\(label) [no change]” in \(gone.count == 1 ? "its" : "each") place, or “…” where several stand together. If \(gone.count == 1 ? "it goes" : "they go"), write “\(label) [deleted]”."
    }

    private func name(of one: Vanished) -> String {
        if tree[one.id].kind == .table { return "its table" }
        let name = [tree.string(.label, of: one.id), tree.string(.heading, of: one.id)].filter { !$0.isEmpty }
        return "“\(name.joined(separator: " "))”"
    }
}
