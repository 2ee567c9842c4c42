/// The words a reference begins with, as bytes: found by a look at two letters, then compared.
struct ReferenceWords: Sendable {
    struct Entry: Sendable {
        /// Where its letters stand among those of all entries.
        fileprivate var spelling: Range<Int>
        var word: ReferenceWord
        var isPlural: Bool
        /// Whether it counts only with a capital: “schedule a meeting”.
        var needsCapital: Bool
    }

    /// By the first letter; of those with one first letter, longer spellings first.
    private let entries: [Entry]
    /// The entries of each first letter.
    private let ranges: [Range<Int>]
    /// The letters of all entries, in lower case.
    private let letters: [UInt8]
    /// By the first letter: bit n is set where the nth letter comes second.
    private let seconds: [UInt32]

    /// All of them, as bytes in lower case.
    var spellings: [[UInt8]] { entries.map { Array(letters[$0.spelling]) } }

    static let table = ReferenceWords()

    private init() {
        let spellings: [(String, ReferenceWord, Bool, Bool)] = [
            ("articles", .article, true, false), ("article", .article, false, false), ("arts.", .article, true, true),
            ("art.", .article, false, true),
            ("sections", .section, true, false), ("section", .section, false, false),
            ("sec.", .section, false, false), ("sect.", .section, false, false),
            ("subsections", .subsection, true, false), ("subsection", .subsection, false, false),
            ("sub-sections", .subsection, true, false), ("sub-section", .subsection, false, false),
            ("paragraphs", .paragraph, true, false), ("paragraph", .paragraph, false, false),
            ("subparagraphs", .paragraph, true, false), ("subparagraph", .paragraph, false, false),
            ("sub-paragraph", .paragraph, false, false), ("para.", .paragraph, false, false),
            ("items", .item, true, false), ("item", .item, false, false),
            ("clauses", .item, true, false), ("clause", .item, false, false),
            ("subdivision", .item, false, false),
            ("appendices", .appendix, true, false), ("appendixes", .appendix, true, false),
            ("appendix", .appendix, false, false),
            ("exhibits", .exhibit, true, false), ("exhibit", .exhibit, false, false),
            ("schedules", .schedule, true, true), ("schedule", .schedule, false, true),
            ("attachments", .attachment, true, false), ("attachment", .attachment, false, false),
            ("addenda", .addendum, true, false), ("addendum", .addendum, false, false),
            ("annex", .annex, false, true),
            ("letters of agreement", .letter, true, false), ("letter of agreement", .letter, false, false),
            ("letters of understanding", .letter, true, false), ("letter of understanding", .letter, false, false),
            ("side letters", .letter, true, false), ("side letter", .letter, false, false),
            ("loa", .letter, false, true), ("loas", .letter, true, true), ("lou", .letter, false, true),
            ("memorandum of understanding", .memorandum, false, false),
            ("memorandum of agreement", .memorandum, false, false),
            ("mou", .memorandum, false, true), ("mous", .memorandum, true, true), ("moa", .memorandum, false, true),
        ]
        let sorted = spellings.map { (bytes: Array($0.0.utf8), meaning: $0) }.sorted {
            ($0.bytes[0], $1.bytes.count) < ($1.bytes[0], $0.bytes.count)
        }
        var entries: [Entry] = []
        var letters: [UInt8] = []
        var ranges = [Range<Int>](repeating: 0..<0, count: 26)
        var seconds = [UInt32](repeating: 0, count: 26)
        for (bytes, (_, word, isPlural, needsCapital)) in sorted {
            let first = Int(bytes[0] - 0x61)
            if ranges[first].isEmpty { ranges[first] = entries.count..<entries.count }
            ranges[first] = ranges[first].lowerBound..<entries.count + 1
            seconds[first] |= 1 << UInt32(bytes[1] - 0x61)
            entries.append(
                Entry(
                    spelling: letters.count..<letters.count + bytes.count, word: word, isPlural: isPlural,
                    needsCapital: needsCapital))
            letters += bytes
        }
        self.entries = entries
        self.ranges = ranges
        self.letters = letters
        self.seconds = seconds
    }

    /// Whether a word that begins with these two letters may be one of the table.
    @inline(__always)
    private func mayBegin(_ first: UInt8, _ second: UInt8) -> Bool {
        let second = (second | 0x20) &- 0x61
        guard second < 26 else { return false }
        return seconds[Int(first)] & (1 << UInt32(second)) != 0
    }

    /// The word of the table at a place, and where it ends.
    func word(in bytes: [UInt8], at start: Int, before end: Int) -> (entry: Entry, end: Int)? {
        guard start < end else { return nil }
        let first = Int((bytes[start] | 0x20) &- 0x61)
        guard first < 26, start + 1 < end, mayBegin(UInt8(first), bytes[start + 1]) else { return nil }
        for index in ranges[first] {
            guard let last = match(entries[index].spelling, bytes, start, end) else { continue }
            let entry = entries[index]
            let hasPoint = letters[entry.spelling.upperBound - 1] == UInt8(ascii: ".")
            if last < end, Bytes.isAlphanumeric(bytes[last]), !hasPoint { continue }
            if entry.needsCapital, !Bytes.isUpper(bytes[start]) { continue }
            return (entry, last)
        }
        return nil
    }

    /// Any case; one space of the spelling is any white space.
    private func match(_ spelling: Range<Int>, _ bytes: [UInt8], _ start: Int, _ end: Int) -> Int? {
        guard start + spelling.count <= end else { return nil }
        var cursor = start
        for index in spelling {
            guard cursor < end else { return nil }
            let letter = letters[index]
            if letter == 0x20 {
                guard Bytes.isSpace(bytes[cursor]) else { return nil }
                while cursor < end, Bytes.isSpace(bytes[cursor]) { cursor += 1 }
            } else {
                let byte = bytes[cursor]
                guard (Bytes.isUpper(byte) ? byte | 0x20 : byte) == letter else { return nil }
                cursor += 1
            }
        }
        return cursor
    }
}
