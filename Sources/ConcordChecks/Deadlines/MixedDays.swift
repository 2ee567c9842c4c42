import ConcordModel

/// `mixed-days`: working days and calendar days, or days of no kind, within one procedure. A note, since it may be meant; but
/// who counts a grievance's days does not expect two ways of counting.
enum MixedDays {
    static func find(_ triggers: Triggers, definesDays: Bool, in report: inout CheckReport) {
        for procedure in procedures(triggers, in: report.text) {
            judge(procedure, triggers, definesDays: definesDays, &report)
        }
    }

    /// What a title has that is of a procedure.
    static let titleWords =
        "grievance grievances arbitration appeal appeals procedure procedures complaint complaints investigation "
        + "investigations step steps dispute disputes mediation"
    private static let titles = LetterKey.set(titleWords)

    /// Articles and sections that are a sequence of steps, by their title or by items that are called steps; of those that
    /// stand in one another, the outermost.
    private static func procedures(_ triggers: Triggers, in text: ContractText) -> [Range<Int>] {
        var candidates: [Int] = []
        for place in triggers.procedures {
            let reader = text.words(of: place.provision, around: place.byte)
            if let key = reader.word(after: Int(place.byte))?.key, titles.contains(key) {
                candidates.append(Int(place.provision))
            }
        }
        var parents: [Int] = []
        for index in text.provisions.indices {
            guard case .step? = text.provisions[index].label?.word, text.provisions[index].parent >= 0 else { continue }
            parents.append(Int(text.provisions[index].parent))
        }
        parents.sort()
        for (one, other) in zip(parents, parents.dropFirst()) where one == other { candidates.append(one) }
        candidates.sort()
        var procedures: [Range<Int>] = []
        for index in candidates where index >= procedures.last?.upperBound ?? 0 {
            switch text.provisions[index].kind {
            case .article, .section, .appendix, .letter:
                procedures.append(index..<Int(text.provisions[index].end))
            case .agreement, .title, .cover, .division, .front, .item, .bullet, .paragraph, .table, .row, .cell,
                .caption, .verbatim, .quote, .footnote, .rule:
                break
            }
        }
        return procedures
    }

    private static func judge(
        _ procedure: Range<Int>, _ triggers: Triggers, definesDays: Bool, _ report: inout CheckReport
    ) {
        // Two ways of counting are enough.
        var firsts: [(kind: Deadline.DayKind, deadline: Deadline)] = []
        DeadlineFinder.periodsOfDays(triggers, in: report.text, part: procedure) { deadline in
            guard case .period(_, .day, let kind) = deadline.length, !(definesDays && kind == .unstated) else {
                return true
            }
            // Business days are working days by another name.
            let counted: Deadline.DayKind = kind == .business ? .working : kind
            if !firsts.contains(where: { $0.kind == counted }) { firsts.append((counted, deadline)) }
            return firsts.count < 2
        }
        guard firsts.count > 1 else { return }
        let text = report.text
        var (first, second) = (firsts[0].deadline, firsts[1].deadline)
        // Of two, the one that a paper brought is the one to be changed.
        if !text.papers(bringing: first.range).isEmpty, text.papers(bringing: second.range).isEmpty {
            swap(&first, &second)
        }
        let papers =
            text.papers(bringing: second.range)
            + text.papers(bringing: first.range).filter { !text.papers(bringing: second.range).contains($0) }
        report.find(
            .mixedDays, in: second.provision, at: text.position(of: second.range.lowerBound),
            "“\(second.phrase)” counts \(name(of: second)), but \(text.citation(of: procedure.lowerBound)) also counts "
                + "\(name(of: first)), in “\(first.phrase)”.",
            cure: papers.isEmpty
                ? "Count each period by the words that stand there. When the article is opened, say in the paper which days count."
                : "Count all days of one procedure in one way, and say which days count.",
            papers: papers,
            related: [
                Finding.Related(text.position(of: first.range.lowerBound), "The other way of counting stands here.")
            ])
    }

    private static func name(of deadline: Deadline) -> String {
        guard case .period(_, .day, let kind) = deadline.length else { return "days" }
        switch kind {
        case .calendar: return "calendar days"
        case .working: return "working days"
        case .business: return "business days"
        case .unstated: return "days of no stated kind"
        }
    }
}
