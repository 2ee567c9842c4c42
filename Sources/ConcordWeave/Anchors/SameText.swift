import ConcordModel

/// Whether two parts or two subtrees hold the same words in the same styles and shape, to the byte. Nothing is parted into
/// words for it: equal stretches are compared as blocks of memory.
enum SameText {
    static func holds(below a: ProvisionID, and b: ProvisionID, in tree: Tree) -> Bool {
        tree.text.withUnsafeBufferPointer { areEqual(a, b, tree, $0) }
    }

    static func holds(_ part: Part, of a: ProvisionID, and b: ProvisionID, in tree: Tree) -> Bool {
        tree.text.withUnsafeBufferPointer { areEqual(tree[a].runs(of: part), tree[b].runs(of: part), tree, $0) }
    }

    private static func areEqual(
        _ a: ProvisionID, _ b: ProvisionID, _ tree: borrowing Tree, _ text: UnsafeBufferPointer<UInt8>
    ) -> Bool {
        let (left, right) = (tree.provisions[Int(a.index)], tree.provisions[Int(b.index)])
        guard left.kind == right.kind, left.isHead == right.isHead, areEqual(left.label, right.label, tree, text),
            areEqual(left.heading, right.heading, tree, text), areEqual(left.text, right.text, tree, text)
        else { return false }
        var (mine, other) = (left.firstChild, right.firstChild)
        while mine.exists, other.exists {
            guard areEqual(mine, other, tree, text) else { return false }
            mine = tree.provisions[Int(mine.index)].nextSibling
            other = tree.provisions[Int(other.index)].nextSibling
        }
        return !mine.exists && !other.exists
    }

    /// Where a run ends says only how the source was written.
    private static func areEqual(
        _ a: Range<UInt32>, _ b: Range<UInt32>, _ tree: borrowing Tree, _ text: UnsafeBufferPointer<UInt8>
    ) -> Bool {
        var (i, j) = (Int(a.lowerBound), Int(b.lowerBound))
        // What is left of the current runs.
        var (left, right) = (Run(start: 0, length: 0, source: 0), Run(start: 0, length: 0, source: 0))
        while true {
            while left.length == 0, i < Int(a.upperBound) {
                left = tree.runs[i]
                i += 1
            }
            while right.length == 0, j < Int(b.upperBound) {
                right = tree.runs[j]
                j += 1
            }
            let length = min(left.length, right.length)
            if length == 0 { return left.length == right.length }
            guard left.style == right.style,
                UnsafeBufferPointer(rebasing: text[Int(left.start)..<Int(left.start + length)])
                    .isSame(as: UnsafeBufferPointer(rebasing: text[Int(right.start)..<Int(right.start + length)]))
            else { return false }
            left.start += length
            left.length -= length
            right.start += length
            right.length -= length
        }
    }
}

extension UnsafeBufferPointer<UInt8> {
    /// Whether the bytes are the same, eight at a time.
    @inline(__always)
    func isSame(as other: UnsafeBufferPointer<UInt8>) -> Bool {
        guard count == other.count else { return false }
        let (a, b) = (UnsafeRawBufferPointer(self), UnsafeRawBufferPointer(other))
        var index = 0
        while index + 8 <= count {
            let (mine, its) = (
                a.loadUnaligned(fromByteOffset: index, as: UInt64.self),
                b.loadUnaligned(fromByteOffset: index, as: UInt64.self)
            )
            if mine != its { return false }
            index += 8
        }
        while index < count {
            if self[index] != other[index] { return false }
            index += 1
        }
        return true
    }
}
