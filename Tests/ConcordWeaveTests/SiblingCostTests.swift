import ConcordCompiler
import Testing

/// Papers that insert, delete, change and move thousands of siblings: twice as many must not cost much more than twice the
/// time.
@Suite("Long lists stay linear", .serialized)
struct SiblingCostTests {
    /// What a paper does to a list of `count` items, of which the contract has the first alone or all.
    enum Deed: CaseIterable, Sendable {
        case inserted, insertedWithMarks, insertedByRivals, deleted, deletedWithMarks, changed, changedWithMarks, moved

        func files(_ count: Int) -> [SourceFile] {
            let items = (1...count).map { "Thing \($0) of the list is number \($0 * 7919).\n\n" }
            let head = "# Article 1. Things\n\nThese are the things.\n\n"
            let (first, rest) = (items[0], items.dropFirst().joined())
            let changed = { (mark: String) in head + items.joined().replacing("of the list", with: mark) }
            var contract = head + items.joined()
            let bodies: [(isMarked: Bool, body: String)]
            switch self {
            case .inserted, .insertedWithMarks:
                contract = head + first
                bodies =
                    self == .inserted
                    ? [(false, head + first + rest)] : [(true, head + first + "{++\n" + rest + "++}\n")]
            case .insertedByRivals:
                contract = head + first
                bodies = ["Thing", "Matter"].map {
                    (true, head + first + "{++\n" + rest.replacing("Thing", with: $0) + "++}\n")
                }
            case .deleted: bodies = [(false, head + first)]
            case .deletedWithMarks: bodies = [(true, head + first + "{--\n" + rest + "--}\n")]
            case .changed: bodies = [(false, changed("of this list"))]
            case .changedWithMarks: bodies = [(true, changed("of {~~the~>this~~} list"))]
            case .moved:
                bodies = [(false, head + items.suffix(count / 2).joined() + items.prefix(count - count / 2).joined())]
            }
            let frame = "title: A\nparties:\n  union: { name: U }\n  employer: { name: E }\n"
            let papers = bodies.enumerated().map { index, paper in
                let matter = """
                    ---
                    paper: TA-\(index)
                    kind: tentative agreement
                    form: \(paper.isMarked ? "marked" : "full text")
                    signed: { union: 2025-03-14, employer: 2025-03-15 }
                    ---


                    """
                return SourceFile(path: "papers/\(index).md", bytes: Array((matter + paper.body).utf8))
            }
            return [
                SourceFile(path: "agreement.yml", bytes: Array(frame.utf8)),
                SourceFile(path: "articles/1.md", bytes: Array(contract.utf8)),
            ] + papers
        }
    }

    @Test(arguments: Deed.allCases)
    func aLongList(_ deed: Deed) {
        let clock = ContinuousClock()
        func best(_ count: Int) -> Duration {
            let input = Input(name: "T", files: deed.files(count))
            return (0..<2).map { _ in clock.measure { _ = compile(input) } }.min() ?? .zero
        }
        // As where reading is measured: a busy machine is asked again.
        var measured = ""
        for _ in 0..<4 {
            let (small, large) = (best(1000), best(2000))
            if large < small * 3 + .milliseconds(30) { return }
            measured = "\(small) became \(large)"
        }
        Issue.record("\(deed): \(measured)")
    }
}
