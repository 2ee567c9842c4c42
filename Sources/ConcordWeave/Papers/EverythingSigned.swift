import ConcordModel

/// The papers of `integrated`: all that are signed, whatever the day.
///
/// Two of them may be meant for different times: a pilot until June, a new rate from July. Where such papers change the same
/// words there is no day for both, and so no conflict: the later one is shown. Each has its days.
package struct EverythingSigned: Sendable {
    /// A paper that ends before another one begins that changes the same words.
    package struct Outlived: Sendable {
        package var paper: PaperIndex
        package var successor: PaperIndex
        package var provision: ProvisionID
    }

    package private(set) var together: PapersTogether
    package private(set) var outlived: [Outlived] = []

    init() { together = PapersTogether() }

    init(_ agreement: IntegratedAgreement) {
        let order = agreement.order
        var current = agreement.inForce.papers
        if EverythingSigned.takeTurns(current, order) {
            var isSettled = false
            while !isSettled {
                let found = EverythingSigned.outlived(current, in: agreement)
                isSettled = found.isEmpty
                outlived += found
                let gone = Set(found.map(\.paper))
                current.removeAll(where: gone.contains)
            }
        }
        together = PapersTogether(current, agreement.weave, order)
        // What rests on a paper that has had its time may have had it too.
        var successors = Dictionary(outlived.map { ($0.paper, $0.successor) }, uniquingKeysWith: { first, _ in first })
        for paper in agreement.inForce.papers {
            for id in order[paper].supersedes { if let other = order.index(of: id) { successors[other] = paper } }
        }
        for refusal in together.refusals {
            guard let successor = successors[refusal.ground], order[refusal.paper].ends(before: order[successor]) else {
                continue
            }
            successors[refusal.paper] = successor
            outlived.append(Outlived(paper: refusal.paper, successor: successor, provision: refusal.provision))
        }
        let gone = Set(outlived.map(\.paper))
        together.forgive(gone)
    }

    /// Whether one of them ends before another begins.
    private static func takeTurns(_ papers: [PaperIndex], _ order: PaperOrder) -> Bool {
        guard let end = papers.compactMap({ order[$0].expires }).min(),
            let begin = papers.compactMap({ order[$0].firstDay }).max()
        else { return false }
        return end < begin
    }

    private static func outlived(_ papers: [PaperIndex], in agreement: IntegratedAgreement) -> [Outlived] {
        let search = ConflictSearch(agreement, in: Version(papers))
        var outlived: [Outlived] = []
        for conflict in search.conflicts + search.neighbours {
            let rivals = Set(conflict.sides.flatMap(\.papers)).sorted()
            for paper in rivals where !outlived.contains(where: { $0.paper == paper }) {
                guard let later = rivals.first(where: { agreement.order[paper].ends(before: agreement.order[$0]) })
                else { continue }
                outlived.append(Outlived(paper: paper, successor: later, provision: conflict.provision))
            }
        }
        return outlived
    }
}
