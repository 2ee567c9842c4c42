import ConcordModel

/// Plain text: `[-struck-]` and `{+inserted+}`, an odd number of backslashes before such a sign that is text, notes on
/// lines of their own. A mark ends at its own closing sign alone: `{+{+}` inserts a brace.
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

    /// Whether the letters are those that were meant.
    func agrees(with meant: MeantText) -> Bool {
        var meant = meant
        return read({ meant.takes($0) }, { meant.passSame(bytes, from: $0) }) && meant.isAtEnd()
    }

    @inline(__always)
    private func read(_ take: (UInt8) -> Bool, _ passSame: (Int) -> Int) -> Bool {
        var hidden = false
        /// The first byte of the sign that opened the mark; 0 outside of marks.
        var open: UInt8 = 0
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
            if byte == 0x20 || byte == 0x0A {
                if byte == 0x0A { lineStart = true }
                index += 1
                while index < bytes.count, bytes[index] == 0x20 { index += 1 }
                continue
            }
            if hasNotes, lineStart, byte == UInt8(ascii: ">"), index + 1 < bytes.count, bytes[index + 1] == byte {
                while index < bytes.count, bytes[index] != 0x0A { index += 1 }
                continue
            }
            if hasMarks, index + 1 < bytes.count, let opener = mark(byte, bytes[index + 1]) {
                let opens = opener == byte
                if isEscaped(index) {
                    // Both bytes are passed, so that `\[-]` ends no mark.
                    index += 2
                    continue
                }
                if opens ? open == 0 : open == opener {
                    open = opens ? opener : 0
                    hidden = opens && hides(opener)
                    index += 2
                    continue
                }
            }
            lineStart = false
            index += 1
        }
        return true
    }

    /// The first byte of the sign that opens the mark which two bytes open or close; nil for anything else.
    private func mark(_ first: UInt8, _ second: UInt8) -> UInt8? {
        switch (first, second) {
        case (UInt8(ascii: "["), UInt8(ascii: "-")), (UInt8(ascii: "-"), UInt8(ascii: "]")): UInt8(ascii: "[")
        case (UInt8(ascii: "{"), UInt8(ascii: "+")), (UInt8(ascii: "+"), UInt8(ascii: "}")): UInt8(ascii: "{")
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
