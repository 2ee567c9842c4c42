import ConcordModel

/// Puts a seal into the file of a paper: one line of its front matter, and not a byte besides.
package struct SealWriting {
    /// The file with the seal of its own words and terms; nil where its front matter has no place for a line, as when it is
    /// written in braces. The result is read again, and is given out only if its seal is whole.
    package static func sealed(
        _ file: SourceFile, parties: [Party], days: AgreementDays = AgreementDays()
    ) -> [UInt8]? {
        guard let paper = paper(in: file, parties, days) else { return nil }
        let seal = SealedWords.seal(of: paper, in: file)
        guard let bytes = written(seal, into: file.written) else { return nil }
        let after = self.paper(in: SourceFile(path: file.path, bytes: bytes), parties, days)
        guard let after, after.seal?.recorded == seal, after.seal?.isBroken == false else { return nil }
        return bytes
    }

    private static func paper(in file: SourceFile, _ parties: [Party], _ days: AgreementDays) -> Paper? {
        var tree = Tree()
        var reader = PaperReader(file: FileID(0), file, parties: parties, days: days)
        return reader.read(into: &tree)?.paper
    }

    private static func written(_ seal: String, into bytes: [UInt8]) -> [UInt8]? {
        let lines = Line.split(bytes)
        guard let last = FrontMatter.lastLine(of: lines, in: bytes) else { return nil }
        if let old = lines[1..<max(1, last)].first(where: { isSealLine(bytes[$0.lineStart..<$0.end]) }) {
            // The old value goes, a remark behind it stays.
            var start = old.lineStart + name.count
            while start < old.end, bytes[start] == 0x20 || bytes[start] == 0x09 { start += 1 }
            var end = start
            // An empty value may have a remark behind it.
            let isEmpty = start < old.end && bytes[start] == UInt8(ascii: "#")
            while !isEmpty, end < old.end, bytes[end] != 0x20, bytes[end] != 0x09, bytes[end] != 0x0D { end += 1 }
            let space: [UInt8] = start == old.lineStart + name.count ? [0x20] : []
            return Array(bytes[..<start]) + space + Array(seal.utf8) + (isEmpty ? [0x20] : []) + Array(bytes[end...])
        }
        let place = lines[last].lineStart
        let isCRLF = place >= 2 && bytes[place - 2] == 0x0D
        let line = name + [0x20] + Array(seal.utf8) + (isCRLF ? [0x0D, 0x0A] : [0x0A])
        return Array(bytes[..<place]) + line + Array(bytes[place...])
    }

    private static let name = Array("seal:".utf8)

    private static func isSealLine(_ line: ArraySlice<UInt8>) -> Bool { line.starts(with: name) }
}
