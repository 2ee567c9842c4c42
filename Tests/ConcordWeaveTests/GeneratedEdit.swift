import Support

/// One change that a generated paper asks for.
struct GeneratedEdit {
    enum Part: Equatable {
        case title
        case paragraph(Int)
        case item(Int)
        case cell(Int, Int)
        case whole
    }

    struct Place: Equatable {
        var article: Int
        var section: Int
        var part: Part
    }

    enum Change {
        case words(Range<Int>, [String])
        case removeItem(Int)
        case addItem(String, [String])
        case addSection(GeneratedAgreement.Section)
        /// The whole section as it shall read; for papers of full text.
        case rewrite(GeneratedAgreement.Section)
    }

    var place: Place
    var change: Change

    func isRemoval(of index: Int) -> Bool {
        if case .removeItem(let removed) = change { return removed == index }
        return false
    }

    var needsFullText: Bool {
        if case .rewrite = change { return true }
        return false
    }

    /// Another order of what a section holds.
    static func restructuring(
        of agreement: GeneratedAgreement, article: Int, section: Int, _ random: inout Seeded
    ) -> [GeneratedEdit] {
        let later = agreement.articles[article].sections[section].restructured(&random)
        let place = Place(article: article, section: section, part: .whole)
        return [GeneratedEdit(place: place, change: .rewrite(later))]
    }

    /// Some edits of one section, each of a part of its own, in the order in which the section is printed.
    static func some(
        in agreement: GeneratedAgreement, article: Int, section: Int, _ random: inout Seeded
    ) -> [GeneratedEdit] {
        let target = agreement.articles[article].sections[section]
        func edit(_ part: Part, _ change: Change) -> GeneratedEdit {
            GeneratedEdit(place: Place(article: article, section: section, part: part), change: change)
        }
        var edits: [GeneratedEdit] = []
        if random.chance(5) { edits.append(edit(.title, .words(0..<1, GeneratedAgreement.title(&random)))) }
        for (index, words) in target.paragraphs.enumerated() where random.chance(2) {
            edits.append(edit(.paragraph(index), change(of: words, &random)))
        }
        for (index, item) in target.items.enumerated() where random.chance(4) {
            if random.chance(4), index > 0, target.items.count > 2 {
                // The first of a list stays, so that the list can be told from the text before it.
                edits.append(edit(.whole, .removeItem(index)))
                break
            }
            edits.append(edit(.item(index), change(of: item.words, &random)))
        }
        if !target.items.isEmpty, random.chance(4) {
            let label = GeneratedAgreement.letters[target.items.count]
            edits.append(edit(.whole, .addItem(label, GeneratedAgreement.text(&random, sentences: 1))))
        }
        if !target.table.isEmpty, random.chance(2) {
            let row = random.number(target.table.count)
            edits.append(edit(.cell(row, 1), .words(0..<1, ["$\(100 + random.number(900))"])))
        }
        if edits.isEmpty { edits.append(edit(.paragraph(0), change(of: target.paragraphs[0], &random))) }
        return edits
    }

    /// Words replaced, struck or inserted somewhere before the last, which ends the sentence.
    private static func change(of words: [String], _ random: inout Seeded) -> Change {
        let start = random.number(words.count - 1)
        let end = min(words.count - 1, start + random.number(4))
        let new = (0..<(1 + random.number(4))).map { _ in GeneratedAgreement.plainWord(&random) }
        if random.chance(4), end > start { return .words(start..<end, []) }
        return .words(start..<end, new)
    }
}
