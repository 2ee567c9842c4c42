import ConcordModel

/// Where a target of a reference leads in one version.
package enum ReferenceResolution: Sendable, Equatable {
    /// The provision of each step, the last of which is meant.
    case resolved([Int])
    /// Several provisions have that number.
    case ambiguous
    /// No provision has the number of this step, below that provision or at the top. `isCertain` when that list has numbers
    /// of this kind, so that one would have to be there.
    case missing(step: Int, below: Int?, isCertain: Bool)

    package var provision: Int? {
        if case .resolved(let chain) = self { chain.last } else { nil }
    }
}

/// Finds the provisions that references mean, from the place where they stand.
struct ReferenceResolver {
    let text: ContractText
    /// Provisions at the top by word and number.
    private var tops: [String: [Int]] = [:]
    /// Provisions with a decimal label, by it.
    private var decimals: [String: [Int]] = [:]
    /// Whether a provision at the top has this word in its label.
    private var hasWord = [Bool](repeating: false, count: LabelWord.allCases.count)
    let effort: Effort
    private let titles: TitleSearch.Titles

    /// How much was looked at. Contracts need little; what is made to need more than so many times its length is not
    /// resolved to the end.
    final class Effort {
        private var left: Int
        init(_ text: ContractText) { left = 4_000_000 + 64 * text.bytes.count }
        var isSpent: Bool { left < 0 }
        func spend(_ amount: Int) { left -= amount }
    }

    /// One that only walks the tree, and resolves nothing.
    init(walking text: ContractText) {
        self.text = text
        effort = Effort(text)
        titles = TitleSearch.Titles()
    }

    init(_ text: ContractText) {
        self.init(walking: text)
        var plurals: [Int] = []
        for index in text.provisions.indices {
            guard let label = text.provisions[index].label, !label.number.isEmpty else { continue }
            if text.provisions[index].kind.isTopLevel {
                hasWord[label.word.place] = true
                tops[label.word.rawValue + label.key, default: []].append(index)
                if label.numeral == .upperRoman || label.numeral == .word,
                    let figures = ReferenceNumber.figures(of: label.number), figures != label.key
                {
                    tops[label.word.rawValue + figures, default: []].append(index)
                }
                if label.isPlural { plurals.append(index) }
            } else if label.numeral == .decimal {
                decimals[label.key, default: []].append(index)
            }
        }
        // “Articles 16-18” is what Article 17 means where nothing else has that number.
        for index in plurals {
            guard let label = text.provisions[index].label, let span = label.span else { continue }
            for value in span.values where tops[label.word.rawValue + String(value)] == nil {
                tops[label.word.rawValue + String(value)] = [index]
            }
        }
    }

    /// - Parameter context: the article spoken of just before, in the same provision.
    func resolve(_ target: Reference.Target, in place: Int, context: Int?) -> ReferenceResolution {
        if effort.isSpent { return .ambiguous }
        guard let first = target.steps.first else {
            if let title = target.titles.first, let word = target.base {
                let found = TitleSearch(text, titles).provisions(namedBy: text.bytes[title.range], word)
                return found.count == 1 ? .resolved(found) : .missing(step: 0, below: nil, isCertain: false)
            }
            guard let word = target.base, let found = enclosing(place, word) else {
                return .missing(step: 0, below: nil, isCertain: false)
            }
            return .resolved([found])
        }
        let all = target.steps[...]
        if let word = target.base {
            guard let container = enclosing(place, word) else { return .missing(step: 0, below: nil, isCertain: false) }
            if text.provisions[container].kind.isTopLevel, first.word == .section || first.number.contains(".") {
                return section(all, in: place, context: nil)
            }
            let found = follow(all, from: container)
            if case .resolved = found { return found }
            // “Paragraph (2) of this Section” may mean a list deeper down or beside.
            let near = nearby(all, in: place)
            if case .resolved = near { return near }
            return found
        }
        switch first.word {
        case .article, .appendix, .exhibit, .schedule, .attachment, .addendum, .annex, .letter, .memorandum:
            return top(all)
        case .section:
            return section(all, in: place, context: context)
        case .none, .subsection, .paragraph, .item:
            if first.number.contains(".") { return section(all, in: place, context: context) }
            let near = nearby(all, in: place)
            if case .resolved = near { return near }
            // “subsection 3 (B)” of an article whose sections have numbers.
            let wide = section(all, in: place, context: context)
            if case .resolved = wide { return wide }
            if case .missing(let step, _, _) = wide, step > 0 { return wide }
            return near
        }
    }

    // MARK: - Where a path starts

    private func top(_ steps: ArraySlice<Reference.Step>) -> ReferenceResolution {
        guard let first = steps.first else { return .ambiguous }
        let found = articles(first)
        if found.count > 1 { return .ambiguous }
        if let article = found.first { return follow(steps.dropFirst(), from: article, behind: [article]) }
        // “Article 12.10” is Section 10 of Article 12 where no article has that number.
        if first.word == .article, first.number.contains(".") {
            var whole = first
            whole.word = .section
            let resolution = section([whole] + steps.dropFirst(), in: nil, context: nil)
            if case .resolved = resolution { return resolution }
            if case .missing(_, .some, _) = resolution { return resolution }
        }
        let isKnown = first.word.labelWords.contains { hasWord[$0.place] }
        return .missing(step: 0, below: nil, isCertain: isKnown)
    }

