import ConcordCompiler

/// Merges three copies of an article, and notes what must not be.
package struct MergeTrial {
    /// Stands on a line of its own between ours, the base and theirs.
    package static let separator = "@@@@"

    package private(set) var faults: [String] = []

    /// Parts the bytes at the separators; a copy that is missing is like the base.
    init(_ bytes: [UInt8]) {
        var parts: [[UInt8]] = [[]]
        for line in bytes.split(separator: 0x0A, omittingEmptySubsequences: false) {
            if line.elementsEqual(Self.separator.utf8), parts.count < 3 {
                parts.append([])
            } else {
                parts[parts.count - 1] += line + [0x0A]
            }
        }
        // Behind the last line there was no line end.
        if parts[parts.count - 1].last == 0x0A { parts[parts.count - 1].removeLast() }
        let base = parts.count > 1 ? parts[1] : parts[0]
        self.init(base: base, ours: parts[0], theirs: parts.count > 2 ? parts[2] : base)
    }

    package init(base: [UInt8], ours: [UInt8], theirs: [UInt8]) {
        var style = MergeStyle()
        let merge = mergeFiles(base: base, ours: ours, theirs: theirs, style: style)
        let turned = mergeFiles(base: base, ours: theirs, theirs: ours, style: style)
        if merge.conflicts != turned.conflicts {
            faults.append("\(merge.conflicts) conflicts, and \(turned.conflicts) seen from the other side")
        }
        if merge.bytes.count > (base.count + ours.count + theirs.count) * 2 + 2000 {
            faults.append("the result has \(merge.bytes.count) bytes")
        }
        let known = Self.words(base).union(Self.words(ours)).union(Self.words(theirs))
        let result = Self.words(merge.bytes)
        for (name, side) in [("ours", Self.words(ours)), ("theirs", Self.words(theirs))] {
            let lost = side.subtracting(Self.words(base)).subtracting(result)
            if !lost.isEmpty { faults.append("lost of \(name): \(Self.named(lost))") }
        }
        let new = result.subtracting(known).subtracting(["ours", "theirs", "base"].map { Array($0.utf8) })
        if !new.isEmpty { faults.append("words from nowhere: \(Self.named(new))") }
        for favour in [MergeStyle.Favour.ours, .theirs, .union] {
            style.favour = favour
            style.markers = favour == .union ? .diff3 : .zdiff3
            _ = mergeFiles(base: base, ours: ours, theirs: theirs, style: style)
        }
    }

    private static func words(_ bytes: [UInt8]) -> Set<[UInt8]> { Set(PrintedWords.letterRuns(bytes)) }

    private static func named(_ words: Set<[UInt8]>) -> String {
        words.map { String(decoding: $0, as: UTF8.self) }.sorted().joined(separator: " ")
    }
}
