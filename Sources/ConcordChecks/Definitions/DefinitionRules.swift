import ConcordModel

/// `duplicate-definition`, `unused-definition` and `undefined-term`.
enum DefinitionRules {
    static func find(_ definitions: [Definition], _ triggers: WordingTriggers, in report: inout CheckReport) {
        if !report.options.isOff(.duplicateDefinition) { findDoubles(definitions, &report) }
        let lost = report.options.isOff(.undefinedTerm) ? [] : lostTerms(definitions, report)
        let isUnusedWanted = !report.options.isOff(.unusedDefinition)
        // Each term once, whatever it is looked for.
        var terms: [String] = []
        var places: [(definition: Int, terms: Range<Int>)] = []
        if isUnusedWanted {
            for (index, definition) in definitions.enumerated() {
                let first = terms.count
                terms += definition.alternatives
                places.append((index, first..<terms.count))
            }
        }
        let firstLost = terms.count
        terms += lost.map(\.term)
        let uses = TermUses(of: terms, in: report.text)
        for (index, range) in places {
            findUnused(definitions[index], range.map { uses.provisions[$0] }, &report)
        }
        for (offset, definition) in lost.enumerated() {
            tellLost(definition, uses.provisions[firstLost + offset], &report)
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

    private static func tellDouble(_ definition: Definition, _ other: Definition, _ report: inout CheckReport) {
        let text = report.text
        var papers = text.papers(bringing: definition.body)
        for paper in text.papers(bringing: other.body) where !papers.contains(paper) { papers.append(paper) }
        let place = text.citation(of: other.provision)
        let bringer = papers.isEmpty ? "" : ", since \(papers.joined(separator: " and ")) defined it"
        report.find(
            .duplicateDefinition, in: definition.provision,
            at: text.position(of: definition.range.lowerBound),
            "“\(definition.shown)” is defined twice, and not in the same words\(bringer); the other definition stands in \(place).",
            cure:
                "Keep one of them, or say what each is for: “For purposes of this Article, “\(definition.shown)” means …”.",
            papers: papers,
            related: [Finding.Related(text.position(of: other.range.lowerBound), "The other definition stands here.")])
    }

    // MARK: A definition that nothing needs

    private static func findUnused(_ definition: Definition, _ uses: [[Int32]], _ report: inout CheckReport) {
        let text = report.text
        let own = definition.provision..<Int(text.provisions[definition.provision].end)
        let isUsed = uses.contains { $0.contains { !own.contains(Int($0)) } }
        // A name that is given in passing is mostly used in the same breath.
        guard !isUsed, definition.form == .means || uses.allSatisfy({ $0.count <= 1 }), !isUsedBeside(definition, text)
        else {
            return
        }
        report.find(
            .unusedDefinition, in: definition.provision, at: text.position(of: definition.range.lowerBound),
            "“\(definition.shown)” is defined here, but nothing else in the agreement uses the term.",
            cure: "Take the definition out, or use the term where it is meant.",
            papers: text.papers(bringing: definition.range))
    }

    /// Whether the provision itself uses the term again, beside defining it.
    private static func isUsedBeside(_ definition: Definition, _ text: ContractText) -> Bool {
        let own = text.provisions[definition.provision].text
        guard own.contains(definition.range.lowerBound) else { return false }
        let wanted = Array(definition.term.utf8)
        let rest = Definition.term(text.bytes[definition.range.upperBound..<own.upperBound])
        let bytes = Array(rest.utf8)
        guard bytes.count >= wanted.count else { return false }
        return (0...(bytes.count - wanted.count)).contains { bytes[$0...].starts(with: wanted) }
    }

    // MARK: A term that lost its definition

    /// What the contract defined before its papers, and defines no longer.
    private static func lostTerms(_ definitions: [Definition], _ report: CheckReport) -> [Definition] {
        guard let base = report.base else { return [] }
        let kept = Set(definitions.map(\.term))
        return DefinitionFinder.definitions(WordingTriggers(base), in: base).filter {
            !kept.contains($0.term) && $0.form == .means
        }
    }

    private static func tellLost(_ definition: Definition, _ uses: [Int32], _ report: inout CheckReport) {
        guard let base = report.base, let first = uses.first else { return }
        let others = uses.count - 1
        let more = others == 0 ? "" : others == 1 ? " and in one other place" : " and in \(others) other places"
        report.find(
            .undefinedTerm, in: Int(first),
            "“\(definition.shown)” is still used here\(more), but its definition is gone.",
            cure: "Restore the definition, write another, or say what is meant where the term is used.",
            papers: [],
            related: [
                Finding.Related(base.position(of: definition.range.lowerBound), "The definition stood here.")
            ])
    }
}
