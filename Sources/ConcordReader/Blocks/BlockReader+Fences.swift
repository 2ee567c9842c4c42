import ConcordModel

/// Blocks with an edge of their own: fenced text, lines of dashes, quotes.
extension BlockReader {
    func fence(at line: Line) -> (mark: UInt8, count: Int)? {
        let mark = bytes[line.start]
        guard mark == UInt8(ascii: "`") || mark == UInt8(ascii: "~") else { return nil }
        let count = bytes[line.start..<line.end].prefix { $0 == mark }.count
        guard count >= 3 else { return nil }
        if mark == UInt8(ascii: "`"), bytes[line.start + count..<line.end].contains(mark) { return nil }
        return (mark, count)
    }

    /// Fenced text: lines and spaces are kept.
    mutating func readFence(_ line: Line) -> Bool {
        guard let (mark, count) = fence(at: line) else { return false }
        let id = add(.verbatim, at: line.start, under: parentForText(indent: line.indent))
        next += 1
        let first = UInt32(tree.runs.count)
        var isClosed = false
        var words: [Range<Int>] = []
        // One word behind the opening marks names a language; more are words of the contract.
        let info = trimmed(line.start + count..<line.end)
        if bytes[info].contains(where: { $0 == 0x20 || $0 == 0x09 }) { words.append(info) }
        while next < lines.count {
            let current = lines[next]
            next += 1
            let closing = bytes[current.start..<current.end].prefix { $0 == mark }.count
            if closing >= count, current.indent < line.indent + 4,
                trimmed(current.start + closing..<current.end).isEmpty
            {
                isClosed = true
                break
            }
            let start = current.isBlank ? current.end : contentStart(of: current, without: line.indent)
            words.append(start..<current.end)
            tree[id].endOffset = UInt32(source.origin(of: current.end))
        }
        appendVerbatim(words, of: id)
        tree[id].text = first..<UInt32(tree.runs.count)
        if !isClosed {
            report(
                .unclosedFence, at: line.start,
                "This block of fixed text is never closed; it was read to the end of the file.",
                cure: "Close it with a line of \(String(repeating: Character(Unicode.Scalar(mark)), count: count)).")
        }
        afterBlank = true
        return true
    }

    private mutating func appendVerbatim(_ lines: [Range<Int>], of id: ProvisionID) {
        for (index, line) in lines.enumerated() {
            if index > 0 {
                tree.runs.append(tree.append(CollectionOfOne(0x0A), source: source.origin(of: line.lowerBound)))
            }
            for piece in source.unbroken(line) { appendWellFormed(piece) }
        }
        if let last = lines.last { takeNotes(through: last.upperBound, for: id) }
    }

    /// Words as they stand. What is no character becomes U+FFFD, in a run of its own, so that the runs around it still
    /// lead back to the file.
    mutating func appendWellFormed(_ range: Range<Int>) {
        guard !bytes[range].allSatisfy({ $0 &- 1 < 0x7F }) else { return appendRun(range) }
        var parser = Unicode.UTF8.ForwardParser()
        var rest = bytes[range].makeIterator()
        var kept = range.lowerBound
        var cursor = range.lowerBound
        parsing: while true {
            let length: Int
            switch parser.parseScalar(from: &rest) {
            case .emptyInput: break parsing
            case .valid(let scalar):
                length = scalar.count
                guard bytes[cursor] == 0 else {
                    cursor += length
                    continue
                }
            case .error(let count): length = count
            }
            appendRun(kept..<cursor)
            tree.runs.append(tree.append([0xEF, 0xBF, 0xBD], source: source.origin(of: cursor)))
            cursor += length
            kept = cursor
        }
        appendRun(kept..<range.upperBound)
    }

    private mutating func appendRun(_ range: Range<Int>) {
        guard !range.isEmpty else { return }
        let start = tree.text.count
        tree.text.append(contentsOf: bytes[range])
        tree.runs.append(Run(start: start, length: range.count, source: source.origin(of: range.lowerBound)))
    }

    /// The start of a line's content when up to `columns` of its indentation belong to the block.
    private func contentStart(of line: Line, without columns: Int) -> Int {
        var offset = line.lineStart
        var width = 0
        while offset < line.start, width < columns, bytes[offset] == 0x20 {
            offset += 1
            width += 1
        }
        return offset
    }

    func isRule(_ line: Line) -> Bool {
        let content = trimmed(line.start..<line.end)
        let first = bytes[line.start]
        guard first == UInt8(ascii: "-") || first == UInt8(ascii: "*") else { return false }
        var count = 0
        for byte in bytes[content] {
            if byte == first { count += 1 } else if byte != 0x20, byte != 0x09 { return false }
        }
        return count >= 3
    }

    /// A line of dashes or asterisks parts the text. It is kept as written; it may hold the place of a signature.
    mutating func readRule(_ line: Line) -> Bool {
        guard isRule(line) else { return false }
        let id = add(.rule, at: line.start, under: parentForText(indent: line.indent))
        tree.runs.append(
            tree.append(bytes[trimmed(line.start..<line.end)], source: source.origin(of: line.start)))
        tree[id].text = UInt32(tree.runs.count - 1)..<UInt32(tree.runs.count)
        next += 1
        afterBlank = true
        return true
    }

    /// `> ` lines: a note or an example, with blocks of its own.
    mutating func readQuote(_ line: Line) {
        let id = add(.quote, at: line.start, under: parentForText(indent: line.indent))
        var inner: [Line] = []
        let from = next
        bytes.withUnsafeBufferPointer { bytes in
            while next < lines.count, !lines[next].isBlank, bytes[lines[next].start] == UInt8(ascii: ">") {
                var start = lines[next].start + 1
                if start < lines[next].end, bytes[start] == 0x20 { start += 1 }
                inner.append(Line(bytes, from: start, to: lines[next].end, seen: lines[next].seen))
                next += 1
            }
        }
        let resume = next
        // Quotes in quotes are read as text once they are deep, so that `>>>>>` costs no recursion.
        let depth = quoteDepth(of: id)
        let saved = (lines, quote, items, exhausted, nextTableEnd)
        lines = inner
        next = 0
        quote = id
        nextTableEnd = nil
        items.closeAll()
        afterBlank = true
        if depth < 8 {
            readBlocks(upTo: lines.count)
        } else {
            while next < lines.count {
                if lines[next].isBlank {
                    next += 1
                } else {
                    readParagraph(lines[next], from: lines[next].start, in: id)
                }
            }
        }
        // A sign that no longer comes in the quote may well come behind it.
        (lines, quote, items, exhausted, nextTableEnd) = saved
        next = max(resume, from + 1)
        afterBlank = true
    }

    private func quoteDepth(of id: ProvisionID) -> Int {
        var depth = 0
        var current = id
        while current.exists, tree[current].kind == .quote {
            depth += 1
            current = tree[current].parent
        }
        return depth
    }
}
