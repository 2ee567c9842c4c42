import ConcordModel

/// Reads the numbers that labels are made of: Arabic, Roman, letters and words.
package enum Numerals {
    /// The value of a Roman numeral of either case, 1 to 399; nil unless it is written in the standard form, so that
    /// `IIII` or `ic` are not numerals by accident.
    package static func roman(_ bytes: ArraySlice<UInt8>) -> Int? {
        guard !bytes.isEmpty, bytes.count <= 10 else { return nil }
        var total = 0
        var previous = 0
        for byte in bytes.reversed() {
            let value: Int
            switch byte | 0x20 {
            case UInt8(ascii: "i"): value = 1
            case UInt8(ascii: "v"): value = 5
            case UInt8(ascii: "x"): value = 10
            case UInt8(ascii: "l"): value = 50
            case UInt8(ascii: "c"): value = 100
            default: return nil
            }
            if value < previous {
                total -= value
            } else {
                total += value
                previous = value
            }
        }
        guard total > 0, total < 400, romanForm(of: total).utf8.elementsEqual(bytes.lazy.map { $0 | 0x20 }) else {
            return nil
        }
        return total
    }

    /// The standard Roman form of 1 to 399 in lower case.
    package static func romanForm(of value: Int) -> String {
        let steps: [(Int, String)] = [
            (100, "c"), (90, "xc"), (50, "l"), (40, "xl"), (10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i"),
        ]
        var rest = value
        var form = ""
        for (step, digits) in steps {
            while rest >= step {
                form += digits
                rest -= step
            }
        }
        return form
    }

    /// `a` is 1, `z` 26, `aa` 27, `bb` 28: contracts double the letter where an alphabet ends.
    package static func letters(_ bytes: ArraySlice<UInt8>) -> Int? {
        guard let first = bytes.first, isLetter(first), bytes.count <= 3, bytes.allSatisfy({ $0 == first }) else {
            return nil
        }
        return Int((first | 0x20) - UInt8(ascii: "a")) + 1 + 26 * (bytes.count - 1)
    }

    package static func arabic(_ bytes: ArraySlice<UInt8>) -> Int? {
        guard !bytes.isEmpty, bytes.count <= 6 else { return nil }
        var value = 0
        for byte in bytes {
            guard isDigit(byte) else { return nil }
            value = value * 10 + Int(byte - 0x30)
        }
        return value
    }

    /// `seventeen`, `TWENTY-ONE`, `one hundred`: the value of a number in words, 1 to 999, any case; nil otherwise.
    package static func words(_ bytes: ArraySlice<UInt8>) -> Int? {
        guard bytes.count <= 40 else { return nil }
        var value = 0
        var known = false
        for word in bytes.split(whereSeparator: { $0 == 0x20 || $0 == 0x2D }) {
            let lower = String(decoding: word.map { isUpper($0) ? $0 | 0x20 : $0 }, as: UTF8.self)
            if lower == "hundred", value > 0 {
                value *= 100
            } else if let part = wordValues[lower] {
                value += part
            } else if lower != "and" || !known {
                return nil
            }
            known = true
        }
        return known && value > 0 ? value : nil
    }

    package static let wordValues: [String: Int] = {
        var values: [String: Int] = [:]
        for (value, word) in NumberWord.units.enumerated() where value > 0 { values[word] = value }
        for (index, word) in NumberWord.tensWords.enumerated() { values[word] = (index + 2) * 10 }
        return values
    }()

    static func isDigit(_ byte: UInt8) -> Bool { byte &- 0x30 < 10 }
    static func isLetter(_ byte: UInt8) -> Bool { (byte | 0x20) &- 0x61 < 26 }
    static func isUpper(_ byte: UInt8) -> Bool { byte &- 0x41 < 26 }
    static func isLower(_ byte: UInt8) -> Bool { byte &- 0x61 < 26 }
}
