import ConcordModel

/// A patch may change what no words say: how deep the head of a section stands, or how the columns of a table are set. It is
/// told that these stay as they are.
extension PaperAnchor {
    /// Two readings of one provision whose words are the same, and of all below it.
    mutating func reportFormsBelow(_ target: ProvisionID, before: ProvisionID, after: ProvisionID) {
        reportForm(of: target, before: before, after: after)
        if tree[before].kind == .table { return }
        for (one, other) in zip(tree.children(of: before), tree.children(of: after)) {
            reportFormsBelow(target, before: one, after: other)
        }
    }

    mutating func reportForm(of target: ProvisionID, before: ProvisionID, after: ProvisionID) {
        if tree[before].kind == .section, tree[before].level != tree[after].level {
            reportForm(
                "This patch sets the head of \(name(target)) \(tree[after].level > tree[before].level ? "lower" : "higher") and changes none of its words, so it is printed as before.",
                target, after)
        } else if tree[before].kind == .table, alignments(of: before) != alignments(of: after) {
            reportForm(
                "This patch sets columns of a table in \(name(target)) to another side, and that is no change of words, so it is printed as before.",
                target, after)
        }
    }

    private mutating func reportForm(_ message: String, _ target: ProvisionID, _ after: ProvisionID) {
        report(
            .noChange, severity: manuscript.isSigned ? .warning : nil, at: tree[after].position, message,
            cure: "Nothing need be done. If the page shall look otherwise, change the file of the contract itself.",
            provision: target)
    }

    /// How the columns that both rows of dashes have are set; what a column has that goes or comes says nothing.
    private func alignments(of table: ProvisionID) -> [Alignment] {
        guard let row = tree.children(of: table).first(where: { tree[$0].kind == .row }) else { return [] }
        return tree.children(of: row).map { tree[$0].alignment }
    }
}
