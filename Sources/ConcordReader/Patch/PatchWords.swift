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

    /// Lines that are one block, as far as lines alone can tell.
    private struct Unit {
        enum Kind { case heading, row, item, text }
        var kind: Kind
        /// What names it: the first words of a heading, the first word of an item or of a row.
        var label: ArraySlice<UInt8> = []
        /// What follows the label of a heading.
        var title: ArraySlice<UInt8> = []
        var lines: [Range<Int>] = []
        var isOpen = true

        static func end(_ units: inout [Unit]) {
            if let last = units.indices.last { units[last].isOpen = false }
        }

        static func add(_ line: PatchLine, isBlank: Bool, _ bytes: [UInt8], to units: inout [Unit]) {
            if isBlank { return end(&units) }
            let (kind, label) = read(bytes[line.content])
            if kind == .text, let last = units.indices.last, units[last].isOpen {
                units[last].lines.append(line.content)
                return
            }
            let title = kind == .heading ? bytes[label.endIndex..<line.content.upperBound] : []
            units.append(
                Unit(
                    kind: kind, label: label, title: title, lines: [line.content],
                    isOpen: kind != .heading && kind != .row))
        }

        private static func read(_ line: ArraySlice<UInt8>) -> (Kind, ArraySlice<UInt8>) {
            let words = line.split(maxSplits: 4) { $0 == 0x20 || $0 == 0x09 || $0 == UInt8(ascii: "|") }
            guard let start = line.firstIndex(where: { $0 > 0x20 }), let first = words.first else { return (.text, []) }
            if line[start] == UInt8(ascii: "#") {
                let last = words[min(2, words.count - 1)]
                return (.heading, line[first.startIndex..<last.endIndex])
            }
            if line[start] == UInt8(ascii: "|") { return (.row, first) }
            let isShort = first.count <= 9
            if isShort, let last = first.last {
                let isEnclosed = first.first == UInt8(ascii: "(") || first.first == UInt8(ascii: "[")
                if isEnclosed || last == UInt8(ascii: ".") || last == UInt8(ascii: ")") { return (.item, first) }
                if first.count == 1, [0x2A, 0x2B, 0x2D].contains(last) { return (.item, []) }
            }
            return (.text, [])
        }
    }

    private mutating func compare(_ struck: [Unit], _ inserted: [Unit]) {
        let old = struck.map { PatchLineKeys($0.lines.reduce(into: []) { $0 += bytes[$1] + [0x20] }[...]) }
        let new = inserted.map { PatchLineKeys($0.lines.reduce(into: []) { $0 += bytes[$1] + [0x20] }[...]) }
        let pairs = UnitAlignment.align(struck.count, inserted.count) { a, b in
            guard struck[a].kind == inserted[b].kind else { return nil }
            let likeness = old[a].likeness(to: new[b])
            let isSameLabel = !struck[a].label.isEmpty && struck[a].label == inserted[b].label
            guard likeness > 0.3 || isSameLabel && likeness > 0.12 else { return nil }
            // A head that keeps its title is the same head, renumbered, rather than one that keeps its number.
            let isSameTitle = !struck[a].title.isEmpty && struck[a].title == inserted[b].title
            return likeness + (isSameLabel ? 0.3 : 0) + (isSameTitle ? 0.6 : 0)
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

    private mutating func compareWords(_ struck: [Range<Int>], _ inserted: [Range<Int>]) {
        let parts = hasOtherWidth(struck, inserted) ? cells : words
        let old = struck.flatMap(parts)
        let new = inserted.flatMap(parts)
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
        for line in inserted {
            var here: [Range<Int>] = []
            var cursor = line.lowerBound
            for word in parts(line) {
                guard let there = origin[word.lowerBound] else {
                    marks.append(PaperMark(kind: .inserted, range: word))
                    continue
                }
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

    /// The cells of a row without the spaces around them.
    private func cells(_ line: Range<Int>) -> [Range<Int>] {
        bytes[line].split { $0 == UInt8(ascii: "|") }.compactMap { cell in
            guard let first = cell.firstIndex(where: { $0 > 0x20 }), let last = cell.lastIndex(where: { $0 > 0x20 })
            else { return nil }
            return first..<last + 1
        }
    }

    /// Whether two rows have as many cells; where one has more, a column comes or goes, and cells change as wholes.
    private func hasOtherWidth(_ struck: [Range<Int>], _ inserted: [Range<Int>]) -> Bool {
        guard let old = struck.first, let new = inserted.first, bytes[old].contains(UInt8(ascii: "|")) else {
            return false
        }
        return cells(old).count != cells(new).count
    }
}
