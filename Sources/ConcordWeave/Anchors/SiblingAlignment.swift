/// Pairs two lists of siblings in order, by how alike they are: the alignment with the greatest sum of scores (Needleman
/// and Wunsch, 1970), after equal ends are cut off.
enum SiblingAlignment {
    /// Beyond this many cells the lists are paired greedily; nobody reorders a list of thousands by hand.
    private static let largestTable = 400_000

    /// Pairs of indices, ascending in both.
    static func align(_ a: [ProvisionSignature], _ b: [ProvisionSignature]) -> [(Int, Int)] {
        var prefix = 0
        while prefix < a.count, prefix < b.count, isSame(a[prefix], b[prefix]) { prefix += 1 }
        var suffix = 0
        while suffix < a.count - prefix, suffix < b.count - prefix,
            isSame(a[a.count - 1 - suffix], b[b.count - 1 - suffix])
        { suffix += 1 }
        var pairs = (0..<prefix).map { ($0, $0) }
        let n = a.count - prefix - suffix
        let m = b.count - prefix - suffix
        if n > 0, m > 0 {
            let middle = n * m <= largestTable ? best(a, b, prefix, n, m) : greedy(a, b, prefix, n, m)
            pairs += middle
        }
        for index in stride(from: suffix, to: 0, by: -1) { pairs.append((a.count - index, b.count - index)) }
        return pairs
    }

    private static func isSame(_ a: ProvisionSignature, _ b: ProvisionSignature) -> Bool {
        a.digest == b.digest && a.kind == b.kind
    }

    private static func best(
        _ a: [ProvisionSignature], _ b: [ProvisionSignature], _ start: Int, _ n: Int, _ m: Int
    ) -> [(Int, Int)] {
        let width = m + 1
        var table = [Double](repeating: 0, count: (n + 1) * width)
        var scores = [Double](repeating: -1, count: n * m)
        for i in stride(from: n - 1, through: 0, by: -1) {
            for j in stride(from: m - 1, through: 0, by: -1) {
                var value = max(table[(i + 1) * width + j], table[i * width + j + 1])
                if let score = a[start + i].score(with: b[start + j]) {
                    scores[i * m + j] = score
                    value = max(value, score + table[(i + 1) * width + j + 1])
                }
                table[i * width + j] = value
            }
        }
        var pairs: [(Int, Int)] = []
        var (i, j) = (0, 0)
        while i < n, j < m {
            let score = scores[i * m + j]
            if score >= 0, table[i * width + j] == score + table[(i + 1) * width + j + 1] {
                pairs.append((start + i, start + j))
                i += 1
                j += 1
            } else if table[i * width + j] == table[(i + 1) * width + j] {
                i += 1
            } else {
                j += 1
            }
        }
        return pairs
    }

    /// Pairs what is equal, looking ahead in the later list only as far as the last pair allows.
    private static func greedy(
        _ a: [ProvisionSignature], _ b: [ProvisionSignature], _ start: Int, _ n: Int, _ m: Int
    ) -> [(Int, Int)] {
        var places: [UInt64: [Int]] = [:]
        for j in 0..<m { places[b[start + j].digest, default: []].append(j) }
        var pairs: [(Int, Int)] = []
        var next = 0
        for i in 0..<n {
            guard let j = places[a[start + i].digest]?.first(where: { $0 >= next }) else { continue }
            pairs.append((start + i, start + j))
            next = j + 1
        }
        return pairs
    }
}
