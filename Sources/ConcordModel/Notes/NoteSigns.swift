/// Finds where internal notes begin and end in a stretch of text, in one pass.
///
/// A note ends at its own closing sign, and notes in it are passed over: their signs must be in pairs. Where they are not,
/// the note that began first is open, whatever closing signs come later, since one of those is surely another note's. Nothing
/// else in the text counts, neither code nor quotation marks, but a backslash before a sign.
struct NoteSigns {
    /// What a stretch of a file is.
    enum Kind {
        case text
        /// A paper with marks of change. A note begins and ends on one side of one mark.
        case markedText
        case yaml
    }

    struct Opener {
        var signs: SourceNote.Signs
        var offset: Int
        /// One past its closing sign, while it has one.
        var close: Int?
        /// The sign of a mark that it cannot go beyond.
        var limit: Int?
        var yaml = YAMLPlace.value
        /// Whether its sign is turned round, `{<<` or `<<{`: nobody writes these but for a note, and nobody may rely on them.
        var isTurned = false

        /// Where its words begin.
        var words: Int { offset + signs.opening.utf8CodeUnitCount }
    }

    /// Where in YAML a note begins.
    enum YAMLPlace {
        case value
        case quoted(UInt8)
        /// Within `|` or `>` behind a name that is set in by so much.
        case block(Int)
    }

    private struct OpenMark {
        var sign: UInt8
        var offset: Int
        var isAlone: Bool
        var hasArrow = false
    }

    private(set) var openers: [Opener] = []
    /// Every `<<}`.
    private(set) var closings: [Int] = []

    private let bytes: UnsafeBufferPointer<UInt8>
    private let range: Range<Int>
    private let kind: Kind
    /// Notes that are open, by their signs, the innermost last.
    private var open: [[Int]] = [[], []]
    private var marks: [OpenMark] = []
    /// The last mark of a kind that began in a closed note, with that note: it may end outside.
    private var marksInNotes: [UInt8: (note: Int, offset: Int)] = [:]

    init(_ bytes: UnsafeBufferPointer<UInt8>, _ range: Range<Int>, _ kind: Kind) {
        self.bytes = bytes
        self.range = range
        self.kind = kind
        if kind == .yaml { readYAML() } else { read() }
    }

    /// The first sign in a text that may have to do with a note; nil where there is none, as in nearly every file.
    static func first(in bytes: UnsafeBufferPointer<UInt8>, from start: Int = 0) -> Int? {
        var index = start
        while index + 16 <= bytes.count {
            let here = Sixteen.load(bytes, at: index)
            let found = (here .== Sixteen.all(UInt8(ascii: "{"))) .| (here .== Sixteen.all(UInt8(ascii: "<")))
            guard Sixteen.any(found) else {
                index += 16
                continue
            }
            index += Sixteen.first(found)
            if isSign(bytes, index) { return index }
            index += 1
        }
        while index < bytes.count {
            if isSign(bytes, index) { return index }
            index += 1
        }
        return nil
    }

    private static func isSign(_ bytes: UnsafeBufferPointer<UInt8>, _ index: Int) -> Bool {
        matches("{>>", bytes, index, bytes.count) || matches("<!--", bytes, index, bytes.count)
            || matches("<<}", bytes, index, bytes.count) || isTurned(bytes, index, bytes.count)
    }

    private static func isTurned(_ bytes: UnsafeBufferPointer<UInt8>, _ index: Int, _ end: Int) -> Bool {
        matches("{<<", bytes, index, end) || matches("<<{", bytes, index, end)
    }

    static func matches(
        _ sign: StaticString, _ bytes: UnsafeBufferPointer<UInt8>, _ start: Int, _ end: Int
    ) -> Bool {
        guard end - start >= sign.utf8CodeUnitCount, bytes[start] == sign.utf8Start.pointee else { return false }
        return sign.withUTF8Buffer { sign in sign.indices.allSatisfy { bytes[start + $0] == sign[$0] } }
    }

    private func matches(_ sign: StaticString, _ index: Int) -> Bool {
        Self.matches(sign, bytes, index, range.upperBound)
    }

    /// The closing signs that stand in no note; both in order.
    static func strays(_ closings: [Int], outside notes: [Range<Int>]) -> [Int] {
        var next = 0
        return closings.filter { closing in
            while next < notes.count, notes[next].upperBound <= closing { next += 1 }
            return next == notes.count || !notes[next].contains(closing)
        }
    }

    // MARK: Text

    private mutating func read() {
        var index = range.lowerBound
        while index < range.upperBound { index = readSign(at: index) ?? index + 1 }
    }

    /// Reads what stands at `index`, if it is a sign; gives where it ends.
    private mutating func readSign(at index: Int, _ place: YAMLPlace = .value) -> Int? {
        switch bytes[index] {
        case UInt8(ascii: "\\"):
            return index + 1 < range.upperBound && MarkdownSigns.isPunctuation(bytes[index + 1]) ? index + 2 : nil
        case UInt8(ascii: "{"):
            if matches("{>>", index) || matches("{<<", index) { return begin(.braces, index, place) }
            return kind == .markedText ? beginMark(at: index) : nil
        case UInt8(ascii: "<"):
            if matches("<!--", index) { return begin(.comment, index, place) }
            if matches("<<{", index) { return begin(.braces, index, place) }
            return matches("<<}", index) ? end(.braces, index) : nil
        case UInt8(ascii: ">"):
            // It closes what began turned round, and nothing else.
            guard matches(">>}", index), let opener = open[0].last, openers[opener].isTurned else { return nil }
            return end(.braces, index)
        case UInt8(ascii: "-"):
            if matches("-->", index) { return end(.comment, index) }
            return kind == .markedText ? endMark(at: index) : nil
        case UInt8(ascii: "+"), UInt8(ascii: "~"):
            return kind == .markedText ? endMark(at: index) ?? passArrow(at: index) : nil
        case 0x0A:
            if kind == .markedText, NoteLines(bytes, range).isBlank(from: index + 1) { endParagraph() }
            return nil
        default:
            return nil
        }
    }

