import ConcordModel

/// Words as titles and labels are compared: letters and digits in lower case. Nobody copies titles with care, so that case,
/// signs, spaces and the shapes of quotes and dashes make no difference; accents do.
package enum TitleLetters {
    package static func folded(_ text: String) -> [UInt8] {
        var letters: [UInt8] = []
        append(Array(text.utf8), to: &letters)
        return letters
    }

    /// Adds the letters of some bytes, which hold whole characters.
    static func append(_ bytes: some RandomAccessCollection<UInt8>, to letters: inout [UInt8]) {
        guard bytes.contains(where: { $0 >= 0x80 }) else {
            for byte in bytes where WordShape.isAlphanumeric(byte) { letters.append(byte | 0x20) }
            return
        }
        let plain = PlainSign.folded(bytes)
        var index = 0
        while index < plain.count {
            let byte = plain[index]
            if byte < 0x80 {
                if WordShape.isAlphanumeric(byte) { letters.append(byte | 0x20) }
                index += 1
                continue
            }
            let end = min(plain.count, index + WordShape.scalarLength(byte))
            // Bullets and other signs of general punctuation are no letters.
            let isSign = byte == 0xE2 && index + 1 < end && 0x80...0x81 ~= plain[index + 1]
            if !isSign { letters += plain[index..<end] }
            index = end
        }
    }
}
