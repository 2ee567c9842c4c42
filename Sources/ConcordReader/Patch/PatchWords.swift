import ConcordModel

/// Which words of a hunk's inserted lines are words of its struck lines. A patch strikes and inserts whole lines; a marked
/// paper would mark the words that differ, and so does this: what stands in both is taken as not changed.
///
/// First the blocks of both (paragraphs, items, rows) are paired by how alike they are, so that a renumbered item is laid
/// beside itself and not beside its neighbour; then the words of each pair are compared.
struct PatchWords {
    /// Marks of all struck and inserted words, in the order of the patch.
    private(set) var marks: [PaperMark] = []
    /// For each inserted line (by where it begins) the stretches of the patch that its bytes are read from, in order:
    /// those of the struck lines for words that stand in both.
    private(set) var pieces: [Int: [Range<Int>]] = [:]

    private let bytes: [UInt8]
    /// For inserted words that are struck words (by where they begin) those.
    private var origins: [Int: Range<Int>] = [:]
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
        marks.sort { $0.range.lowerBound < $1.range.lowerBound }
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
            marks += unit.lines.map { PaperMark(kind: .struck, range: $0) }
        }
        for (index, unit) in inserted.enumerated() {
            if let other = partner[index] {
                if unit.kind == .row, let row = struck[other].lines.first {
                    compareCells(row, unit.lines[0])
                } else {
                    compareWords(struck[other].lines.flatMap(words), unit.lines.flatMap(words))
                    for line in unit.lines { pieces[line.lowerBound] = pieces(of: line) }
                }
            } else {
                marks += unit.lines.map { PaperMark(kind: .inserted, range: $0) }
            }
        }
    }

    /// A cell stays itself when another is put in or taken out beside it; only cells that stand in one place are compared
    /// word by word.
    private mutating func compareCells(_ struck: Range<Int>, _ inserted: Range<Int>) {
        let (old, new) = (cells(struck), cells(inserted))
        let pairs = MyersAlignment.align(old.map { number(of: $0) }[...], new.map { number(of: $0) }[...])
        var (i, j) = (0, 0)
        for (a, b) in pairs + [(old.count, new.count)] {
            if a - i == b - j {
                for (left, right) in zip(old[i..<a], new[j..<b]) { compareWords(words(left), words(right)) }
            } else {
                compareWords(old[i..<a].flatMap(words), [])
                compareWords([], new[j..<b].flatMap(words))
            }
            if a < old.count, b < new.count { compareWords(words(old[a]), words(new[b])) }
            (i, j) = (a + 1, b + 1)
        }
        pieces[inserted.lowerBound] = pieces(of: inserted)
    }

    private mutating func compareWords(_ old: [Range<Int>], _ new: [Range<Int>]) {
        let pairs = MyersAlignment.align(old.map { number(of: $0) }[...], new.map { number(of: $0) }[...])
        for (a, b) in pairs { origins[new[b].lowerBound] = old[a] }
        let kept = Set(pairs.map { old[$0.0].lowerBound })
        for word in old where !kept.contains(word.lowerBound) { marks.append(PaperMark(kind: .struck, range: word)) }
        for word in new where origins[word.lowerBound] == nil {
            marks.append(PaperMark(kind: .inserted, range: word))
        }
    }

    /// Where the bytes of an inserted line are read from.
    private func pieces(of line: Range<Int>) -> [Range<Int>] {
        var here: [Range<Int>] = []
        var cursor = line.lowerBound
        for word in words(line) {
            guard let there = origins[word.lowerBound] else { continue }
            let gap = cursor..<word.lowerBound
            if let last = here.last, !line.contains(last.lowerBound), last.upperBound <= there.lowerBound,
                bytes[gap] == bytes[last.upperBound..<there.lowerBound]
            {
                here[here.count - 1] = last.lowerBound..<there.upperBound
            } else {
                if !gap.isEmpty { here.append(gap) }
                here.append(there)
            }
            cursor = word.upperBound
        }
        if cursor < line.upperBound { here.append(cursor..<line.upperBound) }
        return here
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
        let slice = bytes[word]
        if let known = numbers[slice] { return known }
        numbers[slice] = UInt32(numbers.count)
        return UInt32(numbers.count - 1)
    }

    /// Words between spaces and borders of cells.
    private func words(_ line: Range<Int>) -> [Range<Int>] {
        bytes[line].split { $0 <= 0x20 || $0 == UInt8(ascii: "|") }.map(\.indices)
    }
}
