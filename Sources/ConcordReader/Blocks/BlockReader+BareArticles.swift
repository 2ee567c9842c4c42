import ConcordModel

extension BlockReader {
    /// `ARTICLE 12. VACATION` without marks: a line of its own in capitals, in bold or in the words of a title, where an
    /// article can begin. Writers who paste a contract or a proposal forget the mark, and a number that people cite may not
    /// vanish into a section.
    mutating func readBareArticle(_ line: Line) -> Bool {
        let first = bytes[line.start]
        guard
            first | 0x20 == UInt8(ascii: "a") || first == UInt8(ascii: "*") || first == UInt8(ascii: "_")
                || first >= 0x80
                || first == 0x5C, afterBlank, line.indent < 4, !quote.exists, defaultKind == .article,
            next + 1 >= lines.count || lines[next + 1].isBlank, line.end - line.start <= 120
        else { return false }
        let content = trimmed(line.start..<line.end)
        guard let head = wordedHead(content), head.label.word == .article, head.label.value != nil,
            mayNumber(head)
        else { return false }
        let isBold = head.inner.lowerBound - content.lowerBound >= 2 && head.inner.upperBound < content.upperBound
        guard
            isBold || !bytes[head.inner].contains(where: Numerals.isLower) || isTitled(head, line)
                || other?.heads[source.origin(of: line.start)] != nil
        else { return false }
        if topLevel.exists {
            // A letter or an appendix may quote the head of the article it is about, and an article its own.
            guard tree[topLevel].kind == .article || tree[topLevel].kind == .front,
                tree.label(of: topLevel)?.key != head.label.key
            else { return false }
        }
        next += 1
        afterBlank = true
        openTopLevel(content, line)
        return true
    }

    /// Whether a plain line reads as the head of the next article: a sign behind the number, a title in capitalized words
    /// without a period, and text below. In a list of contents another such line follows.
    private func isTitled(_ head: HeadStart, _ line: Line) -> Bool {
        guard !Numerals.isLetter(bytes[head.bytes.upperBound - 1]), !Numerals.isDigit(bytes[head.bytes.upperBound - 1]),
            !head.title.isEmpty,
            titleEnd(from: head.title.lowerBound, to: head.title.upperBound) == head.title.upperBound,
            bytes[head.title.upperBound - 1] != UInt8(ascii: "."), !Numerals.isDigit(bytes[head.title.upperBound - 1])
        else { return false }
        if let open = topLabel?.value, let value = head.label.value, value < open {
            return false
        }
        var index = next + 1
        while index < lines.count, lines[index].isBlank { index += 1 }
        guard index < lines.count else { return true }
        let following = HeadLabel.readWorded(
            bytes, from: lines[index].start, to: lines[index].end, mustSeparate: false)
        return following?.label.word != .article
    }
}
