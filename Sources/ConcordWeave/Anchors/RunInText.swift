import ConcordModel

/// A section whose words run into its head in the contract and stand below it in the paper, as the printed text has them:
/// the first paragraph of the paper is the section's own text. (The other way round, see `homeOfText`.)
extension PaperAnchor {
    mutating func joinTextBelowHead(_ target: ProvisionID, before: ProvisionID, after: ProvisionID) {
        guard tree[target].kind == .section, tree[before].text.isEmpty, tree[after].text.isEmpty,
            let shown = firstParagraph(of: before), let wanted = firstParagraph(of: after), !isMarker(shown),
            let offset = marks.plainOffset(of: shown, in: tree), marks.plainOffset(of: wanted, in: tree) == offset,
            restatesText(of: target, shown)
        else { return }
        for (section, paragraph) in [(before, shown), (after, wanted)] {
            weave.tree[section].text = tree[paragraph].text
            weave.tree.takeOut(paragraph)
            tokenCache[TokenKey(provision: section, part: .text)] = nil
        }
    }

    private func firstParagraph(of id: ProvisionID) -> ProvisionID? {
        guard let first = paperChildren(of: id).first, tree[first].kind == .paragraph else { return nil }
        return first
    }

    /// Whether a paragraph has the words of a section's own text rather than those of a paragraph below it.
    private mutating func restatesText(of target: ProvisionID, _ paragraph: ProvisionID) -> Bool {
        let base = baseTokens(.text, of: target)
        if base.isEmpty { return false }
        let others = baseChildren(of: target).contains { tree[$0].kind == .paragraph }
        if !others { return true }
        var wanted = ProvisionSignature(kind: .paragraph)
        for token in paperTokens(.text, of: paragraph) where !token.isSpace {
            wanted.add(tokenizer.hash(of: token.loose))
        }
        var own = ProvisionSignature(kind: .paragraph)
        for token in base where !token.isSpace { own.add(tokenizer.hash(of: token.loose)) }
        let score = max(wanted.likeness(to: own), wanted.containment(in: own) - 0.3)
        return score > 0.4
            && !baseChildren(of: target).contains { child in
                tree[child].kind == .paragraph && SameText.holds(.text, of: child, and: paragraph, in: tree)
            }
    }
}
