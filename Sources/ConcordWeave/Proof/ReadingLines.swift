import ConcordModel

/// What a subtree says, provision by provision in reading order: what a proof lays side by side. A container without words,
/// such as a quotation, leaves no line of its own, and a row of a table is one line, so that its cells keep their columns.
///
/// Words are compared through numbers, of their bytes or of their tokens with quotes, dashes, spaces and style aside. What
/// is equal by bytes is equal by tokens, so that tokens are made only where bytes differ.
struct ReadingLines {
    struct Line {
        var id: ProvisionID
        var kind: ProvisionKind
        /// Numbers of the label, the title and the words; 0 where there is none.
        var label: UInt64 = 0
        var heading: UInt64 = 0
        var text: UInt64 = 0
        /// Loose numbers of the words, in `ReadingLines.words`; empty when compared by bytes.
        var words: Range<Int> = 0..<0
        /// Whether the line says that what stands in its place stays as it is.
        var stays = false
        /// How much the title and the words hold: in bytes without spaces, or in tokens.
        var size = 0

        var isPlain: Bool { label == 0 && heading == 0 }

        func equals(_ other: Line) -> Bool {
            kind == other.kind && label == other.label && heading == other.heading && text == other.text
                && stays == other.stays
        }
    }

    private(set) var lines: [Line] = []
    private(set) var words: [UInt32] = []
    /// Makes tokens; nil when bytes are compared.
    private var tokenizer: Tokenizer?
    /// Whether the signs and capitals of titles count, as they do in a file, which nobody retypes.
    private let titlesAsWritten: Bool
    private let memory: ProofMemory

    /// Reads subtrees one after the other; with a tokenizer by tokens, which is handed back with what it learned.
    init(
        _ roots: [ProvisionID], of reading: ProvedReading, by tokenizer: inout Tokenizer?, from memory: ProofMemory,
        titlesAsWritten: Bool = false
    ) {
        self.memory = memory
        self.titlesAsWritten = titlesAsWritten
        self.tokenizer = exchange(&tokenizer, for: nil)
        for root in roots { add(root, of: reading) }
        tokenizer = exchange(&self.tokenizer, for: nil)
    }

    /// Reads some of the lines again, by tokens.
    mutating func readWords(of places: Range<Int>, in reading: ProvedReading, by tokenizer: inout Tokenizer?) {
        self.tokenizer = exchange(&tokenizer, for: nil)
        for place in places {
            if let line = line(lines[place].id, of: reading).line { lines[place] = line }
        }
        tokenizer = exchange(&self.tokenizer, for: nil)
    }

    /// How many lines are equal at the beginning and at the end of two readings.
    func equalEnds(with other: ReadingLines) -> (start: Int, end: Int) {
        let most = min(lines.count, other.lines.count)
        var start = 0
        while start < most, lines[start].equals(other.lines[start]) { start += 1 }
        var end = 0
        while end < most - start, lines[lines.count - 1 - end].equals(other.lines[other.lines.count - 1 - end]) {
            end += 1
        }
        return (start, end)
    }

    var size: Int { lines.reduce(0) { $0 + $1.size } }

    private mutating func add(_ id: ProvisionID, of reading: ProvedReading) {
        let (line, isWhole) = known(id, of: reading)
        if let line { lines.append(line) }
        if !isWhole { reading.forEachChild(of: id) { add($0, of: reading) } }
    }

    /// The line of a provision as it was made for another paper, if it does not depend on any.
    private mutating func known(_ id: ProvisionID, of reading: ProvedReading) -> (line: Line?, isWhole: Bool) {
        guard tokenizer == nil, reading.isOfBase(id, memory) else { return line(id, of: reading) }
        if let known = memory.baseLines[id] { return known }
        var made = line(id, of: reading)
        // The words of these lines are not those of the next.
        made.line?.words = 0..<0
        memory.baseLines[id] = made
        return made
    }

