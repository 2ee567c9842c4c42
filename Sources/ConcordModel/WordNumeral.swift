/// Numbers of labels in words: `Seventeen`, `TWENTY-ONE`, `one hundred and two`.
package enum WordNumeral {
    private static let mostBytes = 40

    /// The value of a number in words, 1 to 999, in any case; nil for anything else.
    package static func value(of bytes: ArraySlice<UInt8>) -> Int? {
        guard bytes.count <= mostBytes else { return nil }
        var value = 0
        for word in bytes.split(whereSeparator: { $0 == 0x20 || $0 == UInt8(ascii: "-") }) {
            switch NumberWord(word) {
            case .unit(let part), .tens(let part): value += part
            case .scale(100) where value > 0 && value < 10: value *= 100
            case .scale, .ordinal, .part, .dozen, nil:
                guard value > 0, word.elementsEqual("and".utf8, by: { $0 | 0x20 == $1 }) else { return nil }
            }
        }
        return (1...999).contains(value) ? value : nil
    }

    /// The words for 1 to 99, in lower case; nil for what labels do not count to in words.
    package static func form(of value: Int) -> String? {
        guard (1...99).contains(value) else { return nil }
        if value < 20 { return NumberWord.units[value] }
        let tens = NumberWord.tensWords[value / 10 - 2]
        return value % 10 == 0 ? tens : tens + "-" + NumberWord.units[value % 10]
    }
}
