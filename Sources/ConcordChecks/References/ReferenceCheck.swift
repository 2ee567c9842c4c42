import ConcordModel

extension ContractCheck {
    /// References that lead nowhere, that carry the title of another provision, or that papers have made wrong. One walk,
    /// since finding the references is the work.
    static let references = ContractCheck(.unresolvedReference, .titleMismatch, .referenceToDeleted, .staleReference) {
        report in
        let references = report.references
        let earlier = report.baseReferences.map { EarlierReferences($0, later: report.text) }
        let drafted = earlier.flatMap { earlier in report.drafts.map { DraftedReferences($0, earlier) } }
        for entry in references.entries where !entry.reference.isForeign {
            let outcomes = zip(entry.reference.targets, entry.resolutions).map {
                target, resolution -> EarlierReferences.Outcome? in
                if let old = earlier?.outcome(of: target, in: entry.reference, resolution: resolution, references) {
                    return old
                }
                let answer = drafted?.answer(for: target, in: entry, resolution: resolution, references)
                if case .known(let outcome)? = answer { return outcome }
                return nil
            }
            var told: Set<Int> = []
            for (number, (target, resolution)) in zip(entry.reference.targets, entry.resolutions).enumerated() {
                // What a paper broke is said once, as that.
                if let earlier, let outcome = outcomes[number] {
                    // Two targets may share what is known of them: “Article 17, Sections 4 and 5”.
                    guard let step = outcome.target.steps.last, told.insert(step.place.lowerBound).inserted else {
                        continue
                    }
                    let whole =
                        outcomes.count > 1
                        ? earlier.rewriting(of: entry.reference, outcomes, entry.resolutions) : nil
                    report.tellBroken(outcome, entry.reference, whole, references, earlier)
                    continue
                }
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
        // What was signed is put right by the parties alone.
        let isSigned = text.papers(bringing: target.range).isEmpty
        func cured(_ advice: String, _ agreed: String) -> String {
            isSigned ? SignedWords.cure(agreed: agreed) : "Write \(advice)."
        }
        var span = ""
        if let below, let numbers = numbers(below: below, like: target.steps[step]) {
            span = "; \(container.isEmpty ? "there" : container) has \(numbers)"
        }
        var cure = cured(
            "the number of the provision that is meant\(span)", "say in an erratum which provision is meant\(span)")
        if let title = target.titles.first(where: { $0.step == step }),
            let meant = TitleSearch(text).provision(
                titled: text.bytes[title.range], like: target.steps[step], below: below)
        {
            let named =
                "“\(text.citation(of: meant))”, which has the title “\(text.string(text.provisions[meant].heading))”, if that is meant"
            cure = cured(named, "say so in an erratum: \(named)")
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
            if findEarlierTitle(title, provision, search, reference) { continue }
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
                cure: Self.titleCure(
                    number, meant, printed: printed, real: real,
                    isSigned: text.papers(bringing: title.range).isEmpty),
                related: [
                    Finding.Related(
                        text.provisions[mismatch.meant ?? provision].position, "This is \(meant ?? number).")
                ])
        }
    }

    private static func titleCure(
        _ number: String, _ meant: String?, printed: String, real: String, isSigned: Bool
    ) -> String {
        let other = meant.map { "“\($0)” if “\(printed)” is meant" } ?? "the number of what is meant"
        let choice = "the title “\(real)” if \(number) is meant, or else \(other)"
        return isSigned ? SignedWords.cure(agreed: "say in an erratum what is meant: \(choice)") : "Write \(choice)."
    }

    /// `title-mismatch` where a paper gave the provision another title: whether it was found.
    private mutating func findEarlierTitle(
        _ title: Reference.Title, _ provision: Int, _ search: TitleSearch, _ reference: Reference
    ) -> Bool {
        guard let base, !search.fits(text.bytes[title.range], titleOf: provision) else { return false }
        let papers = text.papers(bringing: text.provisions[provision].heading)
        guard !papers.isEmpty,
            let was = base.provisions.firstIndex(where: { $0.identity == text.provisions[provision].identity }),
            TitleSearch(base).fits(text.bytes[title.range], titleOf: was)
        else { return false }
        let real = Self.plain(text.string(text.provisions[provision].heading))
        find(
            .titleMismatch, in: reference.provision, at: text.position(of: title.range.lowerBound),
            "“\(Self.plain(text.string(title.range)))” was the title of \(text.citation(of: provision)) until "
                + "\(papers.joined(separator: " and ")) gave it the title “\(real)”.",
            cure: "Write “\(real)” in a paper.", papers: papers,
            related: [Finding.Related(text.provisions[provision].position, "This is \(text.citation(of: provision)).")])
        return true
    }

    /// `reference-to-deleted` and `stale-reference`. `whole` is the whole reference with its new numbers.
    fileprivate mutating func tellBroken(
        _ outcome: EarlierReferences.Outcome, _ reference: Reference, _ whole: String?,
        _ references: ContractReferences, _ earlier: EarlierReferences
    ) {
        let words = Self.single(Self.plain(references.words(of: outcome.target)))
        let all = Self.plain(text.string(reference.range))
        let position = text.position(of: outcome.target.range.lowerBound)
        func named(_ papers: [String]) -> String { papers.isEmpty ? "a paper" : papers.joined(separator: " and ") }
        // A paper is understood on the text it was drafted on; the other one is not to blame alone.
        let writers = outcome.writers.isEmpty ? "" : " in the words of \(named(outcome.writers))"
        func causes(_ papers: [String]) -> [String] { papers + outcome.writers.filter { !papers.contains($0) } }
        switch outcome.fate {
        case .deleted(let was, let isReserved, let papers):
            // A paper may take a provision away and bring it again, word for word, where the reference leads.
            if let now = outcome.resolution.provision, Self.areAlike(was, in: outcome.text, now, in: text) { return }
            var message =
                "“\(words)”\(writers) refers to \(Self.describe(was, in: outcome.text)), which \(named(papers)) deleted"
            message += isReserved ? "; its number is kept, but nothing stands there." : "."
            if !isReserved, let now = outcome.resolution.provision {
                message += " It would now lead to \(Self.describe(now, in: text))."
            }
            find(
                .referenceToDeleted, in: reference.provision, at: position, message,
                cure: "Strike the reference in a paper, or write what takes the place of the deleted provision.",
                papers: causes(papers))
        case .moved(let now, let papers, let replacement, _):
            var message = "“\(words)”\(writers) means what \(named(papers)) made \(Self.describe(now, in: text))."
            if let wrong = outcome.resolution.provision {
                message += " It now leads to \(Self.describe(wrong, in: text))."
            }
            let cure: String
            if let whole {
                cure = "Write “\(Self.plain(whole))” for “\(all)” in a paper."
            } else if reference.targets.count > 1 {
                cure = "Write “\(Self.single(replacement))” for it, where “\(all)” stands, in a paper."
            } else {
                cure = "Write “\(replacement)” in a paper."
            }
            find(
                .staleReference, in: reference.provision, at: position, message, cure: cure, papers: causes(papers),
                related: [Finding.Related(text.provisions[now].position, "This is what it means.")])
        }
    }

    private static func areAlike(_ was: Int, in old: ContractText, _ now: Int, in new: ContractText) -> Bool {
        let (a, b) = (old.provisions[was], new.provisions[now])
        return !(a.heading.isEmpty && a.text.isEmpty) && old.bytes[a.heading] == new.bytes[b.heading]
            && old.bytes[a.text] == new.bytes[b.text]
    }

    /// A citation and what tells a reader which provision it is: its title, or else the words it begins with.
    private static func describe(_ index: Int, in text: ContractText) -> String {
        let provision = text.provisions[index]
        let citation = text.citation(of: index)
        var title = plain(text.string(provision.heading))
        if title.isEmpty {
            // Enough for some words, and not the rest of a long provision.
            let words = text.bytes[provision.text].prefix(200).split(whereSeparator: Bytes.isSpace)
            let isMore = words.count > 7 || provision.text.count > 200
            title = words.prefix(isMore ? min(7, words.count - 1) : 7)
                .map { String(decoding: $0, as: UTF8.self) }.joined(separator: " ")
            if isMore, !title.isEmpty { title += " …" }
        } else if title.last == "." {
            title.removeLast()
        }
        return title.isEmpty || citation.contains(title) ? citation : "\(citation) (“\(title)”)"
    }

    /// One of a list on its own: “Section 7” where “Sections 7” begins it.
    private static func single(_ words: String) -> String {
        let plurals = ["articles", "sections", "subsections", "paragraphs", "items"]
        return words.split(separator: " ", omittingEmptySubsequences: false)
            .map { plurals.contains($0.lowercased()) ? $0.dropLast() : $0 }.joined(separator: " ")
    }

    private static func name(of step: Reference.Step) -> String {
        step.isEnclosed || step.word == .none ? "(\(step.number))" : "\(step.word.printed) \(step.number)"
    }

    /// “(A) to (D)”: the first and last number of the list in which a step was looked for.
    private func numbers(below container: Int, like step: Reference.Step) -> String? {
        let labels = ReferenceResolver(walking: text).labelledChildren(of: container).filter {
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
