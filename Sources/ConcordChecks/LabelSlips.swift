import ConcordModel

/// Numbers that say where they come from: lists that are numbered 1 throughout, sections with another article's number, and
/// heads that are printed again at the top of each page.
extension LabelList {
    /// Tells of a list whose items all have the number 1, as those who write for a forge have them, and of how many such lists
    /// there are.
    func tellRepetition(of count: Int, _ report: inout CheckReport) {
        let text = report.text
        let first = members[0].index
        guard let label = text.provisions[first].label else { return }
        let printed = LabelNumber.enclosed(label.number, like: label)
        let others = count < 2 ? "" : count == 2 ? "; one more list is so" : "; \(count - 1) more lists are so"
        report.find(
            .duplicateLabel, severity: .warning, in: first,
            "Each of the \(members.count) items of this list is printed as “\(printed)”, so none can be cited by its number\(others).",
            cure:
                "Number them as they shall be printed. Markdown would count them by itself; a contract is cited as it stands.",
            papers: [])
    }
}

/// Sections that have the number of another article.
struct ForeignSections {
    /// Indices of the sections.
    private(set) var sections: Set<Int> = []
    private let article: Int

    /// Those right below an article where more than one section has its own number.
    init(_ children: [Int], below article: Int, in text: ContractText) {
        self.article = article
        guard article >= 0, text.provisions[article].kind == .article, let own = text.provisions[article].label,
            !own.isPlural, let value = own.value
        else { return }
        var isOwn = 0
        for index in children where text.provisions[index].kind == .section {
            guard let label = text.provisions[index].label, label.numeral == .decimal,
                let point = label.number.firstIndex(of: "."), let outer = Int(label.number[..<point])
            else { continue }
            if label.number.hasPrefix(own.number + ".") || outer == value && own.numeral != .decimal {
                isOwn += 1
            } else {
                sections.insert(index)
            }
        }
        if sections.count >= isOwn { sections = [] }
    }

    func tell(_ report: inout CheckReport) {
        let text = report.text
        for index in sections.sorted() {
            guard let number = text.provisions[index].label?.number, let point = number.firstIndex(of: ".") else {
                continue
            }
            let name = text.citedPiece(of: index)
            report.find(
                .labelOutOfOrder, in: index,
                "\(name) stands in \(text.citedPiece(of: article)); its number is one of Article \(number[..<point]).",
                cure: text.provisions[index].papers.isEmpty
                    ? SignedWords.cure(
                        misread: "mend the file, or move it to the file of its article",
                        agreed: "renumber or move it in a paper, or \(SignedWords.waiver)")
                    : "Give it the number that its place calls for, or move it to the article that it belongs to.")
        }
    }
}

/// Heads of articles that are printed again at the top of a page, with the page's number, as text taken from a PDF has them.
enum PageHead {
    /// Whether an article begins as the one with its number does, in the way of a page's head.
    static func isOne(_ index: Int, after other: Int, in text: ContractText) -> Bool {
        guard text.provisions[index].kind == .article, text.provisions[other].kind == .article, index > other else {
            return false
        }
        let title = beginning(of: other, in: text)
        guard !title.isEmpty, title.count <= 12 else { return false }
        var words = beginning(of: index, in: text)[...]
        if words.count > title.count, isPage(words[0]) { words = words.dropFirst() }
        guard words.starts(with: title) else { return false }
        guard let next = words.dropFirst(title.count).first else { return true }
        return isPage(next)
    }

    private static func isPage(_ word: Substring) -> Bool { word.utf8.count < 5 && word.allSatisfy(\.isNumber) }

    /// The words of the title, or of the paragraph that stands where it would be.
    private static func beginning(of index: Int, in text: ContractText) -> [Substring] {
        var words = text.string(text.provisions[index].heading)
        if words.isEmpty, let first = text.children(of: index).first, text.provisions[first].kind == .paragraph {
            words = text.string(text.provisions[first].text)
        }
        return words.lowercased().split { !$0.isLetter && !$0.isNumber }
    }

    static func tell(_ index: Int, after other: Int, _ report: inout CheckReport) {
        let text = report.text
        let name = text.citedPiece(of: index)
        report.find(
            .duplicateLabel, severity: .warning, in: index,
            "\(name) is headed a second time with the same title, as the running head of a page is in text taken from a PDF.",
            cure:
                "Look in the signed contract: if it is the head of a page, take it out of the file, with the title and the page number beside it, so that the text above goes on. If it is an article of its own, mend its number; if it was signed so, give it another one in a paper.",
            related: [Finding.Related(text.provisions[other].position, "\(name) begins here.")])
    }
}
