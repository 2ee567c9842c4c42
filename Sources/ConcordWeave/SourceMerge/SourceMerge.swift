import ConcordModel

/// Merges two changed copies of an article file by provision and word.
///
/// Each file is a list of pieces. A piece of the base that both sides still have at its place is an anchor; what stands
/// between two anchors is put together from what each side did there. The result is a list of entries, each a piece or
/// a conflict; text is made of it at the very end, and every byte of it stands in one of the files.
package struct SourceMerge {
    /// One thing of the merged file.
    package enum Entry: Sendable {
        case piece(Piece)
        case conflict(Conflict)
    }

    /// A piece that is clear, and which piece it is in each file.
    package struct Piece: Sendable {
        package var base: Int?
        package var ours: Int?
        package var theirs: Int?
        var text: [UInt8]
    }

    /// Pieces that cannot be merged, as each file has them.
    package struct Conflict: Sendable {
        package var base: [Int]
        package var ours: [Int]
        package var theirs: [Int]
    }

    package let base: PieceList
    package let ours: PieceList
    package let theirs: PieceList
    package internal(set) var entries: [Entry] = []
    /// Indices among the pieces of ours in which both changed different words of one sentence.
    package internal(set) var neighbours: [Int] = []

    let left: PieceAlignment
    let right: PieceAlignment
    var tokenizer = Tokenizer()

    package init(base: PieceList, ours: PieceList, theirs: PieceList) {
        (self.base, self.ours, self.theirs) = (base, ours, theirs)
        left = PieceAlignment(base, ours, &tokenizer)
        right = PieceAlignment(base, theirs, &tokenizer)
        join()
    }

    package var conflicts: Int {
        entries.reduce(0) { if case .conflict = $1 { $0 + 1 } else { $0 } }
    }

    /// A piece that the base and both sides have.
    mutating func merged(_ piece: Int) -> Entry {
        let (our, their) = (left.partner[piece], right.partner[piece])
        let (mine, before, other) = (ours.text(our), base.text(piece), theirs.text(their))
        var entry = Piece(base: piece, ours: our, theirs: their, text: Array(mine))
        if before.elementsEqual(other) || mine.elementsEqual(other) { return .piece(entry) }
        if before.elementsEqual(mine) {
            entry.text = Array(other)
            return .piece(entry)
        }
        // Front matter and the like are lines and no words: what git merges there is merged.
        if base.pieces[piece].isLineByLine, ours.pieces[our].isLineByLine, theirs.pieces[their].isLineByLine,
            let lines = LineMerge(base: Array(before), ours: Array(mine), theirs: Array(other)).merged
        {
            entry.text = lines
            return .piece(entry)
        }
        let merge = WordMerge(
            SourceWords(piece, of: base, &tokenizer), SourceWords(our, of: ours, &tokenizer),
            SourceWords(their, of: theirs, &tokenizer), in: (base.bytes, ours.bytes, theirs.bytes))
        guard let text = merge.merged else {
            return .conflict(Conflict(base: [piece], ours: [our], theirs: [their]))
        }
        if merge.hasNeighbours { neighbours.append(our) }
        entry.text = text
        return .piece(entry)
    }
}
