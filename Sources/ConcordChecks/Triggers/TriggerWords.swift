import ConcordModel

/// The words that checks look for, by their first four letters: whether any of them may begin at a place is told by one look
/// into a table, and for nearly all words the answer is no.
struct TriggerWords: Sendable {
    /// What a word with certain first letters may be, and which letters may come fourth.
    struct Beginning: Sendable {
        var kinds: TriggerKinds
        /// Bit n is set for the nth letter of the alphabet, bit 0 for a sign or the end.
        var fourths: UInt32
    }

    /// By the first three letters: 0, or a number in `beginnings`.
    private(set) var numbers = [UInt8](repeating: 0, count: 1 << 15)
    private(set) var beginnings = [Beginning(kinds: [], fourths: 0)]

    static let table = TriggerWords()

    /// 1 to 26 for a letter of either case, 0 for every other byte.
    static let letters: [UInt8] = (0...255).map { byte in WordReader.isLetter(byte) ? byte & 31 : 0 }

    private init() {
        add("day days workday workdays weekday weekdays hour hours week weeks month months year years", .unit)
        add("hereinafter herein", .naming)
        for name in CivilDate.monthNames {
            add(name, .month)
            add(String(name.prefix(3)), .month)
        }
        add("sept", .month)
        add(MixedDays.titleWords, .procedure)
        add("definitions", .definitions)
        for spelling in ReferenceWords.table.spellings { add(spelling[...], .reference) }
        // “C above”.
        for letter in UInt8(ascii: "a")...UInt8(ascii: "z") { add([letter], .reference) }
    }

    private mutating func add(_ words: String, _ kinds: TriggerKinds) {
        for word in words.utf8.split(separator: 0x20) { add(Array(word)[...], kinds) }
    }

    private mutating func add(_ word: ArraySlice<UInt8>, _ kinds: TriggerKinds) {
        func letter(_ index: Int) -> UInt8 { index < word.count ? Self.letters[Int(word[word.startIndex + index])] : 0 }
        let code = Int(Self.code(letter(0), letter(1), letter(2)))
        if numbers[code] == 0 {
            numbers[code] = UInt8(beginnings.count)
            beginnings.append(Beginning(kinds: [], fourths: 0))
        }
        let number = Int(numbers[code])
        beginnings[number].kinds.formUnion(kinds)
        beginnings[number].fourths |= 1 << UInt32(letter(3))
    }

    /// The first letters of a word as one number; what comes behind a sign counts as nothing.
    @inline(__always)
    static func code(_ first: UInt8, _ second: UInt8, _ third: UInt8) -> UInt16 {
        UInt16(first) << 10 | UInt16(second) << 5 | UInt16(second == 0 ? 0 : third)
    }
}
