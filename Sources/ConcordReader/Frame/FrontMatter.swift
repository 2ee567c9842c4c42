import ConcordModel

/// The YAML between two lines of `---` at the head of a file, with the way from its marks back to bytes of the file.
package struct FrontMatter {
    let file: FileID
    /// Offset of the YAML's first line in the file.
    let start: Int
    /// Where the body begins.
    let bodyStart: Int
    let root: YAMLNode?
    /// Whether the file begins with a line of `---` and has no other.
    let isOpen: Bool
    private let lineStarts: [Int]

    /// How many bytes of a file its front matter takes, with both of its lines of dashes.
    package static func length(in bytes: [UInt8]) -> Int {
        let lines = Line.split(bytes)
        guard let last = lastLine(of: lines, in: bytes) else { return 0 }
        return last + 1 < lines.count ? lines[last + 1].lineStart : bytes.count
    }

    /// The line that closes front matter which begins on the first line; nil when there is none.
    static func lastLine(of lines: [Line], in bytes: [UInt8]) -> Int? {
        guard let first = lines.first, isFence(first, in: bytes, "---") else { return nil }
        return lines.dropFirst().firstIndex { isFence($0, in: bytes, "---") || isFence($0, in: bytes, "...") }
    }

    private static func isFence(_ line: Line, in bytes: [UInt8], _ text: StaticString) -> Bool {
        var end = line.end
        while end > line.start, bytes[end - 1] == 0x20 { end -= 1 }
        return line.indent == 0 && end - line.start == 3 && HeadLabel.match(text, bytes, line.start, end) != nil
    }

    /// Reads the front matter of `bytes`, or all of them when `isWholeFile`. YAML that cannot be read is a finding and
    /// reads as empty.
    init(_ bytes: [UInt8], file: FileID, isWholeFile: Bool = false, findings: inout [Finding]) {
        self.file = file
        let lines = Line.split(bytes)
        var range = 0..<(isWholeFile ? bytes.count : 0)
        var body = isWholeFile ? bytes.count : 0
        if !isWholeFile, let last = FrontMatter.lastLine(of: lines, in: bytes) {
            range = min(lines[0].end + 1, bytes.count)..<lines[last].lineStart
            if range.lowerBound < bytes.count, bytes[lines[0].end] == 0x0D, bytes[range.lowerBound] == 0x0A {
                range = range.lowerBound + 1..<max(range.lowerBound + 1, range.upperBound)
            }
            body = last + 1 < lines.count ? lines[last + 1].lineStart : bytes.count
        }
        isOpen = !isWholeFile && body == 0 && lines.first.map { FrontMatter.isFence($0, in: bytes, "---") } ?? false
        start = range.lowerBound
        bodyStart = body
        var starts = [range.lowerBound]
        for offset in range where bytes[offset] == 0x0A { starts.append(offset + 1) }
        lineStarts = starts
        do throws(YAMLNode.Failure) {
            root = try YAMLNode.read(bytes[range])
        } catch {
            root = nil
            let offset = FrontMatter.offset(error.line, error.column, starts)
            findings.append(
                Finding(
                    .badFrontMatter, at: SourcePosition(file, min(offset, bytes.count)),
                    "This front matter cannot be read: \(error.reason).",
                    cure:
                        "Write one `name: value` on each line, with a space behind the colon, and quote a value that holds a colon."
                ))
        }
    }

    private static func offset(_ line: Int, _ column: Int, _ starts: [Int]) -> Int {
        starts[max(0, min(line, starts.count - 1))] + max(0, column)
    }

    func position(of node: YAMLNode?) -> SourcePosition {
        guard let node else { return SourcePosition(file, start) }
        return SourcePosition(file, FrontMatter.offset(node.line, node.column, lineStarts))
    }

    /// The entries of a mapping in the order they are written.
    func entries(of node: YAMLNode?) -> [(key: String, keyNode: YAMLNode, value: YAMLNode)] {
        guard case .mapping(let entries)? = node?.value else { return [] }
        return entries.map { ($0.key.text ?? "", $0.key, $0.value) }
    }

    /// A scalar as people see it, since `\u200B` is a way to write a sign that nobody sees; nil for lists, mappings and null.
    func text(_ node: YAMLNode?) -> String? { node?.text.map(SeenText.words) }

    /// A list of scalars, or one scalar standing for a list of one.
    func texts(_ node: YAMLNode?) -> [String] { scalars(node).compactMap(text) }

    /// The nodes of such a list.
    func scalars(_ node: YAMLNode?) -> [YAMLNode] {
        if case .list(let items)? = node?.value { return items }
        return node.map { [$0] } ?? []
    }
}
