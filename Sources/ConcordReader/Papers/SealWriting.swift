import ConcordModel

/// Puts a seal into the file of a paper: one line of its front matter, and not a byte besides.
package enum SealWriting {
    /// The file with a seal; nil where its front matter has no place for a line, as when it is written in braces or there is
    /// none.
    package static func written(_ seal: String, into bytes: [UInt8]) -> [UInt8]? {
        let lines = Line.split(bytes)
        guard let last = FrontMatter.lastLine(of: lines, in: bytes) else { return nil }
        if let old = sealLine(among: lines, upTo: last, in: bytes) {
            let value = value(of: old, in: bytes)
            let space: [UInt8] = value.lowerBound == old.lineStart + name.count ? [0x20] : []
            // An empty value may have a remark behind it.
            let rest: [UInt8] =
                value.isEmpty && value.upperBound < old.end && bytes[value.upperBound] != 0x0D ? [0x20] : []
            return bytes[..<value.lowerBound] + space + Array(seal.utf8) + rest + bytes[value.upperBound...]
        }
        let place = lines[last].lineStart
        let isCRLF = place >= 2 && bytes[place - 2] == 0x0D
        let line = name + [0x20] + Array(seal.utf8) + (isCRLF ? [0x0D, 0x0A] : [0x0A])
        return bytes[..<place] + line + bytes[place...]
    }

    /// The file as it would be if it had never been sealed: without the line.
    package static func withoutSeal(_ bytes: [UInt8]) -> [UInt8] {
        let lines = Line.split(bytes)
        guard let last = FrontMatter.lastLine(of: lines, in: bytes),
            let old = sealLine(among: lines, upTo: last, in: bytes)
        else { return bytes }
        let next = lines.first { $0.lineStart > old.lineStart }?.lineStart ?? bytes.count
        return Array(bytes[..<old.lineStart] + bytes[next...])
    }

    /// Where the old value stands. It goes; a remark behind it stays.
    private static func value(of line: Line, in bytes: [UInt8]) -> Range<Int> {
        func isSpace(_ index: Int) -> Bool { bytes[index] == 0x20 || bytes[index] == 0x09 || bytes[index] == 0x0D }
        var start = line.lineStart + name.count
        while start < line.end, bytes[start] == 0x20 || bytes[start] == 0x09 { start += 1 }
        var end = start
        while end < line.end, bytes[end] != UInt8(ascii: "#") || !isSpace(end - 1) { end += 1 }
        while end > start, isSpace(end - 1) { end -= 1 }
        return start..<end
    }

    private static let name = Array("seal:".utf8)

    private static func sealLine(among lines: [Line], upTo last: Int, in bytes: [UInt8]) -> Line? {
        lines[1..<max(1, last)].first { bytes[$0.lineStart..<$0.end].starts(with: name) }
    }
}