    /// The line of a provision, and whether it says all that the provision holds.
    private mutating func line(_ id: ProvisionID, of reading: ProvedReading) -> (line: Line?, isWhole: Bool) {
        let kind = reading.tree[id].kind
        var line = Line(id: id, kind: kind)
        if reading.isFullText, FullTextSaying.isGoing(id, in: reading.tree) {
            line.stays = reading.isPaper && FullTextSaying.endsInMarker(id, in: reading.tree)
            return (line.stays ? line : nil, true)
        }
        if reading.isPaper, reading.isFullText, let says = FullTextSaying.ofNeighbors(id, in: reading.tree) {
            line.stays = says == .stays
            return (line.stays ? line : nil, true)
        }
        if kind == .row {
            let first = words.count
            var cells = FNV1a()
            for cell in reading.children(of: id) {
                if reading.isPaper, reading.isFullText, PaperAnchor.isMarker(.text, of: cell, in: reading.tree) {
                    words.append(tokenizer?.ellipsis ?? 0)
                } else {
                    cells.add(number: number(.text, of: cell, reading, &line.size) | 1)
                }
                words.append(ReadingLines.border)
            }
            line.text = cells.value
            line.words = first..<words.count
            return (line, true)
        }
        if reading.isPaper, let marker = PaperAnchor.marker(id, in: reading.tree) {
            line.stays = true
            if marker == .text { line.label = ReadingLines.label(of: id, reading) }
        } else {
            line.label = ReadingLines.label(of: id, reading)
            if !reading.isPaper || !PaperAnchor.isMarker(.heading, of: id, in: reading.tree) {
                line.heading = number(.heading, of: id, reading, &line.size)
            }
            let first = words.count
            line.text = number(.text, of: id, reading, &line.size)
            line.words = first..<words.count
            if reading.isPaper, reading.isFullText, FullTextSaying.ofTitle(id, in: reading.tree) == .stays {
                // Nobody repeats a long title beside a marker.
                (line.heading, line.stays) = (0, true)
            }
        }
        return (line.label != 0 || line.heading != 0 || line.text != 0 || line.stays ? line : nil, false)
    }

    /// Stands between the cells of a row; no word has this number.
    private static let border = UInt32.max

    /// A number for the words of a part, 0 for none. Their tokens are added to `words`.
    private mutating func number(
        _ part: Part, of id: ProvisionID, _ reading: ProvedReading, _ size: inout Int
    ) -> UInt64 {
        guard tokenizer != nil else {
            var digest = StretchDigest()
            reading.tree.text.withUnsafeBytes { text in
                reading.forEachStretch(part, of: id) { digest.add(UnsafeRawBufferPointer(rebasing: text[$0])) }
            }
            size += digest.count
            return digest.isEmpty ? 0 : digest.value | 1
        }
        var hash = FNV1a()
        var count = 0
        if var own = exchange(&tokenizer, for: nil) {
            var tokens = reading.tokens(part, of: id, by: &own).filter { !$0.isSpace }
            // Nobody retypes the sign behind a title.
            while part == .heading, !titlesAsWritten, let last = tokens.last,
                ReadingLines.endsTitle(reading.tree.text[last.bytes])
            {
                tokens.removeLast()
            }
            if part == .heading, !titlesAsWritten {
                // Titles are set in capitals or not, as the page wants it.
                var letters: [UInt8] = []
                for token in tokens { TitleLetters.append(reading.tree.text[token.bytes], to: &letters) }
                for letter in letters { hash.add(letter) }
            } else {
                for token in tokens { hash.add(number: UInt64(own.hash(of: token.loose))) }
            }
            words += tokens.lazy.map(\.loose)
            count = tokens.count
            tokenizer = own
        }
        size += count
        return count == 0 ? 0 : hash.value | 1
    }

    private static func endsTitle(_ word: ArraySlice<UInt8>) -> Bool {
        word.count == 1 && [UInt8(ascii: "."), UInt8(ascii: ":")].contains(word.first)
    }

    /// A number for what is compared of a label: neither its enclosure nor, below the articles, its word.
    private static func label(of id: ProvisionID, _ reading: ProvedReading) -> UInt64 {
        guard let label = reading.label(of: id), !label.number.isEmpty else { return 0 }
        var hash = FNV1a()
        let isTop = reading.tree[id].kind.isTopLevel
        for byte in (isTop ? TargetSearch.key(of: label, id, in: reading.tree) : label.number).utf8 {
            hash.add(byte &- 0x41 < 26 ? byte | 0x20 : byte)
        }
        return hash.value | 1
    }
}
