import ConcordCompiler
import ConcordModel

/// The words of an output as one who takes or refuses its changes reads them: from the bytes alone, by what the formats
/// promise, and by nothing that the compiler says.
package enum PrintedWords {
    /// What white space keeps apart; rows of signs are left out.
    package static func split(_ text: String) -> [String] {
        text.utf8.split { $0 == 0x20 || $0 == 0x0A || $0 == 0x09 || $0 == 0x0D }
            .filter { !$0.allSatisfy { $0 == UInt8(ascii: "-") || $0 == UInt8(ascii: "=") } }.map { String($0) ?? "" }
    }

    /// The words with every insertion and no deletion (`later`), or the reverse.
    package static func of(_ bytes: [UInt8], format: OutputFormat, taking side: RedlineSide) -> [String] {
        switch format {
        case .html: HTMLWords.words(of: bytes, taking: side)
        case .docbook: DocBookWords.words(of: bytes, removing: side == .later ? "deleted" : "added")
        case .text:
            split(MarkedText.taking(side == .later ? .inserted : .struck, in: String(decoding: bytes, as: UTF8.self)))
        }
    }

    /// Runs of letters and digits, lower and upper case apart: what no setting of a page changes.
    package static func letterRuns(_ bytes: some Sequence<UInt8>) -> [[UInt8]] {
        var words: [[UInt8]] = []
        var word: [UInt8] = []
        for byte in bytes {
            if byte &- 0x30 < 10 || (byte | 0x20) &- 0x61 < 26 {
                word.append(byte)
            } else if !word.isEmpty {
                words.append(word)
                word.removeAll(keepingCapacity: true)
            }
        }
        if !word.isEmpty { words.append(word) }
        return words
    }

    /// Every sign and letter as words are compared: quotes made plain, spaces, dashes and rules of the page left out.
    package static func plain(_ bytes: [UInt8]) -> [UInt8] {
        PlainSign.folded(bytes).filter { $0 > 0x20 && $0 != UInt8(ascii: "-") && $0 != UInt8(ascii: "=") }
    }

    /// How often each word occurs.
    package static func counts<Word: Hashable>(_ words: [Word]) -> [Word: Int] {
        words.reduce(into: [:]) { $0[$1, default: 0] += 1 }
    }
}
