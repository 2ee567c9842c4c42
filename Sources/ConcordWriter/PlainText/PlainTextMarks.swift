import ConcordModel

/// The words of one block or one table cell with the marks `[-struck-]` and `{+inserted+}` between them.
///
/// Changed runs that stand together are gathered: what is struck comes first, what is inserted right behind it, each in
/// one pair of marks. Spaces at the edges of a change move outside its marks where either version has a space there
/// anyway, so a reader sees `be [-eight-]{+ten+} hours` and not `be [-eight -]{+ten +}hours`.
///
/// In a redline a sign of the text that looks like one of the four marks gets a backslash in front. Backslashes of
/// the text right before a sign, its own or a mark's, are doubled: an odd number of them means that the sign is text.
struct PlainTextMarks {
    private(set) var bytes: [UInt8] = []
    private var struck: [UInt8] = []
    private var inserted: [UInt8] = []
    /// The change that the gathered insertion belongs to.
    private var insertedChange: Int32 = -1
    /// A space between two parts waits to see whether the change around it goes on.
    private var needsSeparator = false
    private var keepsSpaces = false
    private let showsChanges: Bool

    private static let space: UInt8 = 0x20

    init(showsChanges: Bool) { self.showsChanges = showsChanges }

    /// Starts an empty block.
    mutating func begin(keepingSpaces: Bool = false) {
        bytes.removeAll(keepingCapacity: true)
        keepsSpaces = keepingSpaces
        needsSeparator = false
    }

    /// The words of one part. A footnote's label reads like the marks that refer to it.
    mutating func append(_ range: Range<UInt32>, of redline: Redline, asFootnoteMark: Bool = false) {
        for number in range {
            let run = redline.runs[Int(number)]
            if !showsChanges, run.standing == .struck { continue }
            if run.standing == .inserted, run.change != insertedChange {
                // The sides of a conflict stand apart: {+ten (10)+}{+twelve (12)+}.
                if !inserted.isEmpty, run.change >= 0, redline.changes[Int(run.change)].conflict != nil {
                    Self.close(.inserted, in: &inserted)
                    inserted.append(contentsOf: PlainTextOpenMark.inserted.opening)
                }
                insertedChange = run.change
            }
            let isMark = asFootnoteMark || run.style.marks.contains(.footnoteMark)
            func isSameMark(_ other: UInt32) -> Bool {
                guard range.contains(other) else { return false }
                let neighbour = redline.runs[Int(other)]
                return neighbour.standing == run.standing
                    && (asFootnoteMark || neighbour.style.marks.contains(.footnoteMark))
            }
            let text = redline.text
            text.withUnsafeBufferPointer { text in
                let words = UnsafeBufferPointer(rebasing: text[run.bytes])
                guard let first = words.first, let last = words.last else { return }
                let opens = isMark && (number == 0 || !isSameMark(number &- 1)) && Self.needsBracket(first)
                let closes = isMark && !isSameMark(number + 1) && Self.needsBracket(last)
                append(words, standing: showsChanges ? run.standing : .unchanged, brackets: (opens, closes))
            }
        }
    }

    /// A footnote's mark is set apart from the word before it, or `$50` with note 1 would read `$501`.
    private static func needsBracket(_ byte: UInt8) -> Bool {
        (0x30...0x39).contains(byte) || (0x41...0x5A).contains(byte) || (0x61...0x7A).contains(byte)
    }

    private mutating func append(
        _ words: UnsafeBufferPointer<UInt8>, standing: Standing, brackets: (opens: Bool, closes: Bool)
    ) {
        if needsSeparator {
            needsSeparator = false
            switch standing {
            // Only when nothing stands before the change: else the version without it would lose the space.
            case .struck where bytes.isEmpty && inserted.isEmpty: struck.append(Self.space)
            case .inserted where bytes.isEmpty && struck.isEmpty: inserted.append(Self.space)
            case .unchanged, .struck, .inserted:
                flush(beforeSpace: true)
                bytes.append(Self.space)
            }
        }
        switch standing {
        case .unchanged:
            flush(beforeSpace: words.first == Self.space || words.first == 0x0A)
            Self.append(words, brackets, escapes: showsChanges, to: &bytes)
        case .struck: Self.append(words, brackets, escapes: true, to: &struck)
        case .inserted: Self.append(words, brackets, escapes: true, to: &inserted)
        }
    }

    /// A space before the next part of the block.
    mutating func separate() {
        if !bytes.isEmpty || !struck.isEmpty || !inserted.isEmpty { needsSeparator = true }
    }

    /// A line end that is no part of the text, between two blocks of a table cell.
    mutating func endLine() {
        finish()
        if !bytes.isEmpty { bytes.append(0x0A) }
    }

    /// Closes what is open. The block is complete.
    mutating func finish() {
        needsSeparator = false
        flush(beforeSpace: true)
    }

    // MARK: Changes

