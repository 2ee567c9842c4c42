/// The hunks of a patch on one text, each where its earlier lines stand.
struct PatchHunks {
    /// A hunk that has no place.
    struct Failure {
        enum Reason {
            case unlike(Range<Int>)
            case ambiguous([Int])
            case nothingShown
            case missing(Int, nearest: Int?)
        }
        let hunk: PatchHunk
        let reason: Reason
    }

    private(set) var placed: [PlacedHunk] = []
    private(set) var failures: [Failure] = []
    private let patch: [UInt8]
    private var placement: PatchPlacement
    /// The line behind the hunk before, and how far the last one stood from where it says.
    private var end = 0
    private var drift = 0

    init(_ patch: [UInt8], on text: DraftedFiles.Text, _ lines: [Range<Int>]) {
        self.patch = patch
        placement = PatchPlacement(text.bytes, lines, countsLines: text.hasItsLines)
    }

    /// Finds the place of the next hunk.
    mutating func place(_ hunk: PatchHunk) {
        let old = hunk.lines.filter(\.isBefore).map(\.content)
        let stated = max(0, old.isEmpty ? hunk.statedLine : hunk.statedLine - 1)
        switch placement.place(patch, old, expected: stated + drift, from: end) {
        case .lines(let first):
            add(PlacedHunk(hunk: hunk, place: .lines(first)))
            if !old.isEmpty { drift = first - stated }
        case .words(let words, let base): add(PlacedHunk(hunk: hunk, place: .words(old: words, base: base)))
        case .unlike(let lines, _): failures.append(Failure(hunk: hunk, reason: .unlike(lines)))
        case .ambiguous(let starts): failures.append(Failure(hunk: hunk, reason: .ambiguous(starts)))
        case .nothingShown: failures.append(Failure(hunk: hunk, reason: .nothingShown))
        case .missing(let index, let nearest):
            failures.append(Failure(hunk: hunk, reason: .missing(index, nearest: nearest)))
        }
    }

    private mutating func add(_ hunk: PlacedHunk) {
        placed.append(hunk)
        end = max(end, hunk.endLine)
    }
}
