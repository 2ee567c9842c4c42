import ConcordModel

/// A patch may change what no words say: to which side the columns of a table are set. It is told that they stay as they are.
/// (How deep the head of a section stands is seen in where the section goes, and that is a move, which is shown.)
extension PaperAnchor {
    /// Two readings of one provision whose words are the same, and of all below it.
    mutating func reportColumnsBelow(_ target: ProvisionID, before: ProvisionID, after: ProvisionID) {
        reportColumns(of: target, before: before, after: after)
        if tree[before].kind == .table { return }
        for (one, other) in zip(tree.children(of: before), tree.children(of: after)) {
            reportColumnsBelow(target, before: one, after: other)
        }
    }

    mutating func reportColumns(of target: ProvisionID, before: ProvisionID, after: ProvisionID) {
        guard tree[before].kind == .table else { return }
        let (old, new) = (alignments(of: before), alignments(of: after))
        // Of columns that go or come the words are shown.
        guard old.count == new.count, old != new else { return }
        report(
            .noChange, severity: manuscript.isSigned ? .warning : nil, at: tree[after].position,
            "This patch sets columns of a table in \(name(target)) to another side, and that is no change of words, so they are printed as before.",
            cure:
                "Nothing need be done. If the columns shall be set otherwise, change the file of the contract itself.",
            provision: target)
    }

    private func alignments(of table: ProvisionID) -> [Alignment] {
        guard let row = tree.children(of: table).first(where: { tree[$0].kind == .row }) else { return [] }
        return tree.children(of: row).map { tree[$0].alignment }
    }
}
