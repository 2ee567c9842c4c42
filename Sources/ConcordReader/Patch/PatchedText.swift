import ConcordModel

/// A file without a patch and with it. Both are ordinary article text, read by the one block reader. A byte that the patch
/// shows knows its place in the patch; any other has an offset behind the patch's end, the same in both.
struct PatchedText {
    let before: SourceText
    let after: SourceText
    /// What is struck and what is inserted, by those offsets and in their order.
    let marks: [PaperMark]

    /// - Parameters:
    ///   - base: the file; empty for one that the patch brings.
    ///   - lines: its lines.
    ///   - hunks: in the order of their places, which do not overlap.
    ///   - hiddenOffset: the offset that stands for its first byte.
    init(
        _ patch: [UInt8], _ file: FileID, on base: [UInt8], _ lines: [Range<Int>], _ hunks: [PlacedHunk],
        hiddenOffset: Int
    ) {
        let words = PatchWords(patch, hunks.map(\.hunk))
        let laid = PatchEdits(patch, on: base, lines, hunks, words)
        var earlier = Reading(base, laid.shown, hiddenOffset)
        var later = Reading(base, laid.shown, hiddenOffset)
        earlier.append(0..<base.count)
        var cursor = 0
        for edit in laid.edits {
            later.append(cursor..<edit.base.lowerBound)
            cursor = edit.base.upperBound
            // Also where nothing is set between two lines that were one.
            later.breakLine()
            for line in edit.lines { later.append(line, of: patch) }
            later.appendAgain(edit.lead)
        }
        later.append(cursor..<base.count)
        before = earlier.text(file)
        after = later.text(file)
        var marks = words.inserted.map { PaperMark(kind: .inserted, range: $0) }
        for (word, old) in words.origins where laid.lost.contains(old.lowerBound) {
            marks.append(PaperMark(kind: .inserted, range: word..<word + 1))
        }
        for word in words.struck where !laid.lost.contains(word.lowerBound) {
            let home = laid.homes[word.lowerBound].map { $0.lowerBound + hiddenOffset..<$0.upperBound + hiddenOffset }
            marks.append(PaperMark(kind: .struck, range: home ?? word))
        }
        self.marks = marks.sorted { $0.range.lowerBound < $1.range.lowerBound }
    }

    /// The file with lines of a patch in the places of its own.
    static func replacing(
        _ places: [(lines: Range<Int>, by: [PatchLine])], _ patch: [UInt8], _ file: FileID, in base: [UInt8],
        _ lines: [Range<Int>], hiddenOffset: Int
    ) -> SourceText {
        var reading = Reading(base, [], hiddenOffset)
        func start(of line: Int) -> Int { line < lines.count ? lines[line].lowerBound : base.count }
        var cursor = 0
        for (place, old) in places {
            reading.append(cursor..<max(cursor, start(of: place.lowerBound)))
            cursor = max(cursor, start(of: place.upperBound))
            for line in old { reading.append([.patch(line.content)], of: patch) }
        }
        reading.append(cursor..<base.count)
        return reading.text(file)
    }

    private struct Reading {
        private var bytes: [UInt8] = []
        private var jumps: [SourceText.Jump] = []
        private var expected = -1
        private let base: [UInt8]
        private let shown: [(base: Range<Int>, patch: Int)]
        private let hiddenOffset: Int
        private var next = 0

        init(_ base: [UInt8], _ shown: [(base: Range<Int>, patch: Int)], _ hiddenOffset: Int) {
            self.base = base
            self.shown = shown
            self.hiddenOffset = hiddenOffset
            bytes.reserveCapacity(base.count + 256)
        }

        func text(_ file: FileID) -> SourceText {
            var text = SourceText(file: file, bytes: bytes, jumps: jumps)
            text.isWhole = true
            return text
        }

        private mutating func append(_ source: [UInt8], _ range: Range<Int>, from there: Int) {
            guard !range.isEmpty else { return }
            if there != expected { jumps.append(SourceText.Jump(here: bytes.count, there: there)) }
            bytes.append(contentsOf: source[range])
            expected = there + range.count
        }

        /// Bytes of the file; those of lines that the patch shows have their places in it. Called in ascending order.
        mutating func append(_ range: Range<Int>) {
            var cursor = range.lowerBound
            while cursor < range.upperBound {
                while next < shown.count, shown[next].base.upperBound <= cursor { next += 1 }
                guard next < shown.count, shown[next].base.lowerBound < range.upperBound else { break }
                let line = shown[next]
                if cursor < line.base.lowerBound {
                    append(base, cursor..<line.base.lowerBound, from: hiddenOffset + cursor)
                    cursor = line.base.lowerBound
                }
                let end = min(line.base.upperBound, range.upperBound)
                append(base, cursor..<end, from: line.patch + cursor - line.base.lowerBound)
                cursor = end
            }
            if cursor < range.upperBound { append(base, cursor..<range.upperBound, from: hiddenOffset + cursor) }
        }

        /// A line with a line end, on a line of its own.
        mutating func append(_ line: [PatchEdit.Piece], of patch: [UInt8]) {
            breakLine()
            for piece in line {
                switch piece {
                case .patch(let range): append(patch, range, from: range.lowerBound)
                case .base(let range): append(base, range, from: hiddenOffset + range.lowerBound)
                }
            }
            end()
        }

        mutating func breakLine() {
            if let last = bytes.last, last != 0x0A { end() }
        }

        /// Bytes of the file that it has already, in front of what follows.
        mutating func appendAgain(_ range: Range<Int>) { append(base, range, from: hiddenOffset + range.lowerBound) }

        private mutating func end() {
            bytes.append(0x0A)
            expected = -1
        }
    }
}
