import ConcordModel
package struct InlineReader {
    package init(footnotes: Set<String> = [], references: [String: String] = [:]) {}
    package mutating func read(_ pieces: [Range<Int>], of source: SourceText, into tree: inout Tree) -> Range<UInt32> {
        let first = UInt32(tree.runs.count)
        for (i, p) in pieces.enumerated() {
            if i > 0 { tree.runs.append(tree.append([0x20], source: source.origin(of: p.lowerBound))) }
            tree.runs.append(tree.append(source.bytes[p], source: source.origin(of: p.lowerBound)))
        }
        return first..<UInt32(tree.runs.count)
    }
    package mutating func takeNotes() -> [(text: String, offset: Int)] { [] }
    static func normalized(label: ArraySlice<UInt8>) -> String { String(decoding: label, as: UTF8.self).lowercased() }
}
