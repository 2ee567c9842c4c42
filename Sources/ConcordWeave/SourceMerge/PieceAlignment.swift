import ConcordModel

/// Which piece of a side is which piece of the base.
///
/// Pieces that stand once in both files are the fixed points (the idea of Bram Cohen's patience diff); what stands between
/// two of them is paired by likeness. What is left over on both sides with the same words was moved.
struct PieceAlignment {
    /// For each piece of the base the side's, -1 for none.
    private(set) var partner: [Int]
    /// For each piece of the side the base's, -1 for none.
    private(set) var origin: [Int]
    /// For each piece of the base, whether the side has it at another place.
    var isMoved: [Bool]

    /// For each piece of the base that stayed, whether a moved one of about the same size passed it, so that it might as
    /// well be this one that was moved.
    var isPassed: [Bool]

    let base: PieceList
    let side: PieceList

    init(_ base: PieceList, _ side: PieceList, _ tokenizer: inout Tokenizer) {
        (self.base, self.side) = (base, side)
        partner = Array(repeating: -1, count: base.pieces.count)
        origin = Array(repeating: -1, count: side.pieces.count)
        isMoved = Array(repeating: false, count: base.pieces.count)
        isPassed = isMoved
        alignInOrder(&tokenizer)
        keepOrder()
        findMoves(&tokenizer)
        if isMoved.contains(true) { findPassed() }
    }

    mutating func pair(_ a: Int, _ b: Int, moved: Bool = false) {
        partner[a] = b
        origin[b] = a
        isMoved[a] = moved
    }

    func areEqual(_ a: Int, _ b: Int) -> Bool {
        base.pieces[a].digest == side.pieces[b].digest && base.pieces[a].kind == side.pieces[b].kind
    }

    // MARK: In order

    private mutating func alignInOrder(_ tokenizer: inout Tokenizer) {
        var (low, baseEnd, sideEnd) = (0, base.pieces.count, side.pieces.count)
        while low < baseEnd, low < sideEnd, areEqual(low, low) {
            pair(low, low)
            low += 1
        }
        while baseEnd > low, sideEnd > low, areEqual(baseEnd - 1, sideEnd - 1) {
            baseEnd -= 1
            sideEnd -= 1
            pair(baseEnd, sideEnd)
        }
        // The last rows of two tables may be equal: what stands below one head in the base and below another here is not it.
        while baseEnd < base.pieces.count, haveOtherHeads(baseEnd, sideEnd) {
            (partner[baseEnd], origin[sideEnd]) = (-1, -1)
            (baseEnd, sideEnd) = (baseEnd + 1, sideEnd + 1)
        }
        var (i, j) = (low, low)
        for (a, b) in fixedPoints(low..<baseEnd, low..<sideEnd) + [(baseEnd, sideEnd)] {
            alignGap(i..<a, j..<b, &tokenizer)
            if a < baseEnd { pair(a, b) }
            (i, j) = (a + 1, b + 1)
        }
    }

    /// Whether two pieces stand below different heads of one article.
    private func haveOtherHeads(_ a: Int, _ b: Int) -> Bool {
        var (old, new) = (base.pieces[a].parent, side.pieces[b].parent)
        while old >= 0, new >= 0, !base.pieces[old].kind.isTopLevel, !side.pieces[new].kind.isTopLevel {
            if !areEqual(old, new) { return true }
            (old, new) = (base.pieces[old].parent, side.pieces[new].parent)
        }
        return (old >= 0 && !base.pieces[old].kind.isTopLevel) || (new >= 0 && !side.pieces[new].kind.isTopLevel)
    }

    /// Pairs what stands between two fixed points: first what stands below one parent, level by level, then what lost its
    /// parent or got a new one.
    private mutating func alignGap(_ bases: Range<Int>, _ sides: Range<Int>, _ tokenizer: inout Tokenizer) {
        guard !bases.isEmpty, !sides.isEmpty else { return }
        alignBelowOneParent(bases, sides, &tokenizer)
        var (i, j) = (bases.lowerBound, sides.lowerBound)
        let pairs = bases.filter { partner[$0] >= 0 }.map { ($0, partner[$0]) }
        for (a, b) in pairs + [(bases.upperBound, sides.upperBound)] where i <= a && j <= b {
            let (lost, new) = (Array(i..<a), Array(j..<b))
            if !lost.isEmpty, !new.isEmpty { pairAlike(lost, new, &tokenizer, mayChangeParent: true) }
            (i, j) = (a + 1, b + 1)
        }
    }

