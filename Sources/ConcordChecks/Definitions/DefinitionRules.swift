import ConcordModel

/// `duplicate-definition`, `unused-definition` and `undefined-term`.
enum DefinitionRules {
    static func find(_ definitions: [Definition], _ triggers: Triggers, in report: inout CheckReport) {
        if !report.options.isOff(.duplicateDefinition) { findDoubles(definitions, &report) }
        let lost = report.options.isOff(.undefinedTerm) ? [] : lostTerms(definitions, report)
        let isUnusedWanted = !report.options.isOff(.unusedDefinition)
        // Each term once, whatever it is looked for.
        var wanted: [TermUses.Wanted] = []
        var places: [(definition: Int, terms: Range<Int>)] = []
        if isUnusedWanted {
            for (index, definition) in definitions.enumerated() {
                let first = wanted.count
                let home = definition.provision..<Int(report.text.provisions[definition.provision].end)
                wanted += definition.alternatives.map { TermUses.Wanted(term: $0, home: home) }
                places.append((index, first..<wanted.count))
            }
        }
        let firstLost = wanted.count
        wanted += lost.map { TermUses.Wanted(term: $0.term, home: nil) }
        let uses = TermUses(of: wanted, in: report.text, triggers)
        var unused: [Definition] = []
        for (index, range) in places where !range.contains(where: { uses.isUsedElsewhere[$0] }) {
            if isUnused(definitions[index], range.map { uses.provisions[$0] }, report.text) {
                unused.append(definitions[index])
            }
        }
        tellUnused(unused, &report)
        for (offset, definition) in lost.enumerated() {
            tellLost(definition, uses.provisions[firstLost + offset], beside: definitions + lost, &report)
        }
        if !report.options.isOff(.undefinedTerm) { UndefinedParties.find(definitions, in: &report) }
    }

    // MARK: Two definitions

    private static func findDoubles(_ definitions: [Definition], _ report: inout CheckReport) {
        var known: [String: [Definition]] = [:]
        for definition in definitions where definition.form == .means {
            if let other = known[definition.term]?.first(where: {
                isSameScope($0, definition) && !isSameBody($0, definition, report)
            }) {
                tellDouble(definition, other, &report)
            }
            known[definition.term, default: []].append(definition)
        }
    }

    private static func isSameScope(_ a: Definition, _ b: Definition) -> Bool {
        a.scope == b.scope && a.provision != b.provision
    }

    /// Whether two definitions have the same words; one that quotes the other's beginning says no more than it.
    private static func isSameBody(_ a: Definition, _ b: Definition, _ report: CheckReport) -> Bool {
        let (left, right) = (letters(a.body, report), letters(b.body, report))
        return left.starts(with: right) || right.starts(with: left)
    }

    private static func letters(_ range: Range<Int>, _ report: CheckReport) -> [UInt8] {
        report.text.bytes[range].compactMap { byte in
            guard WordReader.isLetter(byte) || WordReader.isDigit(byte) else { return nil }
            return WordReader.isUpper(byte) ? byte | 0x20 : byte
        }
    }

    private static func tellDouble(_ first: Definition, _ second: Definition, _ report: inout CheckReport) {
        let text = report.text
        // Of two, the one that a paper brought is the one to be changed.
        let isOthers = text.papers(bringing: first.body).isEmpty && !text.papers(bringing: second.body).isEmpty
        let (definition, other) = isOthers ? (second, first) : (first, second)
        var papers = text.papers(bringing: definition.body)
        for paper in text.papers(bringing: other.body) where !papers.contains(paper) { papers.append(paper) }
        let place = text.citation(of: other.provision)
        let bringer = papers.isEmpty ? "" : ", since \(papers.joined(separator: " and ")) defined it"
        report.find(
            .duplicateDefinition, in: definition.provision,
            at: text.position(of: definition.range.lowerBound),
            "“\(definition.shown)” is defined twice, and not in the same words\(bringer); the other definition stands in \(place).",
            cure:
                "Keep one of them, or say what each is for: “For purposes of this Article, “\(definition.shown)” means …”\(papers.isEmpty ? ", in a paper that the parties agree on" : "").",
            papers: papers,
            related: [Finding.Related(text.position(of: other.range.lowerBound), "The other definition stands here.")])
    }

    // MARK: A definition that nothing needs

    /// Of a term that is used nowhere but where it is defined; `uses` are those.
    private static func isUnused(_ definition: Definition, _ uses: [[Int32]], _ text: ContractText) -> Bool {
        // What a word is short for, such as “IAP”, is told to the reader and binds nobody.
        if definition.form == .named, definition.shown.utf8.count <= 6,
            definition.shown.utf8.allSatisfy(WordReader.isUpper)
        {
            return false
        }
        // A name that is given in passing is mostly used in the same breath.
        return (definition.form == .means || uses.allSatisfy({ $0.count <= 1 })) && !isUsedBeside(definition, text)
    }

    private static func tellUnused(_ unused: [Definition], _ report: inout CheckReport) {
        let text = report.text
        // Where the terms stood before any paper, so that papers that took the last use away are told of as that.
        let wanted = unused.map { TermUses.Wanted(term: $0.term, home: nil) }
        let before = report.baseReferences.map { TermUses(of: wanted, in: $0.text, $0.triggers).provisions }
        for (index, definition) in unused.enumerated() {
            var papers = text.papers(bringing: definition.range)
            var isLost = false
            if papers.isEmpty, let base = report.base, let uses = before?[index],
                let was = base.provisions.firstIndex(where: {
                    $0.identity == text.provisions[definition.provision].identity
                })
            {
                let own = was..<Int(base.provisions[was].end)
                let elsewhere = uses.map(Int.init).filter { !own.contains($0) }
                isLost = !elsewhere.isEmpty
                papers = takers(of: elsewhere, in: base, text)
            }
            let causes = papers.joined(separator: " and ")
            report.find(
                .unusedDefinition, in: definition.provision, at: text.position(of: definition.range.lowerBound),
                isLost
                    ? "“\(plain(definition))” is defined here, but nothing else uses the term any more"
                        + (papers.isEmpty ? "." : ", since \(causes) took away what did.")
                    : "“\(plain(definition))” is defined here, but nothing else in the agreement uses the term.",
                cure: papers.isEmpty
                    ? "It does no harm as it stands. When its article is opened, a paper may use the term where it is meant, or take the definition out; until then you may waive this."
                    : "Use the term where it is meant, or take the definition out, in a paper.", papers: papers)
        }
    }

