import ConcordModel

extension BlockReader {
    /// An unnumbered paragraph. It belongs where its indentation says, else to the innermost open item.
    mutating func readParagraph(_ line: Line, from start: Int, in parent: ProvisionID?) {
        if parent == nil, afterBlank, looksLikeSubhead(line) { items.closeAll() }
        if line.seen.contains(.pipe) || bytes[line.start] == UInt8(ascii: "+") { reportBars(in: line) }
        let home = parent ?? parentForText(indent: line.indent)
        let id = add(.paragraph, at: line.start, under: home)
        readText(of: id, line, from: start)
    }

    /// Reads the text of `id` from `start` of the current line to the end of the paragraph.
    mutating func readText(of id: ProvisionID, _ line: Line, from start: Int, opening: Range<Int>? = nil) {
        var pieces: [Range<Int>] = []
        if start < line.end { pieces.append(start..<line.end) }
        var isSignature = hasSignatureLine(line)
        var isPlain = line.seen.isPlain
        next += 1
        afterBlank = false
        while next < lines.count, !lines[next].isBlank, !startsBlock(lines[next]) {
            let following = lines[next]
            if following.indent < line.indent, isFlushText(following, below: line, of: id) { break }
            isSignature = isSignature || hasSignatureLine(following)
            isPlain = isPlain && following.seen.isPlain
            pieces.append(following.start..<following.end)
            next += 1
        }
        if !pieces.isEmpty {
            let keepsLines = isSignature && pieces.count > 1
            tree.provisions[Int(id.index)].text =
                keepsLines
                ? readLineByLine(pieces, of: id)
                : readInline(pieces, of: id, isPlain: isPlain, opening: opening)
        }
        // A note on the line right below is one on the paragraph.
        if nextNote < source.notes.count {
            let end = lines[next - 1].end
            takeNotes(through: end < bytes.count && bytes[end] == 0x0D ? end + 2 : end + 1, for: id)
        }
    }

    /// Whether a line right below an item that is set in stands left of it because it goes on with what holds the list. A
    /// writer who sets in only the first line of each item wraps the rest to the margin: then the words go on, the next
    /// number follows, or items before were wrapped so.
    private mutating func isFlushText(_ following: Line, below line: Line, of id: ProvisionID) -> Bool {
        guard let level = items.levels.last, level.item == id, !level.isBullet, level.indent >= 2,
            following.indent + 1 < level.indent, !wrapsToMargin, !quote.exists
        else { return false }
        let content = trimmed(lines[next - 1].start..<lines[next - 1].end)
        let endsClause = bytes[content].last.map { [0x3A, 0x2E, 0x3B, 0x2C].contains($0) } ?? false
        if endsClause || Self.endsInJoint(bytes[content]),
            !upcomingEnumerators().contains(where: { mark, indent in
                abs(indent - level.indent) <= 1 && level.isFollowed(by: mark)
            })
        {
            return true
        }
        wrapsToMargin = true
        return false
    }

    /// Blanks to sign or fill in keep their lines: joined, a name would no longer stand under its line.
    private mutating func readLineByLine(_ pieces: [Range<Int>], of id: ProvisionID) -> Range<UInt32> {
        let first = UInt32(tree.runs.count)
        for (index, piece) in pieces.enumerated() {
            if index > 0 {
                tree.runs.append(tree.append(CollectionOfOne(0x0A), source: source.origin(of: piece.lowerBound)))
            }
            _ = readInline([piece], of: id)
        }
        return first..<UInt32(tree.runs.count)
    }

    func hasSignatureLine(_ line: Line) -> Bool {
        guard line.seen.contains(.markup) else { return false }
        var run = 0
        for offset in line.start..<line.end {
            run = bytes[offset] == UInt8(ascii: "_") ? run + 1 : 0
            if run >= 5 { return true }
        }
        return false
    }

    /// Whether a line right under text begins something else.
    private mutating func startsBlock(_ line: Line) -> Bool {
        if line.seen.contains(.markup) || bytes[line.start] == UInt8(ascii: "\""), isTabTableStart(next) { return true }
        switch bytes[line.start] {
        case UInt8(ascii: "#"):
            let marks = bytes[line.start..<line.end].prefix { $0 == UInt8(ascii: "#") }.count
            return marks <= 6 && !quote.exists && endsHeadMarks(line.start + marks, line)
        case UInt8(ascii: "`"), UInt8(ascii: "~"):
            return fence(at: line) != nil
        case UInt8(ascii: ">"):
            return true
        case UInt8(ascii: "|"):
            return isTableStart(next)
        case UInt8(ascii: "-"), UInt8(ascii: "+"), UInt8(ascii: "*"), 0xC2...0xFF:
            return isRule(line) || interruptsAsBullet(line) || interruptsInEmphasis(line)
                || bytes[line.start] != UInt8(ascii: "-") && bytes[line.start] != UInt8(ascii: "+")
                    && runInHead(line) != nil
        case UInt8(ascii: "["):
            return isFootnoteLine(line) || interruptsAsItem(line)
        case UInt8(ascii: "<"):
            return isHTMLTableStart(line)
        default:
            if bytes[line.start] == UInt8(ascii: "("), line.end - line.start < 3 { return false }
            return interruptsAsItem(line) || runInHead(line) != nil
        }
    }

    private func interruptsInEmphasis(_ line: Line) -> Bool {
        guard bytes[line.start] == UInt8(ascii: "*"), let (mark, _) = enumerator(of: line) else { return false }
        return mayInterrupt(mark, line)
    }

    private func interruptsAsItem(_ line: Line) -> Bool {
        guard let mark = Enumerator.read(bytes, from: line.start, to: line.end) else { return false }
        return mayInterrupt(mark, line)
    }

    /// A short line in capitals, or one that ends in a colon, over a list that begins anew ("STEP 2", "WORKPLACE
    /// OPTIONS:") stands over the list and not inside the last item of the one before.
    private func looksLikeSubhead(_ line: Line) -> Bool {
        guard !items.levels.isEmpty, next + 1 >= lines.count || lines[next + 1].isBlank else { return false }
        let content = trimmed(line.start..<line.end)
        guard content.count <= 80 else { return false }
        let text = bytes[content]
        let isCapitals = text.contains(where: Numerals.isUpper) && !text.contains(where: Numerals.isLower)
        let endsInColon = text.last == UInt8(ascii: ":")
        guard isCapitals || endsInColon else { return false }
        if isCapitals, indentOfOutermost >= line.indent { return true }
        var index = next + 1
        while index < lines.count, lines[index].isBlank { index += 1 }
        guard index < lines.count, let mark = Enumerator.read(bytes, from: lines[index].start, to: lines[index].end)
        else { return false }
        return lines[index].indent <= line.indent && mark.mayBegin
            && items.levels.contains { mark.reading(as: $0.kind) != nil }
    }

    private var indentOfOutermost: Int { items.levels.first?.indent ?? 0 }
}
