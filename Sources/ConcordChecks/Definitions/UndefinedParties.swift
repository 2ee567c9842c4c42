import ConcordModel

/// `undefined-term` for names in capitals: where a contract names its parties in capitals, `the COUNTY` and `the UNION`, another
/// such name that acts, `the ASSOCIATION shall`, was mostly left over from another contract.
enum UndefinedParties {
    private static let verbs: LetterSet = ["shall", "will", "may", "must", "agrees"]

    private static let shortNames: LetterSet = ["union", "guild", "board", "state", "city", "port"]

    static func find(_ definitions: [Definition], in report: inout CheckReport) {
        let text = report.text
        let names = Set(
            definitions.filter { $0.form == .named && $0.term.utf8.count > 3 && isCapitals($0.shown) }.map(\.term))
        guard names.count >= 2 else { return }
        let known = names.union(definitions.map(\.term))
        var told: Set<String> = []
        let bytes = text.bytes
        for (index, provision) in text.provisions.enumerated() where provision.text.count > 20 {
            let reader = WordReader(bytes: text.bytes, bounds: provision.text)
            var cursor = provision.text.lowerBound
            while cursor < provision.text.upperBound {
                // Of four letters that are capitals one stands at every fourth place.
                guard cursor + 3 < provision.text.upperBound, WordReader.isUpper(bytes[cursor + 3]) else {
                    cursor += 4
                    continue
                }
                guard WordReader.isUpper(bytes[cursor]), !WordReader.isLetter(reader.byte(cursor - 1)) else {
                    cursor += 1
                    continue
                }
                guard let word = reader.word(after: cursor) else { break }
                cursor = word.range.upperBound
                // Shorter ones are mostly abbreviations, which nobody defines.
                guard word.range.count >= 6 || Self.shortNames.contains(word.key ?? "a"),
                    text.bytes[word.range].allSatisfy(WordReader.isUpper),
                    reader.word(before: word.range.lowerBound, hyphens: false)?.key == "the",
                    let verb = reader.word(after: cursor, hyphens: false)?.key, verbs.contains(verb)
                else { continue }
                let term = Definition.term(text.bytes[word.range])
                guard !known.contains(term), told.insert(term).inserted else { continue }
                let shown = reader.string(word.range)
                let others = names.sorted().map { "“the \($0.uppercased())”" }.joined(separator: " and ")
                report.find(
                    .undefinedTerm, in: index, at: text.position(of: word.range.lowerBound),
                    "“The \(shown)” is named as a party is, but the agreement names only \(others).",
                    cure: "Write the name of the party that is meant, or say who “the \(shown)” is.",
                    papers: text.papers(bringing: word.range))
            }
        }
    }

    private static func isCapitals(_ shown: String) -> Bool {
        shown.utf8.contains(where: WordReader.isUpper) && !shown.utf8.contains { $0 &- 0x61 < 26 }
    }
}
