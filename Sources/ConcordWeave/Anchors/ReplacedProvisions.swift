import ConcordModel

/// What is struck and what is inserted right after it may be one provision that is replaced: then it stays the same
/// provision, and only the words that differ change.
extension PaperAnchor {
    /// How alike two with different numbers must be: a new item with the next number is no old one.
    private static let likenessOfRenumbered = 0.8

    mutating func pairReplaced(_ pairs: inout MarkedPairs) {
        for (olds, news) in pairs.replaced(in: tree) {
            if olds.count == 1, news.count == 1 {
                pairOne(olds.lowerBound, news.lowerBound, &pairs)
            } else {
                pairMany(olds, news, &pairs)
            }
        }
        // The new words may stand in front of the old ones.
        for (old, new) in pairs.leftAlone() { pairOne(old, new, &pairs) }
    }

    private mutating func pairOne(_ old: Int, _ new: Int, _ pairs: inout MarkedPairs) {
        let (struck, brought) = (pairs.shown[old], pairs.wanted[new])
        guard tree[struck].kind == tree[brought].kind else { return }
        let isOfOneName = TargetSearch.key(struck, in: tree) == TargetSearch.key(brought, in: tree)
        if isOfOneName || isRenumbered(struck, as: brought) { pairs.pair(old, new) }
    }

    /// Of several the words say which became which, and where they do not, the numbers.
    private mutating func pairMany(_ olds: Range<Int>, _ news: Range<Int>, _ pairs: inout MarkedPairs) {
        let aligned = SiblingAlignment.align(
            olds.map { signature(of: pairs.shown[$0], inBase: false) },
            news.map { signature(of: pairs.wanted[$0], inBase: false) }
        ).map { (olds.lowerBound + $0.0, news.lowerBound + $0.1) }.filter { old, new in
            let (struck, brought) = (pairs.shown[old], pairs.wanted[new])
            let names = (TargetSearch.key(struck, in: tree), TargetSearch.key(brought, in: tree))
            return names.0 == names.1 || isRenumbered(struck, as: brought)
        }
        var (i, j) = (olds.lowerBound, news.lowerBound)
        for (old, new) in aligned + [(olds.upperBound, news.upperBound)] {
            var next = i
            for index in j..<new {
                let key = TargetSearch.key(pairs.wanted[index], in: tree)
                guard !key.isEmpty,
                    let same = (next..<old).first(where: {
                        tree[pairs.shown[$0]].kind == tree[pairs.wanted[index]].kind
                            && TargetSearch.key(pairs.shown[$0], in: tree) == key
                    })
                else { continue }
                pairs.pair(same, index)
                next = same + 1
            }
            if old < olds.upperBound { pairs.pair(old, new) }
            (i, j) = (old + 1, new + 1)
        }
    }

    private mutating func isRenumbered(_ struck: ProvisionID, as brought: ProvisionID) -> Bool {
        signature(of: struck, inBase: false).likeness(to: signature(of: brought, inBase: false))
            >= Self.likenessOfRenumbered
    }
}
