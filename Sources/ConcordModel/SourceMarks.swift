/// The marks of one paper, for asking whether words stand inside one.
package struct SourceMarks: Sendable {
    private let marks: [PaperMark]

    package init(_ marks: [PaperMark]) { self.marks = marks }

    /// The first mark that overlaps the bytes, if any. Logarithmic.
    package func mark(over range: Range<Int>) -> PaperMark? {
        var low = 0
        var high = marks.count
        while low < high {
            let middle = (low + high) / 2
            if marks[middle].range.upperBound <= range.lowerBound { low = middle + 1 } else { high = middle }
        }
        guard low < marks.count, marks[low].range.lowerBound < range.upperBound else { return nil }
        return marks[low]
    }

    /// The last mark that overlaps the bytes, if any. Logarithmic.
    package func lastMark(over range: Range<Int>) -> PaperMark? {
        var low = 0
        var high = marks.count
        while low < high {
            let middle = (low + high) / 2
            if marks[middle].range.lowerBound < range.upperBound { low = middle + 1 } else { high = middle }
        }
        guard low > 0, marks[low - 1].range.upperBound > range.lowerBound else { return nil }
        return marks[low - 1]
    }

    /// Whether a mark without an end stands in a provision's own words.
    package func hasBroken(in id: ProvisionID, of tree: Tree) -> Bool {
        let (start, end) = (Int(tree[id].position.offset), Int(tree[id].endOffset))
        return marks.contains {
            $0.isBroken && $0.range.upperBound >= start && $0.range.lowerBound <= max(start, end) + 4
        }
    }

    package func isPlain(_ token: Token) -> Bool {
        mark(over: Int(token.source)..<Int(token.source) + max(1, Int(token.length))) == nil
    }

    package func isPlain(at position: SourcePosition) -> Bool {
        mark(over: Int(position.offset)..<Int(position.offset) + 1) == nil
    }

    /// The offset of the first byte of a provision's own words, spaces aside, that stands outside all marks, or of its first such
    /// descendant's where its own are all marked; nil where every word is. Two readings of one paper show the
    /// same provision exactly where these agree.
    package func plainOffset(of id: ProvisionID, in tree: Tree) -> Int? {
        let provision = tree[id]
        for part in Part.allCases {
            for run in provision.runs(of: part) {
                let run = tree.runs[Int(run)]
                var offset = Int(run.source)
                let end = offset + Int(run.length)
                while offset < end {
                    let mark = mark(over: offset..<end)
                    while offset < mark?.range.lowerBound ?? end {
                        if tree.text[Int(run.start) + offset - Int(run.source)] > 0x20 { return offset }
                        offset += 1
                    }
                    offset = mark?.range.upperBound ?? end
                }
            }
        }
        for child in tree.children(of: id) {
            if let offset = plainOffset(of: child, in: tree) { return offset }
        }
        return nil
    }
}
