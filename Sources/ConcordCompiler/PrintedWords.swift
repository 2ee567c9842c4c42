import ConcordModel

/// Reads back what was printed and holds it against what was meant, letter by letter.
///
/// Compared are ASCII letters and digits in their order: enough to tell any two readings apart but those that differ in
/// signs alone, and for these the tree has been checked. Spaces, signs and line ends each format sets its own way. Since
/// nearly all of a page is the very bytes of the redline, eight are compared at a time as long as they are the same.
struct PrintedWords {
    /// The words of one side of a redline, in the order of the page; made once for all formats.
    private let meant: [UInt8]
    private let hasTables: Bool
    private let hasNotes: Bool
    /// A clean copy has no marks: what looks like one there is the contract's own text.
    private let hasMarks: Bool
    private let side: RedlineSide

    init(_ redline: Redline, _ side: RedlineSide) {
        self.side = side
        hasMarks = !redline.isClean
        hasNotes = !redline.notes.isEmpty
        hasTables = redline.provisions.contains { $0.kind == .table }
        var words: [UInt8] = []
        words.reserveCapacity(redline.text.count)
        redline.text.withUnsafeBufferPointer { text in
            // Runs stand in the order of the page, since provisions do and each holds its parts in order.
            for run in redline.runs where side.shows(run.standing) {
                words.append(contentsOf: UnsafeBufferPointer(rebasing: text[run.bytes]))
            }
        }
        meant = words
    }

    /// Whether the words of `bytes`, read as this side, are the words of this side.
    func agree(with bytes: [UInt8], format: OutputFormat) -> Bool {
        bytes.withUnsafeBufferPointer { bytes in
            meant.withUnsafeBufferPointer { meant in
                switch format {
                case .html: return PrintedMarkup(bytes, side, isHTML: true).agrees(with: meant)
                case .docbook: return PrintedMarkup(bytes, side, isHTML: false).agrees(with: meant)
                case .text:
                    let printed = PrintedText(bytes, side, hasMarks: hasMarks, hasNotes: hasNotes)
                    return printed.agrees(with: meant, mayShuffle: hasTables)
                }
            }
        }
    }

    @inline(__always)
    static func isLetter(_ byte: UInt8) -> Bool { byte &- 0x30 < 10 || (byte | 0x20) &- 0x61 < 26 }

    /// What a byte is to a reader of markup: 1 a letter, 2 the start of a tag, 3 of an entity, 0 anything else.
    static let classes: [UInt8] = (0...255).map { byte in
        let byte = UInt8(byte)
        return byte == UInt8(ascii: "<") ? 2 : byte == UInt8(ascii: "&") ? 3 : isLetter(byte) ? 1 : 0
    }
}

/// A place in the words that were meant, moving along with what is read.
struct MeantPlace {
    private let meant: UnsafeBufferPointer<UInt8>
    private var place = 0

    init(_ meant: UnsafeBufferPointer<UInt8>) { self.meant = meant }

    /// Passes as many bytes as are the same here and in `printed` from `index` on, eight at a time, and hold none of the
    /// signs; gives the new index.
    @inline(__always)
    mutating func passSame(
        _ printed: UnsafeBufferPointer<UInt8>, from index: Int, stopAt first: UInt8, _ second: UInt8
    ) -> Int {
        var index = index
        let firsts = 0x0101_0101_0101_0101 &* UInt64(first)
        let seconds = 0x0101_0101_0101_0101 &* UInt64(second)
        let (a, b) = (UnsafeRawPointer(printed.baseAddress), UnsafeRawPointer(meant.baseAddress))
        guard let a, let b else { return index }
        while index + 8 <= printed.count, place + 8 <= meant.count {
            let word = a.loadUnaligned(fromByteOffset: index, as: UInt64.self)
            guard word == b.loadUnaligned(fromByteOffset: place, as: UInt64.self), !MeantPlace.hasZero(word ^ firsts),
                !MeantPlace.hasZero(word ^ seconds)
            else { break }
            index += 8
            place += 8
        }
        return index
    }

    /// Whether one of eight bytes is zero (Mycroft's test; it never misses one).
    @inline(__always)
    private static func hasZero(_ word: UInt64) -> Bool {
        (word &- 0x0101_0101_0101_0101) & ~word & 0x8080_8080_8080_8080 != 0
    }

