import ConcordModel

/// A term that the contract gives a meaning of its own.
struct Definition {
    enum Form {
        /// `“X” means …`, or an entry of a definitions article.
        case means
        /// `(the “X”)`, `hereinafter called the “X”`: a short name for what stands in front.
        case named
    }

    /// In lower case, with single spaces.
    var term: String
    /// As it is printed.
    var shown: String
    var form: Form
    /// Index of the provision.
    var provision: Int
    /// Where the term stands.
    var range: Range<Int>
    /// What it is said to mean, or what it names.
    var body: Range<Int>
    /// The provision that it is made for; nil where it holds in the whole agreement.
    var scope: Int?
    /// Whether the text itself limits it: `for purposes of this Section`.
    var isLimited: Bool

    /// What a reader may look for: `retire or retirement` are two words for one thing, `probationary period for new hires` is
    /// a probationary period, and `job-sharing position` is a `job-share position`.
    var alternatives: [String] {
        guard hasWord("or") else {
            var words = term.split(separator: " ")
            guard words.count > 1 else { return [term] }
            if form == .means, let end = words.firstIndex(of: "for"), end > 0 {
                return [term, words[..<end].joined(separator: " ")]
            }
            guard let bent = words.dropLast().firstIndex(where: { $0.hasSuffix("ing") && $0.utf8.count > 5 }) else {
                return [term]
            }
            words[bent].removeLast(3)
            let stem = words.joined(separator: " ")
            words[bent] += "e"
            return [term, stem, words.joined(separator: " ")]
        }
        var found: [String] = []
        for piece in term.split(separator: " ", omittingEmptySubsequences: true).split(separator: "or") {
            found.append(piece.joined(separator: " "))
        }
        return found.isEmpty ? [term] : found
    }

    /// Whether one of the words of the term is this one.
    private func hasWord(_ word: StaticString) -> Bool {
        word.withUTF8Buffer { wanted in
            var matched = 0
            for byte in term.utf8 {
                if byte == 0x20 {
                    if matched == wanted.count { return true }
                    matched = 0
                } else {
                    matched = matched >= 0 && matched < wanted.count && byte == wanted[matched] ? matched + 1 : -1
                }
            }
            return matched == wanted.count
        }
    }

    /// The term of some bytes: lower case, hyphens and line ends as single spaces, signs at its end left out.
    static func term(_ bytes: ArraySlice<UInt8>) -> String {
        var term: [UInt8] = []
        for byte in bytes {
            if byte == 0x20 || byte == 0x0A || byte == 0x09 || byte == UInt8(ascii: "-") {
                if let last = term.last, last != 0x20 { term.append(0x20) }
            } else {
                term.append(WordReader.isUpper(byte) ? byte | 0x20 : byte)
            }
        }
        while let last = term.last, last == 0x20 || ",.;:".utf8.contains(last) { term.removeLast() }
        // `day(s)` is `day`.
        if term.suffix(3).elementsEqual("(s)".utf8) { term.removeLast(3) }
        return String(decoding: term, as: UTF8.self)
    }
}
