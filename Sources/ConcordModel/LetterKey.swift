/// A word of up to twelve letters as one number, case aside: what vocabularies are looked up by without making a string.
///
/// Five bits a letter, so two words have one key only when their letters are the same.
package struct LetterKey: Hashable, Sendable, ExpressibleByStringLiteral {
    private let bits: UInt64

    /// Nil for what is empty, longer than any word of a vocabulary, or not of ASCII letters alone.
    package init?(_ word: some Sequence<UInt8>) {
        // Read in one piece where it stands so: byte by byte through a sequence costs a call each.
        let key = word.withContiguousStorageIfAvailable { LetterKey(bytes: $0) } ?? LetterKey(bytes: Array(word)[...])
        guard let key else { return nil }
        self = key
    }

    /// The same for bytes at hand.
    package init?(_ word: UnsafeBufferPointer<UInt8>) { self.init(bytes: word) }

    private init?(bytes word: some RandomAccessCollection<UInt8>) {
        var bits: UInt64 = 0
        var count = 0
        for byte in word {
            let letter = (byte | 0x20) &- 0x60
            guard letter &- 1 < 26, count < 12 else { return nil }
            bits = bits << 5 | UInt64(letter)
            count += 1
        }
        guard count > 0 else { return nil }
        self.bits = bits
    }

    /// A word of a vocabulary; what has no key is a mistake in the table.
    package init(stringLiteral word: StaticString) {
        self = word.withUTF8Buffer { LetterKey(known: $0) }
    }

    /// A word of a vocabulary that is built at run time.
    package init(known word: String) {
        var word = word
        self = word.withUTF8 { LetterKey(known: $0) }
    }

    private init(known word: UnsafeBufferPointer<UInt8>) {
        guard let key = LetterKey(word) else { preconditionFailure("a word of a vocabulary has no key") }
        self = key
    }

    /// Words differ in few bits, and tables are asked for every word around a place of interest: one multiplication spreads
    /// them, where the standard hash would cost more than all the rest.
    package var spread: UInt64 { bits &* 0x9E37_79B9_7F4A_7C15 }

    /// The keys of a table written as one text with spaces.
    package static func list(_ words: String) -> [LetterKey] {
        words.utf8.split(separator: 0x20).compactMap { LetterKey($0) }
    }

    /// The same as a vocabulary.
    package static func set(_ words: String) -> LetterSet { LetterSet(list(words)) }
}
