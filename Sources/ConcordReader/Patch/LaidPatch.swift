import ConcordModel

/// A patch laid on the lines of a file as `patch` would lay it, for proof: the file that the patch says there shall be.
///
/// The earlier lines of each hunk are looked for in the file, nearest to the line that its head names; where they are not
/// there to the byte, their words as one stretch, wherever lines end, with typographic quotes, dashes and spacing aside. What the hunk has later then stands in their
/// place, line by line as it is written. Nothing here is shared with how a patch is understood (`PatchReader`).
struct LaidPatch {
    /// A word of the file: what it is compared by, and where it stands.
    private struct Word {
        var number: UInt64
        var bytes: Range<Int>
        var line: Int
    }

    private let file: [UInt8]
    private let lines: [Range<Int>]
    /// Numbers for the bytes of the lines, and where each number stands.
    private let lineKeys: [UInt64]
    private var linePlaces: [UInt64: [Int]] = [:]
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
        lines = PatchParser.lines(of: file, from: 0)
        lineKeys = lines.map { PatchLineKeys(file[$0]).exact }
        for (number, key) in lineKeys.enumerated() { linePlaces[key, default: []].append(number) }
        for (number, line) in lines.enumerated() {
            for (key, bytes) in LaidPatch.words(of: file, line) {
                places[key, default: []].append(words.count)
                words.append(Word(number: key, bytes: bytes, line: number))
            }
        }
    }

    private mutating func lay(_ hunk: PatchHunk, _ patch: [UInt8]) -> Bool {
        layOnLines(hunk, patch) || layOnWords(hunk, patch)
    }

    /// Lays a hunk whose earlier lines stand in the file line by line; one without any goes behind the line it names.
    private mutating func layOnLines(_ hunk: PatchHunk, _ patch: [UInt8]) -> Bool {
        let old = hunk.lines.filter(\.isBefore).map { PatchLineKeys(patch[$0.content]).exact }
        let stated = hunk.statedLine - (old.isEmpty ? 0 : 1) + drift
        let starts = old.first.map { first in
            (linePlaces[first] ?? []).filter { start in
                start + old.count <= lines.count && offset(ofLine: start) >= cursor
                    && lineKeys[start..<start + old.count].elementsEqual(old)
            }
        }
        guard
            let start = (starts ?? [min(max(0, stated), lines.count)]).min(by: { abs($0 - stated) < abs($1 - stated) }),
            offset(ofLine: start) >= cursor
        else { return false }
        if !old.isEmpty { drift += start - stated }
        result += file[cursor..<offset(ofLine: start)]
        write(hunk, patch)
        cursor = offset(ofLine: start + old.count)
        nextWord = words.firstIndex { $0.bytes.lowerBound >= cursor } ?? words.count
        return true
    }

    private func offset(ofLine line: Int) -> Int { line < lines.count ? lines[line].lowerBound : file.count }

    private mutating func layOnWords(_ hunk: PatchHunk, _ patch: [UInt8]) -> Bool {
        let wanted = hunk.lines.filter(\.isBefore).flatMap { LaidPatch.words(of: patch, $0.content).map(\.number) }
        let stated = hunk.statedLine - 1
        if wanted.isEmpty { return false }
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
