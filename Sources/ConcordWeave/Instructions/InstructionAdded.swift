import ConcordModel

/// Provisions that the paper itself brings, as places for others of it: Section 6 stands after the Section 5 that it adds too.
extension PaperAnchor {
    typealias AddedProvision = (id: ProvisionID, parent: ProvisionID)

    /// What the target names of all that this paper has added so far; nil where it names something of the contract.
    ///
    /// A number alone is not enough, since a paper may add a Section 3 to one article, and then something after the Section
    /// 3 that another article has.
    func addedByThisPaper(_ target: InstructionTarget, _ instruction: Instruction) -> AddedProvision? {
        guard let citation = target.citation else { return nil }
        var steps = Citation(citation.text).steps
        guard let last = steps.popLast() else { return nil }
        let fitting = asked.added(numbered: last.number).filter { isNamed($0, by: last) }
        guard !fitting.isEmpty else { return nil }
        if !steps.isEmpty {
            let homes = candidates(
                steps.map { CitationForms.written($0) }.joined(separator: ", "), near: homes(of: instruction))
            guard !homes.isEmpty else {
                // What holds it is new itself.
                return fitting.last { added in steps.last.map { isNewHome(added.parent, $0) } ?? false }
            }
            return fitting.last { added in homes.contains { isWithin(added.parent, $0.id) } }
        }
        guard !startsWithArticle(citation.text), var home = homes(of: instruction).first else { return fitting.last }
        // The nearest is meant: of the section that the instruction stands under, before that of its article.
        let search = CitationSearch(weave, in: base, index: citationIndex)
        while home.exists, home != weave.base {
            if let own = fitting.last(where: { isWithin($0.parent, home) }) { return own }
            if tree[home].kind.isTopLevel || !search.provisions(for: Citation(citation.text), below: home).isEmpty {
                return nil
            }
            home = weave.parent(of: home, presence)
        }
        return nil
    }

    private func isNamed(_ added: AddedProvision, by step: Citation.Step) -> Bool {
        guard let label = tree.label(of: added.id), isNumber(label.number, step.number) else { return false }
        let kind = tree[added.id].kind
        switch step.word {
        case .article, .part, .appendix, .exhibit, .schedule, .attachment, .addendum, .annex, .letter, .memorandum:
            guard kind.isTopLevel else { return false }
        case .section, .step:
            guard !kind.isTopLevel else { return false }
        case .none:
            guard !step.isEnclosed || kind == .item else { return false }
        }
        // What the contract has already is meant before what the paper brings.
        return !baseChildren(of: added.parent).contains { id in
            tree[id].kind == kind && baseLabel(of: id)?.number == label.number
        }
    }

    /// The provision that the instruction stands under, else its article; none, and no finding, where that is not known.
    private func homes(of instruction: Instruction) -> [ProvisionID] {
        var homes: [ProvisionID] = []
        for citation in [instruction.article, instruction.scope?.citation] {
            guard let citation else { continue }
            let found = candidates(citation.text, near: startsWithArticle(citation.text) ? [] : homes)
            if found.count == 1 { homes = [found[0].id] }
        }
        return homes
    }

    private func isNewHome(_ id: ProvisionID, _ step: Citation.Step) -> Bool {
        tree.label(of: id).map { isNumber($0.number, step.number) } ?? false
    }

    private func isWithin(_ id: ProvisionID, _ home: ProvisionID) -> Bool {
        var current = id
        while current.exists {
            if current == home { return true }
            current = weave.parent(of: current, presence)
        }
        return false
    }
}
