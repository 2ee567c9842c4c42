import ConcordModel

/// Anchors papers that all were drafted on the same text, side by side: none of them sees another.
struct AnchorWorker: Sendable {
    private let number: Int
    private var tokenizer = Tokenizer()
    private var memory = PaperAnchor.BaseMemory()

    /// What was found about each of the papers, in their order, with the words numbered as in `weave`.
    static func anchor(_ papers: [PaperManuscript], on base: Version, in weave: inout Weave) -> [AnchoredPaper] {
        let shared = weave
        let articles = NamedProvisions(articlesOf: weave, in: base)
        // Long papers first, so that none is left for the end; a paper ends where the next one begins.
        let roots = papers.map { Int(($0.before ?? $0.after).index) }
        let ascending = roots.sorted() + [weave.tree.provisions.count]
        let lengths = Dictionary(zip(ascending, zip(ascending, ascending.dropFirst()).map { $1 - $0 })) { $0 + $1 }
        let order = papers.indices.sorted { (lengths[roots[$0]] ?? 0, $1) > (lengths[roots[$1]] ?? 0, $0) }
        var (anchored, workers) = SideBySide.map(papers.count, state: AnchorWorker.init(number:)) { worker, turn in
            worker.anchor(papers[order[turn]], on: base, shared, articles)
        }
        // Which worker met a word first is chance; from here on a word has one number, whoever met it.
        var numbers: [Int: [UInt32]] = [:]
        for worker in workers {
            guard let worker else { continue }
            numbers[worker.number] = weave.tokenizer.adopt(worker.tokenizer)
        }
        for turn in anchored.indices { anchored[turn].paper.renumber(numbers[anchored[turn].worker] ?? []) }
        // Put in order by number: sorting would move the papers themselves many times.
        var turns = [Int](repeating: 0, count: papers.count)
        for (turn, paper) in order.enumerated() { turns[paper] = turn }
        return turns.map { anchored[$0].paper }
    }

    private init(number: Int) { self.number = number }

    private mutating func anchor(
        _ paper: PaperManuscript, on base: Version, _ weave: Weave, _ articles: NamedProvisions
    ) -> (paper: AnchoredPaper, worker: Int) {
        // What the worker knows moves into the anchor and back; a second owner would copy it.
        var anchor = PaperAnchor(
            paper, on: base, weave: weave, articles: articles, tokenizer: exchange(&tokenizer, for: Tokenizer()),
            memory: exchange(&memory, for: PaperAnchor.BaseMemory()))
        anchor.run()
        precondition(
            anchor.weave.tree.provisions.count == weave.tree.provisions.count
                && anchor.weave.tree.runs.count == weave.tree.runs.count,
            "a paper that is anchored beside others added to the tree")
        memory = exchange(&anchor.baseMemory, for: PaperAnchor.BaseMemory())
        tokenizer = exchange(&anchor.tokenizer, for: Tokenizer())
        return (AnchoredPaper(anchor), number)
    }
}
