import ConcordModel

/// Whether a paper that does not say its form speaks in the drafter's words.
extension InstructionReader {
    /// A head that is an instruction from its first word to its last makes a paper one of instructions, and so does a
    /// paragraph where nothing is marked. Marks make it a marked paper, whatever its heads say.
    static func recognises(_ bytes: [UInt8], from start: Int, file: FileID) -> Bool {
        let isMarked = (start..<max(start, bytes.count - 2)).contains { offset in
            bytes[offset] == UInt8(ascii: "{") && "+-~".utf8.contains(bytes[offset + 1])
                && bytes[offset + 1] == bytes[offset + 2]
        }
        guard !isMarked else { return false }
        var reader = InstructionReader(
            source: SourceText(file: file, bytes: bytes), from: start, effective: nil, root: .none, tree: Tree())
        reader.grammar.knowsForm = false
        while reader.next < reader.lines.count {
            let line = reader.lines[reader.next]
            if line.isBlank {
                reader.next += 1
            } else if reader.headDepth(line) != nil {
                reader.next += 1
                if reader.isInstruction(reader.headContent(line), isHead: true) { return true }
            } else if reader.isInstruction(reader.withoutEnumerator(reader.takeParagraph()), isHead: false) {
                return true
            }
        }
        return false
    }
}
