import ConcordModel

/// What one worker keeps from paper to paper, so that a proof costs by what its paper shows and changes, and not by the
/// articles around it. Nothing in it depends on a paper. One worker has it from first to last.
final class ProofMemory: @unchecked Sendable {
    /// The lines of provisions as they read where no paper has a part in them, compared by bytes.
    var baseLines: [ProvisionID: (line: ReadingLines.Line?, isWhole: Bool)] = [:]
    private var partners: [ProvisionID: [Int]] = [:]
    /// The weave's tokenizer with the words that proofs met. Nil while one has it.
    private var tokenizer: Tokenizer?

    init(_ weave: Weave) { tokenizer = weave.tokenizer }

    /// The sets of papers that brought or struck anything in the words of a provision, or in the cells of a row.
    func partners(of id: ProvisionID, in weave: Weave) -> [Int] {
        if let known = partners[id] { return known }
        var found: Set<UInt32> = []
        for part in [Part.label, .heading, .text] where weave.isTouched(id, Weave.bit(part)) {
            for strand in weave.threads[Weave.Place(provision: id, part: part)] ?? [] {
                found.insert(strand.brought)
                found.insert(strand.struck)
            }
        }
        var made = found.map(Int.init)
        if weave.tree[id].kind == .row {
            let cells = weave.families[id] ?? []
            made += cells.flatMap { [Int($0.brought), Int($0.struck)] }
            let contents = Set(cells.map(\.content)).union(weave.tree.children(of: id))
            made += contents.flatMap { partners(of: $0, in: weave) }
        }
        made.removeAll { $0 == 0 }
        partners[id] = made
        return made
    }

    /// Lends the tokenizer, which is copied whole when two hold it.
    func withTokenizer<Value>(_ body: (inout Tokenizer?) -> Value) -> Value {
        var lent = exchange(&tokenizer, for: nil)
        defer { tokenizer = lent }
        return body(&lent)
    }
}
