import ConcordModel

/// The words of a piece as they stand in its file.
struct SourceWords {
    struct Word {
        /// Where it stands in the file.
        var bytes: Range<Int>
        var number: UInt32
        /// Whether a sentence ends with it.
        var isStop: Bool
        /// Whether it is letters or digits, and so must not touch another of its kind.
        var isLettered: Bool
    }

    /// Words and the spaces between them, as comparisons want them.
    private(set) var tokens: [Token] = []
    private(set) var words: [Word] = []
    /// For each token, how many words stand before it; one more for the end.
    private(set) var wordsBefore: [Int] = []
    /// The bytes of the whole piece.
    let bytes: Range<Int>

    init(_ index: Int, of list: PieceList, _ tokenizer: inout Tokenizer) {
        let piece = list.pieces[index]
        bytes = piece.bytes
        if piece.isLineByLine {
            readLines(list.bytes, &tokenizer)
        } else {
            readWords(list.bytes, &tokenizer)
        }
        wordsBefore.reserveCapacity(tokens.count + 1)
        var count = 0
        for token in tokens {
            wordsBefore.append(count)
            if !token.isSpace { count += 1 }
        }
        wordsBefore.append(count)
    }

    /// What stands before a word: spaces and line ends. The count of words gives what stands behind the last.
    func space(before index: Int) -> Range<Int> {
        let start = index > 0 ? words[index - 1].bytes.upperBound : bytes.lowerBound
        let end = index < words.count ? words[index].bytes.lowerBound : bytes.upperBound
        return start..<end
    }

    private mutating func readWords(_ source: [UInt8], _ tokenizer: inout Tokenizer) {
        // The tokenizer knows `ten (10)` and dates as one token when single spaces stand in them.
        var tree = Tree()
        var offset = bytes.lowerBound
        while offset < bytes.upperBound {
            let start = offset
            let isSpace = PieceList.isSpace(source[offset])
            while offset < bytes.upperBound, PieceList.isSpace(source[offset]) == isSpace { offset += 1 }
            if isSpace {
                if !tree.runs.isEmpty { tree.runs.append(tree.append(CollectionOfOne(0x20), source: start)) }
            } else {
                tree.runs.append(tree.append(source[start..<offset], source: start))
            }
        }
        tokens = tokenizer.tokens(of: 0..<UInt32(tree.runs.count), in: tree)
        var run = 0
        for token in tokens where !token.isSpace {
            let last = Int(token.start + token.length) - 1
            while run + 1 < tree.runs.count, Int(tree.runs[run + 1].start) <= last { run += 1 }
            let end = Int(tree.runs[run].source) + last - Int(tree.runs[run].start) + 1
            let first = tree.text[Int(token.start)]
            let isLettered = WordShape.isAlphanumeric(first) || token.length > 1
            words.append(
                Word(bytes: Int(token.source)..<end, number: token.exact, isStop: token.isStop, isLettered: isLettered))
        }
    }

    private mutating func readLines(_ source: [UInt8], _ tokenizer: inout Tokenizer) {
        var start = bytes.lowerBound
        while start <= bytes.upperBound {
            var end = start
            while end < bytes.upperBound, source[end] != 0x0A, source[end] != 0x0D { end += 1 }
            let number = tokenizer.number(of: source[start..<end])
            tokens.append(
                Token(
                    start: start, length: end - start, source: UInt32(start), style: .plain, exact: number,
                    loose: number, isSpace: false))
            words.append(Word(bytes: start..<end, number: number, isStop: false, isLettered: true))
            if end + 1 < bytes.upperBound, source[end] == 0x0D, source[end + 1] == 0x0A { end += 1 }
            start = end + 1
        }
    }
}
