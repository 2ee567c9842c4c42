import Foundation
import Support

/// A random three-way case: an article, and two copies that two people changed without knowing of one another.
struct MergeCase {
    let base: String
    let ours: String
    let theirs: String
    /// The base with what both did alike.
    let common: String
    /// What was done, for a message and to know the cause of a difference.
    let didAlike: [MergeEdit]
    let oursDid: [MergeEdit]
    let theirsDid: [MergeEdit]

    /// A case that somebody wrote.
    init(base: String, ours: String, theirs: String) {
        (self.base, common, self.ours, self.theirs) = (base, base, ours, theirs)
        (didAlike, oursDid, theirsDid) = ([], [], [])
    }

    /// The case as it is when what both did alike was done before.
    var fromCommon: MergeCase { MergeCase(base: common, ours: ours, theirs: theirs) }

    /// A case on a generated article, or on `text` where there is one. Of what was done both did some alike.
    init(seed: UInt64, text: String? = nil, alike: Int = 0) {
        var random = Seeded(seed)
        let article = text.map(EditedArticle.init(text:)) ?? EditedArticle.generated(&random)
        var both = article
        didAlike = (0..<alike).map { _ in both.edit(&random) }
        var (ours, theirs) = (both, both)
        oursDid = (0..<random.number(3) + 1).map { _ in ours.edit(&random) }
        theirsDid = (0..<random.number(3) + 1).map { _ in theirs.edit(&random) }
        (base, common, self.ours, self.theirs) = (article.text, both.text, ours.text, theirs.text)
    }
}

enum MergeEdit: CaseIterable {
    case replaceWord, insertWord, deleteWord, changeNumber, insertSentence, deleteSentence
    case insertParagraph, deleteParagraph, insertItem, deleteItem, insertSection, deleteSection, moveSection
    case renumberSection, rewrap, insertRow, changeRow, insertColumn
}

/// An article as blocks of lines with a blank line between two.
struct EditedArticle {
    var blocks: [[String]]
    var text: String { blocks.map { $0.joined(separator: "\n") }.joined(separator: "\n\n") + "\n" }

    init(blocks: [[String]]) { self.blocks = blocks }

    init(text: String) {
        blocks = text.components(separatedBy: "\n\n").map { $0.components(separatedBy: "\n").filter { !$0.isEmpty } }
            .filter { !$0.isEmpty }
    }

    private static let words = """
        employee employees the the of of to a shall may be with without pay leave overtime shift schedule notice union \
        employer written within days hours request approval seniority vacation holiday grievance step meeting reason \
        department position classification rate regular working week month year any each such this agreement party \
        supervisor steward written response date service benefit insurance premium report record discipline cause
        """.split(separator: " ").map(String.init)
    private static let numbers = [
        "eight (8)", "ten (10)", "fifteen (15)", "thirty (30)", "$2,500", "July 1, 2025", "fifty percent (50%)",
    ]

    static func sentence(_ random: inout Seeded) -> String {
        var list = (0..<random.number(14) + 5).map { _ in random.chance(9) ? random.pick(numbers) : random.pick(words) }
        // A reader takes a number behind "step" or "of" for a citation.
        list.append(random.pick(["days", "leave", "approval", "pay"]))
        list[0] = list[0].prefix(1).uppercased() + list[0].dropFirst()
        return list.joined(separator: " ") + "."
    }

    private static func wrapped(_ text: String, _ width: Int) -> [String] {
        var lines: [String] = [""]
        for word in text.split(whereSeparator: { $0 == " " || $0 == "\n" }) {
            if !lines[lines.count - 1].isEmpty, lines[lines.count - 1].count + word.count >= width { lines.append("") }
            lines[lines.count - 1] += (lines[lines.count - 1].isEmpty ? "" : " ") + word
        }
        return lines
    }

