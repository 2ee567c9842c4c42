import ConcordModel

/// Finds bytes that are no UTF-8.
enum InvalidUTF8 {
    /// Offset of the first byte that is not part of a well-formed sequence; nil when the text is sound. ASCII, nearly all
    /// of a contract, is passed over many bytes at a time.
    static func firstOffset(in bytes: [UInt8]) -> Int? {
        bytes.withUnsafeBufferPointer { firstOffset(in: $0[...]) }
    }

    /// The same of a stretch; the offset is the stretch's own.
    static func firstOffset(in bytes: Slice<UnsafeBufferPointer<UInt8>>) -> Int? {
        let bytes = UnsafeBufferPointer(rebasing: bytes)
        var first = 0
        while first + 16 <= bytes.count, !Sixteen.any(Sixteen.load(bytes, at: first) .> Sixteen.all(0x7F)) {
            first += 16
        }
        return firstOffset(in: UnsafeRawBufferPointer(bytes), from: first)
    }

    private static func firstOffset(in raw: UnsafeRawBufferPointer, from start: Int) -> Int? {
        var index = start
        let count = raw.count
        while index < count {
            if index + 8 <= count,
                raw.loadUnaligned(fromByteOffset: index, as: UInt64.self) & 0x8080_8080_8080_8080 == 0
            {
                index += 8
                continue
            }
            let byte = raw[index]
            if byte < 0x80 {
                index += 1
                continue
            }
            let length = sequenceLength(raw, index)
            if length == 0 { return index }
            index += length
        }
        return nil
    }

    /// The length of the well-formed sequence at `index`, or 0 (Unicode, table 3-7).
    private static func sequenceLength(_ raw: UnsafeRawBufferPointer, _ index: Int) -> Int {
        func tail(_ offset: Int, _ range: ClosedRange<UInt8> = 0x80...0xBF) -> Bool {
            index + offset < raw.count && range.contains(raw[index + offset])
        }
        switch raw[index] {
        case 0xC2...0xDF: return tail(1) ? 2 : 0
        case 0xE0: return tail(1, 0xA0...0xBF) && tail(2) ? 3 : 0
        case 0xED: return tail(1, 0x80...0x9F) && tail(2) ? 3 : 0
        case 0xE1...0xEF: return tail(1) && tail(2) ? 3 : 0
        case 0xF0: return tail(1, 0x90...0xBF) && tail(2) && tail(3) ? 4 : 0
        case 0xF1...0xF3: return tail(1) && tail(2) && tail(3) ? 4 : 0
        case 0xF4: return tail(1, 0x80...0x8F) && tail(2) && tail(3) ? 4 : 0
        default: return 0
        }
    }
}
