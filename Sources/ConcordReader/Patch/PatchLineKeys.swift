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
        for byte in line.allSatisfy({ $0 < 0x80 }) ? line : PlainSign.folded(line)[...] {
            if byte == 0x20 || byte == 0x09 {
                if isInWord { close(&words, &loose) }
                continue
            }
            if !isInWord { (isInWord, word) = (true, FNV1a()) }
            word.add(byte)
            loose.add(byte)
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
