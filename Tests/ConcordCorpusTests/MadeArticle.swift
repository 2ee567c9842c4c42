import Support

/// An article as a value that can be edited: sections with sentences, items and a table, or without them.
struct MadeArticle {
    struct Section {
        var number: String
        var title: String
        /// Paragraphs of sentences.
        var paragraphs: [[String]]
        var items: [(letter: String, text: String)] = []
        /// The head and the rows.
        var table: [[String]] = []
        /// `Section 3. Reserved`
        var isReserved = false
        /// What else stands in it: bullets, notes, definitions, items within items, footnotes.
        var others: [String] = []
    }

    var title = "Hours on the Boats"
    var sections: [Section] = []

    init(_ random: inout Seeded) {
        for number in 1...(3 + random.number(3)) {
            var section = Section(number: "\(number)", title: Self.title(number, &random), paragraphs: [])
            for _ in 0...random.number(2) {
                section.paragraphs.append((0...random.number(3)).map { _ in Self.sentence(&random) })
            }
            switch random.number(4) {
            case 0:
                section.paragraphs[section.paragraphs.count - 1] = ["The \(random.pick(Self.nouns)) is shared so:"]
                let letters = "abcdefg".map(String.init)
                section.items = letters.prefix(2 + random.number(4)).map { ($0, Self.clause(&random) + ".") }
            case 1: section.table = Self.table(&random)
            default: break
            }
            sections.append(section)
        }
    }

    /// With everything that an article may hold.
    init(rich random: inout Seeded) {
        self.init(&random)
        for index in sections.indices {
            switch random.number(6) {
            case 0: sections[index].others = ["The crew has:"] + (0...2).map { _ in "- " + Self.clause(&random) + ";" }
            case 1: sections[index].others = ["> Note: " + Self.sentence(&random)]
            case 2:
                let noun = random.pick(Self.nouns)
                sections[index].others = ["“\(noun.capitalized) time” means time in which \(Self.clause(&random))."]
            case 3 where sections[index].items.isEmpty && sections[index].table.isEmpty:
                sections[index].others =
                    ["The watch is kept so:"]
                    + "abc".flatMap { letter -> [String] in
                        let inner =
                            random.chance(2) ? ["(1)", "(2)"].map { "    \($0) " + Self.sentence(&random) } : []
                        return ["(\(letter)) " + Self.sentence(&random)] + inner
                    }
            case 4:
                let last = sections[index].paragraphs.count - 1
                guard let place = sections[index].paragraphs[last].indices.last, sections[index].items.isEmpty else {
                    break
                }
                sections[index].paragraphs[last][place] += "[^\(index + 1)]"
                sections[index].others = ["[^\(index + 1)]: " + Self.sentence(&random)]
            default: break
            }
        }
    }

    // MARK: Words

    static let nouns = [
        "mate", "deckhand", "harbor", "lamp", "rope", "galley", "pilot", "anchor", "ferry", "lantern", "captain",
        "pier",
        "keel", "winch", "cook", "tide", "buoy", "crane",
    ]
    static let verbs = [
        "keeps", "finds", "checks", "paints", "moves", "shows", "counts", "mends", "lifts", "waits for",
    ]
    static let ways = [
        "at dawn", "before noon", "in the fog", "with care", "on the night boat", "after each watch", "in winter",
        "when asked", "twice a week", "below deck",
    ]
    static let numbers = ["two (2)", "three (3)", "five (5)", "eight (8)", "ten (10)", "twelve (12)"]

    static func clause(_ random: inout Seeded) -> String {
        var words = "the \(random.pick(nouns)) \(random.pick(verbs)) "
        words += random.chance(3) ? "\(random.pick(numbers)) \(random.pick(nouns))s" : "the \(random.pick(nouns))"
        words += " \(random.pick(ways))"
        if random.chance(3) { words += ", and the \(random.pick(nouns)) \(random.pick(verbs)) it" }
        if random.chance(4) { words += " (as the \(random.pick(nouns)) says)" }
        return words
    }

    static func sentence(_ random: inout Seeded) -> String {
        let words = clause(&random)
        return words.prefix(1).uppercased() + words.dropFirst() + "."
    }

    static func title(_ number: Int, _ random: inout Seeded) -> String {
        "\(random.pick(["Watches", "Lamps", "Rest", "Ropes", "Fog"])) of the \(random.pick(nouns).capitalized) \(number)"
    }

    static func table(_ random: inout Seeded) -> [[String]] {
        let columns = 2 + random.number(3)
        var rows = [["Class"] + (1..<columns).map { "Step \($0)" }]
        for name in ["Bosun", "Cook", "Pilot", "Purser", "Stoker"].prefix(2 + random.number(4)) {
            rows.append([name] + (1..<columns).map { _ in amount(&random) })
        }
        return rows
    }

    static func amount(_ random: inout Seeded) -> String {
        let cents = random.number(100)
        return "$\(14 + random.number(20)).\(cents < 10 ? "0" : "")\(cents)"
    }

    // MARK: As a file

    var source: String {
        var blocks = ["# Article 4. \(title)"]
        for section in sections { blocks.append(contentsOf: Self.blocks(of: section)) }
        return blocks.joined(separator: "\n\n") + "\n"
    }

    static func blocks(of section: Section) -> [String] {
        if section.isReserved { return ["## Section \(section.number). Reserved"] }
        var blocks = ["## Section \(section.number). \(section.title)"]
        blocks += section.paragraphs.filter { !$0.isEmpty }.map { $0.joined(separator: " ") }
        blocks += section.items.map { "(\($0.letter)) \($0.text)" }
        if let head = section.table.first {
            func line(_ cells: [String]) -> String { "| " + cells.joined(separator: " | ") + " |" }
            let rule = "| " + head.map { _ in "---" }.joined(separator: " | ") + " |"
            blocks.append(([line(head), rule] + section.table.dropFirst().map(line)).joined(separator: "\n"))
        }
        return blocks + section.others
    }
}
