import ConcordModel

/// Which provisions the citations of instructions mean, in the version that the paper was drafted on.
extension PaperAnchor {
    /// A provision, or its own words without what stands below it.
    struct Spot {
        var id: ProvisionID
        var isOwnText = false
        /// Its words in front of a list, where these are several paragraphs.
        var isIntroduction = false
    }

    /// The provision that a target names; nil, with a finding, where there is none or there are several.
    mutating func resolve(_ target: InstructionTarget, _ instruction: Instruction) -> Spot? {
        guard var spot = home(of: target, instruction) else { return nil }
        if let number = target.paragraph {
            guard let found = paragraph(number, of: spot.id) else {
                report(
                    .unknownTarget, at: target.citation?.position ?? instruction.position,
                    "\(name(spot.id)) has no such paragraph; it has \(paragraphs(of: spot.id).count) without a number.",
                    cure: "Count the paragraphs without a number, or name the item.", provision: spot.id,
                    related: [Finding.Related(tree[spot.id].position, "It stands here.")])
                return nil
            }
            spot = found
        }
        if target.isIntroduction {
            let introduction = introduction(of: spot.id)
            guard let first = introduction.first, introduction.count < paragraphs(of: spot.id).count || hasList(spot.id)
            else {
                report(
                    .unknownTarget, at: target.citation?.position ?? instruction.position,
                    "\(name(spot.id)) has no words in front of a list.",
                    cure:
                        "Name the provision that has a list, or quote the words without saying that they introduce one.",
                    provision: spot.id, related: [Finding.Related(tree[spot.id].position, "It stands here.")])
                return nil
            }
            if introduction.count == 1 { return first }
            spot.isIntroduction = true
        }
        return spot
    }

    private func hasList(_ id: ProvisionID) -> Bool { baseChildren(of: id).contains { tree[$0].kind == .item } }

    /// The paragraphs in front of the first item.
    func introduction(of id: ProvisionID) -> [Spot] {
        var spots: [Spot] = []
        if !isTextEmpty(id) { spots.append(Spot(id: id, isOwnText: true)) }
        for child in baseChildren(of: id) {
            guard tree[child].kind == .paragraph else { break }
            spots.append(Spot(id: child))
        }
        return spots
    }

    private mutating func home(of target: InstructionTarget, _ instruction: Instruction) -> Spot? {
        if target.isWholeAgreement { return Spot(id: weave.base) }
        if let citation = target.citation {
            // The article or the section that the instruction stands under.
            switch citation.text.lowercased() {
            case "article", "this article":
                if let article = instruction.article { return findArticle(article) }
            case "section", "this section":
                if instruction.scope != nil, instruction.scope != target {
                    return home(of: InstructionTarget(), instruction)
                }
            default: break
            }
            // Section 3 of this Article
            for tail in [" of this article", " in this article"]
            where instruction.article != nil && citation.text.lowercased().hasSuffix(tail) {
                let bare = CitationText(String(citation.text.dropLast(tail.count)), at: citation.position)
                return find(bare, instruction)
            }
            return find(citation, instruction)
        }
        if let scope = instruction.scope, scope != target {
            var bare = instruction
            bare.scope = nil
            return resolve(scope, bare)
        }
        if let article = instruction.article { return findArticle(article) }
        report(
            .unknownTarget, at: instruction.position,
            "“\(short(instruction))” does not say in which provision.",
            cure: "Name it (… in Section 1(a)), or write ## Amend Section 1(a) above the instruction.")
        return nil
    }

    /// The unnumbered paragraphs of a provision, its own text being the first.
    func paragraphs(of id: ProvisionID) -> [Spot] {
        var spots: [Spot] = []
        if !isTextEmpty(id) { spots.append(Spot(id: id, isOwnText: true)) }
        for child in baseChildren(of: id) where tree[child].kind == .paragraph { spots.append(Spot(id: child)) }
        return spots
    }

    private func isTextEmpty(_ id: ProvisionID) -> Bool {
        tree[id].text.isEmpty && !weave.isTouched(id, Weave.bit(.text))
    }

    private func paragraph(_ number: Int, of id: ProvisionID) -> Spot? {
        let all = paragraphs(of: id)
        return number == -1 ? all.last : all[safely: number - 1]
    }

    /// The article of a head; nil and no finding where the head is a title of the paper.
    private mutating func findArticle(_ article: CitationText) -> Spot? {
        let found = candidates(article.text, near: [])
        if found.count == 1 { return found[0] }
        if found.isEmpty { reportUnknown(article, near: []) } else { reportSeveral(article, found) }
        return nil
    }

    // MARK: Citations

    private mutating func find(_ citation: CitationText, _ instruction: Instruction) -> Spot? {
        if let nearby = asked.nearby, nearby != weave.base, !startsWithArticle(citation.text) {
            let found = candidates(citation.text, near: [nearby])
            if found.count == 1 { return found[0] }
        }
        var near: [ProvisionID] = []
        if let scope = instruction.scope?.citation, scope != citation {
            var bare = instruction
            bare.scope = nil
            guard let spot = find(scope, bare) else { return nil }
            near.append(spot.id)
        }
        if let article = instruction.article, near.isEmpty {
            let found = candidates(article.text, near: [])
            if found.count == 1 { near.append(found[0].id) }
            // A head that names no provision is the title of the paper; one that names an article must name a known one.
            if found.isEmpty, !Citation(article.text).steps.isEmpty, !startsWithArticle(citation.text) {
                reportUnknown(article, near: [])
                return nil
            }
        }
        let found = candidates(citation.text, near: near)
        if found.count == 1 { return found[0] }
        if found.isEmpty { reportUnknown(citation, near: near) } else { reportSeveral(citation, found) }
        return nil
    }