    private mutating func begin(_ signs: SourceNote.Signs, _ index: Int, _ place: YAMLPlace) -> Int {
        var opener = Opener(signs: signs, offset: index, yaml: place)
        let words = opener.words
        opener.isTurned = Self.isTurned(bytes, index, range.upperBound)
        // `<!-->` and `<!--->` are whole.
        if signs == .comment, let whole = [">", "->"].first(where: { matches($0, words) }) {
            opener.close = words + whole.utf8CodeUnitCount
            openers.append(opener)
            return words + whole.utf8CodeUnitCount
        }
        open[signs.rawValue].append(openers.count)
        openers.append(opener)
        return words
    }

    private mutating func end(_ signs: SourceNote.Signs, _ index: Int) -> Int {
        let end = index + signs.closing.utf8CodeUnitCount
        if signs == .braces, bytes[index] == UInt8(ascii: "<") { closings.append(index) }
        guard let opener = open[signs.rawValue].popLast() else { return end }
        // A note of the other signs begins in this one and is still open: the signs are not in pairs.
        if let inner = open[1 - signs.rawValue].last, inner > opener { return end }
        while let mark = marks.last, mark.offset > openers[opener].offset {
            marksInNotes[mark.sign] = (opener, mark.offset)
            marks.removeLast()
        }
        openers[opener].close = end
        return end
    }

    // MARK: Marks

    private mutating func beginMark(at index: Int) -> Int? {
        guard let sign = sign(at: index + 1), index + 2 < range.upperBound, bytes[index + 2] == sign else { return nil }
        marks.append(OpenMark(sign: sign, offset: index, isAlone: NoteLines(bytes, range).holdsOnlyMarks(at: index)))
        marksInNotes[sign] = nil
        return index + 3
    }

    private func sign(at index: Int) -> UInt8? {
        guard index < range.upperBound, "+-~".utf8.contains(bytes[index]) else { return nil }
        return bytes[index]
    }

    private mutating func endMark(at index: Int) -> Int? {
        guard let sign = sign(at: index), index + 2 < range.upperBound, bytes[index + 1] == sign,
            bytes[index + 2] == UInt8(ascii: "}")
        else { return nil }
        if let mark = marks.lastIndex(where: { $0.sign == sign }) {
            limitNotes(after: marks[mark].offset, at: index)
            marks.removeSubrange(mark...)
        } else if let (note, offset) = marksInNotes.removeValue(forKey: sign) {
            // A mark that begins in a note and ends behind it.
            openers[note].close = nil
            openers[note].limit = offset
        }
        return index + 3
    }

    /// `~>` parts the two sides of the innermost mark.
    private mutating func passArrow(at index: Int) -> Int? {
        guard matches("~>", index) else { return nil }
        if let mark = marks.last, mark.sign == UInt8(ascii: "~"), !mark.hasArrow {
            limitNotes(after: mark.offset, at: index)
            marks[marks.count - 1].hasArrow = true
        }
        return index + 2
    }

    /// Notes that began within a mark and are open when a side of it ends, end with it.
    private mutating func limitNotes(after offset: Int, at limit: Int) {
        for signs in open.indices {
            while let opener = open[signs].last, openers[opener].offset > offset {
                openers[opener].limit = limit
                open[signs].removeLast()
            }
        }
    }

    /// A mark within a line does not go beyond its paragraph.
    private mutating func endParagraph() {
        let note = open.compactMap(\.last).map { openers[$0].offset }.max() ?? -1
        while let mark = marks.last, !mark.isAlone, mark.offset > note { marks.removeLast() }
        marksInNotes.removeAll(keepingCapacity: true)
    }

    // MARK: YAML

    private mutating func readYAML() {
        var place = YAMLPlaces(bytes, range)
        var lineStart = range.lowerBound
        var index = range.lowerBound
        while index < range.upperBound {
            // What stands in a note is no sign of YAML.
            let isInNote = open.contains { $0.last.map { openers[$0].offset >= lineStart } ?? false }
            if !isInNote, let end = place.endOfRemark(at: index) {
                readRemark(index..<end)
                index = end
            } else if let end = readSign(at: index, place.here) {
                // A quotation mark behind a backslash ends nothing.
                index = end
            } else {
                let isLineEnd = NoteLines.isLineEnd(bytes[index])
                // The quotation mark that closes the value was passed over with an open note.
                if isInNote, isLineEnd { place.endQuote() }
                if !isInNote || isLineEnd { place.pass(index) }
                index += 1
                if isLineEnd { lineStart = index }
            }
        }
    }

    /// What stands in a remark is in no value, so that a sign there which is in no pair is nothing but a word.
    private mutating func readRemark(_ remark: Range<Int>) {
        let (outer, first, closed) = (open, openers.count, closings.count)
        open = [[], []]
        var index = remark.lowerBound
        while index < remark.upperBound { index = readSign(at: index) ?? index + 1 }
        openers[first...].removeAll { $0.close == nil }
        closings.removeSubrange(closed...)
        open = outer
    }
}
