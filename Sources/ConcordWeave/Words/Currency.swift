/// Signs and short names of money, as they stand before or behind a sum: `$2,500`, `1 500 €`, `CHF 2'500`.
enum Currency {
    /// The length of a sign of money at `start`, 0 where none stands.
    @inline(__always)
    static func sign(_ text: UnsafeBufferPointer<UInt8>, _ start: Int, _ end: Int) -> Int {
        guard start < end else { return 0 }
        if text[start] == UInt8(ascii: "$") { return 1 }
        return text[start] < 0x80 ? 0 : signBeyondASCII(text, start, end)
    }

    private static func signBeyondASCII(_ text: UnsafeBufferPointer<UInt8>, _ start: Int, _ end: Int) -> Int {
        switch text[start] {
        // ¢ £ ¤ ¥
        case 0xC2: start + 1 < end && 0xA2...0xA5 ~= text[start + 1] ? 2 : 0
        // ƒ
        case 0xC6: start + 1 < end && text[start + 1] == 0x92 ? 2 : 0
        // The block of currency signs, with €
        case 0xE2:
            start + 2 < end && text[start + 1] == 0x82 && 0xA0...0xBF ~= text[start + 2] ? 3 : 0
        default: 0
        }
    }

    /// Whether a word is a sign or a short name of money, in its own letters: `CAD` and no `cad`.
    static func isName(_ word: UnsafeBufferPointer<UInt8>) -> Bool {
        let length = sign(word, 0, word.count)
        if length > 0 { return length == word.count }
        return 2...3 ~= word.count && names.contains { $0.elementsEqual(word) }
    }

    private static let names = [
        "AUD", "BRL", "CAD", "CHF", "CNY", "CZK", "DKK", "EUR", "Fr", "GBP", "HUF", "INR", "JPY", "kr", "MXN", "NOK",
        "NZD",
        "PLN", "Rs", "SEK", "USD", "ZAR",
    ].map { Array($0.utf8) }
}
