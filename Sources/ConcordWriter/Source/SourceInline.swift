import ConcordModel

/// Words as an article file writes them: marks for their styles, and a backslash where a sign would be read as a mark.
struct SourceInline {
    /// Where the words stand.
    enum Place { case block, cell }

    private let redline: Redline
    private let place: Place
    private(set) var bytes: [UInt8] = []
    /// The marks that are open, the outermost first.
    private var open: [Mark] = []
    private var link: UInt16 = 0

    private enum Mark: CaseIterable {
        case strong, emphasis

        var style: Style.Marks { self == .strong ? .strong : .emphasis }
        var sign: StaticString { self == .strong ? "**" : "*" }
    }

    init(_ redline: Redline, _ place: Place) {
        self.redline = redline
        self.place = place
    }

    /// The words of these parts of a provision, in order, with a space between two.
    mutating func append(_ provision: RedlineProvision, _ parts: [Part]) {
        for part in parts {
            let runs = provision.runs(of: part).map { redline.runs[Int($0)] }.filter { $0.standing != .struck }
            guard let first = runs.first else { continue }
            if !bytes.isEmpty {
                // A head in bold is one stretch of bold, the space behind its number too.
                if first.style.marks != marks || first.style.link != link { move(to: Style()) }
                bytes.append(0x20)
            }
            for run in runs { append(run, isLabel: part == .label && provision.kind != .footnote) }
        }
    }

    /// Closes what is open.
    mutating func finish() { move(to: Style()) }

    private var marks: Style.Marks { open.reduce(into: []) { $0.insert($1.style) } }

    private mutating func append(_ run: RedlineRun, isLabel: Bool) {
        let words = redline.text[run.bytes]
        if run.style.marks.contains(.footnoteMark) {
            move(to: Style(run.style.marks.intersection([.strong, .emphasis]), link: run.style.link))
            bytes += Array("[^".utf8) + words + Array("]".utf8)
            return
        }
        // A mark neither begins before a space nor ends behind one.
        var spaces = words.prefix { $0 == 0x20 }
        if spaces.count == words.count {
            bytes += spaces
            return
        }
        if run.style.marks.intersection([.strong, .emphasis]) == marks, run.style.link == link { spaces = [] }
        bytes += spaces
        move(to: Style(run.style.marks.intersection([.strong, .emphasis]), link: run.style.link))
        let rest = words.dropFirst(spaces.count)
        if run.style.marks.contains(.code) {
            appendCode(rest)
        } else if isLabel {
            // Signs of a footnote before a head would open emphasis; the sign of a bullet has a space behind it.
            let signs = bytes.isEmpty && rest.dropFirst().first != 0x20 ? rest.prefix { $0 == UInt8(ascii: "*") } : []
            if rest.count > signs.count { for _ in signs { bytes += [0x5C, UInt8(ascii: "*")] } }
            bytes += rest.dropFirst(rest.count > signs.count ? signs.count : 0)
        } else {
            appendEscaped(rest)
        }
    }

    /// Closes and opens what lies between the styles.
    private mutating func move(to style: Style) {
        if link != 0, link != style.link {
            close(downTo: 0)
            closeLink()
        }
        if let keep = open.firstIndex(where: { !style.marks.contains($0.style) }) { close(downTo: keep) }
        if style.link != 0, style.link != link {
            close(downTo: 0)
            bytes.append(UInt8(ascii: "["))
            link = style.link
        }
        for mark in Mark.allCases where style.marks.contains(mark.style) && !open.contains(mark) {
            append(mark.sign)
            open.append(mark)
        }
    }

    private mutating func close(downTo count: Int) {
        guard open.count > count else { return }
        let spaces = takeTrailingSpaces()
        while open.count > count { append(open.removeLast().sign) }
        bytes += spaces
    }

    private mutating func closeLink() {
        let spaces = takeTrailingSpaces()
        let target = redline.links[Int(link) - 1]
        append("](<")
        bytes += target.destination.utf8
        append(">")
        if !target.title.isEmpty {
            append(" \"")
            for byte in target.title.utf8 {
                if byte == UInt8(ascii: "\"") || byte == 0x5C { bytes.append(0x5C) }
                bytes.append(byte)
            }
            append("\"")
        }
        append(")")
        bytes += spaces
        link = 0
    }

    private mutating func takeTrailingSpaces() -> [UInt8] {
        var spaces: [UInt8] = []
        while bytes.last == 0x20 { spaces.append(bytes.removeLast()) }
        return spaces
    }

    private mutating func append(_ text: StaticString) { text.withUTF8Buffer { bytes += $0 } }

    /// Code has no backslashes: more backticks than it holds stand around it.
    private mutating func appendCode(_ words: ArraySlice<UInt8>) {
        var longest = 0
        var run = 0
        for byte in words {
            run = byte == UInt8(ascii: "`") ? run + 1 : 0
            longest = max(longest, run)
        }
        let fence = [UInt8](repeating: UInt8(ascii: "`"), count: longest + 1)
        let pad: [UInt8] = longest > 0 ? [0x20] : []
        bytes += fence + pad + words.map { $0 == 0x0A ? 0x20 : $0 } + pad + fence
    }

    private mutating func appendEscaped(_ words: ArraySlice<UInt8>) {
        for index in words.indices {
            let byte = words[index]
            if byte == 0x0A {
                append("<br>")
                continue
            }
            if needsBackslash(byte, index, words) { bytes.append(0x5C) }
            bytes.append(byte)
        }
    }

    private func needsBackslash(_ byte: UInt8, _ index: Int, _ words: ArraySlice<UInt8>) -> Bool {
        func next(_ distance: Int = 1) -> UInt8 { index + distance < words.endIndex ? words[index + distance] : 0x20 }
        let before = index > words.startIndex ? words[index - 1] : bytes.last ?? 0x20
        switch byte {
        case UInt8(ascii: "*"), UInt8(ascii: "`"): return true
        case UInt8(ascii: "\\"): return MarkdownSigns.isPunctuation(next()) || next() == 0x0A
        case UInt8(ascii: "_"):
            // Blanks to be filled in stand apart; within a word it is no mark.
            return !(isWord(before) && isWord(next())) && !(isSpaceOrLine(before) && isSpaceOrLine(next()))
        case UInt8(ascii: "["):
            if next() == UInt8(ascii: "^") { return true }
            guard let close = words[index...].firstIndex(of: UInt8(ascii: "]")) else { return false }
            let behind = close + 1 < words.endIndex ? words[close + 1] : 0x20
            return behind == UInt8(ascii: "(") || behind == UInt8(ascii: "[") || behind == UInt8(ascii: ":")
        case UInt8(ascii: "<"): return isWord(next()) || "/!?".utf8.contains(next())
        case UInt8(ascii: "&"): return isWord(next()) || next() == UInt8(ascii: "#")
        case UInt8(ascii: "{"): return ">+-~=".utf8.contains(next())
        case UInt8(ascii: "|"): return place == .cell
        default: return false
        }
    }

    private func isWord(_ byte: UInt8) -> Bool {
        byte &- 0x30 < 10 || (byte | 0x20) &- 0x61 < 26 || byte >= 0x80
    }

    private func isSpaceOrLine(_ byte: UInt8) -> Bool { byte == 0x20 || byte == UInt8(ascii: "_") || byte == 0x0A }
}
