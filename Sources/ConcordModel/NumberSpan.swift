/// The numbers that one head in the plural takes: `16-18`, `16 – 18`, `XVI through XVIII`, `4, 5 and 6`. Contracts print
/// so what is reserved or was struck.
package struct NumberSpan: Sendable, Hashable {
    private struct Number: Sendable, Hashable {
        var value: Int
        var printed: String
        /// Whether all numbers from the one before up to this one are meant.
        var endsRange = false
    }

    /// Ascending; two or more.
    private var numbers: [Number]

    /// More than these in one head are no reserved numbers.
    private static let most = 100

    /// A span that is a whole text.
    package init?(_ text: String) {
        let bytes = Array(text.utf8)
        guard let read = NumberSpan.read(bytes, from: 0, to: bytes.count), read.end == bytes.count else { return nil }
        self = read.span
    }

    private init(_ numbers: [Number]) { self.numbers = numbers }

    /// Reads the numbers at `start`, and where they end; nil for fewer than two, and where they do not ascend.
    package static func read(_ bytes: [UInt8], from start: Int, to end: Int) -> (span: NumberSpan, end: Int)? {
        guard let (first, firstEnd) = number(bytes, from: start, to: end) else { return nil }
        var numbers = [first]
        var cursor = firstEnd
        while let (isRange, next) = connector(bytes, from: cursor, to: end),
            !isRange || numbers.last?.endsRange == false, let (number, after) = number(bytes, from: next, to: end)
        {
            guard let last = numbers.last, number.value > last.value, number.value - first.value < most else {
                return nil
            }
            numbers.append(number)
            numbers[numbers.count - 1].endsRange = isRange
            cursor = after
        }
        return numbers.count > 1 ? (NumberSpan(numbers), cursor) : nil
    }

    package var first: Int { numbers.first?.value ?? 0 }
    package var last: Int { numbers.last?.value ?? 0 }

    /// The numerals of the first number.
    package var numeral: Numeral {
        guard let first = numbers.first, let byte = first.printed.utf8.first else { return .none }
        if NumberSpan.isDigit(byte) { return .arabic }
        return RomanNumeral.value(of: Array(first.printed.utf8)[...]) != nil ? .upperRoman : .word
    }

    /// All numbers that are meant.
    package var values: [Int] {
        var values: [Int] = []
        for number in numbers {
            values += number.endsRange ? Array((values.last ?? 0) + 1...number.value) : [number.value]
        }
        return values
    }

    /// In one form, however it was printed: `16-18`, `4, 5 and 6`.
    package var text: String { text { $0.printed } }

    /// The same span with another first number, each number as `printed` prints it.
    package func beginning(with first: Int, printed: (Int) -> String) -> String {
        text { printed($0.value - self.first + first) }
    }

    private func text(_ printed: (Number) -> String) -> String {
        var text = ""
        for (index, number) in numbers.enumerated() {
            // A range is one member of the list.
            let isLast = index == numbers.count - 1 || index == numbers.count - 2 && numbers[index + 1].endsRange
            if number.endsRange {
                text += "-"
            } else if index > 0 {
                text += isLast ? " and " : ", "
            }
            text += printed(number)
        }
        return text
    }

    /// Figures, a Roman numeral or a word. A year is no number of an article, and a letter may be a title's.
    private static func number(_ bytes: [UInt8], from start: Int, to end: Int) -> (Number, end: Int)? {
        var cursor = start
        while cursor < end, isLetter(bytes[cursor]) || isDigit(bytes[cursor]) { cursor += 1 }
        let isDecimal = cursor + 1 < end && bytes[cursor] == UInt8(ascii: ".") && isDigit(bytes[cursor + 1])
        guard cursor > start, !isDecimal else { return nil }
        if isDigit(bytes[start]) {
            guard cursor - start <= 3, bytes[start..<cursor].allSatisfy(isDigit) else { return nil }
            let value = bytes[start..<cursor].reduce(0) { $0 * 10 + Int($1 - 0x30) }
            return value > 0 ? (Number(value: value, printed: string(bytes[start..<cursor])), cursor) : nil
        }
        // Twenty-one
        if cursor < end, bytes[cursor] == UInt8(ascii: "-") {
            var all = cursor + 1
            while all < end, isLetter(bytes[all]) { all += 1 }
            if let tens = WordNumeral.value(of: bytes[start..<cursor]), tens >= 20, tens % 10 == 0,
                let value = WordNumeral.value(of: bytes[start..<all]), value > tens, value < tens + 10
            {
                return (Number(value: value, printed: string(bytes[start..<all])), all)
            }
        }
        let word = bytes[start..<cursor]
        if let value = WordNumeral.value(of: word) { return (Number(value: value, printed: string(word)), cursor) }
        guard word.allSatisfy({ $0 &- 0x41 < 26 }), word.count > 1 || "IVX".utf8.contains(word[start]),
            let value = RomanNumeral.value(of: word)
        else { return nil }
        return (Number(value: value, printed: string(word)), cursor)
    }

    /// What stands between two numbers, and where the second begins.
    private static func connector(_ bytes: [UInt8], from start: Int, to end: Int) -> (isRange: Bool, next: Int)? {
        var cursor = skipSpaces(bytes, from: start, to: end)
        func accepts(_ text: StaticString, isWord: Bool = false) -> Bool {
            let count = text.utf8CodeUnitCount
            guard end - cursor >= count else { return false }
            let matches = text.withUTF8Buffer { wanted in
                (0..<count).allSatisfy { bytes[cursor + $0] | (isWord ? 0x20 : 0) == wanted[$0] }
            }
            guard matches, !isWord || cursor + count == end || !isLetter(bytes[cursor + count]) else { return false }
            cursor += count
            return true
        }
        if accepts("--") || accepts("-") || accepts("–") || accepts("—") || accepts("through", isWord: true)
            || accepts("thru", isWord: true) || accepts("to", isWord: true)
        {
            return (true, skipSpaces(bytes, from: cursor, to: end))
        }
        let hasComma = accepts(",")
        cursor = skipSpaces(bytes, from: cursor, to: end)
        guard accepts("and", isWord: true) || accepts("&") || hasComma else { return nil }
        return (false, skipSpaces(bytes, from: cursor, to: end))
    }

    private static func skipSpaces(_ bytes: [UInt8], from start: Int, to end: Int) -> Int {
        var cursor = start
        while cursor < end, bytes[cursor] == 0x20 || bytes[cursor] == 0x09 { cursor += 1 }
        return cursor
    }

    private static func string(_ bytes: ArraySlice<UInt8>) -> String { String(decoding: bytes, as: UTF8.self) }
    private static func isLetter(_ byte: UInt8) -> Bool { (byte | 0x20) &- 0x61 < 26 }
    private static func isDigit(_ byte: UInt8) -> Bool { byte &- 0x30 < 10 }
}