    private mutating func flush(beforeSpace: Bool) {
        if struck.isEmpty && inserted.isEmpty { return }
        let afterSpace = bytes.isEmpty || bytes.last == Self.space || bytes.last == 0x0A
        var trailing = false
        if !keepsSpaces {
            let isPair = !struck.isEmpty && !inserted.isEmpty
            let bothLead = Self.leads(struck) && Self.leads(inserted)
            if afterSpace || bothLead || (!isPair && beforeSpace) {
                if !afterSpace, Self.leads(struck) || Self.leads(inserted) { bytes.append(Self.space) }
                Self.trimStart(&struck)
                Self.trimStart(&inserted)
            }
            let bothTrail = isPair && struck.last == Self.space && inserted.last == Self.space
            if beforeSpace || bothTrail || (!isPair && afterSpace) {
                trailing = !beforeSpace && (struck.last == Self.space || inserted.last == Self.space)
                while struck.last == Self.space { struck.removeLast() }
                while inserted.last == Self.space { inserted.removeLast() }
            }
        }
        appendMarked(struck, as: .struck)
        appendMarked(inserted, as: .inserted)
        if trailing { bytes.append(Self.space) }
        struck.removeAll(keepingCapacity: true)
        inserted.removeAll(keepingCapacity: true)
    }

    private static func leads(_ words: [UInt8]) -> Bool { words.first == space }

    private static func trimStart(_ words: inout [UInt8]) {
        if let first = words.firstIndex(where: { $0 != space }) {
            words.removeSubrange(..<first)
        } else {
            words.removeAll(keepingCapacity: true)
        }
    }

    private mutating func appendMarked(_ words: [UInt8], as mark: PlainTextOpenMark) {
        guard !words.isEmpty else { return }
        Self.doubleBackslashes(at: bytes.count, in: &bytes)
        bytes.append(contentsOf: mark.opening)
        bytes.append(contentsOf: words)
        Self.close(mark, in: &bytes)
    }

    /// Closes a mark. Words that end in `[` make a sign of the text with the first half of `-]`, as those that end in `{`
    /// do with `+}`, so the backslashes before that bracket count as well.
    static func close(_ mark: PlainTextOpenMark, in buffer: inout [UInt8]) {
        guard let last = buffer.last, mark != .closed else { return }
        let endsInBracket = last == (mark == .struck ? 0x5B : 0x7B)
        doubleBackslashes(at: endsInBracket ? buffer.count - 1 : buffer.count, in: &buffer)
        buffer.append(contentsOf: mark.closing)
    }

    // MARK: Text

    private static func append(
        _ words: UnsafeBufferPointer<UInt8>, _ brackets: (opens: Bool, closes: Bool), escapes: Bool,
        to buffer: inout [UInt8]
    ) {
        if brackets.opens { buffer.append(0x5B) }
        append(words, escapes: escapes, to: &buffer)
        if brackets.closes { buffer.append(0x5D) }
    }

    /// Appends words whole where nothing in them needs care. A control character becomes U+FFFD, since plain text ends
    /// up on terminals; a carriage return is a space.
    static func append(_ words: UnsafeBufferPointer<UInt8>, escapes: Bool, to buffer: inout [UInt8]) {
        if escapes, let last = buffer.last, let first = words.first,
            (last == 0x5B && first == 0x2D) || (last == 0x7B && first == 0x2B)
        {
            escapeSign(at: buffer.count - 1, in: &buffer)
        }
        var kept = 0
        var index = 0
        while index < words.count {
            if index + 8 <= words.count {
                let eight = EightBytes(words, at: index)
                let folded = eight.folded
                if !(eight.containsControl || (escapes && (folded.contains(0x7B) || folded.contains(0x7D)))) {
                    index += 8
                    continue
                }
            }
            let byte = words[index]
            switch byte {
            case 0x00..<0x20 where byte != 0x0A && byte != 0x09:
                buffer.append(contentsOf: UnsafeBufferPointer(rebasing: words[kept..<index]))
                buffer.append(contentsOf: byte == 0x0D ? [space] : [0xEF, 0xBF, 0xBD])
                kept = index + 1
            case 0x5D where escapes, 0x7D where escapes:
                buffer.append(contentsOf: UnsafeBufferPointer(rebasing: words[kept..<index]))
                kept = index
                // `[-]` is one sign and a bracket: its middle belongs to the sign that has its backslash already.
                let count = buffer.count
                if buffer.last == (byte == 0x5D ? 0x2D : 0x2B), count < 2 || buffer[count - 2] != byte - 2 {
                    escapeSign(at: count - 1, in: &buffer)
                }
            case 0x5B where escapes, 0x7B where escapes:
                guard index + 1 < words.count, words[index + 1] == (byte == 0x5B ? 0x2D : 0x2B) else { break }
                buffer.append(contentsOf: UnsafeBufferPointer(rebasing: words[kept..<index]))
                kept = index
                escapeSign(at: buffer.count, in: &buffer)
            default:
                break
            }
            index += 1
        }
        buffer.append(contentsOf: UnsafeBufferPointer(rebasing: words[kept...]))
    }

    private static func escapeSign(at index: Int, in buffer: inout [UInt8]) {
        let doubled = doubleBackslashes(at: index, in: &buffer)
        buffer.insert(0x5C, at: index + doubled)
    }

    /// Doubles the backslashes right before `index`; gives their number.
    @discardableResult
    private static func doubleBackslashes(at index: Int, in buffer: inout [UInt8]) -> Int {
        var count = 0
        while count < index, buffer[index - 1 - count] == 0x5C { count += 1 }
        if count > 0 { buffer.insert(contentsOf: repeatElement(0x5C, count: count), at: index) }
        return count
    }
}
