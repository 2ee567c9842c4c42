import ConcordModel

/// A provision that a paper beside the contract sets aside while it is in force.
struct SetAsideProvision: Sendable {
    var paper: PaperIndex
    var provision: ProvisionID
    var instead: String?
}

/// `form: beside`: the paper changes no words. It is bound in as a letter behind the last letter, and what it says it sets
/// aside is found by its citations.
extension PaperAnchor {
    mutating func anchorBeside(_ body: ProvisionID) {
        let base = baseChildren(of: weave.base)
        var last = base.last { tree[$0].kind == .letter } ?? base.last { tree[$0].kind.isTopLevel } ?? .none
        for letter in Array(tree.children(of: body)) {
            if tree[letter].kind.isTopLevel, !(tree[letter].label.isEmpty && tree[letter].heading.isEmpty) {
                ask(.insert(letter, under: weave.base, after: last))
                last = letter
            } else {
                report(
                    .unknownTarget, at: tree[letter].position,
                    "These words have no head, so they cannot be bound in as a letter.",
                    cure: "Begin with the memorandum's own title: # Memorandum of Understanding: Telework.")
                break
            }
        }
        if !tree[body].firstChild.exists {
            report(
                .noChange, at: manuscript.paper.position, "This paper says nothing.",
                cure:
                    "Write the memorandum behind the front matter, with its title as head: # Memorandum of Understanding."
            )
        }
        findSetAside()
    }

    private mutating func findSetAside() {
        guard !manuscript.paper.setsAside.isEmpty else { return }
        let search = CitationSearch(weave, in: base, index: citationIndex)
        for entry in manuscript.paper.setsAside {
            let found = search.provisions(for: Citation(entry.citation))
            if found.count == 1 {
                setAside.append((found[0], entry.instead))
                continue
            }
            let paper = manuscript.paper.id
            if found.isEmpty {
                let near = candidates(for: entry.citation, search)
                report(
                    .unknownTarget, at: entry.position,
                    "\(paper) sets aside \(entry.citation), and the agreement has no such provision.",
                    cure: near.isEmpty
                        ? "Cite it by its printed labels, for instance Article 12, Section 1(a), or take it out."
                        : "There are \(near). Write one of these, or take it out.")
            } else {
                report(
                    .ambiguousTarget, at: entry.position,
                    "\(paper) sets aside \(entry.citation), and \(found.count) provisions fit that.",
                    cure: "Cite one of them more closely.",
                    related: found.prefix(6).map {
                        Finding.Related(tree[$0].position, citations.citation(of: $0, in: weave, version: self.base))
                    })
            }
        }
    }

    /// What stands below the nearest provision that the citation does fit, else the articles.
    private func candidates(for citation: String, _ search: CitationSearch) -> String {
        let most = 8
        var steps = Citation(citation).steps
        var parent = weave.base
        while let last = steps.popLast() {
            // Of "12.99" the article is left.
            if let dot = last.number.lastIndex(of: ".") {
                let number = String(last.number[..<dot])
                steps.append(Citation.Step(word: last.word, number: number, isEnclosed: last.isEnclosed))
            }
            var shorter = Citation("")
            shorter.steps = steps
            let found = steps.isEmpty ? [] : search.provisions(for: shorter)
            if found.count == 1 {
                parent = found[0]
                break
            }
        }
        let names = baseChildren(of: parent).map { citations.citation(of: $0, in: weave, version: self.base) }
        let above = citations.citation(of: parent, in: weave, version: self.base)
        let named = names.filter { !$0.isEmpty && $0 != above && $0 != "the agreement" }
        return named.prefix(most).joined(separator: "; ") + (named.count > most ? " and more" : "")
    }
}

extension IntegratedAgreement {
    /// What stands beside the words of a version because of the papers beside the contract: the days of each letter, and at
    /// each provision that is set aside by whom and until when. In the order of the papers.
    package func notesBeside(in version: Version) -> [(provision: ProvisionID, text: String)] {
        var notes: [(provision: ProvisionID, text: String)] = []
        for index in order.papers.indices.map(PaperIndex.init) {
            let paper = order[index]
            guard paper.form == .beside, version.contains(index) else { continue }
            let letters = Array(weave.tree.children(of: order.papers[Int(index.index)].after))
            let term = PaperCaption.term(of: paper)
            if let letter = letters.first(where: { weave.tree[$0].kind == .letter }) {
                var text = "\(paper.id) stands beside the contract"
                if !term.isEmpty { text += " \(term)" }
                let signatures = PaperCaption.signatures(of: paper, manuscript.parties)
                notes.append(
                    (letter, text + (signatures.isEmpty ? "; it is not signed." : "; signed by \(signatures).")))
            }
            let title =
                paper.title
                ?? letters.first.map { weave.tree.string(.heading, of: $0) }.flatMap { $0.isEmpty ? nil : $0 }
            for entry in setAside where entry.paper == index {
                var text = "Set aside by \(paper.id)"
                if !term.isEmpty { text += " \(term)" }
                if let words = entry.instead ?? title { text += ": \(words)" }
                notes.append((entry.provision, text.hasSuffix(".") ? text : text + "."))
            }
        }
        return notes
    }
}
