import ConcordModel

/// Entries of a definitions article without quotation marks.
extension DefinitionFinder {
    private static let modals: LetterSet = ["shall", "will"]
    private static let notes = LetterKey.set(
        "note notes example examples exception exceptions except including includes following follows provided either")

    /// `Term: …`, `Term – …`, `Term means …`, `Term - shall mean …` at the beginning of a provision.
    mutating func readEntry(_ index: Int, _ range: Range<Int>) {
        let reader = WordReader(bytes: text.bytes, bounds: range)
        var cursor = range.lowerBound
        for count in 0..<6 {
            if count > 0, let body = meaning(reader, from: cursor) {
                add(reader, .means, range.lowerBound..<cursor, body..<range.upperBound, index)
                return
            }
            guard let word = reader.word(after: cursor) else { return }
            cursor = word.range.upperBound
            guard let body = separator(reader, behind: word), range.upperBound - body > 2,
                isName(reader, range.lowerBound..<cursor)
            else { continue }
            add(
                reader, .means, range.lowerBound..<cursor, (meaning(reader, from: body) ?? body)..<range.upperBound,
                index)
            return
        }
    }

    /// One past `means`, `shall mean`, with any dash in front; nil where nothing of the kind follows.
    private func meaning(_ reader: WordReader, from place: Int) -> Int? {
        guard var verb = reader.word(after: place) else { return nil }
        if let key = verb.key, Self.modals.contains(key), let next = reader.word(after: verb.range.upperBound) {
            verb = next
        }
        return verb.key == "means" || verb.key == "mean" ? verb.range.upperBound : nil
    }

    /// One past the colon or dash behind a term; nil for the signs of `23:45` and `full-time`.
    private func separator(_ reader: WordReader, behind word: WordReader.Word) -> Int? {
        let next = reader.skip(from: word.range.upperBound, hyphens: false).end
        if reader.byte(next) == UInt8(ascii: ":") {
            return WordReader.isDigit(reader.byte(next + 1)) ? nil : next + 1
        }
        guard next > word.range.upperBound else { return nil }
        if reader.matches("–", at: next) || reader.matches("—", at: next) { return next + 3 }
        return reader.byte(next) == UInt8(ascii: "-") && reader.byte(next + 1) == 0x20 ? next + 1 : nil
    }

    /// Whether words in front of a colon or a dash may be a term: not the beginning of a sentence that leads to a list.
    private func isName(_ reader: WordReader, _ range: Range<Int>) -> Bool {
        var cursor = range.lowerBound
        var count = 0
        while cursor < range.upperBound, let word = reader.word(after: cursor) {
            if let key = word.key, Self.notes.contains(key) { return false }
            count += 1
            cursor = word.range.upperBound
        }
        return count <= 2 || WordReader.isUpper(reader.byte(reader.skip(from: range.lowerBound).end))
    }
}
