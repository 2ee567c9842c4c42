import ConcordModel

/// Writes provisions of a clean copy as an article file: the text from which Concord reads the same provisions again.
///
/// What is written is plain: one line for each block, labels as they are printed, four columns for each level of items.
/// Whoever uses it holds it against what is read back, since no writer can know all the reader's rules.
package struct SourceWriter {
    /// How what a reader may take for something else is written.
    package struct Way: OptionSet, Sendable {
        package let rawValue: UInt8
        package init(rawValue: UInt8) { self.rawValue = rawValue }

        /// A head that runs into its text is in bold: its end does not show from its words.
        package static let boldHeads = Way(rawValue: 1)
        /// A number that stands alone has a line of its own, whatever is below it.
        package static let labelsAlone = Way(rawValue: 2)
        /// Paragraphs that begin as a numbered item or a head does have a backslash in front of the sign.
        package static let guarded = Way(rawValue: 4)

        /// All of them, the plainest first.
        package static let all: [Way] = [
            [], .boldHeads, .labelsAlone, [.boldHeads, .labelsAlone], .guarded, [.boldHeads, .guarded],
            [.boldHeads, .labelsAlone, .guarded],
        ]
    }

    private let redline: Redline
    private let way: Way
    private let notes: AdoptionNotes
    private var out: [UInt8] = []
    /// The provisions that the next one stands in and that set its lines further in.
    private var enclosing: [(end: Int, lead: [UInt8])] = []
    /// A label that stands alone on the line written last: an item right below it goes on there.
    private var labelAlone: Int?

    private init(_ redline: Redline, _ way: Way, _ notes: AdoptionNotes) {
        self.redline = redline
        self.way = way
        self.notes = notes
    }

    /// The provisions in `range`, which begins and ends on the level of articles.
    package static func write(
        _ redline: Redline, _ range: Range<Int>, _ way: Way = [], _ notes: AdoptionNotes = AdoptionNotes()
    ) -> [UInt8] {
        var writer = SourceWriter(redline, way, notes)
        var index = range.lowerBound
        while index < range.upperBound { index = writer.write(index) }
        writer.enclosing = []
        for note in notes.others { writer.write(note, onItsOwn: true) }
        return writer.out
    }

    private mutating func write(_ index: Int) -> Int {
        let next = writeBlock(index)
        for index in index..<next {
            for note in notes.byProvision[index] ?? [] {
                write(note, onItsOwn: standsAlone(redline.provisions[index].kind))
            }
        }
        return next
    }

    /// A note of the drafting team stands at the end of what it is about, or below a table.
    private mutating func write(_ note: String, onItsOwn: Bool) {
        // Notes within a note are part of it while their signs are in pairs.
        let isComment = note.split(separator: "{>>").count != note.split(separator: "<<}").count
        if onItsOwn {
            begin("")
        } else {
            if out.last == 0x0A { out.removeLast() }
            out.append(0x20)
        }
        out += ((isComment ? "<!-- " : "{>> ") + note + (isComment ? " -->" : " <<}") + "\n").utf8
    }

    /// Whether nothing can be written behind the words on their line.
    private func standsAlone(_ kind: ProvisionKind) -> Bool {
        switch kind {
        case .table, .row, .cell, .caption, .verbatim, .rule: true
        case .agreement, .title, .cover, .division, .article, .appendix, .letter, .front, .section, .item, .bullet,
            .paragraph, .quote, .footnote:
            false
        }
    }

    /// Writes one provision, a table with all that is in it; gives the next one to write.
    private mutating func writeBlock(_ index: Int) -> Int {
        let provision = redline.provisions[index]
        while let last = enclosing.last, last.end <= index { enclosing.removeLast() }
        let above = labelAlone
        labelAlone = nil
        switch provision.kind {
        case .agreement, .title, .cover, .division: return index + 1
        case .article, .appendix, .letter, .front:
            begin("# ")
            append(provision, [.label, .heading])
            if !provision.text.isEmpty { line(provision, [.text]) }
        case .section:
            if provision.text.isEmpty {
                begin("")
                out += [UInt8](repeating: UInt8(ascii: "#"), count: min(Int(provision.level), 5) + 1) + [0x20]
                append(provision, [.label, .heading])
            } else if way.contains(.boldHeads), !provision.heading.isEmpty, !provision.label.isEmpty {
                begin("**")
                append(provision, [.label, .heading], ends: "** ")
                append(provision, [.text])
            } else {
                line(provision, Part.allCases)
            }
        case .item, .bullet:
            if way.isDisjoint(with: [.labelsAlone, .guarded]), let above, above == index - 1, provision.kind == .item {
                if out.last == 0x0A { out.removeLast() }
                out.append(0x20)
                append(provision, Part.allCases)
            } else {
                line(provision, Part.allCases)
            }
            if provision.heading.isEmpty, provision.text.isEmpty, isEnclosed(provision) { labelAlone = index }
            enclose(provision, "    ")
        case .paragraph, .caption, .cell, .row:
            line(provision, Part.allCases, isText: true)
        case .rule: keepLine(provision)
        case .footnote:
            begin("[^")
            append(provision, [.label], ends: "]: ")
            append(provision, [.heading, .text])
            enclose(provision, "    ")
        case .quote:
            if !provision.text.isEmpty || !provision.label.isEmpty {
                begin("> ")
                append(provision, Part.allCases)
            }
            enclose(provision, "> ")
        case .verbatim: fence(provision)
        case .table:
            SourceTable(redline, index).write(to: &out, lead: lead)
            return max(index + 1, Int(provision.end))
        }
        return index + 1
    }

    // MARK: Lines

    private var lead: [UInt8] { enclosing.last?.lead ?? [] }

    private mutating func enclose(_ provision: RedlineProvision, _ more: StaticString) {
        enclosing.append((Int(provision.end), lead + more.withUTF8Buffer { Array($0) }))
    }

    /// A blank line and the beginning of a block.
    private mutating func begin(_ sign: StaticString) {
        if !out.isEmpty {
            var blank = lead
            while blank.last == 0x20 { blank.removeLast() }
            out += blank + [0x0A]
        }
        out += lead
        sign.withUTF8Buffer { out += $0 }
    }

    private mutating func line(_ provision: RedlineProvision, _ parts: [Part], isText: Bool = false) {
        begin("")
        append(provision, parts, isText: isText)
    }

    private mutating func append(
        _ provision: RedlineProvision, _ parts: [Part], ends: StaticString = "\n", isText: Bool = false
    ) {
        var words = SourceInline(redline, .block)
        words.append(provision, parts)
        words.finish()
        var rest = words.bytes[...]
        if isText, let first = rest.first {
            if startsBlock(first, words.bytes) {
                out.append(0x5C)
            } else if way.contains(.guarded), let sign = signOfNumber(rest) {
                out += rest[..<sign] + [0x5C]
                rest = rest[sign...]
            }
        }
        out += rest
        ends.withUTF8Buffer { out += $0 }
    }

    /// Whether a paragraph would be read as something else.
    private func startsBlock(_ first: UInt8, _ bytes: [UInt8]) -> Bool {
        let second = bytes.count > 1 ? bytes[1] : 0x20
        switch first {
        case UInt8(ascii: "#"), UInt8(ascii: ">"), UInt8(ascii: "|"), UInt8(ascii: "~"): return true
        case UInt8(ascii: "-"), UInt8(ascii: "+"): return second == 0x20
        case UInt8(ascii: "("), UInt8(ascii: "["): return way.contains(.guarded) && !bytes.starts(with: "[^".utf8)
        default: return false
        }
    }

    /// The sign behind a number, or behind a word and its number, at the start of a paragraph: `1.`, `b)`, `5.2`, `Step 2:`.
    private func signOfNumber(_ words: ArraySlice<UInt8>) -> Int? {
        let sign = words.prefix(24).firstIndex {
            $0 == UInt8(ascii: ".") || $0 == UInt8(ascii: ")") || $0 == UInt8(ascii: ":")
        }
        guard let sign, words[..<sign].count(where: { $0 == 0x20 }) < 2 else { return nil }
        return words[..<sign].allSatisfy { $0 == 0x20 || $0 &- 0x30 < 10 || ($0 | 0x20) &- 0x61 < 26 } ? sign : nil
    }

    /// Whether a label is a number in parentheses or the like, and no word such as `Step 2`.
    private func isEnclosed(_ provision: RedlineProvision) -> Bool {
        provision.label.allSatisfy { !redline.text[redline.runs[Int($0)].bytes].contains(0x20) }
    }

    private mutating func keepLine(_ provision: RedlineProvision) {
        begin("")
        for run in provision.text { out += redline.text[redline.runs[Int(run)].bytes] }
        out.append(0x0A)
    }

    private mutating func fence(_ provision: RedlineProvision) {
        var words: [UInt8] = []
        for run in provision.text { words += redline.text[redline.runs[Int(run)].bytes] }
        let sign =
            words.split(separator: 0x0A).contains { $0.drop { $0 == 0x20 }.starts(with: "```".utf8) } ? "~~~" : "```"
        begin("")
        out += Array(sign.utf8) + [0x0A]
        for line in words.split(separator: 0x0A, omittingEmptySubsequences: false) {
            out += (line.isEmpty ? [] : lead) + line + [0x0A]
        }
        out += lead + Array(sign.utf8) + [0x0A]
    }
}
