import ConcordCompiler
import ConcordModel
import ConcordReader

/// The provisions of an article file as ranges of its bytes: whole lines, those of a table or a quote as one.
struct SourceOutline {
    struct Node {
        /// Kind and number: what two provisions must share to be one, reworded.
        var name: String
        var start: Int
        /// One past the provision's own lines; its children follow.
        var ownEnd: Int
        var end: Int
        var children: [Node] = []
    }

    let bytes: [UInt8]
    private(set) var roots: [Node] = []

    init(_ bytes: [UInt8]) {
        self.bytes = bytes
        var sources = SourceSet()
        sources.add(SourceFile(path: "articles/1.md", bytes: bytes))
        let (manuscript, _) = AgreementReader.read(sources, name: "outline")
        roots = nodes(below: manuscript.base, in: manuscript.tree, end: bytes.count)
    }

    private func nodes(below parent: ProvisionID, in tree: Tree, end: Int) -> [Node] {
        let children = Array(tree.children(of: parent))
        var starts = children.map { lineStart(Int(tree[$0].position.offset)) }
        // Several provisions that begin on one line are one node.
        var kept: [Int] = []
        for index in starts.indices where kept.last.map({ starts[$0] < starts[index] }) ?? true { kept.append(index) }
        starts = kept.map { starts[$0] } + [end]
        return kept.enumerated().map { place, index in
            node(children[index], in: tree, start: starts[place], end: starts[place + 1])
        }
    }

    private func node(_ id: ProvisionID, in tree: Tree, start: Int, end: Int) -> Node {
        let provision = tree[id]
        let name = "\(provision.kind) \(tree.label(of: id)?.number ?? "")"
        var node = Node(name: name, start: start, ownEnd: end, end: end)
        switch provision.kind {
        case .agreement, .article, .appendix, .letter, .front, .section, .item, .bullet:
            let children = nodes(below: id, in: tree, end: end)
            if let first = children.first, first.start > start {
                node.children = children
                node.ownEnd = first.start
            }
        case .title, .cover, .division, .paragraph, .table, .row, .cell, .caption, .verbatim, .quote, .footnote, .rule:
            break
        }
        return node
    }

    private func lineStart(_ offset: Int) -> Int {
        (bytes[..<min(offset, bytes.count)].lastIndex(of: 0x0A) ?? -1) + 1
    }

    /// A range without the line ends and spaces at its end.
    func trimmed(_ range: Range<Int>) -> Range<Int> {
        var end = range.upperBound
        while end > range.lowerBound, bytes[end - 1] == 0x0A || bytes[end - 1] == 0x20 { end -= 1 }
        return range.lowerBound..<end
    }

    func words(_ range: Range<Int>) -> ArraySlice<UInt8> { bytes[trimmed(range)] }
}

/// One difference between two versions of an article file.
struct SourceDifference: Sendable {
    /// Bytes of the earlier version; whole lines, or none for an insertion in front of that place.
    var range: Range<Int>
    /// What stands there in the later one.
    var later: [UInt8]
    /// Whether one provision keeps its place and changes its own words.
    var isWords: Bool

    /// The differences between two files, in order; each can be taken alone, since no change of order or level is parted.
    static func between(_ earlier: [UInt8], _ later: [UInt8]) -> [SourceDifference] {
        var comparison = Comparison(earlier: SourceOutline(earlier), later: SourceOutline(later))
        comparison.compare(
            comparison.earlier.roots, comparison.later.roots, end: comparison.earlier.bytes.count)
        return comparison.differences
    }

    private struct Comparison {
        let earlier: SourceOutline
        let later: SourceOutline
        var differences: [SourceDifference] = []

        mutating func compare(_ a: [SourceOutline.Node], _ b: [SourceOutline.Node], end: Int) {
            var (i, j) = (0, 0)
            for (x, y) in same(a, b) + [(a.count, b.count)] {
                compareGap(Array(a[i..<x]), Array(b[j..<y]), before: x < a.count ? a[x].start : end)
                (i, j) = (x + 1, y + 1)
            }
        }

        private mutating func compareGap(_ a: [SourceOutline.Node], _ b: [SourceOutline.Node], before place: Int) {
            if a.isEmpty, b.isEmpty { return }
            if a.count == b.count, zip(a, b).allSatisfy({ $0.name == $1.name }) {
                for (old, new) in zip(a, b) {
                    let range = earlier.trimmed(old.start..<old.ownEnd)
                    let words = later.words(new.start..<new.ownEnd)
                    if earlier.bytes[range] != words {
                        differences.append(SourceDifference(range: range, later: Array(words), isWords: true))
                    }
                    compare(old.children, new.children, end: old.end)
                }
                return
            }
            let range = (a.first?.start ?? place)..<(a.last?.end ?? place)
            var words: [UInt8] = []
            if let first = b.first, let last = b.last {
                words = Array(later.words(first.start..<last.end)) + Array("\n\n".utf8)
            }
            differences.append(SourceDifference(range: range, later: words, isWords: false))
        }

        /// Pairs of nodes with the same bytes, in order: the longest common subsequence.
        private func same(_ a: [SourceOutline.Node], _ b: [SourceOutline.Node]) -> [(Int, Int)] {
            var lengths = Array(repeating: Array(repeating: 0, count: b.count + 1), count: a.count + 1)
            func isSame(_ i: Int, _ j: Int) -> Bool {
                a[i].name == b[j].name && earlier.words(a[i].start..<a[i].end) == later.words(b[j].start..<b[j].end)
            }
            for i in a.indices.reversed() {
                for j in b.indices.reversed() {
                    lengths[i][j] =
                        isSame(i, j) ? lengths[i + 1][j + 1] + 1 : max(lengths[i + 1][j], lengths[i][j + 1])
                }
            }
            var (i, j) = (0, 0)
            var pairs: [(Int, Int)] = []
            while i < a.count, j < b.count {
                if isSame(i, j) {
                    pairs.append((i, j))
                    (i, j) = (i + 1, j + 1)
                } else if lengths[i + 1][j] >= lengths[i][j + 1] {
                    i += 1
                } else {
                    j += 1
                }
            }
            return pairs
        }
    }
}
