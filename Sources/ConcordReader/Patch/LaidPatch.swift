import ConcordModel

/// A patch laid on the lines of a file as `patch` would lay it, for proof: the file that the patch says there shall be.
///
/// The earlier words of each hunk are looked for in the file as one stretch, wherever its lines end, with typographic
/// quotes, dashes and spacing aside, nearest to the line that its head names. What the hunk has later then stands in their
/// place, line by line as it is written. Nothing here is shared with how a patch is understood (`PatchReader`).
struct LaidPatch {
    /// A word of the file: what it is compared by, and where it stands.
    private struct Word {
        var number: UInt64
        var bytes: Range<Int>
        var line: Int
    }

    private let file: [UInt8]
    private var words: [Word] = []
    private var places: [UInt64: [Int]] = [:]
    private var result: [UInt8] = []
    /// The first byte and the first word of the file that no hunk has passed.
    private var cursor = 0
    private var nextWord = 0
    private var drift = 0

    /// The file with all hunks laid on it; nil where the words of one are not there.
    static func lay(_ hunks: [PatchHunk], of patch: [UInt8], on file: [UInt8]) -> [UInt8]? {
        var laid = LaidPatch(file)
        for hunk in hunks.sorted(by: { $0.statedLine < $1.statedLine }) {
            guard laid.lay(hunk, patch) else { return nil }
        }
        laid.result += file[laid.cursor...]
        return laid.result
    }

    private init(_ file: [UInt8]) {
        self.file = file
        for (number, line) in PatchParser.lines(of: file, from: 0).enumerated() {
            for (key, bytes) in LaidPatch.words(of: file, line) {
                places[key, default: []].append(words.count)
                words.append(Word(number: key, bytes: bytes, line: number))
            }
        }
    }

    private mutating func lay(_ hunk: PatchHunk, _ patch: [UInt8]) -> Bool {
        let wanted = hunk.lines.filter(\.isBefore).flatMap { LaidPatch.words(of: patch, $0.content).map(\.number) }
        let stated = hunk.statedLine - 1
        if wanted.isEmpty {
            // A hunk without earlier words goes behind the line that it names.
            let lines = PatchParser.lines(of: file, from: 0)
            let line = min(max(0, hunk.lines.contains(where: \.isBefore) ? stated : stated + 1), lines.count)
            let place = line < lines.count ? lines[line].lowerBound : file.count
            guard place >= cursor else { return false }
            result += file[cursor..<place]
            cursor = place
            nextWord = words.firstIndex { $0.bytes.lowerBound >= place } ?? words.count
            write(hunk, patch)
            return true
        }
        let starts = (places[wanted[0]] ?? []).filter { start in
            start >= nextWord && start + wanted.count <= words.count
                && zip(words[start..<start + wanted.count], wanted).allSatisfy { $0.number == $1 }
        }
        guard
            let start = starts.min(by: {
                abs(words[$0].line - stated - drift) < abs(words[$1].line - stated - drift)
            })
        else { return false }
        drift = words[start].line - stated
        result += file[cursor..<words[start].bytes.lowerBound]
        // The indentation of the first line is the hunk's.
        while let last = result.last, last == 0x20 || last == 0x09 { result.removeLast() }
        write(hunk, patch)
        cursor = words[start + wanted.count - 1].bytes.upperBound
        nextWord = start + wanted.count
        // So is the end of the last line.
        while cursor < file.count, file[cursor] == 0x20 || file[cursor] == 0x09 || file[cursor] == 0x0D { cursor += 1 }
        if cursor < file.count, file[cursor] == 0x0A { cursor += 1 }
        return true
    }

    private mutating func write(_ hunk: PatchHunk, _ patch: [UInt8]) {
        if let last = result.last, last != 0x0A { result.append(0x0A) }
        for line in hunk.lines where line.isAfter { result += patch[line.content] + [0x0A] }
    }

    private static func words(of bytes: [UInt8], _ line: Range<Int>) -> [(number: UInt64, bytes: Range<Int>)] {
        bytes[line].split { $0 == 0x20 || $0 == 0x09 || $0 == 0x0D }.flatMap { piece -> [(UInt64, Range<Int>)] in
            // A border of a table is a word of its own, so that cells may be padded in one text and not in the other.
            var pieces: [Range<Int>] = []
            var start = piece.startIndex
            for index in piece.indices where piece[index] == UInt8(ascii: "|") {
                if index > start { pieces.append(start..<index) }
                pieces.append(index..<index + 1)
                start = index + 1
            }
            if start < piece.endIndex { pieces.append(start..<piece.endIndex) }
            return pieces.map { (PatchLineKeys(bytes[$0]).loose, $0) }
        }
    }
}
