/// What the stretches of a file are, as far as its internal notes ask: YAML, text, the marks of a paper, the lines of a
/// patch.
struct NoteRegions {
    private let isFrame: Bool
    private let isPaper: Bool
    private let isPatch: Bool

    init(_ path: String) {
        isFrame = AgreementPath.frames.contains(AgreementPath.folded(path))
        isPaper = AgreementPath.room(of: path) == .papers
        isPatch = isPaper && AgreementPath.ends(path, in: AgreementPath.patchEndings)
    }

    func textWithoutNotes(_ written: [UInt8]) -> TextWithoutNotes {
        let seen = SeenText(written)
        var patch: Int?
        var result = NoteSieve.sieved(seen.bytes) { source in
            if isFrame { return [NoteRegion(range: source.indices, kind: .yaml)] }
            let body = Self.body(in: source)
            var regions = [NoteRegion(range: 0..<body, kind: .yaml)]
            if isPatch || isPaper && Self.saysPatch(source, upTo: body) {
                let start = PatchNotes.start(in: source, from: body)
                patch = start
                regions.append(NoteRegion(range: body..<start, kind: .text))
            } else {
                regions.append(NoteRegion(range: body..<source.count, kind: isPaper ? .markedText : .text))
            }
            return regions
        }
        if let patch { result.hidden = PatchNotes.hidden(in: result.bytes, from: result.offset(ofWritten: patch)) }
        return result.made(of: seen)
    }

    /// Where the text begins behind front matter.
    private static func body(in bytes: UnsafeBufferPointer<UInt8>) -> Int {
        let lines = NoteLines(bytes, bytes.indices)
        let start = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
        guard isFence(start, "---", bytes, lines) else { return 0 }
        var index = lines.nextLine(behind: lines.lineEnd(from: start))
        while index < bytes.count {
            let next = lines.nextLine(behind: lines.lineEnd(from: index))
            if isFence(index, "---", bytes, lines) || isFence(index, "...", bytes, lines) { return next }
            index = next
        }
        return 0
    }

    private static func isFence(
        _ start: Int, _ sign: StaticString, _ bytes: UnsafeBufferPointer<UInt8>, _ lines: NoteLines
    ) -> Bool {
        NoteSigns.matches(sign, bytes, start, bytes.count) && lines.isBlank(from: start + 3)
    }

    /// Whether front matter has a line `form: patch`.
    private static func saysPatch(_ bytes: UnsafeBufferPointer<UInt8>, upTo end: Int) -> Bool {
        let lines = NoteLines(bytes, 0..<end)
        var index = 0
        while index < end {
            let lineEnd = lines.lineEnd(from: index)
            let line = AgreementPath.folded(String(decoding: bytes[index..<lineEnd], as: UTF8.self))
            if line.hasPrefix("form"), line.contains("patch") { return true }
            index = lines.nextLine(behind: lineEnd)
        }
        return false
    }
}
