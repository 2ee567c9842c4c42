/// A hunk and where its earlier lines stand in a file.
struct PlacedHunk {
    enum Place {
        /// From this line of the file on, one line for one.
        case lines(Int)
        /// Words of the hunk and words of the file, one for one, where lines end elsewhere.
        case words(old: [LooseWord], base: ArraySlice<LooseWord>)
    }

    let hunk: PatchHunk
    let place: Place

    /// The bytes of the file that it stands for.
    func bytes(_ lines: [Range<Int>], count: Int) -> Range<Int> {
        switch place {
        case .lines(let first):
            let last = first + hunk.lines.count(where: \.isBefore)
            func start(_ line: Int) -> Int { line < lines.count ? lines[line].lowerBound : count }
            return start(first)..<start(last)
        case .words(_, let base):
            return (base.first?.range.lowerBound ?? 0)..<(base.last?.range.upperBound ?? 0)
        }
    }

    /// The line of the file behind it.
    var endLine: Int {
        switch place {
        case .lines(let first): first + hunk.lines.count(where: \.isBefore)
        case .words(_, let base): (base.last?.line ?? 0) + 1
        }
    }
}
