import Foundation
import Support

/// Edits an article at random, each time saying what it does as a drafter would, in one of many wordings.
struct WordedEdits {
    var article: MadeArticle
    /// The instructions, in the order in which they were made.
    var sentences: [String] = []
    /// Sections that an edit has touched: instructions speak of the text before the paper, so each is edited once.
    var touched: Set<String> = []
    private let before: MadeArticle
    var random: Seeded

    init(_ seed: UInt64) {
        random = Seeded(seed)
        article = MadeArticle(&random)
        before = article
        for _ in 0...random.number(4) { edit() }
    }

    /// The article before the edits.
    var earlier: MadeArticle { before }

    private mutating func edit() {
        let free = article.sections.indices.filter { !touched.contains(article.sections[$0].number) }
        guard let index = free.isEmpty ? nil : free[random.number(free.count)] else { return }
        let number = article.sections[index].number
        let count = sentences.count
        switch random.number(20) {
        case 0...5: editWords(index)
        case 6...9: editSentence(index)
        case 10...12: article.sections[index].items.isEmpty ? editWords(index) : editItems(index)
        case 13...15: article.sections[index].table.isEmpty ? editSentence(index) : editTable(index)
        default: editSection(index)
        }
        if sentences.count > count { touched.insert(number) }
    }

    // MARK: How places are called

    mutating func cited(_ number: String, _ item: String? = nil) -> String {
        let own = item.map { "(\($0))" } ?? ""
        return random.pick([
            "Article 4, Section \(number)\(own)", "Section \(number)\(own) of Article 4", "Section \(number)\(own)",
            item.map { "item (\($0)) of Section \(number)" } ?? "Section \(number)",
        ])
    }

    mutating func quoted(_ text: String) -> String {
        random.pick(["\"\(text)\"", "“\(text)”", "“\(text)”", "«\(text)»"])
    }

    mutating func say(_ wordings: [String]) {
        let wording = random.pick(wordings)
        sentences.append(
            wording.hasSuffix(".") || wording.contains("\n") || wording.hasPrefix("#") ? wording : wording + ".")
    }

    private static let ordinals = ["first", "second", "third", "fourth", "fifth", "sixth"]

    // MARK: Words

    /// Where a text of a section stands, so that a phrase can be changed in it.
    private enum Spot {
        case sentence(Int, Int)
        case item(Int)
    }

    private func text(_ spot: Spot, _ index: Int) -> String {
        switch spot {
        case .sentence(let paragraph, let sentence): article.sections[index].paragraphs[paragraph][sentence]
        case .item(let item): article.sections[index].items[item].text
        }
    }

    private mutating func set(_ spot: Spot, _ index: Int, _ text: String) {
        switch spot {
        case .sentence(let paragraph, let sentence): article.sections[index].paragraphs[paragraph][sentence] = text
        case .item(let item): article.sections[index].items[item].text = text
        }
    }

    private func words(of section: MadeArticle.Section) -> String {
        ([section.title] + section.paragraphs.map { $0.joined(separator: " ") } + section.items.map(\.text)
            + section.table.joined()).joined(separator: " ¶ ")
    }

    private mutating func editWords(_ index: Int) {
        let section = article.sections[index]
        var spots: [Spot] = []
        for (paragraph, sentences) in section.paragraphs.enumerated() {
            for sentence in sentences.indices { spots.append(.sentence(paragraph, sentence)) }
        }
        spots += section.items.indices.map { .item($0) }
        let spot = random.pick(spots)
        let whole = text(spot, index)
        let pieces = whole.components(separatedBy: " ")
        guard pieces.count > 6 else { return }
        let length = 1 + random.number(4)
        let low = 1 + random.number(pieces.count - length - 1)
        let phrase = pieces[low..<low + length].joined(separator: " ").trimmingCharacters(
            in: CharacterSet(charactersIn: ".,:;()"))
        // A number that is written twice changes as a whole.
        let isOfNumber =
            phrase.contains { $0.isNumber || $0 == "(" || $0 == ")" }
            || MadeArticle.numbers.contains { twin in
                phrase.components(separatedBy: " ").contains(String(twin.prefix { $0 != " " }))
            }
        let hasWhole =
            MadeArticle.numbers.contains { phrase.contains($0) }
            && phrase.filter { $0 == "(" }.count == 1 && phrase.filter { $0 == ")" }.count == 1
        guard !phrase.isEmpty, !isOfNumber || hasWhole else { return }
        let all = " " + words(of: section).lowercased() + " "
        let occurrences = all.components(separatedBy: phrase.lowercased()).count - 1
        let own = whole.components(separatedBy: phrase).count - 1
        guard own == 1 else { return }
        var item: String?
        if case .item(let place) = spot { item = section.items[place].letter }
        var home = cited(section.number, item)
        let isAlone =
            item == nil
            ? occurrences == 1 : (whole.lowercased().components(separatedBy: phrase.lowercased()).count == 2)
        if !isAlone {
            guard case .sentence(let paragraph, let sentence) = spot else { return }
            let place = section.paragraphs[..<paragraph].joined().count + sentence
            guard place < 6, whole.lowercased().components(separatedBy: phrase.lowercased()).count == 2 else { return }
            home = "the \(Self.ordinals[place]) sentence of \(cited(section.number))"
        }
        let new = random.pick([
            "the \(random.pick(MadeArticle.nouns)) and crew", "each \(random.pick(MadeArticle.nouns))",
            "four (4) hands",
        ])
        let (old, fresh) = (quoted(phrase), quoted(new))
        let later: String
        switch random.number(4) {
        case 0:
            say([
                "In \(home), insert \(fresh) after \(old)", "Insert \(fresh) after \(old) in \(home)",
                "In \(home), after \(old) insert \(fresh)",
                "In \(home), add the words \(fresh) immediately after \(old)",
                "\(home.capitalizedFirst) is amended by inserting \(fresh) after \(old)",
                "The words \(fresh) are inserted after \(old) in \(home)",
            ])
            later = "\(phrase) \(new)"
        case 1:
            say([
                "In \(home), insert \(fresh) before \(old)", "In \(home), before \(old), add \(fresh)",
                "\(home.capitalizedFirst) is amended by adding \(fresh) before \(old)",
            ])
            later = "\(new) \(phrase)"
        default:
            say([
                "In \(home), strike \(old) and insert \(fresh)", "In \(home), replace \(old) with \(fresh)",
                "Strike \(old) in \(home) and insert \(fresh)", "In \(home), delete \(old) and substitute \(fresh)",
                "\(home.capitalizedFirst) is amended by striking \(old) and inserting \(fresh)",
                "\(home.capitalizedFirst) shall be amended by deleting \(old) and inserting in lieu thereof \(fresh)",
                "The words \(old) in \(home) are replaced by \(fresh)", "In \(home), substitute \(fresh) for \(old)",
                "Change \(old) to \(fresh) in \(home)",
                "In \(home), the words \(old) are struck and replaced with \(fresh)",
                "## Amend \(home)\n\nStrike \(old) and insert \(fresh).",
            ])
            later = new
        }
        set(spot, index, whole.replacingOccurrences(of: phrase, with: later))
    }

