import ConcordModel
import ConcordReader
import ConcordWeave

/// Merges two changed copies of an article file, by provision and word, as `git merge-file` merges lines.
///
/// Every word of the result stands in one of the three files. What cannot be read as an article is merged line by line.
public func mergeFiles(
    base: [UInt8], ours: [UInt8], theirs: [UInt8], style: MergeStyle = MergeStyle()
) -> FileMerge {
    // What only one side touched is that side's file, to the byte.
    if ours == theirs || theirs == base { return FileMerge(bytes: ours, conflicts: 0, neighbours: []) }
    if ours == base { return FileMerge(bytes: theirs, conflicts: 0, neighbours: []) }
    // Read: each file to its pieces.
    let isArticle = ![base, ours, theirs].contains { holdsMarkers($0) }
    var merge = SourceMerge(
        base: pieces(of: base, isArticle), ours: pieces(of: ours, isArticle), theirs: pieces(of: theirs, isArticle))
    // Read the result again: two provisions may have got one number.
    if isArticle { merge.contest(merge.previews.map { (pieces(of: $0.bytes, true), $0.starts) }) }
    // A second opinion: whoever merges without Concord must not get other words without a word.
    var result = merge.text(style)
    if merge.conflicts == 0, let lines = LineMerge(base: base, ours: ours, theirs: theirs).merged,
        !SourceMerge.haveSameWords(result.bytes, lines)
    {
        merge.contest(pieces(of: lines, isArticle), pieces(of: result.bytes, isArticle), starts: result.starts)
        result = merge.text(style)
    }
    return FileMerge(
        bytes: result.bytes, conflicts: style.favour == .none ? merge.conflicts : 0,
        neighbours: merge.neighbours.map { merge.ours.firstLine(of: $0) })
}

/// What came of a merge.
public struct FileMerge: Sendable {
    public let bytes: [UInt8]
    /// How many conflicts are marked in the text.
    public let conflicts: Int
    /// Lines of our file, from 1, in a sentence of which both sides changed different words.
    public let neighbours: [Int]
}

private func pieces(of bytes: [UInt8], _ isArticle: Bool) -> PieceList {
    let source = SourceFile(path: "articles/article.md", bytes: bytes)
    guard isArticle else { return PieceList(source, read: nil) }
    var sources = SourceSet()
    sources.add(source)
    return PieceList(source, read: AgreementReader.read(sources, name: "").manuscript.tree)
}

/// Whether a merge was left unfinished in this file, so that its lines are no article.
private func holdsMarkers(_ bytes: [UInt8]) -> Bool {
    var isLineStart = true
    for (index, byte) in bytes.enumerated() {
        if isLineStart, byte == UInt8(ascii: "<") || byte == UInt8(ascii: ">"),
            index + 6 < bytes.count, bytes[index..<index + 7].allSatisfy({ $0 == byte })
        {
            return true
        }
        isLineStart = byte == 0x0A || byte == 0x0D
    }
    return false
}
