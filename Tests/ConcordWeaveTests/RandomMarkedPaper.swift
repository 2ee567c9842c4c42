import ConcordCompiler
import Support

/// An article of made-up words with random changes, printed as it stands, as it shall read, and with the marks of a paper that
/// shows more or less of what it leaves alone.
struct RandomMarkedPaper {
    /// A line of the article: a paragraph, an item, a bullet or a row.
    private struct Piece {
        enum Form { case paragraph, item, inner, bullet, row }
        var form: Form
        /// The label before and after; words between the same bars stand in one mark or in none.
        var label = ""
        var newLabel = ""
        var words: [Words]
        /// Whether the piece stands in the earlier and in the later reading.
        var isOld = true
        var isNew = true

        var isChanged: Bool { !isOld || !isNew || label != newLabel || words.contains { $0.old != $0.new } }
    }

    private struct Words {
        var old: String
        var new: String
    }

    private var sections: [[Piece]] = []
    private var shown: [[Bool]] = []
    private let usesMarkers: Bool
    private(set) var struckWords = 0
    private(set) var newWords = 0
    private var forms: Seeded

    init(_ random: inout Seeded) {
        usesMarkers = random.chance(2)
        forms = Seeded(random.next())
        for _ in 0..<(1 + random.number(3)) {
            var section = Self.section(&random)
            Self.change(&section, &random)
            let context = random.number(4)
            // All of it, or what changes with one neighbor or two.
            var isShown = section.indices.map { index in
                context < 2
                    || section[max(0, index - context + 1)...min(section.count - 1, index + 1)].contains(
                        where: \.isChanged)
            }
            // What stands in an item, or in a table, is shown below it.
            for index in section.indices where isShown[index] && section[index].form != .paragraph {
                if let head = Self.head(of: index, in: section) { isShown[head] = true }
            }
            sections.append(section)
            shown.append(isShown)
        }
        for piece in sections.joined() {
            for words in piece.words where words.old != words.new || !piece.isOld || !piece.isNew {
                if piece.isOld { struckWords += words.old.split(separator: " ").count }
                if piece.isNew { newWords += words.new.split(separator: " ").count }
            }
        }
    }

    /// The item that one stands in, or the first row of its table.
    private static func head(of index: Int, in section: [Piece]) -> Int? {
        switch section[index].form {
        case .inner: section[..<index].lastIndex { $0.form == .item }
        case .row: section.firstIndex { $0.form == .row }
        case .paragraph, .item, .bullet: nil
        }
    }

    private static func section(_ random: inout Seeded) -> [Piece] {
        var pieces = [Piece(form: .paragraph, words: [words(GeneratedAgreement.text(&random, sentences: 2))])]
        let alike = words(["The", "parties", "meet."])
        if random.chance(3) { pieces.append(Piece(form: .paragraph, words: [alike])) }
        if random.chance(2) {
            for letter in "abcdefg".prefix(2 + random.number(5)) {
                let text = random.chance(6) ? alike : words(GeneratedAgreement.text(&random, sentences: 1))
                pieces.append(Piece(form: .item, label: "(\(letter))", newLabel: "(\(letter))", words: [text]))
                guard random.chance(4) else { continue }
                for numeral in ["i.", "ii.", "iii."].prefix(2 + random.number(2)) {
                    let inner = words(GeneratedAgreement.text(&random, sentences: 1))
                    pieces.append(Piece(form: .inner, label: numeral, newLabel: numeral, words: [inner]))
                }
            }
        } else if random.chance(2) {
            for _ in 0..<(2 + random.number(4)) {
                let text = random.chance(4) ? alike : words(GeneratedAgreement.text(&random, sentences: 1))
                pieces.append(Piece(form: .bullet, words: [text]))
            }
        } else {
            for _ in 0..<(2 + random.number(4)) {
                let cells = (0..<3).map { _ in words([GeneratedAgreement.plainWord(&random)]) }
                pieces.append(Piece(form: .row, words: cells))
            }
        }
        pieces.append(Piece(form: .paragraph, words: [words(GeneratedAgreement.text(&random, sentences: 1))]))
        if random.chance(3) { pieces.append(Piece(form: .paragraph, words: [alike])) }
        return pieces
    }

