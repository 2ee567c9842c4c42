import ConcordModel

/// Reads back what was printed and holds it against what was meant, letter by letter, without making a copy of either.
///
/// Compared are ASCII letters and digits in their order: enough to tell any two readings apart but those that differ in
/// signs alone, and for these the tree has been checked. Spaces, signs and line ends each format sets its own way.
struct PrintedWords {
    /// Whether the words of `bytes`, read as one side of the redline, are the words of that side.
    static func agree(_ bytes: [UInt8], format: OutputFormat, with redline: Redline, _ side: RedlineSide) -> Bool {
        bytes.withUnsafeBufferPointer { bytes in
            redline.text.withUnsafeBufferPointer { text in
                var meant = MeantLetters(redline, text, side)
                let agrees: Bool
                switch format {
                case .html: agrees = PrintedMarkup(bytes, side, isHTML: true).agrees(with: &meant)
                case .docbook: agrees = PrintedMarkup(bytes, side, isHTML: false).agrees(with: &meant)
                case .text: agrees = PrintedText(bytes, side).agrees(with: &meant)
                }
                if agrees && meant.isAtEnd { return true }
                // Cells that are wrapped stand line by line beside each other: their letters are counted.
                guard format == .text, redline.provisions.contains(where: { $0.kind == .table }) else { return false }
                var all = MeantLetters(redline, text, side)
                return PrintedText(bytes, side).counts() == all.counts()
            }
        }
    }

    @inline(__always)
    static func isLetter(_ byte: UInt8) -> Bool { byte &- 0x30 < 10 || (byte | 0x20) &- 0x61 < 26 }
}

/// The letters of one side of a redline, one after the other.
struct MeantLetters {
    private let redline: Redline
    private let text: UnsafeBufferPointer<UInt8>
    private let side: RedlineSide
    private var run = 0
    private var cursor = 0
    private var end = 0

    init(_ redline: Redline, _ text: UnsafeBufferPointer<UInt8>, _ side: RedlineSide) {
        self.redline = redline
        self.text = text
        self.side = side
    }

    /// Whether the next letter is `byte`; it is then passed.
    @inline(__always)
    mutating func takes(_ byte: UInt8) -> Bool {
        while true {
            while cursor < end {
                let next = text[cursor]
                cursor += 1
                if PrintedWords.isLetter(next) { return next == byte }
            }
            guard advance() else { return false }
        }
    }

    /// Runs stand in the order of the page, since provisions do and each holds its parts in order.
    private mutating func advance() -> Bool {
        while run < redline.runs.count {
            let next = redline.runs[run]
            run += 1
            guard side.shows(next.standing) else { continue }
            cursor = Int(next.start)
            end = Int(next.start + next.length)
            return true
        }
        return false
    }

    var isAtEnd: Bool {
        mutating get {
            while true {
                while cursor < end {
                    if PrintedWords.isLetter(text[cursor]) { return false }
                    cursor += 1
                }
                guard advance() else { return true }
            }
        }
    }

    /// How often each letter comes.
    mutating func counts() -> [Int] {
        var counts = [Int](repeating: 0, count: 256)
        repeat {
            for index in cursor..<end where PrintedWords.isLetter(text[index]) { counts[Int(text[index])] += 1 }
        } while advance()
        return counts
    }
}

/// Plain text: `[-struck-]` and `{+inserted+}`, a backslash before such a sign that is text, notes on lines of their own.
struct PrintedText {
    private let bytes: UnsafeBufferPointer<UInt8>
    private let side: RedlineSide

    init(_ bytes: UnsafeBufferPointer<UInt8>, _ side: RedlineSide) {
        self.bytes = bytes
        self.side = side
    }

    func agrees(with meant: inout MeantLetters) -> Bool { read { meant.takes($0) } }

    func counts() -> [Int] {
        var counts = [Int](repeating: 0, count: 256)
        _ = read { byte in
            counts[Int(byte)] += 1
            return true
        }
        return counts
    }

    @inline(__always)
    private func read(_ take: (UInt8) -> Bool) -> Bool {
        var hidden = false
        var index = 0
        var lineStart = true
        while index < bytes.count {
            let byte = bytes[index]
            if PrintedWords.isLetter(byte) {
                lineStart = false
                if !hidden, !take(byte) { return false }
                index += 1
                continue
            }
            let next = index + 1 < bytes.count ? bytes[index + 1] : 0
            switch (byte, next) {
            case (UInt8(ascii: ">"), UInt8(ascii: ">")) where lineStart:
                while index < bytes.count, bytes[index] != 0x0A { index += 1 }
                continue
            case (UInt8(ascii: "\\"), _): index += 1
            case (UInt8(ascii: "["), UInt8(ascii: "-")): hidden = side == .later
            case (UInt8(ascii: "{"), UInt8(ascii: "+")): hidden = side == .earlier
            case (UInt8(ascii: "-"), UInt8(ascii: "]")), (UInt8(ascii: "+"), UInt8(ascii: "}")): hidden = false
            default: break
            }
            if byte == 0x0A { lineStart = true } else if byte != 0x20 { lineStart = false }
            index += 1
        }
        return true
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

    func agrees(with meant: inout MeantLetters) -> Bool {
        // For each open element whether it hides its words.
        var open: [Bool] = []
        var depth = 0
        var inMain = !isHTML
        var index = 0
        while index < bytes.count {
            let byte = bytes[index]
            if byte == UInt8(ascii: "<") {
                let (end, hides) = tag(at: index)
                let second = index + 1 < bytes.count ? bytes[index + 1] : 0
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
            } else if byte == UInt8(ascii: "&") {
                while index < bytes.count, bytes[index] != UInt8(ascii: ";") { index += 1 }
                index += 1
            } else {
                if PrintedWords.isLetter(byte), inMain, depth == 0, !meant.takes(byte) { return false }
                index += 1
            }
        }
        return true
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
