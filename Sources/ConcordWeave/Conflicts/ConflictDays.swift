import ConcordModel

/// The conflicts of days other than the one asked for: papers that are both in force for a time only, and those that a later
/// paper settles from the day on which it begins.
///
/// One search over all that was ever signed, as if nothing settled it, names the papers that may disagree; nearly always there
/// are none. Then only the days are looked at on which one of them, or a paper that settles them, begins or ends.
package struct ConflictDays {
    /// A conflict from its first day to its last, if there is one.
    package struct Span: Sendable {
        package var conflict: Conflict
        package var first: CivilDate
        package var last: CivilDate?
        /// What is in force on the first day.
        package var version: Version
    }

    package private(set) var spans: [Span] = []

    private let agreement: IntegratedAgreement
    private var order: PaperOrder { agreement.order }
    private let signed: [PaperIndex]

    /// What tells one conflict from another.
    private struct Name: Hashable {
        var rule: Rule
        var provision: ProvisionID
        var papers: [PaperIndex]
        init(_ conflict: Conflict) {
            (rule, provision) = (conflict.rule, conflict.provision)
            papers = Set(conflict.sides.flatMap(\.papers)).sorted()
        }
    }

    /// - Parameters:
    ///   - version: the version that was asked for, of everything signed.
    ///   - told: its conflicts, which are told of already.
    package init(_ agreement: IntegratedAgreement, besides version: Version, _ told: [Conflict]) {
        self.agreement = agreement
        signed = agreement.inForce.signedPapers
        guard signed.count > 1, hasOtherSides(than: version) else { return }
        let names = Set(told.map(Name.init))
        let search = ConflictSearch(agreement, in: Version(signed), settles: false)
        let doubtful = search.conflicts.filter { !names.contains(Name($0)) }
        guard !doubtful.isEmpty else { return }
        // How many papers of each conflict are in force, from one day to the next.
        var groups: [PaperIndex: [Int]] = [:]
        for (group, conflict) in doubtful.enumerated() {
            for paper in Set(conflict.sides.flatMap(\.papers)) { groups[paper, default: []].append(group) }
        }
        var counts = [Int](repeating: 0, count: doubtful.count)
        var open = 0
        func count(_ papers: [PaperIndex], _ step: Int) {
            for group in papers.flatMap({ groups[$0] ?? [] }) {
                let was = counts[group]
                counts[group] += step
                if was < 2, counts[group] > 1 { open += 1 }
                if was > 1, counts[group] < 2 { open -= 1 }
            }
        }
        var found: [Name: Span] = [:]
        for (day, events) in days(about: Set(groups.keys)) {
            count(events.begin, 1)
            count(events.end, -1)
            var now: [Name: Conflict] = [:]
            let inForce = open > 0 ? Version(agreement.papersTogether(on: day).papers) : Version()
            if open > 0 {
                for conflict in ConflictSearch(agreement, in: inForce).conflicts where !names.contains(Name(conflict)) {
                    now[Name(conflict)] = conflict
                }
            }
            for (name, span) in found where now[name] == nil {
                close(span, before: day)
                found[name] = nil
            }
            for (name, conflict) in now where found[name] == nil {
                found[name] = Span(conflict: conflict, first: day, last: nil, version: inForce)
            }
        }
        spans += found.values
        spans.sort { a, b in
            (a.first, a.conflict.provision, a.conflict.rule.rawValue)
                < (b.first, b.conflict.provision, b.conflict.rule.rawValue)
        }
    }

    /// Whether on some day papers may disagree that do not in the version: it leaves some out, or has what settles others.
    private func hasOtherSides(than version: Version) -> Bool {
        signed.contains { !version.contains($0) || order.closure(of: $0) != Version() }
    }

    /// The days on which one of these papers, or one that may settle what they disagree about, begins or ends.
    private func days(
        about papers: Set<PaperIndex>
    ) -> [(day: CivilDate, events: (begin: [PaperIndex], end: [PaperIndex]))] {
        var relevant = papers
        var children: [PaperIndex: [PaperIndex]] = [:]
        for paper in signed {
            for id in order[paper].after + order[paper].supersedes {
                if let other = order.index(of: id) { children[other, default: []].append(paper) }
            }
        }
        var waiting = Array(papers)
        while let paper = waiting.popLast() {
            for child in children[paper] ?? [] where relevant.insert(child).inserted { waiting.append(child) }
        }
        var days: [CivilDate: (begin: [PaperIndex], end: [PaperIndex])] = [:]
        for paper in relevant.sorted() {
            guard let first = order[paper].firstDay else { continue }
            days[first, default: ([], [])].begin.append(paper)
            guard let last = order[paper].expires, first <= last, let next = last.adding(days: 1) else { continue }
            days[next, default: ([], [])].end.append(paper)
        }
        return days.sorted { $0.key < $1.key }.map { ($0.key, $0.value) }
    }

    private mutating func close(_ span: Span, before day: CivilDate) {
        var closed = span
        closed.last = day.adding(days: -1)
        spans.append(closed)
    }
}
