import ConcordModel

/// Anchors papers that all were drafted on the same text, side by side: none of them sees another.
struct AnchorWorker: Sendable {
    private let number: Int
    private var tokenizer = Tokenizer()

    /// The anchors of the papers, in their order, with the words numbered as in `weave`.
    static func anchor(_ papers: [PaperManuscript], on base: Version, in weave: inout Weave) -> [PaperAnchor] {
        let shared = weave
        let articles = NamedProvisions(articlesOf: weave, in: base)
        var (anchors, workers) = SideBySide.map(papers.count, state: AnchorWorker.init(number:)) { worker, index in
            worker.anchor(papers[index], on: base, shared, articles)
        }
        // Which worker met a word first is chance; from here on a word has one number, whoever met it.
        var numbers: [Int: [UInt32]] = [:]
        for worker in workers {
            guard let worker else { continue }
            numbers[worker.number] = weave.tokenizer.adopt(worker.tokenizer)
        }
        for index in anchors.indices { anchors[index].anchor.renumber(numbers[anchors[index].worker] ?? []) }
        return anchors.map(\.anchor)
    }

    private init(number: Int) { self.number = number }

    private mutating func anchor(
        _ paper: PaperManuscript, on base: Version, _ weave: Weave, _ articles: NamedProvisions
    ) -> (anchor: PaperAnchor, worker: Int) {
        let own = exchange(&tokenizer, for: Tokenizer())
        var anchor = PaperAnchor(paper, on: base, weave: weave, articles: articles, tokenizer: own)
        anchor.run()
        tokenizer = anchor.finish()
        return (anchor, number)
    }
}
