import ConcordModel

extension PieceList {
    /// Parts a file into pieces.
    ///
    /// - Parameters:
    ///   - source: the file; of its internal notes every byte counts, as of its words.
    ///   - tree: what the block reader made of it; nil takes every line as a piece, for a file that is no article.
    package init(_ source: SourceFile, read tree: Tree?) {
        let tree = tree.map { Self.asWritten($0, source) }
        bytes = source.written
        isPlain = tree == nil
        pieces = []
        let lines = Self.lines(of: bytes)
        var openers = [Int32](repeating: -1, count: lines.count)
        if let tree { Self.note(tree, lines, &openers) }
        var pieceOfLine = [Int32](repeating: -1, count: lines.count)
        var sawBlank = true
        var loose: [Int] = []
        for (number, line) in lines.enumerated() {
            if line.isBlank {
                // Blank lines of fenced text are part of it when more of it follows.
                sawBlank = true
                if tree == nil { pieces.append(Self.plain(line.start..<line.end)) }
            } else if openers[number] >= 0, let tree {
                pieces.append(Self.piece(of: ProvisionID(Int(openers[number])), line, tree))
                sawBlank = false
            } else if tree != nil, !sawBlank, !pieces.isEmpty, looksLikeItem(line) {
                // An item whose number is not due, since the one before it was deleted, is read as text of the last one.
                pieces.append(SourcePiece(bytes: line.start..<line.end, kind: .item, isLineByLine: false))
                loose.append(pieces.count - 1)
            } else if tree == nil || pieces.isEmpty || sawBlank && pieces[pieces.count - 1].kind != .verbatim {
                pieces.append(Self.plain(line.start..<line.end))
                sawBlank = false
            } else {
                pieces[pieces.count - 1].bytes = pieces[pieces.count - 1].bytes.lowerBound..<line.end
                sawBlank = false
            }
            pieceOfLine[number] = Int32(pieces.count - 1)
        }
        var labelEnds = pieces.map(\.bytes.lowerBound)
        if let tree { nameProvisions(of: tree, lines, pieceOfLine, &labelEnds) }
        for index in loose { pieces[index].parent = pieces[index - 1].parent }
        for index in pieces.indices { digest(index, labelEnd: labelEnds[index]) }
    }

    /// A tree whose places are those in the file with its notes.
    private static func asWritten(_ tree: Tree, _ source: SourceFile) -> Tree {
        if source.text.jumps.isEmpty { return tree }
        var tree = tree
        for index in tree.provisions.indices {
            let offset = Int(tree.provisions[index].position.offset)
            tree.provisions[index].position = SourcePosition(FileID(0), source.written(offset))
        }
        for index in tree.runs.indices {
            tree.runs[index].source = UInt32(source.written(Int(tree.runs[index].source)))
        }
        return tree
    }

    private struct Line {
        var start: Int
        var end: Int
        var isBlank: Bool
    }

    private static func lines(of bytes: [UInt8]) -> [Line] {
        var lines: [Line] = []
        lines.reserveCapacity(bytes.count / 60 + 8)
        // A byte order mark stands before the first piece.
        var start = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
        while start < bytes.count {
            var end = start
            var isBlank = true
            while end < bytes.count, bytes[end] != 0x0A, bytes[end] != 0x0D {
                if bytes[end] != 0x20, bytes[end] != 0x09 { isBlank = false }
                end += 1
            }
            lines.append(Line(start: start, end: end, isBlank: isBlank))
            start = end + 1
            if end + 1 < bytes.count, bytes[end] == 0x0D, bytes[end + 1] == 0x0A { start += 1 }
        }
        return lines
    }

    /// Whether a line begins with `(c)`, `c.` or `c)`, behind a line that ends a clause.
    private func looksLikeItem(_ line: Line) -> Bool {
        guard let last = pieces.last, last.kind == .item || last.kind == .paragraph,
            let end = bytes[last.bytes].last(where: { !Self.isSpace($0) }), end == 0x2E || end == 0x3B || end == 0x3A
        else { return false }
        var cursor = line.start
        while cursor < line.end, Self.isSpace(bytes[cursor]) { cursor += 1 }
        let isOpened = cursor < line.end && bytes[cursor] == UInt8(ascii: "(")
        if isOpened { cursor += 1 }
        let start = cursor
        while cursor < line.end, (bytes[cursor] | 0x20) &- 0x61 < 26 { cursor += 1 }
        guard 1...4 ~= cursor - start, cursor + 1 < line.end, Self.isSpace(bytes[cursor + 1]) else { return false }
        let isLetter = !isOpened && cursor == start + 1
        return bytes[cursor] == UInt8(ascii: ")") || isLetter && bytes[cursor] == UInt8(ascii: ".")
    }

    private static func line(at offset: Int, in lines: [Line]) -> Int? {
        var (low, high) = (0, lines.count)
        while low < high {
            let middle = (low + high) / 2
            if lines[middle].start <= offset { low = middle + 1 } else { high = middle }
        }
        return low > 0 ? low - 1 : nil
    }

