import ConcordModel

/// The text of one block as the scanner sees it: lines joined by single line ends, every character well formed. Whatever was
/// left out or replaced shows only in the segments, which lead back to the file, so that no later step has to know of it.
struct InlineText {
    /// From `here` on, a byte at `here + n` came from `there + n`.
    struct Segment {
        var here: Int
        var there: Int
        /// False where the bytes stand for others: a replacement character for a byte that is none.
        var isVerbatim = true
    }

    private(set) var bytes: [UInt8] = []
    private(set) var segments: [Segment] = []

    /// Appends bytes that stand at `there` in what this text is made from.
    private mutating func append(_ slice: ArraySlice<UInt8>, from there: Int) {
        segments.append(Segment(here: bytes.count, there: there))
        bytes.append(contentsOf: slice)
    }

    /// The lines of a block, with line ends between; right before them what opens emphasis.
    static func joining(_ pieces: [Range<Int>], of source: [UInt8], opening: Range<Int>? = nil) -> InlineText {
        var text = InlineText()
        if let opening { text.append(source[opening], from: opening.lowerBound) }
        for (index, piece) in pieces.enumerated() {
            text.append(source[piece], from: piece.lowerBound)
            if index < pieces.count - 1 { text.bytes.append(0x0A) }
        }
        return text
    }

    /// This text with a replacement character for every NUL and every byte that is not part of a character.
    func wellFormed() -> InlineText {
        var result = InlineText()
        var copied = 0
        var index = 0
        let span = bytes.span
        while index < bytes.count {
            let length = bytes[index] == 0 ? 0 : InlineBytes.lengthOfCharacter(in: span, at: index)
            if length == 0 {
                result.copy(copied..<index, of: self)
                let there = origin(of: index)
                result.segments.append(
                    Segment(here: result.bytes.count, there: there, isVerbatim: false))
                result.bytes.append(contentsOf: [0xEF, 0xBF, 0xBD])
                copied = index + 1
            }
            index += max(length, 1)
        }
        result.copy(copied..<bytes.count, of: self)
        return result
    }

    /// Segments that lead to the file itself, broken where the source jumps.
    static func toFile(_ segments: [Segment], length: Int, of source: SourceText) -> [Segment] {
        if source.jumps.isEmpty { return segments }
        var result: [Segment] = []
        for (index, segment) in segments.enumerated() {
            let end = index + 1 < segments.count ? segments[index + 1].here : length
            let there = source.origin(of: segment.there)
            result.append(Segment(here: segment.here, there: there, isVerbatim: segment.isVerbatim))
            if !segment.isVerbatim { continue }
            var jump = source.firstJump(after: segment.there)
            while jump < source.jumps.count, Int(source.jumps[jump].here) - segment.there < end - segment.here {
                let distance = Int(source.jumps[jump].here) - segment.there
                result.append(Segment(here: segment.here + distance, there: Int(source.jumps[jump].there)))
                jump += 1
            }
        }
        return result
    }

    /// Where within the segments words of the file are left out, as a marked paper's other reading has them.
    static func gaps(in segments: [Segment], length: Int, of source: SourceText) -> [Int] {
        if source.jumps.isEmpty { return [] }
        var gaps: [Int] = []
        for (index, segment) in segments.enumerated() where segment.isVerbatim {
            let end = index + 1 < segments.count ? segments[index + 1].here : length
            var jump = source.firstJump(after: segment.there)
            while jump < source.jumps.count, Int(source.jumps[jump].here) - segment.there < end - segment.here {
                let here = Int(source.jumps[jump].here)
                if source.leavesOutWords(before: here) { gaps.append(segment.here + here - segment.there) }
                jump += 1
            }
        }
        return gaps
    }

    private mutating func copy(_ range: Range<Int>, of text: InlineText) {
        guard !range.isEmpty else { return }
        var index = text.segment(at: range.lowerBound)
        var here = range.lowerBound
        while here < range.upperBound {
            let segment = text.segments[index]
            let next = index + 1 < text.segments.count ? text.segments[index + 1].here : text.bytes.count
            segments.append(
                Segment(
                    here: bytes.count, there: segment.there + here - segment.here, isVerbatim: segment.isVerbatim))
            let end = min(range.upperBound, next)
            bytes.append(contentsOf: text.bytes[here..<end])
            here = end
            index += 1
        }
    }

    /// The last segment that begins at or before `offset`.
    private func segment(at offset: Int) -> Int { Self.segment(at: offset, segments) }

    private static func segment(at offset: Int, _ segments: [Segment]) -> Int {
        var low = 0
        var high = segments.count
        while low < high {
            let middle = (low + high) / 2
            if segments[middle].here <= offset { low = middle + 1 } else { high = middle }
        }
        return max(0, low - 1)
    }

    private func origin(of offset: Int) -> Int { Self.origin(of: offset, segments) }

    /// Where the byte at `offset` stood in what a text was made from.
    static func origin(of offset: Int, _ segments: [Segment]) -> Int {
        guard !segments.isEmpty else { return offset }
        let segment = segments[Self.segment(at: offset, segments)]
        return segment.there + offset - segment.here
    }
}
