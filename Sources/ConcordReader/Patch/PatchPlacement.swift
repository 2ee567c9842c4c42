/// Finds where the earlier lines of a hunk stand in a file. What stands there decides, and the line numbers of the hunk
/// only between places that are the same.
struct PatchPlacement {
    enum Outcome {
        /// The hunk's earlier lines are those of the file from this one on.
        case lines(Int)
        /// The file has them with other ends of lines, empty lines or signs of Markdown: words of the hunk and words of the
        /// file, one for one.
        case words(old: [LooseWord], base: ArraySlice<LooseWord>)
        /// The file has other words where most of them stand: its lines there, and the hunk's first line that it has not.
        case unlike(Range<Int>, Int)
        /// First lines of places that are the same and equally far from the line that the hunk names.
        case ambiguous([Int])
        /// The hunk shows nothing that it could be placed by.
        case nothingShown
        /// The hunk's first line that the file does not have, by its place among the earlier ones, and the line of the
        /// file that is most like it.
        case missing(Int, nearest: Int?)
    }

    private let bytes: [UInt8]
    private let lines: [Range<Int>]
    /// Whether the file has the lines that the patch was made on, so that their numbers say something.
    private let countsLines: Bool
    private let base: [PatchLineKeys]
    /// The lines of the file in which a word stands, for words that stand in few.
    private var linesByWord: [UInt64: [Int]] = [:]
    private let exactKeys: [UInt64]
    private let looseKeys: [UInt64]
    /// Those numbers as a set: where a line of a hunk is nowhere in the file, the hunk need not be searched for.
    private let known: Set<UInt64>
    /// The words of the file, which are asked for only where lines do not decide, and where each stands.
    private lazy var words = LooseWord.words(bytes, lines)
    private lazy var wordPlaces = Dictionary(grouping: words.indices) { words[$0].hash }
    /// A word in more lines than these says nothing about the place.
    private static let mostLines = 40

    init(_ bytes: [UInt8], _ lines: [Range<Int>], countsLines: Bool = true) {
        self.bytes = bytes
        self.lines = lines
        self.countsLines = countsLines
        base = lines.map { PatchLineKeys(bytes[$0]) }
        exactKeys = base.map(\.exact)
        looseKeys = base.map(\.loose)
        known = Set(looseKeys)
        for (index, line) in base.enumerated() {
            // The whole line counts as one more word.
            for word in line.words + [line.loose] where !line.isBlank {
                if linesByWord[word]?.last == index || linesByWord[word]?.count ?? 0 > PatchPlacement.mostLines {
                    continue
                }
                linesByWord[word, default: []].append(index)
            }
        }
    }

    /// - Parameters:
    ///   - patch: the bytes of the patch.
    ///   - shown: the hunk's earlier lines in it.
    ///   - expected: the line at which they should begin, counted from 0.
    ///   - first: where the hunk before this one ends, so that of equal places those behind it are taken.
    mutating func place(_ patch: [UInt8], _ shown: [Range<Int>], expected: Int, from first: Int) -> Outcome {
        let old = shown.map { PatchLineKeys(patch[$0]) }
        guard !old.isEmpty else { return countsLines ? .lines(min(max(expected, first), base.count)) : .nothingShown }
        if !countsLines, old.allSatisfy(\.isBlank) { return .nothingShown }
        // Nothing is nearer than the stated line itself: most hunks need no search.
        if countsLines, expected >= first, expected + old.count <= base.count,
            zip(old, base[expected...]).allSatisfy({ $0.exact == $1.exact })
        {
            return .lines(expected)
        }
        if old.allSatisfy({ known.contains($0.loose) }) {
            for (key, text) in [(\PatchLineKeys.exact, exactKeys), (\.loose, looseKeys)] {
                let starts = occurrences(of: old.map { $0[keyPath: key] }, in: text)
                guard !starts.isEmpty else { continue }
                let nearest = nearest(starts, expected, first) { $0 }
                return nearest.count > 1 ? .ambiguous(nearest) : .lines(nearest[0])
            }
        }
        let wanted = LooseWord.words(patch, shown)
        let starts = occurrences(of: wanted, patch, shown)
        guard !starts.isEmpty else { return likestPlace(old, expected: expected, from: first) }
        let words = self.words
        let nearest = nearest(starts, expected, first) { words[$0].line }
        if nearest.count > 1 { return .ambiguous(nearest.map { words[$0].line }) }
        return .words(old: wanted, base: words[nearest[0]..<nearest[0] + wanted.count])
    }

    /// Of places that are the same those that are nearest to where the hunk should begin, if lines count.
    private func nearest(_ starts: [Int], _ expected: Int, _ first: Int, line: (Int) -> Int) -> [Int] {
        let lines = starts.map { (start: $0, line: line($0)) }
        let behind = lines.filter { $0.line >= first }
        let candidates = behind.isEmpty ? lines : behind
        guard countsLines, let best = candidates.map({ abs($0.line - expected) }).min() else {
            return candidates.map(\.start)
        }
        return candidates.filter { abs($0.line - expected) == best }.map(\.start)
    }