    private static func paragraph(_ random: inout Seeded) -> [String] {
        let text = (0..<random.number(4) + 1).map { _ in sentence(&random) }.joined(separator: " ")
        return random.chance(2) ? [text] : wrapped(text, 60 + random.number(40))
    }

    private static func section(_ number: Int, _ random: inout Seeded) -> [[String]] {
        var blocks = [["## Section \(number). \(random.pick(words).capitalized) \(random.pick(words).capitalized)"]]
        for _ in 0..<random.number(3) + 1 { blocks.append(paragraph(&random)) }
        if random.chance(2) {
            let items = (0..<random.number(4) + 2).map { "(\(letter($0))) \(sentence(&random))" }
            if random.chance(2) { blocks.append(items) } else { blocks += items.map { [$0] } }
        }
        if random.chance(4) {
            let rows = (0..<4).map {
                "| Grade \($0 + 1) | $\(20 + random.number(9)).50 | $\(30 + random.number(9)).25 |"
            }
            blocks.append(["| Grade | Step 1 | Step 2 |", "| :-- | --: | --: |"] + rows)
        }
        return blocks
    }

    static func letter(_ index: Int) -> String { String(UnicodeScalar(UInt8(97 + index % 26))) }

    static func generated(_ random: inout Seeded) -> EditedArticle {
        var blocks = [["# Article \(random.number(40) + 1). \(random.pick(words).capitalized)"]]
        if random.chance(3) { blocks.append(paragraph(&random)) }
        for number in 1...random.number(5) + 2 { blocks += section(number, &random) }
        return EditedArticle(blocks: blocks)
    }

    // MARK: Edits

    /// Changes the article at random and says how.
    mutating func edit(_ random: inout Seeded) -> MergeEdit {
        for _ in 0..<40 {
            let edit = random.pick(MergeEdit.allCases)
            let before = blocks
            apply(edit, &random)
            if blocks != before { return edit }
        }
        blocks.append([Self.sentence(&random)])
        return .insertParagraph
    }

    private mutating func apply(_ edit: MergeEdit, _ random: inout Seeded) {
        switch edit {
        case .replaceWord, .insertWord, .deleteWord, .changeNumber: changeWord(edit, &random)
        case .insertSentence, .deleteSentence, .rewrap: changeParagraph(edit, &random)
        case .insertParagraph: blocks.insert(Self.paragraph(&random), at: random.number(blocks.count) + 1)
        case .deleteParagraph: delete(\.isParagraph, &random)
        case .insertItem, .deleteItem: changeItems(edit, &random)
        case .insertSection:
            let starts = sections.map(\.lowerBound) + [blocks.count]
            let at = random.pick(starts)
            blocks.insert(contentsOf: Self.section(sections.count + 1, &random), at: at)
        case .deleteSection:
            guard sections.count > 1 else { return }
            blocks.removeSubrange(random.pick(sections))
        case .moveSection:
            guard sections.count > 2 else { return }
            let range = random.pick(sections)
            let moved = Array(blocks[range])
            blocks.removeSubrange(range)
            blocks.insert(contentsOf: moved, at: random.pick(sections.map(\.lowerBound) + [blocks.count]))
        case .renumberSection:
            guard let head = sections.randomElement(using: &random)?.lowerBound else { return }
            blocks[head][0] = blocks[head][0].replacing(/[0-9]+/, with: "\(sections.count + 1)", maxReplacements: 1)
        case .insertRow, .changeRow, .insertColumn: changeTable(edit, &random)
        }
    }

    private var sections: [Range<Int>] {
        let heads = blocks.indices.filter { blocks[$0][0].hasPrefix("## ") }
        return zip(heads, heads.dropFirst() + [blocks.count]).map { $0..<$1 }
    }

    private func pick(_ wanted: ([String]) -> Bool, _ random: inout Seeded) -> Int? {
        blocks.indices.filter { wanted(blocks[$0]) }.randomElement(using: &random)
    }

