import ConcordModel

/// Lines of a contract file as patches are compared with them: by their bytes, by their words with typographic quotes,
/// dashes and spacing aside, and by how many words they share.
struct PatchLineKeys {
    /// A number for the line's bytes without spaces at its end.
    var exact: UInt64
    /// A number for the line's words.
    var loose: UInt64
    /// Numbers of the words, ascending.
    var words: [UInt64]

    var isBlank: Bool { words.isEmpty }

    init(_ bytes: ArraySlice<UInt8>) {
        var line = bytes
        while let last = line.last, last == 0x20 || last == 0x09 || last == 0x0D { line = line.dropLast() }
        var exact = FNV1a()
        for byte in line { exact.add(byte) }
        self.exact = exact.value
        words = []
        var loose = FNV1a()
        var word = FNV1a()
        var isInWord = false
        func close(_ words: inout [UInt64], _ loose: inout FNV1a) {
            if isInWord { words.append(word.value) }
            isInWord = false
            loose.add(0x20)
        }
        var index = line.startIndex
        while index < line.endIndex {
            let byte = line[index]
            if byte == 0x20 || byte == 0x09 {
                if isInWord { close(&words, &loose) }
                index += 1
                continue
            }
            let (plain, length) = PatchLineKeys.plain(line, index)
            index += length
            guard let plain else {
                if isInWord { close(&words, &loose) }
                continue
            }
            if !isInWord { (isInWord, word) = (true, FNV1a()) }
            word.add(plain)
            loose.add(plain)
        }
        if isInWord { close(&words, &loose) }
        self.loose = loose.value
        words.sort()
    }

    /// The same for several stretches, with spaces between them.
    init(bytes: [UInt8], of stretches: [Range<Int>]) {
        var text: [UInt8] = []
        for stretch in stretches { text += bytes[stretch] + [0x20] }
        self.init(text[...])
    }

    /// The byte that stands for a sign however it is set, and how many bytes the sign takes; nil for a space that does not
    /// break lines.
    static func plain(_ line: ArraySlice<UInt8>, _ index: Int) -> (UInt8?, Int) {
        let byte = line[index]
        if byte == 0xC2, index + 1 < line.endIndex, line[index + 1] == 0xA0 { return (nil, 2) }
        guard byte == 0xE2, index + 2 < line.endIndex, line[index + 1] == 0x80 else { return (byte, 1) }
        switch line[index + 2] {
        case 0x98...0x9B: return (UInt8(ascii: "'"), 3)
        case 0x9C...0x9F: return (UInt8(ascii: "\""), 3)
        case 0x90...0x95: return (UInt8(ascii: "-"), 3)
        default: return (byte, 1)
        }
    }

    /// How alike the words are, 0 to 1: those in common, of all (Dice's coefficient).
    func likeness(to other: PatchLineKeys) -> Double {
        if loose == other.loose { return 1 }
        let all = words.count + other.words.count
        guard all > 0 else { return 1 }
        var (common, i, j) = (0, 0, 0)
        while i < words.count, j < other.words.count {
            if words[i] == other.words[j] {
                (common, i, j) = (common + 1, i + 1, j + 1)
            } else if words[i] < other.words[j] {
                i += 1
            } else {
                j += 1
            }
        }
        return Double(2 * common) / Double(all)
    }
}
