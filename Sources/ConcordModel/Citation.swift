/// A citation as people type it, taken apart: `Article 12, Section 1(a)(2)`, the short form `12.1(a)(2)`, `Appendix A`, or a
/// title.
package struct Citation: Sendable, Hashable {
    package struct Step: Sendable, Hashable {
        package var word: LabelWord
        package var number: String
        /// Whether it was written in parentheses or brackets, as only items are.
        package var isEnclosed: Bool
        package init(word: LabelWord, number: String, isEnclosed: Bool) {
            self.word = word
            self.number = number
            self.isEnclosed = isEnclosed
        }

        /// An article's number that stands alone.
        package init(article number: String) { self.init(word: .article, number: number, isEnclosed: false) }
    }

    package var text: String
    package var steps: [Step]

    /// Reads a citation; never fails, since whatever is not a path of labels may be a title.
    package init(_ text: String) {
        self.text = text
        var reader = Reader(bytes: Array(text.utf8))
        steps = reader.read() ?? []
    }

    private struct Reader {
        let bytes: [UInt8]
        var cursor = 0

        private static let words: [(String, LabelWord)] = [
            ("side letter of agreement", .letter), ("letter of agreement", .letter),
            ("letter of understanding", .letter),
            ("memorandum of understanding", .memorandum), ("memorandum of agreement", .memorandum),
            ("memorandum", .memorandum), ("side letter", .letter), ("letter", .letter), ("articles", .article),
            ("article", .article), ("subsection", .section), ("sections", .section), ("section", .section),
            ("sec.", .section),
            ("appendix", .appendix), ("exhibit", .exhibit), ("schedule", .schedule), ("attachment", .attachment),
            ("addendum", .addendum), ("annex", .annex), ("subparagraph", .none), ("paragraph", .none), ("item", .none),
            ("part", .part), ("step", .step), ("art.", .article), ("loa", .letter), ("mou", .memorandum),
            ("§", .section),
        ]

        /// Nil when something stands there that no label has.
        mutating func read() -> [Step]? {
            var steps: [Step] = []
            while true {
                skipSeparators()
                guard cursor < bytes.count else { return steps.isEmpty ? nil : steps }
                let start = cursor
                let word = readWord()
                let isPlural = cursor > start && bytes[cursor - 1] | 0x20 == UInt8(ascii: "s")
                skipSpaces()
                if isPlural, let (span, end) = NumberSpan.read(bytes, from: cursor, to: bytes.count) {
                    cursor = end
                    steps.append(Step(word: word ?? .none, number: span.text, isEnclosed: false))
                } else if let enclosed = readEnclosed() {
                    steps.append(Step(word: word ?? .none, number: enclosed, isEnclosed: true))
                } else if let number = readNumber() {
                    steps.append(Step(word: word ?? .none, number: number, isEnclosed: false))
                } else {
                    return nil
                }
            }
        }

        private mutating func readWord() -> LabelWord? {
            for (word, meaning) in Reader.words {
                let wanted = Array(word.utf8)
                guard bytes.count - cursor >= wanted.count else { continue }
                let matches = (0..<wanted.count).allSatisfy { offset in
                    let byte = bytes[cursor + offset]
                    return (byte &- 0x41 < 26 ? byte | 0x20 : byte) == wanted[offset]
                }
                guard matches else { continue }
                let end = cursor + wanted.count
                if end < bytes.count, isLetter(bytes[end]), wanted.last.map(isLetter) ?? false { continue }
                cursor = end
                return meaning
            }
            return nil
        }

        private mutating func readEnclosed() -> String? {
            guard cursor < bytes.count, bytes[cursor] == UInt8(ascii: "(") || bytes[cursor] == UInt8(ascii: "[") else {
                return nil
            }
            let closer = bytes[cursor] == UInt8(ascii: "(") ? UInt8(ascii: ")") : UInt8(ascii: "]")
            guard let end = bytes[cursor...].firstIndex(of: closer), end - cursor <= 12, end > cursor + 1 else {
                return nil
            }
            let number = bytes[cursor + 1..<end]
            // (c.1), (2.1), (a-1), (2 bis)
            guard number.allSatisfy({ isLetter($0) || isDigit($0) }) || NumberSuffix.split(number) != nil else {
                return nil
            }
            cursor = end + 1
            return String(decoding: number, as: UTF8.self)
        }

        private mutating func readNumber() -> String? {
            if cursor < bytes.count, bytes[cursor] == UInt8(ascii: "#") { cursor += 1 }
            // Appendix "C": the quotes are no part of the number.
            skipQuote()
            defer { skipQuote() }
            let start = cursor
            while cursor < bytes.count {
                let byte = bytes[cursor]
                let next = cursor + 1 < bytes.count ? bytes[cursor + 1] : 0
                if isLetter(byte) || isDigit(byte) {
                    cursor += 1
                } else if byte == UInt8(ascii: ".") || byte == UInt8(ascii: "-"), cursor > start, isDigit(next) {
                    cursor += 1
                } else if byte == UInt8(ascii: "-"), cursor > start,
                    LetterNumeral.standsAlone(at: cursor + 1, in: bytes[...])
                {
                    // 14-A, XIV-A
                    cursor += 2
                } else if byte == UInt8(ascii: ","), cursor > start, isLetter(next),
                    cursor + 2 >= bytes.count || !isLetter(bytes[cursor + 2])
                {
                    cursor += 1
                } else {
                    break
                }
            }
            guard cursor > start else { return nil }
            var number = bytes[start..<cursor]
            if let suffix = NumberSuffix.latin(in: bytes, from: cursor, to: bytes.count),
                number.contains(where: isDigit) || isNumeral(number)
            {
                cursor = suffix.end
                number = bytes[start..<cursor]
            }
            // A number has a digit, or is a numeral or a letter; longer words are a title.
            guard
                number.contains(where: isDigit) || number.count <= 2
                    || isNumeral(number.prefix { $0 != UInt8(ascii: "-") })
            else { return nil }
            return String(decoding: number, as: UTF8.self)
        }

        private func isNumeral(_ number: ArraySlice<UInt8>) -> Bool {
            let roman = Set("IVXLCivxlc".utf8)
            return number.dropLast().allSatisfy(roman.contains)
                || Reader.numberWords.contains(
                    String(decoding: number, as: UTF8.self).lowercased())
        }

        private static let numberWords: Set<String> = [
            "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve",
            "thirteen",
            "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen", "twenty",
        ]

        private mutating func skipQuote() {
            guard cursor < bytes.count else { return }
            if bytes[cursor] == UInt8(ascii: "\"") { cursor += 1 }
            let isTypographic = bytes[cursor...].starts(with: "“".utf8) || bytes[cursor...].starts(with: "”".utf8)
            if isTypographic { cursor += 3 }
        }

        private mutating func skipSpaces() {
            while cursor < bytes.count, bytes[cursor] == 0x20 || bytes[cursor] == 0x09 { cursor += 1 }
        }

        private mutating func skipSeparators() {
            let separators = Set(" \t,.;:".utf8)
            while cursor < bytes.count, separators.contains(bytes[cursor]) { cursor += 1 }
        }

        private func isLetter(_ byte: UInt8) -> Bool { (byte | 0x20) &- 0x61 < 26 }
        private func isDigit(_ byte: UInt8) -> Bool { byte &- 0x30 < 10 }
    }
}

extension Citation {
    /// Whether it begins with what stands on the level of articles, so that nothing in front of it is needed.
    package var beginsWithArticle: Bool {
        switch steps.first?.word {
        case .article, .appendix, .letter, .exhibit, .schedule, .attachment, .addendum, .annex, .memorandum: true
        case .some(.none), .section, .step, .part, nil: false
        }
    }
}
