import ConcordModel

/// Finds references in running text, at the places where a word of `ReferenceWords`, `§`, `(` or a decimal may begin one.
struct ReferenceScanner {
    let bytes: [UInt8]
    /// The words that are being read: one part of one provision.
    var start = 0
    var end = 0
    private(set) var references: [Reference] = []
    /// Where a list of items ended that leads nowhere. Read from an item within it, it would end there again.
    private var endOfItems = 0

    private init(_ bytes: [UInt8]) { self.bytes = bytes }

    /// All references in the texts of a version, in the order of the page.
    static func references(in text: ContractText, _ triggers: Triggers) -> [Reference] {
        var scanner = ReferenceScanner(text.bytes)
        var provision: Int32 = -1
        // Behind the last reference; nothing within it is another.
        var next = 0
        for place in triggers.references {
            if place.provision != provision {
                provision = place.provision
                let range = text.provisions[Int(provision)].text
                scanner.start = range.lowerBound
                scanner.end = range.upperBound
                next = range.lowerBound
            }
            let cursor = Int(place.byte)
            guard cursor >= next, let found = scanner.reference(at: cursor, in: Int(provision)) else { continue }
            scanner.references.append(found)
            next = max(cursor + 1, found.range.upperBound)
        }
        return scanner.references
    }

    private mutating func reference(at cursor: Int, in provision: Int) -> Reference? {
        let byte = bytes[cursor]
        if byte == UInt8(ascii: "(") { return referenceToItems(at: cursor, in: provision) }
        if Bytes.isDigit(byte) { return referenceToDecimal(at: cursor, in: provision) }
        if byte == 0xA7 {
            return reference(from: cursor - 1, numberAt: cursor + 1, .section, isPlural: false, in: provision)
        }
        return reference(atWord: cursor, in: provision)
            ?? (Bytes.isUpper(byte) ? referenceToLetter(at: cursor, in: provision) : nil)
    }

    private func reference(atWord cursor: Int, in provision: Int) -> Reference? {
        guard let (entry, wordEnd) = ReferenceWords.table.word(in: bytes, at: cursor, before: end) else { return nil }
        return reference(from: cursor, numberAt: wordEnd, entry.word, isPlural: entry.isPlural, in: provision)
    }

    /// A reference whose word begins at `wordStart`.
    private func reference(
        from wordStart: Int, numberAt wordEnd: Int, _ word: ReferenceWord, isPlural: Bool, in provision: Int
    ) -> Reference? {
        let isThis = isPrecededByThis(wordStart)
        if wordStart == start, isHead(after: wordEnd) { return nil }
        var reader = ReferenceReader(bytes, start: start, end: end)
        reader.cursor = wordEnd
        guard reader.readList(word, from: wordStart, isPlural: isPlural) else {
            guard isThis, let first = wordBefore(wordStart) else {
                return isPlural ? nil : referenceByTitle(before: wordStart, wordEnd, word, in: provision)
            }
            let target = Reference.Target(steps: [], base: word, range: first.lowerBound..<wordEnd)
            return Reference(provision: provision, range: target.range, targets: [target])
        }
        var range = wordStart..<reader.targets.reduce(reader.lastByte) { max($0, $1.range.upperBound) }
        if isThis, let first = wordBefore(wordStart) { range = first.lowerBound..<range.upperBound }
        var reference = Reference(provision: provision, range: range, targets: reader.targets)
        reference.isForeign =
            !isThis
            && (isForeign(before: wordStart) || !reader.isOwn && isForeign(after: reader.lastByte, of: word))
        return reference
    }

    /// `the Overtime Article`, `the Inclement Weather Letter of Agreement`: it counts if one title has those words.
    private func referenceByTitle(
        before wordStart: Int, _ wordEnd: Int, _ word: ReferenceWord, in provision: Int
    ) -> Reference? {
        guard word == .article || word == .letter, var nearest = wordBefore(wordStart) else { return nil }
        let last = nearest.upperBound
        var first = last
        for _ in 0..<6 {
            if let key = LetterKey(bytes, in: nearest), Self.titleStops.contains(key) { break }
            first = nearest.lowerBound
            guard let next = wordBefore(first) else { break }
            nearest = next
        }
        guard first < last else { return nil }
        let target = Reference.Target(
            steps: [], base: word, range: first..<wordEnd,
            titles: [Reference.Title(step: 0, range: first..<last, isSetApart: false)])
        return Reference(provision: provision, range: target.range, targets: [target], isGuess: true)
    }

    private static let titleStops = LetterKey.set(
        "the this an a any each such said per in under of to by with see and or that which other specific")

    /// `(b) above`, `(a) and (b) below`.
    private mutating func referenceToItems(at cursor: Int, in provision: Int) -> Reference? {
        // At the head of a line it is a number, and behind a number it was read with it.
        guard cursor > start, cursor >= endOfItems, cursor + 2 < end, Bytes.isAlphanumeric(bytes[cursor + 1]),
            leadsOn(cursor)
        else { return nil }
        var reader = ReferenceReader(bytes, start: start, end: end)
        reader.cursor = cursor
        guard reader.readList(.none, from: cursor, isPlural: true) else { return nil }
        guard reader.isDirected || reader.lastByte == cursor + 3 && isAlone(at: cursor) else {
            endOfItems = reader.lastByte
            return nil
        }
        return Reference(
            provision: provision, range: cursor..<reader.lastByte, targets: reader.targets,
            isGuess: Bytes.isDigit(bytes[cursor + 1]) || !reader.isDirected)
    }

    /// `, unlike (b).`: one letter that a word leads to and a sign ends, which no list within a sentence has.
    private func isAlone(at open: Int) -> Bool {
        guard Bytes.isLetter(bytes[open + 1]), isPreceded(open, by: Self.itemLeads) else { return false }
        let close = open + 3
        return close >= end || [0x2C, 0x2E, 0x3A, 0x3B].contains(bytes[close])
    }

