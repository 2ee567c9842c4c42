import ConcordModel

/// Where terms are used, for all terms in one pass over the words.
struct TermUses {
    /// For each term the provisions that use it, ascending.
    private(set) var provisions: [[Int32]]

    /// Looks for these terms, in lower case with single spaces, in any case, with a plural ending or a line end inside.
    init(of terms: [String], in text: ContractText) {
        provisions = Array(repeating: [], count: terms.count)
        guard !terms.isEmpty else { return }
        let wanted = terms.map { Array($0.utf8) }
        // By the first three letters, since a plural has the same.
        var byStart: [Int32: [Int]] = [:]
        var isStart = [Bool](repeating: false, count: 1 << 15)
        var isFirst = [Bool](repeating: false, count: 256)
        for (number, term) in wanted.enumerated() {
            let start = Self.start(term, 0, term.count)
            byStart[start, default: []].append(number)
            isStart[Int(start)] = true
            for first in [term[0], term[0] & 0xDF] { isFirst[Int(first)] = true }
        }
        text.bytes.withUnsafeBufferPointer { bytes in
            for (index, provision) in text.provisions.enumerated() {
                for range in [provision.heading, provision.text] where !range.isEmpty {
                    for at in range where isFirst[Int(bytes[at])] {
                        guard at == range.lowerBound || !WordReader.isLetter(bytes[at - 1]) else { continue }
                        let start = Self.start(bytes, at, range.upperBound)
                        guard isStart[Int(start)] else { continue }
                        for number in byStart[start] ?? [] where provisions[number].last != Int32(index) {
                            if Self.stands(wanted[number], in: bytes, at: at, range.upperBound) {
                                provisions[number].append(Int32(index))
                            }
                        }
                    }
                }
            }
        }
    }

    /// Where a term stands in the text of a provision by itself: not as a part of one of these longer terms, nor of a compound
    /// (`non-probationary employee`).
    static func places(of term: String, butNotIn longer: [String], in index: Int, of text: ContractText) -> [Int] {
        let wanted = Array(term.utf8)
        let around = longer.flatMap { longer in
            let bytes = Array(longer.utf8)
            return (0...max(0, bytes.count - wanted.count))
                .filter { bytes[$0...].starts(with: wanted) && ($0 == 0 || bytes[$0 - 1] == 0x20) }
                .map { (term: bytes, offset: $0) }
        }
        return text.bytes.withUnsafeBufferPointer { bytes in
            var places: [Int] = []
            let range = text.provisions[index].text
            for at in range where at == range.lowerBound || !WordReader.isLetter(bytes[at - 1]) {
                guard bytes[at] | 0x20 == wanted.first, at == range.lowerBound || bytes[at - 1] != UInt8(ascii: "-"),
                    stands(wanted, in: bytes, at: at, range.upperBound)
                else { continue }
                let isPart = around.contains { other in
                    at - other.offset >= range.lowerBound
                        && stands(other.term, in: bytes, at: at - other.offset, range.upperBound)
                }
                if !isPart { places.append(at) }
            }
            return places
        }
    }

    /// The first letters of a word, up to three, as one number.
    private static func start(_ bytes: some RandomAccessCollection<UInt8>, _ at: Int, _ end: Int) -> Int32 {
        var start: Int32 = 0
        var place = bytes.index(bytes.startIndex, offsetBy: at)
        for offset in 0..<3 where at + offset < end {
            let byte = bytes[place]
            guard WordReader.isLetter(byte) else { break }
            start = start << 5 | Int32(byte & 0x1F)
            place = bytes.index(after: place)
        }
        return start
    }

    private static func stands(_ term: [UInt8], in bytes: UnsafeBufferPointer<UInt8>, at start: Int, _ end: Int) -> Bool
    {
        var cursor = start
        for (place, letter) in term.enumerated() {
            guard cursor < end else { return false }
            let byte = bytes[cursor]
            if letter == 0x20 {
                guard byte == 0x20 || byte == 0x0A || byte == UInt8(ascii: "-") else { return false }
                while cursor < end, bytes[cursor] == 0x20 || bytes[cursor] == 0x0A || bytes[cursor] == UInt8(ascii: "-")
                {
                    cursor += 1
                }
                continue
            }
            // `party` is used in `parties`.
            if place == term.count - 1, letter == UInt8(ascii: "y"), byte | 0x20 == UInt8(ascii: "i"), cursor + 2 < end,
                bytes[cursor + 1] | 0x20 == UInt8(ascii: "e"), bytes[cursor + 2] | 0x20 == UInt8(ascii: "s")
            {
                return true
            }
            guard byte == letter || WordReader.isUpper(byte) && byte | 0x20 == letter else { return false }
            cursor += 1
        }
        if cursor < end, bytes[cursor] | 0x20 == UInt8(ascii: "e"), cursor + 1 < end,
            bytes[cursor + 1] | 0x20 == UInt8(ascii: "s")
        {
            cursor += 2
        } else if cursor < end, bytes[cursor] | 0x20 == UInt8(ascii: "s") {
            cursor += 1
        }
        return cursor >= end || !WordReader.isLetter(bytes[cursor])
    }
}
