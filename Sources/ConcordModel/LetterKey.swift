/// A word of up to twelve letters as one number, case aside: what vocabularies are looked up by without making a string.
///
/// Five bits a letter, so two words have one key only when their letters are the same. It is public for the compiler alone,
/// as `Sixteen` is: the checks ask for the key of every word they look at.
public struct LetterKey: Hashable, Sendable, ExpressibleByStringLiteral {
    /// Never zero.
    @usableFromInline let bits: UInt64

    /// Nil for what is empty, longer than any word of a vocabulary, or not of ASCII letters alone.
    package init?(_ word: some Sequence<UInt8>) {
        // Read in one piece where it stands so: byte by byte through a sequence costs a call each.
        let key = word.withContiguousStorageIfAvailable { LetterKey(bytes: $0) } ?? LetterKey(bytes: Array(word)[...])
        guard let key else { return nil }
        self = key
    }

    /// The same for some bytes of a text.
    @inlinable
    public init?(_ bytes: [UInt8], in range: Range<Int>) {
        guard !range.isEmpty, range.count <= 12 else { return nil }
        var bits: UInt64 = 0
        for index in range {
            let letter = (bytes[index] | 0x20) &- 0x60
            guard letter &- 1 < 26 else { return nil }
            bits = bits << 5 | UInt64(letter)
        }
        self.bits = bits
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
    public init(stringLiteral word: StaticString) {
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
    @inlinable
    public var spread: UInt64 { bits &* 0x9E37_79B9_7F4A_7C15 }

    /// Written out, so that it is one instruction in other modules too.
    @inlinable
    public static func == (a: LetterKey, b: LetterKey) -> Bool { a.bits == b.bits }

    private init(bits: UInt64) { self.bits = bits }

    /// The keys of a table written as one text with spaces; what has no key is left out.
    package static func list(_ words: String) -> [LetterKey] {
        var keys: [LetterKey] = []
        keys.reserveCapacity(words.utf8.count / 4)
        var bits: UInt64 = 0
        var count = 0
        func close() {
            if (1...12).contains(count) { keys.append(LetterKey(bits: bits)) }
            bits = 0
            count = 0
        }
        for byte in words.utf8 {
            let letter = (byte | 0x20) &- 0x60
            if byte == 0x20 {
                close()
            } else if letter &- 1 < 26 {
                bits = bits << 5 | UInt64(letter)
                count += 1
            } else {
                // No key has so many letters.
                count += 100
            }
        }
        close()
        return keys
    }

    /// The same as a vocabulary.
    package static func set(_ words: String) -> LetterSet { LetterSet(list(words)) }
}