    private static func words(_ words: [String]) -> Words {
        // A number written twice is one word, whatever a mark takes of it.
        let text = words.map { $0.hasPrefix("eight (8)") ? "eight" : $0 }.joined(separator: " ")
        return Words(old: text, new: text)
    }

    private static func change(_ section: inout [Piece], _ random: inout Seeded) {
        var changed: [Piece] = []
        for (index, piece) in section.enumerated() {
            var piece = piece
            switch random.number(7) {
            case 0: piece.words = piece.form == .row ? cells(piece.words, &random) : marked(piece.words[0].old, &random)
            case 1 where index > 0 && !isNested(section, below: index) && isMiddle(section, index): piece.isNew = false
            case 2 where index > 0 && isMiddle(section, index):
                changed.append(piece)
                piece = Piece(form: piece.form, label: piece.label + "x", words: piece.words)
                piece.words = piece.words.map { _ in words([GeneratedAgreement.plainWord(&random), "new."]) }
                (piece.isOld, piece.newLabel) = (false, piece.label)
            default: break
            }
            changed.append(piece)
        }
        section = renumbered(changed)
    }

    /// New items get the letters that are due, and all after them follow.
    private static func renumbered(_ pieces: [Piece]) -> [Piece] {
        var pieces = pieces
        var (letters, numerals) = (0, 0)
        for index in pieces.indices {
            if pieces[index].form == .item { numerals = 0 }
            guard pieces[index].isNew else { continue }
            if pieces[index].form == .item {
                pieces[index].newLabel = "(\(Array("abcdefghijklmnop")[letters]))"
                letters += 1
            } else if pieces[index].form == .inner {
                pieces[index].newLabel = ["i.", "ii.", "iii.", "iv.", "v.", "vi."][numerals]
                numerals += 1
            }
        }
        return pieces
    }

    private static func isNested(_ section: [Piece], below index: Int) -> Bool {
        index + 1 < section.count && section[index].form == .item && section[index + 1].form == .inner
    }

    /// Inside its own list, so that a list keeps its ends.
    private static func isMiddle(_ section: [Piece], _ index: Int) -> Bool {
        index > 0 && index + 1 < section.count && section[index - 1].form == section[index].form
            && section[index + 1].form == section[index].form
    }

    private static func cells(_ cells: [Words], _ random: inout Seeded) -> [Words] {
        var cells = cells
        cells[1 + random.number(2)].new = GeneratedAgreement.plainWord(&random)
        return cells
    }

    /// Some words of a text struck, replaced or brought; the first and the last stay.
    private static func marked(_ text: String, _ random: inout Seeded) -> [Words] {
        let words = text.split(separator: " ").map(String.init)
        guard words.count > 3 else { return [self.words(words)] }
        var result: [Words] = []
        var place = 0
        for _ in 0..<(1 + random.number(3)) where place < words.count - 2 {
            let start = place + 1 + random.number(words.count - place - 2)
            let end = min(words.count - 1, start + random.number(4))
            result.append(self.words(Array(words[place..<start])))
            // Often words that stand nearby, which a comparison would like to pair.
            let new = (0..<random.number(4)).map { _ in
                random.chance(2) ? random.pick(words) : GeneratedAgreement.plainWord(&random)
            }
            result.append(Words(old: words[start..<end].joined(separator: " "), new: new.joined(separator: " ")))
            place = end
        }
        result.append(self.words(Array(words[place...])))
        return result
    }

    // MARK: Printed

    var base: String { printed { $0.isOld ? plain($0, $0.label, \.old) : nil } }
    var later: String { printed { $0.isNew ? plain($0, $0.newLabel, \.new) : nil } }

    private func printed(_ line: (Piece) -> String?) -> String {
        var text = "# Article 1. Work\n\n"
        for (number, section) in sections.enumerated() {
            text += "## Section \(number + 1). Part \(number + 1)\n\n"
            text += lines(section.compactMap { piece in line(piece).map { (piece.form, $0) } })
        }
        return text
    }

