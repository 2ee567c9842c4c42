import ConcordModel

/// What is said behind a list of numbers: which article they are of, and whether they stand above or below.
extension ReferenceReader {
    /// What a word behind a list says of it.
    private enum TailWord { case directed, of, within }

    private static let tailWords = LetterTable<TailWord>([
        ("above", .directed), ("below", .directed), ("herein", .directed), ("hereof", .directed),
        ("hereinabove", .directed),
        ("hereunder", .directed), ("of", .of), ("in", .within), ("under", .within), ("to", .within),
        ("within", .within),
    ])

    /// Whether another enclosed number follows in the list.
    mutating func hasMore() -> Bool {
        let saved = cursor
        defer { cursor = saved }
        guard readSeparator() != nil else { return false }
        return readEnclosed() != nil
    }

    /// “of Article 12”, “of this Article”, “, Article 12”, “above”: what is said behind the whole list.
    mutating func readTail() {
        while true {
            let before = cursor
            skipSpaces()
            var hasComma = false
            if cursor < end, bytes[cursor] == UInt8(ascii: ",") {
                hasComma = true
                cursor += 1
                skipSpaces()
            }
            let first = cursor
            while cursor < end, Bytes.isLetter(bytes[cursor]), cursor - first < 12 { cursor += 1 }
            let next = LetterKey(bytes, in: first..<cursor).flatMap { Self.tailWords[$0] }
            switch next {
            case .directed:
                isDirected = true
                continue
            case .of, .within:
                if hasComma, next == .within { break }
                skipSpaces()
                if readOuter() { continue }
            case nil:
                if hasComma {
                    cursor = first
                    if readOuter(onlyTop: true) { continue }
                }
            }
            cursor = before
            return
        }
    }

    /// “Article 12”, “this Article”, “this Article 18”, “Section 3 of this Article” behind “of”.
    private mutating func readOuter(onlyTop: Bool = false) -> Bool {
        let first = cursor
        var isThis = false
        let afterThis = first + 4
        if afterThis < end, Bytes.isSpace(bytes[afterThis]), LetterKey(bytes, in: first..<afterThis) == "this" {
            isThis = true
            cursor = afterThis
            skipSpaces()
        }
        if isThis, onlyTop { return false }
        let rank = targets.map { $0.steps.first?.word.rank ?? 0 }.min() ?? 0
        guard cursor < end else { return false }
        guard let (entry, wordEnd) = ReferenceWords.table.word(in: bytes, at: cursor, before: end) else {
            if isThis {
                let word = cursor
                while cursor < end, Bytes.isLetter(bytes[cursor]) { cursor += 1 }
                let name = String(decoding: bytes[word..<cursor], as: UTF8.self).lowercased()
                if ["agreement", "contract", "document", "memorandum", "policy"].contains(name) {
                    isOwn = true
                    return false
                }
            }
            return false
        }
        guard !onlyTop || entry.word == .article && !entry.isPlural else { return false }
        cursor = wordEnd
        let spaceStart = cursor
        skipSpaces()
        let saved = cursor
        if entry.word.rank < rank, let step = readNumber(entry.word, isFirst: true) {
            var outer = Reference.Target(steps: [step], range: first..<cursor)
            skipTwin(of: step)
            readItems(into: &outer)
            if !onlyTop { readDeeper(into: &outer) }
            for index in targets.indices where targets[index].base == nil {
                targets[index].steps.insert(contentsOf: outer.steps, at: 0)
                targets[index].firstOwn += outer.steps.count
                targets[index].titles = targets[index].titles.map {
                    Reference.Title(step: $0.step + outer.steps.count, range: $0.range, isSetApart: $0.isSetApart)
                }
                targets[index].titles += outer.titles
            }
            lastByte = cursor
            return true
        }
        cursor = saved
        guard isThis, entry.word.rank < rank else { return false }
        cursor = spaceStart
        for index in targets.indices where targets[index].base == nil { targets[index].base = entry.word }
        isOwn = true
        lastByte = spaceStart
        return true
    }
}
