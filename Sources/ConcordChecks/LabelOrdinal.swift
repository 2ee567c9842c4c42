import ConcordModel

/// What a label counts as in its list: the numbers of `17.3`, and the suffix of `14A` or `17.3G,H,I`.
///
/// Ordinals are compared number by number, so that 5.9 comes before 5.10, and 14 before 14A before 15.
struct LabelOrdinal: Hashable, Comparable {
    /// The numbers from the left; one for most labels.
    var path: [Int]
    /// The last number where one label takes several (`26-28`); else the last of `path`.
    var last: Int
    /// The suffix letters as numbers, `A` being 1; 0 for none. `G,H,I` is 7 to 9.
    var suffix: ClosedRange<Int>

    init(_ value: Int, suffix place: Int = 0) {
        path = [value]
        last = value
        suffix = place...place
    }

    /// Of several numbers from the left, never empty.
    init(path: [Int]) {
        self.init(path[path.count - 1])
        self.path = path
    }

    /// How the numbers of a list are read where they could be two things: `C` is a letter in A, B, C and a hundred in Roman
    /// numerals.
    enum Reading { case letters, roman }

    /// The ordinal of a label; nil for numbers that count nothing, such as 90.1C-25-494.
    init?(_ label: Label, as reading: Reading) {
        if let span = label.span {
            self.init(span.first)
            last = span.last
            return
        }
        guard let first = label.number.utf8.first else { return nil }
        let bytes = Array(label.number.utf8)
        if first &- 0x30 < 10 {
            self.init(digits: bytes)
        } else if let path = LabelOrdinal.prefixed(bytes, as: reading) {
            self.init(path: path)
        } else if label.numeral == .word, let value = label.value {
            self.init(value)
        } else if reading == .letters, let value = LetterNumeral.value(of: bytes[...]) {
            self.init(value)
        } else if let value = RomanNumeral.value(of: bytes[...]) {
            self.init(value)
        } else if let value = LetterNumeral.value(of: bytes[...]) {
            self.init(value)
        } else if let suffix = bytes.last, let value = LabelOrdinal.romanBeforeSuffix(bytes) {
            self.init(value, suffix: LetterNumeral.value(of: suffix) ?? 0)
        } else if let (base, place) = NumberSuffix.split(bytes[...]), let value = RomanNumeral.value(of: bytes[base]) {
            self.init(value, suffix: place)
        } else {
            return nil
        }
    }

    /// The numbers of `II-1`, `A1`, `B.2` and `S.07.2`, the letters in front as the first.
    private static func prefixed(_ bytes: [UInt8], as reading: Reading) -> [Int]? {
        let letters = bytes.prefix { !($0 &- 0x30 < 10) && $0 != UInt8(ascii: ".") && $0 != UInt8(ascii: "-") }
        guard letters.count < bytes.count,
            let first = reading == .letters
                ? LetterNumeral.value(of: letters) ?? RomanNumeral.value(of: letters)
                : RomanNumeral.value(of: letters) ?? LetterNumeral.value(of: letters)
        else { return nil }
        var path = [first]
        for group in bytes[letters.count...].split(whereSeparator: {
            $0 == UInt8(ascii: ".") || $0 == UInt8(ascii: "-")
        }) {
            guard let number = number(group) else { return nil }
            path.append(number)
        }
        return path.count > 1 ? path : nil
    }

    /// Reads `12`, `3.6`, `22T`, `17.3G,H,I` and `26-28`.
    private init?(digits bytes: [UInt8]) {
        var path: [Int] = []
        var number = 0
        var cursor = 0
        while cursor < bytes.count {
            let byte = bytes[cursor]
            if byte &- 0x30 < 10 {
                guard number < 1_000_000 else { return nil }
                number = number * 10 + Int(byte - 0x30)
                cursor += 1
            } else if byte == UInt8(ascii: "."), cursor + 1 < bytes.count, bytes[cursor + 1] &- 0x30 < 10 {
                path.append(number)
                number = 0
                cursor += 1
            } else {
                break
            }
        }
        path.append(number)
        self.path = path
        last = number
        suffix = 0...0
        guard cursor < bytes.count else { return }
        if let latin = NumberSuffix.latin(in: bytes, from: cursor, to: bytes.count), latin.end == bytes.count {
            suffix = latin.place...latin.place
            return
        }
        // `14-A` counts as 14A does.
        let isHyphened = bytes[cursor] == UInt8(ascii: "-") && cursor + 1 < bytes.count
        if isHyphened, LetterNumeral.value(of: bytes[cursor + 1]) != nil {
            cursor += 1
        } else if isHyphened {
            // Several numbers in one label, as reserved ones have it.
            guard let end = LabelOrdinal.number(bytes[(cursor + 1)...]), end > number else { return nil }
            last = end
            return
        }
        let letters = bytes[cursor...].filter { $0 != UInt8(ascii: ",") }
        let places = letters.compactMap { LetterNumeral.value(of: $0) }
        guard places.count == letters.count, places.count <= 26, let low = places.min(), let high = places.max() else {
            return nil
        }
        suffix = low...high
    }

    /// The 19 of `XIXA` and `XIX-A`.
    private static func romanBeforeSuffix(_ bytes: [UInt8]) -> Int? {
        let numeral = bytes.dropLast()
        return RomanNumeral.value(of: numeral.last == UInt8(ascii: "-") ? numeral.dropLast() : numeral)
    }

    private static func number(_ bytes: ArraySlice<UInt8>) -> Int? {
        guard bytes.count <= 6, bytes.allSatisfy({ $0 &- 0x30 < 10 }) else { return nil }
        return bytes.reduce(0) { $0 * 10 + Int($1 - 0x30) }
    }

    static func < (a: LabelOrdinal, b: LabelOrdinal) -> Bool {
        if a.path != b.path { return a.path.lexicographicallyPrecedes(b.path) }
        return a.suffix.lowerBound < b.suffix.lowerBound
    }

    // MARK: Steps

    /// How a number follows another that is smaller.
    enum Step: Equatable {
        /// Nothing lies between them.
        case next
        /// These numbers lie between them; `prefix` stands before each, and is one of the label's words (`3.`).
        case skipping(prefix: [Int], ClosedRange<Int>)
        /// These suffixes lie between them, `A` being 1.
        case skippingSuffixes(ClosedRange<Int>)
    }

    /// What lies between this number and `next`, which is greater.
    func step(to next: LabelOrdinal) -> Step {
        if path == next.path {
            // 17.3 and then 17.3G is nobody's slip; 14A and then 14C may be.
            guard suffix.upperBound > 0, next.suffix.lowerBound > suffix.upperBound + 1 else { return .next }
            return .skippingSuffixes(suffix.upperBound + 1...next.suffix.lowerBound - 1)
        }
        var index = 0
        while index < path.count, index < next.path.count, path[index] == next.path[index] { index += 1 }
        if index < path.count {
            let from = index == path.count - 1 ? max(last, path[index]) : path[index]
            let to = next.path[index]
            if to > from + 1 { return .skipping(prefix: Array(path[..<index]), from + 1...to - 1) }
            index += 1
        }
        // Below a new number the count begins again, at 0 or 1.
        for level in index..<max(index, next.path.count) where next.path[level] > 1 {
            return .skipping(prefix: Array(next.path[..<level]), 1...next.path[level] - 1)
        }
        return .next
    }

    /// What is missing before a list that begins with this number.
    var stepFromStart: Step {
        guard let first = path.last, first > 1 else { return .next }
        return .skipping(prefix: Array(path.dropLast()), 1...first - 1)
    }
}