    /// Where `pattern` occurs in `text` (Knuth, Morris and Pratt, 1977).
    private func occurrences(of pattern: [UInt64], in text: [UInt64]) -> [Int] {
        var border = [0]
        var matched = 0
        for index in pattern.indices.dropFirst() {
            while matched > 0, pattern[matched] != pattern[index] { matched = border[matched - 1] }
            if pattern[matched] == pattern[index] { matched += 1 }
            border.append(matched)
        }
        var found: [Int] = []
        matched = 0
        for index in text.indices {
            while matched > 0, matched == pattern.count || pattern[matched] != text[index] {
                matched = border[matched - 1]
            }
            if pattern[matched] == text[index] { matched += 1 }
            if matched == pattern.count { found.append(index + 1 - matched) }
        }
        return found
    }

    /// Where words stand in the file one behind the other, by the one of them that it has least often.
    private mutating func occurrences(
        of wanted: [LooseWord], _ patch: [UInt8], _ shown: [Range<Int>]
    ) -> [Int] {
        var rarest: (places: [Int], index: Int)?
        for (index, word) in wanted.enumerated() {
            guard let places = wordPlaces[word.hash] else { return [] }
            if places.count < rarest?.places.count ?? .max { rarest = (places, index) }
        }
        guard let (places, index) = rarest else { return [] }
        let words = self.words
        return places.map { $0 - index }.filter { start in
            start >= 0 && start + wanted.count <= words.count
                && zip(wanted, words[start...]).allSatisfy { $0.hash == $1.hash }
                && hasItsRows(patch, shown, wanted, words[start..<start + wanted.count])
        }
    }

    /// Whether rows of tables are rows of both: their lines end where they end.
    private func hasItsRows(
        _ patch: [UInt8], _ shown: [Range<Int>], _ wanted: [LooseWord], _ found: ArraySlice<LooseWord>
    ) -> Bool {
        var last: (LooseWord, LooseWord)?
        for (word, other) in zip(wanted, found) {
            let isOfRow = patch[shown[word.line]].contains(UInt8(ascii: "|"))
            if isOfRow != bytes[lines[other.line]].contains(UInt8(ascii: "|")) { return false }
            if isOfRow, let last, (last.0.line == word.line) != (last.1.line == other.line) { return false }
            last = (word, other)
        }
        return true
    }

    // MARK: Lines that are not there

    /// The place with most of the hunk's words, if it has a clear majority of them: to say what the file has instead.
    private func likestPlace(_ old: [PatchLineKeys], expected: Int, from first: Int) -> Outcome {
        var votes: [Int: Int] = [:]
        for (index, line) in old.enumerated() {
            for word in Set(line.words + [line.loose]) where !line.isBlank {
                guard let places = linesByWord[word], places.count <= PatchPlacement.mostLines else { continue }
                for place in places where place >= first { votes[place - index, default: 0] += 1 }
            }
        }
        let best = votes.max { a, b in
            if a.value != b.value { return a.value < b.value }
            let (left, right) = (abs(a.key - expected), abs(b.key - expected))
            return left != right ? left > right : a.key > b.key
        }
        let missing = firstMissing(old)
        guard let best else { return .missing(missing, nearest: nil) }
        let room = old.count / 2 + 8
        let window = max(first, best.key - room)..<max(first, min(base.count, best.key + old.count + room))
        let partners = align(old, window)
        var (common, all) = (0.0, 0.0)
        for (index, line) in old.enumerated() {
            all += Double(line.words.count)
            if let partner = partners[index] { common += Double(line.words.count) * line.likeness(to: base[partner]) }
        }
        let matched = partners.compactMap { $0 }
        guard common > 0.5 * all, let lower = matched.first, let upper = matched.last else {
            return .missing(missing, nearest: nearest(to: old[missing], window))
        }
        return .unlike(lower..<upper + 1, missing)
    }

    private func firstMissing(_ old: [PatchLineKeys]) -> Int {
        old.firstIndex { !$0.isBlank && !known.contains($0.loose) } ?? old.firstIndex { !$0.isBlank } ?? 0
    }

    /// Pairs the hunk's lines with lines of the file in order, so that the pairs share most words.
    private func align(_ old: [PatchLineKeys], _ window: Range<Int>) -> [Int?] {
        var partners = [Int?](repeating: nil, count: old.count)
        let rows = old.indices.filter { !old[$0].isBlank }
        let columns = window.filter { !base[$0].isBlank }
        let pairs = UnitAlignment.align(rows.count, columns.count) { row, column in
            let line = old[rows[row]]
            let likeness = line.likeness(to: base[columns[column]])
            return likeness > 0.3 ? likeness * Double(line.words.count) : nil
        }
        for (row, column) in pairs { partners[rows[row]] = columns[column] }
        return partners
    }

    private func nearest(to line: PatchLineKeys, _ window: Range<Int>) -> Int? {
        let near = window.map { ($0, line.likeness(to: base[$0])) }.filter { !base[$0.0].isBlank && $0.1 > 0.2 }
        return near.max { $0.1 != $1.1 ? $0.1 < $1.1 : $0.0 > $1.0 }?.0
    }
}
