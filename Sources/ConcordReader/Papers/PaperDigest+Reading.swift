import ConcordModel

/// What the digest of a paper is made of: its id, the entries of its front matter but for the signatures and the seal, and
/// its body without internal notes.
///
/// What comes to a paper after it was agreed must not change the digest: signatures, a seal, notes, and what editors do to
/// the ends of lines. A note leaves spaces or an empty line behind, so runs of spaces between words count as one, and so do
/// empty lines in a row. Everything else counts: each sign, each mark, how far a line is set in, two spaces that break a
/// line, and every space of verbatim text. Of front matter count names and values, and neither remarks nor the way they are
/// written.
extension PaperDigest {
    package init(of paper: Paper, in file: SourceFile) {
        let text = PaperDigest.withPlainLineEnds(file.quoted(0..<file.bytes.count))
        var findings: [Finding] = []
        let matter = FrontMatter(text, file: FileID(0), findings: &findings)
        // A later way to make the digest has another first line.
        var message = Array("concord paper 1\n".utf8)
        PaperDigest.add(paper.id, to: &message)
        PaperDigest.add(paper.form == .patch ? "patch" : "text", to: &message)
        for (name, _, value) in matter.entries(of: matter.root) {
            if let name = FrontMatterNames.ofPaper(name), name == "signed" || name == "seal" { continue }
            PaperDigest.add(name, to: &message)
            PaperDigest.add(value, to: &message)
        }
        message.append(0x0A)
        var body = DigestedBody(text)
        if paper.form == .patch {
            let hunks = PatchParser(text, from: matter.bodyStart, file: FileID(0)).firstOffset ?? text.count
            body.add(matter.bodyStart..<hunks)
            body.addPatch(hunks..<text.count)
        } else {
            body.add(matter.bodyStart..<text.count)
        }
        message += body.bytes
        self.init(hexadecimal: SHA256.hexadecimal(of: message))
    }

    /// A text with its length in front, so that no two lists of texts are written alike.
    private static func add(_ text: String, to message: inout [UInt8]) {
        message += Array("\(text.utf8.count):".utf8)
        message += Array(text.utf8)
    }

    private static func add(_ node: YAMLNode, to message: inout [UInt8]) {
        switch node.value {
        case .scalar where node.isNull:
            message.append(UInt8(ascii: "~"))
        case .scalar(let text, _):
            add(text, to: &message)
        case .list(let items):
            message.append(UInt8(ascii: "["))
            for item in items { add(item, to: &message) }
            message.append(UInt8(ascii: "]"))
        case .mapping(let entries):
            message.append(UInt8(ascii: "{"))
            for (key, value) in entries {
                add(key, to: &message)
                add(value, to: &message)
            }
            message.append(UInt8(ascii: "}"))
        }
    }

    private static func withPlainLineEnds(_ bytes: ArraySlice<UInt8>) -> [UInt8] {
        let bytes = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? bytes.dropFirst(3) : bytes
        guard bytes.contains(0x0D) else { return Array(bytes) }
        var text: [UInt8] = []
        text.reserveCapacity(bytes.count)
        for (index, byte) in zip(bytes.indices, bytes) {
            if byte == 0x0A, index > bytes.startIndex, bytes[index - 1] == 0x0D { continue }
            text.append(byte == 0x0D ? 0x0A : byte)
        }
        return text
    }
}

/// The body of a paper as its digest counts it.
private struct DigestedBody {
    private let text: [UInt8]
    private(set) var bytes: [UInt8] = []
    /// Whether empty lines were passed since the last line that is none.
    private var isGapDue = false

    init(_ text: [UInt8]) { self.text = text }

    /// Adds lines of words, and verbatim text between its fences as it stands.
    mutating func add(_ range: Range<Int>) {
        var open: Fence?
        for line in lines(of: range) {
            let fence = Fence(text[line])
            if let begun = open {
                bytes += text[line]
                bytes.append(0x0A)
                if let fence, fence.isBare, fence.sign == begun.sign, fence.count >= begun.count { open = nil }
                continue
            }
            open = fence
            guard text[line].contains(where: { $0 != 0x20 }) else {
                isGapDue = !bytes.isEmpty
                continue
            }
            if isGapDue { bytes.append(0x0A) }
            isGapDue = false
            addWords(line, indentFrom: line.lowerBound)
        }
    }

    /// Adds lines of a patch: their first sign says what they are, and none may be missing.
    mutating func addPatch(_ range: Range<Int>) {
        for line in lines(of: range) { addWords(line, indentFrom: min(line.lowerBound + 1, line.upperBound)) }
        while bytes.last == 0x0A { bytes.removeLast() }
    }

    private func lines(of range: Range<Int>) -> [Range<Int>] {
        text[range].split(separator: 0x0A, omittingEmptySubsequences: false).map { $0.startIndex..<$0.endIndex }
    }

    /// A line with one space for several between its words. Two at its end break it and stay.
    private mutating func addWords(_ line: Range<Int>, indentFrom start: Int) {
        var end = line.upperBound
        while end > line.lowerBound, text[end - 1] == 0x20 { end -= 1 }
        var index = start
        while index < end, text[index] == 0x20 { index += 1 }
        bytes += text[line.lowerBound..<max(line.lowerBound, min(index, end))]
        while index < end {
            if text[index] != 0x20 || text[index - 1] != 0x20 { bytes.append(text[index]) }
            index += 1
        }
        if line.upperBound - end > 1 { bytes += [0x20, 0x20] }
        bytes.append(0x0A)
    }

    /// A line of three or more backticks or tildes.
    private struct Fence {
        let sign: UInt8
        let count: Int
        /// Whether nothing stands behind it, so that it can close what another has opened.
        let isBare: Bool

        init?(_ line: ArraySlice<UInt8>) {
            let words = line.drop { $0 == 0x20 || $0 == 0x09 }
            guard let sign = words.first, sign == UInt8(ascii: "`") || sign == UInt8(ascii: "~") else { return nil }
            let rest = words.drop { $0 == sign }
            guard words.count - rest.count >= 3, sign == UInt8(ascii: "~") || !rest.contains(sign) else { return nil }
            self.sign = sign
            count = words.count - rest.count
            isBare = rest.allSatisfy { $0 == 0x20 || $0 == 0x09 }
        }
    }
}