    private static func isWritten(_ kind: ProvisionKind) -> Bool {
        switch kind {
        case .agreement, .title, .cover, .division, .cell: false
        case .article, .appendix, .letter, .front, .section, .item, .bullet, .paragraph, .table, .row, .caption,
            .verbatim, .quote, .footnote, .rule:
            true
        }
    }

    /// The outermost provision that begins on each line.
    private static func note(_ tree: Tree, _ lines: [Line], _ openers: inout [Int32]) {
        for (index, provision) in tree.provisions.enumerated() where isWritten(provision.kind) {
            guard let line = line(at: Int(provision.position.offset), in: lines), openers[line] < 0 else { continue }
            openers[line] = Int32(index)
        }
    }

    private static func plain(_ bytes: Range<Int>) -> SourcePiece {
        SourcePiece(bytes: bytes, kind: .rule, isLineByLine: true)
    }

    private static func piece(of id: ProvisionID, _ line: Line, _ tree: Tree) -> SourcePiece {
        SourcePiece(
            bytes: line.start..<line.end, kind: tree[id].kind, isLineByLine: tree[id].kind == .verbatim)
    }

    /// Gives each piece its place in the order of provisions: what it stands below, its label and title.
    private mutating func nameProvisions(
        of tree: Tree, _ lines: [Line], _ pieceOfLine: [Int32], _ labelEnds: inout [Int]
    ) {
        var pieceOf = [Int32](repeating: -1, count: tree.provisions.count)
        var paths = [String](repeating: "", count: tree.provisions.count)
        var lists: [String: Int] = [:]
        var isNamed = [Bool](repeating: false, count: pieces.count)
        for (index, provision) in tree.provisions.enumerated() where provision.parent.exists {
            let id = ProvisionID(index)
            let above = Int(provision.parent.index)
            guard let line = Self.line(at: Int(provision.position.offset), in: lines), pieceOfLine[line] >= 0 else {
                continue
            }
            let piece = Int(pieceOfLine[line])
            pieceOf[index] = Int32(piece)
            paths[index] = paths[above]
            if provision.kind == .cell {
                pieces[piece].columns += 1
                if pieces[piece].columns == 1, pieces[piece].kind == .row {
                    pieces[piece].label = tree.string(.text, of: id)
                }
                continue
            }
            let key = Self.key(of: id, tree, under: paths[above], &lists)
            if !key.isEmpty {
                paths[index] = paths[above] + "/" + key
                pieces[piece].paths.append(paths[index])
            } else if provision.kind == .section || provision.kind.isTopLevel {
                paths[index] = paths[above] + "/" + TargetSearch.title(id, in: tree)
            }
            guard !isNamed[piece] else { continue }
            isNamed[piece] = true
            if pieces[piece].kind != .row {
                pieces[piece].label = key
                pieces[piece].number = key.isEmpty ? "" : TargetSearch.key(id, in: tree)
            }
            pieces[piece].title = TargetSearch.title(id, in: tree)
            let parent = Int(pieceOf[above])
            pieces[piece].parent = parent < piece ? parent : -1
            if let last = provision.label.last {
                let run = tree.runs[Int(last)]
                let end = Int(run.source + run.length)
                if pieces[piece].bytes.contains(end) { labelEnds[piece] = end }
            }
        }
    }

    /// What the label of a provision is among its siblings. A list that begins anew is another list.
    private static func key(
        of id: ProvisionID, _ tree: Tree, under path: String, _ lists: inout [String: Int]
    ) -> String {
        guard let label = tree.label(of: id), !label.number.isEmpty else { return "" }
        let key = TargetSearch.key(id, in: tree)
        guard tree[id].kind == .item else { return "\(tree[id].kind == .section ? "s" : "")\(key)" }
        let style = "\(label.enclosure.rawValue).\(label.numeral.rawValue)"
        if label.value == 1 { lists[path + style, default: 0] += 1 }
        return "\(key) \(style) \(lists[path + style] ?? 0)"
    }

    /// Hashes the words, every stretch of spaces and line ends between words counting as one space.
    private mutating func digest(_ index: Int, labelEnd: Int) {
        let piece = pieces[index]
        var whole = FNV1a()
        var body = whole
        var spaceIsDue = false
        var weight = 0
        func feed(_ byte: UInt8, _ offset: Int) {
            whole.add(byte)
            if offset >= labelEnd { body.add(byte) }
        }
        for offset in piece.bytes {
            let byte = bytes[offset]
            if piece.isLineByLine {
                if byte == 0x0D, offset + 1 < piece.bytes.upperBound, bytes[offset + 1] == 0x0A { continue }
            } else if Self.isSpace(byte) {
                spaceIsDue = true
                continue
            } else if spaceIsDue {
                if weight > 0 { feed(0x20, offset - 1) }
                spaceIsDue = false
            }
            feed(byte, offset)
            weight += 1
        }
        pieces[index].digest = whole.value
        pieces[index].bodyDigest = body.value
        pieces[index].weight = weight
        pieces[index].bodyStart = labelEnd
    }

    static func isSpace(_ byte: UInt8) -> Bool { byte == 0x20 || byte == 0x09 || byte == 0x0A || byte == 0x0D }
}
