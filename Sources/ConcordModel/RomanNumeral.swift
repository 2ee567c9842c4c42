/// Roman numerals of either case, 1 to 399, in their standard form: `IIII` and `ic` are none, so that no word is a number
/// by accident.
package enum RomanNumeral {
    private static let steps: [(value: Int, letters: StaticString)] = [
        (100, "c"), (90, "xc"), (50, "l"), (40, "xl"), (10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i"),
    ]
    private static let most = 399

    /// The value of a numeral; nil for anything else.
    package static func value(of bytes: ArraySlice<UInt8>) -> Int? {
        // The longest, for 388, has eleven letters.
        guard !bytes.isEmpty, bytes.count <= 11 else { return nil }
        var index = bytes.startIndex
        var value = 0
        for step in steps {
            while begins(bytes[index...], step.letters) {
                value += step.value
                index += step.letters.utf8CodeUnitCount
            }
        }
        // What could be written shorter, as `viv`, is not the standard form.
        guard index == bytes.endIndex, value <= most, length(of: value) == bytes.count else { return nil }
        return value
    }

    /// The numeral of a value, in lower case.
    package static func form(of value: Int) -> String {
        var form = ""
        walk(value) { form += $0.description }
        return form
    }

    private static func length(of value: Int) -> Int {
        var length = 0
        walk(value) { length += $0.utf8CodeUnitCount }
        return length
    }

    private static func walk(_ value: Int, _ take: (StaticString) -> Void) {
        var rest = value
        for step in steps {
            while rest >= step.value {
                take(step.letters)
                rest -= step.value
            }
        }
    }

    private static func begins(_ bytes: ArraySlice<UInt8>, _ letters: StaticString) -> Bool {
        let count = letters.utf8CodeUnitCount
        guard bytes.count >= count else { return false }
        for offset in 0..<count where bytes[bytes.startIndex + offset] | 0x20 != letters.utf8Start[offset] {
            return false
        }
        return true
    }
}
