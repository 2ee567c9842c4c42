import ConcordModel

/// Which words of a hunk's inserted lines are words of its struck lines. A patch strikes and inserts whole lines; a marked
/// paper would mark the words that differ, and so does this: what stands in both is taken as not changed.
///
/// First the blocks of both (paragraphs, items, rows) are paired by how alike they are, so that a renumbered item is laid
/// beside itself and not beside its neighbour; then the words of each pair are compared.
struct PatchWords {
    /// The struck words and the inserted ones that do not stand in both, in the order of the patch.
    private(set) var struck: [Range<Int>] = []
    private(set) var inserted: [Range<Int>] = []
    /// For inserted words that are struck words (by where they begin) those.
    private(set) var origins: [Int: Range<Int>] = [:]

    private let bytes: [UInt8]
    private var numbers: [ArraySlice<UInt8>: UInt32] = [:]

    init(_ bytes: [UInt8], _ hunks: [PatchHunk]) {
        self.bytes = bytes
        for hunk in hunks {
            var struck: [PatchUnit] = []
            var inserted: [PatchUnit] = []
            for line in hunk.lines {
                let isBlank = bytes[line.content].allSatisfy { $0 <= 0x20 }
                switch line.kind {
                case .context where isBlank:
                    PatchUnit.end(&struck)
                    PatchUnit.end(&inserted)
                case .context:
                    compare(struck, inserted)
                    (struck, inserted) = ([], [])
                case .struck: PatchUnit.add(line, isBlank: isBlank, bytes, to: &struck)
                case .inserted: PatchUnit.add(line, isBlank: isBlank, bytes, to: &inserted)
                }
            }
            compare(struck, inserted)
        }
        struck.sort { $0.lowerBound < $1.lowerBound }
        inserted.sort { $0.lowerBound < $1.lowerBound }
    }

    private mutating func compare(_ struck: [PatchUnit], _ inserted: [PatchUnit]) {
        let old = struck.map { PatchLineKeys(bytes: bytes, of: $0.body) }
        let new = inserted.map { PatchLineKeys(bytes: bytes, of: $0.body) }
        let pairs = UnitAlignment.align(struck.count, inserted.count) { a, b in
            guard struck[a].kind == inserted[b].kind else { return nil }
            let likeness = old[a].likeness(to: new[b])
            let isSameLabel = !struck[a].label.isEmpty && struck[a].label == inserted[b].label
            guard likeness > 0.3 || isSameLabel && likeness > 0.12 else { return nil }
            return likeness + (isSameLabel ? 0.3 : 0) + (likeness == 1 && struck[a].kind == .heading ? 0.8 : 0)
        }
        var partner: [Int: Int] = [:]
        for (a, b) in pairs { partner[b] = a }
        let paired = Set(pairs.map(\.0))
        for (index, unit) in struck.enumerated() where !paired.contains(index) {
            self.struck += unit.lines.flatMap { PatchWords.words(bytes, $0) }
        }
        for (index, unit) in inserted.enumerated() {
            if let other = partner[index] {
                if unit.kind == .row, let row = struck[other].lines.first {
                    compareCells(row, unit.lines[0])
                } else {
                    compareWords(struck[other].lines.flatMap(words), unit.lines.flatMap(words))
                }
            } else {
                self.inserted += unit.lines.flatMap(words)
            }
        }
    }

    /// The words of a row keep their columns. Where it gets longer or shorter, a cell stays itself when another is put in or
    /// taken out beside it.
    private mutating func compareCells(_ struck: Range<Int>, _ inserted: Range<Int>) {
        let (old, new) = (cells(struck), cells(inserted))
        if old.count == new.count {
            for (old, new) in zip(old, new) { compareWords(words(old), words(new)) }
            return
        }
        let pairs = MyersAlignment.align(old.map { number(of: $0) }[...], new.map { number(of: $0) }[...])
        var (i, j) = (0, 0)
        for (a, b) in pairs + [(old.count, new.count)] {
            compareWords(old[i..<a].flatMap(words), [])
            compareWords([], new[j..<b].flatMap(words))
            if a < old.count, b < new.count { compareWords(words(old[a]), words(new[b])) }
            (i, j) = (a + 1, b + 1)
        }
    }

    private mutating func compareWords(_ old: [Range<Int>], _ new: [Range<Int>]) {
        let pairs = MyersAlignment.align(old.map { number(of: $0) }[...], new.map { number(of: $0) }[...])
        for (a, b) in pairs { origins[new[b].lowerBound] = old[a] }
        let kept = Set(pairs.map { old[$0.0].lowerBound })
        struck += old.filter { !kept.contains($0.lowerBound) }
        inserted += new.filter { origins[$0.lowerBound] == nil }
    }

    /// The words of a row's cells, without the spaces around them.
    private func cells(_ row: Range<Int>) -> [Range<Int>] {
        bytes[row].split(separator: UInt8(ascii: "|"), omittingEmptySubsequences: false).dropFirst().map { cell in
            var cell = cell
            while let first = cell.first, first <= 0x20 { cell = cell.dropFirst() }
            while let last = cell.last, last <= 0x20 { cell = cell.dropLast() }
            return cell.indices
        }
    }

    private mutating func number(of word: Range<Int>) -> UInt32 {
        let slice = bytes[word].allSatisfy { $0 < 0x80 } ? bytes[word] : PlainSign.folded(bytes[word])[...]
        if let known = numbers[slice] { return known }
        numbers[slice] = UInt32(numbers.count)
        return UInt32(numbers.count - 1)
    }

    private func words(_ line: Range<Int>) -> [Range<Int>] { PatchWords.words(bytes, line) }

    /// Words between spaces of any kind and borders of cells.
    static func words(_ bytes: [UInt8], _ line: Range<Int>) -> [Range<Int>] {
        var words: [Range<Int>] = []
        for word in bytes[line].split(whereSeparator: { $0 <= 0x20 || $0 == UInt8(ascii: "|") }) {
            if word.allSatisfy({ $0 < 0x80 }) {
                words.append(word.indices)
            } else {
                words += parted(bytes, word.indices)
            }
        }
        return words
    }

    /// The words of a stretch without plain spaces, which may hold others.
    private static func parted(_ bytes: [UInt8], _ stretch: Range<Int>) -> [Range<Int>] {
        var words: [Range<Int>] = []
        var (start, cursor) = (stretch.lowerBound, stretch.lowerBound)
        while cursor < stretch.upperBound {
            let (sign, length) = PlainSign.read(
                bytes[cursor], cursor + 1 < stretch.upperBound ? bytes[cursor + 1] : 0,
                cursor + 2 < stretch.upperBound ? bytes[cursor + 2] : 0)
            if case .space = sign {
                if start < cursor { words.append(start..<cursor) }
                start = cursor + length
            }
            cursor += length
        }
        if start < stretch.upperBound { words.append(start..<stretch.upperBound) }
        return words
    }
}
