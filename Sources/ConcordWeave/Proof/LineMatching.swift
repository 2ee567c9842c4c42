/// Lays the lines of a paper along those of a version: whether the version says what the paper shows, in the paper's order.
///
/// The words of a section may run into its head in one text and stand below it in the other; a head may leave out its
/// title; and `…` in a paper stands for words that it leaves out.
struct LineMatching {
    /// The first line that has no counterpart: of the paper, with the version's line in its place, or of the version alone.
    struct Difference {
        var ofPaper: Int?
        var ofVersion: Int?
    }

    let paper: ReadingLines
    let version: ReadingLines
    /// Whether a line of the version may be left out by the paper, as far as that goes for lines that it does not show.
    let mayLeaveOut: (ReadingLines.Line) -> Bool
    /// Whether what the paper shows is all there is, but for what it says stays as it is.
    let isWhole: Bool
    /// The loose number of `…`; 0 where bytes are compared, by which nothing is the same in part.
    let ellipsis: UInt32

    /// Where the two part; nil where the version holds the paper.
    func difference() -> Difference? {
        guard let first = firstDifference() else { return nil }
        return !isWhole && liesSomewhere() ? nil : first
    }

    private func firstDifference() -> Difference? {
        let (shown, printed) = (paper.lines, version.lines)
        var next = 0
        // A head of which the paper has not shown the words yet.
        var open: Int?
        var gap = !isWhole
        for (index, line) in shown.enumerated() {
            if line.stays, line.label == 0 {
                gap = true
                continue
            }
            if let head = open, line.isPlain, isSame(line, printed[head]) {
                open = nil
                continue
            }
            if let head = open, isWhole, !gap { return Difference(ofPaper: index, ofVersion: head) }
            let first = next
            while next < printed.count, !matches(line, next) {
                guard gap, mayLeaveOut(printed[next]) else { return Difference(ofPaper: index, ofVersion: first) }
                next += 1
            }
            guard next < printed.count else { return Difference(ofPaper: index, ofVersion: min(first, next - 1)) }
            open = line.text == 0 && printed[next].text != 0 && !line.stays ? next : nil
            gap = !isWhole || line.stays
            next += line.text != 0 && printed[next].text == 0 ? 2 : 1
        }
        if let head = open, isWhole, !gap { return Difference(ofVersion: head) }
        while next < printed.count {
            guard gap, mayLeaveOut(printed[next]) else { return Difference(ofVersion: next) }
            next += 1
        }
        return nil
    }

    /// Whether an excerpt lies in the version in any way: where lines are equal, the first that fits need not be the one that
    /// is meant, since what the paper changed may not be left out. Looked for where the first way fails.
    private func liesSomewhere() -> Bool {
        let (shown, printed) = (paper.lines, version.lines)
        guard shown.count * printed.count <= LineMatching.mostPlaces else { return false }
        let lastNeeded = printed.lastIndex { !mayLeaveOut($0) } ?? -1
        var seen: Set<Int> = []
        // The next line of each, and whether the words of the version's last head are still to come.
        var waiting = [(line: 0, place: 0, isOpen: false)]
        while let (index, place, isOpen) = waiting.popLast() {
            guard seen.insert((index * (printed.count + 2) + place) * 2 + (isOpen ? 1 : 0)).inserted else { continue }
            guard index < shown.count else {
                if place > lastNeeded { return true }
                continue
            }
            let line = shown[index]
            if line.stays, line.label == 0 {
                waiting.append((index + 1, place, false))
                continue
            }
            if isOpen, line.isPlain, isSame(line, printed[place - 1]) { waiting.append((index + 1, place, false)) }
            guard place < printed.count else { continue }
            if mayLeaveOut(printed[place]) { waiting.append((index, place + 1, false)) }
            if matches(line, place) {
                let isHead = line.text == 0 && printed[place].text != 0 && !line.stays
                waiting.append((index + 1, place + (line.text != 0 && printed[place].text == 0 ? 2 : 1), isHead))
            }
        }
        return false
    }

    /// Beyond so many pairs of lines the first way counts.
    private static let mostPlaces = 1_000_000

    private func matches(_ line: ReadingLines.Line, _ place: Int) -> Bool {
        let other = version.lines[place]
        guard (line.kind == .row) == (other.kind == .row), line.label == other.label,
            line.heading == 0 || line.heading == other.heading
        else { return false }
        // The words stand below the head, as its first paragraph.
        if line.text != 0, other.text == 0, place + 1 < version.lines.count, version.lines[place + 1].isPlain,
            line.label != 0 || line.heading != 0
        {
            return isSame(line, version.lines[place + 1])
        }
        return line.text == 0 || isSame(line, other)
    }

    private func isSame(_ line: ReadingLines.Line, _ other: ReadingLines.Line) -> Bool {
        line.text == other.text
            || other.text != 0 && ellipsis != 0 && isSameInPart(paper.words[line.words], version.words[other.words])
    }

    /// Whether words are others with some left out where the first have `…`.
    private func isSameInPart(_ words: ArraySlice<UInt32>, _ others: ArraySlice<UInt32>) -> Bool {
        let pieces = words.split(separator: ellipsis, omittingEmptySubsequences: false)
        guard pieces.count > 1, let first = pieces.first, let last = pieces.last else { return false }
        guard others.starts(with: first) else { return false }
        var rest = others.dropFirst(first.count)
        for piece in pieces.dropFirst().dropLast() {
            guard let found = rest.firstRange(of: piece) else { return false }
            rest = rest[found.upperBound...]
        }
        return rest.count >= last.count && rest.suffix(last.count).elementsEqual(last)
    }
}
