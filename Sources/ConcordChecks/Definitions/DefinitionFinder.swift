import ConcordModel

/// Finds definitions in the forms contracts use: `“X” means`, `the term “X” shall refer to`, `hereinafter called the “X”`,
/// `hereinafter referred to as the COUNTY`, `(the “X”)`, and the entries of a definitions article.
struct DefinitionFinder {
    private let text: ContractText
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
    private func isInArticle(_ provision: Int) -> Bool {
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

    // MARK: Quotes

    private static let limit = 70

    /// The term between quotation marks, and one past the closing mark.
    private func quoted(_ reader: WordReader, at open: Int) -> (term: Range<Int>, end: Int)? {
        let isCurly = reader.byte(open) == 0xE2
        let start = open + (isCurly ? 3 : 1)
        var cursor = start
        while cursor < min(reader.bounds.upperBound, start + Self.limit) {
            if reader.byte(cursor) == UInt8(ascii: "\"") { return (start..<cursor, cursor + 1) }
            // “ or ”.
            if reader.byte(cursor) == 0xE2, reader.byte(cursor + 1) == 0x80,
                reader.byte(cursor + 2) == 0x9C || reader.byte(cursor + 2) == 0x9D
            {
                return (start..<cursor, cursor + 3)
            }
            cursor += 1
        }
        return nil
    }

    private mutating func readQuote(_ place: Triggers.Place) {
        let reader = text.words(of: place.provision, around: place.byte)
        guard let (term, end) = quoted(reader, at: Int(place.byte)), isTerm(reader, term) else { return }
        if let body = meaning(reader, after: end, opens: Int(place.byte), in: Int(place.provision)) {
            add(reader, .means, term, body, Int(place.provision))
        } else if let name = naming(reader, before: Int(place.byte), after: end) {
            add(reader, .named, term, name, Int(place.provision))
        }
    }

    private func isTerm(_ reader: WordReader, _ range: Range<Int>) -> Bool {
        guard range.count >= 2, let first = reader.bytes[range].first, WordReader.isLetter(first) else { return false }
        return reader.bytes[range].count { $0 == 0x20 } <= 6
    }

    /// What a word between a term and its meaning says.
    private enum Verb {
        case means
        /// It says so with this word behind it.
        case with(LetterKey)
        case filler
    }

    private static let verbs = LetterTable<Verb>([
        ("means", .means), ("mean", .means), ("defined", .with("as")), ("refers", .with("to")), ("refer", .with("to")),
        ("shall", .filler), ("will", .filler), ("is", .filler), ("are", .filler), ("be", .filler), ("to", .filler),
        ("term", .filler),
        ("terms", .filler), ("deemed", .filler), ("construed", .filler), ("understood", .filler), ("used", .filler),
    ])

    /// Where what a quoted term means begins, if the words behind it say that it means something.
    private func meaning(_ reader: WordReader, after end: Int, opens: Int, in provision: Int) -> Range<Int>? {
        var cursor = end
        let spaces = reader.skip(from: cursor, hyphens: false).end
        // “A” or “B” means: the verb stands behind the last.
        if let joiner = reader.word(after: spaces), joiner.key == "or" || joiner.key == "and" {
            let next = reader.skip(from: joiner.range.upperBound, hyphens: false).end
            if reader.matches("“", at: next) || reader.byte(next) == UInt8(ascii: "\""),
                let other = quoted(reader, at: next)
            {
                return meaning(reader, after: other.end, opens: opens, in: provision)
            }
        }
        var isAside = false
        if reader.byte(spaces) == UInt8(ascii: ",") || reader.byte(spaces) == UInt8(ascii: "(") {
            isAside = true
            cursor = spaces + 1
        } else if reader.bytes[term(before: end, reader)].last == UInt8(ascii: ",") {
            isAside = true
        }
        for _ in 0..<(isAside ? 14 : 5) {
            let next = reader.skip(from: cursor, hyphens: false).end
            let byte = reader.byte(next)
            if isAside, byte == UInt8(ascii: ",") || byte == UInt8(ascii: ")") {
                cursor = next + 1
                continue
            }
            guard let word = reader.word(after: cursor) else { break }
            cursor = word.range.upperBound
            switch word.key.flatMap({ Self.verbs[$0] }) {
            case .means: return cursor..<reader.bounds.upperBound
            case .with(let preposition):
                if reader.word(after: cursor)?.key == preposition { return cursor..<reader.bounds.upperBound }
                if !isAside { return entry(reader, end, opens, provision) }
            case .filler: break
            case nil:
                if !isAside { return entry(reader, end, opens, provision) }
            }
        }
        return entry(reader, end, opens, provision)
    }

    private func term(before end: Int, _ reader: WordReader) -> Range<Int> {
        // Inside the closing mark, of one byte or of three.
        let inner = reader.byte(end - 1) == UInt8(ascii: "\"") ? end - 1 : end - 3
        return max(reader.bounds.lowerBound, inner - 1)..<max(reader.bounds.lowerBound, inner)
    }

    /// In a definitions article a quoted term that opens a provision is defined by whatever follows.
    private func entry(_ reader: WordReader, _ end: Int, _ opens: Int, _ provision: Int) -> Range<Int>? {
        guard isInArticle(provision), reader.skip(from: reader.bounds.lowerBound).end == opens,
            end < reader.bounds.upperBound
        else { return nil }
        return end..<reader.bounds.upperBound
    }

    private static let namingWords = LetterKey.set(
        "the hereinafter herein after referred to as called collectively or an a each known be and hereafter")
    private static let namingVerbs = LetterKey.set("hereinafter herein hereafter called referred known")

    /// What a quoted name stands for: the words in front of `(the “X”)`.
    private func naming(_ reader: WordReader, before open: Int, after end: Int) -> Range<Int>? {
        var cursor = open
        var hasVerb = false
        for _ in 0..<8 {
            let at = reader.skip(backFrom: cursor, hyphens: false).start
            if reader.byte(at - 1) == UInt8(ascii: "(") {
                // (the “X”) closes behind it; (see the “X” form) does not.
                let close = reader.skip(from: end, hyphens: false).end
                let closes = reader.byte(close) == UInt8(ascii: ")") || reader.byte(close) == UInt8(ascii: ",")
                return closes || hasVerb ? antecedent(reader, at - 1) : nil
            }
            guard let word = reader.word(before: cursor), let key = word.key, Self.namingWords.contains(key) else {
                break
            }
            if Self.namingVerbs.contains(key) {
                hasVerb = hasVerb || key == "hereinafter" || key == "hereafter" || key == "herein"
            }
            cursor = word.range.lowerBound
        }
        return hasVerb ? antecedent(reader, cursor) : nil
    }

    /// The words in front of a naming, back to a sign.
    private func antecedent(_ reader: WordReader, _ end: Int) -> Range<Int> {
        var start = end
        if reader.byte(reader.skip(backFrom: start).start - 1) == UInt8(ascii: ",") {
            start = reader.skip(backFrom: start).start - 1
        }
        let last = start
        while start > reader.bounds.lowerBound, last - start < 90, !Self.isSign(reader.byte(start - 1)) {
            start -= 1
        }
        return start..<last
    }

    private static func isSign(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: ","), UInt8(ascii: ";"), UInt8(ascii: "("), UInt8(ascii: "."), UInt8(ascii: ":"): true
        default: false
        }
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

    /// `Term: …`, `Term means …` at the beginning of a provision.
    private mutating func readEntry(_ index: Int, _ range: Range<Int>) {
        let reader = WordReader(bytes: text.bytes, bounds: range)
        var cursor = range.lowerBound
        var count = 0
        while count < 6, let word = reader.word(after: cursor) {
            if count > 0, word.key == "means" || word.key == "mean" {
                add(reader, .means, range.lowerBound..<cursor, word.range.upperBound..<range.upperBound, index)
                return
            }
            cursor = word.range.upperBound
            count += 1
            let next = reader.skip(from: cursor, hyphens: false).end
            let isColon = reader.byte(next) == UInt8(ascii: ":")
            if (isColon || reader.matches("–", at: next) && next > cursor) && range.upperBound - next > 4 {
                add(reader, .means, range.lowerBound..<cursor, next + 1..<range.upperBound, index)
                return
            }
        }
    }

    private func bodyBelow(_ index: Int) -> Range<Int> {
        let next = index + 1
        return next < Int(text.provisions[index].end) ? text.provisions[next].text : text.provisions[index].heading
    }

    // MARK: Scope

    private mutating func add(
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
