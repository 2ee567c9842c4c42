import ConcordModel

extension SourceMerge {
    /// The merged file, and where in it each entry begins.
    package func text(_ style: MergeStyle) -> (bytes: [UInt8], starts: [(offset: Int, entry: Int)]) {
        var writer = MergeWriter(merge: self, style: style)
        for (index, entry) in entries.enumerated() { writer.write(entry, index) }
        return writer.finished()
    }

    /// The merged file with both sides of every conflict, in both orders where there are such conflicts.
    package var previews: [(bytes: [UInt8], starts: [(offset: Int, entry: Int)])] {
        var style = MergeStyle()
        style.favour = .union
        let hasRivals = entries.contains { entry in
            guard case .conflict(let conflict) = entry else { return false }
            return !conflict.ours.isEmpty && !conflict.theirs.isEmpty
        }
        guard hasRivals else { return [text(style)] }
        var turned = MergeWriter(merge: self, style: style, theirsFirst: true)
        for (index, entry) in entries.enumerated() { turned.write(entry, index) }
        return [text(style), turned.finished()]
    }

    /// The line ends of the merged file: ours, unless theirs alone changed those of the base.
    var lineEnd: LineEnd {
        let (before, mine, other) = (LineEnd(of: base.bytes), LineEnd(of: ours.bytes), LineEnd(of: theirs.bytes))
        return mine == before && other != .none || mine == .none ? other : mine
    }
}

/// Writes entries one behind the other, with the line ends and blank lines that stand between them in the files.
private struct MergeWriter {
    let merge: SourceMerge
    let style: MergeStyle
    /// Which side comes first where both are taken.
    let theirsFirst: Bool
    let lineEnd: [UInt8]
    var bytes: [UInt8] = []
    var starts: [(offset: Int, entry: Int)] = []
    /// The piece that was written last, in each file; nil where a file has none. -1 is the start of a file.
    private var last: (base: Int?, ours: Int?, theirs: Int?) = (-1, -1, -1)
    /// A conflict has written the end of its last line itself.
    private var isBehindMarker = false

    init(merge: SourceMerge, style: MergeStyle, theirsFirst: Bool = false) {
        self.merge = merge
        self.theirsFirst = theirsFirst
        self.style = style
        lineEnd = merge.lineEnd.bytes
    }

    mutating func write(_ entry: SourceMerge.Entry, _ index: Int) {
        switch entry {
        case .piece(let piece):
            begin(at: (piece.base, piece.ours, piece.theirs), index)
            bytes += piece.text
        case .conflict(let conflict):
            switch style.favour {
            case .none: write(conflict, index)
            case .ours: writeSide(conflict.ours, areOurs: true, index)
            case .theirs: writeSide(conflict.theirs, areOurs: false, index)
            case .union:
                if theirsFirst { writeSide(conflict.theirs, areOurs: false, index) }
                writeSide(conflict.ours, areOurs: true, index)
                if !theirsFirst { writeSide(conflict.theirs, areOurs: false, index) }
            }
        }
    }

    mutating func finished() -> (bytes: [UInt8], starts: [(offset: Int, entry: Int)]) {
        let ends = (merge.base.pieces.count, merge.ours.pieces.count, merge.theirs.pieces.count)
        begin(at: ends, nil)
        return (merge.lineEnd.applied(to: bytes), starts)
    }

    private mutating func writeSide(_ pieces: [Int], areOurs: Bool, _ index: Int) {
        for piece in pieces {
            begin(at: (nil, areOurs ? piece : nil, areOurs ? nil : piece), index)
            bytes += areOurs ? merge.ours.text(piece) : merge.theirs.text(piece)
        }
    }

    // MARK: Conflicts

    private mutating func write(_ conflict: SourceMerge.Conflict, _ index: Int) {
        begin(at: (conflict.base.first, conflict.ours.first, conflict.theirs.first), index)
        var mine = lines(conflict.ours, of: merge.ours)
        var other = lines(conflict.theirs, of: merge.theirs)
        var shared: [[UInt8]] = []
        if style.markers == .zdiff3 {
            while let line = mine.first, line == other.first {
                bytes += line
                mine.removeFirst()
                other.removeFirst()
            }
            while let line = mine.last, line == other.last {
                shared.insert(line, at: 0)
                mine.removeLast()
                other.removeLast()
            }
        }
        marker("<", style.names.0)
        bytes += mine.joined()
        if style.markers != .merge {
            marker("|", style.names.1)
            bytes += lines(conflict.base, of: merge.base).joined()
        }
        marker("=", "")
        bytes += other.joined()
        marker(">", style.names.2)
        bytes += shared.joined()
        last = (conflict.base.last, conflict.ours.last, conflict.theirs.last)
        isBehindMarker = true
    }

