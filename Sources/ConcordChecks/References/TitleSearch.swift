import ConcordModel

/// Compares the title that a reference prints with that of the provision it names.
///
/// People shorten titles, change their case and signs, and run on into the sentence. So a title is a mismatch only when no
/// telling word of it stands in the real one, or when it is, word for word, that of another provision beside it.
struct TitleSearch {
    let text: ContractText
    private let titles: Titles

    /// The telling words of the titles at the top, read when they are first asked for: many references name an article by its
    /// title.
    final class Titles {
        fileprivate var known: [(index: Int, words: [[UInt8]])]?
    }

    init(_ text: ContractText, _ titles: Titles = Titles()) {
        self.text = text
        self.titles = titles
    }

    /// What a title that does not fit belongs to, if that is known; nil when the title fits or cannot be judged.
    func mismatch(
        of title: Reference.Title, with provision: Int, step: Reference.Step
    ) -> (meant: Int?, isSure: Bool)? {
        let printed = telling(text.bytes[title.range])
        let real = telling(text.bytes[text.provisions[provision].heading])
        guard !printed.isEmpty, !real.isEmpty else { return nil }
        if fits(printed, real) { return nil }
        let other = self.provision(
            titled: text.bytes[title.range], like: step,
            below: text.provisions[provision].parent >= 0
                ? Int(text.provisions[provision].parent) : nil)
        if let other { return other == provision ? nil : (other, true) }
        // The title of a part of the provision, or of what it stands in, is a way to say which part.
        guard title.isSetApart, (2...8).contains(printed.count), !isTitle(printed, within: provision) else {
            return nil
        }
        guard !printed.contains(where: { word in real.contains { isNear(word, $0) } }), isAllCapitals(title.range)
        else {
            return nil
        }
        return (nil, false)
    }

    /// Whether words name a provision by its title, shortened or not.
    func fits(_ words: ArraySlice<UInt8>, titleOf provision: Int) -> Bool {
        let printed = telling(words)
        let real = telling(text.bytes[text.provisions[provision].heading])
        return !printed.isEmpty && !real.isEmpty && fits(printed, real)
    }

    /// The one provision of the same kind with exactly these words as its title.
    func provision(titled words: ArraySlice<UInt8>, like step: Reference.Step, below parent: Int?) -> Int? {
        let wanted = telling(words)
        guard !wanted.isEmpty else { return nil }
        var found: Int?
        let candidates =
            step.word.isTop
            ? tops()
            : parent.map { text.children(of: $0) } ?? []
        for index in candidates {
            let provision = text.provisions[index]
            if step.word == .article, provision.kind != .article { continue }
            guard telling(text.bytes[provision.heading]) == wanted else { continue }
            if found != nil { return nil }
            found = index
        }
        return found
    }

    /// The provisions at the top whose titles are these words, or else hold all of them.
    func provisions(namedBy words: ArraySlice<UInt8>, _ word: ReferenceWord) -> [Int] {
        let wanted = telling(words)
        guard !wanted.isEmpty else { return [] }
        var exact: [Int] = []
        var wider: [Int] = []
        for (index, title) in titlesAtTop()
        where text.provisions[index].kind == (word == .article ? .article : .letter) {
            if title == wanted { exact.append(index) }
            if wanted.allSatisfy({ word in title.contains { isNear(word, $0) } }) { wider.append(index) }
        }
        return exact.isEmpty ? wider : exact
    }

    private func titlesAtTop() -> [(index: Int, words: [[UInt8]])] {
        if let known = titles.known { return known }
        let read = tops().map { (index: $0, words: telling(text.bytes[text.provisions[$0].heading])) }
        titles.known = read
        return read
    }

    private func tops() -> [Int] {
        text.children(of: nil).flatMap { text.provisions[$0].kind == .agreement ? text.children(of: $0) : [$0] }
    }

    /// Whether one of the two says no more than the other.
    private func fits(_ printed: [[UInt8]], _ real: [[UInt8]]) -> Bool {
        let shared = printed.filter { word in real.contains { isNear(word, $0) } }.count
        return shared == printed.count || shared == real.count || shared * 2 > printed.count
    }

    private func isTitle(_ printed: [[UInt8]], within provision: Int) -> Bool {
        (provision..<Int(text.provisions[provision].end)).contains { index in
            let heading = text.provisions[index].heading
            return !heading.isEmpty && fits(printed, telling(text.bytes[heading]))
        }
    }

    /// Whether every word but the small ones has a capital, as titles have.
    private func isAllCapitals(_ range: Range<Int>) -> Bool {
        text.bytes[range].split(whereSeparator: { Bytes.isSpace($0) }).allSatisfy {
            $0.count <= 3 || !Bytes.isLower($0[$0.startIndex])
        }
    }

    /// Abbreviations and plurals: one word begins with the other, of three letters at least.
    private func isNear(_ a: [UInt8], _ b: [UInt8]) -> Bool {
        guard a.first == b.first else { return false }
        if a == b { return true }
        let length = min(a.count, b.count)
        guard length >= 3 else { return false }
        let common = zip(a, b).prefix { $0 == $1 }.count
        return common == length || common >= 5 && common >= length - 2
    }

    /// The words of a title in lower case, the small ones left out.
    private func telling(_ title: ArraySlice<UInt8>) -> [[UInt8]] {
        var words: [[UInt8]] = []
        words.reserveCapacity(6)
        var word: [UInt8] = []
        word.reserveCapacity(16)
        func close() {
            guard !word.isEmpty else { return }
            let isSmall = LetterKey(word, in: word.indices).map(Self.small.contains) ?? false
            if !isSmall { words.append(word) }
            word.removeAll(keepingCapacity: true)
        }
        for byte in title {
            if Bytes.isAlphanumeric(byte) {
                word.append(Bytes.isUpper(byte) ? byte | 0x20 : byte)
            } else if byte == UInt8(ascii: "["), !words.isEmpty || !word.isEmpty {
                break
            } else if byte != UInt8(ascii: "'") && byte < 0x80 || byte == 0x93 || byte == 0x94 {
                close()
            }
        }
        close()
        return words
    }

    private static let small = LetterKey.set("and of the or for to a an in on with by article section")
}
