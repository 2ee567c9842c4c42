import ConcordModel

/// Which column of a later table each column of an earlier one is. A cell keeps its column: a value that moved one step up
/// the scale is another value of either step.
struct TableColumns {
    /// Pairs of columns, ascending in both.
    private(set) var pairs: [(Int, Int)] = []
    /// How many columns the tables have.
    let earlier: Int
    let later: Int

    /// - Parameters:
    ///   - heads: the cells of the first row of each table, by what they read.
    ///   - rows: the cells of the rows that both tables have.
    init(
        heads: (earlier: [UInt64], later: [UInt64]), rows: [(earlier: [UInt64], later: [UInt64])]
    ) {
        earlier = heads.earlier.count
        later = heads.later.count
        let same = TableColumns.commonHeads(heads.earlier, heads.later)
        // As many columns, and none whose name went to another place: all stay where they are.
        if earlier == later, same.allSatisfy({ $0.0 == $0.1 }) {
            pairs = heads.earlier.indices.map { ($0, $0) }
            return
        }
        var (i, j) = (0, 0)
        for (a, b) in same + [(earlier, later)] {
            if a - i == b - j {
                pairs += zip(i..<a, j..<b)
            } else if i < a, j < b {
                pairs += TableColumns.align(i..<a, j..<b, rows)
            }
            if a < earlier, b < later { pairs.append((a, b)) }
            (i, j) = (a + 1, b + 1)
        }
    }

    /// The columns with the same names in the same order. An empty name is none.
    private static func commonHeads(_ a: [UInt64], _ b: [UInt64]) -> [(Int, Int)] {
        var numbers: [UInt64: UInt32] = [:]
        var unnamed: UInt32 = .max
        func number(_ name: UInt64) -> UInt32 {
            if name == FNV1a().value {
                unnamed -= 1
                return unnamed
            }
            let number = numbers[name] ?? UInt32(numbers.count)
            numbers[name] = number
            return number
        }
        let (left, right) = (a.map(number), b.map(number))
        return MyersAlignment.align(left[...], right[...])
    }

    /// Columns without names in common, by how many of their cells read the same.
    private static func align(
        _ a: Range<Int>, _ b: Range<Int>, _ rows: [(earlier: [UInt64], later: [UInt64])]
    ) -> [(Int, Int)] {
        func common(_ i: Int, _ j: Int) -> Int {
            rows.count { row in
                row.earlier.indices.contains(i) && row.later.indices.contains(j) && row.earlier[i] == row.later[j]
            }
        }
        let width = b.count + 1
        var best = [Int](repeating: 0, count: (a.count + 1) * width)
        for i in a.indices.reversed() {
            for j in b.indices.reversed() {
                let place = (i - a.lowerBound) * width + j - b.lowerBound
                // A pair counts a little for itself, so that the shorter side is used up.
                best[place] = max(best[place + width], best[place + 1], best[place + width + 1] + 1 + 2 * common(i, j))
            }
        }
        var pairs: [(Int, Int)] = []
        var (i, j) = (a.lowerBound, b.lowerBound)
        while i < a.upperBound, j < b.upperBound {
            let place = (i - a.lowerBound) * width + j - b.lowerBound
            if best[place] == best[place + width + 1] + 1 + 2 * common(i, j) {
                pairs.append((i, j))
                (i, j) = (i + 1, j + 1)
            } else if best[place] == best[place + width] {
                i += 1
            } else {
                j += 1
            }
        }
        return pairs
    }
}

extension PaperAnchor {
    /// Finds the columns of a table for the rows below it.
    ///
    /// - Parameters:
    ///   - target: the earlier table; of the base or, without `inBase`, of the paper's earlier reading.
    mutating func pairColumns(of target: ProvisionID, and new: ProvisionID, inBase: Bool) {
        func rows(_ ids: [ProvisionID]) -> [ProvisionID] { ids.filter { tree[$0].kind == .row } }
        let earlier = rows(inBase ? baseChildren(of: target) : paperChildren(of: target))
        let later = rows(paperChildren(of: new))
        guard let first = earlier.first, let head = later.first else { return }
        let pairs = SiblingAlignment.align(
            earlier.map { signature(of: $0, inBase: inBase) }, later.map { signature(of: $0, inBase: false) })
        columns[new] = TableColumns(
            heads: (cells(of: first, inBase: inBase), cells(of: head, inBase: false)),
            rows: pairs.map {
                (cells(of: earlier[$0.0], inBase: inBase), cells(of: later[$0.1], inBase: false))
            })
    }

    /// What the cells of a row read, as numbers.
    private mutating func cells(of row: ProvisionID, inBase: Bool) -> [UInt64] {
        (inBase ? baseChildren(of: row) : paperChildren(of: row)).map { cell in
            var hash = FNV1a()
            for token in inBase ? baseTokens(.text, of: cell) : paperTokens(.text, of: cell) where !token.isSpace {
                hash.add(number: UInt64(tokenizer.hash(of: token.loose)))
            }
            return hash.value
        }
    }

    /// Pairs the cells of two rows by their columns.
    mutating func pairCells(_ earlier: [ProvisionID], _ later: [ProvisionID], inBase: Bool) -> [(Int, Int)] {
        let table = later.first.map { tree[tree[$0].parent].parent } ?? .none
        if let columns = columns[table], columns.earlier == earlier.count, columns.later == later.count {
            return columns.pairs
        }
        // A cell goes or comes only where the row gets shorter or longer; else each stands for the one in its place.
        if earlier.count == later.count { return earlier.indices.map { ($0, $0) } }
        return SiblingAlignment.align(
            earlier.map { signature(of: $0, inBase: inBase) },
            later.map { signature(of: $0, inBase: false) })
    }
}