    /// The papers that took provisions of the base away, or changed their words.
    private static func takers(of provisions: [Int], in base: ContractText, _ text: ContractText) -> [String] {
        var papers: [String] = []
        let wanted = Set(provisions.map { base.provisions[$0].identity })
        for provision in text.provisions where wanted.contains(provision.identity) {
            for paper in text.papers(bringing: provision.text) where !papers.contains(paper) { papers.append(paper) }
        }
        for index in provisions {
            for paper in EarlierReferences.removal(of: index, in: base, text) where !papers.contains(paper) {
                papers.append(paper)
            }
        }
        return papers.sorted()
    }

    private static func plain(_ definition: Definition) -> String {
        definition.shown.last == "." ? String(definition.shown.dropLast()) : definition.shown
    }

    /// Whether the provision itself uses the term again, beside defining it.
    private static func isUsedBeside(_ definition: Definition, _ text: ContractText) -> Bool {
        let own = text.provisions[definition.provision].text
        guard own.contains(definition.range.lowerBound) else { return false }
        let wanted = Array(definition.term.utf8)
        let rest = Definition.term(text.bytes[definition.range.upperBound..<own.upperBound])
        let bytes = Array(rest.utf8)
        guard let first = wanted.first, bytes.count >= wanted.count else { return wanted.isEmpty }
        return (0...(bytes.count - wanted.count)).contains {
            bytes[$0] == first && bytes[$0...].starts(with: wanted)
        }
    }

    // MARK: A term that lost its definition

    /// What the contract defined before its papers, and defines no longer.
    private static func lostTerms(_ definitions: [Definition], _ report: CheckReport) -> [Definition] {
        guard let base = report.baseReferences else { return [] }
        let kept = Set(definitions.map(\.term))
        let lost = DefinitionFinder.definitions(base.triggers, in: base.text).filter {
            !kept.contains($0.term) && $0.form == .means
        }
        // Words that stand as they stood define what they defined, whatever the article is called now.
        return lost.filter { definition in
            let was = base.text.provisions[definition.provision]
            guard let now = report.text.provisions.first(where: { $0.identity == was.identity }) else { return true }
            return base.text.string(was.heading) != report.text.string(now.heading)
                || base.text.string(was.text) != report.text.string(now.text)
        }
    }

    private static func tellLost(
        _ definition: Definition, _ uses: [Int32], beside others: [Definition], _ report: inout CheckReport
    ) {
        guard let base = report.base else { return }
        let text = report.text
        let longer = others.map(\.term).filter { $0.utf8.count > definition.term.utf8.count }
        var candidates = uses.map(Int.init)
        if let scope = definition.scope {
            // A definition for one section says nothing of the rest.
            let identity = base.provisions[scope].identity
            guard let index = text.provisions.firstIndex(where: { $0.identity == identity }) else { return }
            candidates = candidates.filter { (index..<Int(text.provisions[index].end)).contains($0) }
        }
        // Titles of the agreement and names of the parties are no uses.
        let places = candidates.filter { text.citable($0) != nil }.compactMap { use in
            let found = TermUses.places(of: definition.term, butNotIn: longer, in: use, of: text)
            return (found.first { !isInName($0, text, use) } ?? found.first).map { (use, $0) }
        }
        guard let (first, place) = places.first(where: { !isInName($0.1, text, $0.0) }) ?? places.first else { return }
        let more =
            places.count == 1
            ? "" : places.count == 2 ? " and in one other place" : " and in \(places.count - 1) other places"
        let identity = base.provisions[definition.provision].identity
        let papers =
            text.provisions.contains { $0.identity == identity }
            ? [] : EarlierReferences.removal(of: definition.provision, in: base, text)
        let loss =
            papers.isEmpty
            ? "its definition is gone" : "\(papers.joined(separator: " and ")) took away its definition"
        report.find(
            .undefinedTerm, in: first, at: text.position(of: place),
            "“\(plain(definition))” is still used here\(more), but \(loss).",
            cure: "Restore the definition, write another, or say what is meant where the term is used.",
            papers: papers,
            related: [
                Finding.Related(base.position(of: definition.range.lowerBound), "The definition stood here.")
            ])
    }

    /// Whether a word stands behind another with a capital, as in `Federation of Municipal Employees`: a name, and no good
    /// place to show how a term is used.
    private static func isInName(_ place: Int, _ text: ContractText, _ provision: Int) -> Bool {
        let reader = text.words(of: Int32(provision), around: Int32(place))
        guard WordReader.isUpper(text.bytes[place]), var word = reader.word(before: place, hyphens: false) else {
            return false
        }
        if word.key == "of", let outer = reader.word(before: word.range.lowerBound, hyphens: false) { word = outer }
        guard WordReader.isUpper(text.bytes[word.range.lowerBound]) else { return false }
        let articles: LetterSet = ["the", "an", "any", "each", "every", "all", "no", "such", "this"]
        return word.key.map { !articles.contains($0) } ?? true
    }
}
