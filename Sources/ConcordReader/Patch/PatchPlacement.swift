/// Finds where the earlier lines of a hunk stand in a contract file. What stands there decides, and the line numbers of
/// the hunk only between places that are the same.
struct PatchPlacement {
    struct Place {
        /// The lines of the file that the hunk's earlier lines are.
        var lines: Range<Int>
        /// For each earlier line of the hunk the line of the file that it is; none where the file has no such line.
        var partners: [Int?]
    }

    enum Outcome {
        case found(Place)
        /// First lines of places that are the same and equally far from the line that the hunk names.
        case ambiguous([Int])
        /// The hunk's first line that the file does not have, by its place among the earlier ones, and the line of the
        /// file that is most like it.
        case missing(Int, nearest: Int?)
    }

    let base: [PatchLineKeys]
    /// The lines of the file in which a word stands, for words that stand in few.
    private var linesByWord: [UInt64: [Int]] = [:]
    private let exactKeys: [UInt64]
    private let looseKeys: [UInt64]
    /// Those numbers as a set: where a line of a hunk is nowhere in the file, the hunk need not be searched for.
    private let known: Set<UInt64>
    /// A word in more lines than these says nothing about the place.
    private static let mostLines = 40

    init(_ base: [PatchLineKeys]) {
        self.base = base
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
    ///   - old: the hunk's earlier lines.
    ///   - expected: the line at which they should begin, counted from 0.
    ///   - first: where the hunk before this one ends, so that of equal places those behind it are taken.
    ///   - isOnTop: whether the patch was drafted on top of other papers, so that most of its lines may be theirs. What is
    ///     there is then compared with the words they leave, and what is not has its finding.
    func place(_ old: [PatchLineKeys], expected: Int, from first: Int, isOnTop: Bool) -> Outcome {
        guard !old.isEmpty else {
            let line = min(max(expected, first), base.count)
            return .found(Place(lines: line..<line, partners: []))
        }
        // Nothing is nearer than the stated line itself: most hunks need no search.
        if expected >= first, expected + old.count <= base.count,
            zip(old, base[expected...]).allSatisfy({ $0.exact == $1.exact })
        {
            let lines = expected..<expected + old.count
            return .found(Place(lines: lines, partners: lines.map { $0 }))
        }
        let keys =
            old.allSatisfy { known.contains($0.loose) }
            ? [(\PatchLineKeys.exact, exactKeys), (\.loose, looseKeys)] : []
        for (key, text) in keys {
            let all = occurrences(of: old.map { $0[keyPath: key] }, in: text)
            let behind = all.filter { $0 >= first }
            let starts = behind.isEmpty ? all : behind
            guard let best = starts.map({ abs($0 - expected) }).min() else { continue }
            let nearest = starts.filter { abs($0 - expected) == best }
            if nearest.count > 1 { return .ambiguous(nearest) }
            let lines = nearest[0]..<nearest[0] + old.count
            return .found(Place(lines: lines, partners: lines.map { $0 }))
        }
        return likestPlace(old, expected: expected, from: first, isOnTop)
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

    // MARK: Lines that are not quite there

    /// The place with most of the hunk's words, if it has a clear majority of them: the patch may have been drafted on top
    /// of another paper, whose words the file does not have.
    private func likestPlace(_ old: [PatchLineKeys], expected: Int, from first: Int, _ isOnTop: Bool) -> Outcome {
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
        let line = min(max(expected, first), base.count)
        let atStatedLine = Outcome.found(
            Place(lines: line..<line, partners: Array(repeating: nil, count: old.count)))
        guard let best else {
            return isOnTop ? atStatedLine : .missing(firstMissing(old), nearest: nil)
        }
        let room = old.count / 2 + 8
        let window = max(first, best.key - room)..<max(first, min(base.count, best.key + old.count + room))
        var partners = align(old, window)
        var (common, all) = (0.0, 0.0)
        for (index, line) in old.enumerated() {
            all += Double(line.words.count)
            if let partner = partners[index] {
                common += Double(line.words.count) * line.likeness(to: base[partner])
            }
        }
        if common <= 0.5 * all, isOnTop {
            for (index, partner) in partners.enumerated() {
                if let partner, old[index].isBlank || old[index].likeness(to: base[partner]) < 0.8 {
                    partners[index] = nil
                }
            }
            if partners.allSatisfy({ $0 == nil }) { return atStatedLine }
        }
        let matched = partners.compactMap { $0 }
        guard common > 0.5 * all || isOnTop, let lower = matched.first, let upper = matched.last else {
            let missing = firstMissing(old)
            return .missing(missing, nearest: nearest(to: old[missing], window))
        }
        return .found(Place(lines: lower..<upper + 1, partners: partners))
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
        // Blank lines stand where their neighbours do.
        for index in old.indices.dropFirst() where old[index].isBlank {
            guard let previous = partners[index - 1], window.contains(previous + 1), base[previous + 1].isBlank else {
                continue
            }
            partners[index] = previous + 1
        }
        return partners
    }

    private func nearest(to line: PatchLineKeys, _ window: Range<Int>) -> Int? {
        let near = window.map { ($0, line.likeness(to: base[$0])) }.filter { !base[$0.0].isBlank && $0.1 > 0.2 }
        return near.max { $0.1 != $1.1 ? $0.1 < $1.1 : $0.0 > $1.0 }?.0
    }
}
