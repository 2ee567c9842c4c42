import ConcordModel

/// A contract file with a patch's lines in it, in both readings: with the earlier lines and with the later ones. Both are
/// ordinary article text and are read by the one block reader. A byte of the patch knows its place in the patch; a byte
/// that was filled in from the contract's file has an offset behind the patch's end, the same in both readings.
struct PatchText {
    private(set) var before: SourceText
    private(set) var after: SourceText
    /// Lines of the patch and the lines of the contract file that they are, in the order of the patch.
    private var partners: [(line: Range<Int>, home: Range<Int>, isExact: Bool)] = []
    private let hiddenOffset: Int

    /// - Parameters:
    ///   - base: the contract file; empty for one that the patch brings.
    ///   - lines: its lines.
    ///   - hunks: in the order of their places, which do not overlap.
    ///   - hiddenOffset: the offset that stands for its first byte.
    init(
        patch bytes: [UInt8], file: FileID, base: [UInt8], lines: [Range<Int>],
        hunks: [(hunk: PatchHunk, place: PatchPlacement.Place)], words: PatchWords, hiddenOffset: Int
    ) {
        self.hiddenOffset = hiddenOffset
        var earlier = Reading()
        var later = Reading()
        func start(of line: Int) -> Int { line < lines.count ? lines[line].lowerBound : base.count }
        var cursor = 0
        for (hunk, place) in hunks {
            let here = start(of: place.lines.lowerBound)
            earlier.append(base, cursor..<here, from: hiddenOffset + cursor)
            later.append(base, cursor..<here, from: hiddenOffset + cursor)
            cursor = start(of: place.lines.upperBound)
            var number = 0
            for line in hunk.lines {
                if line.isBefore {
                    earlier.appendLine(bytes, [line.content])
                    if place.partners.indices.contains(number), let partner = place.partners[number] {
                        let home = lines[partner]
                        partners.append((line.content, home, bytes[line.content] == base[home]))
                    }
                    number += 1
                }
                if line.isAfter {
                    later.appendLine(bytes, words.pieces[line.content.lowerBound] ?? [line.content])
                }
            }
        }
        earlier.append(base, cursor..<base.count, from: hiddenOffset + cursor)
        later.append(base, cursor..<base.count, from: hiddenOffset + cursor)
        before = SourceText(file: file, bytes: earlier.bytes, jumps: earlier.jumps)
        after = SourceText(file: file, bytes: later.bytes, jumps: later.jumps)
        partners.sort { $0.line.lowerBound < $1.line.lowerBound }
    }

    /// Where what begins at `offset` of the earlier reading begins in the contract file; a whole line where the patch's
    /// line has other bytes.
    func home(of offset: Int) -> Range<Int>? {
        if offset >= hiddenOffset { return offset - hiddenOffset..<offset - hiddenOffset + 1 }
        var low = 0
        var high = partners.count
        while low < high {
            let middle = (low + high) / 2
            if partners[middle].line.upperBound < offset { low = middle + 1 } else { high = middle }
        }
        guard low < partners.count, partners[low].line.lowerBound <= offset else { return nil }
        let (line, home, isExact) = partners[low]
        guard isExact else { return home }
        let place = home.lowerBound + offset - line.lowerBound
        return place..<place + 1
    }

    private struct Reading {
        var bytes: [UInt8] = []
        var jumps: [SourceText.Jump] = []
        private var expected = -1

        mutating func append(_ source: [UInt8], _ range: Range<Int>, from there: Int) {
            guard !range.isEmpty else { return }
            if there != expected { jumps.append(SourceText.Jump(here: bytes.count, there: there)) }
            bytes.append(contentsOf: source[range])
            expected = there + range.count
        }

        /// A line of the patch with a line end, which the last line of a file may lack.
        mutating func appendLine(_ source: [UInt8], _ pieces: [Range<Int>]) {
            if let last = bytes.last, last != 0x0A {
                bytes.append(0x0A)
                expected = -1
            }
            for piece in pieces { append(source, piece, from: piece.lowerBound) }
            bytes.append(0x0A)
            expected = -1
        }
    }
}
