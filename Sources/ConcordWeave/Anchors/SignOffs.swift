import ConcordModel

/// What stands in a marked paper and is no text of a contract: the lines where it is signed, and rules between its parts.
extension PaperAnchor {
    /// Whether words that the contract does not have are signatures, or a line drawn across the page.
    func isSignOff(_ id: ProvisionID) -> Bool {
        guard !isPatch, tree[id].label.isEmpty, tree[id].heading.isEmpty, !tree[id].firstChild.exists,
            !isMarked(id)
        else { return false }
        switch tree[id].kind {
        case .rule: return true
        case .paragraph: return SignOff.isSignature(tree.string(.text, of: id))
        case .agreement, .title, .cover, .division, .article, .appendix, .letter, .front, .section, .item, .bullet,
            .table,
            .row, .cell, .caption, .verbatim, .quote, .footnote:
            return false
        }
    }

    /// Whether nothing but such lines stands below no head.
    func holdsSignOffsAlone(_ id: ProvisionID) -> Bool {
        tree[id].kind == .front && tree[id].label.isEmpty && tree[id].heading.isEmpty && tree[id].firstChild.exists
            && tree.children(of: id).allSatisfy(isSignOff)
    }

    private func isMarked(_ id: ProvisionID) -> Bool {
        let start = Int(tree[id].position.offset)
        return marks.mark(over: start..<max(start + 1, Int(tree[id].endOffset))) != nil
    }
}
