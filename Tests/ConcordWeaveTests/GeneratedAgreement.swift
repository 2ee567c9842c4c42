import Support

/// An agreement of realistic shape, made of made-up words: articles of sections of paragraphs, items and tables. It prints
/// itself as files, so that whatever is tested goes the whole way through the compiler.
struct GeneratedAgreement {
    struct Section {
        var number: Int
        var title: [String]
        var paragraphs: [[String]]
        var items: [(label: String, words: [String])]
        var table: [[String]]
    }

    struct Article {
        var number: Int
        var title: [String]
        var sections: [Section]
    }

    var articles: [Article]

    init(_ random: inout Seeded) {
        articles = (1...(2 + random.number(3))).map { number in
            Article(
                number: number, title: Self.title(&random),
                sections: (1...(1 + random.number(4))).map { Self.section($0, &random) })
        }
    }

    static func section(_ number: Int, _ random: inout Seeded) -> Section {
        var section = Section(number: number, title: title(&random), paragraphs: [], items: [], table: [])
        for _ in 0...random.number(2) { section.paragraphs.append(text(&random, sentences: 1 + random.number(3))) }
        if !random.chance(3) {
            for index in 0..<(2 + random.number(5)) {
                section.items.append((Self.letters[index], text(&random, sentences: 1 + random.number(2))))
            }
        }
        if random.chance(4) {
            section.table = (0...(1 + random.number(3))).map { _ in (0..<3).map { _ in word(&random) } }
        }
        return section
    }

    static let letters = ["a", "b", "c", "d", "e", "f", "g", "h", "j", "k"]

    static func title(_ random: inout Seeded) -> [String] {
        (0...random.number(2)).map { _ in capital(plainWord(&random)) }
    }

    /// Words of some sentences; a sign belongs to the word before it.
    static func text(_ random: inout Seeded, sentences: Int) -> [String] {
        (0..<sentences).flatMap { _ in
            var words = (0..<(4 + random.number(14))).map { _ in word(&random) }
            words[0] = capital(plainWord(&random))
            if random.chance(3) { words[words.count / 2] += "," }
            words[words.count - 1] = plainWord(&random) + "."
            return words
        }
    }

    /// A word as contracts have them: mostly plain, now and then an amount, a date or a number written twice.
    static func word(_ random: inout Seeded) -> String {
        switch random.number(24) {
        case 0: "eight (8)"
        case 1: "$\(1 + random.number(90)).50"
        case 2: "\(plainWord(&random))-\(plainWord(&random))"
        case 3: "employee’s"
        case 4: "(\(plainWord(&random)))"
        default: plainWord(&random)
        }
    }

    static func plainWord(_ random: inout Seeded) -> String {
        (0..<(2 + random.number(3))).map { _ in
            random.pick(["ba", "ko", "ti", "lu", "me", "ras", "vin", "so", "der", "pan"])
        }
        .joined()
    }

    private static func capital(_ word: String) -> String { word.prefix(1).uppercased() + word.dropFirst() }

    // MARK: Printed

    static let frame = """
        title: Agreement
        parties:
          union: { name: Union, short: Union }
          employer: { name: Employer, short: Employer }
        term: { from: 2024-01-01, to: 2026-12-31 }

        """

    var files: [(path: String, text: String)] {
        articles.map { ("articles/\($0.number).md", print($0, nil)) }
    }

    /// The article as it stands, or with the marks of a paper on it; a marked paper shows only the sections it changes.
    func print(_ article: Article, _ edits: [GeneratedEdit]?) -> String {
        var text = "# Article \(article.number). \(article.title.joined(separator: " "))\n\n"
        for (index, section) in article.sections.enumerated() {
            let own = edits?.filter { $0.place.article == article.number - 1 && $0.place.section == index }
            if own?.isEmpty ?? false { continue }
            text += print(section, own ?? [])
        }
        for edit in edits ?? [] {
            if edit.place.article == article.number - 1, case .addSection(let section) = edit.change {
                text += "{++\n\n\(print(section, []))++}\n\n"
            }
        }
        return text
    }

    private func print(_ section: Section, _ edits: [GeneratedEdit]) -> String {
        var text = "## Section \(section.number). \(words(section.title, .title, edits))\n\n"
        for (index, paragraph) in section.paragraphs.enumerated() {
            text += words(paragraph, .paragraph(index), edits) + "\n\n"
        }
        for (index, item) in section.items.enumerated() {
            let line = "(\(item.label)) \(words(item.words, .item(index), edits))"
            let isStruck = edits.contains { $0.isRemoval(of: index) }
            text += (isStruck ? "{--\(line)--}" : line) + "\n\n"
        }
        for edit in edits {
            if case .addItem(let label, let words) = edit.change {
                text += "{++(\(label)) \(words.joined(separator: " "))++}\n\n"
            }
        }
        for (row, cells) in section.table.enumerated() {
            let printed = cells.indices.map { words([cells[$0]], .cell(row, $0), edits) }
            text += "| \(printed.joined(separator: " | ")) |\n"
            if row == 0 { text += "|\(String(repeating: " --- |", count: cells.count))\n" }
        }
        return section.table.isEmpty ? text : text + "\n"
    }

    private func words(_ words: [String], _ part: GeneratedEdit.Part, _ edits: [GeneratedEdit]) -> String {
        var pieces: [String] = []
        var index = 0
        for edit in edits where edit.place.part == part {
            guard case .words(let range, let new) = edit.change else { continue }
            pieces += words[index..<range.lowerBound]
            let old = words[range].joined(separator: " ")
            let later = new.joined(separator: " ")
            switch (range.isEmpty, new.isEmpty) {
            case (true, _): pieces.append("{++\(later)++}")
            case (false, true): pieces.append("{--\(old)--}")
            case (false, false): pieces.append("{~~\(old)~>\(later)~~}")
            }
            index = range.upperBound
        }
        return (pieces + words[index...]).joined(separator: " ")
    }

    // MARK: Changed

    /// The agreement with edits taken. Edits of one part stand in ascending order and do not overlap.
    func applying(_ edits: [GeneratedEdit]) -> GeneratedAgreement {
        var result = self
        for edit in edits.reversed() {
            switch edit.change {
            case .words(let range, let new):
                result.change(edit.place) { $0.replaceSubrange(range, with: new) }
            case .removeItem(let index):
                result.articles[edit.place.article].sections[edit.place.section].items.remove(at: index)
            case .addItem(let label, let words):
                result.articles[edit.place.article].sections[edit.place.section].items.append((label, words))
            case .addSection(let section):
                result.articles[edit.place.article].sections.append(section)
            case .rewrite(let section):
                result.articles[edit.place.article].sections[edit.place.section] = section
            }
        }
        return result
    }

    private mutating func change(_ place: GeneratedEdit.Place, _ change: (inout [String]) -> Void) {
        let (article, section) = (place.article, place.section)
        switch place.part {
        case .title: change(&articles[article].sections[section].title)
        case .paragraph(let index): change(&articles[article].sections[section].paragraphs[index])
        case .item(let index): change(&articles[article].sections[section].items[index].words)
        case .cell(let row, let column):
            var words = [articles[article].sections[section].table[row][column]]
            change(&words)
            articles[article].sections[section].table[row][column] = words.joined(separator: " ")
        case .whole: break
        }
    }
}
