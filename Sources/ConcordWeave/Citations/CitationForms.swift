import ConcordModel

/// The ways in which papers print a citation, each turned into one that labels alone decide: `Section 1(a) of Article 12`,
/// `Article 10 - Vacation Leave, Section (B)(2)(ii)`, `Article 10, Section 1, paragraph 2`.
struct CitationForms {
    var text: String
    /// Titles that were taken out, and must be those of what is found.
    var titles: [String] = []
    /// The number of a paragraph that may have none in print.
    var paragraph: Int?

    /// All forms of a citation, the likeliest first.
    static func all(of text: String) -> [CitationForms] {
        var forms: [CitationForms] = []
        let turned = turnedAround(text)
        for form in turned == text ? [text] : [text, turned] {
            if let (rest, number) = lastParagraph(form) {
                forms.append(CitationForms(text: rest, paragraph: number))
            }
            forms.append(CitationForms(text: form))
            let (bare, titles) = withoutTitles(form)
            if !bare.isEmpty, bare != form { forms.append(CitationForms(text: bare, titles: titles)) }
            // Article 10.3 is what people call Section 10.3.
            if let space = form.firstIndex(of: " "), form[..<space].lowercased() == "article", form.contains(".") {
                forms.append(CitationForms(text: String(form[space...].drop { $0 == " " })))
            }
        }
        return forms
    }

    /// `Section 1(a) of Article 12` is `Article 12, Section 1(a)`.
    private static func turnedAround(_ text: String) -> String {
        let words = text.split(separator: " ").map(String.init)
        var pieces: [[String]] = [[]]
        for (index, word) in words.enumerated() {
            let before = index > 0 ? words[index - 1].lowercased() : ""
            let isName = ["letter", "memorandum", "letters"].contains(before)
            if ["of", "in", "under"].contains(word.lowercased()), !isName, !(pieces.last?.isEmpty ?? true) {
                pieces.append([])
            } else if word.lowercased() != "the" || index > 0 && isName {
                pieces[pieces.count - 1].append(word)
            }
        }
        return pieces.reversed().filter { !$0.isEmpty }.map { $0.joined(separator: " ") }.joined(separator: ", ")
    }

    /// `…, paragraph 2`
    private static func lastParagraph(_ text: String) -> (String, Int)? {
        let words = text.split(separator: " ")
        guard words.count >= 3, words[words.count - 2].lowercased() == "paragraph",
            let number = Int(words[words.count - 1]), number > 0
        else { return nil }
        var rest = words.dropLast(2).joined(separator: " ")
        while rest.hasSuffix(",") { rest.removeLast() }
        return (rest, number)
    }

    /// Leaves out what is no path of labels: titles, and the name of the agreement.
    private static func withoutTitles(_ text: String) -> (String, [String]) {
        var kept: [String] = []
        var titles: [String] = []
        for piece in pieces(of: text) {
            if !Citation(piece).steps.isEmpty {
                kept.append(piece)
            } else if let cut = labelled(piece) {
                kept.append(cut.label)
                titles.append(cut.title)
            } else {
                let words = piece.lowercased().split { !$0.isLetter }
                if !words.contains(where: { ["agreement", "contract", "cba"].contains($0) }) { titles.append(piece) }
            }
        }
        return (kept.joined(separator: ", "), titles)
    }

    /// `Article 12 Vacation`: the longest beginning that is a path of labels.
    private static func labelled(_ piece: String) -> (label: String, title: String)? {
        let words = piece.split(separator: " ")
        for count in stride(from: words.count - 1, to: 1, by: -1) {
            let label = words[..<count].joined(separator: " ")
            if !Citation(label).steps.isEmpty { return (label, words[count...].joined(separator: " ")) }
        }
        return nil
    }

    /// Parts a citation at commas, dashes, colons, periods behind a number, and parentheses around more than a label.
    private static func pieces(of text: String) -> [String] {
        var pieces: [String] = []
        var current = ""
        let characters = Array(text)
        var index = 0
        func close() {
            let piece = current.split(separator: " ").joined(separator: " ")
            if !piece.isEmpty { pieces.append(piece) }
            current = ""
        }
        while index < characters.count {
            let character = characters[index]
            let next = index + 1 < characters.count ? characters[index + 1] : " "
            switch character {
            case ",", ":", ";", ".": if next == " " { close() } else { current.append(character) }
            case "–", "—": close()
            case "-":
                if next == " " || next == "-" || current.hasSuffix(" ") { close() } else { current.append(character) }
            case "“", "”", "\"": close()
            case "(":
                let inner = characters[(index + 1)...].prefix { $0 != ")" }
                if inner.count > 5 {
                    close()
                    pieces.append(String(inner))
                    index += inner.count + 1
                } else {
                    current.append(character)
                }
            default: current.append(character)
            }
            index += 1
        }
        close()
        return pieces
    }

    static func written(_ step: Citation.Step) -> String {
        let word = step.word == .none ? "" : step.word.rawValue + " "
        return word + (step.isEnclosed ? "(\(step.number))" : step.number)
    }

    // MARK: Likeness

    static func isSame(_ a: String, _ b: String) -> Bool {
        let letters = TitleLetters.folded(a)
        return !letters.isEmpty && letters == TitleLetters.folded(b)
    }

    /// Whether words of a citation are a title, or the beginning of it, or begin with it: nobody copies titles with care.
    static func isTitle(_ words: String, of heading: String) -> Bool {
        let (a, b) = (TitleLetters.folded(words), TitleLetters.folded(heading))
        guard a.count >= 3, b.count >= 3 else { return a == b }
        return a.starts(with: b) || b.starts(with: a)
    }

    /// The indices of labels, nearest first by number, else in their order.
    static func nearest(_ wanted: String, among labels: [String]) -> [Int] {
        guard let value = Int(wanted.prefix { $0.isNumber }) else { return Array(labels.indices) }
        let distances = labels.map { distance($0, value) }
        return labels.indices.sorted { a, b in
            distances[a] != distances[b] ? distances[a] < distances[b] : a < b
        }
    }

    private static func distance(_ label: String, _ value: Int) -> Int {
        let last = label.split(separator: ".").last ?? ""
        return Int(last.prefix { $0.isNumber }).map { abs($0 - value) } ?? 1_000_000
    }
}