    private static let itemLeads: LetterSet = ["in", "under", "per", "of", "to", "by", "with", "unlike", "see", "as"]

    /// Whether an enclosed number is followed by what may lead to “above” or “below”, and is not that of “eight (8) hours”.
    private func leadsOn(_ open: Int) -> Bool {
        var cursor = open + 1
        while cursor < end, cursor - open < 6, Bytes.isAlphanumeric(bytes[cursor]) { cursor += 1 }
        if isAlone(at: open) { return cursor == open + 2 }
        guard cursor > open + 1, cursor + 2 < end, bytes[cursor] == UInt8(ascii: ")") else { return false }
        cursor += 1
        while cursor + 1 < end, Bytes.isSpace(bytes[cursor]) { cursor += 1 }
        guard cursor + 1 < end else { return false }
        switch (bytes[cursor], bytes[cursor + 1]) {
        case (UInt8(ascii: "a"), UInt8(ascii: "b")), (UInt8(ascii: "a"), UInt8(ascii: "n")),
            (UInt8(ascii: "b"), UInt8(ascii: "e")), (UInt8(ascii: "o"), UInt8(ascii: "r")),
            (UInt8(ascii: "t"), UInt8(ascii: "h")), (UInt8(ascii: "t"), UInt8(ascii: "o")),
            (UInt8(ascii: "h"), UInt8(ascii: "e")), (UInt8(ascii: ","), _), (UInt8(ascii: "-"), _), (0xE2, _),
            (UInt8(ascii: "("), _):
            return true
        default: return false
        }
    }

    private static let above = Array("above".utf8)
    private static let below = Array("below".utf8)
    private static let letterLeads: LetterSet = ["in", "under", "per", "of", "to", "by", "with"]
    private static let decimalLeads: LetterSet = ["in", "under", "per", "see", "with", "of", "to", "by"]

    /// Whether the word right before a place is one of these.
    private func isPreceded(_ place: Int, by words: LetterSet) -> Bool {
        guard let before = wordBefore(place), let key = LetterKey(bytes, in: before) else { return false }
        return words.contains(key)
    }

    /// `as provided in C above`.
    private func referenceToLetter(at cursor: Int, in provision: Int) -> Reference? {
        guard cursor + 6 < end, bytes[cursor + 1] == 0x20,
            bytes[cursor + 2..<cursor + 7].elementsEqual(Self.above)
                || bytes[cursor + 2..<cursor + 7].elementsEqual(Self.below),
            isPreceded(cursor, by: Self.letterLeads)
        else { return nil }
        let place = cursor..<cursor + 1
        let step = Reference.Step(
            word: .none, number: String(decoding: bytes[place], as: UTF8.self), isEnclosed: false, place: place)
        let target = Reference.Target(steps: [step], range: place)
        return Reference(provision: provision, range: cursor..<cursor + 7, targets: [target])
    }

    /// `12.1(a)`, `see 12.1`.
    private func referenceToDecimal(at cursor: Int, in provision: Int) -> Reference? {
        var end = cursor
        while end < self.end, Bytes.isDigit(bytes[end]), end - cursor < 4 { end += 1 }
        guard end - cursor < 4, end + 1 < self.end, bytes[end] == UInt8(ascii: "."), Bytes.isDigit(bytes[end + 1]),
            cursor == start || bytes[cursor - 1] == 0x20 || bytes[cursor - 1] == UInt8(ascii: "(")
        else { return nil }
        guard isPreceded(cursor, by: Self.decimalLeads), !isForeign(before: cursor) else { return nil }
        var reader = ReferenceReader(bytes, start: start, end: self.end)
        reader.cursor = cursor
        guard reader.readList(.none, from: cursor, isPlural: false), let target = reader.targets.first else {
            return nil
        }
        guard target.steps.contains(where: \.isEnclosed) || reader.isDirected || isPreceded(cursor, by: ["see"])
        else { return nil }
        return Reference(
            provision: provision, range: cursor..<reader.lastByte, targets: reader.targets, isGuess: true)
    }

    /// `Section 1. Step Increase` at the start of a text, such as a cell of a table, is a head.
    private func isHead(after wordEnd: Int) -> Bool {
        var cursor = wordEnd
        while cursor < end, Bytes.isSpace(bytes[cursor]) { cursor += 1 }
        while cursor < end,
            Bytes.isAlphanumeric(bytes[cursor])
                || bytes[cursor] == UInt8(ascii: ".") && cursor + 1 < end && Bytes.isDigit(bytes[cursor + 1])
        {
            cursor += 1
        }
        guard cursor < end else { return true }
        // `Article 5.B.2 applies` is none.
        let isInNumber = cursor + 1 < end && Bytes.isAlphanumeric(bytes[cursor + 1])
        return bytes[cursor] == UInt8(ascii: ".") && !isInNumber || bytes[cursor] == UInt8(ascii: ":")
            || bytes[cursor] == UInt8(ascii: "-")
    }

    private func isPrecededByThis(_ place: Int) -> Bool {
        guard let word = wordBefore(place), word.count == 4 else { return false }
        return LetterKey(bytes, in: word) == "this"
    }

    /// The word right before a place, with nothing but spaces between.
    func wordBefore(_ place: Int) -> Range<Int>? {
        var last = place
        while last > start, Bytes.isSpace(bytes[last - 1]) { last -= 1 }
        guard last < place else { return nil }
        var first = last
        while first > start, Bytes.isAlphanumeric(bytes[first - 1]), last - first < 24 { first -= 1 }
        return first < last ? first..<last : nil
    }
}
