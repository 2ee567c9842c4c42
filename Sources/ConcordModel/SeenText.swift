/// A text as people see it: without the signs that nobody sees, so that labels, heads, marks, notes and words are read as they look.
package struct SeenText: Sendable, Hashable {
    /// A sign that did not stay, or stayed though no page can hold it.
    package struct Sign: Sendable, Hashable {
        package var fate: HiddenSigns.Fate
        /// Its place in the text as it is written.
        package var place: Int
    }

    /// What is left.
    package private(set) var bytes: [UInt8]
    /// The way back: from `jumps[i].here` on, a byte at `here + n` was at `jumps[i].there + n` before.
    package private(set) var jumps: [SourceText.Jump] = []
    /// In their order; of a text full of them only the first.
    package private(set) var signs: [Sign] = []
    /// How many signs there are in all.
    package private(set) var count = 0

    /// So many are told apart by their places.
    private static let mostSigns = 4096

    package init(_ written: [UInt8]) {
        bytes = written
        var left: [UInt8] = []
        var copied = 0
        written.withUnsafeBufferPointer { text in
            var scan = Scan(text)
            while let (place, length, fate) = scan.next() {
                count += 1
                if signs.count < Self.mostSigns { signs.append(Sign(fate: fate, place: place)) }
                guard let instead = Self.bytes(insteadOf: fate) else { continue }
                left += text[copied..<place]
                if !instead.isEmpty {
                    leap(from: left.count, to: place)
                    left += instead
                }
                copied = place + length
                leap(from: left.count, to: copied)
            }
            guard copied > 0 else { return }
            left += text[copied...]
            bytes = left
        }
    }

    /// Words from elsewhere than a file, such as a value of YAML.
    package static func words(_ words: String) -> String {
        if words.utf8.allSatisfy({ 0x20..<0x7F ~= $0 }) { return words }
        let seen = SeenText(Array(words.utf8))
        return seen.jumps.isEmpty ? words : String(decoding: seen.bytes, as: UTF8.self)
    }

    /// Whether words in it are written from the right.
    package static func runsFromRight(_ words: String) -> Bool {
        var words = words
        return words.withUTF8(runsFromRight)
    }

    /// Whether words in it are written from the right. Plain words are passed over sixteen bytes at a time.
    package static func runsFromRight(_ text: UnsafeBufferPointer<UInt8>) -> Bool {
        let scan = Scan(text)
        var index = 0
        while index < text.count {
            if index + 16 <= text.count {
                let here = Sixteen.load(text, at: index)
                // The first bytes of Hebrew letters and of all behind them, less those of dashes and quotation marks.
                let odd = (here .>= Sixteen.all(0xD6)) .& (here .!= Sixteen.all(0xE2))
                guard Sixteen.any(odd) else {
                    index += 16
                    continue
                }
                index += Sixteen.first(odd)
            }
            guard text[index] >= 0xD6, let (scalar, length) = scan.scalar(at: index) else {
                index += 1
                continue
            }
            if HiddenSigns.runsFromRight(scalar), !HiddenSigns.isInvisible(scalar) { return true }
            index += length
        }
        return false
    }

    private static func bytes(insteadOf fate: HiddenSigns.Fate) -> [UInt8]? {
        switch fate {
        case .stays, .control: nil
        case .leftOut, .turnsLeftOut: []
        case .space: [0x20]
        case .unprintable: [0xEF, 0xBF, 0xBD]
        }
    }

    private mutating func leap(from here: Int, to there: Int) {
        if let last = jumps.last, Int(last.here) == here { jumps.removeLast() }
        jumps.append(SourceText.Jump(here: here, there: there))
    }
}

/// Walks over a text from one sign that does not stay to the next. Plain words, nearly all of a contract, are passed over
/// sixteen bytes at a time.
private struct Scan {
    private let text: UnsafeBufferPointer<UInt8>
    private var index: Int
    /// The end of the last sign that did not stay, and the sign in front of it that did.
    private var leftOut: (end: Int, before: Unicode.Scalar?) = (-1, nil)
    /// The end of the line that was looked at last, and whether letters written from the right stand on it.
    private var line: (end: Int, isMixed: Bool) = (-1, false)

    init(_ text: UnsafeBufferPointer<UInt8>) {
        self.text = text
        // A byte order mark at the head says how the file is written.
        index = text.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
    }

    mutating func next() -> (place: Int, length: Int, fate: HiddenSigns.Fate)? {
        while true {
            skipPlain()
            guard index < text.count else { return nil }
            let place = index
            guard let (scalar, length) = scalar(at: place) else {
                index += 1
                continue
            }
            index += length
            var fate = HiddenSigns.fate(of: scalar, behind: nil, isInMixedLine: { true })
            if HiddenSigns.isInvisible(scalar) {
                let before = place == leftOut.end ? leftOut.before : self.before(place)
                let isMixed = [0x200E, 0x200F, 0x61C].contains(scalar.value) && isInMixedLine(place)
                fate = HiddenSigns.fate(of: scalar, behind: before, isInMixedLine: { isMixed })
                if fate != .stays { leftOut = (index, before) }
            }
            if fate != .stays { return (place, length, fate) }
        }
    }

    /// Moves on to the next byte that may begin such a sign, or to the end.
    private mutating func skipPlain() {
        while index < text.count {
            if index + 16 <= text.count {
                let here = Sixteen.load(text, at: index)
                // Controls and what is beyond ASCII, less the two ends of a line.
                let odd =
                    ((here &- Sixteen.all(0x20)) .> Sixteen.all(0x5E)) .& (here .!= Sixteen.all(0x0A))
                    .& (here .!= Sixteen.all(0x0D))
                guard Sixteen.any(odd) else {
                    index += 16
                    continue
                }
                index += Sixteen.first(odd)
            }
            let byte = text[index]
            if 0x20..<0x7F ~= byte || byte == 0x09 || byte == 0x0A || byte == 0x0D {
                index += 1
            } else if byte == 0xE2, index + 2 < text.count, text[index + 1] == 0x80, 0x90..<0xA8 ~= text[index + 2] {
                // Dashes, quotation marks and dots, the signs beyond ASCII that contracts are full of.
                index += 3
            } else {
                return
            }
        }
    }

    /// The character that begins at a byte; nil where none does.
    func scalar(at place: Int) -> (Unicode.Scalar, length: Int)? {
        let first = text[place]
        if first < 0x80 { return (Unicode.Scalar(first), 1) }
        let length = first >= 0xF0 ? 4 : first >= 0xE0 ? 3 : 2
        guard first >= 0xC2, first < 0xF5, place + length <= text.count else { return nil }
        var value = UInt32(first) & (0xFF >> UInt32(length + 1))
        for byte in text[(place + 1)..<(place + length)] {
            guard byte & 0xC0 == 0x80 else { return nil }
            value = value << 6 | UInt32(byte & 0x3F)
        }
        return Unicode.Scalar(value).map { ($0, length) }
    }

    private func before(_ place: Int) -> Unicode.Scalar? {
        var start = place - 1
        while start > 0, text[start] & 0xC0 == 0x80 { start -= 1 }
        return start >= 0 ? scalar(at: start)?.0 : nil
    }

    private mutating func isInMixedLine(_ place: Int) -> Bool {
        if place < line.end { return line.isMixed }
        var start = place
        while start > 0, text[start - 1] != 0x0A { start -= 1 }
        line = (place, false)
        while line.end < text.count, text[line.end] != 0x0A { line.end += 1 }
        line.isMixed = SeenText.runsFromRight(UnsafeBufferPointer(rebasing: text[start..<line.end]))
        return line.isMixed
    }
}
