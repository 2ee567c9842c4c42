import ConcordModel

/// Finds definitions in the forms contracts use: `“X” means`, `the term “X” shall refer to`, `hereinafter called the “X”`,
/// `hereinafter referred to as the COUNTY`, `(the “X”)`, and the entries of a definitions article.
struct DefinitionFinder {
    let text: ContractText
    private var found: [Definition] = []
    /// Definitions articles and sections with all that stands in them; none stands in another.
    private var articles: [Range<Int>] = []

    /// In the order of the page.
    static func definitions(_ triggers: Triggers, in text: ContractText) -> [Definition] {
        var finder = DefinitionFinder(text, triggers)
        for place in triggers.quotes { finder.readQuote(place) }
        for place in triggers.namings { finder.readNaming(place) }
        finder.readDefinitionArticles()
        return finder.found.sorted { $0.range.lowerBound < $1.range.lowerBound }
    }

    private init(_ text: ContractText, _ triggers: Triggers) {
        self.text = text
        for place in triggers.definitions {
            let index = Int(place.provision)
            guard index >= articles.last?.upperBound ?? 0, Self.isDefinitions(text.provisions[index], in: text) else {
                continue
            }
            articles.append(index..<max(Int(text.provisions[index].end), index + 1))
        }
    }

    /// Whether a provision stands in a definitions article or section, or is one.
    func isInArticle(_ provision: Int) -> Bool {
        var low = 0
        var high = articles.count
        while low < high {
            let middle = (low + high) / 2
            if articles[middle].upperBound <= provision { low = middle + 1 } else { high = middle }
        }
        return low < articles.count && articles[low].contains(provision)
    }

    /// Whether a head says that what follows are definitions, and nothing more: `Definition of “Accident”` heads one.
    private static func isDefinitions(_ provision: ContractText.Provision, in text: ContractText) -> Bool {
        let title = provision.heading.isEmpty ? provision.printedLabel : provision.heading
        guard !title.isEmpty, title.count <= 40 else { return false }
        let reader = WordReader(bytes: text.bytes, bounds: title)
        guard
            let last = reader.word(before: reader.skip(backFrom: title.upperBound).start)
                ?? reader.word(before: title.upperBound - 1)
        else { return false }
        return last.key == "definitions"
    }

    // MARK: hereinafter

    /// `hereinafter referred to as the COUNTY`, without quotation marks.
    private mutating func readNaming(_ place: Triggers.Place) {
        let reader = text.words(of: place.provision, around: place.byte)
        guard let first = reader.word(after: Int(place.byte)), first.key == "hereinafter" || first.key == "herein"
        else { return }
        var cursor = first.range.upperBound
        var hasVerb = false
        while let word = reader.word(after: cursor, hyphens: false), let key = word.key, Self.namingWords.contains(key),
            !WordReader.isUpper(reader.byte(word.range.lowerBound))
        {
            if key == "called" || key == "referred" || key == "known" { hasVerb = true }
            cursor = word.range.upperBound
        }
        guard hasVerb else { return }
        let start = reader.skip(from: cursor, hyphens: false).end
        var end = start
        while end - start < 50, let word = reader.word(after: end, hyphens: false),
            WordReader.isUpper(reader.byte(word.range.lowerBound))
        {
            end = word.range.upperBound
        }
        guard end > start else { return }
        add(reader, .named, start..<end, antecedent(reader, Int(place.byte)), Int(place.provision))
    }

    // MARK: Definitions articles

    /// Entries without quotation marks: a section whose title is the term, `Term: …`, `Term means …`.
    private mutating func readDefinitionArticles() {
        guard !articles.isEmpty else { return }
        let known = Set(found.map(\.provision))
        for article in articles { readEntries(of: article, known) }
    }

    private mutating func readEntries(of article: Range<Int>, _ known: Set<Int>) {
        var isEntry = [Bool](repeating: false, count: article.count)
        for index in article.dropFirst() {
            let provision = text.provisions[index]
            let parent = Int(provision.parent)
            if provision.kind == .section, !provision.heading.isEmpty, parent == article.lowerBound,
                provision.heading.count <= 50
            {
                let reader = WordReader(bytes: text.bytes, bounds: provision.heading)
                let body = provision.text.isEmpty ? bodyBelow(index) : provision.text
                if isTerm(reader, provision.heading), !known.contains(index) {
                    isEntry[index - article.lowerBound] = true
                    add(reader, .means, provision.heading, body, index)
                }
                continue
            }
            guard !known.contains(index), provision.text.count > 4 else { continue }
            // Below a section that is an entry itself stand the words of that entry.
            if parent != article.lowerBound, text.provisions[parent].kind == .section,
                isEntry[parent - article.lowerBound]
            {
                continue
            }
            readEntry(index, provision.text)
        }
    }

    /// The words below a head.
    private func bodyBelow(_ index: Int) -> Range<Int> {
        let next = index + 1
        return next < Int(text.provisions[index].end) ? text.provisions[next].text : text.provisions[index].heading
    }

    // MARK: Scope

    mutating func add(
        _ reader: WordReader, _ form: Definition.Form, _ range: Range<Int>, _ body: Range<Int>, _ index: Int
    ) {
        let term = Definition.term(reader.bytes[range])
        guard term.utf8.count > 1, !found.contains(where: { $0.provision == index && $0.term == term }) else { return }
        let (scope, isLimited) = self.scope(reader, range.lowerBound, index)
        let shown = reader.oneLine(range)
        found.append(
            Definition(
                term: term, shown: shown.last == "," ? String(shown.dropLast()) : shown, form: form, provision: index,
                range: range, body: body, scope: scope, isLimited: isLimited))
    }

    /// What a definition is made for: what it says itself, `for purposes of this Section`; else the letter or appendix it
    /// stands in, and for an article the whole agreement.
    private func scope(_ reader: WordReader, _ at: Int, _ index: Int) -> (Int?, isLimited: Bool) {
        let start = max(reader.bounds.lowerBound, at - 120)
        let end = min(reader.bounds.upperBound, at + 160)
        for this in start..<max(start, end)
        where reader.bytes[this] | 0x20 == UInt8(ascii: "t") && reader.byte(this + 1) | 0x20 == UInt8(ascii: "h") {
            guard !WordReader.isLetter(reader.byte(this - 1)), let word = reader.word(after: this), word.key == "this",
                let noun = reader.word(after: word.range.upperBound)?.key, let before = reader.word(before: this)?.key,
                before == "of" || before == "in"
            else { continue }
            switch noun {
            case "agreement", "contract": return (nil, false)
            case "section", "subsection", "paragraph": return (ancestor(index) { $0 == .section || $0 == .item }, true)
            case "article", "letter", "appendix", "policy", "memorandum": return (top(index), true)
            default: break
            }
        }
        let top = self.top(index)
        switch text.provisions[top].kind {
        case .letter, .appendix: return (top, false)
        case .agreement, .title, .cover, .division, .article, .front, .section, .item, .bullet, .paragraph, .table,
            .row,
            .cell, .caption, .verbatim, .quote, .footnote, .rule:
            return (nil, false)
        }
    }

    private func top(_ index: Int) -> Int { ancestor(index, where: \.isTopLevel) }

    private func ancestor(_ index: Int, where isWanted: (ProvisionKind) -> Bool) -> Int {
        var current = index
        while !isWanted(text.provisions[current].kind), text.provisions[current].parent >= 0 {
            current = Int(text.provisions[current].parent)
        }
        return current
    }
}
