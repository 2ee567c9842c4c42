import ConcordModel

/// The days on which papers in force change what is not in force, found from one day to the next.
///
/// Something changes only on days on which a paper begins, ends or gives its place to another. On such a day those papers
/// alone are looked at that begin, that rest on what has ended, or that waited for what begins; so the cost follows the
/// papers, however many days there are.
package struct DaysInForce {
    /// A paper that cannot hold, from its first such day to the last one, if there is one.
    package struct Span: Sendable {
        package var refusal: PapersTogether.Refusal
        package var first: CivilDate
        package var last: CivilDate?
    }

    package private(set) var spans: [Span] = []

    private let order: PaperOrder
    private let ground: PaperGround
    /// The papers drafted directly on top of each.
    private var children: [PaperIndex: [PaperIndex]] = [:]
    /// Papers whose days have come, and how many of those that take their place.
    private var current: Set<PaperIndex> = []
    private var successors: [PaperIndex: Int] = [:]
    /// Those in force of which all holds.
    private var accepted = Version()
    /// Those in force that were drafted on something that does not hold; by its refusal those that cannot hold.
    private var incomplete: Set<PaperIndex> = []
    private var refused: [PaperIndex: (refusal: PapersTogether.Refusal, since: CivilDate)] = [:]

    /// - Parameter signed: papers signed by all, ascending, with those that others supersede.
    init(_ signed: [PaperIndex], _ weave: Weave, _ order: PaperOrder) {
        self.order = order
        let resting = signed.filter { order.closure(of: $0) != Version() }
        ground = PaperGround(weave, order, of: Version(resting))
        if resting.isEmpty { return }
        for paper in signed {
            for id in order[paper].after {
                if let other = order.index(of: id) { children[other, default: []].append(paper) }
            }
        }
        var days: [CivilDate: (begin: [PaperIndex], end: [PaperIndex])] = [:]
        for paper in signed {
            guard let first = order[paper].firstDay else { continue }
            days[first, default: ([], [])].begin.append(paper)
            guard let last = order[paper].expires, first <= last, let next = last.adding(days: 1) else { continue }
            days[next, default: ([], [])].end.append(paper)
        }
        for (day, events) in days.sorted(by: { $0.key < $1.key }) { enter(day, events.begin, events.end) }
        for paper in refused.keys.sorted() { close(paper, before: nil) }
        spans.sort { ($0.first, $0.refusal.paper) < ($1.first, $1.refusal.paper) }
    }

    private mutating func enter(_ day: CivilDate, _ begin: [PaperIndex], _ end: [PaperIndex]) {
        var changed: Set<PaperIndex> = []
        func note(_ papers: [PaperIndex], _ step: Int) {
            for paper in papers {
                if step > 0 { current.insert(paper) } else { current.remove(paper) }
                changed.insert(paper)
                for id in order[paper].supersedes {
                    guard let other = order.index(of: id), other != paper else { continue }
                    successors[other, default: 0] += step
                    changed.insert(other)
                }
            }
        }
        note(begin, 1)
        note(end, -1)
        var lost: [PaperIndex] = []
        var suspects: Set<PaperIndex> = []
        for paper in changed {
            let isIn = current.contains(paper) && successors[paper, default: 0] == 0
            let wasIn = accepted.contains(paper) || refused[paper] != nil
            guard isIn != wasIn else { continue }
            if isIn {
                accepted.insert(paper)
                suspects.insert(paper)
            } else {
                accepted = accepted.removing([paper])
                incomplete.remove(paper)
                close(paper, before: day)
                lost.append(paper)
            }
        }
        suspects.formUnion(incomplete)
        suspects.formUnion(descendants(of: lost))
        settle(suspects, on: day)
    }

    /// All that was drafted on top of papers, directly or not.
    private func descendants(of papers: [PaperIndex]) -> Set<PaperIndex> {
        var found: Set<PaperIndex> = []
        var waiting = papers
        while let paper = waiting.popLast() {
            for child in children[paper] ?? [] where found.insert(child).inserted { waiting.append(child) }
        }
        return found
    }

    /// Decides anew on papers of which something may have changed. All that rests on one of them stands behind it.
    private mutating func settle(_ suspects: Set<PaperIndex>, on day: CivilDate) {
        var waiting = suspects.sorted()
        while !waiting.isEmpty {
            let suspects = waiting
            waiting = []
            for paper in suspects where accepted.contains(paper) || refused[paper] != nil {
                let isComplete = order.closure(of: paper).isSubset(of: accepted)
                if isComplete { incomplete.remove(paper) } else { incomplete.insert(paper) }
                let need = isComplete ? nil : ground.need(of: paper, in: accepted.removing([paper]))
                guard let need else {
                    if refused[paper] != nil {
                        close(paper, before: day)
                        accepted.insert(paper)
                        waiting += descendants(of: [paper]).filter(incomplete.contains)
                    }
                    continue
                }
                let refusal = PapersTogether.Refusal(paper: paper, ground: need.paper, provision: need.provision)
                if let known = refused[paper], known.refusal == refusal { continue }
                close(paper, before: day)
                refused[paper] = (refusal, day)
                if accepted.contains(paper) {
                    accepted = accepted.removing([paper])
                    waiting += descendants(of: [paper])
                }
            }
            waiting = Set(waiting).sorted()
        }
    }

    private mutating func close(_ paper: PaperIndex, before day: CivilDate?) {
        guard let (refusal, since) = refused.removeValue(forKey: paper) else { return }
        if day == since { return }
        spans.append(Span(refusal: refusal, first: since, last: day?.adding(days: -1)))
    }
}
