import ConcordModel

/// A long text is read in pieces, side by side.
///
/// A piece begins with the head of an article, where nothing that stands before matters: the head closes every list and
/// section. Whether it is a head shows when the piece before has been read: a fence may reach over it. Then what was read
/// behind it counts for nothing, and is read again.
extension BlockReader {
    /// Joining what is shorter would take as long as it saves.
    static let pieceLength = 1 << 17
    private static let mostPieces = 16

    /// Reads all that is left; pieces are `pieceLength` bytes long or longer.
    mutating func readToTheEnd(pieceLength: Int) {
        let cuts = self.cuts(pieceLength)
        guard !cuts.isEmpty else { return readBlocks(upTo: lines.count) }
        let (first, ends) = (self, cuts + [lines.count])
        let pieces = SideBySide.map(ends.count) { index in
            var piece = index == 0 ? first : first.pieceOfItsOwn(from: ends[index - 1])
            // Into the first one all the others go.
            piece.reserve(through: index == 0 ? piece.lines.count : ends[index])
            piece.readBlocks(upTo: ends[index])
            piece.takeNotesAtEnd()
            return piece
        }
        self = pieces[0]
        var links = Tree.LinkNumbers(of: tree)
        for (cut, piece) in zip(cuts, pieces.dropFirst()) {
            guard stands(at: cut, of: first.lines) else { return readBlocks(upTo: lines.count) }
            guard piece.next == lines.count || cuts.contains(where: { piece.stands(at: $0, of: first.lines) }) else {
                // The head at the cut closes what was left open before.
                return readBlocks(upTo: lines.count)
            }
            _ = tree.graft(piece.tree, under: root, links: &links)
            findings += piece.findings
            next = piece.next
            nextNote = piece.nextNote
        }
    }

    /// Lines with heads of articles, which cut the rest into pieces of about one length.
    private func cuts(_ pieceLength: Int) -> [Int] {
        guard next < lines.count, root.exists else { return [] }
        let start = lines[next].start
        let count = min(Self.mostPieces, (bytes.count - start) / pieceLength)
        guard count > 1 else { return [] }
        let length = (bytes.count - start) / count
        var cuts: [Int] = []
        var wanted = start + length
        for index in next + 1..<lines.count where lines[index].start >= wanted && isHeadOfArticle(lines[index]) {
            cuts.append(index)
            wanted = max(wanted, lines[index].start) + length
            // The last piece takes what is left, unless that is another one.
            if wanted + length / 2 > bytes.count { break }
        }
        return cuts
    }

    private func isHeadOfArticle(_ line: Line) -> Bool {
        line.indent < 4 && line.start + 1 < line.end && bytes[line.start] == UInt8(ascii: "#")
            && bytes[line.start + 1] == 0x20
    }

    /// Whether the line at the cut comes next and is whole: a note may end within it.
    private func stands(at cut: Int, of lines: [Line]) -> Bool {
        next == cut && self.lines[cut].start == lines[cut].start
    }

    /// A reader that begins at a line, with a tree of its own, where a stand-in takes the place of what articles hang under.
    private func pieceOfItsOwn(from line: Int) -> BlockReader {
        var piece = self
        piece.tree = Tree()
        piece.root = piece.tree.add(Provision(kind: tree[root].kind, position: tree[root].position), under: .none)
        piece.findings = []
        piece.next = line
        while piece.nextNote < source.notes.count, source.notes[piece.nextNote].offset <= lines[line].start {
            piece.nextNote += 1
        }
        return piece
    }

    /// Makes room for what is read up to a line.
    private mutating func reserve(through end: Int) {
        let size = (end < lines.count ? lines[end].start : bytes.count) - lines[next].start
        tree.text.reserveCapacity(tree.text.count + size)
        tree.runs.reserveCapacity(tree.runs.count + size / 60)
        tree.provisions.reserveCapacity(tree.provisions.count + size / 80)
    }
}
