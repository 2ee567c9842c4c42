import ConcordModel

/// What the two readings of a part of a marked paper share at its ends: the bytes in front of the first mark and those
/// behind the last. They are the same bytes of the same file in both, in the same style, and no mark stands among them.
struct UnmarkedEnds {
    private(set) var front = 0
    private(set) var back = 0
    /// Whether no mark touches the part, so that both readings are one.
    let isAll: Bool

    init(_ part: Part, before: ProvisionID, after: ProvisionID, marks: SourceMarks, in tree: Tree) {
        let (old, new) = (tree[before].runs(of: part), tree[after].runs(of: part))
        var front = 0
        var back = 0
        var isAll = false
        tree.text.withUnsafeBufferPointer { text in
            tree.runs.withUnsafeBufferPointer { runs in
                let old = UnsafeBufferPointer(rebasing: runs[Int(old.lowerBound)..<Int(old.upperBound)])
                let new = UnsafeBufferPointer(rebasing: runs[Int(new.lowerBound)..<Int(new.upperBound)])
                let (oldLength, newLength) = (UnmarkedEnds.length(old), UnmarkedEnds.length(new))
                front = UnmarkedEnds.front(old, new, marks, text)
                isAll = front == oldLength && front == newLength
                let rest = min(oldLength, newLength) - front
                back = isAll ? 0 : min(UnmarkedEnds.back(old, new, marks, text), rest)
            }
        }
        (self.front, self.back, self.isAll) = (front, back, isAll)
    }

    private static func length(_ runs: UnsafeBufferPointer<Run>) -> Int { runs.reduce(0) { $0 + Int($1.length) } }

    private static func front(
        _ old: UnsafeBufferPointer<Run>, _ new: UnsafeBufferPointer<Run>, _ marks: SourceMarks,
        _ text: UnsafeBufferPointer<UInt8>
    ) -> Int {
        var shared = 0
        var reached: Int?
        var (i, j) = (0, 0)
        // What was passed of the current runs.
        var (passedOld, passedNew) = (0, 0)
        while i < old.count, j < new.count {
            let (a, b) = (old[i], new[j])
            let source = Int(a.source) + passedOld
            // Words that were read from one place are one text; what stands between two places may be a mark.
            guard a.style == b.style, source == Int(b.source) + passedNew, source >= reached ?? source else { break }
            let length = min(Int(a.length) - passedOld, Int(b.length) - passedNew)
            let mark = marks.mark(over: (reached ?? source)..<source + length)
            let plain = mark.map { max(0, min(length, $0.range.lowerBound - source)) } ?? length
            guard isSame(text, Int(a.start) + passedOld, Int(b.start) + passedNew, plain) else { break }
            shared += plain
            if mark != nil { break }
            reached = source + length
            passedOld += length
            passedNew += length
            if passedOld == Int(a.length) { (i, passedOld) = (i + 1, 0) }
            if passedNew == Int(b.length) { (j, passedNew) = (j + 1, 0) }
        }
        return shared
    }

    private static func back(
        _ old: UnsafeBufferPointer<Run>, _ new: UnsafeBufferPointer<Run>, _ marks: SourceMarks,
        _ text: UnsafeBufferPointer<UInt8>
    ) -> Int {
        var shared = 0
        var reached: Int?
        var (i, j) = (old.count - 1, new.count - 1)
        // What is left of the current runs.
        var leftOld = i >= 0 ? Int(old[i].length) : 0
        var leftNew = j >= 0 ? Int(new[j].length) : 0
        while i >= 0, j >= 0 {
            let (a, b) = (old[i], new[j])
            let end = Int(a.source) + leftOld
            guard a.style == b.style, end == Int(b.source) + leftNew, end <= reached ?? end else { break }
            let length = min(leftOld, leftNew)
            let mark = marks.lastMark(over: end - length..<(reached ?? end))
            let plain = mark.map { max(0, min(length, end - $0.range.upperBound)) } ?? length
            guard isSame(text, Int(a.start) + leftOld - plain, Int(b.start) + leftNew - plain, plain) else { break }
            shared += plain
            if mark != nil { break }
            reached = end - length
            leftOld -= length
            leftNew -= length
            if leftOld == 0 {
                i -= 1
                leftOld = i >= 0 ? Int(old[i].length) : 0
            }
            if leftNew == 0 {
                j -= 1
                leftNew = j >= 0 ? Int(new[j].length) : 0
            }
        }
        return shared
    }

    private static func isSame(_ text: UnsafeBufferPointer<UInt8>, _ a: Int, _ b: Int, _ count: Int) -> Bool {
        UnsafeBufferPointer(rebasing: text[a..<a + count])
            .isSame(as: UnsafeBufferPointer(rebasing: text[b..<b + count]))
    }
}
