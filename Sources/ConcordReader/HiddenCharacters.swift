import ConcordModel

/// Characters in a file that nobody sees on a page, though they change how it reads, prints or is found.
///
/// The marks of direction are those by which “Trojan Source” (Boucher and Anderson, 2021) makes a line read otherwise than
/// it stands; what is signed must be what is read. Joiners and the marks U+200E and U+200F, which some scripts and names
/// need, are left alone.
enum HiddenCharacters {
    private enum Kind: Int, CaseIterable {
        /// No page can hold it; the outputs show U+FFFD.
        case control
        /// Turns the direction of the words behind it.
        case direction
        /// Takes no room, and makes one word another.
        case invisible
    }

    /// One finding for each kind that occurs, at its first place.
    static func findings(in bytes: [UInt8], _ file: FileID) -> [Finding] {
        var seen = [(first: Int, count: Int)](repeating: (0, 0), count: Kind.allCases.count)
        bytes.withUnsafeBufferPointer { bytes in
            var index = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
            while index < bytes.count {
                index = nextSuspect(bytes, from: index)
                guard index < bytes.count else { break }
                if let kind = kind(bytes, at: index) {
                    if seen[kind.rawValue].count == 0 { seen[kind.rawValue].first = index }
                    seen[kind.rawValue].count += 1
                }
                index += 1
                // The rest of a character.
                while index < bytes.count, bytes[index] & 0xC0 == 0x80 { index += 1 }
            }
        }
        return Kind.allCases.compactMap { kind in
            let (first, count) = seen[kind.rawValue]
            return count == 0 ? nil : finding(kind, at: SourcePosition(file, first), count: count)
        }
    }

    /// The first byte from `start` on that may belong to such a character, or the end. Plain words, nearly all of a
    /// contract, are passed over sixteen bytes at a time.
    private static func nextSuspect(_ bytes: UnsafeBufferPointer<UInt8>, from start: Int) -> Int {
        var index = start
        while index + 16 <= bytes.count {
            let here = Sixteen.load(bytes, at: index)
            // Control characters and what is beyond ASCII, less the two ends of a line.
            let odd =
                ((here &- Sixteen.all(0x20)) .> Sixteen.all(0x5E)) .& (here .!= Sixteen.all(0x0A))
                .& (here .!= Sixteen.all(0x0D))
            if Sixteen.any(odd) { return index + Sixteen.first(odd) }
            index += 16
        }
        while index < bytes.count, 0x20..<0x7F ~= bytes[index] || bytes[index] == 0x0A || bytes[index] == 0x0D {
            index += 1
        }
        return index
    }

    private static func kind(_ bytes: UnsafeBufferPointer<UInt8>, at index: Int) -> Kind? {
        func next(_ offset: Int) -> UInt8 { index + offset < bytes.count ? bytes[index + offset] : 0 }
        switch bytes[index] {
        case 0x09: return nil
        case 0x00..<0x20, 0x7F: return .control
        // U+0080 to U+009F, and the soft hyphen.
        case 0xC2: return 0x80..<0xA0 ~= next(1) ? .control : next(1) == 0xAD ? .invisible : nil
        case 0xE2:
            switch (next(1), next(2)) {
            case (0x80, 0xAA...0xAE), (0x81, 0xA6...0xA9): return .direction
            // The space of no width and the word joiner.
            case (0x80, 0x8B), (0x81, 0xA0): return .invisible
            default: return nil
            }
        // A byte order mark that is not at the head of the file.
        case 0xEF: return next(1) == 0xBB && next(2) == 0xBF ? .invisible : nil
        default: return nil
        }
    }

    private static func finding(_ kind: Kind, at position: SourcePosition, count: Int) -> Finding {
        let others =
            switch count {
            case 1: ""
            case 2: " One more stands in this file."
            default: " \(count - 1) more stand in this file."
            }
        switch kind {
        case .control:
            return Finding(
                .hiddenCharacter, at: position,
                "A control character stands here, which no page can hold; it is shown as \u{FFFD}." + others,
                cure: "Delete it. It often comes with text copied from a PDF.")
        case .direction:
            return Finding(
                .hiddenCharacter, at: position,
                "A character stands here that nobody sees and that turns the direction of writing, so that the words behind it can be read in another order than they are written."
                    + others,
                cure: "Delete it, and type the words around it again.")
        case .invisible:
            return Finding(
                .hiddenCharacter, at: position,
                "A character stands here that nobody sees, such as a soft hyphen or a space without width. It is printed with the word, and who searches for the word will not find it."
                    + others,
                cure: "Delete it, and type the word again.")
        }
    }
}
