import ConcordModel

extension ContractCheck {
    /// References that lead nowhere, that carry the title of another provision, or that papers have made wrong. One walk,
    /// since finding the references is the work.
    static let references = ContractCheck(.unresolvedReference, .titleMismatch, .referenceToDeleted, .staleReference) {
        report in
        let references = report.references
        let earlier = report.baseReferences.map { EarlierReferences($0, later: report.text) }
        for entry in references.entries where !entry.reference.isForeign {
            for (target, resolution) in zip(entry.reference.targets, entry.resolutions) {
                // What a paper broke is said once, as that.
                if let earlier, report.findBroken(target, resolution, entry.reference, references, earlier) { continue }
                switch resolution {
                case .resolved(let chain): report.findTitles(target, chain, entry.reference, references)
                case .missing(let step, let below, isCertain: true):
                    report.findUnresolved(target, step, below, entry.reference, references)
                case .missing, .ambiguous: break
                }
            }
        }
    }
}

extension CheckReport {
    /// `unresolved-reference`. A warning: the parties have signed these words and lived with them, and a contract that says
    /// “Section 9” where there are eight can still be printed.
    fileprivate mutating func findUnresolved(
        _ target: Reference.Target, _ step: Int, _ below: Int?, _ reference: Reference, _ references: ContractReferences
    ) {
        let words = references.words(of: target)
        guard target.steps.indices.contains(step) else { return }
        let missing = Self.name(of: target.steps[step])
        let container = below.map { text.citation(of: $0) } ?? ""
        let absence = container.isEmpty ? "the agreement has no \(missing)" : "\(container) has no \(missing)"
        var cure = "Write the number of the provision that is meant."
        if let below, let span = numbers(below: below, like: target.steps[step]) {
            cure =
                "Write the number of the provision that is meant; \(container.isEmpty ? "there" : container) has \(span)."
        }
        if let title = target.titles.first(where: { $0.step == step }),
            let meant = TitleSearch(text).provision(
                titled: text.bytes[title.range], like: target.steps[step], below: below)
        {
            cure =
                "Write “\(text.citation(of: meant))”, which has the title “\(text.string(text.provisions[meant].heading))”, if that is meant."
        }
        find(
            .unresolvedReference, in: reference.provision, at: text.position(of: target.range.lowerBound),
            "“\(Self.plain(words))” leads nowhere: \(absence).", cure: cure)
    }

    /// `title-mismatch`.
    fileprivate mutating func findTitles(
        _ target: Reference.Target, _ chain: [Int], _ reference: Reference, _ references: ContractReferences
    ) {
        guard chain.count == target.steps.count, !target.steps.isEmpty else { return }
        for title in target.titles where title.step < chain.count {
            let provision = chain[title.step]
            let search = TitleSearch(text)
            guard let mismatch = search.mismatch(of: title, with: provision, step: target.steps[title.step]) else {
                continue
            }
            let printed = Self.plain(text.string(title.range))
            let number = text.citation(of: provision)
            let real = Self.plain(text.string(text.provisions[provision].heading))
            let meant = mismatch.meant.map { text.citation(of: $0) }
            let named = meant.map { "; “\(printed)” is \($0)" } ?? ""
            find(
                .titleMismatch, in: reference.provision, at: text.position(of: title.range.lowerBound),
                "The number and the title do not fit together: \(number) has the title “\(real)”\(named).",
                cure: meant.map {
                    "If “\(printed)” is meant, write “\($0)”; if \(number) is meant, write “\(real)”."
                } ?? "If \(number) is meant, write “\(real)”; else write the number of what is meant.",
                related: [
                    Finding.Related(
                        text.provisions[mismatch.meant ?? provision].position, "This is \(meant ?? number).")
                ])
        }
    }

    /// `reference-to-deleted` and `stale-reference`: whether either was found.
    fileprivate mutating func findBroken(
        _ target: Reference.Target, _ resolution: ReferenceResolution, _ reference: Reference,
        _ references: ContractReferences, _ earlier: EarlierReferences
    ) -> Bool {
        guard let fate = earlier.fate(of: target, in: reference, resolution: resolution, references) else {
            return false
        }
        let words = Self.plain(references.words(of: target))
        let position = text.position(of: target.range.lowerBound)
        func named(_ papers: [String]) -> String { papers.isEmpty ? "a paper" : papers.joined(separator: " and ") }
        switch fate {
        case .deleted(let was, let papers):
            let title = Self.plain(earlier.base.string(earlier.base.provisions[was].heading))
            var message =
                "“\(words)” refers to \(earlier.base.citation(of: was))\(title.isEmpty ? "" : " (“\(title)”)"), which \(named(papers)) deleted."
            if let now = resolution.provision { message += " It would now lead to \(describe(now))." }
            find(
                .referenceToDeleted, in: reference.provision, at: position, message,
                cure: "Strike the reference in a paper, or write what takes the place of the deleted provision.",
                papers: papers)
        case .moved(let now, let papers, let rewriting):
            var message = "“\(words)” means what \(named(papers)) made \(describe(now))."
            if let wrong = resolution.provision { message += " It now leads to \(describe(wrong))." }
            find(
                .staleReference, in: reference.provision, at: position, message,
                cure: "Write “\(rewriting.words)” in a paper.", papers: papers,
                related: [Finding.Related(text.provisions[now].position, "This is what it means.")])
        }
        return true
    }

    private func describe(_ index: Int) -> String {
        let title = Self.plain(text.string(text.provisions[index].heading))
        let citation = text.citation(of: index)
        return title.isEmpty || citation.contains(title) ? citation : "\(citation) (“\(title)”)"
    }

    private static func name(of step: Reference.Step) -> String {
        step.isEnclosed || step.word == .none ? "(\(step.number))" : "\(step.word.printed) \(step.number)"
    }

    /// “(A) to (D)”: the first and last number of the list in which a step was looked for.
    private func numbers(below container: Int, like step: Reference.Step) -> String? {
        let labels = ReferenceResolver(text).labelledChildren(of: container).filter {
            guard let label = text.provisions[$0].label else { return false }
            return ReferenceNumber.isFigure(label.number) == ReferenceNumber.isFigure(step.number)
        }
        guard let first = labels.first, let last = labels.last else { return nil }
        let ends = [first, last].map { text.citedPiece(of: $0) }
        return ends[0] == ends[1] ? "\(ends[0]) only" : "\(ends[0]) to \(ends[1])"
    }

    private static func plain(_ words: String) -> String {
        words.split(whereSeparator: \.isWhitespace).joined(separator: " ")
    }
}