    // MARK: Sentences

    private mutating func editSentence(_ index: Int) {
        let section = article.sections[index]
        let number = section.number
        let flat = section.paragraphs.enumerated().flatMap { place, list in list.indices.map { (place, $0) } }
        guard section.items.isEmpty, let last = flat.last, flat.count <= 6 else { return editWords(index) }
        let pick = random.number(flat.count)
        let (paragraph, sentence) = flat[pick]
        let name = pick == flat.count - 1 && random.chance(2) ? "last" : Self.ordinals[pick]
        let home = cited(number)
        let new = MadeArticle.sentence(&random)
        let fresh = quoted(new)
        switch random.number(5) {
        case 0:
            guard section.paragraphs[paragraph].count > 1 else { return }
            say([
                "Delete the \(name) sentence of \(home)", "Strike the \(name) sentence of \(home)",
                "The \(name) sentence of \(home) is deleted",
                "The \(name) sentence of \(home) is hereby struck in its entirety",
                "In \(home), strike the \(name) sentence", "\(home) is amended by striking the \(name) sentence",
            ])
            article.sections[index].paragraphs[paragraph].remove(at: sentence)
        case 1:
            say([
                "Replace the \(name) sentence of \(home) with \(fresh)",
                "The \(name) sentence of \(home) is amended to read: \(fresh)",
                "The \(name) sentence of \(home) shall read \(fresh)",
                "In \(home), strike the \(name) sentence and insert \(fresh)",
                "\(home) is amended by striking the \(name) sentence and inserting \(fresh)",
            ])
            article.sections[index].paragraphs[paragraph][sentence] = new
        case 2:
            guard section.table.isEmpty else { return }
            say([
                "Add to \(home) the following sentence: \(fresh)", "Add \(fresh) at the end of \(home)",
                "\(home) is amended by adding at the end the following: \(fresh)",
                "At the end of \(home), add \(fresh)",
                "Add the following sentence at the end of \(home):\n\n> \(new)",
                "Insert \(fresh) at the end of \(home)",
            ])
            article.sections[index].paragraphs[last.0].append(new)
        case 3:
            say([
                "Insert \(fresh) after the \(name) sentence of \(home)",
                "After the \(name) sentence of \(home), insert \(fresh)",
                "In \(home), after the \(name) sentence, insert the following: \(fresh)",
                "Insert after the \(name) sentence of \(home) the following sentence: \(fresh)",
            ])
            article.sections[index].paragraphs[paragraph].insert(new, at: sentence + 1)
        default:
            guard flat.count > 2, section.paragraphs[paragraph].count > 1 else { return }
            let goal = random.number(flat.count)
            guard goal != pick, goal + 1 != pick else { return }
            let (to, after) = flat[goal]
            say([
                "Move the \(name) sentence of \(home) after the \(Self.ordinals[goal]) sentence of \(cited(number))",
                "In \(home), move the \(name) sentence after the \(Self.ordinals[goal]) sentence",
            ])
            let moved = article.sections[index].paragraphs[paragraph][sentence]
            article.sections[index].paragraphs[to].insert(moved, at: after + 1)
            let shift = to == paragraph && after < sentence ? 1 : 0
            article.sections[index].paragraphs[paragraph].remove(at: sentence + shift)
        }
    }
}

extension MadeArticle.Section {
    /// As it is cited with its title.
    var heading: String { "Section \(number). \(title)" }
}

extension String {
    var capitalizedFirst: String { prefix(1).uppercased() + dropFirst() }
}