    /// Whether the next letter that was meant is this one; it is then passed.
    @inline(__always)
    mutating func takes(_ letter: UInt8) -> Bool {
        while place < meant.count {
            let byte = meant[place]
            place += 1
            if byte == letter { return true }
            if PrintedWords.isLetter(byte) { return false }
        }
        return false
    }

    /// Gives every letter that is left.
    func countRest(_ count: (UInt8) -> Void) {
        for byte in meant[min(place, meant.count)...] where PrintedWords.isLetter(byte) { count(byte) }
    }

    /// Whether no letter is left.
    var isAtEnd: Bool { !meant[min(place, meant.count)...].contains(where: PrintedWords.isLetter) }
}

/// Plain text: `[-struck-]` and `{+inserted+}`, an odd number of backslashes before such a sign that is text, notes on
/// lines of their own.
struct PrintedText {
    private let bytes: UnsafeBufferPointer<UInt8>
    private let side: RedlineSide
    private let hasMarks: Bool
    private let hasNotes: Bool

    init(_ bytes: UnsafeBufferPointer<UInt8>, _ side: RedlineSide, hasMarks: Bool, hasNotes: Bool) {
        self.bytes = bytes
        self.side = side
        self.hasMarks = hasMarks
        self.hasNotes = hasNotes
    }

    /// Whether the letters are those that were meant. Cells that are wrapped stand line by line beside each other: with
    /// `mayShuffle`, what comes behind the first letter out of order is counted.
    func agrees(with meant: UnsafeBufferPointer<UInt8>, mayShuffle: Bool) -> Bool {
        var place = MeantPlace(meant)
        var surplus = [Int](repeating: 0, count: 256)
        var isCounting = false
        let agrees = read(
            { letter in
                if isCounting {
                    surplus[Int(letter)] += 1
                    return true
                }
                let before = place
                if place.takes(letter) { return true }
                place = before
                isCounting = mayShuffle
                surplus[Int(letter)] += 1
                return mayShuffle
            }, { isCounting ? $0 : place.passSame(bytes, from: $0, stopAt: UInt8(ascii: "["), UInt8(ascii: "{")) })
        if !isCounting { return agrees && place.isAtEnd }
        place.countRest { surplus[Int($0)] -= 1 }
        return agrees && surplus.allSatisfy { $0 == 0 }
    }

    @inline(__always)
    private func read(_ take: (UInt8) -> Bool, _ passSame: (Int) -> Int) -> Bool {
        var hidden = false
        var index = 0
        var lineStart = true
        while index < bytes.count {
            let byte = bytes[index]
            if PrintedWords.isLetter(byte) {
                lineStart = false
                if !hidden {
                    guard take(byte) else { return false }
                    index = passSame(index + 1)
                } else {
                    index += 1
                }
                continue
            }
            if hasNotes, lineStart, byte == UInt8(ascii: ">"), index + 1 < bytes.count, bytes[index + 1] == byte {
                while index < bytes.count, bytes[index] != 0x0A { index += 1 }
                continue
            }
            if hasMarks, index + 1 < bytes.count, let opens = mark(byte, bytes[index + 1]) {
                if !isEscaped(index) { hidden = opens && hides(byte) }
                // Both bytes are passed, so that `\\[-]` ends no mark.
                index += 2
                continue
            }
            if byte == 0x0A { lineStart = true } else if byte != 0x20 { lineStart = false }
            index += 1
        }
        return true
    }

    /// Whether two bytes are a sign that opens a mark (true) or closes one (false); nil for anything else.
    private func mark(_ first: UInt8, _ second: UInt8) -> Bool? {
        switch (first, second) {
        case (UInt8(ascii: "["), UInt8(ascii: "-")), (UInt8(ascii: "{"), UInt8(ascii: "+")): true
        case (UInt8(ascii: "-"), UInt8(ascii: "]")), (UInt8(ascii: "+"), UInt8(ascii: "}")): false
        default: nil
        }
    }

    private func hides(_ opener: UInt8) -> Bool { (opener == UInt8(ascii: "[")) == (side == .later) }