    func startsWithArticle(_ text: String) -> Bool { Citation(text).beginsWithArticle }

    /// Everything that a citation fits, in any of the ways in which it is printed.
    func candidates(_ text: String, near: [ProvisionID]) -> [Spot] {
        for form in CitationForms.all(of: text) {
            if let number = form.paragraph {
                let homes = search(form.text, near)
                if homes.count == 1 {
                    let numbered = baseChildren(of: homes[0]).filter { baseLabel(of: $0)?.number == String(number) }
                    if !numbered.isEmpty { return numbered.map { Spot(id: $0) } }
                    if let spot = paragraph(number, of: homes[0]) { return [spot] }
                }
                continue
            }
            let found = search(form.text, near).filter { form.titles.isEmpty || isTitled($0, form.titles) }
            if !found.isEmpty { return found.map { Spot(id: $0) } }
        }
        return []
    }

    private func search(_ text: String, _ near: [ProvisionID]) -> [ProvisionID] {
        let search = CitationSearch(weave, in: base, index: citationIndex)
        let citation = Citation(text)
        for start in near {
            var current = start
            while current.exists {
                let found = search.provisions(for: citation, below: current)
                if !found.isEmpty { return found }
                if current == weave.base || tree[current].kind.isTopLevel { break }
                current = weave.parent(of: current, presence)
            }
            // The title of the article that the instruction stands under, or of a section in it.
            let titled = baseChildren(of: start).filter { CitationForms.isSame(tree.string(.heading, of: $0), text) }
            if !titled.isEmpty { return titled }
            if citation.steps.first.map({ $0.word == .section || $0.word == .none && $0.isEnclosed }) ?? false {
                return []
            }
        }
        return search.provisions(for: citation)
    }

    /// Whether the titles in a citation are those of the provision or of what it stands in.
    private func isTitled(_ id: ProvisionID, _ titles: [String]) -> Bool {
        var headings: [String] = []
        var current = id
        while current.exists {
            headings.append(tree.string(.heading, of: current))
            current = weave.parent(of: current, presence)
        }
        return titles.allSatisfy { title in headings.contains { CitationForms.isTitle(title, of: $0) } }
    }

    /// Provisions below another with a number, wherever they stand.
    private func labelled(_ number: String, below home: ProvisionID) -> [ProvisionID] {
        guard !number.isEmpty, home != weave.base else { return [] }
        var found: [ProvisionID] = []
        for child in baseChildren(of: home) {
            if baseLabel(of: child)?.key == number.lowercased() { found.append(child) }
            if found.count < 20 { found += labelled(number, below: child) }
        }
        return found
    }

    // MARK: Findings

    private mutating func reportSeveral(_ citation: CitationText, _ found: [Spot]) {
        guard asked.reported.insert(citation.position).inserted else { return }
        report(
            .ambiguousTarget, at: citation.position,
            "“\(citation.text)” fits \(found.count) provisions, so it is not known which is meant.",
            cure:
                "Write more of its labels, beginning with the article: \(found.prefix(4).map { name($0.id) }.joined(separator: ", or ")).",
            related: found.prefix(12).map { Finding.Related(tree[$0.id].position, name($0.id)) })
    }

    private mutating func reportUnknown(_ citation: CitationText, near: [ProvisionID]) {
        guard asked.reported.insert(citation.position).inserted else { return }
        // The longest part of the citation that fits says where to look.
        var steps = Citation(citation.text).steps
        var home = near.first ?? weave.base
        while !steps.isEmpty {
            steps.removeLast()
            let text = steps.map { CitationForms.written($0) }.joined(separator: ", ")
            if let found = steps.isEmpty ? nil : candidates(text, near: near).first {
                home = found.id
                break
            }
        }
        let wanted = Citation(citation.text).steps.last?.number ?? ""
        // What carries the number elsewhere in the provision is nearer than its neighbours.
        var siblings = labelled(wanted, below: home)
        if siblings.isEmpty { siblings = baseChildren(of: home).filter { baseLabel(of: $0)?.number.isEmpty == false } }
        let nearest = CitationForms.nearest(wanted, among: siblings.map { baseLabel(of: $0)?.number ?? "" })
        let names = nearest.prefix(8).map { name(siblings[$0]) }
        let holder = home == weave.base || startsWithArticle(citation.text) ? "The agreement" : name(home)
        report(
            .unknownTarget, at: citation.position, "\(holder) has no “\(citation.text)”.",
            cure: names.isEmpty
                ? "Cite a provision by its printed labels, for instance Article 12, Section 1(a)."
                : "Name one that it has: \(names.joined(separator: "; "))\(siblings.count > names.count ? " and others" : "").",
            provision: home == weave.base ? .none : home,
            related: nearest.prefix(3).map {
                let verb = baseLabel(of: siblings[$0])?.isPlural == true ? "stand" : "stands"
                return Finding.Related(tree[siblings[$0]].position, "\(name(siblings[$0])) \(verb) here.")
            })
    }
}