    private mutating func marker(_ sign: Unicode.Scalar, _ name: String) {
        bytes += Array(repeating: UInt8(ascii: sign), count: max(1, style.markerSize))
        if !name.isEmpty { bytes += [0x20] + Array(name.utf8) }
        bytes += lineEnd
    }

    /// Pieces of one file with what stands between them, as whole lines.
    private func lines(_ pieces: [Int], of list: PieceList) -> [[UInt8]] {
        var text: [UInt8] = []
        for (index, piece) in pieces.enumerated() {
            text += list.text(piece)
            guard index + 1 < pieces.count else { continue }
            text += pieces[index + 1] == piece + 1 ? Array(list.bytes[list.gap(after: piece)]) : lineEnd + lineEnd
        }
        guard !pieces.isEmpty else { return [] }
        text += lineEnd
        var lines: [[UInt8]] = []
        var line: [UInt8] = []
        for byte in text {
            line.append(byte)
            if byte == 0x0A {
                lines.append(line)
                line = []
            }
        }
        return line.isEmpty ? lines : lines + [line]
    }

    // MARK: What stands between

    private mutating func begin(at next: (base: Int?, ours: Int?, theirs: Int?), _ entry: Int?) {
        var between = gap(to: next)
        if isBehindMarker {
            // The marker's own line end takes the place of the first one.
            if between.first == 0x0D { between.removeFirst() }
            if between.first == 0x0A { between.removeFirst() }
            isBehindMarker = false
        }
        bytes += between
        if let entry { starts.append((bytes.count, entry)) }
        last = next
    }

    private func gap(to next: (base: Int?, ours: Int?, theirs: Int?)) -> ArraySlice<UInt8> {
        let inBase = Self.gap(merge.base, last.base, next.base)
        let inOurs = Self.gap(merge.ours, last.ours, next.ours)
        let inTheirs = Self.gap(merge.theirs, last.theirs, next.theirs)
        if let inOurs, let inTheirs {
            guard let inBase else { return inOurs }
            return Self.plain(inOurs) == Self.plain(inBase) ? inTheirs : inOurs
        }
        if let only = inOurs ?? inTheirs { return only }
        return seam(to: next)
    }

    private static func gap(_ list: PieceList, _ last: Int?, _ next: Int?) -> ArraySlice<UInt8>? {
        guard let last, let next, last + 1 == next else { return nil }
        return list.bytes[list.gap(after: last)]
    }

    private static func plain(_ gap: ArraySlice<UInt8>) -> [UInt8] { gap.filter { $0 != 0x0D } }

    /// Between two pieces that no file has side by side: the wider of what stands behind the one and before the other.
    private func seam(to next: (base: Int?, ours: Int?, theirs: Int?)) -> ArraySlice<UInt8> {
        // Members of a list stand as close as they do anywhere beside these two.
        let isList = isListed(last) && isListed(next)
        var widest: ArraySlice<UInt8> = []
        var kinds: [SourcePiece] = []
        for (list, before, after) in [
            (merge.ours, last.ours, next.ours), (merge.theirs, last.theirs, next.theirs),
        ] {
            for (index, piece) in [(before, before), (after.map { $0 - 1 }, after)] {
                guard let index, let piece else { continue }
                if list.pieces.indices.contains(piece) { kinds.append(list.pieces[piece]) }
                // The ends of a file say nothing about what should stand inside it.
                guard index >= 0, index + 1 < list.pieces.count else { continue }
                let gap = list.bytes[list.gap(after: index)]
                let isWider = gap.count { $0 == 0x0A } > widest.count { $0 == 0x0A }
                if widest.isEmpty || isWider != isList { widest = gap }
            }
        }
        let isEdge = kinds.count < 2
        if isEdge { return edge(to: next) }
        if widest.contains(0x0A) || widest.contains(0x0D) { return widest }
        return kinds.allSatisfy { $0.isListed || $0.isLineByLine } ? lineEnd[...] : (lineEnd + lineEnd)[...]
    }

    private func isListed(_ place: (base: Int?, ours: Int?, theirs: Int?)) -> Bool {
        [(merge.ours, place.ours), (merge.theirs, place.theirs)].contains { list, index in
            index.map { list.pieces.indices.contains($0) && list.pieces[$0].isListed } ?? false
        }
    }

    /// The start or the end of the file, where no side has it.
    private func edge(to next: (base: Int?, ours: Int?, theirs: Int?)) -> ArraySlice<UInt8> {
        if last.ours == -1, last.theirs == -1 { return merge.ours.bytes[merge.ours.gap(after: -1)] }
        let list = merge.ours.pieces.isEmpty ? merge.theirs : merge.ours
        return list.bytes[list.gap(after: list.pieces.count - 1)]
    }
}
