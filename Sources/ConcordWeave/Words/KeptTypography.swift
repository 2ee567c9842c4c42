import ConcordModel

/// The later words of a part in the typography of the earlier ones: a word that differs in its quotes, dashes or spaces alone
/// stays as it was.
struct KeptTypography {
    private(set) var tokens: [Token] = []
    /// Whether nothing else differs.
    let isAll: Bool

    init(of earlier: [Token], in later: [Token]) {
        let pairs = WordComparison.alignExactly(earlier, later) { $0.loose }
        isAll = pairs.count == max(earlier.count { !$0.isSpace }, later.count { !$0.isSpace })
        tokens.reserveCapacity(later.count)
        var (a, b) = (0, 0)
        for (i, j) in pairs + [(earlier.count, later.count)] {
            // Between two words that both have, and that follow on one another in both, stand the earlier spaces.
            let (old, new) = (earlier[a..<i], later[b..<j])
            tokens += old.allSatisfy(\.isSpace) && new.allSatisfy(\.isSpace) ? old : new
            guard i < earlier.count, j < later.count else { break }
            tokens.append(earlier[i].style == later[j].style ? earlier[i] : later[j])
            (a, b) = (i + 1, j + 1)
        }
    }
}
