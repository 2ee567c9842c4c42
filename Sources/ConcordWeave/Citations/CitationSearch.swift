import ConcordModel

/// Finds the provisions that a citation means in one version.
package struct CitationSearch {
    private let weave: Weave
    private let presence: [Bool]
    private let version: Version
    /// Whether “Article 17” may lead to a head for several numbers. It may where one asks what stands there; an instruction
    /// that names one of the numbers may not change what has all of them.
    private let findsAmongSeveral: Bool
    private let index: CitationIndex

    package init(_ agreement: IntegratedAgreement, in version: Version) {
        self.init(agreement.weave, in: version, findsAmongSeveral: true)
    }

    /// Whoever follows many citations keeps the index between them.
    init(
        _ weave: Weave, in version: Version, findsAmongSeveral: Bool = false, index: CitationIndex = CitationIndex()
    ) {
        self.index = index
        self.findsAmongSeveral = findsAmongSeveral
        self.weave = weave
        presence = weave.presence(in: version)
        self.version = version
    }

    /// All provisions that the citation fits; one is the answer, none and several are questions back.
    package func provisions(for citation: Citation) -> [ProvisionID] {
        let found = citation.steps.isEmpty ? [] : follow(citation.steps)
        if !found.isEmpty { return found }
        let titled = titled(citation.text)
        guard titled.isEmpty else { return titled }
        // Typed with another keyboard, or copied with signs that nobody sees.
        let latin = LookAlikes.latin(citation.text)
        return latin.utf8.elementsEqual(citation.text.utf8) ? [] : provisions(for: Citation(latin))
    }

    /// The provisions below `start` that the citation fits; none where it begins with an article.
    func provisions(for citation: Citation, below start: ProvisionID) -> [ProvisionID] {
        guard let first = citation.steps.first else { return [] }
        switch first.word {
        case .none, .section, .step, .part: return follow(citation.steps, from: [start])
        case .article, .appendix, .letter, .exhibit, .schedule, .attachment, .addendum, .annex, .memorandum: return []
        }
    }

    private func children(_ id: ProvisionID) -> [ProvisionID] { weave.children(of: id, presence) }

    private var tree: Tree { weave.tree }

    private func label(of id: ProvisionID) -> Label? { weave.label(of: id, in: version) }

    private func follow(_ steps: [Citation.Step]) -> [ProvisionID] {
        guard let first = steps.first else { return [] }
        let articles = self.articles()
        let rest = Array(steps.dropFirst())
        if first.word != .none, first.word != .section, first.word != .step {
            var starts = articles.named(first.number).filter { id in
                guard let label = self.label(of: id) else { return false }
                let sameWord = label.word == first.word || first.word == .letter && label.word == .memorandum
                return sameWord && isSame(label, first.number)
            }
            if starts.isEmpty { starts = articles.plural.filter { holds($0, first) } }
            // "Article 12.10" is Section 10 of Article 12 where no article has that number.
            if starts.isEmpty, first.word == .article, first.number.contains(".") {
                return follow([Citation.Step(word: .none, number: first.number, isEnclosed: false)] + rest)
            }
            return follow(rest, from: starts)
        }
        // A short form: an article's own number, a decimal section anywhere, or article and section with a period between.
        var named = articles.named(first.number).filter {
            label(of: $0).map { isSame($0, first.number) && $0.word == .article } ?? false
        }
        if named.isEmpty { named = articles.plural.filter { holds($0, Citation.Step(article: first.number)) } }
        if first.word == .none, !first.isEnclosed, !named.isEmpty {
            let found = follow(rest, from: named)
            if !found.isEmpty { return found }
        }
        let sections = self.sections()[Label.key(of: first.number)] ?? []
        if first.number.contains("."), !sections.isEmpty {
            let found = follow(rest, from: sections)
            if !found.isEmpty { return found }
        }
        if first.word == .none {
            for index in first.number.indices where first.number[index] == "." {
                let article = String(first.number[..<index])
                let section = String(first.number[first.number.index(after: index)...])
                let steps = [
                    Citation.Step(word: .article, number: article, isEnclosed: false),
                    Citation.Step(word: .section, number: section, isEnclosed: false),
                ]
                let found = follow(steps + rest)
                if !found.isEmpty { return found }
            }
        }
        if first.word == .section { return follow(rest, from: sections) }
        return []
    }

    private func follow(_ steps: [Citation.Step], from starts: [ProvisionID]) -> [ProvisionID] {
        var current = starts
        for (index, step) in steps.enumerated() {
            var next = current.flatMap { nearest(step, below: $0) }
            if next.isEmpty, !step.isEnclosed, step.number.contains("."), index >= 0 {
                // "Section 3.1" may be Section 3, item 1.
                let pieces = step.number.split(separator: ".").map(String.init)
                next = current
                for (place, piece) in pieces.enumerated() {
                    let word = place == 0 ? step.word : .none
                    next = next.flatMap {
                        nearest(Citation.Step(word: word, number: piece, isEnclosed: false), below: $0)
                    }
                }
            }
            current = next
            if current.isEmpty { return [] }
        }
        return current
    }

    /// The provisions with this number that stand nearest below `id`: its children first, then what its children without a
    /// fitting label hold, level by level.
    private func nearest(_ step: Citation.Step, below id: ProvisionID) -> [ProvisionID] {
        var level = children(id)
        while !level.isEmpty {
            let named = level.count > CitationSearch.fewSiblings ? numbered(step, among: level, below: id) : level
            let exact = named.filter { fits(step, $0, below: id, ignoringCase: false) }
            if !exact.isEmpty { return exact }
            let loose = named.filter { fits(step, $0, below: id, ignoringCase: true) }
            if !loose.isEmpty { return loose }
            level = level.flatMap(children)
        }
        return []
    }

    private func fits(_ step: Citation.Step, _ id: ProvisionID, below parent: ProvisionID, ignoringCase: Bool) -> Bool {
        guard let label = self.label(of: id), !label.number.isEmpty else { return false }
        let kind = tree[id].kind
        if step.isEnclosed, kind != .item, step.word == .none { return false }
        if step.word == .section, !step.isEnclosed, kind != .section { return false }
        if step.word == .step, label.word != .step { return false }
        if ignoringCase ? isSame(label, step.number) : label.number == step.number { return true }
        // Section 3 of Article 17 may be printed 17.3.
        if kind == .section, label.numeral == .decimal, let article = self.label(of: parent) {
            return label.number == article.number + "." + step.number
        }
        return false
    }

    /// Whether a head in the plural, “Articles 16-18”, has the numbers of a step, in whatever form, or that one among its
    /// own.
    private func holds(_ id: ProvisionID, _ step: Citation.Step) -> Bool {
        guard let label = label(of: id), label.word == step.word, let span = label.span else { return false }
        if let wanted = NumberSpan(step.number) { return wanted.values == span.values }
        guard findsAmongSeveral else { return false }
        let bytes = Array(step.number.utf8)
        let value = Int(step.number) ?? RomanNumeral.value(of: bytes[...]) ?? WordNumeral.value(of: bytes[...])
        return value.map(span.values.contains) ?? false
    }

    private func isSame(_ label: Label, _ number: String) -> Bool {
        if label.key == Label.key(of: number) { return true }
        guard label.numeral == .upperRoman || label.numeral == .lowerRoman || label.numeral == .word,
            let value = label.value
        else { return false }
        return Int(number) == value
    }

    // MARK: The index

    private static let fewSiblings = 16

    private func articles() -> CitationIndex.Articles {
        if let known = index.articles { return known }
        let articles = CitationIndex.Articles(children(weave.base).filter { tree[$0].kind.isTopLevel }) {
            label(of: $0)
        }
        index.articles = articles
        return articles
    }

    private func sections() -> [String: [ProvisionID]] {
        if let known = index.sections { return known }
        var sections: [String: [ProvisionID]] = [:]
        func collect(below id: ProvisionID) {
            for child in children(id) where tree[child].kind == .section {
                if let label = label(of: child) { sections[label.key, default: []].append(child) }
                collect(below: child)
            }
        }
        for article in articles().family.ids { collect(below: article) }
        index.sections = sections
        return sections
    }

    /// Those of a level that a step may mean. Only the children of a provision are asked for again and again.
    private func numbered(_ step: Citation.Step, among level: [ProvisionID], below id: ProvisionID) -> [ProvisionID] {
        guard let first = level.first, weave.parent(of: first, presence) == id else { return level }
        let family = index.families[id] ?? CitationIndex.Family(level) { label(of: $0) }
        index.families[id] = family
        let decimal = self.label(of: id).map { [$0.number + "." + step.number] } ?? []
        return family.named([step.number] + decimal)
    }

    /// Provisions whose title, or whose words and number, are the text; case and signs aside.
    private func titled(_ text: String) -> [ProvisionID] {
        let wanted = TitleLetters.folded(text)
        return wanted.isEmpty ? [] : titles()[wanted]
    }

    private func titles() -> CitationIndex.Titles {
        if let known = index.titles { return known }
        var titles = CitationIndex.Titles()
        var level = children(weave.base)
        var depth = 0
        while !level.isEmpty {
            for id in level {
                let heading = tree.string(.heading, of: id)
                var names: Set<[UInt8]> = [TitleLetters.folded(heading)]
                // A head may be its word alone: "Memorandum of Understanding".
                if !heading.isEmpty || tree[id].kind.isTopLevel {
                    names.insert(TitleLetters.folded(tree.string(.label, of: id) + heading))
                }
                titles.add(id, names, level: depth)
            }
            level = level.flatMap(children).filter { tree[$0].kind == .section }
            depth += 1
        }
        index.titles = titles
        return titles
    }
}