    /// The provisions at the top that have this word and number.
    func articles(_ step: Reference.Step) -> [Int] {
        guard !step.word.labelWords.isEmpty else { return [] }
        let key = step.number.lowercased()
        var found = step.word.labelWords.flatMap { tops[$0.rawValue + key] ?? [] }
        if found.isEmpty, let figures = ReferenceNumber.figures(of: step.number) {
            found = step.word.labelWords.flatMap { tops[$0.rawValue + figures] ?? [] }
        }
        return found
    }

    private func section(
        _ steps: ArraySlice<Reference.Step>, in place: Int?, context: Int?
    ) -> ReferenceResolution {
        guard let first = steps.first else { return .ambiguous }
        let rest = steps.dropFirst()
        let own = place.map(topLevel)
        if first.number.contains(".") {
            let found = decimals[first.number.lowercased()] ?? []
            let inOwn = found.filter { own != nil && topLevel(of: $0) == own }
            let choice = inOwn.isEmpty ? found : inOwn
            if choice.count > 1 { return .ambiguous }
            if let section = choice.first { return follow(rest, from: section, behind: [section]) }
            if let pieces = split(first) {
                if let own {
                    let inside = follow(pieces + rest, from: own)
                    if case .resolved(let chain) = inside { return .resolved(Array(chain.suffix(steps.count))) }
                }
                var article = pieces
                article[article.startIndex].word = .article
                if let container = articles(article[article.startIndex]).first {
                    let inside = follow(article.dropFirst() + rest, from: container)
                    if case .resolved(let chain) = inside { return .resolved(Array(chain.suffix(steps.count))) }
                    return .missing(
                        step: 0, below: container, isCertain: hasDecimals(below: container))
                }
            }
            return .missing(step: 0, below: nil, isCertain: !decimals.isEmpty && own.map(hasDecimals) ?? false)
        }
        guard let own else { return .missing(step: 0, below: nil, isCertain: false) }
        // “Section (A) above” is said of items too.
        if first.isEnclosed, let place {
            let near = nearby(steps, in: place)
            if case .resolved = near { return near }
        }
        let inside = follow(steps, from: own)
        if case .missing = inside, let context, context != own {
            let there = follow(steps, from: context)
            if case .resolved = there { return there }
        }
        // “Section 8 d. below” of an item 8, where the sections themselves are 8.1 and 8.2.
        if case .missing(step: 0, _, _) = inside, let place, hasDecimals(below: own) {
            let near = nearby(steps, in: place)
            if case .resolved = near { return near }
        }
        if case .missing(let step, let below, _) = inside, !isPart(own) {
            return .missing(step: step, below: below, isCertain: false)
        }
        return inside
    }

    private func isPart(_ top: Int) -> Bool { text.provisions[top].kind == .article }

    /// From the list around a place outwards: `(b)` means a neighbour before it means anything further off.
    private func nearby(_ steps: ArraySlice<Reference.Step>, in place: Int) -> ReferenceResolution {
        guard let first = steps.first else { return .ambiguous }
        var current: Int? = place
        var missed: ReferenceResolution?
        var list: Int?
        var isKnown = false
        while let container = current {
            let children = labelledChildren(of: container)
            let found = children.filter { fits($0, first, below: container, exactly: true) }
            let loose = found.isEmpty ? children.filter { isNamed($0, first, below: container) } : found
            if loose.count == 1 {
                let resolution = follow(steps.dropFirst(), from: loose[0], behind: [loose[0]])
                if case .resolved = resolution { return resolution }
                missed = missed ?? resolution
            } else if loose.count > 1 {
                return .ambiguous
            }
            if list == nil, children.contains(where: { isAlike($0, first) }) {
                list = container
                isKnown = true
            }
            if text.provisions[container].kind.isTopLevel { break }
            let parent = Int(text.provisions[container].parent)
            current = parent >= 0 ? parent : nil
        }
        if let missed { return missed }
        // Anywhere in the article, if there is but one.
        let top = topLevel(of: place)
        effort.spend(Int(text.provisions[top].end) - top)
        let anywhere = (top..<Int(text.provisions[top].end)).filter { fits($0, first, below: top, exactly: true) }
        if anywhere.count == 1 {
            let resolution = follow(steps.dropFirst(), from: anywhere[0], behind: [anywhere[0]])
            if case .resolved = resolution { return resolution }
        }
        isKnown = isKnown && first.isEnclosed
        return anywhere.count > 1 && !isKnown ? .ambiguous : .missing(step: 0, below: list, isCertain: isKnown)
    }

    /// Whether a provision may be meant by a number alone: `(1)` is an item, and not the section 9.1 of Article 9.
    private func isNamed(_ index: Int, _ step: Reference.Step, below container: Int) -> Bool {
        !(step.isEnclosed && text.provisions[index].label?.numeral == .decimal)
            && fits(index, step, below: container, exactly: false)
    }

    /// Whether a provision is numbered the way a step is, so that the step would stand in its list.
    func isAlike(_ index: Int, _ step: Reference.Step) -> Bool {
        let provision = text.provisions[index]
        guard let label = provision.label else { return false }
        if step.word == .section, !step.isEnclosed, provision.kind != .section { return false }
        return ReferenceNumber.isFigure(label.number) == ReferenceNumber.isFigure(step.number)
    }
}