    private mutating func delete(_ wanted: ([String]) -> Bool, _ random: inout Seeded) {
        if let index = pick(wanted, &random), blocks.count > 2 { blocks.remove(at: index) }
    }

    private mutating func changeWord(_ edit: MergeEdit, _ random: inout Seeded) {
        guard let index = pick({ !$0.isTable && !$0.isFence }, &random) else { return }
        let line = random.number(blocks[index].count)
        let old = blocks[index][line]
        let indent = old.prefix { $0 == " " }
        var words = old.split(separator: " ").map(String.init)
        guard words.count > 4 else { return }
        let at = 3 + random.number(words.count - 3)
        switch edit {
        case .replaceWord: words[at] = random.pick(Self.words)
        case .insertWord: words.insert(random.pick(Self.words), at: at)
        case .deleteWord: words.remove(at: at)
        default: words.insert(random.pick(Self.numbers), at: at)
        }
        blocks[index][line] = indent + words.joined(separator: " ")
    }

    private mutating func changeParagraph(_ edit: MergeEdit, _ random: inout Seeded) {
        guard let index = pick(\.isParagraph, &random) else { return }
        if edit == .rewrap {
            blocks[index] = Self.wrapped(blocks[index].joined(separator: " "), 50 + random.number(50))
            return
        }
        let line = random.number(blocks[index].count)
        var sentences = blocks[index][line].components(separatedBy: ". ")
        if edit == .insertSentence {
            sentences.insert(
                String(Self.sentence(&random).dropLast()), at: random.number(sentences.count))
        } else if sentences.count > 1 {
            sentences.remove(at: random.number(sentences.count - 1))
        }
        blocks[index][line] = sentences.joined(separator: ". ")
    }

    private mutating func changeItems(_ edit: MergeEdit, _ random: inout Seeded) {
        guard let index = pick(\.isItem, &random) else { return }
        let line = random.number(blocks[index].count)
        if edit == .deleteItem {
            if blocks[index].count > 1 { blocks[index].remove(at: line) } else { blocks.remove(at: index) }
        } else {
            // An item set close to the others gets the number that is due, and those behind it the next.
            if blocks[index].count > 1 {
                blocks[index].insert("(\(Self.letter(line + 1))) \(Self.sentence(&random))", at: line + 1)
                for other in (line + 2)..<max(line + 2, blocks[index].count) {
                    blocks[index][other] = blocks[index][other].replacing(
                        /\([a-z]\)/, with: "(\(Self.letter(other)))", maxReplacements: 1)
                }
            } else {
                blocks.insert(["(\(Self.letter(random.number(8)))) \(Self.sentence(&random))"], at: index + 1)
            }
        }
    }

    private mutating func changeTable(_ edit: MergeEdit, _ random: inout Seeded) {
        guard let index = pick(\.isTable, &random), blocks[index].count > 3 else { return }
        let line = 2 + random.number(blocks[index].count - 2)
        switch edit {
        case .insertRow:
            let cells = Array(
                repeating: " $\(random.number(90)).10 |", count: blocks[index][line].count { $0 == "|" } - 2)
            blocks[index].insert("| Grade \(random.pick(Self.words)) |" + cells.joined(), at: line)
        case .changeRow:
            blocks[index][line] = blocks[index][line].replacing(
                /\d+\.\d+/, with: "\(random.number(90)).75", maxReplacements: 1)
        default:
            for row in blocks[index].indices { blocks[index][row] += row == 1 ? " --: |" : " \(random.number(99)) |" }
        }
    }
}

extension [String] {
    fileprivate var isTable: Bool { self[0].hasPrefix("|") }
    fileprivate var isFence: Bool { self[0].hasPrefix("```") }
    fileprivate var isItem: Bool { self[0].firstMatch(of: /^\s*\([a-z]+\)\s/) != nil }
    fileprivate var isParagraph: Bool { !isTable && !isFence && !isItem && !self[0].hasPrefix("#") }
}