    private func lines(_ lines: [(Piece.Form, String)]) -> String {
        var text = ""
        for (index, (form, line)) in lines.enumerated() {
            text += line + "\n"
            let isInside = index + 1 < lines.count && lines[index + 1].0 == form
            if form == .row, index == 0 || lines[index - 1].0 != .row { text += "| --- | --- | --- |\n" }
            if form != .row || !isInside { text += "\n" }
        }
        return text
    }

    private func plain(_ piece: Piece, _ label: String, _ words: KeyPath<Words, String>) -> String {
        let texts = piece.words.map { $0[keyPath: words] }
        return framed(piece.form, label, texts.filter { !$0.isEmpty || piece.form == .row })
    }

    private func framed(_ form: Piece.Form, _ label: String, _ texts: [String]) -> String {
        let text = texts.joined(separator: " ")
        switch form {
        case .paragraph: return text
        case .item: return "\(label) \(text)"
        case .inner: return "    \(label) \(text)"
        case .bullet: return "- \(text)"
        case .row: return "| \(texts.joined(separator: " | ")) |"
        }
    }

    /// The paper.
    mutating func paper(_ id: String) -> SourceFile {
        var text = "---\npaper: \(id)\nkind: tentative agreement\nform: marked\n"
        text += "signed: { union: 2025-03-14, employer: 2025-03-15 }\n---\n\n# Article 1. Work\n\n"
        for (number, section) in sections.enumerated() where section.contains(where: \.isChanged) || number == 0 {
            text += "## Section \(number + 1). Part \(number + 1)\n\n"
            var printed: [(Piece.Form, String)] = []
            var leftOut = false
            for (index, piece) in section.enumerated() {
                guard shown[number][index] else {
                    if usesMarkers, !leftOut, piece.form != .row {
                        printed.append((.paragraph, piece.form == .inner ? "    [no change]" : "[no change]"))
                    }
                    leftOut = true
                    continue
                }
                leftOut = false
                printed.append((piece.form, marked(piece)))
            }
            text += lines(printed)
        }
        return SourceFile(path: "papers/\(id).md", bytes: Array(text.utf8))
    }

    private mutating func marked(_ piece: Piece) -> String {
        if !piece.isOld { return framedInMark("++", piece, piece.newLabel, \.new) }
        if !piece.isNew {
            if piece.form != .row, !piece.label.isEmpty, forms.chance(3) {
                return framed(piece.form, piece.label, ["{--\(piece.words.map(\.old).joined(separator: " "))--}"])
            }
            return framedInMark("--", piece, piece.label, \.old)
        }
        let isWhole = piece.label != piece.newLabel && piece.words.allSatisfy { $0.old == $0.new } && forms.chance(3)
        if isWhole {
            return "{--\n\(framed(piece.form, piece.label, piece.words.map(\.old)))\n--}\n\n{++\n"
                + "\(framed(piece.form, piece.newLabel, piece.words.map(\.new)))\n++}"
        }
        let label = piece.label == piece.newLabel ? piece.label : "{~~\(piece.label)~>\(piece.newLabel)~~}"
        let texts = piece.words.map { words -> String in
            if words.old == words.new { return words.old }
            if words.old.isEmpty { return "{++\(words.new)++}" }
            if words.new.isEmpty { return "{--\(words.old)--}" }
            return forms.chance(2)
                ? "{~~\(words.old)~>\(words.new)~~}" : "{--\(words.old)--} {++\(words.new)++}"
        }
        return framed(piece.form, label, texts.filter { !$0.isEmpty || piece.form == .row })
    }

    private mutating func framedInMark(
        _ sign: String, _ piece: Piece, _ label: String, _ words: KeyPath<Words, String>
    ) -> String {
        let line = plain(piece, label, words)
        if piece.form == .row || forms.chance(2) { return "{\(sign)\(line)\(sign)}" }
        return "{\(sign)\n\(line)\n\(sign)}"
    }
}
