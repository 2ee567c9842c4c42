import ConcordModel

/// Words that papers of both versions brought, each on its own, and that read alike: two proposals that begin with the same
/// words, or one conforming change that each version has for itself.
///
/// A redline shows what differs, and nobody reads “[-Section 6-]{+Section 6+}”. The marks stay the alignment: of what changes
/// without a word between, only a beginning and an end that both sides share are shown as they stand.
struct SameWords {
    /// The strands of a thread that either version has, with how they are shown.
    private(set) var strands: [(strand: Weave.WordStrand, standing: Standing)] = []
    /// Whether there are such words at all.
    private(set) var found = false

    init(_ thread: [Weave.WordStrand], earlier: [Bool], later: [Bool]) {
        var (struck, inserted): ([Weave.WordStrand], [Weave.WordStrand]) = ([], [])
        for strand in thread {
            switch (Weave.isVisible(strand, earlier), Weave.isVisible(strand, later)) {
            case (false, false): continue
            case (true, false): struck.append(strand)
            case (false, true): inserted.append(strand)
            case (true, true):
                close(&struck, &inserted)
                strands.append((strand, .unchanged))
            }
        }
        close(&struck, &inserted)
    }

    private mutating func close(_ struck: inout [Weave.WordStrand], _ inserted: inout [Weave.WordStrand]) {
        let most = min(struck.count, inserted.count)
        var (head, tail) = (0, 0)
        while head < most, Self.isSame(struck[head], inserted[head]) { head += 1 }
        while head + tail < most,
            Self.isSame(struck[struck.count - 1 - tail], inserted[inserted.count - 1 - tail])
        { tail += 1 }
        if head + tail > 0 { found = true }
        strands += inserted.prefix(head).map { ($0, .unchanged) }
        strands += struck[head..<struck.count - tail].map { ($0, .struck) }
        strands += inserted[head..<inserted.count - tail].map { ($0, .inserted) }
        strands += inserted.suffix(tail).map { ($0, .unchanged) }
        (struck, inserted) = ([], [])
    }

    /// Whether two strands that papers brought read alike. Words of the contract itself are the ones that a paper struck.
    private static func isSame(_ a: Weave.WordStrand, _ b: Weave.WordStrand) -> Bool {
        a.brought != 0 && b.brought != 0 && a.content.exact == b.content.exact && a.content.style == b.content.style
    }
}
