/// What one word says in a number that is written out: `forty` in `forty-five`, `half` in `one and one-half`.
///
/// The one list of such words: labels, comparisons and checks read numbers by it.
package enum NumberWord: Hashable, Sendable {
    /// `zero` to `nineteen`.
    case unit(Int)
    /// `twenty`, `thirty` to `ninety`.
    case tens(Int)
    /// `hundred`, `thousand`, `million`, `billion`.
    case scale(Int)
    /// `first` to `twelfth`, `twentieth`, `hundredth`; from `third` on it may be a part, too: `two-thirds`.
    case ordinal(Int)
    /// What can only be a part: `half`, `quarter`, `thirds`, `tenths`.
    case part(Int)
    /// `dozen`, `dozens`: twelve of them.
    case dozen

    /// The word that these letters spell, in any case; nil for every other word.
    package init?(_ word: some Sequence<UInt8>) {
        guard let key = LetterKey(word), let known = NumberWord.table[key] else { return nil }
        self = known
    }

    package init?(_ key: LetterKey) {
        guard let known = NumberWord.table[key] else { return nil }
        self = known
    }

    /// Whether labels and comparisons read it: the words of `ten (10)`, `fifty` and `one-half`, without ordinals below
    /// the parts that contracts write.
    package var joinsFigures: Bool {
        switch self {
        case .unit(let value): value > 0
        case .tens: true
        case .scale(let value): value <= 1_000_000
        case .ordinal(let value): value == 3 || value == 10
        case .part(let value): [2, 3, 4, 10, 100].contains(value)
        case .dozen: false
        }
    }

    package static let units = [
        "zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve",
        "thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen",
    ]
    package static let tensWords = ["twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"]
    private static let ordinals = [
        "first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth", "eleventh",
        "twelfth", "thirteenth", "fourteenth", "fifteenth", "sixteenth", "seventeenth", "eighteenth", "nineteenth",
    ]
    private static let tensOrdinals = [
        "twentieth", "thirtieth", "fortieth", "fiftieth", "sixtieth", "seventieth", "eightieth", "ninetieth",
    ]

    private static let table: LetterTable<NumberWord> = {
        var table: [(word: LetterKey, value: NumberWord)] = [
            ("hundred", .scale(100)), ("thousand", .scale(1000)), ("million", .scale(1_000_000)),
            ("billion", .scale(1_000_000_000)), ("hundredth", .ordinal(100)), ("thousandth", .ordinal(1000)),
            ("hundredths", .part(100)), ("thousandths", .part(1000)), ("half", .part(2)), ("halves", .part(2)),
            ("quarter", .part(4)), ("quarters", .part(4)), ("dozen", .dozen),
            // As they are misspelled.
            ("fourty", .tens(40)), ("ninty", .tens(90)), ("fourtieth", .ordinal(40)),
        ]
        for (value, word) in units.enumerated() { table.append((LetterKey(known: word), .unit(value))) }
        for (index, word) in tensWords.enumerated() {
            table.append((LetterKey(known: word), .tens((index + 2) * 10)))
        }
        for (index, word) in tensOrdinals.enumerated() {
            table.append((LetterKey(known: word), .ordinal((index + 2) * 10)))
        }
        for (index, word) in ordinals.enumerated() {
            table.append((LetterKey(known: word), .ordinal(index + 1)))
            if index > 1, word.utf8.count < 12 { table.append((LetterKey(known: word + "s"), .part(index + 1))) }
        }
        return LetterTable(table)
    }()
}
