import ConcordModel

/// `mixed-days`: working days and calendar days, or days of no kind, within one procedure. A note, since it may be meant; but
/// who counts a grievance's days does not expect two ways of counting.
enum MixedDays {
    static func find(_ triggers: WordingTriggers, definesDays: Bool, in report: inout CheckReport) {
        let text = report.text
        var procedures: [Range<Int>] = []
        var index = 0
        while index < text.provisions.count {
            let isOne = isProcedure(index, in: text)
            if isOne { procedures.append(index..<Int(text.provisions[index].end)) }
            index = isOne ? Int(text.provisions[index].end) : index + 1
        }
        let periods = DeadlineFinder.periodsOfDays(triggers, in: text, parts: procedures)
        for procedure in procedures {
            let own = periods.filter { procedure.contains($0.provision) }
            judge(own, procedure: procedure.lowerBound, definesDays: definesDays, &report)
        }
    }

    private static let titles = LetterKey.set(
        "grievance grievances arbitration appeal appeals procedure procedures complaint complaints investigation "
            + "investigations step steps dispute disputes mediation")

    /// Whether an article or section is a sequence of steps, by its title or by items that are called steps.
    private static func isProcedure(_ index: Int, in text: ContractText) -> Bool {
        let provision = text.provisions[index]
        switch provision.kind {
        case .article, .section, .appendix, .letter: break
        case .agreement, .title, .cover, .division, .front, .item, .bullet, .paragraph, .table, .row, .cell, .caption,
            .verbatim, .quote, .footnote, .rule:
            return false
        }
        let reader = WordReader(bytes: text.bytes, bounds: provision.heading)
        var cursor = provision.heading.lowerBound
        while cursor < provision.heading.upperBound {
            guard let word = reader.word(after: cursor) else {
                cursor += 1
                continue
            }
            if let key = word.key, titles.contains(key) { return true }
            cursor = max(word.range.upperBound, cursor + 1)
        }
        return text.children(of: index).count { text.provisions[$0].label?.word == .step } > 1
    }

    private static func judge(_ deadlines: [Deadline], procedure: Int, definesDays: Bool, _ report: inout CheckReport) {
        var firsts: [(kind: Deadline.DayKind, deadline: Deadline)] = []
        for deadline in deadlines {
            guard case .period(_, .day, let kind) = deadline.length, !(definesDays && kind == .unstated) else {
                continue
            }
            // Business days are working days by another name.
            let counted: Deadline.DayKind = kind == .business ? .working : kind
            if !firsts.contains(where: { $0.kind == counted }) { firsts.append((counted, deadline)) }
        }
        guard firsts.count > 1 else { return }
        let text = report.text
        var (first, second) = (firsts[0].deadline, firsts[1].deadline)
        // Of two, the one that a paper brought is the one to be changed.
        if !text.papers(bringing: first.range).isEmpty, text.papers(bringing: second.range).isEmpty {
            swap(&first, &second)
        }
        report.find(
            .mixedDays, in: second.provision, at: text.position(of: second.range.lowerBound),
            "“\(second.phrase)” counts \(name(of: second)), but \(text.citation(of: procedure)) also counts "
                + "\(name(of: first)), in “\(first.phrase)”.",
            cure: "Count all days of one procedure in one way, and say which days count.",
            papers: text.papers(bringing: second.range)
                + text.papers(bringing: first.range).filter {
                    !text.papers(bringing: second.range).contains($0)
                },
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
