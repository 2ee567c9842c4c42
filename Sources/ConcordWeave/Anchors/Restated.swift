import ConcordModel

/// The tokens of words that stand letter by letter in another place as well.
enum Restated {
    /// Tokens of a part as those of another provision with the same bytes, told where they stand here; nil where either is
    /// not one stretch of text.
    static func tokens(
        _ tokens: ArraySlice<Token>, from old: ProvisionID, to new: ProvisionID, _ part: Part, in tree: Tree
    ) -> [Token]? {
        guard let here = stretch(tree[old].runs(of: part), tree), let there = stretch(tree[new].runs(of: part), tree),
            here.count == there.count
        else { return nil }
        var moved = Array(tokens)
        var run = Int(tree[new].runs(of: part).lowerBound)
        for index in moved.indices {
            let start = Int(moved[index].start) - here.lowerBound + there.lowerBound
            while Int(tree.runs[run].start + tree.runs[run].length) <= start { run += 1 }
            moved[index].start = UInt32(start)
            moved[index].source = tree.runs[run].source + UInt32(start) - tree.runs[run].start
        }
        return moved
    }

    /// The bytes of runs that stand one behind the other; nil where they do not.
    static func stretch(_ runs: Range<UInt32>, _ tree: Tree) -> Range<Int>? {
        guard let first = runs.first else { return nil }
        let start = Int(tree.runs[Int(first)].start)
        var end = start
        for index in runs {
            let run = tree.runs[Int(index)]
            guard Int(run.start) == end else { return nil }
            end += Int(run.length)
        }
        return start..<end
    }
}
