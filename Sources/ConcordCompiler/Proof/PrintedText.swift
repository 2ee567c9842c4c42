import ConcordModel

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

    /// Whether the letters are those that were meant.
    func agrees(with meant: MeantText) -> Bool {
        var meant = meant
        return read({ meant.takes($0) }, { meant.passSame(bytes, from: $0) }) && meant.isAtEnd()
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
            if hasMarks, index + 1 < bytes.count, let opens = mark(byte, bytes[index + 1]) {
                if !isEscaped(index) { hidden = opens && hides(byte) }
                // Both bytes are passed, so that `\\[-]` ends no mark.
                index += 2
                continue
            }
            lineStart = false
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
