/// Words as titles and labels are compared: letters and digits in lower case. Nobody copies titles with care, so that case,
/// signs, spaces and the shapes of quotes and dashes make no difference; accents do.
enum TitleLetters {
    static func folded(_ text: String) -> [UInt8] {
        var letters: [UInt8] = []
        var text = text
        text.withUTF8 { append($0, to: &letters) }
        return letters
    }

    /// Adds the letters of some bytes, which hold whole characters.
    static func append(_ bytes: some RandomAccessCollection<UInt8>, to letters: inout [UInt8]) {
        var index = bytes.startIndex
        while index < bytes.endIndex {
            let byte = bytes[index]
            if WordShape.isAlphanumeric(byte) {
                letters.append(byte &- 0x41 < 26 ? byte | 0x20 : byte)
            } else if byte >= 0x80 {
                let length = signLength(bytes[index...])
                if length == 0 { letters.append(byte) }
                index = bytes.index(index, offsetBy: max(length, 1))
                continue
            }
            bytes.formIndex(after: &index)
        }
    }

    /// The length of the sign or space beyond ASCII that the bytes begin with: U+00A0, and the quotes, dashes and spaces of
    /// U+2000 to U+207F; 0 for a letter.
    private static func signLength(_ bytes: some RandomAccessCollection<UInt8>) -> Int {
        var rest = bytes.dropFirst().makeIterator()
        switch (bytes.first, rest.next()) {
        case (0xC2, 0xA0): return 2
        case (0xE2, 0x80), (0xE2, 0x81): return rest.next() == nil ? 0 : 3
        default: return 0
        }
    }
}
