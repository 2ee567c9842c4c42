import ConcordModel

/// A word of a file as a patch is held against it where their lines end elsewhere: quotes and dashes as they are set, and the
/// signs of Markdown around the word, do not count, and what holds nothing else is no word.
struct LooseWord {
    let hash: UInt64
    /// Its bytes, signs and all.
    let range: Range<Int>
    /// The line that it stands in.
    let line: Int

    static func words(_ bytes: [UInt8], _ lines: [Range<Int>]) -> [LooseWord] {
        var words: [LooseWord] = []
        for (number, line) in lines.enumerated() {
            if let hash = hashOfSigns(bytes[line]) {
                words.append(LooseWord(hash: hash, range: line, line: number))
                continue
            }
            // The sign of a sum may stand apart from its figures.
            var sign: Range<Int>?
            for word in PatchWords.words(bytes, line) {
                let range = (sign?.lowerBound ?? word.lowerBound)..<word.upperBound
                sign = sign == nil && isMoneySign(bytes[word]) ? word : nil
                if sign != nil { continue }
                if let hash = hash(of: bytes[range]) { words.append(LooseWord(hash: hash, range: range, line: number)) }
            }
        }
        return words
    }

    private static func isMoneySign(_ word: ArraySlice<UInt8>) -> Bool {
        ["$", "€", "£", "¥"].contains { word.elementsEqual($0.utf8) }
    }

    /// A line of signs alone that makes something of the lines beside it: below the head of a table, around fixed text.
    private static func hashOfSigns(_ line: ArraySlice<UInt8>) -> UInt64? {
        let signs = line.filter { $0 > 0x20 }
        guard let first = signs.first else { return nil }
        if first == UInt8(ascii: "`") || first == UInt8(ascii: "~"), signs.starts(with: [first, first, first]) {
            return 1
        }
        let isBelowHead = signs.allSatisfy { isBorder($0) || $0 == UInt8(ascii: "|") }
        return isBelowHead && signs.contains(UInt8(ascii: "|")) && signs.contains(UInt8(ascii: "-")) ? 2 : nil
    }

    private static func hash(of word: ArraySlice<UInt8>) -> UInt64? {
        var hash = FNV1a()
        var isWord = false
        var last: UInt8 = 0
        for plain in PlainSign.folded(word) where plain > 0x20 {
            if isMarkup(plain) || plain == UInt8(ascii: "-") && last == plain { continue }
            last = plain
            isWord = isWord || !isBorder(plain)
            hash.add(plain)
        }
        return isWord ? hash.value : nil
    }

    private static func isMarkup(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "*"), UInt8(ascii: "_"), UInt8(ascii: "#"), UInt8(ascii: ">"), UInt8(ascii: "\\"),
            UInt8(ascii: "`"):
            true
        default: false
        }
    }

    /// Signs that are part of a word, and alone a bullet or the line below the head of a table.
    private static func isBorder(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "-"), UInt8(ascii: "+"), UInt8(ascii: ":"), UInt8(ascii: "="): true
        default: false
        }
    }
}