    private mutating func alignBelowOneParent(
        _ bases: Range<Int>, _ sides: Range<Int>, _ tokenizer: inout Tokenizer
    ) {
        guard !bases.isEmpty, !sides.isEmpty else { return }
        // Behind a fixed point the deeper levels end first, so that groups by parent keep the order.
        var groups: [(parent: Int, bases: [Int], sides: [Int])] = []
        for index in bases where base.pieces[index].parent < bases.lowerBound {
            let parent = base.pieces[index].parent
            let other = parent < 0 ? -1 : partner[parent]
            guard parent < 0 || other >= 0 else { continue }
            if groups.last?.parent == other {
                groups[groups.count - 1].bases.append(index)
            } else {
                groups.append((other, [index], []))
            }
        }
        for index in sides where side.pieces[index].parent < sides.lowerBound {
            guard let group = groups.firstIndex(where: { $0.parent == side.pieces[index].parent }) else { continue }
            groups[group].sides.append(index)
        }
        for group in groups where !group.sides.isEmpty {
            let before = Set(group.bases.filter { partner[$0] >= 0 })
            pairAlike(group.bases, group.sides, &tokenizer, mayChangeParent: false)
            for index in group.bases where partner[index] >= 0 && !before.contains(index) {
                let ends = (base.subtreeEnd(of: index, in: bases), side.subtreeEnd(of: partner[index], in: sides))
                alignBelowOneParent(index + 1..<ends.0, partner[index] + 1..<ends.1, &tokenizer)
            }
        }
    }

    private mutating func pairAlike(
        _ bases: [Int], _ sides: [Int], _ tokenizer: inout Tokenizer, mayChangeParent: Bool
    ) {
        let found = SiblingAlignment.align(
            bases.map { signature($0, base, &tokenizer) }, sides.map { signature($0, side, &tokenizer) })
        var (i, j) = (0, 0)
        for (a, b) in found + [(bases.count, sides.count)] {
            if !mayChangeParent { pairByName(bases[i..<a], sides[j..<b]) }
            if a < bases.count, !mayChangeParent || hasOtherParent(bases[a], sides[b]) { pair(bases[a], sides[b]) }
            (i, j) = (a + 1, b + 1)
        }
    }

    /// Whether the parent of a piece is gone, or the parent that it has now is new.
    private func hasOtherParent(_ a: Int, _ b: Int) -> Bool {
        let (old, new) = (base.pieces[a].parent, side.pieces[b].parent)
        return old >= 0 && partner[old] < 0 || new >= 0 && origin[new] < 0
    }

    /// Rows of one name and provisions of one number and title are the same, whatever else of them changed.
    private mutating func pairByName(_ bases: ArraySlice<Int>, _ sides: ArraySlice<Int>) {
        guard bases.count * sides.count < 100_000 else { return }
        var rest = sides
        for a in bases where !base.pieces[a].label.isEmpty {
            let piece = base.pieces[a]
            let found = rest.firstIndex {
                side.pieces[$0].label == piece.label && side.pieces[$0].kind == piece.kind
                    && (piece.kind == .row || !piece.title.isEmpty && side.pieces[$0].title == piece.title)
            }
            guard let found else { continue }
            pair(a, rest[found])
            rest = rest[(found + 1)...]
        }
    }

    func signature(_ index: Int, _ list: PieceList, _ tokenizer: inout Tokenizer) -> ProvisionSignature {
        let piece = list.pieces[index]
        var signature = ProvisionSignature(kind: piece.kind)
        signature.digest = piece.digest
        signature.label = piece.label
        if !piece.title.isEmpty { signature.heading = [tokenizer.number(of: Array(piece.title.utf8)[...])] }
        // Front matter is front matter, whatever it says.
        if index == 0, piece.isLineByLine, list.text(index).starts(with: "---".utf8) {
            signature.add(0)
            return signature
        }
        // Whole lines are alike or not.
        guard !piece.isLineByLine || piece.kind == .verbatim else {
            signature.add(UInt32(truncatingIfNeeded: piece.digest))
            return signature
        }
        // Every head begins with “Section” and a number, which say nothing. The numbers of words would depend on which
        // side was read first.
        let isHead = piece.kind == .section || piece.kind.isTopLevel
        for word in SourceWords(index, of: list, &tokenizer).words
        where !isHead || word.bytes.lowerBound >= piece.bodyStart {
            signature.add(Self.hash(list.bytes[word.bytes]))
        }
        return signature
    }

    /// FNV-1a over 32 bits; where the words of one token are parted does not matter.
    private static func hash(_ word: ArraySlice<UInt8>) -> UInt32 {
        word.reduce(0x811c_9dc5) { PieceList.isSpace($1) ? $0 : ($0 ^ UInt32($1)) &* 0x0100_0193 }
    }
}