    private func isEscaped(_ index: Int) -> Bool {
        var count = 0
        while count < index, bytes[index - 1 - count] == UInt8(ascii: "\\") { count += 1 }
        return count % 2 == 1
    }
}

/// The text of HTML's `<main>` or of a DocBook document, without notes and without what the side does not have.
struct PrintedMarkup {
    private let bytes: UnsafeBufferPointer<UInt8>
    private let isHTML: Bool
    private let hiding: StaticString

    init(_ bytes: UnsafeBufferPointer<UInt8>, _ side: RedlineSide, isHTML: Bool) {
        self.bytes = bytes
        self.isHTML = isHTML
        hiding = side == .later ? (isHTML ? "del" : "\"deleted\"") : (isHTML ? "ins" : "\"added\"")
    }

    func agrees(with meant: UnsafeBufferPointer<UInt8>) -> Bool {
        PrintedWords.classes.withUnsafeBufferPointer { agrees(with: meant, $0) }
    }

    private func agrees(with meant: UnsafeBufferPointer<UInt8>, _ classes: UnsafeBufferPointer<UInt8>) -> Bool {
        var place = MeantPlace(meant)
        // For each open element whether it hides its words.
        var open: [Bool] = []
        var depth = 0
        var inMain = !isHTML
        var index = 0
        let count = bytes.count
        while index < count {
            let byte = bytes[index]
            switch classes[Int(byte)] {
            case 1:
                guard place.takes(byte) else { return false }
                index = place.passSame(bytes, from: index + 1, stopAt: UInt8(ascii: "<"), UInt8(ascii: "&"))
            case 2:
                let (end, hides) = tag(at: index)
                let second = index + 1 < count ? bytes[index + 1] : 0
                if second == UInt8(ascii: "/") {
                    if let hid = open.popLast(), hid { depth -= 1 }
                    if isHTML, starts(index + 2, "main") { inMain = false }
                } else if second != UInt8(ascii: "!"), second != UInt8(ascii: "?") {
                    if isHTML, starts(index + 1, "main") { inMain = true }
                    if bytes[end - 2] != UInt8(ascii: "/"), !isHTML || !isVoid(index + 1) {
                        open.append(hides)
                        if hides { depth += 1 }
                    }
                }
                index = end
                // What is hidden is not read at all.
                if !inMain || depth > 0 { index = nextTag(from: index) }
            case 3:
                while index < count, bytes[index] != UInt8(ascii: ";") { index += 1 }
                index += 1
            default:
                index += 1
            }
        }
        return place.isAtEnd
    }

    private func nextTag(from start: Int) -> Int {
        var index = start
        while index < bytes.count, bytes[index] != UInt8(ascii: "<") { index += 1 }
        return index
    }

    /// One past the `>` that closes the tag at `start` (one inside a quoted attribute does not), and whether the tag hides
    /// what is in it.
    private func tag(at start: Int) -> (end: Int, hides: Bool) {
        var hides = isHTML ? starts(start + 1, hiding) : starts(start + 1, "remark")
        var index = start + 1
        while index < bytes.count {
            switch bytes[index] {
            case UInt8(ascii: ">"): return (index + 1, hides)
            case UInt8(ascii: "\""):
                index += 1
                while index < bytes.count, bytes[index] != UInt8(ascii: "\"") { index += 1 }
            case 0x20:
                if isHTML {
                    if starts(index + 1, "data-note") { hides = true }
                } else if starts(index + 1, "revisionflag="), starts(index + 14, hiding) {
                    hides = true
                }
            default: break
            }
            index += 1
        }
        return (bytes.count, hides)
    }

    private func isVoid(_ name: Int) -> Bool {
        // Only what the writer uses; a page's head is outside of main and hides nothing.
        starts(name, "br") || starts(name, "meta") || starts(name, "link") || starts(name, "hr")
            || starts(name, "col") && !starts(name, "colg")
    }

    private func starts(_ index: Int, _ text: StaticString) -> Bool {
        let length = text.utf8CodeUnitCount
        guard index + length <= bytes.count else { return false }
        for offset in 0..<length where bytes[index + offset] != text.utf8Start[offset] { return false }
        return true
    }
}
